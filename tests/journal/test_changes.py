"""The kinds of changes: who may write each one, whom it is about, and what it sets."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, is_dataclass

import pytest

from evaluation.journal import changes
from evaluation.journal.changes import (
    MeasureEntered,
    MemberNamed,
    MustHaveAnswered,
    NoteWritten,
    PointsGiven,
    RatingGiven,
    VendorNamed,
    VendorWithdrawn,
)
from evaluation.journal.coding import KINDS
from evaluation.journal.judgements import judgement
from evaluation.journal.steps import STEPS
from evaluation.language.text import same

CELL = {"evaluator": "ann", "vendor": "v", "criterion": "t"}
ABOUT_ONESELF = {
    "ConflictDeclared",
    "PointsGiven",
    "RatingGiven",
    "NoteWritten",
    "ReadinessAnswered",
    "ConsentGiven",
    "Dissented",
}


def test_members_write_about_themselves_enter_facts_and_nothing_else() -> None:
    who: dict[str, set[str]] = {}
    for name, kind in KINDS.items():
        who.setdefault(kind.who, set()).add(name)
    assert who["person"] == ABOUT_ONESELF
    assert who["member"] == {"MeasureEntered", "MustHaveAnswered"}


def test_every_kind_is_a_frozen_value_and_its_step_is_a_step() -> None:
    known = {"", *(step.id for step in STEPS)}
    for name, kind in KINDS.items():
        assert is_dataclass(kind), name
        assert kind.step in known, name
    with pytest.raises(FrozenInstanceError, match="vendor"):
        VendorNamed(vendor="v", label=same("V")).vendor = "w"  # type: ignore[misc]


def test_a_later_change_of_the_same_thing_is_known_by_what_it_touches() -> None:
    rated = RatingGiven(**CELL, round=1)  # type: ignore[arg-type]
    assert rated.touches == NoteWritten(**CELL, round=1, note="x").touches
    assert rated.touches != RatingGiven(**CELL, round=2).touches  # type: ignore[arg-type]
    fact = MeasureEntered(vendor="v", criterion="m")
    assert fact.touches == MustHaveAnswered(vendor="v", criterion="m", answer="pass").touches
    named = VendorNamed(vendor="v", label=same("V"))
    assert named.touches == VendorWithdrawn(vendor="v").touches
    points = PointsGiven(evaluator="ann", points={"t": 1.0, "h": None})
    assert points.touches == (("points", "ann", "t"), ("points", "ann", "h"))


def test_a_change_says_whom_it_is_about() -> None:
    assert PointsGiven(evaluator="ann", points={}).person == "ann"
    assert MemberNamed(evaluator="ann", label=same("A")).person == "ann"
    assert VendorNamed(vendor="v", label=same("V")).person == ""


def test_each_change_of_the_evaluation_is_applied_by_a_rule_of_its_own() -> None:
    own = {name for name, kind in KINDS.items() if kind.__module__ == changes.__name__}
    applied = {kind.__name__ for kind in judgement.registry if kind is not object}
    assert applied == own - {"Begun"}
