"""What it would be worth to know one score before choosing, in closed form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import checked_values, checked_weights, first_of, lock, require_scale
from evaluation.errors import bad_numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ScoreInformation:
    """What knowing one score would be worth; one entry per cell.

    Attributes
    ----------
    winner
        The position of the vendor that is first now (the first in order among exact ties).
    gain
        By how much the value of the choice is expected to rise, were the score known before
        choosing; in the unit of the values, never negative. Shape (vendors, criteria).
    probability
        How likely the score is to turn out such that another vendor is first; same shape.
    """

    winner: int
    gain: Floats
    probability: Floats

    def __post_init__(self) -> None:
        lock(self)


def score_information(
    values: ArrayLike, weights: ArrayLike, spread: ArrayLike, *, top: float = 1.0
) -> ScoreInformation:
    """Compute what it would be worth to know each score before choosing.

    One score is uncertain at a time: equally likely to be anything from ``spread`` below its value
    to ``spread`` above, within the scale; the others are what they are now.

    Parameters
    ----------
    values
        Values on 0..top, more is better; shape (vendors, criteria).
    weights
        Weights, zero or more; divided by their sum. Shape (criteria,).
    spread
        How far each score may be off, zero or more, infinity for the whole scale (an unknown
        score); one number for all, or shape (vendors, criteria).
    top
        The highest value that can be given.

    Returns
    -------
    ScoreInformation
        Zero where a score has no spread or no weight, and where no score within its range would
        change the choice.

    Raises
    ------
    EvaluationError
        If a value is not a finite number within 0..top, a weight is negative or not finite, all
        weights are zero, a spread is negative or not a number, or the shapes do not match.

    Notes
    -----
    Knowing a score is of use only where its vendor may end up on the other side of the best of the
    others. With the lead of its vendor over them uniform from -a to b, both positive, the gain is
    min(a, b)² / (2 (a + b)): the choice is made after the score is known, against the better of the
    two choices on average. Near the ends of the scale the mean score is not the present one; the
    probability of a change is always seen from the present choice.

    References
    ----------
    Howard, R. A. (1966). Information value theory. IEEE Transactions on Systems Science and
    Cybernetics 2, 22-26.

    Examples
    --------
    The first vendor leads by 0.1; a score of the second with half of the weight may be off by 0.4,
    so that its lead over the first lies between -0.3 and 0.1:

    >>> found = score_information([[0.6, 0.5], [0.4, 0.5]], [1, 1], 0.4)
    >>> round(float(found.gain[1, 0]), 9), round(float(found.probability[1, 0]), 9)
    (0.0125, 0.25)
    """
    table = checked_values(values)
    shares = checked_weights(weights, table.shape[1])
    require_scale(table, top)
    off = _checked_spread(spread, table.shape) / top
    scaled = table / top
    found = scores_known(scaled, shares, np.maximum(scaled - off, 0), np.minimum(scaled + off, 1))
    return ScoreInformation(found.winner, found.gain * top, found.probability)


def scores_known(values: Floats, weights: Floats, low: Floats, high: Floats) -> ScoreInformation:
    """Return what knowing each score is worth, for values on 0..1 and their ranges."""
    totals = values @ weights
    winner = first_of(totals)
    gain, probability = np.zeros((2, *values.shape))
    if totals.size == 1:
        return ScoreInformation(winner, gain, probability)
    best, second = np.argsort(-totals, kind="stable")[:2]
    rival = np.where(np.arange(totals.size) == best, totals[second], totals[best])
    lead = (totals - rival)[:, None]
    least, most = lead + weights * (low - values), lead + weights * (high - values)
    width = most - least
    moves = width > 0
    inner = np.maximum(np.minimum(-least, most), 0.0)
    np.divide(inner**2, 2 * width, out=gain, where=moves)
    np.divide(np.clip(most, 0.0, width), width, out=probability, where=moves)
    behind = np.divide(np.clip(-least, 0.0, width), width, out=np.zeros_like(gain), where=moves)
    probability[winner] = behind[winner]
    return ScoreInformation(winner, gain, probability)


def _checked_spread(spread: ArrayLike, shape: tuple[int, ...]) -> Floats:
    try:
        off = np.broadcast_to(np.asarray(spread, dtype=float), shape)
    except (TypeError, ValueError):
        off = np.full(shape, np.nan)
    if not (off >= 0).all():
        raise bad_numbers(
            "the spread must be one number for all scores, or one for each ({rows} rows, {columns} "
            "columns), zero or more; infinity stands for the whole scale",
            "l’étendue doit être un nombre pour toutes les notes, ou un pour chacune ({rows} "
            "lignes, {columns} colonnes), zéro ou plus; l’infini représente toute l’échelle",
            rows=shape[0],
            columns=shape[1],
        )
    return off
