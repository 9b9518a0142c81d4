"""The words of the what-if page: both languages, the same places, none too many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evaluation.language.text import LANGUAGES, Text, typeset
from evaluation.widgets.what_if import what_if_module
from evaluation.widgets.what_if_words import NO_SCRIPT, WORDS

EVERY = {**WORDS, "no_script": NO_SCRIPT}


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("text", EVERY.values(), ids=EVERY)
def test_each_sentence_is_in_both_languages_and_typeset(text: Text) -> None:
    assert not text.missing(LANGUAGES)
    assert typeset(text) == text
    # French may agree where English need not: "follows", "could".
    assert places(text.en) <= places(text.fr)


def test_the_page_says_each_sentence_and_only_those() -> None:
    code = what_if_module()
    assert not [name for name in WORDS if f'"{name}"' not in code and name not in OUTCOMES]
    said = set(re.findall(r'\bsay\(\s*"(\w+)"', code))
    assert said <= set(WORDS)


OUTCOMES = {"alone", "tied"}  # said by the name that the engine gives them


def test_the_parts_of_the_pages_stand_beside_their_python() -> None:
    folder = Path(__file__).resolve().parents[2] / "evaluation" / "widgets"
    assert {path.name for path in folder.iterdir() if path.suffix in {".js", ".css"}} == {
        "ballot.css",
        "ballot.js",
        "elements.js",
        "engine.js",
        "grid.js",
        "link.js",
        "panel.js",
        "standalone.js",
        "telling.js",
        "what_if.css",
        "what_if.js",
    }
