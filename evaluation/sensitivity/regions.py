"""Who is first where in the plane of two weights, as polygons."""

from __future__ import annotations

from dataclasses import dataclass
from operator import index
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import (
    checked_values,
    checked_weights,
    first_of,
    lock,
    on_unit_scale,
    parts,
)
from evaluation.errors import UnknownNameError
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.model.tree import Tree
from evaluation.order import settled
from evaluation.sensitivity.planes import corners_of
from evaluation.sensitivity.polygons import area, cut, tidy
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.evaluation import Evaluation

    Floats = NDArray[np.float64]

# A region with less of the domain than this is a border that rounding made wide.
_SLIVER = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class WeightRegions:
    """Who is first where in the plane of two weights; points are (first weight, second weight).

    Weights are shares of the whole: in them, and only in them, every total is a plane.

    Attributes
    ----------
    first, second
        The positions of the two nodes.
    winner
        The position of the vendor that is first now (the first in order among exact ties).
    today
        The present weights; shape (2,).
    domain
        The corners of all that the two weights can be; shape (corners, 2), in order around it.
    polygons
        The corners of each region, shape (corners, 2); convex, and together they are the domain.
        Along a border the vendors on both sides are tied.
    vendors
        For each region the positions of the vendors that are first all over it: more than one only
        if nothing in the plane tells them apart.
    shares
        The share of the domain's area that each region takes; shape (regions,), adding to 1.
    """

    first: int
    second: int
    winner: int
    today: Floats
    domain: Floats
    polygons: tuple[Floats, ...]
    vendors: tuple[tuple[int, ...], ...]
    shares: Floats

    def __post_init__(self) -> None:
        lock(self)
        for polygon in self.polygons:
            polygon.setflags(write=False)


@dataclass(frozen=True, slots=True, eq=False)
class Regions(WeightRegions):
    """The winner regions of an evaluation in the plane of two nodes of its tree.

    Attributes
    ----------
    matrix
        What the question was asked of; vendors and nodes stand in its order.
    """

    matrix: DecisionMatrix

    __repr__ = by_table

    @property
    def winner_id(self) -> str:
        """The id of the vendor that is first now."""
        return self.matrix.vendors[self.winner]

    @property
    def criteria_ids(self) -> tuple[str, str]:
        """The ids of the two nodes."""
        nodes = self.matrix.evaluation.criteria.nodes
        return nodes[self.first].id, nodes[self.second].id

    @property
    def vendor_ids(self) -> tuple[tuple[str, ...], ...]:
        """For each region, the ids of the vendors that are first all over it."""
        return tuple(tuple(self.matrix.vendors[k] for k in tied) for tied in self.vendors)

    @property
    def table(self) -> pd.DataFrame:
        """One row per region and vendor: the share of the domain where it is first."""
        import pandas as pd  # only those who ask for tables wait for pandas

        rows = [
            (region, vendor, float(share))
            for region, (names, share) in enumerate(zip(self.vendor_ids, self.shares, strict=True))
            for vendor in names
        ]
        return pd.DataFrame(rows, columns=["region", "vendor", "share"])


def weight_regions(values: ArrayLike, weights: ArrayLike, first: int, second: int) -> WeightRegions:
    """Find who is first where in the plane of two weights, the others keeping their proportions.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria), three criteria or more. Ties
        are judged to 9 decimals, after division by the largest of the values when it is above 1.
    weights
        Weights of a list without groups, zero or more; divided by their sum. Shape (criteria,).
    first, second
        The positions of two criteria.

    Returns
    -------
    WeightRegions
        Exact polygons: their corners are crossings of straight lines.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, a weight is negative or not finite, all weights are zero,
        the shapes do not match, or the two weights cannot move apart.

    References
    ----------
    Sutherland, I. E. and Hodgman, G. W. (1974). Reentrant polygon clipping. Communications of the
    ACM 17, 32-42.

    Examples
    --------
    The first vendor is first where the first weight is more than half of the whole:

    >>> found = weight_regions([[1.0, 0.0, 0.0], [0.0, 1.0, 1.0]], [2, 1, 1], 0, 1)
    >>> found.polygons[0].tolist()
    [[0.5, 0.0], [1.0, 0.0], [0.5, 0.5]]
    >>> found.shares.tolist()
    [0.25, 0.75]
    """
    table = checked_values(values)
    shares = checked_weights(weights, table.shape[1])
    one, other = (_checked_position(given, shares.size) for given in (first, second))
    return regions_of(Tree.flat(shares.size), shares, on_unit_scale(table), one, other)


def regions(evaluation: Evaluation, first: str, second: str, *, view: View = COMMITTEE) -> Regions:
    """Find who is first where in the plane of the weights of two nodes.

    A node's siblings keep their proportions, and so does what is below each node; weights are
    shares of the whole. Two siblings share a triangle, two nodes of separate branches a rectangle;
    for a node and one somewhere below it, or below one of its siblings, it is a triangle again.

    Parameters
    ----------
    evaluation
        The evaluation.
    first, second
        The ids of two pillars, groups or leaves, anywhere in the tree.
    view
        Whose judgements count.

    Returns
    -------
    Regions
        Polygons that cover all that the two weights can be, exactly.

    Raises
    ------
    UnknownNameError
        If there is no such node.
    EvaluationError
        If no vendor is in the running, or the two weights cannot move apart: the same node twice,
        a node without siblings, the only two of a level, a branch without weight.

    Notes
    -----
    In the local weights of nodes that are one below the other a total is not a plane but has a term
    in their product. In the weights as shares of the whole it is always a plane: a total is linear
    in the leaves' weights, and these in the two shares.

    References
    ----------
    Sutherland, I. E. and Hodgman, G. W. (1974), as for ``weight_regions``.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    one, other = (evaluation.criteria.node_position(name) for name in (first, second))
    found = regions_of(matrix.tree, matrix.local, matrix.values, one, other)
    return Regions(**parts(found), matrix=matrix)


def regions_of(tree: Tree, local: Floats, values: Floats, first: int, second: int) -> WeightRegions:
    """Return the winner regions for values on 0..1 and local weights."""
    corners, unit = corners_of(tree, local, values, first, second)
    # Vendors with the same totals at all corners have the same plane.
    totals = settled(corners[:, 2:].T)
    _, planes, plane_of = np.unique(totals, axis=0, return_index=True, return_inverse=True)
    planes = planes[np.argsort(-totals[planes].sum(axis=1), kind="stable")]
    kept = []
    for plane in planes.tolist():
        polygon = _won(corners, plane, planes)
        share = area(polygon) / area(corners)
        if share > _SLIVER:
            tied = np.flatnonzero(plane_of.ravel() == plane_of.ravel()[plane])
            kept.append((tuple(tied.tolist()), tidy(polygon)[:, :2] * unit, share))
    kept.sort(key=lambda region: region[0])
    today = tree.node_weights(local)
    return WeightRegions(
        first,
        second,
        first_of(values @ today[tree.leaves]),
        today[[first, second]],
        corners[:, :2] * unit,
        tuple(polygon for _, polygon, _ in kept),
        tuple(tied for tied, _, _ in kept),
        np.array([share for _, _, share in kept]),
    )


def _won(corners: Floats, vendor: int, rivals: NDArray[np.intp]) -> Floats:
    """Return what is left of the domain when each rival has taken where it is ahead."""
    polygon = corners
    for rival in rivals[rivals != vendor] + 2:
        polygon = cut(polygon, polygon[:, vendor + 2] - polygon[:, rival])
        if not polygon.size:
            break
    return polygon


def _checked_position(given: int, criteria: int) -> int:
    try:
        position = index(given)
    except TypeError:
        position = -1
    if not 0 <= position < criteria:
        raise UnknownNameError.among("criterion", given, range(criteria))
    return position
