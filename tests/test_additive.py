"""The additive model on plain arrays."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation import additive
from evaluation.errors import NumbersError


def test_weights_are_normalised_and_totals_keep_the_unit_of_the_values() -> None:
    result = additive([[80, 20], [50, 50]], [2, 2])
    assert result.totals.tolist() == [50, 50]
    assert result.ranks.tolist() == [1, 1]


def test_what_was_not_observed_is_left_out_of_the_mean() -> None:
    result = additive([[80.0, np.nan], [50.0, 60.0], [np.nan, np.nan]], [1, 3])
    assert result.totals[:2].tolist() == [80, 57.5]
    assert np.isnan(result.totals[2])
    assert result.ranks.tolist() == [1, 2, 0]


def test_a_unit_in_the_millions_does_not_make_ties_nor_hide_them() -> None:
    assert additive([[3e6], [3e6 + 1], [3e6]], [1]).ranks.tolist() == [2, 1, 2]
    assert additive([[0.1 + 0.2], [0.3]], [1]).ranks.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("values", "weights", "message"),
    [
        ([1, 2], [1, 2], "do not fit"),
        ([[1, 2]], [1], "do not fit"),
        ([[]], [], "do not fit"),
        ([[np.inf, 1]], [1, 1], "finite"),
        ([[1, 1]], [np.nan, 1], "finite"),
        ([[1, 1]], [-1, 2], "not negative"),
        ([[1, 1]], [0, 0], "not all zero"),
    ],
)
def test_arrays_that_cannot_be_added_up_are_refused(
    values: object, weights: object, message: str
) -> None:
    with pytest.raises(NumbersError, match=message):
        additive(values, weights)  # type: ignore[arg-type]
