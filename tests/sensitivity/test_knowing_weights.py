"""The value of knowing one weight, against numerical integrals and weights drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betainc

from evaluation.errors import EvaluationError
from evaluation.matrix import decision_matrix
from evaluation.model.tree import Tree
from evaluation.sensitivity.intervals import intervals_of, weight_intervals
from evaluation.sensitivity.knowing_weights import (
    upper_envelopes,
    weight_information,
    weights_known,
)
from evaluation.sensitivity.lines import Lines, total_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy
    from numpy.typing import ArrayLike, NDArray

    from evaluation import Evaluation
    from evaluation.matrix import DecisionMatrix

    TotalsAt = Callable[[DecisionMatrix, int, float], NDArray[np.float64]]

NAN, INF = float("nan"), float("inf")
VALUES = st.one_of(st.integers(0, 4).map(lambda k: k / 4), st.floats(0, 1))
CONCENTRATIONS = st.sampled_from([0.05, 0.5, 1.0, 8.0, 100.0])
# Steps of the numerical integral: each cell of the grid gets its exact probability.
GRID = np.linspace(0, 1, 4001)


@given(data=st.data(), concentration=CONCENTRATIONS)
def test_the_gain_is_the_mean_of_the_best_total_less_the_best_mean_total(
    evaluations: SearchStrategy[Evaluation],
    totals_at: TotalsAt,
    data: DataObject,
    concentration: float,
) -> None:
    matrix = decision_matrix(data.draw(evaluations))
    node = data.draw(st.integers(0, len(matrix.tree) - 1))
    found = weights_known(matrix.tree, matrix.local, matrix.values, concentration)
    assert (found.gain >= 0).all()
    assert ((found.probability >= 0) & (found.probability <= 1)).all()
    weight = matrix.tree.node_weights(matrix.local)
    parent = matrix.tree.parent[node]
    above = weight[parent] if parent >= 0 else 1.0
    share = concentration * np.count_nonzero(matrix.weights) * above
    t = float(matrix.local[node])
    if min(t, 1 - t) < 1e-8 or above == 0:
        assert found.gain[node] == found.probability[node] == 0
        return
    cells = np.diff(betainc(share * t, share * (1 - t), GRID))
    at_ends = np.array([totals_at(matrix, node, end) for end in (0, 1)])
    middle = (GRID[1:] + GRID[:-1]) / 2
    totals = at_ends[0] + np.outer(middle, at_ends[1] - at_ends[0])
    mean = (totals.max(axis=1) - totals[:, found.winner]) @ cells
    # Within a cell of the grid, a kink is off by a quarter of its width at the most.
    assert found.gain[node] == pytest.approx(mean, abs=1e-3)


@given(data=st.data(), concentration=CONCENTRATIONS)
def test_the_winner_changes_outside_its_stability_interval(
    evaluations: SearchStrategy[Evaluation], data: DataObject, concentration: float
) -> None:
    matrix = decision_matrix(data.draw(evaluations))
    found = weights_known(matrix.tree, matrix.local, matrix.values, concentration)
    intervals = intervals_of(total_lines(matrix.tree, matrix.local, matrix.values))
    firm = (intervals.lower == 0) & (intervals.upper == 1)
    assert (found.probability[firm] == 0).all()
    np.testing.assert_allclose(found.gain[firm], 0, atol=2e-9)
    assert found.winner == intervals.winner


def test_a_closed_form_with_one_crossing() -> None:
    # Weights (2/3, 1/3) with concentration 1.5: the first is Beta(2, 1), of density 2 t. The first
    # vendor leads by 2 t - 1; below t = 1/2, with probability 1/4, the integral of (1 - 2 t) 2 t is
    # 1/4 - 1/6.
    found = weight_information([[1.0, 0.0], [0.0, 1.0]], [2, 1], 1.5)
    np.testing.assert_allclose(found.gain, 1 / 12, atol=1e-14)
    np.testing.assert_allclose(found.probability, 1 / 4, atol=1e-14)


def test_the_lines_are_the_mean_totals_given_one_weight() -> None:
    """Draw Dirichlet weights of a tree: what is left over a line has no mean, whatever the share."""
    tree = Tree((-1, 0, 0, -1, 3, 3, 5, 5))
    local = np.array([0.6, 0.7, 0.3, 0.4, 0.5, 0.5, 0.2, 0.8])
    rng = np.random.default_rng(8)
    values, concentration = rng.random((3, 5)), 2.0
    leaves = tree.leaf_weights(local)
    drawn = rng.dirichlet(concentration * 5 * leaves, 200_000)
    totals = drawn @ values.T
    lines = total_lines(tree, local, values)
    below = tree.mixes(local) > 0
    for node, parent in enumerate(tree.parent):
        whole = drawn[:, below[parent]].sum(axis=1) if parent >= 0 else 1.0
        share = drawn[:, below[node]].sum(axis=1) / whole
        line = lines.at_zero[node] + share[:, None] * lines.slope[node]
        for power in (0, 1, 3):
            rest = (totals - line) * share[:, None] ** power
            assert (np.abs(rest.mean(axis=0)) < 4 * rest.std(axis=0) / np.sqrt(len(rest))).all()


def test_a_share_of_a_level_is_a_beta_variable() -> None:
    """The probability of leaving an interval, against shares of Dirichlet weights drawn here."""
    tree = Tree((-1, 0, 0, -1, 3, 3, 5, 5))
    local = np.array([0.6, 0.7, 0.3, 0.4, 0.5, 0.5, 0.2, 0.8])
    rng = np.random.default_rng(9)
    values, samples = rng.random((4, 5)), 100_000
    found = weights_known(tree, local, values, 1.0)
    intervals = intervals_of(total_lines(tree, local, values))
    drawn = rng.dirichlet(5 * tree.leaf_weights(local), samples)
    below = tree.mixes(local) > 0
    assert (found.probability > 0.01).sum() > 3
    for node, parent in enumerate(tree.parent):
        whole = drawn[:, below[parent]].sum(axis=1) if parent >= 0 else 1.0
        share = drawn[:, below[node]].sum(axis=1) / whole
        p = float(found.probability[node])
        outside = ((share < intervals.lower[node]) | (share > intervals.upper[node])).mean()
        assert abs(outside - p) <= 3 * np.sqrt(p * (1 - p) / samples)


@given(
    values=st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=1, max_size=5),
    weights=st.lists(st.floats(0.05, 1), min_size=4, max_size=4),
    seed=st.integers(0, 99),
)
def test_the_order_of_vendors_and_criteria_does_not_matter(
    values: list[list[float]], weights: list[float], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(len(values)), rng.permutation(4)
    table = np.array(values)
    found = weight_information(table, weights)
    turned = weight_information(table[rows][:, columns], np.array(weights)[columns])
    np.testing.assert_allclose(turned.gain, found.gain[columns], atol=1e-9)
    if np.unique(np.round(table @ weights, 6)).size == len(table):  # else the winner may differ
        np.testing.assert_allclose(turned.probability, found.probability[columns], atol=1e-7)


def test_the_gain_is_in_the_unit_of_the_values() -> None:
    values, weights = np.random.default_rng(4).random((3, 4)), [1, 2, 3, 4]
    unit, percent = weight_information(values, weights), weight_information(100 * values, weights)
    np.testing.assert_allclose(percent.gain, 100 * unit.gain)
    np.testing.assert_allclose(percent.probability, unit.probability)


def test_a_larger_concentration_leaves_less_to_learn() -> None:
    values, weights = [[1.0, 0.0, 0.3], [0.2, 0.9, 0.4]], [2, 1, 1]
    gains = [weight_information(values, weights, k).gain for k in (0.5, 2, 8, 1000)]
    assert (np.diff(gains, axis=0) < 0).all()
    assert gains[-1].max() < 1e-6


def test_weights_of_zero_are_not_counted() -> None:
    with_zero = weight_information([[1.0, 0.0, 5.0], [0.0, 1.0, 9.0]], [2, 1, 0], 1.5)
    without = weight_information([[1.0, 0.0], [0.0, 1.0]], [2, 1], 1.5)
    np.testing.assert_allclose(with_zero.gain, [*without.gain, 0.0])
    np.testing.assert_allclose(with_zero.probability, [*without.probability, 0.0])


@pytest.mark.parametrize(
    ("values", "weights"),
    [
        ([[0.3, 0.8]], [1, 2]),
        ([[0.3], [0.8]], [1]),
        ([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]], [1, 2]),
        ([[0.9, 0.9], [0.2, 0.8]], [1, 2]),
        ([[0.9, 0.1], [0.2, 0.8]], [1, 0]),
    ],
    ids=["one vendor", "one criterion", "all equal", "dominant", "one weight of one"],
)
def test_there_is_nothing_to_learn_where_nothing_can_change(
    values: list[list[float]], weights: list[float]
) -> None:
    found = weight_information(values, weights)
    assert found.gain.tolist() == found.probability.tolist() == [0.0] * len(weights)


def test_of_two_that_are_tied_now_either_may_turn_out_first() -> None:
    found = weight_information([[1, 0], [0, 1]], [1, 1], 1.0)
    assert found.winner == 0
    np.testing.assert_allclose(found.probability, 0.5)


def test_duplicates_of_the_winner_do_not_change_it() -> None:
    values, weights = [[1.0, 0.0], [0.0, 0.9]], [1, 1]
    once = weight_information(values, weights)
    twice = weight_information([*values, values[0]], weights)
    np.testing.assert_allclose(twice.gain, once.gain, atol=1e-15)
    np.testing.assert_allclose(twice.probability, once.probability, atol=1e-15)


@pytest.mark.parametrize(
    ("values", "weights", "concentration", "message"),
    [
        ([[0.1, NAN]], [1, 1], 8, r"row 0, column 1 of the values is nan"),
        ([], [], 8, r"at least one of each"),
        ([[0.1, 0.2]], [1, -1], 8, r"weight 1 is -1.0"),
        ([[0.1, 0.2]], [0, 0], 8, r"the weights are all zero"),
        ([[0.1, 0.2]], [1, 1, 1], 8, r"one weight per criterion, 2 in all"),
        ([[0.1, 0.2]], [1, 1], 0, r"the concentration is 0; give a finite number"),
        ([[0.1, 0.2]], [1, 1], INF, r"the concentration is inf"),
    ],
)
def test_what_cannot_be_computed_with_is_refused_by_name(
    values: ArrayLike, weights: ArrayLike, concentration: float, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        weight_information(values, weights, concentration)


@given(
    ends=st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=6),
    local=st.floats(0, 1),
)
def test_the_envelope_is_made_of_the_highest_lines(
    ends: list[tuple[float, float]], local: float
) -> None:
    at_zero, at_one = np.array(ends).T
    slope = at_one - at_zero
    lines = Lines(at_zero + local * slope, slope[None], np.array([local]))
    bounds, highest = (found[:, 0] for found in upper_envelopes(lines))
    assert (bounds[0], bounds[-1]) == (0, 1)
    for low, high, line in zip(bounds, bounds[1:], highest, strict=False):
        assert low <= high
        for t in (low, (low + high) / 2, high):
            totals = at_zero + t * slope
            assert totals[line] >= totals.max() - 1e-12


def test_all_nodes_are_walked_at_once() -> None:
    # One node where the first vendor is always first, another where it is overtaken halfway.
    lines = Lines(np.array([0.5, 0.25]), np.array([[0.0, 0.0], [-0.5, 0.5]]), np.array([0.5, 0.25]))
    bounds, highest = upper_envelopes(lines)
    np.testing.assert_allclose(bounds.T, [[0.0, 1.0, 1.0], [0.0, 0.5, 1.0]])
    assert highest[:, 1].tolist() == [0, 1]
    assert highest[0, 0] == 0


def test_stability_of_a_list_gives_the_same_winner() -> None:
    values, weights = [[0.2, 0.9], [0.8, 0.4]], [1, 3]
    assert weight_information(values, weights).winner == weight_intervals(values, weights).winner
