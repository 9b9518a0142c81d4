"""The tree as arrays: shares multiply down, and each node mixes what is below it."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.errors import NumbersError
from evaluation.model import Tree

#        0 ── 1, 2        3 ── 4 ── 5, 6
NESTED = Tree((-1, 0, 0, -1, 3, 4, 4))
LOCAL = [0.6, 0.25, 0.75, 0.4, 1.0, 0.5, 0.5]


def test_global_weights_are_products_down_the_tree() -> None:
    assert NESTED.leaf_weights(LOCAL) == pytest.approx([0.15, 0.45, 0.2, 0.2])
    assert NESTED.node_weights(LOCAL)[3:5] == pytest.approx([0.4, 0.4])


def test_a_node_mixes_its_leaves_whatever_its_own_weight() -> None:
    mixes = NESTED.mixes(LOCAL)
    assert mixes[0] == pytest.approx([0.25, 0.75, 0, 0])
    assert mixes[3] == pytest.approx([0, 0, 0.5, 0.5])
    assert mixes.sum(axis=1) == pytest.approx(np.ones(7))


def test_siblings_and_ancestors_are_found() -> None:
    assert NESTED.siblings(2).tolist() == [1, 2]
    assert NESTED.siblings(0).tolist() == [0, 3]
    assert NESTED.ancestors(6) == [4, 3]


def test_arrays_of_a_tree_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        NESTED.leaves[0] = 3


@pytest.mark.parametrize("parent", [(), (0,), (-1, 2, 1), (-2,)])
def test_a_parent_must_stand_before_its_child(parent: tuple[int, ...]) -> None:
    with pytest.raises(NumbersError, match="each parent must stand before its child"):
        Tree(parent)
