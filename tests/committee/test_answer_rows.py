"""Rows of answers as people hand them in."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from answering import Row, handed_in

from evaluation.committee.answer_rows import answers_in, require_asked
from evaluation.errors import AnswersError, UnknownNameError
from evaluation.library import sample_answers


def one(answer: object) -> list[Row]:
    return [{"respondent": "ann", "item": "R01", "answer": answer}]


@pytest.mark.parametrize("answer", [4, 4.0, "4", " 4 ", "4.0"], ids=repr)
def test_a_whole_number_may_come_in_any_dress(answer: object) -> None:
    assert answers_in(one(answer)) == {("ann", "R01"): 4}


@pytest.mark.parametrize("answer", [None, "NA", "na", "", float("nan"), pd.NA], ids=repr)
def test_i_cannot_tell_may_come_as_any_blank(answer: object) -> None:
    assert answers_in(one(answer)) == {("ann", "R01"): None}


@pytest.mark.parametrize("answer", [0, 6, 3.5, -1, "five", True, "inf"], ids=repr)
def test_an_answer_out_of_scale_is_refused_with_whose_it_is(answer: object) -> None:
    said = re.escape(f"'ann' to item R01 is '{answer}'; give a whole number from 1 to 5")
    with pytest.raises(AnswersError, match=said):
        answers_in(one(answer))


def test_an_unknown_item_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown item 'R99'.*R01, R02"):
        answers_in([{"respondent": "ann", "item": "R99", "answer": 3}])


def test_the_same_person_may_not_answer_an_item_twice() -> None:
    with pytest.raises(AnswersError, match="'ann' answers item R01 twice"):
        answers_in([*one(3), *one(3)])


@pytest.mark.parametrize(
    "row", [{"respondent": "ann", "item": "R01"}, {"respondent": " ", "item": "R01", "answer": 3}]
)
def test_a_row_without_person_item_or_answer_is_told_by_its_number(row: Row) -> None:
    with pytest.raises(AnswersError, match="row 2 of the answers must have a respondent"):
        answers_in([*one(3), row])


def test_something_else_than_a_row_is_told_too() -> None:
    with pytest.raises(AnswersError, match="row 1 of the answers"):
        answers_in(["ann, R01, 4"])  # type: ignore[list-item]  # what a hurried reader hands in


def test_a_table_gives_the_same_as_its_rows() -> None:
    rows = sample_answers()
    assert answers_in(pd.DataFrame(rows)) == answers_in(rows)
    # read_csv makes numbers with decimals of a column that has blanks.
    loose = pd.DataFrame(rows).replace("NA", None).astype({"answer": float})
    assert answers_in(loose) == answers_in(rows)


def test_a_number_for_an_item_of_the_other_gate_is_refused() -> None:
    found = answers_in(handed_in(gate="B"))
    with pytest.raises(AnswersError, match="item R13 is not asked at gate A; take its answers out"):
        require_asked(found, ["R04", "R06", "R08", "R09", "R10"], "A")
