"""Weights from comparing criteria two by two, and how much the comparisons contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.weighting.comparisons import (
    Comparison,
    Ratios,
    Triad,
    logarithms,
    read,
    worst_comparison,
    worst_triad,
)
from evaluation.weighting.random_index import DEFAULT, random_index

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Relative differences below this are the rounding of the eigenvalue itself.
_NOISE = 1e-12
_MOST_STEPS = 100
_LONGEST_STEP = 3.0  # in logarithms: no step changes a ratio more than twentyfold


@dataclass(frozen=True, slots=True, eq=False)
class PairwiseWeights:
    """Weights out of pairwise comparisons.

    Attributes
    ----------
    weights
        The principal right eigenvector, adding to 1; shape (criteria,).
    lambda_max
        The principal eigenvalue: the number of criteria when nothing is contradicted, else more.
    consistency_index
        (lambda_max - n) / (n - 1), and 0 for one criterion.
    consistency_ratio
        The index over that of random comparisons; 0 for one or two criteria. With comparisons left
        out, it is measured against complete random matrices, and so it is on the kind side.
    table
        The name of the table of random indices.
    matrix
        The comparisons, reciprocals and optimal values for those left out; shape (criteria,
        criteria).
    worst_triad
        The three comparisons that contradict each other most, and what would agree; None when no
        triad does.
    worst_comparison
        The comparison farthest from the ratio of the weights; None when all of them agree.
    """

    weights: NDArray[np.float64]
    lambda_max: float
    consistency_index: float
    consistency_ratio: float
    table: str
    matrix: NDArray[np.float64]
    worst_triad: Triad | None
    worst_comparison: Comparison | None

    def __post_init__(self) -> None:
        self.weights.setflags(write=False)
        self.matrix.setflags(write=False)


def pairwise(
    matrix: Ratios, *, table: str = DEFAULT, names: Sequence[str] | None = None
) -> PairwiseWeights:
    """Derive weights from comparisons of criteria two by two.

    Parameters
    ----------
    matrix
        How many times as important the row's criterion is as the column's; shape (criteria,
        criteria). One of two reciprocal cells is enough; of both, the one above 1 is what was said,
        and the other may be rounded by up to 5 %. NaN or None in both: not compared, which is
        allowed as long as a chain of comparisons links all the criteria; the missing ones then get
        the values that make the whole least inconsistent (the smallest principal eigenvalue).
    table
        The table of random indices of the consistency ratio, see ``random_index``: "saaty1980",
        "saaty2005", "donegan_dodd", "tummala_ling" or "alonso_lamata".
    names
        What the criteria are called in error messages; by default their positions from 0.

    Returns
    -------
    PairwiseWeights
        The weights, how consistent the comparisons are, and which ones to ask again.

    Raises
    ------
    EvaluationError
        If the matrix is not square, a ratio is not positive, two reciprocal cells contradict each
        other, nothing links some criteria, or the table is unknown or too short.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill.

    Bozóki, S., Fülöp, J. and Rónyai, L. (2010). On optimal completion of incomplete pairwise
    comparison matrices. Mathematical and Computer Modelling 52, 318-333.

    Examples
    --------
    >>> found = pairwise([[1, 2, 6], [None, 1, 3], [None, None, 1]])
    >>> found.weights.round(3).tolist(), found.consistency_ratio
    ([0.6, 0.3, 0.1], 0.0)
    """
    ratios = read(matrix, names)
    n = len(ratios)
    against = random_index(n, table)
    shift, root, right = _least(logarithms(ratios))
    excess = root - n if n > 2 and root - n > _NOISE * n else 0.0
    index = excess / max(n - 1, 1)
    weights = right * np.exp(shift - shift.max())
    weights /= weights.sum()
    optimal = np.exp(shift[:, None] - shift)
    return PairwiseWeights(
        weights,
        n + excess,
        index,
        index / against if against else 0.0,
        table,
        np.where(np.isnan(ratios), optimal, ratios),
        worst_triad(ratios),
        worst_comparison(ratios, weights),
    )


def _least(logs: NDArray[np.float64]) -> tuple[NDArray[np.float64], float, NDArray[np.float64]]:
    """Return shifts x, the least principal eigenvalue, and its right vector after the shifts.

    A missing ratio is exp(x_i - x_j) at the optimum, because there the derivative of the
    eigenvalue, u_i a_ij v_j - u_j a_ji v_i, is zero. Dividing rows and multiplying columns by
    exp(x) turns missing ratios into ones and keeps the eigenvalue, which is convex in x: Newton's
    method finds its minimum. It starts at the logarithmic least squares, so that comparisons that
    agree are a matrix of ones, whose eigenvalue is exact, and nothing is left to search.
    """
    known = ~np.isnan(logs)
    links = np.diag(known.sum(axis=1)) - known
    shift = np.linalg.lstsq(links, np.where(known, logs, 0.0).sum(axis=1), rcond=None)[0]
    root, right, left, scaled = _perron(logs, shift)
    for _ in range(0 if known.all() else _MOST_STEPS):
        # Slope and curvature of the logarithm, which is convex too and milder.
        slope = (left * (~known @ right) - right * (~known @ left)) / root
        curvature = _curvature(known, root, right, left, scaled) / root - np.outer(slope, slope)
        # Shifts that no missing ratio depends on have no curvature: the shortest step leaves them.
        step = np.linalg.lstsq(curvature, -slope, rcond=1e-10)[0]
        if np.abs(step).max() < _NOISE:
            break
        step /= max(1.0, np.abs(step).max() / _LONGEST_STEP)
        while (new := _perron(logs, shift + step))[0] > root + _NOISE * root:
            step = step / 2
        shift = shift + step
        root, right, left, scaled = new
    return shift, root, right


def _perron(
    logs: NDArray[np.float64], shift: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the principal eigenvalue, its right and left vectors (product 1), and the matrix."""
    scaled = np.exp(np.nan_to_num(logs - (shift[:, None] - shift)))
    vectors = []
    for side in (scaled, scaled.T):
        values, found = np.linalg.eig(side)
        first = int(values.real.argmax())
        vectors.append(np.abs(found[:, first].real))
    right, left = vectors
    return float(values.real.max()), right, left / (left @ right), scaled


def _curvature(
    known: NDArray[np.bool_],
    root: float,
    right: NDArray[np.float64],
    left: NDArray[np.float64],
    scaled: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the second derivatives of the principal eigenvalue by the shifts."""
    given = np.where(known, scaled, 0.0)
    outer = np.outer(right, left)
    # The group inverse of (root I - A): how the eigenvector answers to a change of the matrix.
    answer = np.linalg.inv(root * np.eye(len(scaled)) - scaled + outer) - outer
    rows = np.diag(left @ given) - left[:, None] * given
    columns = given * right - np.diag(given @ right)
    crossed = rows @ answer @ columns
    direct = left[:, None] * given * right
    both: NDArray[np.float64] = np.diag(direct.sum(axis=0) + direct.sum(axis=1))
    return both - direct - direct.T + crossed + crossed.T
