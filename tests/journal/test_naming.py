"""Who and what is in the selection: named, withdrawn and back, with everything that was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import RATING, leaf, tree
from gestures import tables
from hypothesis import given, settings
from journaling import HOURS, few, started, write, written
from strategies import evaluations

from evaluation import Evaluation
from evaluation.errors import (
    EvaluationError,
    JournalError,
    MissingTextError,
    ProcessError,
    ScaleError,
    UnknownNameError,
    WeightsError,
)
from evaluation.journal.acts import RoundOpened, Sealed
from evaluation.journal.beginning import changes_of
from evaluation.journal.changes import (
    Change,
    ConflictDeclared,
    CriteriaSet,
    MemberNamed,
    MemberRestored,
    MemberWithdrawn,
    PointsGiven,
    RatingGiven,
    VendorNamed,
    VendorRestored,
    VendorWithdrawn,
)
from evaluation.journal.fold import Fold
from evaluation.language.text import Text, same
from evaluation.model import Criteria

MEASURE = leaf("m", "technology", scale=HOURS, measured=True)
SHORT = tree(
    {"technology": [leaf("t", "technology", scale=replace(RATING, best=3, high=3)), MEASURE]}
)


def criteria(wanted: Criteria) -> CriteriaSet:
    return CriteriaSet(criteria=tables(wanted))


@pytest.fixture
def fold() -> Fold:
    """Return a journal in which ann has rated ``v`` 5 on ``t`` and given points."""
    made = started()
    write(made, RoundOpened(round=1))
    write(
        made,
        RatingGiven(
            evaluator="ann",
            vendor="v",
            criterion="t",
            round=1,
            rating=5.0,
            answer="given",
            note="!",
        ),
    )
    write(made, PointsGiven(evaluator="ann", points={"t": 0.0, "m": 9.0}))
    return made


@settings(max_examples=25)
@given(evaluations(min_vendors=1, min_evaluators=1))
def test_whoever_left_and_is_back_has_said_the_same_as_before(some: Evaluation) -> None:
    fold, _ = written(changes_of(some))
    vendor, person = some.vendors[0].id, some.evaluators[-1].id
    write(fold, VendorWithdrawn(vendor=vendor, reason="sold"))
    write(fold, MemberWithdrawn(evaluator=person, reason="elsewhere"))
    assert fold.evaluation == some.without_vendor(vendor).without_evaluator(person)
    write(fold, VendorRestored(vendor=vendor))
    write(fold, MemberRestored(evaluator=person))
    assert fold.evaluation == some


@settings(max_examples=25)
@given(evaluations(min_evaluators=1, recused=False))
def test_recused_somebody_does_not_count_and_undone_they_do(some: Evaluation) -> None:
    fold, _ = written(changes_of(some))
    person = some.evaluators[0].id
    write(fold, ConflictDeclared(evaluator=person, conflict="recused", note="a cousin"))
    assert fold.evaluation == some.recuse(person, "a cousin")
    number, inverse = fold.undoing()
    write(fold, inverse, undoes=number)
    assert fold.evaluation == some


def test_called_otherwise_a_vendor_or_a_person_keeps_place_answers_and_interest(fold: Fold) -> None:
    write(fold, ConflictDeclared(evaluator="ann", conflict="declared_minor", note="shares"))
    write(fold, VendorNamed(vendor="v", label=same("Vé")))
    write(fold, MemberNamed(evaluator="ann", label=same("Anne"), side="it", voice=2.0))
    then = fold.evaluation
    assert [vendor.label.en for vendor in then.vendors] == ["Vé", "w"]
    ann = then.evaluators[0]
    assert (ann.label.fr, ann.side, ann.voice) == ("Anne", "it", 2)
    assert (ann.conflict, ann.conflict_note) == ("declared_minor", "shares")
    assert then.ratings.value[0, 0, 0, 0] == 5


def test_a_name_that_was_given_is_undone_and_brought_back_by_redoing() -> None:
    fold = started()
    before = fold.evaluation
    for change in (
        VendorNamed(vendor="x", label=same("X")),
        MemberNamed(evaluator="dan", label=same("D")),
    ):
        write(fold, change)
        named = fold.evaluation
        number, inverse = fold.undoing()
        write(fold, inverse, undoes=number)
        assert fold.evaluation == before
        number, inverse = fold.redoing()
        write(fold, inverse, undoes=number)
        assert fold.evaluation == named
        before = named


def test_answers_to_criteria_that_stay_are_kept_and_the_others_come_back(fold: Fold) -> None:
    before = fold.evaluation
    more = tree({"technology": [leaf("new", "technology"), leaf("t", "technology"), MEASURE]})
    write(fold, criteria(more))
    assert fold.evaluation.ratings.value[0, 0, 0].tolist()[1] == 5
    write(fold, criteria(tree({"technology": [MEASURE]})))
    then = fold.evaluation
    assert (then.ratings.state == 0).all()
    assert then.notes == ()
    for _ in range(2):
        number, inverse = fold.undoing()
        write(fold, inverse, undoes=number)
    assert fold.evaluation == before


def test_a_leaf_that_is_measured_now_hides_its_ratings(fold: Fold) -> None:
    measured = tree({"technology": [leaf("t", "technology", measured=True), MEASURE]})
    write(fold, criteria(measured))
    assert (fold.evaluation.ratings.state == 0).all()
    write(fold, criteria(few()))
    assert fold.evaluation.ratings.value[0, 0, 0, 0] == 5


@pytest.mark.parametrize(
    ("wanted", "error", "message"),
    [
        (SHORT, ScaleError, "ann, v, t: 5.* 0 to 3"),
        (tree(), WeightsError, "ann: the points of 't' are all zero"),
    ],
)
def test_criteria_that_answers_do_not_fit_are_refused(
    fold: Fold, wanted: Criteria, error: type[EvaluationError], message: str
) -> None:
    before = fold.evaluation
    with pytest.raises(error, match=message):
        write(fold, criteria(wanted))
    assert fold.evaluation == before
    assert fold.draft.criteria == few()


@pytest.mark.parametrize(
    ("away", "back"),
    [
        (VendorWithdrawn(vendor="v"), VendorRestored(vendor="v")),
        (MemberWithdrawn(evaluator="ann"), MemberRestored(evaluator="ann")),
        (
            ConflictDeclared(evaluator="ann", conflict="recused"),
            ConflictDeclared(evaluator="ann", conflict="none"),
        ),
    ],
)
def test_nobody_comes_back_with_answers_that_no_longer_fit(
    fold: Fold, away: Change, back: Change
) -> None:
    write(fold, PointsGiven(evaluator="ann", points={"t": 1.0}))
    write(fold, away)
    write(fold, criteria(SHORT))
    before, head = fold.evaluation, fold.head
    with pytest.raises(ScaleError, match="ann, v, t: 5"):
        write(fold, back)
    assert (fold.evaluation, fold.head) == (before, head)
    write(fold, criteria(few()))
    write(fold, back)
    assert fold.evaluation.ratings.value[0, 0, 0, 0] == 5


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (VendorNamed(vendor="", label=same("X")), JournalError, "'' cannot be an identifier"),
        (VendorNamed(vendor=" ", label=same("X")), JournalError, "' ' cannot be an identifier"),
        (VendorNamed(vendor="x" * 101, label=same("X")), JournalError, "cannot be an identifier"),
        (VendorNamed(vendor="a\nb", label=same("X")), JournalError, "cannot be an identifier"),
        (MemberNamed(evaluator="", label=same("X")), JournalError, "'' cannot be an identifier"),
        (VendorNamed(vendor="x", label=Text(en="X")), MissingTextError, "x: .* missing in French"),
        (MemberNamed(evaluator="x", label=Text(fr="X")), MissingTextError, "missing in English"),
        (MemberNamed(evaluator="x", label=same("X"), voice=0.0), WeightsError, "voice of 'x' is 0"),
        (VendorWithdrawn(vendor="x"), UnknownNameError, r"unknown vendor 'x'.*v, w"),
        (VendorRestored(vendor="x"), UnknownNameError, r"unknown vendor 'x'"),
        (VendorRestored(vendor="v"), ProcessError, "'v' is still in the selection"),
        (MemberWithdrawn(evaluator="x"), UnknownNameError, "unknown evaluator 'x'"),
        (MemberRestored(evaluator="ann"), ProcessError, "'ann' is still in the selection"),
        (ConflictDeclared(evaluator="x", conflict="none"), UnknownNameError, "evaluator 'x'"),
        (CriteriaSet(criteria={}), EvaluationError, "table 'criteria' is missing"),
        (CriteriaSet(criteria={"ratings": []}), UnknownNameError, "unknown table 'ratings'"),
    ],
)
def test_what_is_refused_changes_nothing(
    fold: Fold, change: Change, error: type[EvaluationError], message: str
) -> None:
    before, head = fold.evaluation, fold.head
    with pytest.raises(error, match=message):
        write(fold, change)
    assert (fold.evaluation, fold.head) == (before, head)


def test_whoever_left_is_restored_and_not_named_anew(fold: Fold) -> None:
    write(fold, VendorWithdrawn(vendor="v", reason="sold"))
    write(fold, MemberWithdrawn(evaluator="ann", reason="elsewhere"))
    for change in (
        VendorNamed(vendor="v", label=same("V")),
        MemberNamed(evaluator="ann", label=same("A")),
    ):
        with pytest.raises(ProcessError, match="no longer in the selection; restore that name"):
            write(fold, change)
    with pytest.raises(UnknownNameError, match=r"unknown vendor 'v'.*w"):
        write(fold, VendorWithdrawn(vendor="v"))


def test_a_voice_does_not_change_under_sealed_weights() -> None:
    fold = started()
    for part in ("criteria", "weights"):
        write(fold, Sealed(part_sealed=part, digest="d", vendors=2, costs_open=False))
    with pytest.raises(ProcessError, match="the voice of 'ann' belongs to the weights"):
        write(fold, MemberNamed(evaluator="ann", label=same("A"), voice=2.0))
    write(fold, MemberNamed(evaluator="ann", label=same("A")))
