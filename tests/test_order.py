"""When two values are equal, and which rank each one gets."""

from __future__ import annotations

import numpy as np

from evaluation.order import competition_ranks, settled


def test_values_that_differ_by_float_noise_are_equal() -> None:
    assert competition_ranks([0.1 + 0.2, 0.3]).tolist() == [1, 1]


def test_values_that_differ_at_the_ninth_decimal_are_not() -> None:
    assert competition_ranks([0.300000001, 0.3]).tolist() == [1, 2]


def test_a_minus_zero_is_a_zero() -> None:
    assert str(settled(-1e-12)) == "0.0"


def test_what_has_no_value_has_no_rank_and_takes_none_from_others() -> None:
    assert competition_ranks([np.nan, 0.2, 0.4]).tolist() == [0, 2, 1]


def test_each_row_is_ranked_on_its_own() -> None:
    assert competition_ranks([[1, 2], [2, 1]]).tolist() == [[2, 1], [1, 2]]
