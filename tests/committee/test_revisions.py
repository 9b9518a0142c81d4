"""What a second round moved: the expected figures of the sample, and the small cases."""

from __future__ import annotations

import pytest
from building import rated
from hypothesis import assume, given, settings
from strategies import evaluations

from evaluation import Evaluation, sample
from evaluation.committee import agenda, revisions
from evaluation.committee.cells import heard
from evaluation.errors import EvaluationError, NumbersError
from evaluation.matrix import decision_matrix


def two_rounds() -> Evaluation:
    """Return a race in which ann comes down on a, after which b is first."""
    made = rated({"a": (5, 3, 3), "b": (3, 3, 3)}, evaluators=("ann", "bob"))
    made = made.with_rating(2, evaluator="bob", vendor="a", criterion="t", evidence="E2")
    made = made.with_rating(2, evaluator="ann", vendor="a", criterion="t", evidence="E3", round=2)
    return made.with_rating(3, evaluator="bob", vendor="b", criterion="p", evidence="E2", round=2)


def test_the_second_round_of_automation_has_the_figures_of_the_reference() -> None:
    # 19 re-scores on 3 cells; Verglas first, then Embellie; 6 cells to discuss, then 3.
    found = revisions(sample("automation"))
    assert (found.round, len(found.given), len(found.cells)) == (2, 19, 3)
    assert (found.winners_before, found.winners_after) == (("verglas",), ("embellie",))
    assert found.winner_changed
    names = ("ease_of_use", "program_builder", "crm_sync")
    assert set(found.closed) == {("verglas", f"automation.{name}") for name in names}
    assert set(found.cells) == set(found.closed)
    assert len(found.remaining) == 3
    assert (found.opened, found.off_agenda) == ((), ())


def test_ratings_that_move_are_told_from_those_that_stay() -> None:
    found = revisions(two_rounds())
    assert [(one.member, one.vendor, one.before, one.after) for one in found.moved] == [
        ("ann", "a", 5, 2)
    ]
    assert found.moved_by == {"ann": (1, 1), "bob": (0, 1)}


def test_a_rating_given_off_the_agenda_is_named() -> None:
    (one,) = revisions(two_rounds()).off_agenda
    assert (one.member, one.vendor, one.criterion) == ("bob", "b", "p")


def test_agreement_agenda_and_winner_are_those_before_and_after() -> None:
    found = revisions(two_rounds())
    assert found.agreement_before.within_tolerance == pytest.approx(5 / 6)
    assert found.agreement_after.within_tolerance == 1
    assert (found.same_first_before, found.same_first_after) == (0.5, 1)
    assert (found.closed, found.remaining, found.opened) == ((("a", "t"),), (), ())
    assert (found.winners_before, found.winners_after) == (("a",), ("b",))


def test_a_cell_may_come_onto_the_agenda_in_the_round() -> None:
    made = rated({"a": (4, 3, 3), "b": (3, 3, 3)}, evaluators=("ann", "bob"))
    made = made.with_rating(0, evaluator="bob", vendor="a", criterion="t", round=2)
    found = revisions(made)
    assert found.opened == (("a", "t"),)
    assert (found.closed, found.remaining) == ((), ())


def test_a_tie_that_is_broken_changes_the_winner() -> None:
    made = rated({"a": (3, 3, 3), "b": (3, 3, 3)}, evaluators=("ann", "bob"))
    made = made.with_rating(4, evaluator="bob", vendor="a", criterion="t", evidence="E2", round=2)
    found = revisions(made)
    assert (found.winners_before, found.winners_after) == (("a", "b"), ("a",))
    assert found.winner_changed


def test_an_earlier_round_is_seen_as_it_ended() -> None:
    third = two_rounds().with_rating(5, evaluator="ann", vendor="a", criterion="t", round=3)
    assert revisions(third).winners_after == ("a",)
    assert revisions(third, round=2).winners_after == ("b",)
    assert revisions(third, round=2).table.equals(revisions(two_rounds()).table)


def test_without_a_second_round_nothing_has_been_given_again() -> None:
    with pytest.raises(NumbersError, match="there is one round only"):
        revisions(sample("crm"))
    with pytest.raises(EvaluationError, match=r"unknown round '1'\. Choose among: 2"):
        revisions(two_rounds(), round=1)


def test_the_table_has_a_row_for_each_rating_given_again() -> None:
    table = revisions(two_rounds()).table
    assert table.columns.tolist() == [
        "vendor", "criterion", "evaluator", "before", "after", "evidence_before",
        "evidence_after", "moved", "on_agenda",
    ]  # fmt: skip
    assert table.iloc[0].tolist() == ["a", "t", "ann", 5, 2, "E2", "E3", True, True]
    assert len(table) == 2


@settings(max_examples=40)
@given(evaluations(min_vendors=2, max_vendors=3, min_evaluators=2, max_evaluators=3))
def test_what_was_to_discuss_is_closed_or_remains(made: Evaluation) -> None:
    assume(made.rounds > 1)
    before = made.at_round(made.rounds - 1)
    assume(len(heard(before)) >= 2 and decision_matrix(before).vendors)
    found = revisions(made)
    first = agenda(before)
    cells = [(x.vendor, x.criterion) for x in (*first.items, *first.put_off) if x.vendor]
    assert sorted((*found.closed, *found.remaining)) == sorted(cells)
    assert len(found.given) == sum(given for _, given in found.moved_by.values())
    assert set(found.moved) <= set(found.given)
