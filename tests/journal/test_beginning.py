"""An evaluation as changes: folded again, at once or one by one, they give the same evaluation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from journaling import bare, small, write, written
from strategies import evaluations

from evaluation import Evaluation
from evaluation.journal.beginning import answers_in, changes_of
from evaluation.journal.changes import NoteWritten, RatingGiven
from evaluation.journal.fold import Fold
from evaluation.library import sample

CELL = {"evaluator": "ann", "vendor": "v", "criterion": "t", "round": 1}
BLANK = {"rating": None, "answer": "", "evidence": "", "note": ""}


@given(evaluations())
def test_the_changes_of_any_evaluation_add_up_to_it_also_once_read_back(some: Evaluation) -> None:
    fold, entries = written(changes_of(some))
    assert fold.evaluation.digest == some.digest
    again = Fold()
    again.follow(entries)
    assert again.evaluation.digest == some.digest
    assert again.proceedings == fold.proceedings
    assert again.head == fold.head


@settings(max_examples=25)
@given(evaluations(max_vendors=3, max_evaluators=3, max_rounds=2))
def test_arrays_that_are_patched_entry_by_entry_are_those_made_anew(some: Evaluation) -> None:
    asked = Fold("")
    made = []
    for change in changes_of(some):
        made.append(write(asked, change))
        patched = asked.evaluation.digest
        asked.draft.reshape()
        assert asked.evaluation.digest == patched
    at_once = Fold()
    at_once.follow(made)
    assert at_once.evaluation == asked.evaluation == some


@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_the_rounds_of_a_sample_are_revealed_and_its_points_too(name: str) -> None:
    begun = sample(name)
    fold, _ = written(changes_of(begun))
    assert fold.evaluation == begun
    assert fold.proceedings.rounds == ("revealed",) * begun.rounds
    assert not fold.proceedings.is_blind


def test_without_ratings_no_round_is_open_yet() -> None:
    for begun in (small(), bare(sample("crm"))):
        fold, _ = written(changes_of(begun))
        assert fold.evaluation == begun
        assert fold.proceedings.rounds == ()
        assert fold.proceedings.is_blind


def test_a_number_in_a_row_is_an_answer_even_when_the_row_does_not_say_that_it_is_given() -> None:
    (change,) = answers_in("ratings", [{**CELL, **BLANK, "rating": 4.0}])
    assert change == RatingGiven(
        evaluator="ann", vendor="v", criterion="t", round=1, rating=4.0, answer="given"
    )


def test_a_row_with_a_note_only_is_a_note_and_a_blank_row_is_nothing() -> None:
    (change,) = answers_in("ratings", [{**CELL, **BLANK, "note": "seen"}, {**CELL, **BLANK}])
    assert change == NoteWritten(evaluator="ann", vendor="v", criterion="t", round=1, note="seen")
    fact = {"vendor": "v", "criterion": "m", "measure": None}
    assert not list(answers_in("measures", [{**fact, "answer": "", "evidence": "", "note": ""}]))
