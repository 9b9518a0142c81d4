"""The house rules: what is installed, what is written down, and how the code is kept small."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from evaluation import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
MODULES = sorted((ROOT / "evaluation").rglob("*.py"))

# Modules whose tests are not in the mirrored file: path of the module -> path of its tests.
TESTED_ELSEWHERE: dict[str, str] = {
    "evaluation/cli/__init__.py": "tests/cli/test_commands.py",
    "evaluation/cli/help.py": "tests/cli/test_commands.py",
    "evaluation/cli/printing.py": "tests/cli/test_commands.py",
    "evaluation/model/answers.py": "tests/model/test_evaluation.py",
    "evaluation/model/frames.py": "tests/test_properties.py",
    "evaluation/model/reading.py": "tests/exchange/test_json_file.py",
    "evaluation/model/rows.py": "tests/test_properties.py",
    "evaluation/model/table.py": "tests/exchange/test_json_file.py",
    "evaluation/model/validity.py": "tests/model/test_evaluation.py",
    "evaluation/version.py": "tests/test_house.py",
}

# What may be longer than the rest: path of the module, or path::function. Say why beside each one.
LONG_ON_PURPOSE: frozenset[str] = frozenset()
MODULE_LINES, FUNCTION_LINES = 350, 40

# Libraries that take longer to import than most questions take to answer.
HEAVY = frozenset(
    [
        "IPython",
        "anywidget",
        "babel",
        "ipywidgets",
        "openpyxl",
        "pandas",
        "pydantic",
        "rich",
        "psutil",
        "scipy",
        "sqlalchemy",
        "traitlets",
        "typer",
        "yaml",
    ]
)

# In pieces, so that this file does not name them itself.
REGISTRIES = [
    name + end
    for name, end in (
        ("pypi.", "org"),
        ("python", "hosted.org"),
        ("anaconda.", "org"),
        ("npmjs.", "org"),
        ("deb.debian.", "org"),
    )
]
ONE_MACHINE = re.compile(r"(?<![\w.~])/(?:home|Users|root|work|tmp|opt)/\w|\b[A-Z]:\\+Users")
WRITTEN_BY_COMMANDS = {"out", "dist", "__pycache__"}


def path_of(path: Path) -> str:
    """Return a path as it is written in the project, whatever the system."""
    return path.relative_to(ROOT).as_posix()


def bounds(requirements: list[str]) -> dict[str, str]:
    """Return what each requirement asks of the version, by its name in one spelling."""
    parsed = [Requirement(text) for text in requirements]
    return {canonicalize_name(one.name): str(one.specifier) for one in parsed}


RUNTIME = bounds(PROJECT["project"]["dependencies"])


def conda() -> dict[str, str]:
    content = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    return bounds([entry for entry in content["dependencies"] if isinstance(entry, str)])


def locked(lock: str) -> dict[str, set[str]]:
    """Return the versions of each name in a lock file; each pin must have its digests."""
    blocks = re.split(r"^(?=\w)", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)[1:]
    versions: dict[str, set[str]] = {}
    for block in blocks:
        pin = re.match(r"([\w.-]+)==([\w.!+-]+)(?: ; [^\\\n]+)? \\\n", block)
        assert pin, f"{lock}: not a pinned requirement with digests: {block.splitlines()[0]}"
        assert re.search(r"^ +--hash=sha256:[0-9a-f]{64}\b", block, re.MULTILINE), (
            f"{lock}: {block}"
        )
        versions.setdefault(canonicalize_name(pin[1]), set()).add(pin[2])
    return versions


def texts() -> Iterator[tuple[str, str]]:
    """Yield the path and the content of every text file of the project."""
    for folder, below, names in os.walk(ROOT):
        below[:] = [
            one
            for one in below
            if one == ".ci" or not (one.startswith(".") or one in WRITTEN_BY_COMMANDS)
        ]
        for path in (Path(folder, name) for name in names):
            try:
                yield path_of(path), path.read_text("utf-8")
            except UnicodeDecodeError:  # a workbook or a picture
                continue


def lines_without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    docstring = ast.get_docstring(function, clean=False)
    return lines - (docstring.count("\n") + 1 if docstring is not None else 0)


def picture() -> list[set[str]]:
    """Return the modules on each line of the picture in CONTRIBUTING.md, from the top."""
    drawn = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("```")[1]
    rows = [line.partition("  ")[0] for line in drawn.splitlines() if line.strip(" |")]
    return [set(row.split(", ")) for row in rows]


def test_conda_asks_for_the_same_names_and_lower_bounds() -> None:
    asked = conda()
    assert asked.pop("python") == PROJECT["project"]["requires-python"]
    assert asked.pop("pip") == ""
    assert asked == RUNTIME


def test_nothing_shuts_out_a_future_version_of_what_the_package_needs() -> None:
    for asked in (PROJECT["project"]["requires-python"], *RUNTIME.values()):
        assert re.fullmatch(r">=[\d.]+", asked), f"{asked}: a lower bound only"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_covers_what_the_package_needs_and_the_tool_that_builds_it(lock: str) -> None:
    pinned = locked(lock)
    for name, asked in (RUNTIME | bounds(PROJECT["build-system"]["requires"])).items():
        lowest = Version(asked.removeprefix(">="))
        assert pinned.get(name), f"{lock}: {name} is missing; run `make lock`"
        assert all(Version(version) >= lowest for version in pinned[name]), name


def test_the_lock_for_tests_adds_to_the_other_one_and_changes_nothing_in_it() -> None:
    everyone, tests = (locked(lock) for lock in LOCKS)
    assert {name: tests.get(name) for name in everyone} == everyone
    wanted = [one for one in PROJECT["dependency-groups"]["dev"] if isinstance(one, str)]
    assert set(bounds(wanted)) <= set(tests)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.findall(r"\S*(?:://|--index|--extra-index|--find-links|file:)\S*", text)


def test_no_text_names_a_registry_or_a_folder_of_one_machine() -> None:
    found = [
        f"{path}:{number}: {line.strip()[:80]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if ONE_MACHINE.search(line) or any(host in line for host in REGISTRIES)
    ]
    assert not found, "\n".join(found)


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0] == __version__


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    said = {
        path_of(path): ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in MODULES
    }
    wordy = [path for path, text in said.items() if not text or "\n" in text or text[-1] != "."]
    assert not wordy, "no docstring of one line that ends with a full stop:\n" + "\n".join(wordy)


def test_modules_and_functions_stay_short() -> None:
    long = []
    for path in MODULES:
        text = path.read_text("utf-8")
        if len(text.splitlines()) > MODULE_LINES:
            long.append((path_of(path), len(text.splitlines())))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = lines_without_docstring(node)
                if lines > FUNCTION_LINES:
                    long.append((f"{path_of(path)}::{node.name}", lines))
    too_long = [f"{name}: {lines} lines" for name, lines in long if name not in LONG_ON_PURPOSE]
    assert not too_long, "\n".join(too_long)


def test_every_module_has_its_tests() -> None:
    missing = []
    for path in MODULES:
        content = ast.parse(path.read_text("utf-8"))
        defines = any(isinstance(n, ast.FunctionDef | ast.ClassDef) for n in ast.walk(content))
        if path.name == "__init__.py" and not defines:
            continue  # a door: what it opens to has its own tests
        inner = path.relative_to(ROOT / "evaluation")
        stem = path.parent.name if path.name == "__init__.py" else path.stem
        mirrored = f"tests/{(inner.parent / f'test_{stem}.py').as_posix()}"
        expected = TESTED_ELSEWHERE.get(path_of(path), mirrored)
        if not (ROOT / expected).is_file():
            missing.append(f"{path_of(path)}: no {expected}")
    assert not missing, "\n".join(missing)


def test_the_picture_of_the_layers_is_the_rule_that_is_checked() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    assert picture() == [{"notebooks"}, *(set(re.split(r" [|:] ", layer)) for layer in layers)]


def test_the_picture_of_the_layers_shows_what_exists() -> None:
    package = (ROOT / "evaluation").iterdir()
    exists = {one.stem for one in package if one.suffix == ".py" or (one / "__init__.py").exists()}
    assert set().union(*picture()) - {"notebooks"} == exists - {"__init__"}


def test_importing_the_package_starts_no_heavy_library() -> None:
    script = "import sys, evaluation; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert set(run.stdout.split()) & HEAVY == set()


def test_notebooks_are_stored_without_outputs() -> None:
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert notebooks
    for path in notebooks:
        content = json.loads(path.read_text("utf-8"))
        code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
        ran = [cell["source"] for cell in code if cell["outputs"] or cell["execution_count"]]
        assert not ran, f"{path_of(path)}: run nbstripout on it"
        assert "widgets" not in content["metadata"], path_of(path)


def test_the_wheel_carries_the_criteria_and_the_data(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"vendor_evaluation-{__version__}-py3-none-any.whl"
    carried = set(ZipFile(wheel).namelist())
    for folder in ("criteria", "data"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"evaluation/{path_of(path)}" for path in files} <= carried
    assert {path_of(path) for path in MODULES} | {"evaluation/py.typed"} <= carried
    pages = [*(ROOT / "evaluation").rglob("*.js"), *(ROOT / "evaluation").rglob("*.css")]
    assert {path_of(path) for path in pages} <= carried
    assert not [name for name in carried if name.startswith(("tests/", "criteria/", "data/"))]


@pytest.mark.parametrize("workers", [[], ["-n", "1"]], ids=["alone", "in a worker"])
@pytest.mark.parametrize(("allowed", "status"), [("1", 1), ("", 0)])
def test_a_skipped_test_fails_the_run_that_allows_none(
    allowed: str,
    status: int,
    workers: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EVALUATION_NO_SKIP", allowed)
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    test = "import pytest\n\ndef test_it():\n    pytest.skip('no reason')\n"
    (tmp_path / "test_skipped.py").write_text(test, "utf-8")
    command = [sys.executable, "-m", "pytest", "--rootdir", str(tmp_path), "-p", "no:cacheprovider"]
    run = subprocess.run(
        [*command, *workers, str(tmp_path)],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert run.returncode == status, run.stdout
    assert ("EVALUATION_NO_SKIP allows none" in run.stdout) is bool(status)
    assert "1 skipped" in run.stdout
