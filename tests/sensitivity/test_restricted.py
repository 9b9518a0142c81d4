"""Weights that keep an order or stay within intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from evaluation.errors import NumbersError
from evaluation.model.tree import Tree
from evaluation.sensitivity import smaa
from evaluation.sensitivity.restricted import IntervalDraws, OrderDraws, _chains
from evaluation.weighting import rank_order_centroid

if TYPE_CHECKING:
    from numpy.typing import NDArray

TREE = Tree((-1, 0, 0, 0, -1, -1))


def leaves(draws: OrderDraws | IntervalDraws) -> NDArray[np.float64]:
    read = draws.open()
    pieces = [piece.astype(float) for block in draws.blocks for piece in read(block)]
    return np.concatenate(pieces, axis=1)


def ordered(local: list[float], tree: Tree = TREE, samples: int = 20_000) -> NDArray[np.float64]:
    return leaves(OrderDraws.of(tree, np.array(local), samples=samples, seed=1, method="lattice"))


def test_the_mean_of_weights_in_a_given_order_is_the_rank_order_centroid() -> None:
    found = ordered([0.4, 0.3, 0.2, 0.1], Tree.flat(4))
    np.testing.assert_allclose(found.mean(axis=1), rank_order_centroid(4), atol=2e-3)
    assert (np.diff(found, axis=0) <= 0).all()
    np.testing.assert_allclose(found.sum(axis=0), 1, rtol=1e-5)


def test_weights_in_a_given_order_are_sorted_uniform_weights() -> None:
    rng = np.random.default_rng(2)
    sorted_weights = np.sort(rng.dirichlet(np.ones(4), 40_000), axis=1)[:, ::-1].T
    found = ordered([4, 3, 2, 1], Tree.flat(4), 40_000)
    np.testing.assert_allclose(np.cov(found), np.cov(sorted_weights), atol=6e-4)


def test_the_order_is_kept_at_each_level_of_the_tree() -> None:
    one, two, three, second, third = ordered([0.5, 0.2, 0.7, 0.1, 0.2, 0.3])
    assert (two >= one).all()
    assert (one >= three).all()
    assert (third >= second).all()
    assert (one + two + three >= third).all()
    # Level by level: a leaf of a heavy branch may weigh less than a light branch.
    assert (three < second).any()


def test_equal_weights_stay_equal_and_zero_stays_zero() -> None:
    found = ordered([0.3, 0.3, 0.4, 0.0], Tree.flat(4))
    np.testing.assert_array_equal(found[0], found[1])
    assert (found[3] == 0).all()
    assert (found[2] >= found[0]).all()


@pytest.mark.parametrize("bounds", [[(0.1, 0.5)] * 4, [(0, 0.3), (0.2, 0.9), (0, 1), (0.05, 0.25)]])
def test_weights_within_intervals_are_those_that_chance_leaves_there(
    bounds: list[tuple[float, float]],
) -> None:
    lower, upper = np.array(bounds, dtype=float).T
    weights = np.random.default_rng(1).dirichlet(np.ones(4), 600_000)
    inside = weights[((weights >= lower) & (weights <= upper)).all(axis=1)].T
    found = leaves(IntervalDraws(Tree.flat(4), lower, upper, 40_000, 3))
    assert (found >= lower[:, None] - 1e-6).all()
    assert (found <= upper[:, None] + 1e-6).all()
    error = inside.std(axis=1) * np.sqrt(1 / 40_000 + 1 / inside.shape[1])
    assert (np.abs(found.mean(axis=1) - inside.mean(axis=1)) < 4 * error).all()
    spread = np.abs(np.cov(found) - np.cov(inside)).max()
    assert spread < 0.03 * np.cov(inside).max()


def test_many_weights_within_intervals_are_spread_as_after_a_long_time() -> None:
    rng = np.random.default_rng(7)
    base = rng.dirichlet(np.full(25, 3.0))
    lower, upper = base / 2, np.minimum(2 * base, 1)
    found = leaves(IntervalDraws(Tree.flat(25), lower, upper, 16_384, 3))
    # Shorter chains would have too small a variance: they begin in the middle.
    long = _chains(np.random.default_rng(2), lower, upper, 4096, sweeps=100)
    ratio = found.var(axis=1).mean() / long.var(axis=1).mean()
    assert ratio == pytest.approx(1, abs=0.02)


def test_intervals_hold_at_each_level_of_the_tree() -> None:
    lower = np.array([0.4, 0.2, 0.0, 0.0, 0.0, 0.0])
    upper = np.array([0.6, 0.3, 1.0, 1.0, 1.0, 0.1])
    one, two, three, _, third = leaves(IntervalDraws(TREE, lower, upper, 5000, 1))
    branch = one + two + three
    assert (branch > 0.4 - 1e-6).all()
    assert (branch < 0.6 + 1e-6).all()
    assert (one / branch < 0.3 + 1e-6).all()
    assert (third < 0.1 + 1e-6).all()


def test_an_interval_without_room_fixes_the_weight() -> None:
    found = smaa(np.eye(2), bounds=[(0.7, 0.7), (0, 1)], samples=500)
    assert found.acceptability.tolist() == [[1, 0], [0, 1]]
    np.testing.assert_allclose(found.central_weights[0], [0.7, 0.3], atol=1e-6)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"bounds": [(0.6, 1), (0.6, 1)]}, "the lower bounds must add to 1 at most"),
        ({"bounds": [(0, 0.3), (0, 0.3)]}, "the upper bounds to 1 at least"),
        ({"bounds": [(0, 1)]}, "one row per criterion, 2 in all"),
        ({"bounds": [(0.5, 0.2), (0, 1)]}, "the lowest and the highest weight, from 0 to 1"),
        ({"bounds": [(0, float("nan")), (0, 1)]}, "from 0 to 1"),
        ({"bounds": "narrow"}, "one row per criterion"),
        ({"order": [0, 0]}, "must name each of the 2 criteria once"),
        ({"order": [1, 2]}, "by its position from 0"),
        ({"order": [0, 1], "bounds": [(0, 1), (0, 1)]}, "not both"),
    ],
)
def test_impossible_restrictions_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(NumbersError, match=message):
        smaa([[1, 0], [0, 1]], samples=100, **options)  # type: ignore[arg-type]  # wrong on purpose


def test_an_order_gives_positions_from_the_most_important_on() -> None:
    found = smaa(np.eye(2)[::-1], order=[1, 0], samples=2000)
    assert found.acceptability.tolist() == [[1, 0], [0, 1]]
