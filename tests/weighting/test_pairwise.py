"""Weights from pairwise comparisons."""

from __future__ import annotations

from itertools import pairwise as steps
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import NumbersError
from evaluation.weighting import pairwise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

NAN = float("nan")
SAATY = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]


def shares(n: int) -> st.SearchStrategy[Matrix]:
    points = st.lists(st.floats(1, 99), min_size=n, max_size=n)
    return points.map(lambda values: np.array(values) / sum(values))


@st.composite
def matrices(draw: st.DrawFn, *, complete: bool) -> Matrix:
    """Draw comparisons on the usual scale; a chain links all criteria, others may be left out."""
    n = draw(st.integers(3, 7))
    matrix = np.full((n, n), np.nan)
    order = draw(st.permutations(range(n)))
    chain = {frozenset(pair) for pair in steps(order)}
    for i in range(n):
        for j in range(i + 1, n):
            if complete or {i, j} in chain or draw(st.booleans()):
                matrix[i, j] = draw(st.sampled_from(SAATY))
    return matrix


@given(st.integers(1, 9).flatmap(shares))
def test_comparisons_that_agree_give_the_weights_back_with_ratio_zero(weights: Matrix) -> None:
    found = pairwise(weights[:, None] / weights)
    assert found.weights == pytest.approx(weights, rel=1e-12)
    assert (found.consistency_index, found.consistency_ratio) == (0.0, 0.0)
    assert found.lambda_max == weights.size
    assert found.worst_triad is None
    assert found.worst_comparison is None


@given(st.integers(2, 8).flatmap(shares), st.data())
def test_a_chain_of_comparisons_is_enough_for_weights_that_agree(
    weights: Matrix, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(weights.size)))
    matrix = np.full((weights.size, weights.size), np.nan)
    for a, b in steps(order):
        matrix[a, b] = weights[a] / weights[b]
    found = pairwise(matrix)
    assert found.weights == pytest.approx(weights, rel=1e-11)
    assert found.consistency_ratio == 0.0
    np.testing.assert_allclose(found.matrix, weights[:, None] / weights, rtol=1e-10)


@given(matrices(complete=True))
def test_the_weights_are_the_principal_eigenvector(matrix: Matrix) -> None:
    found = pairwise(matrix)
    assert found.weights.sum() == pytest.approx(1, abs=1e-12)
    assert found.weights.min() > 0
    scaled = found.lambda_max * found.weights
    assert found.matrix @ found.weights == pytest.approx(scaled, rel=1e-9)
    n = len(matrix)
    assert found.lambda_max >= n
    assert found.consistency_index == pytest.approx((found.lambda_max - n) / (n - 1), abs=1e-15)


@given(matrices(complete=False), st.data())
def test_no_other_completion_is_less_inconsistent(matrix: Matrix, data: st.DataObject) -> None:
    found = pairwise(matrix)
    missing = np.argwhere(np.triu(np.isnan(matrix) & np.isnan(matrix.T), 1))
    other = found.matrix.copy()
    for i, j in missing:
        factor = data.draw(st.floats(0.5, 2))
        other[i, j], other[j, i] = other[i, j] * factor, other[j, i] / factor
    assert np.linalg.eigvals(other).real.max() >= found.lambda_max - 1e-9
    given_cells = ~np.isnan(matrix)
    np.testing.assert_array_equal(found.matrix[given_cells], matrix[given_cells])


@given(matrices(complete=False), st.data())
def test_the_order_in_which_criteria_are_listed_does_not_matter(
    matrix: Matrix, data: st.DataObject
) -> None:
    order = np.array(data.draw(st.permutations(range(len(matrix)))))
    found, mixed = pairwise(matrix), pairwise(matrix[order][:, order])
    assert mixed.weights == pytest.approx(found.weights[order], rel=1e-6)
    assert mixed.consistency_ratio == pytest.approx(found.consistency_ratio, abs=1e-9)


def test_one_or_two_criteria_have_ratio_zero() -> None:
    assert pairwise([[1]]).weights.tolist() == [1.0]
    found = pairwise([[1.0, 9], [NAN, 1]])
    assert found.weights == pytest.approx([0.9, 0.1])
    assert (found.lambda_max, found.consistency_index, found.consistency_ratio) == (2.0, 0.0, 0.0)


def test_an_inconsistent_triad_has_the_ratio_that_a_cubic_says() -> None:
    # For three criteria, lambda = 1 + t + 1/t with t the cube root of a_12 a_23 / a_13.
    found = pairwise([[1.0, 2, 4], [NAN, 1, 5], [NAN, NAN, 1]])
    t = (2 * 5 / 4) ** (1 / 3)
    assert found.lambda_max == pytest.approx(1 + t + 1 / t, rel=1e-13)
    assert found.consistency_ratio == pytest.approx((t + 1 / t - 2) / 2 / 0.58, rel=1e-12)
    assert found.worst_triad is not None
    assert found.worst_triad.consistent == pytest.approx((4 / 5, 2.0, 10.0))


def test_the_ratio_names_its_table() -> None:
    matrix = [[1.0, 2, 4], [NAN, 1, 5], [NAN, NAN, 1]]
    default, other = pairwise(matrix), pairwise(matrix, table="donegan_dodd")
    assert (default.table, other.table) == ("saaty1980", "donegan_dodd")
    assert other.consistency_ratio == pytest.approx(default.consistency_ratio * 0.58 / 0.4914)


def test_extreme_contradictions_still_have_an_answer() -> None:
    found = pairwise([[1, 1e6, NAN, 1e-6], [NAN, 1, 1e6, NAN], [NAN, NAN, 1, 1e6], [NAN] * 4])
    assert found.weights == pytest.approx([0.25] * 4)
    assert found.consistency_ratio > 100


def test_more_criteria_than_the_table_has_need_another_table() -> None:
    with pytest.raises(NumbersError, match="'saaty1980' of random indices ends at 15"):
        pairwise(np.ones((16, 16)))
    assert pairwise(np.ones((16, 16)), table="alonso_lamata").consistency_ratio == 0.0


def test_results_cannot_be_written_into() -> None:
    found = pairwise([[1.0, 2], [NAN, 1]])
    with pytest.raises(ValueError, match="read-only"):
        found.weights[0] = 1.0
