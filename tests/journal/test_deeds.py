"""Steps, rounds and seals: each in its turn, and what is out of turn is refused with the reason."""

from __future__ import annotations

import pytest
from journaling import small, started, write, written

from evaluation.errors import EvaluationError, ProcessError, UnknownNameError
from evaluation.journal.acts import (
    CostsOpened,
    Framed,
    Revealed,
    RoundClosed,
    RoundOpened,
    RuleAgreed,
    Sealed,
    StepEntered,
    Unsealed,
    WeightsRevealed,
)
from evaluation.journal.beginning import changes_of
from evaluation.journal.changes import Change, Part, PointsGiven, VendorNamed
from evaluation.journal.deeds import deed
from evaluation.journal.entry import Head, following
from evaluation.journal.fold import Fold
from evaluation.journal.proceedings import Proceedings
from evaluation.language.text import same


def sealed(part: Part, **rest: int) -> Sealed:
    return Sealed(part_sealed=part, digest="d", vendors=rest.get("vendors", 2), costs_open=False)


def undone(fold: Fold) -> None:
    number, inverse = fold.undoing()
    write(fold, inverse, undoes=number)


def test_going_back_needs_a_reason_that_stays_until_it_is_undone() -> None:
    fold = started()
    write(fold, StepEntered(step_name="discuss"))
    with pytest.raises(ProcessError, match="earlier step needs a reason"):
        write(fold, StepEntered(step_name="criteria", reason=" "))
    number = write(fold, StepEntered(step_name="criteria", reason="one is missing")).sequence
    assert fold.proceedings.step == "criteria"
    assert fold.proceedings.returns == ((number, "criteria", "one is missing"),)
    undone(fold)
    then = fold.proceedings
    assert (then.step, then.returns) == ("discuss", ())
    number, again = fold.redoing()
    assert again == StepEntered(step_name="criteria", reason="one is missing")
    entry = write(fold, again, undoes=number)
    assert fold.proceedings.returns == ((entry.sequence, "criteria", "one is missing"),)


def test_a_change_goes_on_to_its_step_and_never_back() -> None:
    fold = written([next(changes_of(small()))])[0]
    assert fold.proceedings.step == "frame"
    write(fold, VendorNamed(vendor="v", label=same("V")))
    assert fold.proceedings.step == "long_list"
    write(fold, Framed(problems="none"))
    assert fold.proceedings.step == "long_list"


def test_the_page_and_the_rule_are_those_written_last() -> None:
    fold = started()
    write(fold, Framed(problems="lost leads"))
    write(fold, RuleAgreed(quorum="all", tolerance=2.0))
    write(fold, RuleAgreed())
    assert fold.proceedings.frame == Framed(problems="lost leads")
    assert fold.proceedings.rule == RuleAgreed()
    undone(fold)
    assert fold.proceedings.rule == RuleAgreed(quorum="all", tolerance=2.0)


def test_a_round_opens_closes_and_is_revealed_to_all() -> None:
    fold = started()
    assert (fold.proceedings.open_round, fold.proceedings.is_blind) == (None, True)
    write(fold, RoundOpened(round=1))
    assert fold.proceedings.open_round == 1
    write(fold, RoundClosed(round=1))
    then = fold.proceedings
    assert (then.open_round, then.hidden_round) == (None, 1)
    write(fold, Revealed(round=1))
    assert not fold.proceedings.is_blind
    write(fold, RoundOpened(round=2))
    assert (fold.evaluation.rounds, fold.proceedings.step) == (2, "second_round")
    assert fold.proceedings.is_blind


@pytest.mark.parametrize(
    ("before", "change", "error", "message"),
    [
        ([], RoundOpened(round=2), UnknownNameError, "unknown round '2'.*1"),
        ([], RoundClosed(round=0), ProcessError, "no round has been opened yet"),
        ([], Revealed(round=1), ProcessError, "no round has been opened yet"),
        ([RoundOpened(round=1)], RoundOpened(round=2), ProcessError, "round 1 is not revealed yet"),
        (
            [RoundOpened(round=1)],
            Revealed(round=1),
            ProcessError,
            "round 1 is not closed; the last round is 1, which is open",
        ),
        (
            [RoundOpened(round=1), RoundClosed(round=1)],
            RoundClosed(round=1),
            ProcessError,
            "round 1 is not open; the last round is 1, which is closed",
        ),
        (
            [RoundOpened(round=1), RoundClosed(round=1)],
            RoundOpened(round=2),
            ProcessError,
            "round 1 is not revealed yet",
        ),
        ([], sealed("weights"), ProcessError, "seal the criteria first"),
        ([sealed("criteria")], sealed("criteria"), ProcessError, "sealed already, by entry 7"),
        ([], Unsealed(part_sealed="criteria", reason="x"), UnknownNameError, "part 'criteria'"),
        (
            [sealed("criteria")],
            Unsealed(part_sealed="criteria", reason=" "),
            ProcessError,
            "breaking a seal needs a reason",
        ),
        ([], StepEntered(step_name="lunch"), UnknownNameError, "unknown step 'lunch'.*frame"),
        ([], RuleAgreed(tolerance=0.0), ProcessError, "the tolerance must be positive"),
        ([], RuleAgreed(rounds=0), ProcessError, "one round at least"),
    ],
)
def test_what_is_out_of_turn_is_refused_and_changes_nothing(
    before: list[Change], change: Change, error: type[EvaluationError], message: str
) -> None:
    fold, _ = written(before, started())
    then, head, rounds = fold.proceedings, fold.head, fold.evaluation.rounds
    with pytest.raises(error, match=message):
        write(fold, change)
    assert (fold.proceedings, fold.head, fold.evaluation.rounds) == (then, head, rounds)


def test_the_seal_of_weights_holds_the_weights_of_the_committee() -> None:
    fold = started()
    write(fold, PointsGiven(evaluator="ann", points={"t": 30.0, "m": 10.0}))
    write(fold, sealed("criteria", vendors=0))
    assert not fold.proceedings.weights_revealed
    write(fold, sealed("weights"))
    seals = fold.proceedings.seals
    assert fold.proceedings.weights_revealed
    assert seals["criteria"].before_vendors
    assert not seals["weights"].before_vendors
    assert seals["weights"].weights["t"] == pytest.approx(0.75)
    assert seals["weights"].weights["technology"] == pytest.approx(1 / 3)


def test_without_their_criteria_sealed_weights_are_open_too() -> None:
    fold, _ = written([sealed("criteria"), sealed("weights")], started())
    seals = fold.proceedings.seals
    entry = write(fold, Unsealed(part_sealed="criteria", reason="one was forgotten"))
    assert fold.proceedings.seals == {}
    assert fold.proceedings.unsealed == tuple(
        (seals[part], entry.sequence, "one was forgotten") for part in ("criteria", "weights")
    )


def test_points_and_costs_are_shown_from_one_entry_on() -> None:
    fold = started()
    write(fold, WeightsRevealed())
    write(fold, CostsOpened())
    assert (fold.proceedings.is_blind, fold.proceedings.costs_open) == (False, True)


def test_an_act_of_no_known_kind_is_refused() -> None:
    fold = started()
    entry = following(Head(0, ""), author="", kind="", content="")
    with pytest.raises(UnknownNameError, match="unknown kind 'Change'"):
        deed(Change(), fold.draft, Proceedings(), entry)
