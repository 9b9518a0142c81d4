"""What must hold of every sentence, whatever the result and the language."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from results import every_result
from strategies import evaluations

import evaluation.story
from evaluation import Evaluation, rank, sample
from evaluation.errors import EvaluationError
from evaluation.language.text import LANGUAGES, Language, Text
from evaluation.story import sentence, sentences
from evaluation.story.headings import Column

WORDS = st.sampled_from(["Hibou", "Loutre", "Été", "Owl & Otter", "A (b)", "<b>"])


def templates() -> Iterator[tuple[str, Text]]:
    """Yield every text that the modules of the story hold, with its place."""
    for module in pkgutil.iter_modules(evaluation.story.__path__):
        content = vars(importlib.import_module(f"evaluation.story.{module.name}"))
        for name, value in content.items():
            items = value.items() if isinstance(value, dict) else [("", value)]
            for key, item in items:
                text = item.heading if isinstance(item, Column) else item
                if isinstance(text, Text):
                    yield f"{module.name}.{name} {key}", text


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_there_are_templates_to_look_at() -> None:
    assert len(list(templates())) > 80


@pytest.mark.parametrize(("where", "text"), list(templates()))
def test_every_template_speaks_both_languages_about_the_same_things(where: str, text: Text) -> None:
    assert not text.missing(LANGUAGES), where
    # A verb that only agrees in French has a place in French alone.
    agreement = {"could", "follows"}
    assert places(text.en) - agreement == places(text.fr) - agreement, where


@pytest.mark.parametrize(("where", "text"), list(templates()))
def test_french_typography_is_kept(where: str, text: Text) -> None:
    assert not re.search(r"[^\N{NO-BREAK SPACE}][:%»]|«[^\N{NO-BREAK SPACE}]", text.fr), where
    assert not re.search(r"\s[;?!]", text.fr), where
    assert "'" not in text.fr, where


@pytest.mark.parametrize(("where", "text"), list(templates()))
def test_french_never_sets_a_name_after_a_word_that_would_be_elided(where: str, text: Text) -> None:
    named = r"\b(de|que|le|la) \{(vendor|vendors|first|second|rival|rivals|other|choice|over)\}"
    assert not re.search(named, text.fr), where


@given(evaluations(min_vendors=1, max_vendors=4, max_evaluators=3, texts=WORDS))
@hypothesis_settings(max_examples=40)
def test_every_result_of_every_evaluation_is_told_in_both_languages(made: Evaluation) -> None:
    for result in every_result(made):
        for language in LANGUAGES:
            told = sentences(result, language=language)
            assert told
            for text in told:
                assert text[-1] == ".", text
                assert not re.search(r"\{\w*\}|\bnan\b|  ", text), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_no_id_shows_where_a_label_should_stand(name: str, language: Language) -> None:
    made = sample(name)
    ids = [item.id for item in (*made.vendors, *made.criteria.nodes, *made.criteria.must_haves)]
    for result in every_result(made):
        text = sentence(result, language=language)
        for shown in ids:
            assert not re.search(rf"(?<![\w.]){re.escape(shown)}(?![\w.])", text) or any(
                shown in item.label.to(language) for item in made.vendors + made.criteria.nodes
            )


def test_the_paragraph_is_the_sentences_together() -> None:
    ranking = rank(sample("crm"))
    assert sentence(ranking, language="fr") == " ".join(sentences(ranking, language="fr"))


def test_what_is_no_result_has_no_sentence() -> None:
    with pytest.raises(EvaluationError, match="no sentence for a result of type int"):
        sentences(3, language="en")
