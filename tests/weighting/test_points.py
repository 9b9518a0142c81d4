"""Points into weights, level by level."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import EvaluationError
from evaluation.model import Tree
from evaluation.weighting import local_shares, mean_shares, swing

TREE = Tree((-1, 0, 0, -1))


def test_each_level_adds_to_one_for_each_person() -> None:
    shares = local_shares([[30, 1, 3, 10]], TREE)
    assert shares[0] == pytest.approx([0.75, 0.25, 0.75, 0.25])


def test_a_level_left_unfinished_says_nothing() -> None:
    shares = local_shares([[30, 1, np.nan, 10]], TREE)
    assert np.isnan(shares[0, 1:3]).all()
    assert shares[0, [0, 3]] == pytest.approx([0.75, 0.25])


def test_the_mean_counts_voices_and_leaves_out_those_who_said_nothing() -> None:
    shares = np.array([[0.2, 0.8], [0.6, 0.4], [np.nan, np.nan]])
    assert mean_shares(shares, [1, 3, 5], np.array([0.5, 0.5])) == pytest.approx([0.5, 0.5])
    assert mean_shares(shares[2:], [5], np.array([0.9, 0.1])) == pytest.approx([0.9, 0.1])


@given(
    st.lists(st.lists(st.floats(0.01, 100), min_size=4, max_size=4), min_size=1, max_size=5),
    st.data(),
)
def test_a_mean_of_shares_is_a_share(points: list[list[float]], data: st.DataObject) -> None:
    voices = data.draw(st.lists(st.floats(0.1, 9), min_size=len(points), max_size=len(points)))
    mean = mean_shares(local_shares(points, TREE), voices, np.zeros(4))
    assert mean[[0, 3]].sum() == pytest.approx(1)
    assert mean[[1, 2]].sum() == pytest.approx(1)


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=9), st.floats(1e-3, 1e3))
def test_swing_weights_are_shares_of_the_points_whatever_the_first_gets(
    points: list[float], unit: float
) -> None:
    weights = swing(points)
    assert weights == pytest.approx(np.array(points) / sum(points))
    assert swing([unit * x for x in points]) == pytest.approx(weights)


def test_a_swing_may_be_worth_nothing_and_huge_points_stay_finite() -> None:
    assert swing([0, 50, 150]).tolist() == [0.0, 0.25, 0.75]
    assert swing([1e308, 1e308]).tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([100, np.nan], "1: nan points; give zero or a positive number"),
        ([np.inf, 10], "0: inf points"),
        ([100, -1], "1: -1.0 points"),
        ([0, 0], "points are all zero"),
        ([], r"one number of points per criterion; the points have the shape \(0,\)"),
        ([[1, 2]], r"the points have the shape \(1, 2\)"),
        (["much"], "points must be numbers"),
    ],
)
def test_swing_points_that_are_no_judgement_are_refused(points: list[Any], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        swing(points)
