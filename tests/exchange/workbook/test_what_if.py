"""What a share typed into a yellow cell does to its level."""

from __future__ import annotations

import numpy as np
import pytest
from building import tree
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import UnknownNameError, WeightsError
from evaluation.exchange.workbook.what_if import given_shares, what_if_weights
from evaluation.model.tree import Tree
from evaluation.sensitivity.lines import total_lines

NAN = float("nan")
# Two levels: three tops, the second with three children of its own.
TREE = Tree((-1, -1, 1, 1, 1, -1))


def locals_of(parts: list[float]) -> np.ndarray:
    local = np.array(parts)
    for family in TREE.families:
        total = local[family].sum()
        local[family] = local[family] / total if total > 0 else 1 / family.size
    return local


PARTS = st.lists(st.sampled_from([0.0, 1.0, 2.0, 7.0]), min_size=6, max_size=6).map(locals_of)
SHARES = st.lists(st.sampled_from([NAN, 0.0, 0.2, 0.5, 1.0]), min_size=6, max_size=6).map(np.array)


@given(local=PARTS, shares=SHARES)
def test_every_level_still_adds_up_to_one(local: np.ndarray, shares: np.ndarray) -> None:
    moved = what_if_weights(TREE, local, shares)
    assert (moved >= 0).all()
    for family in TREE.families:
        assert moved[family].sum() == pytest.approx(1)


@given(local=PARTS, node=st.integers(0, 5), share=st.floats(0, 1), seed=st.integers(0, 99))
def test_one_share_moves_the_totals_along_the_line_of_the_weight_intervals(
    local: np.ndarray,
    node: int,
    share: float,
    seed: int,
) -> None:
    values = np.random.default_rng(seed).random((3, TREE.leaves.size))
    shares = np.full(6, NAN)
    shares[node] = share
    moved = values @ TREE.leaf_weights(what_if_weights(TREE, local, shares))
    line = total_lines(TREE, local, values)
    assert moved == pytest.approx(line.totals + line.slope[node] * (share - local[node]), abs=1e-12)


@pytest.mark.parametrize(
    ("shares", "moved"),
    [
        ([NAN, NAN, NAN], [0.2, 0.6, 0.2]),
        ([0.5, NAN, NAN], [0.5, 0.375, 0.125]),
        ([0.5, NAN, 0.1], [0.5, 0.4, 0.1]),
        ([0.8, 0.8, NAN], [0.5, 0.5, 0.0]),  # more than everything: in proportion
        ([0.1, 0.1, 0.2], [0.25, 0.25, 0.5]),  # the whole level: in proportion
        ([0.0, 0.0, 0.0], [0.2, 0.6, 0.2]),  # nothing to share: as agreed
        ([0.0, 0.0, NAN], [0.0, 0.0, 1.0]),
    ],
)
def test_shares_by_the_words_of_the_page_method(shares: list[float], moved: list[float]) -> None:
    found = what_if_weights(Tree.flat(3), np.array([0.2, 0.6, 0.2]), np.array(shares))
    assert found == pytest.approx(moved)


def test_siblings_that_weigh_nothing_divide_the_rest_equally() -> None:
    found = what_if_weights(Tree.flat(3), np.array([1.0, 0.0, 0.0]), np.array([0.4, NAN, NAN]))
    assert found == pytest.approx([0.4, 0.3, 0.3])


def test_a_node_alone_in_its_level_keeps_all_of_it() -> None:
    found = what_if_weights(Tree((-1, 0, -1)), np.array([0.5, 1.0, 0.5]), np.array([NAN, 0.3, NAN]))
    assert found == pytest.approx([0.5, 1.0, 0.5])


def test_shares_are_given_by_name_in_percent() -> None:
    shares = given_shares(tree(), {"people": 40})
    assert np.nansum(shares) == pytest.approx(0.4)
    assert np.isnan(shares).sum() == 5


@pytest.mark.parametrize("percent", [-1, 100.5, NAN, float("inf")])
def test_a_share_that_is_no_percentage_is_refused(percent: float) -> None:
    with pytest.raises(
        WeightsError, match=r"the what-if share of 'people' is .*; give a number from"
    ):
        given_shares(tree(), {"people": percent})


def test_a_share_of_an_unknown_node_is_refused_with_the_choices() -> None:
    with pytest.raises(
        UnknownNameError, match=r"unknown criterion 'peple'\. Did you mean 'people'"
    ):
        given_shares(tree(), {"peple": 10})
