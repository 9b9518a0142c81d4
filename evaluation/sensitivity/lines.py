"""Every vendor's total as a straight line in the weight of one node of the criteria tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import lock

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.tree import Tree


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Totals as lines in the local weight of each node, its siblings keeping their proportions.

    When a node's local weight goes from ``local`` to t, a vendor's total goes from ``totals`` to
    ``totals + slope * (t - local)``.

    Attributes
    ----------
    totals
        Every vendor's total at the current weights; shape (vendors,).
    slope
        What a vendor's total gains when the node's local weight goes from 0 to 1; zero where the
        node has no sibling and so cannot move. Shape (nodes, vendors).
    local
        The current local weights; shape (nodes,).
    """

    totals: NDArray[np.float64]
    slope: NDArray[np.float64]
    local: NDArray[np.float64]

    def __post_init__(self) -> None:
        lock(self)

    @property
    def at_zero(self) -> NDArray[np.float64]:
        """Totals when a node has no weight, its siblings sharing it; shape (nodes, vendors)."""
        return self.totals - self.slope * self.local[:, None]

    @property
    def at_one(self) -> NDArray[np.float64]:
        """Totals when a node has all the weight of its level; shape (nodes, vendors)."""
        return self.totals + self.slope * (1 - self.local[:, None])


def total_lines(tree: Tree, local: NDArray[np.float64], values: NDArray[np.float64]) -> Lines:
    """Return every vendor's total as a line in the local weight of each node.

    Parameters
    ----------
    tree
        The criteria tree.
    local
        Local weights, adding to 1 among siblings; shape (nodes,).
    values
        Values without blanks; shape (vendors, leaves).

    Notes
    -----
    A total is linear in one local weight t when the siblings keep their proportions: the parent is
    worth ``t * own + (1 - t) * others``, where ``others`` is the siblings' mix. Siblings that all
    weigh nothing have no proportions to keep: they share the freed weight equally.

    References
    ----------
    Mareschal, B. (1988). Weight stability intervals in multicriteria decision aid. European Journal
    of Operational Research 33, 54-64.

    Examples
    --------
    >>> from evaluation.model.tree import Tree
    >>> lines = total_lines(Tree.flat(2), np.array([0.25, 0.75]), np.array([[1.0, 0.0]]))
    >>> [float(x) for x in lines.slope[:, 0]]
    [1.0, -1.0]
    """
    own = tree.mixes(local) @ values.T
    weight = tree.node_weights(local)
    slope = np.zeros_like(own)
    for family in tree.families:
        if family.size > 1:
            parent = tree.parent[family[0]]
            above = 1.0 if parent < 0 else weight[parent]
            slope[family] = above * (own[family] - _others(local[family]) @ own[family])
    return Lines(values @ weight[tree.leaves], slope, np.array(local, dtype=float))


def _others(local: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, for each member of a family, the shares of the others; rows adding to 1."""
    apart = 1 - np.eye(local.size)
    shares = apart * local
    rest = shares.sum(axis=1, keepdims=True)
    return np.where(rest > 0, shares, apart) / np.where(rest > 0, rest, local.size - 1)
