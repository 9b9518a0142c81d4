"""Weights from best-worst comparisons."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import NumbersError
from evaluation.weighting import best_worst

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAN, INF = float("nan"), float("inf")


@st.composite
def rows(draw: st.DrawFn, *, most: int = 7) -> tuple[list[int], list[int]]:
    """Draw two rows of comparisons, one best and one worst criterion."""
    n = draw(st.integers(2, most))
    best, worst = draw(st.permutations(range(n)))[:2]
    whole = draw(st.integers(2, 9))
    to_others = draw(st.lists(st.integers(2, 9), min_size=n, max_size=n))
    to_worst = draw(st.lists(st.integers(2, 9), min_size=n, max_size=n))
    to_others[best], to_worst[worst] = 1, 1
    to_others[worst], to_worst[best] = whole, whole
    return to_others, to_worst


def deviation(weights: NDArray[np.float64], given_rows: tuple[list[int], list[int]]) -> float:
    """Return the largest deviation of weights from the comparisons, as the 2016 paper writes it."""
    to_others, to_worst = (np.array(row) for row in given_rows)
    best, worst = int(to_others.argmin()), int(to_worst.argmin())
    gaps = [weights[best] - to_others * weights, weights - to_worst * weights[worst]]
    return float(np.abs(gaps).max())


@given(
    st.integers(2, 8).flatmap(
        lambda n: st.lists(st.sampled_from([1, 2, 4, 8]), min_size=n, max_size=n)
    )
)
def test_comparisons_that_agree_give_the_weights_back(parts: list[int]) -> None:
    weights = np.array(parts) / sum(parts)
    found = best_worst(weights.max() / weights, weights / weights.min())
    assert found.weights == pytest.approx(weights, abs=1e-12)
    assert found.consistency == 0.0
    assert found.worst_triad is None


@given(rows())
def test_xi_is_the_largest_deviation_of_weights_that_add_to_one(
    given_rows: tuple[list[int], list[int]],
) -> None:
    found = best_worst(*given_rows)
    assert found.weights.sum() == pytest.approx(1, abs=1e-12)
    assert found.weights.min() >= 0
    assert found.consistency == pytest.approx(deviation(found.weights, given_rows), abs=1e-12)


@given(rows(most=3))
def test_no_weights_on_a_grid_deviate_less(given_rows: tuple[list[int], list[int]]) -> None:
    xi = best_worst(*given_rows).consistency
    n, steps = len(given_rows[0]), 40
    grid = [point for point in product(range(steps + 1), repeat=n - 1) if sum(point) <= steps]
    least = min(
        deviation(np.array([*point, steps - sum(point)]) / steps, given_rows) for point in grid
    )
    assert xi <= least + 1e-12
    assert least <= xi + 10 / steps  # a weight is at most a step away, and counts at most 1 + 9


@given(rows(), st.integers(0, 10_000))
def test_no_weights_nearby_deviate_less(given_rows: tuple[list[int], list[int]], seed: int) -> None:
    found = best_worst(*given_rows)
    draw = np.random.default_rng(seed)
    for scale in (1e-1, 1e-3, 1e-5):
        near = np.abs(found.weights + scale * draw.normal(size=found.weights.size))
        assert deviation(near / near.sum(), given_rows) >= found.consistency - 1e-12


@given(rows(), st.data())
def test_the_order_in_which_criteria_are_listed_does_not_matter(
    given_rows: tuple[list[int], list[int]], data: st.DataObject
) -> None:
    order = np.array(data.draw(st.permutations(range(len(given_rows[0])))))
    found = best_worst(*given_rows)
    mixed = best_worst(*(np.array(row)[order] for row in given_rows))
    assert mixed.weights == pytest.approx(found.weights[order], abs=1e-9)
    assert (order[mixed.best], order[mixed.worst]) == (found.best, found.worst)


def test_what_to_ask_again_goes_through_the_criterion_that_agrees_least() -> None:
    found = best_worst([1, 2, 3, 8], [8, 4, 5, 1])  # 2 x 4 makes 8, 3 x 5 makes 15
    assert found.worst_triad is not None
    assert (found.worst_triad.items, found.worst_triad.given) == ((0, 2, 3), (3.0, 5.0, 8.0))
    assert found.worst_triad.consistent == pytest.approx((8 / 5, 8 / 3, 15.0))


def test_of_several_that_could_be_the_best_the_pair_that_fits_is_taken() -> None:
    found = best_worst([1, 1, 6], [4, 6, 1])
    assert (found.best, found.worst) == (1, 2)
    named = best_worst([1, 1, 4], [4, 4, 1], best=1, worst=2)
    assert (named.best, named.worst) == (1, 2)


def test_few_or_equal_criteria_have_their_plain_answer() -> None:
    assert best_worst([1], [1]).weights.tolist() == [1.0]
    assert best_worst([1, 3], [3, 1]).weights == pytest.approx([0.75, 0.25])
    assert best_worst([1, 1, 1], [1, 1, 1]).weights == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize(
    ("to_others", "to_worst", "message"),
    [
        ([1, 2], [3, 1], "0 is 2 times as important as 1 in best to others, and 3 times"),
        ([2, 2], [2, 1], "must be 1"),
        ([1, 2, 3], [1, 5, 5], "0 is both the best and the worst"),
        ([1, 0.5], [2, 1], "comparison for 1 is 0.5; give a number from 1"),
        ([1, NAN], [2, 1], "comparison for 1 is nan; give a number from 1"),
        ([1, INF], [INF, 1], r"comparison for 1 is inf; .* to 1000"),
        ([1, 2, 3], [2, 1], "best to others has 3 numbers and others to worst 2"),
        ([], [], r"one comparison per criterion in each row; the shape is \(0,\)"),
        ([[1, 2]], [[2, 1]], r"one comparison per criterion in each row; the shape is \(1, 2\)"),
        ([1, "a"], [2, 1], "comparisons must be numbers"),
    ],
)
def test_rows_that_cannot_be_computed_with_are_refused(
    to_others: list[Any],
    to_worst: list[Any],
    message: str,
) -> None:
    with pytest.raises(NumbersError, match=message):
        best_worst(to_others, to_worst)


def test_a_best_criterion_that_is_not_one_to_itself_is_refused() -> None:
    with pytest.raises(NumbersError, match="the best compared with itself"):
        best_worst([1, 2, 4], [4, 2, 1], best=1, worst=2)
