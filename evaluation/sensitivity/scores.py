"""How much one score must change for the winner to be caught, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import checked_values, checked_weights, first_of, lock, parts, require_scale
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.order import settled
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, slots=True, eq=False)
class ScoreFlips:
    """The change of a single value that brings its vendor level with the winner.

    Attributes
    ----------
    winner
        The position of the vendor that is first now (the first in order among exact ties).
    change
        Signed change, in the unit of the values; shape (vendors, criteria). For a rival, the rise
        with which it catches the winner; for the winner, the fall with which the runner-up catches
        it; 0 where they are tied already; NaN where no value within the scale is enough.
    """

    winner: int
    change: NDArray[np.float64]

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class Flips(ScoreFlips):
    """The flips of an evaluation: changes of values on 0..1, vendor by leaf.

    A blank starts from its vendor's fill, and one score given there leaves the vendor's other
    blanks as they are.

    Attributes
    ----------
    matrix
        What the question was asked of; vendors and leaves stand in its order.
    """

    matrix: DecisionMatrix

    __repr__ = by_table

    @property
    def winner_id(self) -> str:
        """The id of the vendor that is first now."""
        return self.matrix.vendors[self.winner]

    @property
    def raw_change(self) -> NDArray[np.float64]:
        """The same changes in the unit of each leaf's answers; shape (vendors, leaves).

        They start from the present answer (of a committee, the mean one), and in a blank from the
        answer that is worth the vendor's fill. NaN too where the leaf's scale is not a straight
        line: there the same rise of value takes a different rise of the answer at every place.
        """
        scales = [leaf.scale for leaf in self.matrix.evaluation.criteria.leaves]
        worst = np.array([scale.worst for scale in scales])
        span = np.array([s.best - s.worst if s.is_linear else np.nan for s in scales])
        values, change = self.matrix.values, self.change
        start = np.where(self.matrix.known, self.matrix.raw, worst + values * span)
        # An answer beyond the scale's end is worth no more than the end: it has further to go.
        moved = worst + (values + change) * span - start
        raw: NDArray[np.float64] = np.where(change == 0, change * span, moved)
        return raw

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor and leaf: the value now, whether it is known, the change."""
        import pandas as pd  # only those who ask for tables wait for pandas

        leaves = [leaf.id for leaf in self.matrix.evaluation.criteria.leaves]
        return pd.DataFrame(
            {
                "vendor": np.repeat(np.array(self.matrix.vendors, dtype=object), len(leaves)),
                "criterion": leaves * len(self.matrix.vendors),
                "value": self.matrix.values.ravel(),
                "known": self.matrix.known.ravel(),
                "change": self.change.ravel(),
                "raw_change": self.raw_change.ravel(),
            }
        )


def score_flips(values: ArrayLike, weights: ArrayLike, top: float = 1.0) -> ScoreFlips:
    """Find, cell by cell, the change of one value that brings its vendor level with the winner.

    Parameters
    ----------
    values
        Values on 0..top, more is better; shape (vendors, criteria). Ties are judged on the values
        divided by ``top``, to 9 decimals.
    weights
        Weights, zero or more; divided by their sum. Shape (criteria,).
    top
        The highest value that can be given.

    Returns
    -------
    ScoreFlips
        NaN where the value would leave 0..top, where the criterion weighs nothing, and in the row
        of a vendor that has no rival.

    Raises
    ------
    EvaluationError
        If a value is not a finite number within 0..top, a weight is negative or not finite, all
        weights are zero, or the shapes do not match.

    References
    ----------
    Rios Insua, D. and French, S. (1991). A framework for sensitivity analysis in discrete
    multi-objective decision-making. European Journal of Operational Research 54, 176-190.

    Examples
    --------
    >>> score_flips([[0.9, 0.4], [0.6, 0.4]], [1, 1]).change.round(9).tolist()
    [[-0.3, -0.3], [0.3, 0.3]]
    """
    table = checked_values(values)
    require_scale(table, top)
    found = flips_of(table / top, checked_weights(weights, table.shape[1]))
    return ScoreFlips(found.winner, found.change * top)


def flips(evaluation: Evaluation, *, view: View = COMMITTEE) -> Flips:
    """Find, cell by cell, the change of one score that brings its vendor level with the winner.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.

    Returns
    -------
    Flips
        Changes of values on 0..1 and, where a scale is a straight line, of the raw answers.

    Raises
    ------
    EvaluationError
        If no vendor is in the running.

    References
    ----------
    Rios Insua, D. and French, S. (1991), as for ``score_flips``.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    return Flips(**parts(flips_of(matrix.values, matrix.weights)), matrix=matrix)


@np.errstate(over="ignore")  # next to no weight: no change is enough
def flips_of(values: NDArray[np.float64], weights: NDArray[np.float64]) -> ScoreFlips:
    """Return the flips of values on 0..1 and weights that add to 1."""
    totals = values @ weights
    winner = first_of(totals)
    tied = settled(totals) == settled(totals[winner])
    gap = np.where(tied, 0.0, totals[winner] - totals)
    rivals = np.arange(totals.size) != winner
    # The winner falls, by as much as the nearest rival is behind.
    gap[winner] = -gap[rivals].min() if rivals.any() else np.nan
    change = np.divide(
        gap[:, None],
        weights,
        out=np.full_like(values, np.nan),
        where=(weights > 0) & ~np.isnan(gap)[:, None],
    )
    change[gap == 0] = 0.0
    reached = settled(values + change)
    return ScoreFlips(
        winner,
        np.where(
            (reached < 0) | (reached > 1), np.nan, np.clip(values + change, 0.0, 1.0) - values
        ),
    )
