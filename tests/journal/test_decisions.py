"""Around the decision: readiness, costs, conditions, the choice, consent, dissent and reviews."""

from __future__ import annotations

import answering
import pytest
from journaling import started, write, written

from evaluation.errors import EvaluationError, JournalError, ProcessError, UnknownNameError
from evaluation.journal.acts import (
    ConditionSet,
    ConsentGiven,
    Decided,
    DecisionWithdrawn,
    Dissented,
    ReadinessAnswered,
    ReadinessClosed,
    ReadinessOpened,
    Reviewed,
    RoundClosed,
    RoundOpened,
)
from evaluation.journal.changes import Change, VendorWithdrawn
from evaluation.journal.fold import Fold

ASKED = ReadinessOpened(gate="A", respondents=("ann", "u1"), daily_users=("u1", "u2", "u3"))
DUE = ConditionSet(condition="c1", words="a pilot first", owner="bob", due="2027-01-31")
CONSENT = ConsentGiven(evaluator="ann", consents=True)


def closed(gate: str = "A") -> ReadinessClosed:
    answers = answering.given(people=4, daily=4, gate=gate)
    return ReadinessClosed(gate="A", answers=answers.as_dict())


def undone(fold: Fold) -> None:
    number, inverse = fold.undoing()
    write(fold, inverse, undoes=number)


def test_a_gate_says_who_is_asked_and_who_has_not_answered_yet() -> None:
    fold, _ = written([ASKED], started())
    gate = fold.proceedings.gates["A"]
    assert gate.respondents == ("ann", "u1", "u2", "u3")
    for _ in range(2):
        write(fold, ReadinessAnswered(gate="A", respondent="u2"), author="u2")
    gate = fold.proceedings.gates["A"]
    assert (gate.answered, gate.waiting_for) == (("u2",), ("ann", "u1", "u3"))
    write(fold, closed())
    gate = fold.proceedings.gates["A"]
    assert gate.answers is not None
    assert gate.answers.total == 4


@pytest.mark.parametrize(("gate", "step"), [("A", "long_list"), ("B", "decide")])
def test_a_gate_goes_on_to_its_step_and_never_back(gate: str, step: str) -> None:
    fold = started()
    people = ("u1", "u2", "u3")
    write(fold, ReadinessOpened(gate=gate, respondents=(), daily_users=people))  # type: ignore[arg-type]
    assert fold.proceedings.step == step


@pytest.mark.parametrize(
    ("before", "change", "error", "message"),
    [
        (
            [],
            ReadinessOpened(gate="A", respondents=("ann",), daily_users=("u1", "u2", "u2")),
            ProcessError,
            "three future daily users at least.*here: 2",
        ),
        (
            [],
            ReadinessOpened(gate="A", respondents=("",), daily_users=("u1", "u2", "u3")),
            JournalError,
            "'' cannot be an identifier",
        ),
        ([ASKED], ASKED, ProcessError, "gate A has gone out already"),
        (
            [],
            ReadinessAnswered(gate="A", respondent="ann"),
            ProcessError,
            "gate A has not gone out yet",
        ),
        (
            [ASKED],
            ReadinessAnswered(gate="A", respondent="zoe"),
            UnknownNameError,
            "'zoe'.*ann, u1",
        ),
        (
            [ASKED, closed()],
            ReadinessAnswered(gate="A", respondent="ann"),
            ProcessError,
            "gate A is closed: it takes no more answers",
        ),
        ([ASKED, closed()], closed(), ProcessError, "gate A is closed"),
        ([ASKED], closed("B"), UnknownNameError, "unknown gate 'B'.*A"),
        ([ASKED], ReadinessClosed(gate="A", answers={}), EvaluationError, "have the keys gate"),
        ([], ConditionSet(condition="", words="x"), JournalError, "'' cannot be an identifier"),
        (
            [],
            ConditionSet(condition="c", words="x", due="soon"),
            ProcessError,
            "'soon' is not a date; write it as 2027-01-31",
        ),
        ([], ConditionSet(condition="c", words="x", due="20270131"), ProcessError, "not a date"),
        ([], ConditionSet(condition="c", words="x", due="2027-02-30"), ProcessError, "not a date"),
        ([], Decided(vendor="x"), UnknownNameError, r"unknown vendor 'x'.*v, w"),
        (
            [VendorWithdrawn(vendor="v", reason="sold")],
            Decided(vendor="v"),
            UnknownNameError,
            "unknown vendor 'v'",
        ),
        (
            [RoundOpened(round=1), RoundClosed(round=1)],
            Decided(vendor="v"),
            ProcessError,
            "round 1 is not revealed yet: nobody can decide",
        ),
        ([Decided(vendor="v")], Decided(vendor="w"), ProcessError, r"the choice is made \(v\)"),
        ([], DecisionWithdrawn(reason="x"), ProcessError, "no decision to withdraw"),
        (
            [Decided(vendor="v")],
            DecisionWithdrawn(reason=" "),
            ProcessError,
            "withdrawing a decision needs a reason",
        ),
        ([], CONSENT, ProcessError, "no decision yet to consent to"),
        (
            [Decided(vendor="v")],
            ConsentGiven(evaluator="zoe", consents=True),
            UnknownNameError,
            "unknown evaluator 'zoe'",
        ),
        ([], Dissented(evaluator="zoe", words="no"), UnknownNameError, "unknown evaluator 'zoe'"),
        ([], Reviewed(day=30, indicators={}), ProcessError, "no decision yet whose use"),
        (
            [Decided(vendor="v")],
            Reviewed(day=0, indicators={}),
            ProcessError,
            "one day after the choice at the earliest, not 0",
        ),
    ],
)
def test_what_is_out_of_turn_is_refused_and_changes_nothing(
    before: list[Change], change: Change, error: type[EvaluationError], message: str
) -> None:
    fold, _ = written(before, started())
    then, head = fold.proceedings, fold.head
    with pytest.raises(error, match=message):
        write(fold, change)
    assert (fold.proceedings, fold.head) == (then, head)


def test_a_condition_is_set_met_and_taken_back() -> None:
    fold, _ = written([DUE], started())
    met = ConditionSet(condition="c1", words="a pilot first", met=True)
    write(fold, met)
    assert fold.proceedings.conditions == {"c1": met}
    undone(fold)
    assert fold.proceedings.conditions == {"c1": DUE}
    write(fold, ConditionSet(condition="c1", words=" "))
    assert fold.proceedings.conditions == {}
    undone(fold)
    assert fold.proceedings.conditions == {"c1": DUE}


def test_a_choice_is_made_at_a_moment_and_undone_as_if_never_made() -> None:
    fold = started()
    before = fold.proceedings
    entry = write(fold, Decided(vendor="v", reason="cheaper to run"))
    assert fold.proceedings.decided_at == entry.at
    undone(fold)
    assert fold.proceedings == before


def test_consent_is_to_this_choice_and_ends_with_it() -> None:
    fold, _ = written([Decided(vendor="v")], started())
    write(fold, CONSENT, author="ann")
    write(fold, ConsentGiven(evaluator="bob", consents=False, words="too soon"), author="bob")
    assert [one.consents for one in fold.proceedings.consents.values()] == [True, False]
    write(fold, ConsentGiven(evaluator="bob", consents=None), author="bob")
    assert set(fold.proceedings.consents) == {"ann"}
    written([DecisionWithdrawn(reason="new facts"), Decided(vendor="w")], fold)
    assert fold.proceedings.consents == {}


def test_dissent_stays_in_its_words_until_its_author_takes_it_back() -> None:
    fold = started()
    write(fold, Dissented(evaluator="ann", words="too dear"), author="ann")
    assert fold.proceedings.dissents == {"ann": "too dear"}
    write(fold, Dissented(evaluator="ann", words=" "), author="ann")
    assert fold.proceedings.dissents == {}


def test_reviews_are_kept_by_their_day() -> None:
    fold, _ = written([Decided(vendor="v")], started())
    found = Reviewed(day=30, indicators={"active_users": 0.5}, words="slow")
    write(fold, found)
    assert (fold.proceedings.reviews, fold.proceedings.step) == ({30: found}, "follow_up")
    undone(fold)
    assert (fold.proceedings.reviews, fold.proceedings.step) == ({}, "decide")
