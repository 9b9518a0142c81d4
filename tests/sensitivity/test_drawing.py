"""Blocks of random weights: the same figures wherever they are tallied."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.order import competition_ranks
from evaluation.sensitivity import smaa
from evaluation.sensitivity.drawing import BLOCK, Draw, Tally, count

VALUES = np.random.default_rng(5).random((5, 6))
BASE = np.array([3.0, 1, 1, 2, 0, 3]) / 10
DRAW = Draw(VALUES, BASE, samples=5 * BLOCK + 321, seed=11, concentration=2.0)


def test_the_figures_do_not_depend_on_how_the_blocks_are_shared_out() -> None:
    with ThreadPoolExecutor(2) as workers:
        late_ones_first = list(workers.map(DRAW.tally, reversed(range(DRAW.blocks))))
    total = reduce(Tally.__add__, reversed(late_ones_first))
    found = smaa(VALUES, samples=DRAW.samples, seed=11, base=BASE, concentration=2.0)
    assert (total.ranks / DRAW.samples == found.acceptability).all()
    assert (total.wins / DRAW.samples == found.pairwise).all()
    first = total.ranks[:, :1]
    assert np.array_equal(
        total.favourable[first[:, 0] > 0] / first[first > 0][:, None],
        found.central_weights[first[:, 0] > 0],
    )


def test_more_samples_begin_with_the_same_ones() -> None:
    shorter = Draw(VALUES, BASE, samples=BLOCK + 10, seed=11, concentration=2.0)
    assert np.array_equal(shorter.tally(0).ranks, DRAW.tally(0).ranks)
    assert np.array_equal(shorter.factors(1), DRAW.factors(1)[:, :10])


def test_the_last_block_is_cut_to_the_number_of_samples() -> None:
    sizes = [DRAW.factors(block).shape[1] for block in range(DRAW.blocks)]
    assert sizes == [BLOCK] * 5 + [321]
    whole = Draw(VALUES, BASE, samples=2 * BLOCK, seed=11, concentration=2.0)
    assert [whole.factors(block).shape[1] for block in range(whole.blocks)] == [BLOCK] * 2


def test_every_vendor_has_one_rank_in_every_sample() -> None:
    assert (DRAW.tally(5).ranks.sum(axis=1) == 321).all()


def test_blocks_and_seeds_have_random_numbers_of_their_own() -> None:
    other = Draw(VALUES, BASE, samples=BLOCK, seed=12, concentration=2.0)
    assert not (DRAW.factors(0) == DRAW.factors(1)).any()
    assert not (DRAW.factors(0) == other.factors(0)).any()


@pytest.mark.parametrize(("vendors", "samples"), [(1, 7), (2, 1), (6, 4096), (30, 500), (260, 70)])
def test_counting_agrees_with_the_ranks_of_every_other_question(vendors: int, samples: int) -> None:
    # Few different totals, so that there are ties; the noise is below the ninth decimal.
    rng = np.random.default_rng(vendors)
    totals = rng.integers(0, 9, (vendors, samples)) / 9 + rng.normal(0, 1e-14, (vendors, samples))
    ranks, wins, first = count(totals)
    expected = competition_ranks(totals.T).T
    assert np.array_equal(first, expected == 1)
    for vendor in range(vendors):
        counts = np.bincount(expected[vendor] - 1, minlength=vendors)
        assert np.array_equal(ranks[vendor], counts)
        beaten = (expected[vendor] < expected).sum(axis=1)
        assert np.array_equal(wins[vendor], beaten)


@given(
    totals=st.lists(
        st.lists(st.one_of(st.integers(0, 2).map(float), st.floats(0, 1)), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_counting_agrees_for_any_totals(totals: list[list[float]]) -> None:
    table = np.array(totals)
    expected = competition_ranks(table.T).T
    assert np.array_equal(count(table)[2], expected == 1)
