"""Potential winners of plain tables and of evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import View
from evaluation.errors import EvaluationError, UnknownNameError
from evaluation.sensitivity import tipping_points
from evaluation.sensitivity.potential import (
    first_overall,
    potential,
    potential_winners,
    weight_bounds,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy
    from numpy.typing import ArrayLike

    from evaluation import Evaluation

    Question = Callable[[ArrayLike, ArrayLike], object]

NAN, INF = float("nan"), float("inf")


def winners(values: ArrayLike, _weights: ArrayLike) -> object:
    return potential_winners(values)


def bounds(values: ArrayLike, _weights: ArrayLike) -> object:
    return weight_bounds(values)


def test_the_best_on_some_criterion_alone_can_be_first() -> None:
    found = potential_winners([[3.0, 1.0], [1.0, 2.0], [0.5, 0.5]])
    assert found.possible.tolist() == [True, True, False]
    # Alone on the first criterion the first leads by 2, in the unit of the values; dominated by
    # 0.5 at the least, the last one falls short of that where both of the others are as near.
    assert found.margin[0] == pytest.approx(2)
    assert found.margin[1] == pytest.approx(1)
    assert found.margin[2] == pytest.approx(-(5 / 3 - 0.5))
    np.testing.assert_allclose(found.weights[2], [1 / 3, 2 / 3], atol=1e-9)


def test_a_vendor_alone_has_no_rival_to_lead() -> None:
    found = potential_winners([[0.2, 0.4]])
    assert (found.possible.tolist(), found.margin.tolist()) == ([True], [INF])
    assert weight_bounds([[0.2, 0.4]]).upper.tolist() == [[1, 1]]
    assert first_overall([[0.2, 0.4]], [1, 1]).change.tolist() == [0]


def test_on_one_criterion_the_best_is_first_and_nobody_else_can_be() -> None:
    values = [[0.2], [0.9], [0.9]]
    assert potential_winners(values).possible.tolist() == [False, True, True]
    assert first_overall(values, [1], norm="linf").change.tolist() == [INF, 0, 0]
    assert np.isnan(weight_bounds(values).lower).tolist() == [[True], [False], [False]]


def test_vendors_that_are_all_equal_are_all_first_now() -> None:
    values = [[0.4, 0.4]] * 3
    assert potential_winners(values).possible.all()
    assert first_overall(values, [1, 2]).change.tolist() == [0, 0, 0]
    np.testing.assert_allclose(weight_bounds(values).upper, 1)


def test_rounding_errors_shut_nobody_out() -> None:
    values = [[0.1 + 0.2, 0.5], [0.3, 0.5]]
    assert potential_winners(values).possible.tolist() == [True, True]
    assert first_overall(values, [1, 2]).change.tolist() == [0, 0]


@given(data=st.data(), seed=st.integers(0, 99))
def test_the_order_of_vendors_and_criteria_does_not_matter(data: DataObject, seed: int) -> None:
    row = st.lists(st.integers(0, 10).map(float), min_size=3, max_size=3)
    values = np.array(data.draw(st.lists(row, min_size=2, max_size=5)))
    rng = np.random.default_rng(seed)
    rows, columns, weights = rng.permutation(len(values)), rng.permutation(3), rng.random(3) + 0.1
    turned = values[rows][:, columns]
    np.testing.assert_allclose(
        potential_winners(turned).margin, potential_winners(values).margin[rows], atol=1e-7
    )
    for norm in ("l1", "linf"):
        np.testing.assert_allclose(
            first_overall(turned, weights[columns], norm=norm).change,
            first_overall(values, weights, norm=norm).change[rows],
            atol=1e-7,
        )
    lower, upper = weight_bounds(values).lower, weight_bounds(values).upper
    found = weight_bounds(turned)
    np.testing.assert_allclose(found.lower, lower[rows][:, columns], atol=1e-7)
    np.testing.assert_allclose(found.upper, upper[rows][:, columns], atol=1e-7)


def test_the_unit_of_the_values_does_not_matter() -> None:
    values, weights = np.random.default_rng(1).random((5, 4)), [4, 3, 2, 1]
    unit, percent = potential_winners(values), potential_winners(100 * values)
    np.testing.assert_allclose(percent.margin, 100 * unit.margin, atol=1e-7)
    np.testing.assert_allclose(
        first_overall(100 * values, weights).change,
        first_overall(values, weights).change,
        atol=1e-8,
    )


def test_being_first_of_all_asks_for_more_than_passing_the_winner_alone(three: Evaluation) -> None:
    found, alone = potential(three), tipping_points(three)
    assert (found.l1.change >= alone.l1 - 1e-9).all()
    assert (found.linf.change >= alone.linf - 1e-9).all()
    assert found.l1.change[[0, 1]] == pytest.approx(alone.l1[[0, 1]], abs=1e-9)


def test_a_norm_that_does_not_exist_is_refused() -> None:
    wrong: Any = "l2"
    with pytest.raises(UnknownNameError, match=r"unknown norm 'l2'.*l1, linf"):
        first_overall([[0.1, 0.2]], [1, 1], norm=wrong)


@pytest.mark.parametrize("question", [winners, bounds, first_overall])
@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([[0.1, NAN]], r"row 0, column 1 of the values is nan"),
        ([[0.1, INF]], r"row 0, column 1 of the values is inf"),
        ([], r"at least one of each"),
        ([0.1, 0.2], r"one row per vendor"),
        ([["good", "bad"]], r"the values must be numbers"),
    ],
)
def test_values_that_cannot_be_computed_with_are_refused_by_name(
    question: Question, values: ArrayLike, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        question(values, [1, 1])


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1, -1], r"weight 1 is -1.0"),
        ([NAN, 1], r"weight 0 is nan"),
        ([0, 0], r"the weights are all zero"),
        ([1, 1, 1], r"one weight per criterion, 2 in all"),
    ],
)
def test_weights_that_cannot_be_computed_with_are_refused_by_name(
    weights: ArrayLike, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        first_overall([[0.1, 0.2]], weights)


@given(data=st.data())
def test_an_evaluation_has_the_answers_of_its_leaves(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    found = potential(evaluation)
    matrix = found.matrix
    np.testing.assert_array_equal(found.winners.possible, potential_winners(matrix.values).possible)
    now = matrix.weights
    first = found.l1.change == 0
    assert (found.bounds.lower[first] <= now + 1e-8).all()
    assert (found.bounds.upper[first] >= now - 1e-8).all()


def test_the_table_has_one_row_per_vendor(three: Evaluation) -> None:
    found = potential(three, view=View(evaluator="ann"))
    table = found.table.set_index("vendor")
    assert table["possible"].tolist() == [True, True, True]
    assert table["l1"].tolist() == found.l1.change.tolist()
    assert table["weight_moved"].tolist() == (found.l1.change / 2).tolist()
    assert table["linf"].tolist() == found.linf.change.tolist()
    assert table["margin"].tolist() == found.winners.margin.tolist()
    # On one leaf alone, the first leads by 0.3 at the most, the second and the third by more.
    np.testing.assert_allclose(table["margin"], [0.3, 0.4, 0.4], atol=1e-9)


def test_the_arrays_of_a_result_are_read_only(three: Evaluation) -> None:
    found = potential(three)
    arrays = [
        found.winners.possible,
        found.winners.margin,
        found.winners.weights,
        found.l1.change,
        found.linf.weights,
        found.bounds.lower,
        found.bounds.upper,
    ]
    assert not any(array.flags.writeable for array in arrays)


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        potential(nobody)
