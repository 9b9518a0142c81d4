"""PROMETHEE II."""

from __future__ import annotations

from math import exp
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from problems import Problem, clouds, problems

from evaluation.errors import EvaluationError
from evaluation.methods import promethee_ii
from evaluation.methods.promethee import Function, prepare, scores_many

NAN, INF = float("nan"), float("inf")
FUNCTIONS = get_args(Function)
Q, P, S = 2.0, 5.0, 3.0


def worth(name: str, d: float) -> float:
    """Return what a difference is worth, as Brans and Vincke define the six functions."""
    if d <= 0:
        return 0.0
    return {
        "usual": 1.0,
        "u": float(d > Q),
        "v": min(d / P, 1.0),
        "level": 0.0 if d <= Q else 0.5 if d <= P else 1.0,
        "linear": min(max((d - Q) / (P - Q), 0.0), 1.0),
        "gaussian": 1 - exp(-(d**2) / (2 * S**2)),
    }[name]


@given(problems(), st.lists(st.sampled_from(FUNCTIONS), min_size=5, max_size=5))
def test_flows_are_mean_preferences_over_the_others(
    problem: Problem, names: list[Function]
) -> None:
    functions = names[: problem.weights.size]
    found = promethee_ii(
        problem.matrix,
        problem.weights,
        directions=problem.directions,
        functions=functions,
        q=Q,
        p=P,
        s=S,
    )
    n = len(problem.matrix)
    for i in range(n):
        leaving, entering = (
            sum(
                w * worth(name, sign * (problem.more[i, c] - problem.more[j, c]))
                for j in range(n)
                for c, (w, name) in enumerate(zip(problem.shares, functions, strict=True))
            )
            for sign in (1, -1)
        )
        assert found.positive_flow[i] == pytest.approx(leaving / max(n - 1, 1), abs=1e-12)
        assert found.negative_flow[i] == pytest.approx(entering / max(n - 1, 1), abs=1e-12)
    assert found.net_flow == pytest.approx(found.positive_flow - found.negative_flow, abs=1e-15)


@pytest.mark.parametrize("name", FUNCTIONS)
@given(problem=problems())
def test_net_flows_add_to_zero(name: Function, problem: Problem) -> None:
    found = promethee_ii(problem.matrix, problem.weights, functions=name, q=Q, p=P, s=S)
    assert found.net_flow.sum() == pytest.approx(0, abs=1e-12)
    assert np.abs(found.net_flow).max() <= 1 + 1e-12


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("usual", [0, 1, 1, 1, 1]),
        ("u", [0, 0, 0, 1, 1]),
        ("v", [0, 0.2, 0.4, 0.8, 1]),
        ("level", [0, 0, 0, 0.5, 1]),
        ("linear", [0, 0, 0, 2 / 3, 1]),
        ("gaussian", [0, 1 - exp(-1 / 18), 1 - exp(-4 / 18), 1 - exp(-16 / 18), 1 - exp(-2)]),
    ],
)
def test_each_function_has_its_shape(name: Function, steps: list[float]) -> None:
    for ahead, expected in zip([0, 1, 2, 4, 6], steps, strict=True):
        found = promethee_ii([[10 + ahead], [10]], [1], functions=name, q=Q, p=P, s=S)
        assert found.positive_flow.tolist() == pytest.approx([expected, 0])


def test_a_difference_that_equals_the_threshold_but_for_rounding_is_not_above_it() -> None:
    assert 0.9 - 0.7 > 0.2
    found = promethee_ii([[0.9], [0.7]], [1], functions="u", q=0.2)
    assert found.positive_flow.tolist() == [0.0, 0.0]


def test_thresholds_may_meet_and_be_zero() -> None:
    step = promethee_ii([[5.0], [3.0], [1.0]], [1], functions="linear", q=2, p=2)
    assert step.positive_flow.tolist() == [0.5, 0.0, 0.0]
    usual = promethee_ii([[5.0], [3.0], [1.0]], [1], functions="u", q=0)
    assert usual.positive_flow.tolist() == [1.0, 0.5, 0.0]
    sharp = promethee_ii([[5.0], [3.0], [1.0]], [1], functions="gaussian", s=1e-300)
    assert sharp.positive_flow.tolist() == [1.0, 0.5, 0.0]


def test_thresholds_that_no_function_uses_may_be_left_out() -> None:
    matrix = [[1, 10], [4, 20], [2, 21]]
    one_each = promethee_ii(
        matrix, [1, 1], functions=["usual", "linear"], q=[None, 1], p=[NAN, 5], s=None
    )
    for_all = promethee_ii(matrix, [1, 1], functions=["usual", "linear"], q=1, p=5)
    np.testing.assert_array_equal(one_each.net_flow, for_all.net_flow)


@pytest.mark.parametrize("name", FUNCTIONS)
@given(problem=problems(), unit=st.sampled_from([0.1, 1 / 3, 7.0, 1e6]))
def test_a_change_of_unit_with_its_thresholds_changes_nothing(
    name: Function,
    problem: Problem,
    unit: float,
) -> None:
    found = promethee_ii(problem.matrix, problem.weights, functions=name, q=Q, p=P, s=S)
    other = promethee_ii(
        problem.matrix * unit, problem.weights, functions=name, q=Q * unit, p=P * unit, s=S * unit
    )
    assert other.net_flow == pytest.approx(found.net_flow, abs=1e-9)


@given(problems(least=2), st.integers(0, 1000))
def test_the_order_of_rows_and_columns_does_not_matter(problem: Problem, seed: int) -> None:
    draw = np.random.default_rng(seed)
    rows, columns = (draw.permutation(size) for size in problem.matrix.shape)
    found = promethee_ii(problem.matrix, problem.weights, functions="linear", q=1, p=3)
    mixed = promethee_ii(
        problem.matrix[rows][:, columns], problem.weights[columns], functions="linear", q=1, p=3
    )
    assert mixed.net_flow == pytest.approx(found.net_flow[rows], abs=1e-12)


@pytest.mark.parametrize("name", FUNCTIONS)
@given(problem=problems())
def test_many_weights_at_once_are_as_one_by_one(name: Function, problem: Problem) -> None:
    options: dict[str, Any] = {
        "directions": problem.directions,
        "functions": name,
        "q": Q,
        "p": P,
        "s": S,
    }
    weights = clouds(problem)
    scores = scores_many(prepare(problem.matrix, **options), weights)
    for column, vector in zip(scores.T, weights.T, strict=True):
        single = promethee_ii(problem.matrix, vector, **options)
        assert column == pytest.approx(single.net_flow, abs=1e-12)
    assert scores_many(prepare(problem.matrix, **options), weights.astype("f4")).dtype == "f4"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"functions": "smooth"}, r"preference function 'smooth'\..* usual, u, v, level, linear"),
        ({"functions": ["usual"]}, "usual are 1 names for 2 criteria"),
        ({"functions": "u"}, "criterion 0: the function 'u' needs a threshold q, zero or more"),
        ({"functions": "u", "q": -1}, "needs a threshold q, zero or more; it is -1.0"),
        ({"functions": "v"}, "'v' needs a threshold p, more than zero; it is nan"),
        ({"functions": "v", "p": 0}, "'v' needs a threshold p, more than zero; it is 0.0"),
        ({"functions": "gaussian", "s": INF}, "'gaussian' needs a threshold s, more than zero"),
        ({"functions": ["usual", "level"], "q": [None, 1]}, "criterion 1: .* 'level' needs .* p"),
        ({"functions": "linear", "q": 3, "p": 2}, r"threshold p \(2.0\) is below .* q \(3.0\)"),
        ({"functions": "u", "q": [1, 2, 3]}, r"thresholds q have the shape \(3,\)"),
        ({"functions": "u", "q": "low"}, "thresholds q must be numbers"),
    ],
)
def test_functions_and_thresholds_that_do_not_fit_are_refused(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        promethee_ii([[1.0, 2.0], [3.0, 4.0]], [1, 1], **options)
