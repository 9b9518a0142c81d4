"""The criteria tree as arrays: who is whose parent, and how shares multiply down to the leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import bad_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Tree:
    """A tree of nodes given by the position of each node's parent.

    Parameters
    ----------
    parent
        For each node, the position of its parent, which stands before it; -1 for a top node.
        The root is not a node: the top nodes (the pillars) share a weight of 1.

    Examples
    --------
    Two pillars, the first with two leaves:

    >>> tree = Tree((-1, 0, 0, -1))
    >>> [int(node) for node in tree.leaves]
    [1, 2, 3]
    >>> [round(float(w), 3) for w in tree.leaf_weights([0.6, 0.5, 0.5, 0.4])]
    [0.3, 0.3, 0.4]
    """

    parent: tuple[int, ...]
    leaves: NDArray[np.intp] = field(init=False, repr=False)
    families: tuple[NDArray[np.intp], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        bad = [node for node, parent in enumerate(self.parent) if not -1 <= parent < node]
        if not self.parent or bad:
            raise bad_numbers(
                "each parent must stand before its child in the tree (node {node})",
                "chaque parent doit précéder son enfant dans l’arbre (nœud {node})",
                node=bad[0] if bad else "-",
            )
        inner = set(self.parent)
        leaves = np.array([n for n in range(len(self.parent)) if n not in inner], dtype=np.intp)
        siblings = np.array(self.parent)
        families = tuple(np.flatnonzero(siblings == parent) for parent in sorted(inner))
        for array in (leaves, *families):
            array.setflags(write=False)
        object.__setattr__(self, "leaves", leaves)
        object.__setattr__(self, "families", families)

    @classmethod
    def flat(cls, leaves: int) -> Tree:
        """Return a tree without groups: every node is a leaf."""
        return cls((-1,) * leaves)

    def __len__(self) -> int:
        return len(self.parent)

    def siblings(self, node: int) -> NDArray[np.intp]:
        """Return the nodes of a node's level, itself included."""
        return next(family for family in self.families if node in family)

    def ancestors(self, node: int) -> list[int]:
        """Return the nodes above a node, nearest first."""
        above = []
        while (node := self.parent[node]) >= 0:
            above.append(node)
        return above

    def node_weights(self, local: NDArray[np.float64] | Sequence[float]) -> NDArray[np.float64]:
        """Return every node's global weight: the product of the local weights down to it.

        ``local`` has one share per node, adding to 1 among siblings; shape (nodes,).
        """
        share = np.array(local, dtype=float)
        for node, parent in enumerate(self.parent):
            if parent >= 0:
                share[node] *= share[parent]
        return share

    def leaf_weights(self, local: NDArray[np.float64] | Sequence[float]) -> NDArray[np.float64]:
        """Return the global weights of the leaves, which add to 1; shape (leaves,)."""
        return self.node_weights(local)[self.leaves]

    def mixes(self, local: NDArray[np.float64] | Sequence[float]) -> NDArray[np.float64]:
        """Return how each node mixes the leaves below it; shape (nodes, leaves), rows adding to 1.

        A node's value is its row times the leaves' values, whatever the node's own weight.
        """
        shares = np.asarray(local, dtype=float)
        rows = np.zeros((len(self.parent), self.leaves.size))
        rows[self.leaves, np.arange(self.leaves.size)] = 1.0
        for node in range(len(self.parent) - 1, -1, -1):
            if self.parent[node] >= 0:
                rows[self.parent[node]] += shares[node] * rows[node]
        return rows
