"""Changes as text: alike on every machine, read back as they were, refused where they do not fit."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from gestures import Gesture, gestures
from hypothesis import given, settings

from evaluation.errors import EvaluationError, JournalError, UnknownNameError
from evaluation.journal.acts import ConditionSet, ReadinessOpened, RoundOpened
from evaluation.journal.changes import Begun, Change, PointsGiven, RatingGiven, VendorNamed
from evaluation.journal.coding import KINDS, decoded, encoded, require_fit
from evaluation.journal.entry import Entry
from evaluation.journal.words import KINDS as WORDS
from evaluation.language.text import Text, same
from evaluation.model.table import MOST_TEXT

RATED = RatingGiven(evaluator="ann", vendor="v", criterion="t", round=1, rating=4, answer="given")


def entry(kind: str, content: str) -> Entry:
    return Entry(3, "", "", kind, content, 0, "", "", "")


def test_text_has_its_keys_in_order_no_defaults_and_floats_as_floats() -> None:
    assert encoded(require_fit(RATED)) == (
        '{"answer":"given","criterion":"t","evaluator":"ann","rating":4.0,"round":1,"vendor":"v"}'
    )
    named = VendorNamed(vendor="é", label=Text(fr="Hiver"))
    assert encoded(named) == '{"label":{"en":"","fr":"Hiver"},"vendor":"é"}'
    points = PointsGiven(evaluator="ann", points={"t": None, "h": 2})
    assert encoded(require_fit(points)) == '{"evaluator":"ann","points":{"h":2.0,"t":null}}'


@settings(max_examples=20)
@given(gestures())
def test_every_change_is_read_back_as_it_was(made: list[Gesture]) -> None:
    for change in [change for _, change in made if isinstance(change, Change)]:
        fit = require_fit(change)
        assert fit == change
        assert decoded(entry(type(change).__name__, encoded(change))) == change
        assert encoded(fit) == encoded(change)


def test_tuples_come_back_as_tuples() -> None:
    asked = ReadinessOpened(gate="A", respondents=("ann",), daily_users=("u1", "u2"))
    assert require_fit(asked) == asked
    begun = Begun(title=same("T"), languages=("fr",), criteria={})
    assert require_fit(begun) == begun


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert set(WORDS) == set(KINDS)
    assert all(text.en and text.fr for text in WORDS.values())


def test_numbers_of_numpy_are_numbers() -> None:
    given = PointsGiven(evaluator="ann", points={"t": np.int64(3), "h": np.float32(0.5)})  # type: ignore[dict-item]
    assert require_fit(given) == PointsGiven(evaluator="ann", points={"t": 3.0, "h": 0.5})


def _rated(**said: Any) -> RatingGiven:  # noqa: ANN401  # what is not of its type
    place = {"evaluator": "ann", "vendor": "v", "criterion": "t", "round": 1}
    return RatingGiven(**{**place, **said})


@pytest.mark.parametrize(
    ("change", "message", "french"),
    [
        (_rated(rating=float("nan")), "a number in it is not finite", "n’est pas fini"),
        (_rated(rating=float("inf")), "a number in it is not finite", "rien n’a été écrit"),
        (_rated(note="\ud83e"), "half of a character", "moitié de caractère"),
        (_rated(note=b"x"), r"RatingGiven: it cannot hold this \(bytes\)", "ne peut pas y figurer"),
        (
            _rated(note="x" * (MOST_TEXT + 1)),
            "RatingGiven, note: the text is too long",
            "trop long",
        ),
        (_rated(rating="4"), "RatingGiven, rating: '4' does not fit", "ne convient pas"),
        (_rated(rating=True), "RatingGiven, rating: 'True' does not fit", "ne convient pas"),
        (_rated(answer="maybe"), "RatingGiven, answer: 'maybe' does not fit", "ne convient pas"),
        (RoundOpened(round=1.5), "RoundOpened, round: '1.5' does not fit", "ne convient pas"),  # type: ignore[arg-type]
        (
            VendorNamed(vendor="v", label=same("x" * (MOST_TEXT + 1))),
            "VendorNamed, label, en: the text is too long",
            "trop long",
        ),
        (
            PointsGiven(evaluator="ann", points={"t": "5"}),  # type: ignore[dict-item]
            "PointsGiven, points, t: '5' does not fit",
            "ne convient pas",
        ),
        (ConditionSet(condition="c", words="w", met=1), "met: '1' does not fit", "ne convient"),  # type: ignore[arg-type]
    ],
)
def test_what_does_not_fit_its_type_is_refused_before_it_is_written(
    change: Change, message: str, french: str
) -> None:
    with pytest.raises(JournalError, match=message) as caught:
        require_fit(change)
    assert french in caught.value.message.fr


def test_what_is_no_change_is_refused() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown kind 'str'.*RatingGiven"):
        require_fit("RatingGiven")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "content", "message"),
    [
        ("RoundOpened", "", r"entry 3 \(RoundOpened\): '' does not fit"),
        ("RoundOpened", "[1]", r"entry 3 \(RoundOpened\): '\[1\]' does not fit"),
        ("RoundOpened", "[" * 5_000, r"entry 3 \(RoundOpened\): .* does not fit"),
        ("RoundOpened", "{}", r"entry 3 \(RoundOpened\), round: this is missing"),
        ("RoundOpened", '{"round":1.0}', r"round: '1.0' does not fit"),
        ("RoundOpened", '{"round":1,"x":2}', r"entry 3 \(RoundOpened\), x: nothing is known"),
        ("VendorNamed", '{"vendor":"\\ud800","label":{}}', r"entry 3 \(VendorNamed\)"),
        ("VendorNamed", '{"vendor":"\ud800","label":{}}', r"entry 3 \(VendorNamed\)"),
        ("VendorNamed", '{"vendor":"v","label":{"de":"V"}}', "label, de: nothing is known"),
        ("Dreamt", "{}", "entry 3: 'Dreamt' is of no kind"),
    ],
)
def test_an_entry_that_does_not_say_what_its_kind_must_say_is_named(
    kind: str, content: str, message: str
) -> None:
    with pytest.raises(JournalError, match=message) as caught:
        decoded(entry(kind, content))
    assert "entrée 3" in caught.value.message.fr


def test_a_number_that_is_not_finite_is_no_criterion_either() -> None:
    with pytest.raises(EvaluationError, match="not finite"):
        require_fit(
            Begun(
                title=same("T"),
                languages=("fr",),
                criteria={"criteria": [{"weight": float("nan")}]},
            )
        )
    assert json.loads(encoded(RATED))["rating"] == 4
