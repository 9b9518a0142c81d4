"""What every test shares: repeatable properties, no silent skip, LibreOffice where there is one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

# The same examples in every run: a red test is red for everyone. `make campaign` looks further.
settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("campaign", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

NO_SKIP = "EVALUATION_NO_SKIP"
SOFFICE_ON_A_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


@pytest.fixture(scope="session")
def soffice() -> str:
    """Return the path of LibreOffice; the test is skipped where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    if not SOFFICE_ON_A_MAC.exists():
        pytest.skip("soffice is missing: install LibreOffice Calc to run this test")
    return str(SOFFICE_ON_A_MAC)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a long search with one seed in every run, and with ten others in `make campaign`."""
    if "campaign_seed" in metafunc.fixturenames:
        more = [pytest.param(seed, marks=pytest.mark.campaign) for seed in range(1, 11)]
        metafunc.parametrize("campaign_seed", [0, *more])


def _skipped(config: pytest.Config) -> list[str]:
    """Return the names of the skipped tests, when the environment allows none."""
    reporter: TerminalReporter | None = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or os.environ.get(NO_SKIP, "") in {"", "0"}:
        return []
    return [report.nodeid for report in reporter.stats.get("skipped", [])]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when a test was skipped and the environment allows none."""
    if _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    """Name the skipped tests, when the environment allows none."""
    if names := _skipped(config):
        terminalreporter.section(f"skipped, and {NO_SKIP} allows none", red=True)
        for name in names:
            terminalreporter.line(name)
