"""Linear programmes solved together, against programmes solved by hand."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.errors import NumbersError
from evaluation.sensitivity import programmes
from evaluation.sensitivity.programmes import Programmes, least_cost


def knapsacks(costs: list[list[float]], limit: float = 0.25) -> Programmes:
    """Share 1 among three variables, the first of which may have no more than the limit."""
    count = len(costs)
    return Programmes(
        costs=np.array(costs, dtype=float),
        rows=np.tile([1.0, 0.0, 0.0], (count, 1, 1)),
        limits=np.full((count, 1), limit),
        fixed=np.ones(3),
        total=1.0,
        low=np.zeros((count, 3)),
        high=np.tile([1.0, 0.5, 1.0], (count, 1)),
    )


COSTS = [[1.0, 2.0, 3.0], [3.0, 2.0, 1.0], [2.0, 1.0, 3.0]]
CHEAPEST = [[0.25, 0.5, 0.25], [0.0, 0.0, 1.0], [0.25, 0.5, 0.25]]


def test_each_programme_gets_its_own_answer() -> None:
    np.testing.assert_allclose(least_cost(knapsacks(COSTS)), CHEAPEST, atol=1e-9)


def test_programmes_may_go_in_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programmes, "_TOGETHER", 6)
    np.testing.assert_allclose(least_cost(knapsacks(COSTS)), CHEAPEST, atol=1e-9)


def test_a_programme_may_have_no_rows() -> None:
    free = Programmes(
        costs=np.array([[1.0, 2.0]]),
        rows=np.empty((1, 0, 2)),
        limits=np.empty((1, 0)),
        fixed=np.ones(2),
        total=1.0,
        low=np.zeros((1, 2)),
        high=np.ones((1, 2)),
    )
    np.testing.assert_allclose(least_cost(free), [[1, 0]], atol=1e-9)


def test_no_programme_has_no_answer() -> None:
    none = knapsacks(COSTS).part(slice(0, 0))
    assert least_cost(none).shape == (0, 3)


def test_a_programme_without_solution_is_an_error() -> None:
    with pytest.raises(NumbersError, match="a linear programme could not be solved: ") as caught:
        least_cost(knapsacks(COSTS, limit=-1.0))
    assert caught.value.message.fr.startswith("un programme linéaire n’a pas pu être résolu")
