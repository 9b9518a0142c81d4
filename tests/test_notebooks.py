"""The notebooks run from top to bottom, in both languages, and are stored without outputs."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from evaluation.language.text import LANGUAGES, Language

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
CHOICE = re.compile(r'^LANGUAGE = "en"', re.MULTILINE)

# What a person reads in each one, whatever the figures become.
READ: dict[str, dict[Language, str]] = {
    "1-prepare.ipynb": {"en": "Blocks the decision", "fr": "Bloque la décision"},
    "2-score.ipynb": {"en": "Embellie", "fr": "Embellie"},
    "3-stress-test.ipynb": {"en": "stays first as long as", "fr": "reste au premier rang tant que"},
    "4-decide.ipynb": {
        "en": "Nothing stands in the way of a decision",
        "fr": "Rien ne fait obstacle à une décision",
    },
    "5-export.ipynb": {"en": "my-decision.xlsx", "fr": "my-decision.xlsx"},
}


def opened(name: str) -> nbformat.NotebookNode:
    """Return a notebook as it is stored."""
    return nbformat.read(FOLDER / name, as_version=4)  # type: ignore[no-any-return, no-untyped-call]


def html_of(notebook: nbformat.NotebookNode) -> str:
    """Return everything that the cells show, rich forms first."""
    shown = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            shown.append(data.get("text/html") or data.get("text/plain") or output.get("text", ""))
    return "\n".join(shown)


def test_there_are_five_in_the_order_of_the_workshop() -> None:
    assert sorted(READ) == NOTEBOOKS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_in_a_language(name: str, language: Language, tmp_path: Path) -> None:
    notebook = opened(name)
    start = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert len(CHOICE.findall(start.source)) == 1
    start.source = CHOICE.sub(f'LANGUAGE = "{language}"', start.source)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = html_of(notebook)
    assert READ[name][language] in shown
    other: Language = "fr" if language == "en" else "en"
    if READ[name][other] != READ[name][language]:
        assert READ[name][other] not in shown


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_stays_thin(name: str) -> None:
    notebook = opened(name)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert all(len(cell.source.splitlines()) <= 15 for cell in code)
    assert len(code) <= 12
