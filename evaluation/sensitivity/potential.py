"""Which vendors can be first with some weights, how far those are, and between which bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from evaluation.arrays import checked_values, checked_weights, lock, on_unit_scale
from evaluation.errors import UnknownNameError
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.people import COMMITTEE, View
from evaluation.sensitivity.polytopes import can_be_first, clearest, nearest, outermost
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.evaluation import Evaluation

    Floats = NDArray[np.float64]

Norm = Literal["l1", "linf"]


@dataclass(frozen=True, slots=True, eq=False)
class PotentialWinners:
    """Which vendors can be first, alone or tied, with some weights.

    Attributes
    ----------
    possible
        Whether some weights put the vendor first; shape (vendors,).
    margin
        By how much it can lead the best of the others at the most, in the unit of the values:
        negative for a vendor that is never first, infinite for one without rivals. Same shape.
    weights
        Weights with that margin; shape (vendors, criteria).
    """

    possible: NDArray[np.bool_]
    margin: Floats
    weights: Floats

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class FirstOverall:
    """The smallest change of the weights after which each vendor is first of all.

    Attributes
    ----------
    norm
        How a change is measured: "l1" is the sum of the absolute changes, half of which is the
        weight that moves; "linf" is the largest of them.
    change
        The smallest change; shape (vendors,): 0 for a vendor that is first now, infinity for one
        that no weights put first.
    weights
        Weights at that distance at which the vendor is first, alone or tied; shape (vendors,
        criteria). A row of NaN where there are none. The nearest weights need not be unique.
    """

    norm: Norm
    change: Floats
    weights: Floats

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class WeightBounds:
    """Between what each weight lies when a vendor is first, alone or tied.

    Attributes
    ----------
    lower, upper
        The smallest and the largest that each weight can be, the others being anything; shape
        (vendors, criteria). A row of NaN for a vendor that no weights put first.
    """

    lower: Floats
    upper: Floats

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class Potential:
    """Which vendors of an evaluation can be first, and with which weights of the leaves.

    Attributes
    ----------
    matrix
        What the question was asked of; vendors and leaves stand in its order.
    winners
        Which vendors can be first, and by how much at the most.
    l1, linf
        The smallest changes of the leaves' global weights, in two measures.
    bounds
        Between what each leaf's global weight lies when a vendor is first.
    """

    matrix: DecisionMatrix
    winners: PotentialWinners
    l1: FirstOverall
    linf: FirstOverall
    bounds: WeightBounds

    __repr__ = by_table

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor: whether it can be first, its best margin, the weight that moves."""
        import pandas as pd  # only those who ask for tables wait for pandas

        return pd.DataFrame(
            {
                "vendor": list(self.matrix.vendors),
                "possible": self.winners.possible,
                "margin": self.winners.margin,
                "weight_moved": self.l1.change / 2,
                "l1": self.l1.change,
                "linf": self.linf.change,
            }
        )


def potential_winners(values: ArrayLike) -> PotentialWinners:
    """Find which vendors can be first with some weights.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1.

    Returns
    -------
    PotentialWinners
        From one linear programme per vendor. A vendor that none of the others dominates may still
        never be first: it can lie below a mix of two of them.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, or the shape is not that of a table.

    References
    ----------
    Hazen, G. B. (1986). Partial information, dominance, and potential optimality in multiattribute
    utility theory. Operations Research 34, 296-310.

    Examples
    --------
    The last vendor is the worst on no criterion, and yet always behind one of the others:

    >>> potential_winners([[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]]).possible.tolist()
    [True, True, False]
    """
    table = checked_values(values)
    found = _winners(on_unit_scale(table))
    unit = max(float(np.abs(table).max()), 1.0)
    return PotentialWinners(found.possible, found.margin * unit, found.weights)


def first_overall(values: ArrayLike, weights: ArrayLike, *, norm: Norm = "l1") -> FirstOverall:
    """Find the smallest change of weights after which each vendor is first of all.

    The changed weights are zero or more and add to 1. ``weight_tipping`` asks when a vendor catches
    the winner, a third one being free to be ahead of both; here it passes all.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1.
    weights
        Weights, zero or more; divided by their sum. Shape (criteria,).
    norm
        "l1", the sum of the absolute changes, or "linf", the largest of them.

    Returns
    -------
    FirstOverall
        Distances and changed weights.

    Raises
    ------
    UnknownNameError
        If the norm is neither.
    EvaluationError
        If a value is not a finite number, a weight is negative or not finite, all weights are zero,
        or the shapes do not match.

    References
    ----------
    Rios Insua, D. and French, S. (1991). A framework for sensitivity analysis in discrete
    multi-objective decision-making. European Journal of Operational Research 54, 176-190.

    Examples
    --------
    >>> first_overall([[1.0, 0.0], [0.0, 1.0]], [0.6, 0.4]).change.round(9).tolist()
    [0.0, 0.2]
    """
    if norm not in get_args(Norm):
        raise UnknownNameError.among("norm", norm, get_args(Norm))
    table = checked_values(values)
    shares = checked_weights(weights, table.shape[1])
    scaled = on_unit_scale(table)
    return _first(scaled, shares, clearest(scaled)[0], norm)


def weight_bounds(values: ArrayLike) -> WeightBounds:
    """Find between what each weight lies when a vendor is first.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1.

    Returns
    -------
    WeightBounds
        From two linear programmes per vendor and criterion.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, or the shape is not that of a table.

    References
    ----------
    Rios Insua, D. and French, S. (1991), as for ``first_overall``.

    Examples
    --------
    >>> found = weight_bounds([[1.0, 0.0], [0.0, 1.0]])
    >>> found.lower.round(9).tolist(), found.upper.round(9).tolist()
    ([[0.5, 0.0], [0.0, 0.5]], [[1.0, 0.5], [0.5, 1.0]])
    """
    scaled = on_unit_scale(checked_values(values))
    return WeightBounds(*outermost(scaled, clearest(scaled)[0]))


def potential(evaluation: Evaluation, *, view: View = COMMITTEE) -> Potential:
    """Say which vendors can be first, how little must change for it, and between which bounds.

    Weight may move between any two leaves of the tree, whatever their levels.

    Parameters
    ----------
    evaluation
        The evaluation.
    view
        Whose judgements count.

    Returns
    -------
    Potential
        See ``potential_winners``, ``first_overall`` and ``weight_bounds``.

    Raises
    ------
    EvaluationError
        If no vendor is in the running.

    References
    ----------
    Hazen, G. B. (1986), as for ``potential_winners``.
    """
    matrix = decision_matrix(evaluation, view=view)
    matrix.require_vendors()
    values, weights = matrix.values, matrix.weights
    winners = _winners(values)
    l1, linf = (_first(values, weights, winners.margin, norm) for norm in get_args(Norm))
    bounds = WeightBounds(*outermost(values, winners.margin))
    return Potential(matrix, winners, l1, linf, bounds)


def _winners(values: Floats) -> PotentialWinners:
    margin, weights = clearest(values)
    return PotentialWinners(can_be_first(margin), margin, weights)


def _first(values: Floats, weights: Floats, margin: Floats, norm: Norm) -> FirstOverall:
    changed = nearest(values, weights, margin, norm)
    moved = np.abs(np.where(np.isnan(changed), np.inf, changed) - weights)
    return FirstOverall(norm, moved.sum(axis=1) if norm == "l1" else moved.max(axis=1), changed)
