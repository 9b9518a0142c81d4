"""Whose judgements are kept from whom, entry by entry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from journaling import started, write

from evaluation import sample
from evaluation.errors import ProcessError
from evaluation.journal.acts import Dissented, Revealed, RoundClosed, RoundOpened, WeightsRevealed
from evaluation.journal.changes import (
    Change,
    ConflictDeclared,
    MeasureEntered,
    NoteWritten,
    PointsGiven,
    RatingGiven,
)
from evaluation.journal.fold import Fold
from evaluation.journal.proceedings import Proceedings
from evaluation.journal.sight import line, own, require_sight, seen

CELL = {"vendor": "v", "criterion": "t"}
RATED = RatingGiven(evaluator="ann", **CELL, round=1, rating=4, answer="given")
NOTED = NoteWritten(evaluator="ann", **CELL, round=1, note="secret")
POINTS = PointsGiven(evaluator="ann", points={"people": 3})


def is_shown(change: Change, now: Proceedings, name: str | None, *, author: str = "ann") -> bool:
    """Tell whether somebody may read a change that was written in an open round."""
    fold = started()
    write(fold, RoundOpened(round=1))
    entry = write(fold, change, author=author)
    shown = line(entry, now, name).change
    assert shown in (None, change)
    return shown is not None


OPEN = Proceedings(rounds=("open",))
CLOSED = Proceedings(rounds=("closed",))
SECOND = Proceedings(rounds=("revealed", "open"), weights_revealed=True)


@pytest.mark.parametrize("now", [OPEN, CLOSED])
@pytest.mark.parametrize("change", [RATED, NOTED, POINTS])
def test_what_is_not_revealed_is_read_by_its_author_and_the_facilitator(
    change: Change, now: Proceedings
) -> None:
    assert is_shown(change, now, "ann")
    assert is_shown(change, now, None)
    assert not is_shown(change, now, "bob")


def test_what_the_facilitator_wrote_for_somebody_is_theirs() -> None:
    assert is_shown(RATED, OPEN, "ann", author="")
    assert not is_shown(RATED, OPEN, "bob", author="")


@pytest.mark.parametrize("change", [RATED, NOTED, POINTS])
def test_a_revealed_round_stays_readable_while_the_next_is_open(change: Change) -> None:
    assert is_shown(change, SECOND, "bob")


def test_points_are_readable_once_they_are_revealed_though_ratings_are_not() -> None:
    now = replace(OPEN, weights_revealed=True)
    assert is_shown(POINTS, now, "bob")
    assert not is_shown(RATED, now, "bob")


@pytest.mark.parametrize(
    "change",
    [
        MeasureEntered(vendor="v", criterion="m", measure=5, answer="given"),
        ConflictDeclared(evaluator="ann", conflict="declared_minor", note="a cousin"),
        Dissented(evaluator="ann", words="no"),
    ],
)
def test_facts_interests_and_objections_are_read_by_all(change: Change) -> None:
    assert is_shown(change, OPEN, "bob")


def test_a_hidden_line_says_who_wrote_when_and_no_more() -> None:
    fold = started()
    write(fold, RoundOpened(round=1))
    entry = write(fold, RATED, author="ann")
    hidden = line(entry, fold.proceedings, "bob")
    assert (hidden.author, hidden.kind, hidden.at) == ("ann", "RatingGiven", entry.at)
    assert not hasattr(hidden, "salt")
    assert entry.content not in repr(hidden)


def test_ones_own_part_holds_ones_judgements_and_the_facts_only() -> None:
    made = sample("crm")
    mine = own(made, "finance")
    alone = made
    for person in made.evaluators:
        if person.id != "finance":
            alone = alone.without_evaluator(person.id)
    assert mine == alone
    assert mine.measures == made.measures
    assert {note.evaluator for note in mine.notes} <= {"", "finance"}


def test_somebody_who_is_on_no_committee_has_the_facts_only() -> None:
    nobody = own(sample("crm"), "guest")
    assert nobody.evaluators == ()
    assert nobody.points.shape[0] == 0


def played(*changes: Change) -> Fold:
    fold = started()
    for change in changes:
        write(fold, change)
    return fold


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ((), "until the weights are revealed or sealed, each member sees only their own points"),
        ((WeightsRevealed(),), ""),
        ((RoundOpened(round=1),), "until round 1 is revealed, each member sees only their own"),
        ((WeightsRevealed(), RoundOpened(round=1)), "until round 1 is revealed"),
        ((RoundOpened(round=1), RoundClosed(round=1)), "until round 1 is revealed"),
        ((RoundOpened(round=1), RoundClosed(round=1), Revealed(round=1)), ""),
    ],
)
def test_a_member_is_told_until_when_they_see_only_their_own(
    changes: tuple[Change, ...], refusal: str
) -> None:
    fold = played(*changes)
    require_sight(fold.proceedings, None)
    assert seen(fold.evaluation, fold.proceedings, None) == fold.evaluation
    mine = seen(fold.evaluation, fold.proceedings, "ann")
    if refusal:
        with pytest.raises(ProcessError, match=refusal):
            require_sight(fold.proceedings, "ann")
        assert [person.id for person in mine.evaluators] == ["ann"]
    else:
        require_sight(fold.proceedings, "ann")
        assert mine == fold.evaluation
