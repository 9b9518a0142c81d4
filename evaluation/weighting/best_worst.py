"""Weights from comparing the best criterion with the others, and the others with the worst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import NumbersError, bad_numbers
from evaluation.language.text import Text
from evaluation.weighting.comparisons import Triad

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# The scale of the method is 1 to 9; beyond this the linear programme loses its precision.
_LARGEST = 1000.0
_NOISE = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class BestWorstWeights:
    """Weights out of best-worst comparisons.

    Attributes
    ----------
    weights
        Adding to 1; shape (criteria,).
    consistency
        The largest deviation, xi of the linear model: 0 when nothing is contradicted. It has no
        scale of its own: it is a difference of weights.
    best, worst
        The positions of the best and of the worst criterion.
    worst_triad
        The best criterion, the one whose two comparisons contradict best-to-worst the most, and the
        worst criterion, with what would agree; None when all agree.
    """

    weights: NDArray[np.float64]
    consistency: float
    best: int
    worst: int
    worst_triad: Triad | None

    def __post_init__(self) -> None:
        self.weights.setflags(write=False)


def best_worst(
    best_to_others: ArrayLike,
    others_to_worst: ArrayLike,
    *,
    best: int | None = None,
    worst: int | None = None,
    names: Sequence[str] | None = None,
) -> BestWorstWeights:
    """Derive weights from two rows of comparisons, by the linear model.

    Best to worst stands in both rows and must be the same number.

    Parameters
    ----------
    best_to_others
        How many times as important the best criterion is as each one, 1 or more (1 to 9 in the
        method's own scale); shape (criteria,).
    others_to_worst
        How many times as important each criterion is as the worst one; same shape.
    best, worst
        The positions of the best and of the worst criterion. When left out, the best is the one
        with a 1 in the first row, the worst the one with a 1 in the second; of several, the first
        that fit together.
    names
        What the criteria are called in error messages; by default their positions from 0.

    Returns
    -------
    BestWorstWeights
        The weights, xi, and the comparisons to ask again.

    Raises
    ------
    NumbersError
        If the rows do not match, a number is below 1 or not finite, or no criterion can be the best
        and another one the worst.

    References
    ----------
    Rezaei, J. (2016). Best-worst multi-criteria decision-making method: some properties and a
    linear model. Omega 64, 126-130.

    Liang, F., Brunelli, M. and Rezaei, J. (2020). Consistency issues in the best worst method:
    measurements and thresholds. Omega 96, 102175 (which comparison to ask again).

    Examples
    --------
    >>> found = best_worst([1, 2, 6], [6, 3, 1])
    >>> found.weights.round(4).tolist(), found.consistency
    ([0.6, 0.3, 0.1], 0.0)
    """
    to_others, to_worst = _row(best_to_others), _row(others_to_worst)
    if to_others.shape != to_worst.shape:
        raise bad_numbers(
            "best to others has {a} numbers and others to worst {b}; each needs one per criterion",
            "le meilleur aux autres a {a} nombres et les autres au pire {b}; il en faut un par "
            "critère dans chacun",
            a=to_others.size,
            b=to_worst.size,
        )
    labels = [str(k) for k in range(to_others.size)] if names is None else list(names)
    for row in (to_others, to_worst):
        _require_ratios(row, labels)
    b, w = _ends(to_others, to_worst, best, worst, labels)
    weights, deviation = _solved(to_others, to_worst, b, w)
    return BestWorstWeights(weights, deviation, b, w, _worst_triad(to_others, to_worst, b, w))


def _solved(
    to_others: NDArray[np.float64], to_worst: NDArray[np.float64], best: int, worst: int
) -> tuple[NDArray[np.float64], float]:
    """Return the weights with the least largest deviation, and that deviation."""
    n = to_others.size
    if n == 1:
        return np.ones(1), 0.0
    from scipy.optimize import linprog  # only those who compare this way wait for scipy

    above, below = -np.diag(to_others), np.eye(n)
    above[:, best] += 1.0  # w_best - a_best,j w_j
    below[:, worst] -= to_worst  # w_j - a_j,worst w_worst
    rows = np.vstack([above, below])
    deviation = -np.ones((2 * len(rows), 1))
    found = linprog(
        np.append(np.zeros(n), 1.0),
        A_ub=np.hstack([np.vstack([rows, -rows]), deviation]),  # |...| <= xi
        b_ub=np.zeros(2 * len(rows)),
        A_eq=[np.append(np.ones(n), 0.0)],
        b_eq=[1.0],
        method="highs",
    )
    weights = np.maximum(found.x[:n], 0.0)
    weights /= weights.sum()
    largest = float(np.abs(rows @ weights).max())
    return weights, largest if largest > _NOISE else 0.0


def _worst_triad(
    to_others: NDArray[np.float64], to_worst: NDArray[np.float64], best: int, worst: int
) -> Triad | None:
    """Return the best, the criterion whose two comparisons agree least, and the worst."""
    whole = float(to_others[worst])
    gaps = np.abs(to_others * to_worst - whole)
    gaps[[best, worst]] = 0.0
    middle = int(gaps.argmax())
    if gaps[middle] <= _NOISE * whole:
        return None
    return Triad((best, middle, worst), (float(to_others[middle]), float(to_worst[middle]), whole))


def _row(given: ArrayLike) -> NDArray[np.float64]:
    try:
        row = np.array(given, dtype=float)
    except (TypeError, ValueError) as error:
        raise NumbersError(
            Text("comparisons must be numbers", "les comparaisons doivent être des nombres")
        ) from error
    if row.ndim != 1 or not row.size:
        raise bad_numbers(
            "there must be one comparison per criterion in each row; the shape is {shape}",
            "il faut une comparaison par critère dans chaque ligne; la forme est {shape}",
            shape=row.shape,
        )
    return row


def _require_ratios(row: NDArray[np.float64], labels: Sequence[str]) -> None:
    for k in np.flatnonzero(~((row >= 1) & (row <= _LARGEST))).tolist():
        raise bad_numbers(
            "the comparison for {name} is {ratio:g}; give a number from 1 (as important) to "
            "{largest:g}",
            "la comparaison pour {name} vaut {ratio:g}; donnez un nombre de 1 (aussi important) à "
            "{largest:g}",
            name=labels[k],
            ratio=row[k],
            largest=_LARGEST,
        )


def _ends(
    to_others: NDArray[np.float64],
    to_worst: NDArray[np.float64],
    best: int | None,
    worst: int | None,
    labels: Sequence[str],
) -> tuple[int, int]:
    """Return the positions of the best and of the worst criterion."""
    bests = np.flatnonzero(to_others == 1).tolist() if best is None else [best]
    worsts = np.flatnonzero(to_worst == 1).tolist() if worst is None else [worst]
    if not bests or not worsts or to_others[bests[0]] != 1 or to_worst[worsts[0]] != 1:
        raise bad_numbers(
            "the best compared with itself, in best to others, and the worst with itself, in others "
            "to worst, must be 1",
            "le meilleur comparé à lui-même, du meilleur aux autres, et le pire à lui-même, des "
            "autres au pire, doivent valoir 1",
        )
    pairs = [(b, w) for b in bests for w in worsts if b != w or to_others.size == 1]
    if not pairs:
        raise bad_numbers(
            "{name} is both the best and the worst; choose two different criteria",
            "{name} est à la fois le meilleur et le pire; choisissez deux critères différents",
            name=labels[bests[0]],
        )
    agreed = [(b, w) for b, w in pairs if to_others[w] == to_worst[b]]
    if agreed:
        return agreed[0]
    b, w = pairs[0]
    raise bad_numbers(
        "{best} is {a:g} times as important as {worst} in best to others, and {b:g} times in others "
        "to worst: it is the same comparison. Correct one of them.",
        "{best} est {a:g} fois plus important que {worst} du meilleur aux autres, et {b:g} fois des "
        "autres au pire : c’est la même comparaison. Corrigez l’une des deux.",
        best=labels[b],
        worst=labels[w],
        a=to_others[w],
        b=to_worst[b],
    )
