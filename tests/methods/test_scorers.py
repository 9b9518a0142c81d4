"""Each method as a function of many weight vectors at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from problems import Problem, clouds, problems

from evaluation import additive
from evaluation.errors import UnknownNameError
from evaluation.methods import FLOOR, Method, promethee_ii, scorer, topsis, vikor, weighted_product

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SINGLE: dict[Method, Callable[[Matrix, Matrix], Matrix]] = {
    "additive": lambda values, weights: additive(values, weights).totals,
    "topsis": lambda values, weights: topsis(values, weights).closeness,
    "promethee_ii": lambda values, weights: promethee_ii(values, weights).net_flow,
    "vikor": lambda values, weights: -vikor(values, weights).q,
    "weighted_product": lambda values, weights: np.log(
        weighted_product(np.maximum(values, FLOOR), weights).scores
    ),
}


@pytest.mark.parametrize("method", SINGLE)
@given(problem=problems())
def test_a_scorer_is_its_method_one_vector_at_a_time(
    method: Method,
    problem: Problem,
) -> None:
    values, weights = (problem.matrix - 1) / 8, clouds(problem, 9)
    score = scorer(method, values)
    for column, vector in zip(score(weights).T, weights.T, strict=True):
        assert column == pytest.approx(SINGLE[method](values, vector), abs=1e-6)
    assert score(weights.astype(np.float32)).dtype == np.float32


def test_the_normalisation_of_topsis_is_a_choice() -> None:
    values, weights = [[0.2, 0.9], [0.8, 0.1], [0.6, 0.4]], np.array([[0.3], [0.7]])
    found = scorer("topsis", values, normalisation="minmax")(weights)
    expected = topsis(values, weights[:, 0], normalisation="minmax").closeness
    assert found[:, 0] == pytest.approx(expected)


def test_an_unknown_method_gives_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"method 'electre'\..* additive, topsis"):
        scorer("electre", [[1.0]])  # type: ignore[arg-type]
