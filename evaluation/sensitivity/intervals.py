"""How far one weight can move before another vendor is first."""

from __future__ import annotations

from dataclasses import dataclass
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
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.model.tree import Tree
from evaluation.order import settled
from evaluation.sensitivity.lines import Lines, total_lines
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.evaluation import Evaluation

NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class WeightIntervals:
    """Between which weights the winner stays first, one weight moving at a time.

    Attributes
    ----------
    winner
        The position of the vendor that is first now (the first in order among exact ties).
    lower, upper
        The ends of each weight's interval, both included: at an end the winner may be tied. They
        are 0 and 1 where nobody takes over. One entry per weight.
    challenger_low, challenger_high
        The position of the vendor that is first just below ``lower`` and just above ``upper``;
        -1 where nobody takes over.
    """

    winner: int
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    challenger_low: NDArray[np.intp]
    challenger_high: NDArray[np.intp]

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class Stability(WeightIntervals):
    """The stability intervals of the nodes of a tree: one entry per node, local weights.

    Attributes
    ----------
    matrix
        What the question was asked of; positions of vendors are those of its ``vendors``.
    """

    matrix: DecisionMatrix

    __repr__ = by_table

    @property
    def winner_id(self) -> str:
        """The id of the vendor that is first now."""
        return self.matrix.vendors[self.winner]

    @property
    def room(self) -> NDArray[np.float64]:
        """How far each local weight is from the nearest takeover; infinite where there is none."""
        local = self.matrix.local
        below = np.where(self.challenger_low == NOBODY, np.inf, local - self.lower)
        above = np.where(self.challenger_high == NOBODY, np.inf, self.upper - local)
        return np.minimum(below, above)

    @property
    def table(self) -> pd.DataFrame:
        """One row per node: its local weight, the ends of its interval, who takes over beyond."""
        import pandas as pd  # only those who ask for tables wait for pandas

        return pd.DataFrame(
            {
                "criterion": [node.id for node in self.matrix.evaluation.criteria.nodes],
                "local_weight": self.matrix.local,
                "lower": self.lower,
                "upper": self.upper,
                "challenger_low": [self._name(k) for k in self.challenger_low],
                "challenger_high": [self._name(k) for k in self.challenger_high],
            }
        )

    def _name(self, position: np.intp) -> str | None:
        return None if position == NOBODY else self.matrix.vendors[position]


def weight_intervals(values: ArrayLike, weights: ArrayLike) -> WeightIntervals:
    """Find how far each weight can move before another vendor is first.

    One weight moves over 0..1 while the others keep their proportions; ties count as "still first".

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1.
    weights
        Weights of a list without groups, zero or more; divided by their sum. Shape (criteria,).

    Returns
    -------
    WeightIntervals
        One entry per criterion. A single criterion cannot move: its interval is 0..1.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, a weight is negative or not finite, all weights are zero,
        or the shapes do not match.

    References
    ----------
    Mareschal, B. (1988). Weight stability intervals in multicriteria decision aid. European Journal
    of Operational Research 33, 54-64.

    Examples
    --------
    >>> found = weight_intervals([[1.0, 0.0], [0.4, 0.6]], [3, 1])
    >>> float(found.lower[0]), int(found.challenger_low[0])
    (0.5, 1)
    """
    table = checked_values(values)
    shares = checked_weights(weights, table.shape[1])
    return intervals_of(total_lines(Tree.flat(shares.size), shares, on_unit_scale(table)))


def stability(evaluation: Evaluation, *, view: View = COMMITTEE) -> Stability:
    """Find how far the local weight of each node can move before another vendor is first.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.

    Returns
    -------
    Stability
        For pillars, groups and leaves alike: a node's siblings keep their proportions, and a node
        without siblings cannot move.

    Raises
    ------
    EvaluationError
        If no vendor is in the running.

    References
    ----------
    Mareschal, B. (1988). Weight stability intervals in multicriteria decision aid. European Journal
    of Operational Research 33, 54-64.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    lines = total_lines(matrix.tree, matrix.local, matrix.values)
    return Stability(**parts(intervals_of(lines)), matrix=matrix)


def intervals_of(lines: Lines) -> WeightIntervals:
    """Return where the winner's line meets the first of its rivals', on either side of now."""
    winner = first_of(lines.totals)
    # Rounding may leave the winner of a tie just below its rival: a tie is a lead of nothing.
    lead = np.maximum(lines.totals[winner] - lines.totals, 0.0)
    closing = lines.slope[:, [winner]] - lines.slope
    low, challenger_low = _takeover(lead, closing, lines.at_zero, winner)
    high, challenger_high = _takeover(lead, closing, lines.at_one, winner)
    return WeightIntervals(
        winner,
        np.maximum(lines.local - low, 0.0),
        np.minimum(lines.local + high, 1.0),
        challenger_low,
        challenger_high,
    )


def _takeover(
    lead: NDArray[np.float64],
    closing: NDArray[np.float64],
    end: NDArray[np.float64],
    winner: int,
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return how far a weight goes towards one end before the winner is caught, and by whom.

    Only a rival that is ahead at the very end has a crossing worth computing: with parallel lines
    the division would be of rounding errors.
    """
    ranked = settled(end)
    ahead = ranked > ranked[:, [winner]]
    speed = np.abs(closing)
    distance = np.divide(lead, speed, out=np.full_like(speed, np.inf), where=ahead & (speed > 0))
    nearest = distance.min(axis=1)
    # Of several that catch the winner at the same weight, the steepest is first just beyond it.
    together = ahead & (settled(distance) == settled(nearest)[:, None])
    fastest = np.where(together, settled(speed), -1.0).argmax(axis=1)
    return nearest, np.where(np.isfinite(nearest), fastest, NOBODY)
