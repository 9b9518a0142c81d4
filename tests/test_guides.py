"""The facilitator's guide, in both languages: its code runs, and both tell the same workshop."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from evaluation.cli.help import HELP
from evaluation.display import html
from evaluation.language.text import Language
from evaluation.story import sentences

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDES: dict[Language, Path] = {"en": DOCS / "facilitator.md", "fr": DOCS / "animation.md"}


def blocks(language: Language) -> list[str]:
    """Return the code of a guide, block by block."""
    return re.findall(r"```python\n(.*?)```", GUIDES[language].read_text("utf-8"), re.DOTALL)


def shown_by(code: str, names: dict[str, Any]) -> object:
    """Run a block as a notebook does, and return what its last line shows."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "guide", "exec"), names)  # noqa: S102  # the point of it
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "guide", "eval"), names)  # noqa: S307  # likewise


@pytest.mark.parametrize("language", GUIDES)
def test_the_whole_workshop_runs_as_it_stands_in_the_guide(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    told: list[str] = []
    for code in blocks(language):
        shown = shown_by(code, names)
        if sentences.dispatch(type(shown)) is not sentences.dispatch(object):
            told.append(" ".join(sentences(shown, language=language)))
            assert html(shown, language=language)
    everything = "\n".join(told).replace("\N{NO-BREAK SPACE}", " ")
    said = {
        "en": ["6 of 145 cells", "The winner changes", "the reviews after 90 and 180 days"],
        "fr": [
            "6 cases sur 145",
            "La tête du classement change",
            "les bilans après 90 et 180 jours",
        ],
    }
    for words in said[language]:
        assert words in everything


def test_both_guides_tell_the_same_workshop() -> None:
    calls = {
        language: re.findall(r"(?:session|ev|it|ballot)\.\w+", " ".join(blocks(language)))
        for language in GUIDES
    }
    assert calls["en"] == calls["fr"]
    headings = {
        language: re.findall(r"^## (\d+)\.", path.read_text("utf-8"), re.MULTILINE)
        for language, path in GUIDES.items()
    }
    assert headings["en"] == headings["fr"]


@pytest.mark.parametrize("language", GUIDES)
def test_the_commands_that_a_guide_names_exist(language: Language) -> None:
    named = re.findall(
        r"`evaluation ((?:journal |round )?[a-z]+)", GUIDES[language].read_text("utf-8")
    )
    assert len(named) > 10
    assert {name.split()[-1] for name in named} <= set(HELP)


@pytest.mark.parametrize("language", GUIDES)
def test_the_links_of_a_guide_lead_somewhere(language: Language) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", GUIDES[language].read_text("utf-8")):
        assert (DOCS / link).exists(), link
