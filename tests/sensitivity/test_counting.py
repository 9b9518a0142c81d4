"""Counts that agree with the ranks of every other question, near ties included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.order import competition_ranks
from evaluation.sensitivity.counting import MOST_COMPARED, WEIGHT_UNIT, Counter, Tally, count
from evaluation.sensitivity.gamma import SHIFTS, GammaDraws
from evaluation.sensitivity.scoring import FixedScores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.sensitivity.drawing import Method


def tallied(values: NDArray[np.float64], draws: GammaDraws) -> Tally:
    tally = Tally.empty(SHIFTS, len(values), values.shape[1])
    counter, read = Counter(tally, FixedScores(values, draws.base)), draws.open()
    for block in draws.blocks:
        for numbers in read(block):
            counter.add(block.stream, numbers)
    return tally


def ranked_one_by_one(values: NDArray[np.float64], draws: GammaDraws) -> Tally:
    vendors, criteria = values.shape
    tally, read = Tally.empty(SHIFTS, vendors, criteria), draws.open()
    favourable = np.zeros((vendors, criteria))
    for block in draws.blocks:
        for numbers in read(block):
            weights = numbers.astype(float) * draws.base[:, None]
            weights /= weights.sum(axis=0)
            ranks = competition_ranks((values @ weights).T).T
            for k in range(vendors):
                tally.ranks[block.stream, k] += np.bincount(ranks[k] - 1, minlength=vendors)
                tally.wins[k] += (ranks[k] < ranks).sum(axis=1)
                favourable[k] += weights[:, ranks[k] == 1].sum(axis=1)
    tally.favourable[...] = np.rint(favourable / WEIGHT_UNIT)
    return tally


def assert_same(found: Tally, expected: Tally) -> None:
    assert np.array_equal(found.ranks, expected.ranks)
    assert np.array_equal(found.wins, expected.wins)
    np.testing.assert_allclose(
        found.favourable * WEIGHT_UNIT, expected.favourable * WEIGHT_UNIT, rtol=1e-5, atol=1e-4
    )


@pytest.mark.parametrize("method", ["lattice", "random"])
@pytest.mark.parametrize("concentration", [0.3, 1.0, 8.0])
@pytest.mark.parametrize("vendors", [1, 2, 6, MOST_COMPARED, MOST_COMPARED + 1, 60])
def test_figures_are_those_of_samples_ranked_one_by_one(
    vendors: int, concentration: float, method: Method
) -> None:
    values = np.random.default_rng(vendors).random((vendors, 9))
    base = np.array([3.0, 1, 1, 2, 0, 3, 1, 1, 0.5]) / 12.5
    draws = GammaDraws(base, 2500, 11, concentration, method)
    assert_same(tallied(values, draws), ranked_one_by_one(values, draws))


@pytest.mark.parametrize("gap", [0.0, 1e-12, 4e-10, 1e-9, 3e-9, 1e-8, 1e-7, 1e-6, 1e-4])
@pytest.mark.parametrize("vendors", [6, 30])
def test_near_ties_are_judged_to_nine_decimals(vendors: int, gap: float) -> None:
    # 32 bits tell no two totals apart that differ by less than about 1e-7.
    rng = np.random.default_rng(1)
    values = rng.random((vendors, 7))
    values[1] = values[0] + gap * rng.standard_normal(7)
    values[2] = values[0] + gap
    values[3] = values[4]
    draws = GammaDraws(np.full(7, 1 / 7), 3000, 2)
    assert_same(tallied(values, draws), ranked_one_by_one(values, draws))


@settings(max_examples=40)
@given(
    values=st.lists(
        st.lists(st.one_of(st.integers(0, 2).map(float), st.floats(-1, 1)), min_size=3, max_size=3),
        min_size=1,
        max_size=30,
    )
)
def test_counting_is_right_for_any_values(values: list[list[float]]) -> None:
    draws = GammaDraws(np.array([0.5, 0.5, 0.0]), 1200, 2)
    table = np.array(values)
    assert_same(tallied(table, draws), ranked_one_by_one(table, draws))


def test_a_criterion_without_weight_tells_no_vendors_apart() -> None:
    draws = GammaDraws(np.array([1.0, 0.0]), 1100, 2)
    found = tallied(np.array([[0.5, 0.1], [0.5, 0.9]]), draws)
    assert found.wins.sum() == 0
    assert found.ranks[:, :, 0].sum() == 2 * 1100


def test_tallies_add_up_in_any_order() -> None:
    values = np.random.default_rng(5).random((5, 6))
    draws = GammaDraws(np.full(6, 1 / 6), 70_000, 3, method="random")
    whole = tallied(values, draws)
    parts = []
    for block in reversed(draws.blocks):
        tally = Tally.empty(SHIFTS, 5, 6)
        counter = Counter(tally, FixedScores(values, draws.base))
        for numbers in draws.open()(block):
            counter.add(block.stream, numbers)
        parts.append(tally)
    added = parts[0]
    for part in parts[1:]:
        added += part
    for name in ("ranks", "wins", "favourable"):
        assert np.array_equal(getattr(added, name), getattr(whole, name))


@pytest.mark.parametrize("samples", [64, 512, 4096])
def test_flags_are_counted(samples: int) -> None:
    flags = np.random.default_rng(2).random((3, 2, samples)) < 0.9
    assert np.array_equal(count(flags), flags.sum(axis=-1))
    assert (count(np.ones((1, samples), dtype=bool)) == samples).all()
