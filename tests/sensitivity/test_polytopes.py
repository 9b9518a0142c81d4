"""Clearest, nearest and outermost weights, against weights drawn at random and fine grids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.order import settled
from evaluation.sensitivity.polytopes import can_be_first, clearest, nearest, outermost
from evaluation.sensitivity.tipping import tipping_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Differences of a thousandth or more: with smaller ones, a tie of 9 decimals spans many weights.
VALUES = st.one_of(
    st.integers(0, 4).map(lambda k: k / 4), st.integers(0, 1000).map(lambda k: k / 1000)
)
TIE = 2e-9


@st.composite
def cases(draw: st.DrawFn) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    criteria = draw(st.integers(1, 5))
    row = st.lists(VALUES, min_size=criteria, max_size=criteria)
    values = np.array(draw(st.lists(row, min_size=1, max_size=6)))
    weight = st.lists(st.floats(0, 1), min_size=criteria, max_size=criteria)
    weights = np.array(draw(weight.filter(lambda given: sum(given) > 0.1)))
    return values, weights / weights.sum()


def drawn(values: NDArray[np.float64], samples: int = 400) -> NDArray[np.float64]:
    """Return weights at random, and with all of the weight on one criterion or shared by two."""
    criteria = values.shape[1]
    alone = np.eye(criteria)
    pairs = (alone[:, None] + alone[None]).reshape(-1, criteria) / 2
    rng = np.random.default_rng(12)
    return np.concatenate([rng.dirichlet(np.full(criteria, 0.7), samples), alone, pairs])


@given(case=cases())
def test_no_weights_give_a_larger_margin(
    case: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> None:
    values, _ = case
    margin, weights = clearest(values)
    np.testing.assert_allclose(weights.sum(axis=1), 1, atol=1e-9)
    assert (weights >= 0).all()
    if len(values) == 1:
        assert margin.tolist() == [np.inf]
        return
    totals = np.concatenate([weights, drawn(values)]) @ values.T
    for vendor in range(len(values)):
        leads = totals[:, vendor] - np.delete(totals, vendor, axis=1).max(axis=1)
        assert leads[vendor] == pytest.approx(margin[vendor], abs=1e-9)
        assert leads.max() <= margin[vendor] + TIE


@given(case=cases(), norm=st.sampled_from(["l1", "linf"]))
def test_no_weights_nearer_put_the_vendor_first(
    case: tuple[NDArray[np.float64], NDArray[np.float64]], norm: str
) -> None:
    values, weights = case
    margin, _ = clearest(values)
    changed = nearest(values, weights, margin, norm)
    possible = can_be_first(margin)
    np.testing.assert_array_equal(np.isnan(changed).any(axis=1), ~possible)

    def length(change: NDArray[np.float64]) -> NDArray[np.float64]:
        size = np.abs(change)
        longest: NDArray[np.float64] = size.sum(axis=-1) if norm == "l1" else size.max(axis=-1)
        return longest

    others = drawn(values)
    for vendor in np.flatnonzero(possible):
        there = changed[vendor]
        assert there.sum() == pytest.approx(1, abs=1e-9)
        assert (there >= 0).all()
        assert (values @ there)[vendor] >= (values @ there).max() - TIE
        totals = others @ values.T
        first = totals[:, vendor] >= totals.max(axis=1)
        assert (length(others[first] - weights) >= length(there - weights) - TIE).all()
        # With two such weights all those between them do: near the nearest, too, none is nearer.
        beside = there + 0.01 * (others[first] - there)
        assert (length(beside - weights) >= length(there - weights) - TIE).all()
    # Being first of all asks for no less than passing the winner alone does.
    alone = tipping_of(values, weights)
    distance = np.where(possible, length(np.nan_to_num(changed) - weights), np.inf)
    lone = alone.l1 if norm == "l1" else alone.linf
    assert (distance >= lone - 1e-8).all()
    leaders = settled(values @ weights) == settled(values @ weights).max()
    assert (distance[leaders] == 0).all()
    if len(values) == 2:
        np.testing.assert_allclose(distance, lone, atol=1e-8)


@given(case=cases())
def test_a_vendor_is_first_only_between_its_bounds_and_at_each_of_them(
    case: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> None:
    values, _ = case
    margin, weights = clearest(values)
    possible = can_be_first(margin)
    lower, upper = outermost(values, margin)
    np.testing.assert_array_equal(np.isnan(lower).all(axis=1), ~possible)
    np.testing.assert_array_equal(np.isnan(upper).any(axis=1), ~possible)
    every = np.concatenate([drawn(values), weights[possible]])
    totals = every @ values.T
    for vendor in np.flatnonzero(possible):
        favourable = every[totals[:, vendor] >= totals.max(axis=1)]
        assert (favourable >= lower[vendor] - TIE).all()
        assert (favourable <= upper[vendor] + TIE).all()


def test_bounds_are_the_ends_of_the_exact_interval_on_two_criteria() -> None:
    # Totals t, 0.6 and 1 - t: the middle one is the highest from 0.4 to 0.6.
    values = np.array([[1.0, 0.0], [0.6, 0.6], [0.0, 1.0]])
    lower, upper = outermost(values, clearest(values)[0])
    np.testing.assert_allclose(lower, [[0.6, 0.0], [0.4, 0.4], [0.0, 0.6]], atol=1e-9)
    np.testing.assert_allclose(upper, [[1.0, 0.4], [0.6, 0.6], [0.4, 1.0]], atol=1e-9)


def test_bounds_of_a_triangle_are_those_of_its_corners() -> None:
    # The first of three that are each the best on one criterion: from 1/3 upwards, and no other
    # weight above 1/2.
    lower, upper = outermost(np.eye(3), clearest(np.eye(3))[0])
    np.testing.assert_allclose(lower[0], [1 / 3, 0, 0], atol=1e-9)
    np.testing.assert_allclose(upper[0], [1, 0.5, 0.5], atol=1e-9)


def test_a_third_vendor_in_the_way_makes_the_change_larger() -> None:
    # From t = 0.9, the last one passes the first at t = 1/2; the middle one is first until t = 0.4.
    values, weights = np.array([[1.0, 0.0], [0.6, 0.6], [0.0, 1.0]]), np.array([0.9, 0.1])
    margin, _ = clearest(values)
    for norm in ("l1", "linf"):
        changed = nearest(values, weights, margin, norm)
        np.testing.assert_allclose(changed[:, 0], [0.9, 0.6, 0.4], atol=1e-9)


def test_a_vendor_below_a_mix_of_two_others_is_never_first() -> None:
    margin, weights = clearest(np.array([[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]]))
    np.testing.assert_allclose(margin, [0.6, 0.6, -0.1], atol=1e-9)
    np.testing.assert_allclose(weights[2], [0.5, 0.5], atol=1e-9)
    assert can_be_first(margin).tolist() == [True, True, False]


def test_a_vendor_that_can_do_no_better_than_tie_is_not_lost() -> None:
    values = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.5, 0.5, 0.0]])
    margin, _ = clearest(values)
    assert can_be_first(margin).all()
    changed = nearest(values, np.array([0.2, 0.1, 0.7]), margin, "l1")
    np.testing.assert_allclose(changed[2, 0], changed[2, 1], atol=1e-8)
    lower, upper = outermost(values, margin)
    np.testing.assert_allclose((lower[2], upper[2]), [[0.0, 0.0, 0.0], [0.5, 0.5, 1.0]], atol=1e-8)
