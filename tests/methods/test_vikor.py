"""VIKOR."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from problems import Problem, clouds, problems

from evaluation.errors import NumbersError
from evaluation.methods import vikor
from evaluation.methods.vikor import prepare, scores_many
from evaluation.order import competition_ranks

NAN = float("nan")


def place(figures: list[float]) -> list[float]:
    """Return where each figure lies in the range of all; 0 where there is no range."""
    rounded = [round(x, 9) for x in figures]
    low, high = min(rounded), max(rounded)
    return [(x - low) / (high - low) if high > low else 0.0 for x in rounded]


@given(problems(), st.sampled_from([0.0, 0.3, 0.5, 1.0]))
def test_figures_are_those_of_the_paper(problem: Problem, v: float) -> None:
    regrets = []
    for row in problem.more:
        ends = zip(problem.more.max(axis=0), problem.more.min(axis=0), row, strict=True)
        regrets.append(
            [(best - x) / (best - worst) if best > worst else 0.0 for best, worst, x in ends]
        )
    weighted = [[w * x for w, x in zip(problem.shares, row, strict=True)] for row in regrets]
    s, r = [sum(row) for row in weighted], [max(row) for row in weighted]
    found = vikor(problem.matrix, problem.weights, directions=problem.directions, v=v)
    assert found.s == pytest.approx(s, abs=1e-12)
    assert found.r == pytest.approx(r, abs=1e-12)
    q = [v * a + (1 - v) * b for a, b in zip(place(s), place(r), strict=True)]
    assert found.q == pytest.approx(q, abs=1e-7)


@given(problems(least=2))
def test_the_compromise_is_the_one_that_the_two_conditions_define(problem: Problem) -> None:
    found = vikor(problem.matrix, problem.weights, directions=problem.directions)
    q, s, r = (np.round(figure, 9) for figure in (found.q, found.s, found.r))
    order = sorted(range(len(q)), key=lambda k: (q[k], k))
    first, second, step = order[0], order[1], 1 / (len(q) - 1)
    assert found.acceptable_advantage == (q[second] - q[first] >= step - 1e-9)
    assert found.acceptable_stability == (s[first] == s.min() or r[first] == r.min())
    if not found.acceptable_advantage:
        near = [k for k in order if q[k] - q[first] < step - 1e-9]
    elif not found.acceptable_stability:
        near = [k for k in order if q[k] <= q[second]]
    else:
        near = [first]
    assert list(found.compromise) == near


def test_with_one_vendor_there_is_nothing_to_compare() -> None:
    found = vikor([[1.0, 2.0]], [1, 1])
    assert (found.q.tolist(), found.compromise) == ([0.0], (0,))
    assert found.acceptable_advantage
    assert found.acceptable_stability


def test_all_equal_vendors_are_all_proposed() -> None:
    found = vikor([[1.0, 2.0]] * 3, [1, 1])
    assert (found.ranks.tolist(), found.compromise) == ([1, 1, 1], (0, 1, 2))
    assert not found.acceptable_advantage


def test_sums_that_differ_by_rounding_alone_are_not_stretched_into_an_order() -> None:
    found = vikor([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [0.1, 0.1, 0.1])
    assert found.ranks.tolist() == [1, 1, 1]
    rows = [[0, 1, 2], [1, 2, 0], [2, 0, 1]]
    found = vikor(rows, [1 / 3, 1 / 3, 1 / 3])
    assert found.ranks.tolist() == [1, 1, 1]


@given(problems(), st.lists(st.floats(0.01, 100), min_size=5, max_size=5))
def test_a_change_of_unit_changes_nothing(problem: Problem, units: list[float]) -> None:
    found = vikor(problem.matrix, problem.weights, directions=problem.directions)
    other = vikor(
        problem.matrix * units[: problem.weights.size] + 3,
        problem.weights,
        directions=problem.directions,
    )
    np.testing.assert_array_equal(other.ranks, found.ranks)
    assert other.compromise == found.compromise


@given(problems())
def test_the_weight_of_the_mean_regret_goes_from_one_order_to_the_other(problem: Problem) -> None:
    mean = vikor(problem.matrix, problem.weights, v=1)
    worst = vikor(problem.matrix, problem.weights, v=0)
    np.testing.assert_array_equal(mean.ranks, competition_ranks(-mean.s))
    np.testing.assert_array_equal(worst.ranks, competition_ranks(-worst.r))


@given(problems(), st.sampled_from([0.0, 0.5, 0.8]))
def test_many_weights_at_once_are_as_one_by_one(problem: Problem, v: float) -> None:
    weights = clouds(problem)
    scores = scores_many(prepare(problem.matrix, directions=problem.directions, v=v), weights)
    for column, vector in zip(scores.T, weights.T, strict=True):
        single = vikor(problem.matrix, vector, directions=problem.directions, v=v)
        assert -column == pytest.approx(single.q, abs=1e-6)
        np.testing.assert_array_equal(competition_ranks(column), single.ranks)


def test_more_weights_than_the_cache_holds_are_as_few() -> None:
    prepared = prepare([[1.0, 2.0], [2.0, 1.0], [2.0, 2.0]])
    weights = np.random.default_rng(1).random((2, 9_001))
    scores = scores_many(prepared, weights)
    np.testing.assert_array_equal(scores[:, 8_990:], scores_many(prepared, weights[:, 8_990:]))


def test_many_weights_keep_their_precision() -> None:
    prepared = prepare([[1.0, 2.0], [2.0, 1.0], [1.5, 1.7]])
    weights = np.random.default_rng(1).random((2, 9))
    single = scores_many(prepared, weights.astype(np.float32))
    assert single.dtype == np.float32
    assert single == pytest.approx(scores_many(prepared, weights), abs=1e-5)


@pytest.mark.parametrize("v", [-0.1, 1.1, NAN])
def test_a_share_outside_its_range_is_refused(v: float) -> None:
    with pytest.raises(NumbersError, match=rf"v is {v}; give a number from 0"):
        vikor([[1.0]], [1], v=v)
