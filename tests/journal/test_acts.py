"""What a committee does as a body: which acts stand for good, and which after the choice."""

from __future__ import annotations

from evaluation.journal import acts
from evaluation.journal.acts import (
    ConditionSet,
    ConsentGiven,
    Decided,
    DecisionWithdrawn,
    ReadinessAnswered,
    Reviewed,
)
from evaluation.journal.coding import KINDS
from evaluation.journal.deeds import deed

SEEN_BY_ALL = {
    "Begun",
    "WeightsRevealed",
    "Sealed",
    "Unsealed",
    "RoundOpened",
    "RoundClosed",
    "Revealed",
    "ReadinessOpened",
    "ReadinessAnswered",
    "ReadinessClosed",
    "CostsOpened",
}
AFTER_THE_CHOICE = {
    "StepEntered",
    "ReadinessOpened",
    "ReadinessAnswered",
    "ReadinessClosed",
    "ConditionSet",
    "DecisionWithdrawn",
    "ConsentGiven",
    "Dissented",
    "Reviewed",
}


def test_each_act_is_applied_by_a_rule_of_its_own() -> None:
    own = {name for name, kind in KINDS.items() if kind.__module__ == acts.__name__}
    assert {kind.__name__ for kind in deed.registry if kind is not object} == own


def test_what_others_may_have_acted_on_is_not_undone() -> None:
    assert {name for name, kind in KINDS.items() if not kind.undoable} == SEEN_BY_ALL


def test_after_the_choice_only_what_belongs_to_it_is_written() -> None:
    assert {name for name, kind in KINDS.items() if kind.after_decision} == AFTER_THE_CHOICE


def test_a_later_act_on_the_same_thing_is_known_by_what_it_touches() -> None:
    assert Decided(vendor="v").touches == DecisionWithdrawn().touches
    assert ConditionSet(condition="a", words="x").touches == (("condition", "a"),)
    assert ConsentGiven(evaluator="ann", consents=True).touches == (("consent", "ann"),)
    assert Reviewed(day=30, indicators={}).touches == (("review", 30),)


def test_a_questionnaire_is_answered_by_its_respondent() -> None:
    assert ReadinessAnswered(gate="A", respondent="zoe").person == "zoe"
