"""The plane of two weights: all that they can be, and every total at its corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import NumbersError, bad_numbers
from evaluation.sensitivity.polygons import tidy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.tree import Tree

    Floats = NDArray[np.float64]


def corners_of(
    tree: Tree, local: Floats, values: Floats, first: int, second: int
) -> tuple[Floats, Floats]:
    """Return the corners of the domain, and the largest that the two weights can be.

    A row holds the two weights in units of their largest, then the vendors' totals there.
    """
    _require_plane(tree, first, second)
    square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    if second in tree.siblings(first):
        square.remove((1.0, 1.0))
    rows = []
    for x, y in square:
        weight = tree.node_weights(_moved(tree, local, {first: x, second: y}))
        rows.append([*weight[[first, second]], *(values @ weight[tree.leaves])])
    corners = np.array(rows)
    unit = corners[:, :2].max(axis=0)
    if (unit == 0).any():
        raise _no_plane()
    corners[:, :2] /= unit
    # Where one node is below the other, or below its sibling, two corners of the square are one.
    return tidy(corners), unit


def _moved(tree: Tree, local: Floats, moves: dict[int, float]) -> Floats:
    """Return the local weights with some of them moved, their siblings keeping their proportions.

    As everywhere, siblings that all weigh nothing share what is freed equally.
    """
    changed = local.copy()
    for family in tree.families:
        fixed = [node for node in family.tolist() if node in moves]
        others = [node for node in family.tolist() if node not in moves]
        if fixed:
            rest = local[others].sum()
            mix = local[others] / rest if rest > 0 else np.full(len(others), 1 / len(others))
            changed[fixed] = [moves[node] for node in fixed]
            changed[others] = (1 - changed[fixed].sum()) * mix
    return changed


def _require_plane(tree: Tree, first: int, second: int) -> None:
    families = tree.siblings(first), tree.siblings(second)
    together = second in families[0]
    if first == second or min(f.size for f in families) < (3 if together else 2):
        raise _no_plane()


def _no_plane() -> NumbersError:
    return bad_numbers(
        "these two weights cannot move apart; choose two different nodes with siblings, not the "
        "only two of their level, in branches that have some weight",
        "ces deux poids ne peuvent pas varier séparément; choisissez deux nœuds différents qui ne "
        "sont pas seuls, ni seuls à deux, à leur niveau, dans des branches qui ont un poids",
    )
