"""The smallest change of weights by which each rival catches the winner."""

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
from evaluation.order import settled
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.evaluation import Evaluation

    Floats = NDArray[np.float64]

# Below this, Newton's step is made of rounding errors.
_NO_STEP = 1e-15


@dataclass(frozen=True, slots=True, eq=False)
class WeightTipping:
    """How near each rival's tipping point lies, in three measures of a change of weights.

    Attributes
    ----------
    winner
        The position of the vendor that is first now (the first in order among exact ties).
    l1
        Smallest sum of absolute changes; half of it is the weight that moves from some criteria to
        others. Shape (vendors,): 0 for the winner and for vendors tied with it, infinity where no
        weights let the vendor catch the winner.
    l2
        Smallest Euclidean length of the change.
    linf
        Smallest largest change of one weight.
    weights_l1, weights_l2, weights_linf
        Weights at which the vendor ties with the winner, nearest in each measure; shape (vendors,
        criteria). They are the current weights where the distance is 0, and a row of NaN where it
        is infinite. Nearest weights are unique in the second measure only.
    """

    winner: int
    l1: Floats
    l2: Floats
    linf: Floats
    weights_l1: Floats
    weights_l2: Floats
    weights_linf: Floats

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class TippingPoints(WeightTipping):
    """The tipping points of the vendors of an evaluation; weights are global ones of the leaves.

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
    def nearest_id(self) -> str | None:
        """The id of the rival with the smallest ``l1``; None if no weights let a rival catch up."""
        distance = self.l1.copy()
        distance[self.winner] = np.inf
        return self.matrix.vendors[distance.argmin()] if np.isfinite(distance).any() else None

    @property
    def table(self) -> pd.DataFrame:
        """One row per rival: the weight that must move, and the three distances."""
        import pandas as pd  # only those who ask for tables wait for pandas

        rows = pd.DataFrame(
            {
                "vendor": list(self.matrix.vendors),
                "weight_moved": self.l1 / 2,
                "l1": self.l1,
                "l2": self.l2,
                "linf": self.linf,
            }
        )
        return rows.drop(index=self.winner).reset_index(drop=True)


def weight_tipping(values: ArrayLike, weights: ArrayLike) -> WeightTipping:
    """Find the smallest change of weights by which each rival catches the winner.

    The changed weights are zero or more and add to 1. A tipping point is between two vendors: only
    at the nearest one in a measure is the rival sure to be first; at the others a third vendor may
    be ahead of both.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1.
    weights
        Weights, zero or more; divided by their sum. Shape (criteria,).

    Returns
    -------
    WeightTipping
        Distances and changed weights.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, a weight is negative or not finite, all weights are zero,
        or the shapes do not match.

    References
    ----------
    Rios Insua, D. and French, S. (1991). A framework for sensitivity analysis in discrete
    multi-objective decision-making. European Journal of Operational Research 54, 176-190 (the
    nearest weights at which an alternative is no longer the best, and the choice of a norm).

    Examples
    --------
    The lead is 0.2, and each hundredth of weight moved takes 0.02 off it:

    >>> found = weight_tipping([[1.0, 0.0], [0.0, 1.0]], [0.6, 0.4])
    >>> round(float(found.l1[1]), 9), [round(float(w), 9) for w in found.weights_l1[1]]
    (0.2, [0.5, 0.5])
    """
    table = checked_values(values)
    return tipping_of(on_unit_scale(table), checked_weights(weights, table.shape[1]))


def tipping_points(evaluation: Evaluation, *, view: View = COMMITTEE) -> TippingPoints:
    """Find the smallest change of the leaves' weights by which each rival catches the winner.

    Weight may move between any two leaves of the tree, whatever their levels.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.

    Returns
    -------
    TippingPoints
        See ``weight_tipping``.

    Raises
    ------
    EvaluationError
        If no vendor is in the running.

    References
    ----------
    Rios Insua, D. and French, S. (1991), as for ``weight_tipping``.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    return TippingPoints(**parts(tipping_of(matrix.values, matrix.weights)), matrix=matrix)


@np.errstate(over="ignore")  # a division by next to nothing is cut to size afterwards
def tipping_of(values: Floats, weights: Floats) -> WeightTipping:
    """Return the tipping points of values on 0..1 and weights that add to 1."""
    totals = values @ weights
    winner = first_of(totals)
    edge = values - values[winner]
    # Where two vendors are level by rounding, no weight must move for a difference that is none.
    edge[settled(edge) == 0] = 0.0
    behind = settled(totals) < settled(totals[winner])
    possible = edge.max(axis=1) >= 0
    open_rivals = np.flatnonzero(behind & possible)
    args = edge[open_rivals], weights, np.maximum(-edge[open_rivals] @ weights, 0.0)
    changed = []
    for nearest in (_nearest_l1, _nearest_l2, _nearest_linf):
        rows = np.tile(weights, (totals.size, 1))
        rows[behind & ~possible] = np.nan
        rows[open_rivals] = nearest(*args)
        changed.append(rows)
    l1, l2, linf = (np.where(np.isnan(rows), np.inf, np.abs(rows - weights)) for rows in changed)
    return WeightTipping(
        winner, l1.sum(axis=1), np.sqrt((l2**2).sum(axis=1)), linf.max(axis=1), *changed
    )


def _nearest_l1(edge: Floats, weights: Floats, gap: Floats) -> Floats:
    """Move weight to the rival's best criterion, first from where that closes the gap fastest.

    ``edge`` is how far the rival is above the winner, criterion by criterion; shape (rivals,
    criteria). A linear programme with one constraint is solved by such a greedy order.
    """
    gain = edge.max(axis=1, keepdims=True) - edge
    order = np.argsort(-gain, axis=1, kind="stable")
    gain = np.take_along_axis(gain, order, axis=1)
    available = weights[order]
    closed = np.cumsum(gain * available, axis=1) - gain * available
    wanted = np.divide(gap[:, None] - closed, gain, out=np.zeros_like(gain), where=gain > 0)
    moved = np.zeros_like(gain)
    np.put_along_axis(moved, order, np.clip(wanted, 0.0, available), axis=1)
    changed: Floats = weights - moved
    changed[np.arange(gap.size), edge.argmax(axis=1)] += moved.sum(axis=1)
    return changed


def _nearest_l2(edge: Floats, weights: Floats, gap: Floats) -> Floats:
    """Follow the projection onto the simplex until the gap is closed.

    The nearest weights lie on the path of the points of the simplex nearest to
    ``weights + s * edge``, s rising from 0. Along it the weights in play move by ``edge`` less its
    mean over them; a weight that reaches zero leaves, and never comes back, because that mean only
    rises.
    """
    changed = np.tile(weights, (gap.size, 1))
    playing = np.ones(edge.shape, dtype=bool)
    left = gap.copy()
    for _ in range(weights.size):
        mean = np.where(playing, edge, 0.0).sum(axis=1) / playing.sum(axis=1)
        direction = np.where(playing, edge - mean[:, None], 0.0)
        speed = (direction**2).sum(axis=1)
        needed = np.divide(left, speed, out=np.zeros_like(left), where=speed > 0)
        exits = np.divide(changed, -direction, out=np.full_like(edge, np.inf), where=direction < 0)
        first_exit = exits.min(axis=1)
        step = np.minimum(needed, first_exit)
        changed = np.maximum(changed + step[:, None] * direction, 0.0)
        left = np.where(needed <= first_exit, 0.0, np.maximum(left - step * speed, 0.0))
        leaving = exits <= step[:, None]
        changed[leaving] = 0.0
        if not left.any():
            break
        playing &= ~leaving
    return changed


def _nearest_linf(edge: Floats, weights: Floats, gap: Floats) -> Floats:
    """Let every weight change by the same most, and find the smallest most that closes the gap.

    The rival's best margin when no weight changes by more than s is concave in s and made of
    straight pieces: Newton's steps from s = 0 never go past its zero, and end on it.
    """
    order = np.argsort(-edge, axis=1, kind="stable")
    edge = np.take_along_axis(edge, order, axis=1)
    start = weights[order]
    most = np.zeros(gap.size)
    # Each step leaves at least one piece behind, and there are no more pieces than this.
    for _ in range(weights.size * (weights.size + 1)):
        least, taken, pivot = _filled(start, most)
        price = np.take_along_axis(edge, pivot[:, None], axis=1)
        over, under = np.maximum(edge - price, 0.0), np.maximum(price - edge, 0.0)
        margin = (edge * (least + taken)).sum(axis=1)
        speed = over.sum(axis=1) + np.where(start > most[:, None], under, 0.0).sum(axis=1)
        step = np.divide(-margin, speed, out=np.zeros_like(most), where=(margin < 0) & (speed > 0))
        most = most + step
        if (step <= _NO_STEP).all():
            break
    least, taken, _ = _filled(start, most)
    changed = np.empty_like(edge)
    np.put_along_axis(changed, order, least + taken, axis=1)
    return changed


def _filled(start: Floats, most: Floats) -> tuple[Floats, Floats, NDArray[np.intp]]:
    """Return the least weights, what the best criteria get on top, and the last one to get any.

    Criteria stand in falling order of ``edge``; no weight changes by more than ``most``.
    """
    least = np.maximum(start - most[:, None], 0.0)
    room = start + most[:, None] - least
    before = np.cumsum(room, axis=1) - room
    spare = 1 - least.sum(axis=1, keepdims=True)
    taken = np.clip(spare - before, 0.0, room)
    pivot = np.maximum((before < spare).sum(axis=1) - 1, 0)
    return least, taken, pivot
