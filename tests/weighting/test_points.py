"""Points into weights, level by level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.model import Tree
from evaluation.weighting import local_shares, mean_shares

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


@given(st.lists(st.lists(st.floats(0.01, 100), min_size=4, max_size=4), min_size=1, max_size=5),
       st.data())
def test_a_mean_of_shares_is_a_share(points: list[list[float]], data: st.DataObject) -> None:
    voices = data.draw(st.lists(st.floats(0.1, 9), min_size=len(points), max_size=len(points)))
    mean = mean_shares(local_shares(points, TREE), voices, np.zeros(4))
    assert mean[[0, 3]].sum() == pytest.approx(1)
    assert mean[[1, 2]].sum() == pytest.approx(1)
