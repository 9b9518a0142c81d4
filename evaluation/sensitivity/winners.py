"""Who is first along the whole range of one weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import first_of, lock
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.order import settled
from evaluation.sensitivity.lines import total_lines
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, slots=True, eq=False)
class WinnersAlong:
    """Who is first along the whole range of one node's local weight.

    Attributes
    ----------
    matrix
        What the question was asked of.
    node
        The id of the node whose local weight moves from 0 to 1, its siblings in proportion.
    lower, upper
        The ends of each segment; a segment begins where the one before ends.
    vendors
        For each segment the vendors that are first all along it, in the matrix's order: more than
        one only if their totals are equal over the whole range.
    """

    matrix: DecisionMatrix
    node: str
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    vendors: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        lock(self)

    __repr__ = by_table

    @property
    def local_weight(self) -> float:
        """The node's current local weight."""
        return float(self.matrix.local[self.matrix.evaluation.criteria.node_position(self.node)])

    @property
    def table(self) -> pd.DataFrame:
        """One row per segment and vendor that is first there."""
        import pandas as pd  # only those who ask for tables wait for pandas

        rows = [
            (k + 1, float(self.lower[k]), float(self.upper[k]), vendor)  # people count from 1
            for k, names in enumerate(self.vendors)
            for vendor in names
        ]
        return pd.DataFrame(rows, columns=["segment", "lower", "upper", "vendor"])


def winners_along(evaluation: Evaluation, node: str, *, view: View = COMMITTEE) -> WinnersAlong:
    """Find who is first along the whole range of one node's local weight.

    Parameters
    ----------
    evaluation
        The evaluation.
    node
        The id of a pillar, a group or a leaf.
    view
        Whose judgements count.

    Returns
    -------
    WinnersAlong
        Segments that cover 0..1, exact: their ends are crossings of two lines.

    Raises
    ------
    UnknownNameError
        If there is no such node.
    EvaluationError
        If no vendor is in the running.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    row = matrix.evaluation.criteria.node_position(node)
    lines = total_lines(matrix.tree, matrix.local, matrix.values)
    segments = envelope(lines.at_zero[row], lines.at_one[row])
    return WinnersAlong(
        matrix,
        node,
        np.array([s[0] for s in segments]),
        np.array([s[1] for s in segments]),
        tuple(tuple(matrix.vendors[k] for k in s[2]) for s in segments),
    )


@np.errstate(over="ignore")  # nearly parallel lines cross nowhere near
def envelope(
    at_zero: NDArray[np.float64],
    at_one: NDArray[np.float64],
) -> list[tuple[float, float, tuple[int, ...]]]:
    """Return the upper envelope of lines over 0..1 as (lower, upper, positions of the highest).

    Lines that are tied at both ends are one line. The walk starts at 0 on a highest line, and
    changes each time to the steeper line that it meets first; several may meet at one point.
    """
    ends = np.stack([settled(at_zero), settled(at_one)], axis=1)
    _, firsts, line_of = np.unique(ends, axis=0, return_index=True, return_inverse=True)
    start, slope = at_zero[firsts], (at_one - at_zero)[firsts]
    current, now = first_of(start), 0.0
    segments = []
    while settled(now) < 1:
        steeper = np.flatnonzero(slope > slope[current])
        crossing = (start[current] - start[steeper]) / (slope[steeper] - slope[current])
        until = float(crossing.min(initial=1.0))
        if settled(until) >= 1:
            until = 1.0
        if settled(until) > settled(now):
            tied = np.flatnonzero(line_of.ravel() == current)
            segments.append((now, until, tuple(int(k) for k in tied)))
            now = until
        if steeper.size:
            current = int(steeper[crossing.argmin()])
    return segments
