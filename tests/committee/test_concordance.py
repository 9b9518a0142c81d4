"""Kendall's W: ties, chance, and what it is worth when few people rank."""

from __future__ import annotations

from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import friedmanchisquare, rankdata, spearmanr

from evaluation.committee import kendall_w

if TYPE_CHECKING:
    from random import Random

NAN = float("nan")
RATINGS = st.tuples(st.integers(3, 6), st.integers(3, 7)).flatmap(
    lambda shape: arrays(float, shape, elements=st.integers(0, 4).map(float))
)


def test_w_is_one_when_all_rank_alike_and_zero_when_they_cancel_out() -> None:
    assert kendall_w([[1, 2, 3], [10, 20, 30], [-3, -2, -1]]).value == 1
    assert kendall_w([[1, 2, 3], [3, 2, 1]]).value == 0


def test_w_is_the_squared_distance_of_the_rank_sums_from_their_mean_over_the_largest() -> None:
    # Rank sums 4, 6, 8: S = 8, and the largest S for 3 raters of 3 items is 9 x 24 / 12 = 18.
    found = kendall_w([[1, 2, 3], [1, 3, 2], [2, 1, 3]])
    assert found.rank_sums.tolist() == [4, 6, 8]
    assert found.sum_of_squares == 8
    assert found.value == found.uncorrected == pytest.approx(8 / 18, abs=1e-15)
    assert (found.raters, found.items, found.degrees_of_freedom) == (3, 3, 2)


def test_the_correction_for_ties_takes_their_share_off_the_largest_distance() -> None:
    # Ranks 1.5 1.5 3 and 1 2 3: S = 1.5^2 + 0.5^2 + 2^2 = 6.5, and T = 2^3 - 2 = 6 for the tie.
    found = kendall_w([[1, 1, 2], [1, 2, 3]])
    assert found.rank_sums.tolist() == [2.5, 3.5, 6]
    assert found.sum_of_squares == 6.5
    assert found.uncorrected == pytest.approx(12 * 6.5 / (4 * 24), abs=1e-15)
    assert found.value == pytest.approx(12 * 6.5 / (4 * 24 - 2 * 6), abs=1e-15)


@given(RATINGS)
def test_w_is_friedmans_statistic_over_its_largest_value(ratings: np.ndarray) -> None:
    assume((ratings != ratings[:, :1]).any())
    raters, items = ratings.shape
    found = kendall_w(ratings, samples=1)
    friedman = friedmanchisquare(*ratings.T).statistic
    assert found.value == pytest.approx(friedman / (raters * (items - 1)), abs=1e-12)
    assert found.chi_square == pytest.approx(friedman, abs=1e-12)


@given(RATINGS, st.randoms(use_true_random=False))
def test_the_order_of_raters_and_of_items_does_not_matter(
    ratings: np.ndarray, random: Random
) -> None:
    assume((ratings != ratings[:, :1]).any())
    raters, items = (random.sample(range(size), size) for size in ratings.shape)
    shuffled = ratings[np.ix_(raters, items)]
    assert kendall_w(shuffled, samples=1).value == kendall_w(ratings, samples=1).value


@given(RATINGS)
def test_only_each_raters_order_counts(ratings: np.ndarray) -> None:
    assume((ratings != ratings[:, :1]).any())
    stretched = np.exp(ratings) * np.arange(1, 1 + len(ratings))[:, None] - 7
    assert kendall_w(stretched, samples=1).value == kendall_w(ratings, samples=1).value


@pytest.mark.parametrize("row", [[1, 2, 3, 4], [1, 1, 3, 4], [1, 1, 2, 2], [5, 5, 5, 1]])
def test_by_chance_w_is_one_over_the_number_of_raters_ties_or_not(row: list[int]) -> None:
    first = [1, 2, 2, 4]
    drawn = [kendall_w([first, list(order)], samples=1) for order in permutations(row)]
    assert np.mean([found.value for found in drawn]) == pytest.approx(1 / 2, abs=1e-12)
    assert drawn[0].chance_level == 1 / 2


@given(arrays(float, (4, 6), elements=st.floats(0, 1), unique=True))
def test_without_ties_the_mean_correlation_is_spearmans_over_all_pairs(ratings: np.ndarray) -> None:
    ranks = rankdata(np.argsort(ratings, axis=1), axis=1)
    pairs = [spearmanr(a, b).statistic for a, b in combinations(ranks, 2)]
    found = kendall_w(ranks, samples=1).mean_correlation
    assert found == pytest.approx(np.mean(pairs), abs=1e-12)


def test_a_rater_who_did_not_rank_every_item_is_left_out_and_said_to_be() -> None:
    complete: list[list[float]] = [[1, 2, 3, 4], [2, 1, 3, 4], [1, 3, 2, 4]]
    found = kendall_w([*complete, [4, 3, NAN, 1]])
    assert found.value == kendall_w(complete).value
    assert found.p_value == kendall_w(complete).p_value
    assert found.used.tolist() == [True, True, True, False]
    assert found.chance_level == pytest.approx(1 / 3)


def test_totals_that_differ_by_rounding_only_are_tied() -> None:
    found = kendall_w([[0.1 + 0.2, 0.3, 0.9], [1.0, 2.0, 3.0]])
    assert found.value == kendall_w([[1, 1, 2], [1, 2, 3]]).value


@pytest.mark.parametrize(
    "ratings",
    [
        [[1, 2, 3], [1, 3, 2], [2, 1, 3]],
        [[1, 2, 3], [1, 2, 3], [1, 2, 3]],
        [[1, 1, 3], [2, 1, 3], [3, 3, 1]],
        [[1, 2, 3], [2, 3, 1], [3, 1, 2]],
    ],
)
def test_the_p_value_is_the_share_of_all_orders_that_agree_as_much(
    ratings: list[list[int]],
) -> None:
    samples = 40_000
    found = kendall_w(ratings, samples=samples)
    all_orders = product([ratings[0]], *(permutations(row) for row in ratings[1:]))
    sums = np.array(
        [np.square(np.sum(rankdata(rows, axis=1), axis=0)).sum() for rows in all_orders]
    )
    exact = np.mean(sums >= np.square(found.rank_sums).sum() - 1e-9)
    error = np.sqrt(exact * (1 - exact) / samples)
    assert found.p_value == pytest.approx(exact, abs=4 * error + 1 / samples)


def test_the_same_seed_gives_the_same_p_value() -> None:
    ratings = np.random.default_rng(1).permuted(np.tile(np.arange(6), (4, 1)), axis=1)
    first, again, other = (kendall_w(ratings, seed=seed, samples=500) for seed in (1, 1, 2))
    assert first.p_value == again.p_value
    assert first.p_value != other.p_value
    assert (first.samples, first.seed) == (500, 1)


def test_the_p_value_is_never_zero_as_the_order_given_is_one_of_those_possible() -> None:
    ratings = np.tile(np.arange(10), (6, 1))
    assert kendall_w(ratings, samples=99).p_value == 1 / 100
