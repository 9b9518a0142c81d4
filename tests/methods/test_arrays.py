"""Plain arrays, checked once at the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from evaluation.errors import NumbersError, WeightsError
from evaluation.methods.arrays import checked_values, checked_weights, lock

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAN, INF = float("nan"), float("inf")


@dataclass(frozen=True)
class Result:
    figures: NDArray[np.float64]
    name: str


def test_values_are_copied_so_that_nothing_changes_behind_their_back() -> None:
    given = np.ones((2, 3))
    checked_values(given)[0, 0] = 7.0
    assert (given == 1).all()


@pytest.mark.parametrize("bad", [NAN, INF, -INF])
def test_a_value_that_is_no_number_is_named_by_its_place(bad: float) -> None:
    with pytest.raises(NumbersError, match=rf"row 1, column 0 of the values is {bad}"):
        checked_values([[1.0, 2.0], [bad, 3.0]])


def test_weights_are_divided_by_their_sum_even_when_it_does_not_fit() -> None:
    assert checked_weights([3, 1], 2).tolist() == [0.75, 0.25]
    assert checked_weights([1e308, 1e308], 2).tolist() == [0.5, 0.5]


@pytest.mark.parametrize("bad", [NAN, INF, -1.0])
def test_a_weight_that_is_no_weight_is_named_by_its_place(bad: float) -> None:
    with pytest.raises(WeightsError, match=rf"weight 1 is {bad}; give zero or a positive number"):
        checked_weights([1.0, bad], 2)


def test_weights_must_be_there_and_be_one_per_criterion() -> None:
    with pytest.raises(WeightsError, match="all zero"):
        checked_weights([0, 0], 2)
    with pytest.raises(NumbersError, match=r"one weight per criterion, 2 in all; .* \(1,\)"):
        checked_weights([1], 2)
    with pytest.raises(NumbersError, match="weights must be numbers"):
        checked_weights(["much", "little"], 2)


def test_the_arrays_of_a_result_cannot_be_written_into() -> None:
    result = Result(np.zeros(2), "name")
    lock(result)
    with pytest.raises(ValueError, match="read-only"):
        result.figures[0] = 1.0
