"""The ballot in JupyterLab itself: run a cell, type, restart the kernel, run it again."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from journaling import begun, member

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 60  # seconds until a test gives up; what it waits for takes a few
TOKEN = "for-this-test-only"  # noqa: S105  # it opens nothing but a temporary folder
CELL = """import evaluation as ev
session = ev.open("selection.db", evaluator="ann")
ev.Ballot(session)"""
# Settings of the test: no news, no question on leaving, nothing that looks for another version.
ARGUMENTS = [
    "--no-browser", "--allow-root", "--ip=127.0.0.1", "--ServerApp.port_retries=0",
    f"--IdentityProvider.token={TOKEN}", "--LabApp.expose_app_in_browser=True",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
]  # fmt: skip


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab, and the folder that it shows."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            try:
                connection.request("GET", f"/api/status?token={TOKEN}")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.1)
    pytest.fail("JupyterLab did not start")


@pytest.fixture
def lab(browser: Browser, tmp_path: Path) -> Iterator[Lab]:
    """Return a JupyterLab of this test's own, on this computer only."""
    del browser  # without one the test is skipped before anything starts
    folder, settings = tmp_path / "work", tmp_path / "settings"
    folder.mkdir()
    for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
        (settings / name).mkdir(parents=True)
    config = settings / "CONFIG_DIR" / "labconfig"
    config.mkdir()
    off = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    (config / "page_config.json").write_text(json.dumps(off), "utf-8")
    own = {f"JUPYTER_{path.name}": str(path) for path in settings.iterdir()}
    port = _free_port()
    command = [sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={folder}"]
    server = subprocess.Popen(
        [*command, f"--ServerApp.port={port}", *ARGUMENTS],
        cwd=folder,
        env={**os.environ, **own, "IPYTHONDIR": str(settings), "JUPYTER_PREFER_ENV_PATH": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, server)
        yield Lab(folder, port)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _notebook(folder: Path) -> None:
    cell: dict[str, object] = {
        "cell_type": "code", "id": "ballot", "source": CELL, "metadata": {}, "outputs": [],
        "execution_count": None,
    }  # fmt: skip
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    content = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "score.ipynb").write_text(json.dumps(content), "utf-8")


def _command(page: Page, name: str) -> None:
    page.evaluate("(name) => window.jupyterapp.commands.execute(name)", name)


def _run(page: Page) -> None:
    """Run the cell, once the notebook has a kernel that waits for it."""
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    )
    _command(page, "notebook:run-all-cells")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a window from which no request leaves this computer."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(PATIENCE * 1000)
    asked: list[str] = []
    made.on("request", lambda request: asked.append(request.url))
    yield made
    made.close()
    inside = ("http://127.0.0.1:", "data:", "blob:")
    assert [url for url in asked if not url.startswith(inside)] == []


def test_a_digit_is_in_the_journal_and_comes_back_after_a_restart(
    lab: Lab, context: BrowserContext
) -> None:
    with begun(lab.folder) as facilitator:
        facilitator.open_round()
        _notebook(lab.folder)
        page = context.new_page()
        page.goto(f"{lab.address}/lab/tree/score.ipynb?token={TOKEN}")
        page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.content?.widgets")
        _run(page)
        page.locator(".scores td").first.focus()
        for key in ("4", "d", "d", "ArrowDown", "2"):  # "dd" would delete the cell of the notebook
            page.keyboard.press(key)
        page.wait_for_function("() => !document.querySelector('td[data-pending]')")
        page.get_by_text("Round 1, 2 of 6 scored").wait_for()  # news comes from another thread
        with member(facilitator, "ann") as mine:
            given = mine.evaluation.ratings.value[0, 0]
            assert sorted(given[given >= 0]) == [2, 4]
        before = page.locator(".scores td .text").all_inner_texts()
        page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
        )
        page.locator(".scores td").first.press("1")
        page.get_by_text("is the kernel running?").wait_for()  # it says so instead of looking alive
        _run(page)
        page.get_by_text("is the kernel running?").wait_for(state="detached")
        page.wait_for_function("() => document.querySelector('.dot')?.dataset.state === 'saved'")
        assert page.locator(".scores td .text").all_inner_texts() == before
        assert page.locator(".jp-Notebook .jp-Cell").count() == 1
