"""TOPSIS: near the best that there is, and far from the worst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

import numpy as np

from evaluation.arrays import checked_weights, lock
from evaluation.errors import UnknownNameError
from evaluation.methods.columns import Directions, gaps, oriented, share, unit_columns
from evaluation.order import competition_ranks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Normalisation = Literal["vector", "minmax", "none"]
Real = TypeVar("Real", np.float32, np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Topsis:
    """The order of the vendors by TOPSIS; all shapes (vendors,).

    Attributes
    ----------
    closeness
        The distance to the worst over the sum of both distances: 1 at the best point, 0 at the
        worst; 0.5 when the two are the same point, because no vendor differs from another.
    distance_to_best, distance_to_worst
        Euclidean distances to the best and the worst weighted column entries.
    ranks
        Competition ranks of the closeness, 1 2 2 4.
    normalisation
        The one that was asked for: another one may give another winner.
    """

    closeness: NDArray[np.float64]
    distance_to_best: NDArray[np.float64]
    distance_to_worst: NDArray[np.float64]
    ranks: NDArray[np.intp]
    normalisation: Normalisation

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class Squares:
    """What TOPSIS needs of a matrix, whatever the weights.

    Attributes
    ----------
    to_best, to_worst
        Squared distances of the normalised cells to their column's best and worst; shape (vendors,
        criteria).
    unit
        What a distance of 1 is worth in the matrix's own unit.
    """

    to_best: NDArray[np.float64]
    to_worst: NDArray[np.float64]
    unit: float


def topsis(
    matrix: ArrayLike,
    weights: ArrayLike,
    *,
    directions: Directions | None = None,
    normalisation: Normalisation = "vector",
) -> Topsis:
    """Rank vendors by their closeness to the best that there is.

    Parameters
    ----------
    matrix
        Performances in any unit; shape (vendors, criteria).
    weights
        Zero or more, divided by their sum; shape (criteria,).
    directions
        "max" or "min" for all criteria, or one of them for each; "max" when left out. A minimised
        criterion is measured from its smallest entry.
    normalisation
        "vector" divides columns by their Euclidean length, as in the textbook; "minmax" brings them
        to 0..1 (a change of unit then never changes the order); "none" takes them as they are.

    Returns
    -------
    Topsis
        Closeness, both distances, ranks. A vendor that leaves or enters may reverse the order of
        two others, because the best and the worst are those of the vendors present.

    Raises
    ------
    EvaluationError
        If a number is not finite, a weight is negative, all weights are zero, shapes do not match,
        or a direction or normalisation is unknown.

    References
    ----------
    Hwang, C. L. and Yoon, K. (1981). Multiple Attribute Decision Making. Springer.

    Tzeng, G. H. and Huang, J. J. (2011). Multiple Attribute Decision Making: Methods and
    Applications. CRC Press (the example).

    Examples
    --------
    >>> found = topsis([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], [0.3, 0.4, 0.3])
    >>> found.closeness.round(4).tolist(), found.ranks.tolist()
    ([0.5037, 0.6581, 0.7482, 0.334], [3, 2, 1, 4])
    """
    squares = prepare(matrix, directions=directions, normalisation=normalisation)
    shares = checked_weights(weights, squares.to_best.shape[1])
    best, worst, closeness = _measured(squares, shares[:, None])
    return Topsis(
        closeness[:, 0],
        squares.unit * best[:, 0],
        squares.unit * worst[:, 0],
        competition_ranks(closeness[:, 0]),
        normalisation,
    )


def prepare(
    matrix: ArrayLike,
    *,
    directions: Directions | None = None,
    normalisation: Normalisation = "vector",
) -> Squares:
    """Return what the closeness of every vendor needs, whatever the weights; see ``topsis``."""
    if normalisation not in get_args(Normalisation):
        raise UnknownNameError.among("normalisation", normalisation, get_args(Normalisation))
    table, unit = oriented(matrix, directions), 1.0
    if normalisation == "none":
        unit = float(np.abs(table).max()) or 1.0
        table = table / unit
    else:
        table, _ = unit_columns(table)
    below, above = gaps(table)
    if normalisation == "vector":
        length = np.broadcast_to(np.linalg.norm(table, axis=0), table.shape)
        below, above = share(below, length), share(above, length)
    elif normalisation == "minmax":
        spread = np.broadcast_to(below.max(axis=0), table.shape)
        below, above = share(below, spread), share(above, spread)
    return Squares(below**2, above**2, unit)


def scores_many(prepared: Squares, weights: NDArray[Real]) -> NDArray[Real]:
    """Return the closeness of every vendor for many weight vectors at once.

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
    return _measured(prepared, weights)[2]


def _measured(
    squares: Squares, weights: NDArray[Real]
) -> tuple[NDArray[Real], NDArray[Real], NDArray[Real]]:
    """Return both distances and the closeness: distances squared are w squared times squares."""
    kind = weights.dtype
    squared = weights * weights
    best = np.sqrt(squares.to_best.astype(kind) @ squared)
    worst = np.sqrt(squares.to_worst.astype(kind) @ squared)
    both = best + worst
    closeness = np.full_like(both, 0.5)
    np.divide(worst, both, out=closeness, where=both > 0)
    return best, worst, closeness
