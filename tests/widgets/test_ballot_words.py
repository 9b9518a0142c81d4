"""The words of the ballot: both languages, the same places, none too many, the library's own."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from evaluation.language.text import LANGUAGES, Text, typeset
from evaluation.shipped import shipped_folder
from evaluation.widgets import ballot_words
from evaluation.widgets.ballot import Ballot
from evaluation.widgets.ballot_words import EVIDENCE, WORDS

SENTENCES = {
    name: text for name, text in vars(ballot_words).items() if isinstance(text, Text)
} | WORDS  # fmt: skip


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_each_sentence_is_in_both_languages_with_the_same_places(text: Text) -> None:
    assert not text.missing(LANGUAGES)
    assert places(text.en) == places(text.fr)


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_what_the_page_says_is_typeset(text: Text) -> None:
    assert typeset(text) == text


def test_the_page_says_each_word_and_only_those() -> None:
    code = Ballot.module()
    said = set(re.findall(r"\bwords\.(\w+)", code)) | set(re.findall(r'"(\w+)"', code))
    assert set(WORDS) <= said
    assert set(re.findall(r"\bwords\.(\w+)", code)) <= set(WORDS)


def scales() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(
        (shipped_folder("criteria") / "_scales.yaml").read_text("utf-8")
    )
    return content


def test_evidence_and_answers_are_called_as_in_the_libraries() -> None:
    written = scales()
    assert {one["id"]: Text(one["en"], one["fr"]) for one in written["evidence"]} == EVIDENCE
    for name, words in written["must_have"]["answers"].items():
        assert WORDS[name] == Text(words["en"], words["fr"])
