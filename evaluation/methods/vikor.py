"""VIKOR: a compromise between the mean regret and the largest regret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from evaluation.arrays import checked_weights, lock
from evaluation.errors import bad_numbers
from evaluation.methods.columns import Directions, gaps, oriented, share, unit_columns
from evaluation.order import TIE_DECIMALS, competition_ranks, settled

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Real = TypeVar("Real", np.float32, np.float64)
_IN_CACHE = 4096  # samples


@dataclass(frozen=True, slots=True, eq=False)
class Vikor:
    """The order of the vendors by VIKOR, and the compromise that it proposes.

    Attributes
    ----------
    s, r
        The weighted sum of the regrets and the largest weighted regret, on 0..1; less is better;
        shape (vendors,).
    q
        ``v`` times the place of s in its range plus 1 - ``v`` times that of r; less is better.
    ranks
        Competition ranks of q, 1 2 2 4.
    compromise
        The positions of the vendors that VIKOR proposes, best q first: one if both conditions hold.
    acceptable_advantage
        Whether the second q is at least 1 / (vendors - 1) above the first.
    acceptable_stability
        Whether the first in q is also first in s or in r.
    """

    s: NDArray[np.float64]
    r: NDArray[np.float64]
    q: NDArray[np.float64]
    ranks: NDArray[np.intp]
    compromise: tuple[int, ...]
    acceptable_advantage: bool
    acceptable_stability: bool

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class Regrets:
    """What VIKOR needs of a matrix, whatever the weights.

    ``regret`` is 0 for the best of its column and 1 for the worst, and 0 in a column without
    differences; shape (vendors, criteria).
    """

    regret: NDArray[np.float64]
    v: float


def vikor(
    matrix: ArrayLike, weights: ArrayLike, *, directions: Directions | None = None, v: float = 0.5
) -> Vikor:
    """Rank vendors by a compromise between the mean regret and the largest regret.

    Parameters
    ----------
    matrix
        Performances in any unit; shape (vendors, criteria).
    weights
        Zero or more, divided by their sum; shape (criteria,).
    directions
        "max" or "min" for all criteria, or one of them for each; "max" when left out.
    v
        The weight of the mean regret against the largest one, on 0..1.

    Returns
    -------
    Vikor
        s, r and q, ranks, the two conditions and the compromise set. With the first condition
        unmet, the set holds every vendor less than 1 / (vendors - 1) above the first; with only the
        second unmet, the first and the second.

    Raises
    ------
    EvaluationError
        If a number is not finite, a weight is negative, all weights are zero, shapes do not match,
        a direction is unknown, or ``v`` is not on 0..1.

    References
    ----------
    Opricovic, S. and Tzeng, G. H. (2004). Compromise solution by MCDM methods: a comparative
    analysis of VIKOR and TOPSIS. European Journal of Operational Research 156, 445-455.

    Examples
    --------
    >>> found = vikor([[1, 3000], [2, 3750], [5, 4500]], [1, 1], directions=["min", "max"])
    >>> found.q.tolist(), found.compromise
    ([1.0, 0.0, 1.0], (1,))
    """
    regrets = prepare(matrix, directions=directions, v=v)
    shares = checked_weights(weights, regrets.regret.shape[1])
    weighted = regrets.regret * shares
    s, r = weighted.sum(axis=1), weighted.max(axis=1)
    q = _mixed(s[:, None], r[:, None], v)[:, 0]
    advantage, stability, compromise = _proposed(settled(q), settled(s), settled(r))
    return Vikor(s, r, q, competition_ranks(-q), compromise, advantage, stability)


def prepare(matrix: ArrayLike, *, directions: Directions | None = None, v: float = 0.5) -> Regrets:
    """Return what the q of every vendor needs, whatever the weights; see ``vikor``."""
    if not 0 <= v <= 1:
        raise bad_numbers(
            "v is {v}; give a number from 0 (largest regret only) to 1 (mean regret only)",
            "v vaut {v}; donnez un nombre de 0 (plus grand regret seulement) à 1 (regret moyen "
            "seulement)",
            v=v,
        )
    unit, _ = unit_columns(oriented(matrix, directions))
    below, _ = gaps(unit)
    return Regrets(share(below, np.broadcast_to(below.max(axis=0), below.shape)), float(v))


def scores_many(prepared: Regrets, weights: NDArray[Real]) -> NDArray[Real]:
    """Return minus q, so that more is better, for many weight vectors at once.

    Parameters
    ----------
    prepared
        What ``prepare`` returned.
    weights
        Zero or more, of any positive sum, not checked; shape (criteria, samples). The result has their
        precision.

    Returns
    -------
    ndarray
        Shape (vendors, samples).
    """
    regret = prepared.regret.astype(weights.dtype)
    s = regret @ weights
    r = np.zeros_like(s)
    for start in range(0, weights.shape[1], _IN_CACHE):
        samples = slice(start, start + _IN_CACHE)
        for column, row in zip(regret.T, weights[:, samples], strict=True):
            np.maximum(r[:, samples], column[:, None] * row, out=r[:, samples])
    total = weights.sum(axis=0)
    s /= total
    r /= total
    found = _mixed(s, r, prepared.v)
    np.negative(found, out=found)
    return found


def _mixed(s: NDArray[Real], r: NDArray[Real], v: float) -> NDArray[Real]:
    """Return v times s in its range plus 1 - v times r in its range; shape (vendors, samples).

    Both are settled first: stretching a range that is nothing but rounding would make winners.
    """
    exact = s.dtype == np.float64
    finest = 0.5 * 10.0**-TIE_DECIMALS if exact else 1e-6  # four units of single precision, or so
    mixed = np.zeros_like(s)
    for figure, part in ((s, v), (r, 1 - v)):
        whole = np.round(figure, TIE_DECIMALS) if exact else figure
        low = whole.min(axis=0)
        spread = whole.max(axis=0) - low
        factor = np.zeros_like(spread)
        np.divide(part, spread, out=factor, where=spread > finest)
        mixed += (whole - low) * factor
    return mixed


def _proposed(
    q: NDArray[np.float64], s: NDArray[np.float64], r: NDArray[np.float64]
) -> tuple[bool, bool, tuple[int, ...]]:
    """Return whether each condition holds, and the positions of the vendors to propose."""
    order = np.argsort(q, kind="stable")
    first = int(order[0])
    if q.size == 1:
        return True, True, (first,)
    step = settled(1 / (q.size - 1))
    lead = settled(q - q[first])
    advantage = bool(lead[order[1]] >= step)
    stability = bool(s[first] == s.min() or r[first] == r.min())
    near = lead < step if not advantage else lead <= (0.0 if stability else lead[order[1]])
    return advantage, stability, tuple(int(k) for k in order if near[k])
