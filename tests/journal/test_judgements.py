"""Answers as they are applied: what each one sets, what takes it back, what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from journaling import started, write

from evaluation.errors import (
    EvaluationError,
    ProcessError,
    ScaleError,
    UnknownNameError,
    WeightsError,
)
from evaluation.journal.acts import RoundClosed, RoundOpened
from evaluation.journal.changes import (
    Change,
    ConflictDeclared,
    MeasureEntered,
    MustHaveAnswered,
    NoteWritten,
    PointsGiven,
    RatingGiven,
)
from evaluation.journal.fold import Fold
from evaluation.model.answers import Must, State

RATED = RatingGiven(
    evaluator="ann", vendor="v", criterion="t", round=1, rating=4.0, answer="given", evidence="E2"
)
NOTED = NoteWritten(evaluator="ann", vendor="v", criterion="t", round=1, note="slow")
FACT = MeasureEntered(
    vendor="v", criterion="m", measure=8.0, answer="given", note="in the contract"
)
MUST = MustHaveAnswered(vendor="v", criterion="must", answer="fail", evidence="E1")


@pytest.fixture
def fold() -> Fold:
    """Return a journal whose first round is open."""
    made = started()
    write(made, RoundOpened(round=1))
    return made


def test_a_rating_stands_in_its_cell_with_its_evidence_and_note(fold: Fold) -> None:
    write(fold, replace(RATED, note="fine"))
    then = fold.evaluation
    assert then.ratings.value[0, 0, 0, 0] == 4
    assert then.ratings.evidence[0, 0, 0, 0] == 2
    assert then.note(vendor="v", criterion="t", evaluator="ann", round=1) == "fine"
    write(fold, replace(RATED, rating=None, answer="not observed", evidence=""))
    assert fold.evaluation.ratings.state[0, 0, 0, 0] == State.NOT_OBSERVED
    assert fold.evaluation.notes == ()


def test_a_note_leaves_the_rating_as_it_is_and_an_empty_one_takes_it_back(fold: Fold) -> None:
    write(fold, RATED)
    write(fold, NOTED)
    assert fold.evaluation.ratings.value[0, 0, 0, 0] == 4
    assert [note.text for note in fold.evaluation.notes] == ["slow"]
    write(fold, replace(NOTED, note=""))
    assert fold.evaluation.notes == ()


def test_facts_stand_once_for_everybody(fold: Fold) -> None:
    write(fold, FACT, author="bob")
    write(fold, MUST, author="cat")
    then = fold.evaluation
    assert then.measures.value[0, 1] == 8
    assert then.note(vendor="v", criterion="m") == "in the contract"
    assert then.must_answers.state[0, 0] == Must.FAIL


def test_points_that_are_none_are_taken_back(fold: Fold) -> None:
    write(fold, PointsGiven(evaluator="ann", points={"t": 30.0, "m": 70.0}))
    write(fold, PointsGiven(evaluator="ann", points={"m": None}))
    assert np.array_equal(fold.evaluation.points[0, 1:3], [30, np.nan], equal_nan=True)


@pytest.mark.parametrize(
    "change",
    [
        RATED,
        replace(RATED, rating=None, answer="not observed", note="away"),
        NOTED,
        FACT,
        MUST,
        PointsGiven(evaluator="ann", points={"t": 30.0, "people": 2.0}),
    ],
)
def test_the_inverse_of_an_answer_brings_back_what_was_there(fold: Fold, change: Change) -> None:
    for before in (RATED, replace(FACT, measure=None, answer="not observed"), MUST):
        write(fold, replace(before, note="before", evidence="E0"))
        earlier = fold.evaluation
        write(fold, change)
        later = fold.evaluation
        number, inverse = fold.undoing()
        write(fold, inverse, undoes=number)
        assert fold.evaluation == earlier
        number, again = fold.redoing()
        write(fold, again, undoes=number)
        assert fold.evaluation == later


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (replace(RATED, vendor="x"), UnknownNameError, r"unknown vendor 'x'.*v, w"),
        (replace(RATED, evaluator="dan"), UnknownNameError, r"evaluator 'dan'.*ann, bob, cat"),
        (replace(RATED, criterion="x"), UnknownNameError, "unknown scored criterion 'x'"),
        (replace(RATED, criterion="m"), ScaleError, "'m' is measured once for everybody"),
        (replace(NOTED, criterion="m"), ScaleError, "'m' is measured once for everybody"),
        (replace(RATED, rating=7.0), ScaleError, "ann, v, t: 7.* 0 to 5"),
        (replace(RATED, answer=""), ScaleError, "ann, v, t: give a number with the answer 'given'"),
        (replace(RATED, answer="not observed"), ScaleError, "and none otherwise"),
        (replace(RATED, rating=None), ScaleError, "and none otherwise"),
        (replace(RATED, evidence="E9"), UnknownNameError, "unknown evidence level 'E9'"),
        (replace(RATED, round=2), ProcessError, "round 2 is not open; round 1 is"),
        (replace(NOTED, round=0), ProcessError, "round 0 is not open; round 1 is"),
        (replace(FACT, vendor="x"), UnknownNameError, "unknown vendor 'x'"),
        (replace(FACT, criterion="t"), ScaleError, "'t' is rated by each evaluator"),
        (replace(FACT, measure=-1.0), ScaleError, "v, m: -1"),
        (replace(FACT, measure=None), ScaleError, "v, m: give a number"),
        (replace(MUST, criterion="t"), UnknownNameError, "unknown must-have 't'.*must"),
        (replace(MUST, evidence="E9"), UnknownNameError, "unknown evidence level 'E9'"),
        (PointsGiven(evaluator="dan", points={}), UnknownNameError, "unknown evaluator 'dan'"),
        (PointsGiven(evaluator="ann", points={"x": 1.0}), UnknownNameError, "criterion 'x'"),
        (PointsGiven(evaluator="ann", points={"t": -1.0}), WeightsError, "ann: -1 points for 't'"),
        (
            PointsGiven(evaluator="ann", points={"t": 0.0, "m": 0.0}),
            WeightsError,
            "ann: the points of 't', 'm' are all zero",
        ),
        (
            PointsGiven(evaluator="ann", points={"p": 0.0}),
            WeightsError,
            "points of 'p' are all zero",
        ),
    ],
)
def test_what_is_refused_changes_nothing(
    fold: Fold, change: Change, error: type[EvaluationError], message: str
) -> None:
    write(fold, RATED)
    before, head = fold.evaluation, fold.head
    with pytest.raises(error, match=message):
        write(fold, change)
    assert (fold.evaluation, fold.head) == (before, head)


def test_levels_at_zero_are_seen_over_several_entries(fold: Fold) -> None:
    write(fold, PointsGiven(evaluator="ann", points={"t": 0.0}))
    with pytest.raises(WeightsError, match="'t', 'm' are all zero"):
        write(fold, PointsGiven(evaluator="ann", points={"m": 0.0}))
    write(fold, PointsGiven(evaluator="ann", points={"m": 1.0}))
    with pytest.raises(WeightsError, match="'t', 'm' are all zero"):
        write(fold, PointsGiven(evaluator="ann", points={"m": 0.0}))


def test_without_an_open_round_nobody_rates_nor_writes(fold: Fold) -> None:
    write(fold, RoundClosed(round=1))
    for change in (RATED, NOTED):
        with pytest.raises(ProcessError, match="no round is open: the facilitator opens one"):
            write(fold, change)


def test_somebody_recused_neither_rates_nor_weighs(fold: Fold) -> None:
    write(fold, ConflictDeclared(evaluator="ann", conflict="recused"), author="ann")
    for change in (RATED, NOTED, PointsGiven(evaluator="ann", points={"t": 1.0})):
        with pytest.raises(ProcessError, match="'ann' is recused"):
            write(fold, change)
    write(fold, FACT, author="ann")
