"""What the yellow cells do to the weights: a node takes a share of its level, the others follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import WeightsError
from evaluation.language.text import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.criteria import Criteria
    from evaluation.model.tree import Tree


def given_shares(criteria: Criteria, percents: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the share on 0..1 asked for each node, NaN where none is; shape (nodes,).

    Parameters
    ----------
    criteria
        The criteria.
    percents
        The share of its level that a node takes, 0 to 100, by the id of the node.

    Raises
    ------
    UnknownNameError
        If there is no such node.
    WeightsError
        If a share is not a number from 0 to 100.
    """
    shares = np.full(len(criteria.nodes), np.nan)
    for name, percent in percents.items():
        node = criteria.node_position(name)
        if not 0 <= percent <= 100:
            raise WeightsError(
                Text(
                    "the what-if share of '{name}' is {percent}; give a number from 0 to 100",
                    "la part simulée de « {name} » est {percent}; donnez un nombre de 0 à 100",
                ).format(name=name, percent=percent)
            )
        shares[node] = percent / 100
    return shares


def what_if_weights(
    tree: Tree, local: NDArray[np.float64], shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the local weights when some nodes take a given share of their level.

    The siblings without a share divide what is left, in the proportions that they have among
    themselves; when they all weigh nothing, equally. With one share in a level this is the straight
    line of the weight intervals. Shares that add to more than 1, or that leave no sibling to take
    the rest, count by their proportions; shares that are all zero with nobody to take the rest
    change nothing.

    Parameters
    ----------
    tree
        The criteria tree.
    local
        Local weights, adding to 1 among siblings; shape (nodes,).
    shares
        The shares asked for, on 0..1, NaN where none is; shape (nodes,).

    References
    ----------
    Mareschal, B. (1988). Weight stability intervals in multicriteria decision aid. European Journal
    of Operational Research 33, 54-64 (one weight moves, the others keep their proportions).

    Examples
    --------
    >>> from evaluation.model.tree import Tree
    >>> what_if_weights(
    ...     Tree.flat(3), np.array([0.2, 0.6, 0.2]), np.array([np.nan, 0.2, np.nan])
    ... ).tolist()
    [0.4, 0.2, 0.4]
    """
    moved = np.array(local, dtype=float)
    for family in tree.families:
        if not np.isnan(shares[family]).all():
            moved[family] = _level(moved[family], shares[family])
    return moved


def _level(local: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    blank = np.isnan(shares)
    total = shares[~blank].sum()
    if not blank.any():
        return shares / total if total > 0 else local
    taken = np.where(blank, 0.0, shares) / max(total, 1.0)
    rest = np.where(blank, local, 0.0)
    rest = rest / rest.sum() if rest.sum() > 0 else blank / blank.sum()
    moved: NDArray[np.float64] = taken + rest * max(0.0, 1.0 - total)
    return moved
