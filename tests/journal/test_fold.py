"""Entries folded: whatever a committee does, undoes and redoes, the state is what they add up to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from gestures import AUTHORS, Gesture, gestures, tables
from hypothesis import event, given, settings
from journaling import few, small, started, write, written

from evaluation.errors import EvaluationError, JournalError, ProcessError, UnknownNameError
from evaluation.journal.acts import (
    ConsentGiven,
    Decided,
    DecisionWithdrawn,
    Framed,
    RoundOpened,
    RuleAgreed,
    Sealed,
    Unsealed,
)
from evaluation.journal.beginning import changes_of
from evaluation.journal.changes import (
    Change,
    CriteriaSet,
    MeasureEntered,
    MustHaveAnswered,
    PointsGiven,
    RatingGiven,
    VendorNamed,
)
from evaluation.journal.coding import encoded
from evaluation.journal.entry import Entry, following
from evaluation.journal.fold import Fold
from evaluation.language.text import same

State = tuple[Any, ...]


def state(fold: Fold) -> State:
    """Return all that a fold adds up to, but the numbers of entries."""
    if not fold.head.count:
        return ()
    now = fold.proceedings
    returns = tuple((step, reason) for _, step, reason in now.returns)
    return fold.evaluation.digest, replace(now, returns=()), returns


@dataclass
class Room:
    """Some people at one journal, each with a session of their own."""

    folds: dict[str, Fold]
    entries: list[Entry] = field(default_factory=list)
    # The state before each entry that stands, as far as it is known; likewise before each undoing.
    standing: dict[int, State | None] = field(default_factory=dict)
    undone: dict[int, State] = field(default_factory=dict)

    @classmethod
    def open(cls) -> Room:
        room = cls({name: Fold(name) for name in AUTHORS})
        for change in changes_of(small()):
            room.do("", change)
        return room

    def do(self, author: str, wanted: Change | str) -> None:
        """Write one gesture for everybody, or find that it was refused and changed nothing."""
        own = self.folds[author]
        before, head = state(own), own.head
        try:
            undoes, change = self._made(own, wanted)
            entry = write(own, change, author=author, undoes=undoes)
        except EvaluationError:
            assert (state(own), own.head) == (before, head)
            event("refused")
            return
        for name, fold in self.folds.items():
            if name != author:
                fold.follow([entry])
        self.entries.append(entry)
        self._compare(entry, before, state(own))

    @staticmethod
    def _made(own: Fold, wanted: Change | str) -> tuple[int, Change]:
        if isinstance(wanted, str):
            return own.undoing() if wanted == "undo" else own.redoing()
        return 0, wanted

    def _compare(self, entry: Entry, before: State, after: State) -> None:
        numbers = list(self.standing)
        if entry.undoes in numbers:
            then = self.standing.pop(entry.undoes)
            later = numbers[numbers.index(entry.undoes) + 1 :]
            if not later and then is not None:
                event("undone")
                assert after == then
            # Without it, those who came later would have found something else.
            self.standing.update(dict.fromkeys(later))
            self.undone[entry.sequence] = before
            return
        if entry.undoes and entry.undoes == entry.sequence - 1:
            event("redone")
            assert after == self.undone[entry.undoes]
        self.standing[entry.sequence] = before


@settings(max_examples=60)
@given(gestures())
def test_undone_nothing_has_happened_redone_it_has_and_refused_it_never_did(
    wanted: list[Gesture],
) -> None:
    room = Room.open()
    for author, gesture in wanted:
        room.do(author, gesture)
    anew = Fold()
    anew.follow(room.entries)
    for fold in room.folds.values():
        assert (state(fold), fold.head) == (state(anew), anew.head)


RATED = RatingGiven(evaluator="ann", vendor="v", criterion="t", round=1, rating=4.0, answer="given")


def decidable() -> Fold:
    """Return a journal in which enough is known to choose ``v``."""
    fold = started()
    write(fold, MustHaveAnswered(vendor="v", criterion="must", answer="pass"))
    write(fold, MeasureEntered(vendor="v", criterion="m", measure=8.0, answer="given"))
    return fold


def opened() -> Fold:
    """Return a journal whose first round is open."""
    fold = started()
    write(fold, RoundOpened(round=1))
    return fold


def test_steps_back_in_one_cell_go_one_by_one_to_the_first() -> None:
    fold, values = opened(), (1.0, 2.0, 3.0)
    for value in values:
        write(fold, replace(RATED, rating=value))
    seen = []
    for _ in values:
        number, inverse = fold.undoing()
        write(fold, inverse, undoes=number)
        seen.append(fold.evaluation.ratings.value[0, 0, 0, 0])
    assert seen[:2] == [2.0, 1.0]
    assert seen[2] != seen[2]  # NaN: nobody has rated
    for value in values:
        number, inverse = fold.redoing()
        write(fold, inverse, undoes=number)
        assert fold.evaluation.ratings.value[0, 0, 0, 0] == value


def test_what_somebody_else_has_changed_since_is_not_undone() -> None:
    fold = started()
    fact = MeasureEntered(vendor="v", criterion="m", measure=8.0, answer="given")
    write(fold, fact)
    number = fold.head.count
    write(fold, replace(fact, measure=9.0), author="ann")
    with pytest.raises(ProcessError, match=rf"{number} cannot be undone: entry {number + 1} has"):
        fold.undoing()


def test_undone_by_somebody_else_their_change_no_longer_stands_in_the_way() -> None:
    fold = started()
    fact = MeasureEntered(vendor="v", criterion="m", measure=8.0, answer="given")
    write(fold, fact)
    wanted = fold.undoing()
    write(fold, replace(fact, measure=9.0), author="ann")
    write(fold, fact, author="ann", undoes=fold.head.count)
    assert fold.undoing() == wanted


def test_without_an_entry_there_is_nothing_to_undo_or_to_redo() -> None:
    fold = Fold("ann")
    with pytest.raises(ProcessError, match="no entry left to undo"):
        fold.undoing()
    with pytest.raises(ProcessError, match="nothing to redo"):
        fold.redoing()


def test_points_of_nothing_are_undone_too() -> None:
    fold = started()
    write(fold, PointsGiven(evaluator="ann", points={}))
    assert fold.undoing() == (fold.head.count, PointsGiven(evaluator="ann", points={}))


def test_what_all_have_seen_is_not_undone() -> None:
    fold = opened()
    with pytest.raises(ProcessError, match=r"\(round opened\) cannot be undone.*new entry"):
        fold.undoing()


def test_a_new_change_after_an_undoing_ends_redoing() -> None:
    fold = opened()
    write(fold, RATED)
    number, inverse = fold.undoing()
    write(fold, inverse, undoes=number)
    write(fold, RATED)
    with pytest.raises(ProcessError, match="nothing to redo"):
        fold.redoing()


def test_undoing_takes_back_the_step_that_a_change_brought_with_it() -> None:
    fold = written([next(changes_of(small()))])[0]
    write(fold, VendorNamed(vendor="v", label=same("V")))
    assert fold.proceedings.step == "long_list"
    number, inverse = fold.undoing()
    write(fold, inverse, undoes=number)
    assert fold.proceedings.step == "frame"


def test_the_first_rule_undone_there_is_none() -> None:
    fold = started()
    for change in (RuleAgreed(), Framed(problems="none")):
        write(fold, change)
        number, inverse = fold.undoing()
        write(fold, inverse, undoes=number)
    assert (fold.proceedings.rule, fold.proceedings.frame) == (None, None)
    number, inverse = fold.redoing()
    write(fold, inverse, undoes=number)
    assert fold.proceedings.frame == Framed(problems="none")


def test_a_member_does_not_do_what_is_the_facilitators() -> None:
    fold = started()
    with pytest.raises(ProcessError, match=r"only the facilitator.*'ann' is a member"):
        write(fold, RoundOpened(round=1), author="ann")
    with pytest.raises(ProcessError, match=r"only the facilitator"):
        write(Fold(), next(changes_of(small())), author="ann")


def test_nobody_answers_for_somebody_else_but_the_facilitator() -> None:
    fold = opened()
    with pytest.raises(ProcessError, match="'bob' cannot answer for 'ann'"):
        write(fold, RATED, author="bob")
    write(fold, RATED)
    write(fold, RATED, author="ann")


def test_a_fact_is_entered_by_members_only() -> None:
    fact = MeasureEntered(vendor="v", criterion="m", measure=8.0, answer="given")
    with pytest.raises(UnknownNameError, match=r"unknown evaluator 'zoe'.*ann, bob, cat"):
        write(started(), fact, author="zoe")


def test_a_sealed_part_is_not_changed_until_it_is_unsealed() -> None:
    fold = started()
    write(fold, Sealed(part_sealed="criteria", digest="d", vendors=2, costs_open=False))
    with pytest.raises(ProcessError, match=r"criteria were sealed by entry 7: unseal them"):
        write(fold, CriteriaSet(criteria=tables(few())))
    write(fold, Sealed(part_sealed="weights", digest="d", vendors=2, costs_open=False))
    with pytest.raises(ProcessError, match=r"weights were sealed by entry 8"):
        write(fold, PointsGiven(evaluator="ann", points={"t": 1.0}), author="ann")
    write(fold, Unsealed(part_sealed="weights", reason="a slip"))
    write(fold, PointsGiven(evaluator="ann", points={"t": 1.0}), author="ann")


def test_what_a_decision_rests_on_does_not_change_while_it_stands() -> None:
    fold = started()
    write(fold, Decided(vendor="v"))
    with pytest.raises(ProcessError, match=r"the choice is made \(v\): withdraw the decision"):
        write(fold, VendorNamed(vendor="x", label=same("X")))
    write(fold, DecisionWithdrawn(reason="too early"))
    write(fold, VendorNamed(vendor="x", label=same("X")))


def test_a_withdrawal_undone_brings_back_the_consent_and_the_date() -> None:
    fold = decidable()
    decided = write(fold, Decided(vendor="v"))
    write(fold, ConsentGiven(evaluator="ann", consents=True), author="ann")
    before = fold.proceedings
    write(fold, DecisionWithdrawn(reason="too early"))
    assert (fold.proceedings.decision, fold.proceedings.consents) == (None, {})
    number, inverse = fold.undoing()
    write(fold, inverse, undoes=number)
    assert fold.proceedings == before
    assert before.decided_at == decided.at
    assert fold.redoing()[1] == DecisionWithdrawn(reason="too early")


def test_a_choice_that_others_have_answered_is_not_undone_without_a_reason() -> None:
    fold = decidable()
    write(fold, Decided(vendor="v"))
    write(fold, ConsentGiven(evaluator="ann", consents=True), author="ann")
    number, inverse = fold.undoing()
    with pytest.raises(ProcessError, match="withdrawing a decision needs a reason"):
        write(fold, inverse, undoes=number)


def test_a_withdrawal_is_not_undone_once_the_vendor_has_failed_a_must_have() -> None:
    fold = decidable()
    write(fold, Decided(vendor="v"))
    write(fold, DecisionWithdrawn(reason="too early"))
    write(fold, MustHaveAnswered(vendor="v", criterion="must", answer="fail"), author="ann")
    with pytest.raises(ProcessError, match=r"v has failed must-haves \(must\)"):
        fold.undoing()


def test_a_selection_begins_once_and_before_everything_else() -> None:
    with pytest.raises(ProcessError, match="has begun already"):
        write(started(), next(changes_of(small())))
    with pytest.raises(JournalError, match="its beginning was interrupted"):
        write(Fold(), VendorNamed(vendor="v", label=same("V")))


def forged(fold: Fold, kind: str, content: str, **rest: Any) -> Entry:  # noqa: ANN401  # author, undoes
    """Return an entry that follows, with right digests, whatever it says."""
    said = {"author": "", **rest}
    return following(fold.head, kind=kind, content=content, **said)


@pytest.mark.parametrize(
    ("kind", "content", "message"),
    [
        ("RoundOpened", '{"round":1', r"entry 7 \(RoundOpened\): .* does not fit"),
        ("RoundOpened", '{"round":1,"by":"me"}', r"entry 7 \(RoundOpened\), by: nothing is known"),
        ("RoundOpened", "{}", r"entry 7 \(RoundOpened\), round: this is missing"),
        ("RoundOpened", '{"round":"1"}', r"entry 7 \(RoundOpened\), round: '1' does not fit"),
        ("RoundBlessed", "{}", r"entry 7: 'RoundBlessed' is of no kind"),
        ("RoundOpened", '{"round":2}', r"entry 7 cannot stand where it is: unknown round '2'"),
        ("VendorNamed", '{"label":{"en":"a","fr":"a"},"vendor":""}', "entry 7 cannot stand"),
        ("CriteriaSet", '{"criteria":{"criteria":[{"weight":NaN}]}}', "entry 7 cannot stand"),
        ("CriteriaSet", '{"criteria":{"ratings":[]}}', r"entry 7 .* unknown table 'ratings'"),
        ("ReadinessClosed", '{"answers":{},"gate":"A"}', "entry 7 cannot stand"),
    ],
)
def test_a_forged_entry_is_refused_by_its_number(kind: str, content: str, message: str) -> None:
    fold = started()
    before = state(fold)
    with pytest.raises(JournalError, match=message):
        fold.follow([forged(fold, kind, content)])
    assert state(fold) == before


def test_an_entry_by_one_member_about_another_is_refused_by_its_number() -> None:
    fold = opened()
    with pytest.raises(
        JournalError, match=r"entry 8 cannot stand .* 'bob' cannot answer for 'ann'"
    ):
        fold.follow([forged(fold, "RatingGiven", encoded(RATED), author="bob")])


@pytest.mark.parametrize("undoes", [-1, 7, 99])
def test_an_entry_undoes_one_before_it(undoes: int) -> None:
    fold = started()
    with pytest.raises(JournalError, match="entry 7 is damaged"):
        fold.follow([forged(fold, "CostsOpened", "{}", undoes=undoes)])


def test_an_entry_that_was_changed_or_left_out_is_named() -> None:
    made = written(changes_of(small()))[1]
    with pytest.raises(JournalError, match="entry 2 is missing"):
        Fold().follow([made[0], *made[2:]])
    changed = replace(made[1], content=made[1].content.replace('"v"', '"w"', 1))
    with pytest.raises(JournalError, match="entry 2 is damaged"):
        Fold().follow([made[0], changed, *made[2:]])
