"""Krippendorff's alpha at its four levels, with missing ratings, and the interval around it."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, get_args

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from evaluation.committee import krippendorff_alpha
from evaluation.committee.alpha import Level

if TYPE_CHECKING:
    from random import Random

NAN = float("nan")
LEVELS: tuple[Level, ...] = get_args(Level)
RATINGS = st.tuples(st.integers(2, 5), st.integers(1, 7)).flatmap(
    lambda shape: arrays(float, shape, elements=st.sampled_from([0.0, 1.0, 2.0, 2.5, 5.0, NAN]))
)


def by_definition(ratings: np.ndarray, level: Level) -> float | None:
    """Return alpha pair by pair, as its definition reads; None where it is 0 / 0."""
    units = [column[~np.isnan(column)].tolist() for column in ratings.T]
    units = [unit for unit in units if len(unit) >= 2]
    values = [value for unit in units for value in unit]
    if len(set(values)) < 2:
        return None

    def squared(a: float, b: float) -> float:
        if level == "nominal":
            return float(a != b)
        if level == "ordinal":
            low, high = min(a, b), max(a, b)
            between = sum(low <= value <= high for value in values)
            ends = values.count(low) + values.count(high)
            return (between - ends / 2) ** 2 if a != b else 0.0
        if level == "interval":
            return (a - b) ** 2
        return ((a - b) / (a + b)) ** 2 if a + b else 0.0

    n = len(values)
    observed = sum(
        squared(a, b) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)
    )
    expected = sum(squared(a, b) for a, b in permutations(values, 2))
    return 1 - (observed / n) / (expected / (n * (n - 1)))


@pytest.mark.parametrize("level", LEVELS)
@given(ratings=RATINGS)
def test_alpha_is_what_its_definition_says_pair_by_pair(level: Level, ratings: np.ndarray) -> None:
    expected = by_definition(ratings, level)
    assume(expected is not None)
    found = krippendorff_alpha(ratings, level=level, samples=5)
    assert found.value == pytest.approx(expected, abs=1e-12)
    assert found.value == pytest.approx(1 - found.observed / found.expected, abs=1e-12)


def test_two_observers_of_ten_articles() -> None:
    # Krippendorff (2011), section A: alpha = 1 - 19 x 4 / (14 x 6) = 0.095.
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    two = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    found = krippendorff_alpha([one, two], level="nominal")
    assert found.value == pytest.approx(1 - 19 * 4 / (14 * 6), abs=1e-12)
    assert found.pairable == 20


@pytest.mark.parametrize("level", LEVELS)
@given(
    row=st.lists(st.sampled_from([0.1, 0.3, 2.0, 7.5]), min_size=2, max_size=8),
    size=st.integers(2, 5),
)
def test_alpha_is_one_for_perfect_agreement(level: Level, row: list[float], size: int) -> None:
    assume(len(set(row)) > 1)
    found = krippendorff_alpha([row] * size, level=level, samples=50)
    assert found.value == 1.0
    assert found.observed == 0.0
    assert (found.low, found.high) == (1.0, 1.0)


@pytest.mark.parametrize("level", LEVELS)
def test_a_single_item_tells_nothing_beyond_chance_and_has_no_interval(level: Level) -> None:
    found = krippendorff_alpha([[1], [2], [4]], level=level)
    assert found.value == pytest.approx(0, abs=1e-12)
    assert (found.low, found.high) == (None, None)


def test_an_item_with_a_single_rating_does_not_count() -> None:
    ratings = np.array([[1, 2, 3, 3, 9], [1, 2, 3, 2, NAN], [NAN, 2, 3, 3, NAN]])
    found = krippendorff_alpha(ratings)
    assert found.value == krippendorff_alpha(ratings[:, :4]).value
    assert (found.pairable, found.items) == (11, 4)


@given(ratings=RATINGS, random=st.randoms(use_true_random=False))
def test_the_order_of_raters_and_of_items_does_not_matter(
    ratings: np.ndarray, random: Random
) -> None:
    assume(by_definition(ratings, "ordinal") is not None)
    raters, items = (random.sample(range(size), size) for size in ratings.shape)
    for level in LEVELS:
        there = krippendorff_alpha(ratings, level=level, samples=1).value
        here = krippendorff_alpha(ratings[np.ix_(raters, items)], level=level, samples=1).value
        assert here == pytest.approx(there, abs=1e-12)


@given(ratings=RATINGS)
def test_each_level_forgets_what_it_does_not_measure(ratings: np.ndarray) -> None:
    assume(by_definition(ratings, "ordinal") is not None)
    relabelled = np.where(ratings == 0.0, 77.0, ratings)
    changed: dict[Level, np.ndarray] = {
        "nominal": relabelled,
        "ordinal": np.exp(ratings),
        "interval": 1e3 - 20 * ratings,
        "ratio": 1e-30 * ratings,
    }
    for level, other in changed.items():
        there = krippendorff_alpha(ratings, level=level, samples=1).value
        here = krippendorff_alpha(other, level=level, samples=1).value
        assert here == pytest.approx(there, abs=1e-9)


def test_the_mean_distances_are_in_the_unit_of_the_ratings() -> None:
    # Differences within items 1 and 1; between any two of 1, 2, 3, 4: 6 pairs, squares adding to 20.
    found = krippendorff_alpha([[10, 30], [20, 40]], level="interval")
    assert found.observed == pytest.approx(100)
    assert found.expected == pytest.approx(100 * 20 / 6)
    assert found.value == pytest.approx(1 - 6 / 20)


def test_random_ratings_have_an_alpha_around_zero_and_an_interval_that_holds_it() -> None:
    ratings = np.random.default_rng(3).integers(0, 6, (5, 400)).astype(float)
    found = krippendorff_alpha(ratings)
    assert found.chance_level == 0
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 < found.high
    assert found.low < found.value < found.high
    assert found.value == pytest.approx(0, abs=0.05)


def test_the_interval_covers_the_value_of_a_larger_population_most_of_the_time() -> None:
    # Ratings are the item's quality plus an error of the same variance: alpha is 1 / 2 on average.
    rng = np.random.default_rng(5)
    inside = 0
    for seed in range(200):
        ratings = rng.normal(size=(1, 80)) + rng.normal(size=(4, 80))
        found = krippendorff_alpha(ratings, level="interval", samples=200, seed=seed)
        assert found.low is not None
        assert found.high is not None
        inside += found.low <= 0.5 <= found.high
    # A share of 95 % of 200 has a standard error of 1.5 %; percentiles of small samples miss some.
    assert 0.88 <= inside / 200 <= 0.99


def test_the_same_seed_gives_the_same_interval() -> None:
    ratings = np.random.default_rng(3).integers(0, 6, (4, 30)).astype(float)
    first, again, other = (
        krippendorff_alpha(ratings, seed=seed, samples=100) for seed in (1, 1, 2)
    )
    assert (first.low, first.high) == (again.low, again.high)
    assert (first.low, first.high) != (other.low, other.high)
    assert (first.samples, first.seed) == (100, 1)


@pytest.mark.parametrize("level", LEVELS)
def test_resamples_in_which_all_ratings_are_equal_are_left_out(level: Level) -> None:
    # Two items without any disagreement: half of the resamples hold one of them twice.
    found = krippendorff_alpha([[0.1, 0.7], [0.1, 0.7]], level=level, samples=200)
    assert (found.low, found.high) == (1.0, 1.0)
    only = [
        krippendorff_alpha([[0.1, 0.7], [0.1, 0.7]], level=level, samples=1, seed=seed)
        for seed in range(20)
    ]
    assert {(one.low, one.high) for one in only} == {(None, None), (1.0, 1.0)}
