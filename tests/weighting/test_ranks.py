"""Weights from an order of importance."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import NumbersError
from evaluation.weighting import rank_order_centroid, rank_reciprocal, rank_sum
from evaluation.weighting.ranks import RULES, Rule


@given(st.integers(1, 60))
def test_the_centroid_is_the_mean_of_the_corners_of_the_weights_in_that_order(n: int) -> None:
    # The corners are: all on the first, a half on each of the first two, ... equal weights.
    corners = [[Fraction(k <= m, m) for k in range(1, n + 1)] for m in range(1, n + 1)]
    mean = [float(sum(column) / n) for column in zip(*corners, strict=True)]
    assert rank_order_centroid(n) == pytest.approx(mean, rel=1e-13)


@given(st.integers(1, 60))
def test_rank_sum_and_reciprocal_are_in_proportion_to_their_rule(n: int) -> None:
    places = np.arange(1, n + 1)
    assert rank_sum(n) * n * (n + 1) / 2 == pytest.approx(n + 1 - places)
    assert rank_reciprocal(n) * places == pytest.approx(rank_reciprocal(n)[0])


@pytest.mark.parametrize("rule", RULES)
@given(n=st.integers(1, 200))
def test_weights_add_to_one_and_fall_from_first_to_last(rule: Rule, n: int) -> None:
    weights = RULES[rule](n)
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert (np.diff(weights) < 0).all()
    assert weights.min() > 0


def test_a_single_criterion_has_all_the_weight() -> None:
    assert [rule(1).tolist() for rule in RULES.values()] == [[1.0]] * 3


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("n", [0, -3, 2.5, float("nan"), "4", None])
def test_a_number_of_criteria_that_is_none_is_refused(rule: Rule, n: object) -> None:
    with pytest.raises(NumbersError, match="give a whole number, 1 or more"):
        RULES[rule](n)  # type: ignore[arg-type]
