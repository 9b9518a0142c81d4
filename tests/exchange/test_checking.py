"""Tables from outside: limits before anything is computed, and the cell behind an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from building import leaf, rated, tree

from evaluation.errors import FileError
from evaluation.exchange.checking import MAX_CELLS, MAX_ROUNDS, MAX_ROWS, evaluation_of
from evaluation.model import Evaluation, Scale
from evaluation.model.rows import to_rows

PATH = Path("here.json")


@pytest.fixture
def tables() -> dict[str, Any]:
    return dict(to_rows(rated({"a": [4, 2, 3], "b": [0, 1, 5]})))


def test_good_tables_become_an_evaluation(tables: dict[str, Any]) -> None:
    assert isinstance(evaluation_of(tables, PATH), Evaluation)


def test_a_very_large_number_of_rounds_takes_no_memory(tables: dict[str, Any]) -> None:
    tables["evaluation"][0]["rounds"] = 10**12
    with pytest.raises(FileError, match=r"here\.json: 1000000000000 rounds of 1 evaluators"):
        evaluation_of(tables, PATH)


@pytest.mark.parametrize("name", MAX_ROWS)
def test_a_table_that_nobody_could_fill_is_refused(name: str, tables: dict[str, Any]) -> None:
    tables[name] = tables[name][:1] * (MAX_ROWS[name] + 1) or [{}] * (MAX_ROWS[name] + 1)
    with pytest.raises(FileError, match=rf"here\.json: {name}: \d+ rows; {MAX_ROWS[name]} at most"):
        evaluation_of(tables, PATH)


def test_the_limits_leave_room_for_the_largest_committees() -> None:
    largest = 15 * 40 * 200 * 5  # evaluators, vendors, criteria, rounds
    assert largest * 10 < MAX_CELLS
    assert MAX_ROUNDS >= 50


def test_a_measure_outside_its_scale_is_told_by_its_row() -> None:
    share = Scale(0.0, 100.0, low=0.0, high=100.0)
    measured = leaf("t", "technology", scale=share, measured=True)
    made = rated({"a": [None, 1, 1], "b": [None, 2, 2]}, criteria=tree({"technology": [measured]}))
    made = made.with_measure(50, vendor="a", criterion="t").with_measure(
        60, vendor="b", criterion="t"
    )
    tables = dict(to_rows(made))
    tables["measures"][1]["measure"] = 101.0
    with pytest.raises(FileError, match="measures, row 2, column 'measure': 101 is outside"):
        evaluation_of(tables, PATH)


def test_the_cause_is_told_and_not_what_follows_from_it(tables: dict[str, Any]) -> None:
    tables["criteria"] = [row for row in tables["criteria"] if row["id"] != "p"]
    with pytest.raises(FileError, match=r"^here\.json: 'procedures' has no criterion under it"):
        evaluation_of(tables, PATH)
