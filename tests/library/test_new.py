"""A new evaluation, from a library, names and roles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import (
    CriteriaError,
    EvaluationError,
    RepeatedNameError,
    UnknownNameError,
)
from evaluation.language.text import Text, same
from evaluation.library.new import new, slug
from evaluation.library.reading import criteria
from evaluation.model import Evaluator, Vendor


def test_a_new_evaluation_is_the_library_with_nobody_in_it() -> None:
    made = new("crm")
    assert made.criteria == criteria("crm")
    assert made.title == made.criteria.title
    assert made.languages == ("en", "fr")
    assert (made.vendors, made.evaluators, made.rounds) == ((), (), 1)


def test_names_of_vendors_get_identifiers_and_stay_as_typed() -> None:
    made = new("crm", vendors=[" Érable & Cie ", Vendor("b", Text("B (fictional)", "B (fictif)"))])
    assert made.vendors == (
        Vendor("erable_cie", same("Érable & Cie")),
        Vendor("b", Text("B (fictional)", "B (fictif)")),
    )


def test_a_role_becomes_an_evaluator_with_its_label_and_side() -> None:
    lea = Evaluator("lea", same("Léa"), role="it", side="it", voice=2.0)
    made = new("crm", evaluators=["cmto", lea])
    cmto = made.evaluators[0]
    assert (cmto.id, cmto.role, cmto.side, cmto.voice) == ("cmto", "cmto", "bridge", 1.0)
    assert cmto.label.en.startswith("Marketing technology lead")
    assert made.evaluators[1] is lea


@pytest.mark.parametrize(
    ("asked", "languages"),
    [
        ({"language": "fr"}, ("fr",)),
        ({"languages": ["fr", "en"]}, ("fr", "en")),
        ({"languages": ("en",)}, ("en",)),
        ({}, ("en", "fr")),
    ],
)
def test_the_languages_are_those_asked_for(asked: dict[str, Any], languages: object) -> None:
    assert new("crm", **asked).languages == languages


def test_a_title_may_be_given() -> None:
    assert new("crm", title="Notre CRM").title == same("Notre CRM")
    assert new("crm", title=Text("Ours", "Le nôtre")).title == Text("Ours", "Le nôtre")


def test_the_short_version_keeps_the_core_criteria() -> None:
    assert new("crm", short=True).criteria == criteria("crm").short()


def test_a_file_may_be_given(bent: Callable[..., Path]) -> None:
    path = bent(("category: mine", "category: mine\nlanguages: [fr]"))
    made = new(path, vendors=["A"])
    assert (made.criteria.category, made.languages) == ("mine", ("fr",))


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"category": "crn"}, UnknownNameError, r"unknown library 'crn'. Did you mean 'crm'\?"),
        (
            {"evaluators": ["sale"]},
            UnknownNameError,
            r"unknown role 'sale'. Did you mean 'sales'\?",
        ),
        ({"language": "de"}, UnknownNameError, "unknown language 'de'.* en, fr"),
        ({"language": "en", "languages": ["fr"]}, EvaluationError, "not both"),
        ({"vendors": "Hibou"}, EvaluationError, r"'vendors' takes several: write \['Hibou'\]"),
        ({"evaluators": "it"}, EvaluationError, r"'evaluators' takes several: write \['it'\]"),
        ({"languages": "fr"}, EvaluationError, r"'languages' takes several: write \['fr'\]"),
        ({"vendors": ["Hibou", "hibou!"]}, RepeatedNameError, "'hibou' is there more than once"),
        ({"vendors": ["?!"]}, EvaluationError, r"the name '\?!' has neither letters nor digits"),
        ({"evaluators": ["it", "it"]}, RepeatedNameError, "'it' is there more than once"),
    ],
)
def test_what_does_not_fit_is_refused(
    asked: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        new(**{"category": "crm", **asked})


def test_a_language_that_the_library_lacks_is_refused(bent: Callable[..., Path]) -> None:
    path = bent(("category: mine", "category: mine\nlanguages: [fr]"))
    with pytest.raises(UnknownNameError, match=r"unknown language 'en'.*Choose among: fr\."):
        new(path, language="en")


def test_a_library_without_core_criteria_has_no_short_version(bent: Callable[..., Path]) -> None:
    path = bent(("verify_by: demo", "verify_by: demo\n      core: true"))
    with pytest.raises(
        CriteriaError, match="no criterion of the pillar 'people' is marked"
    ) as caught:
        new(path, short=True)
    assert "aucun critère du pilier « people »" in caught.value.message.fr.replace(
        "\N{NO-BREAK SPACE}", " "
    )


@given(st.text())
def test_the_identifier_of_a_name_is_one_word_and_its_own_identifier(name: str) -> None:
    if any(c.isalnum() for c in name):
        made = slug(name)
        assert slug(made) == made
        assert made == made.strip("_")
        assert not set(made) & set(" ,;\"'/\\\n")
