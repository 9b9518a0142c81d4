"""How far apart the members' ratings are, vendor by vendor and criterion by criterion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import lock
from evaluation.errors import bad_numbers
from evaluation.matrix import DecisionMatrix, latest_ratings
from evaluation.order import settled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

# All ratings are compared on this scale, whatever the scale of their criterion.
TOP = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The latest ratings of the vendors in the running on the criteria that people judge.

    Ratings are in points, from 0 (the worst of the criterion's scale) to 5 (its best): a rating on
    the usual scale of 0 to 5 stays as it is, others are brought there in proportion.

    Attributes
    ----------
    vendors, criteria, members
        The ids of the vendors in the running, of the judged leaves, of the members who judge.
    points
        NaN where a member did not observe; shape (members, vendors, criteria).
    raters
        How many members rated a cell; shape (vendors, criteria).
    low, median, high
        The lowest, middle and highest rating; NaN where there is none; same shape.
    range, deviation
        The highest rating less the lowest, and the mean distance of the ratings from their median;
        NaN where fewer than two rated; same shape.
    """

    vendors: tuple[str, ...]
    criteria: tuple[str, ...]
    members: tuple[str, ...]
    points: NDArray[np.float64]
    raters: NDArray[np.intp]
    low: NDArray[np.float64]
    median: NDArray[np.float64]
    high: NDArray[np.float64]
    range: NDArray[np.float64]
    deviation: NDArray[np.float64]

    def __post_init__(self) -> None:
        lock(self)


def cells(matrix: DecisionMatrix) -> Cells:
    """Spread out the members' ratings behind a decision matrix, cell by cell.

    Parameters
    ----------
    matrix
        Whose evaluation, and whose vendors in the running. Every member who judges is shown,
        whatever the view.

    References
    ----------
    Burke, M. J., Finkelstein, L. M. and Dusig, M. S. (1999). On average deviation indices for
    estimating interrater agreement. Organizational Research Methods 2, 49-68.
    """
    evaluation = matrix.evaluation
    members = [k for k, person in enumerate(evaluation.evaluators) if person.judges]
    vendors = [evaluation.vendor_position(name) for name in matrix.vendors]
    judged = [k for k, leaf in enumerate(evaluation.criteria.leaves) if not leaf.measured]
    leaves = [evaluation.criteria.leaves[k] for k in judged]
    raw = latest_ratings(evaluation)[np.ix_(members, vendors, judged)]
    worst = np.array([leaf.scale.worst for leaf in leaves])
    best = np.array([leaf.scale.best for leaf in leaves])
    points = settled((raw - worst) * (TOP / (best - worst)))
    raters = (~np.isnan(points)).sum(axis=0)
    low, median, high = _ends_and_middle(points, raters)
    several = raters >= 2
    away = np.nansum(np.abs(points - median), axis=0)
    return Cells(
        vendors=matrix.vendors,
        criteria=tuple(leaf.id for leaf in leaves),
        members=tuple(evaluation.evaluators[k].id for k in members),
        points=points,
        raters=raters,
        low=low,
        median=median,
        high=high,
        range=np.where(several, settled(high - low), np.nan),
        deviation=np.where(several, away / np.maximum(raters, 1), np.nan),
    )


def heard(evaluation: Evaluation) -> tuple[str, ...]:
    """Return the ids of the members who judge and whose ratings or points are here."""
    rated = ~np.isnan(latest_ratings(evaluation)).all(axis=(1, 2))
    weighted = ~np.isnan(evaluation.points).all(axis=1)
    said = np.flatnonzero(rated | weighted).tolist()
    people = [evaluation.evaluators[k] for k in said]
    return tuple(person.id for person in people if person.judges)


def require_several(evaluation: Evaluation) -> None:
    """Refuse to compare people when the judgements of fewer than two of them are here."""
    if len(heard(evaluation)) < 2:
        raise bad_numbers(
            "the judgements of no more than one person are here, so there is nothing to compare; "
            "until the round is revealed, each one sees only their own",
            "il n’y a ici les jugements que d’une personne au plus, donc rien à comparer; tant que "
            "le tour n’est pas dévoilé, chaque personne ne voit que les siens",
        )


def _ends_and_middle(
    points: NDArray[np.float64], raters: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    if not points.shape[0]:
        nothing = np.full(raters.shape, np.nan)
        return nothing, nothing.copy(), nothing.copy()
    ordered = np.sort(points, axis=0)  # NaN comes last

    def nth(place: NDArray[np.intp]) -> NDArray[np.float64]:
        return np.asarray(np.take_along_axis(ordered, np.maximum(place, 0)[None], axis=0)[0])

    middle = (nth((raters - 1) // 2) + nth(raters // 2)) / 2
    return ordered[0], np.where(raters > 0, middle, np.nan), nth(raters - 1)
