"""Who rates lower than the others: least squares on an incomplete table of raters by items."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from evaluation.committee.severity import rater_severity

NAN = float("nan")
RATINGS = st.tuples(st.integers(1, 5), st.integers(1, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=st.sampled_from([0.0, 1.0, 2.0, 3.0, 5.0, NAN]))
)


def test_with_complete_ratings_severity_is_the_distance_below_the_common_mean() -> None:
    # Rater means 3, 2 and 4 around 3.
    ratings = [[2, 3, 4], [1, 2, 3], [5, 4, 3]]
    assert rater_severity(ratings) == pytest.approx([0, 1, -1], abs=1e-12)


def test_someone_who_rated_only_the_weak_items_is_not_called_severe() -> None:
    ratings: list[list[float]] = [[1, 1, 5, 5], [1, 1, NAN, NAN], [NAN, NAN, 5, 5]]
    assert rater_severity(ratings) == pytest.approx([0, 0, 0], abs=1e-12)


@given(st.lists(st.floats(-2, 2), min_size=3, max_size=3), st.integers(0, 2**32 - 1))
def test_a_severity_that_was_put_in_comes_out_whatever_is_missing(
    severity: list[float], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    ratings = rng.uniform(0, 5, 12) - np.array(severity)[:, None]
    ratings[rng.random(ratings.shape) < 0.4] = NAN
    ratings[:, :2] = rng.uniform(0, 5, 2) - np.array(severity)[:, None]  # all three are linked
    centred = np.array(severity) - np.mean(severity)
    assert rater_severity(ratings) == pytest.approx(centred, abs=1e-9)


@given(RATINGS)
def test_no_other_effects_of_raters_and_items_fit_the_ratings_better(ratings: np.ndarray) -> None:
    known = ~np.isnan(ratings)
    found = rater_severity(ratings)
    rater, item = np.nonzero(known)
    raters, items = ratings.shape
    design = np.zeros((rater.size, raters + items))
    design[np.arange(rater.size), rater] = -1
    design[np.arange(rater.size), raters + item] = 1
    best = np.linalg.lstsq(design, ratings[known], rcond=None)[0]
    least = np.square(ratings[known] - design @ best).sum()
    raised = ratings + np.nan_to_num(found)[:, None]
    means = np.nansum(raised, axis=0) / np.maximum(known.sum(axis=0), 1)
    assert np.nansum((raised - means) ** 2) == pytest.approx(least, abs=1e-9)


@given(RATINGS)
def test_severities_add_up_to_nothing(ratings: np.ndarray) -> None:
    assert np.nansum(rater_severity(ratings)) == pytest.approx(0, abs=1e-9)


def test_groups_that_no_item_links_each_have_their_own_zero() -> None:
    ratings = [[5, 5, NAN, NAN], [4, 4, NAN, NAN], [NAN, NAN, 1, 3], [NAN, NAN, 0, 2]]
    assert rater_severity(ratings) == pytest.approx([-0.5, 0.5, -0.5, 0.5], abs=1e-12)


def test_a_rater_who_shares_no_item_cannot_be_called_severe_or_lenient() -> None:
    severity = rater_severity([[3, 4, NAN], [2, 3, NAN], [NAN, NAN, 0]])
    assert severity[:2] == pytest.approx([-0.5, 0.5])
    assert np.isnan(severity[2])
