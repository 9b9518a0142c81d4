"""What a member does in a session: each verb is about oneself, and keeps what is not said anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from journaling import begun, member

from evaluation import NOT_OBSERVED
from evaluation.errors import EvaluationError, FileError, ProcessError, ScaleError, UnknownNameError
from evaluation.model.answers import Must, State

if TYPE_CHECKING:
    from evaluation.journal.session import Session


@pytest.fixture
def facilitator(tmp_path: Path) -> Iterator[Session]:
    """Return the facilitator's session; the first round is open."""
    with begun(tmp_path) as made:
        made.open_round()
        yield made


@pytest.fixture
def ann(facilitator: Session) -> Iterator[Session]:
    """Return ann's session."""
    with member(facilitator, "ann") as made:
        yield made


def test_a_new_rating_keeps_evidence_and_note_unless_they_are_said_anew(ann: Session) -> None:
    ann.rate(4, vendor="v", criterion="t", evidence="E2", note="quick")
    ann.rate(3, vendor="v", criterion="t")
    then = ann.evaluation
    assert then.ratings.value[0, 0, 0, 0] == 3
    assert then.ratings.evidence[0, 0, 0, 0] == 2
    assert then.note(vendor="v", criterion="t", evaluator="ann", round=1) == "quick"
    ann.rate(NOT_OBSERVED, vendor="v", criterion="t", evidence="", note="")
    assert ann.evaluation.ratings.state[0, 0, 0, 0] == State.NOT_OBSERVED
    assert ann.evaluation.notes == ()
    ann.rate(None, vendor="v", criterion="t")
    assert ann.evaluation.ratings.state[0, 0, 0, 0] == State.BLANK


def test_a_note_stands_beside_a_rating(ann: Session) -> None:
    ann.write_note("ask again", vendor="w", criterion="h")
    note = ann.evaluation.note(vendor="w", criterion="h", evaluator="ann", round=1)
    assert note == "ask again"


def test_facts_and_interests_are_entered_by_members(ann: Session, facilitator: Session) -> None:
    ann.enter_measure(8, vendor="v", criterion="m", evidence="E4")
    ann.answer_must_have("fail", vendor="w", criterion="must")
    ann.give_points({"t": 3, "m": None})
    ann.declare_conflict("declared_minor", "a cousin works there")
    then = facilitator.evaluation
    assert then.measures.value[0, 1] == 8
    assert then.must_answers.state[1, 0] == Must.FAIL
    assert then.points[0, 1] == 3
    assert then.evaluators[0].conflict_note == "a cousin works there"
    ann.enter_measure(None, vendor="v", criterion="m")
    assert facilitator.evaluation.measures.state[0, 1] == State.BLANK


def test_consent_and_dissent_are_in_ones_own_words(ann: Session, facilitator: Session) -> None:
    with pytest.raises(ProcessError, match="no decision yet"):
        ann.consent(True)  # noqa: FBT003  # the answer
    facilitator.close_round()
    facilitator.reveal()
    facilitator.enter_measure(8, vendor="v", criterion="m")
    facilitator.answer_must_have("pass", vendor="v", criterion="must")
    facilitator.decide("v")
    ann.consent(False, "too soon")  # noqa: FBT003  # the answer
    ann.dissent("we have not tried it")
    assert facilitator.proceedings.consents["ann"].words == "too soon"
    assert facilitator.proceedings.dissents == {"ann": "we have not tried it"}


@pytest.mark.parametrize(
    ("rating", "error", "message"),
    [
        (7, ScaleError, "ann, v, t: 7.* 0 to 5"),
        (float("nan"), ScaleError, "ann, v, t: nan is not a number"),
        (float("inf"), ScaleError, "ann, v, t: inf is not a number"),
        (True, ScaleError, "ann, v, t: True is not a number"),
        ("good", ScaleError, "ann, v, t: 'good' is not a number"),
    ],
)
def test_what_is_no_rating_is_refused(
    ann: Session, rating: float, error: type[EvaluationError], message: str
) -> None:
    before = ann.head
    with pytest.raises(error, match=message):
        ann.rate(rating, vendor="v", criterion="t")
    assert ann.head == before


def test_wrong_words_are_refused_with_the_right_ones(ann: Session) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown answer 'yes'.*pass, fail, unknown"):
        ann.answer_must_have("yes", vendor="v", criterion="must")
    with pytest.raises(UnknownNameError, match=r"unknown conflict of interest 'big'"):
        ann.declare_conflict("big")
    with pytest.raises(ScaleError, match="ann, t: nan is not a number"):
        ann.give_points({"t": float("nan")})


def test_without_an_open_round_a_rating_is_refused(ann: Session, facilitator: Session) -> None:
    facilitator.close_round()
    with pytest.raises(ProcessError, match="no round is open: the facilitator opens one first"):
        ann.rate(4, vendor="v", criterion="t")


def test_a_table_of_answers_is_entered_whole_or_not_at_all(facilitator: Session) -> None:
    place = {"round": 1, "vendor": "v", "criterion": "t"}
    rows = [{**place, "evaluator": "ann", "rating": 4}, {**place, "evaluator": "bob", "rating": 2}]
    facilitator.enter("ratings", pd.DataFrame(rows))
    assert facilitator.evaluation.ratings.value[0, :2, 0, 0].tolist() == [4, 2]
    before = facilitator.head
    with pytest.raises(ScaleError, match="bob, v, t: 9"):
        facilitator.enter("ratings", [{**rows[0], "rating": 1}, {**rows[1], "rating": 9}])
    with pytest.raises(FileError, match="ratings, row 1, column 'rating': 'x'"):
        facilitator.enter("ratings", [{**rows[0], "rating": "x"}])
    with pytest.raises(UnknownNameError, match="unknown table 'vendors'"):
        facilitator.enter("vendors", [])
    assert facilitator.head == before
    assert facilitator.evaluation.ratings.value[0, :2, 0, 0].tolist() == [4, 2]


def test_a_fact_entered_anew_keeps_its_evidence_and_note_unless_they_are_said(
    facilitator: Session,
) -> None:
    leaf = next(leaf.id for leaf in facilitator.evaluation.criteria.leaves if leaf.measured)
    must = facilitator.evaluation.criteria.must_haves[0].id
    facilitator.enter_measure(4, vendor="v", criterion=leaf, evidence="E3", note="our own test")
    facilitator.enter_measure(3, vendor="v", criterion=leaf)
    facilitator.answer_must_have("unknown", vendor="v", criterion=must, evidence="E1", note="asked")
    facilitator.answer_must_have("pass", vendor="v", criterion=must)
    then = facilitator.evaluation
    assert then.note(vendor="v", criterion=leaf) == "our own test"
    assert then.note(vendor="v", criterion=must) == "asked"
    assert max(then.measures.evidence[0].tolist()) == 3
    assert then.must_answers.evidence[0, 0] == 1
