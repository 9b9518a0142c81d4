"""The matrix of a textbook method, checked at the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from evaluation.errors import EvaluationError
from evaluation.methods import promethee_ii, topsis, vikor, weighted_product
from evaluation.methods.columns import gaps, one_each, oriented, share, unit_columns

NAN, INF = float("nan"), float("inf")
METHODS = [topsis, vikor, promethee_ii, weighted_product]
GOOD = [[1.0, 2.0], [3.0, 4.0]]

BAD: list[tuple[list[Any], list[Any], dict[str, Any], str]] = [
    ([[1.0, NAN], [3.0, 4.0]], [1, 1], {}, "row 0, column 1 of the values is nan; .* finite"),
    ([[1.0, 2.0], [INF, 4.0]], [1, 1], {}, "row 1, column 0 of the values is inf; .* finite"),
    ([[1.0, None], [3.0, 4.0]], [1, 1], {}, "row 0, column 1 of the values is nan"),
    ([[1.0, 2.0], [2e300, 4.0]], [1, 1], {}, r"row 1, column 0 of the values is 2e\+300, too"),
    ([], [], {}, "one row per vendor and one column per criterion"),
    ([[], []], [], {}, "one row per vendor and one column per criterion"),
    ([1.0, 2.0], [1, 1], {}, "one row per vendor and one column per criterion"),
    ([[1.0, 2.0], [3.0]], [1, 1], {}, "the values must be numbers in rows of equal length"),
    ([[1.0, "high"]], [1, 1], {}, "the values must be numbers in rows of equal length"),
    (GOOD, [1, NAN], {}, "weight 1 is nan; give zero or a positive number"),
    (GOOD, [1, -1], {}, "weight 1 is -1.0; give zero or a positive number"),
    (GOOD, [0, 0], {}, "the weights are all zero"),
    (GOOD, [1, 1, 1], {}, r"one weight per criterion, 2 in all; .* shape \(3,\)"),
    (GOOD, [1, 1], {"directions": "up"}, r"unknown direction 'up'\. Choose among: max, min"),
    (GOOD, [1, 1], {"directions": ["max", 1]}, "unknown direction '1'"),
    (GOOD, [1, 1], {"directions": ["max"]}, "max are 1 names for 2 criteria; give one for all"),
    (GOOD, [1, 1], {"directions": []}, "- are 0 names for 2 criteria"),
]


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
@pytest.mark.parametrize(("matrix", "weights", "options", "message"), BAD)
def test_every_method_refuses_what_cannot_be_computed_with(
    method: Callable[..., Any],
    matrix: list[Any],
    weights: list[Any],
    options: dict[str, Any],
    message: str,
) -> None:
    with pytest.raises(EvaluationError, match=message):
        method(matrix, weights, **options)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
@pytest.mark.parametrize(
    ("matrix", "ranks"),
    [
        ([[3.0, 7.0]], [1]),  # one vendor
        ([[1.0], [2.0], [2.0]], [3, 1, 1]),  # one criterion
        ([[2.0, 5.0]] * 3, [1, 1, 1]),  # all equal
        ([[0.3, 5.0], [0.1 + 0.2, 5.0]], [1, 1]),  # equal but for rounding
        ([[1.0, 5.0], [2.0, 5.0], [4.0, 5.0]], [3, 2, 1]),  # no difference on one criterion
        ([[1e-200, 1e200], [3e-200, 1e200]], [2, 1]),  # extreme units
    ],
)
def test_degenerate_matrices_have_a_right_answer(
    method: Callable[..., Any],
    matrix: list[list[float]],
    ranks: list[int],
) -> None:
    found = method(matrix, np.ones(len(matrix[0])))
    assert found.ranks.tolist() == ranks
    names = getattr(type(found), "__slots__", ())
    figures = [getattr(found, name) for name in names]
    assert all(np.isfinite(figure).all() for figure in figures if isinstance(figure, np.ndarray))


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_a_weight_of_zero_leaves_its_criterion_out(method: Callable[..., Any]) -> None:
    matrix = [[1.0, 9.0, 5.0], [2.0, 1.0, 4.0], [3.0, 4.0, 6.0]]
    with_it = method(matrix, [2, 0, 1], directions=["max", "max", "min"])
    without = method([[a, c] for a, _, c in matrix], [2, 1], directions=["max", "min"])
    np.testing.assert_array_equal(with_it.ranks, without.ranks)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_results_cannot_be_written_into(method: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="read-only"):
        method(GOOD, [1, 1]).ranks[0] = 2


def test_minimised_columns_are_negated_so_that_more_is_better() -> None:
    assert oriented(GOOD, ["min", "max"]).tolist() == [[-1.0, 2.0], [-3.0, 4.0]]
    assert oriented(GOOD, "min").tolist() == [[-1.0, -2.0], [-3.0, -4.0]]
    assert not np.signbit(oriented([[0.0]], "min")).any()


def test_one_name_serves_all_criteria_or_each_has_its_own() -> None:
    assert one_each("direction", "max", ("max", "min"), 3) == ["max"] * 3
    assert one_each("direction", ["max", "min"], ("max", "min"), 2) == ["max", "min"]


def test_gaps_of_rounding_are_no_gaps() -> None:
    unit, largest = unit_columns(np.array([[0.3, 0.0, -4.0], [0.1 + 0.2, 0.0, 2.0]]))
    assert largest.tolist() == [0.1 + 0.2, 1.0, 4.0]
    below, above = gaps(unit)
    assert below.tolist() == [[0.0, 0.0, 1.5], [0.0, 0.0, 0.0]]
    assert above.tolist() == [[0.0, 0.0, 0.0], [0.0, 0.0, 1.5]]


def test_a_share_of_nothing_is_nothing() -> None:
    assert share(np.array([1.0, 0.0]), np.array([2.0, 0.0])).tolist() == [0.5, 0.0]
