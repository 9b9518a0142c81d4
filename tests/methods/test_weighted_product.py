"""The weighted product."""

from __future__ import annotations

from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from problems import Problem, clouds, problems

from evaluation.errors import NumbersError
from evaluation.methods import weighted_product
from evaluation.methods.weighted_product import prepare, scores_many


@given(problems())
def test_scores_are_products_of_powers(problem: Problem) -> None:
    found = weighted_product(problem.matrix, problem.weights, directions=problem.directions)
    signs = [1 if name == "max" else -1 for name in problem.directions]
    powers = [sign * w for sign, w in zip(signs, problem.shares, strict=True)]
    for row, score in zip(problem.matrix, found.scores, strict=True):
        assert score == pytest.approx(prod(x**p for x, p in zip(row, powers, strict=True)))


@given(problems(), st.lists(st.floats(1e-3, 1e3), min_size=5, max_size=5))
def test_a_change_of_unit_keeps_ratios_and_ranks(problem: Problem, units: list[float]) -> None:
    found = weighted_product(problem.matrix, problem.weights)
    other = weighted_product(problem.matrix * units[: problem.weights.size], problem.weights)
    ratios = found.scores / found.scores[0]
    assert other.scores / other.scores[0] == pytest.approx(ratios, rel=1e-9)
    np.testing.assert_array_equal(other.ranks, found.ranks)


@given(problems(least=2), st.data())
def test_a_vendor_that_leaves_turns_no_order_over(problem: Problem, data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(problem.matrix) - 1))
    found = weighted_product(problem.matrix, problem.weights)
    left = weighted_product(np.delete(problem.matrix, gone, axis=0), problem.weights)
    assert left.scores == pytest.approx(np.delete(found.scores, gone))
    before = np.delete(found.ranks, gone)
    np.testing.assert_array_equal(
        np.sign(before[:, None] - before), np.sign(left.ranks[:, None] - left.ranks)
    )


@given(problems())
def test_minimising_is_maximising_the_inverse(problem: Problem) -> None:
    found = weighted_product(problem.matrix, problem.weights, directions="min")
    inverse = weighted_product(1 / problem.matrix, problem.weights)
    assert found.scores == pytest.approx(inverse.scores)


@given(problems())
def test_many_weights_at_once_are_as_one_by_one(problem: Problem) -> None:
    weights = clouds(problem)
    prepared = prepare(problem.matrix, directions=problem.directions)
    for column, vector in zip(scores_many(prepared, weights).T, weights.T, strict=True):
        single = weighted_product(problem.matrix, vector, directions=problem.directions)
        assert np.exp(column) == pytest.approx(single.scores)
    assert scores_many(prepared, weights.astype("f4")).dtype == "f4"


@pytest.mark.parametrize("bad", [0.0, -2.0, 1e-310])
def test_a_product_needs_positive_numbers(bad: float) -> None:
    with pytest.raises(NumbersError, match=rf"row 1, column 0 .* is {bad}: a product needs"):
        weighted_product([[1.0, 2.0], [bad, 4.0]], [1, 1])
