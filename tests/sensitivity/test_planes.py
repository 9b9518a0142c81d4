"""What two weights can be together, in every position of the two nodes."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.errors import NumbersError
from evaluation.model.tree import Tree
from evaluation.sensitivity.planes import corners_of

# Three pillars; the first has two groups, of two leaves and of three; the last two have two leaves.
TREE = Tree((-1, 0, 1, 1, 0, 4, 4, 4, -1, 8, 8, -1, 11, 11))
LOCAL = np.array([0.5, 0.4, 0.5, 0.5, 0.6, 0.2, 0.3, 0.5, 0.3, 0.7, 0.3, 0.2, 0.5, 0.5])
VALUES = np.eye(9)


def domain(first: int, second: int) -> list[list[float]]:
    corners, unit = corners_of(TREE, LOCAL, VALUES, first, second)
    # With these values, a total is the weight of a leaf: at every corner they add to 1.
    np.testing.assert_allclose(corners[:, 2:].sum(axis=1), 1)
    return sorted((corners[:, :2] * unit).round(12).tolist())


def test_two_siblings_share_a_triangle() -> None:
    assert domain(0, 8) == [[0, 0], [0, 1], [1, 0]]
    assert domain(5, 6) == [[0, 0], [0, 0.3], [0.3, 0]]  # their group weighs 0.5 times 0.6


def test_two_nodes_of_separate_branches_share_a_rectangle() -> None:
    assert domain(2, 9) == [[0, 0], [0, 0.3], [0.2, 0], [0.2, 0.3]]


def test_a_node_below_another_has_at_most_its_part_of_it() -> None:
    # Leaf 5 gets at most 0.6 of the pillar's weight.
    assert domain(0, 5) == [[0, 0], [1, 0], [1, 0.6]]
    assert domain(5, 0) == [[0, 0], [0, 1], [0.6, 1]]


def test_a_node_below_the_sibling_of_another_shares_a_triangle_with_it() -> None:
    # Without any weight on the second pillar, the first has 0.5 of 0.7, and group 4 of it 0.6.
    assert domain(8, 5) == [[0, 0], [0, round(0.6 * 5 / 7, 12)], [1, 0]]


def test_siblings_without_weight_share_what_is_freed_equally() -> None:
    corners, unit = corners_of(Tree.flat(4), np.array([0.5, 0.5, 0, 0]), np.eye(4), 0, 1)
    at_zero = corners[(corners[:, :2] == 0).all(axis=1)]
    np.testing.assert_allclose(at_zero[0, 2:], [0, 0, 0.5, 0.5])
    assert unit.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("parent", "local", "first", "second"),
    [
        ((-1, -1, -1), [0.2, 0.3, 0.5], 1, 1),
        ((-1, -1), [0.4, 0.6], 0, 1),
        ((-1, 0, -1, -1), [0.2, 1.0, 0.3, 0.5], 1, 2),
        ((-1, 0, 0, -1, 3, 3), [0.0, 0.5, 0.5, 1.0, 0.5, 0.5], 1, 4),
        ((-1, 0, 0, -1, -1), [0.0, 0.5, 0.5, 0.4, 0.6], 3, 1),
    ],
    ids=[
        "the same node twice",
        "the only two of a level",
        "an only child",
        "under a branch without weight",
        "under a sibling without proportion",
    ],
)
def test_two_weights_that_cannot_move_apart_are_refused(
    parent: tuple[int, ...], local: list[float], first: int, second: int
) -> None:
    tree = Tree(parent)
    with pytest.raises(NumbersError, match="these two weights cannot move apart") as caught:
        corners_of(tree, np.array(local), np.ones((2, tree.leaves.size)), first, second)
    assert caught.value.message.fr.startswith("ces deux poids")
