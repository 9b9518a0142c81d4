"""The rows under the criteria on the sheet Results."""

from __future__ import annotations

from building import rated
from exchange.workbook.cases import Made

from evaluation.exchange.workbook.rows import (
    RESULTS,
    SCALARS,
    VENDOR,
    WORKINGS,
    row_of,
    stake_column,
)


def test_every_figure_has_a_row_of_its_own_below_the_criteria() -> None:
    case = Made(rated({"a": [1, 2, 3], "b": [1, 2, 3]})).case
    rows = [row_of(case, key) for key in (*RESULTS, *WORKINGS, *SCALARS)]
    assert len(set(rows)) == len(rows)
    assert min(rows) > case.last
    assert rows == sorted(rows)


def test_stakes_stand_right_of_the_last_vendor() -> None:
    case = Made(rated({"a": [1, 2, 3], "b": [1, 2, 3]})).case
    assert stake_column(case, 0) > VENDOR + 1
    assert stake_column(case, 1) == stake_column(case, 0) + 1
