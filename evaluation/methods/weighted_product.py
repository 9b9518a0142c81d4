"""The weighted product: ratios instead of differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from evaluation.arrays import checked_values, checked_weights, lock
from evaluation.errors import bad_numbers
from evaluation.methods.columns import Directions, oriented
from evaluation.order import competition_ranks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Real = TypeVar("Real", np.float32, np.float64)
_SMALLEST = 1e-300  # its inverse is finite


@dataclass(frozen=True, slots=True, eq=False)
class WeightedProduct:
    """The order of the vendors by weighted product; shapes (vendors,).

    Attributes
    ----------
    scores
        The product of the entries to the power of their weights, minimised criteria to minus that
        power. Only ratios of scores have a meaning: a change of unit multiplies all of them.
    ranks
        Competition ranks of the scores over the best one, 1 2 2 4.
    """

    scores: NDArray[np.float64]
    ranks: NDArray[np.intp]

    def __post_init__(self) -> None:
        lock(self)


def weighted_product(
    matrix: ArrayLike, weights: ArrayLike, *, directions: Directions | None = None
) -> WeightedProduct:
    """Rank vendors by the product of their entries to the power of the weights.

    Parameters
    ----------
    matrix
        Positive numbers on scales with a true zero, in any unit; shape (vendors, criteria).
    weights
        Zero or more, divided by their sum; shape (criteria,).
    directions
        "max" or "min" for all criteria, or one of them for each; "max" when left out.

    Returns
    -------
    WeightedProduct
        Scores and ranks. Neither a change of unit nor a vendor that leaves or enters changes the
        order of the others.

    Raises
    ------
    EvaluationError
        If a number is not finite or not positive, a weight is negative, all weights are zero, shapes
        do not match, or a direction is unknown.

    References
    ----------
    Bridgman, P. W. (1922). Dimensional Analysis. Yale University Press.

    Triantaphyllou, E. (2000). Multi-Criteria Decision Making Methods: A Comparative Study. Springer.

    Examples
    --------
    >>> found = weighted_product([[4, 100], [1, 400]], [3, 1])
    >>> (found.scores / found.scores[1]).round(3).tolist()
    [2.0, 1.0]
    """
    logs = prepare(matrix, directions=directions)
    exponents = scores_many(logs, checked_weights(weights, logs.shape[1])[:, None])[:, 0]
    return WeightedProduct(
        np.exp(exponents), competition_ranks(np.exp(exponents - exponents.max()))
    )


def prepare(matrix: ArrayLike, *, directions: Directions | None = None) -> NDArray[np.float64]:
    """Return the logarithms of the entries, minimised criteria negated; see ``weighted_product``."""
    table = checked_values(matrix)
    for row, column in np.argwhere(table < _SMALLEST).tolist():
        raise bad_numbers(
            "row {row}, column {column} of the values is {value}: a product needs positive numbers. "
            "Leave this method out, or measure the criterion on a scale that starts above zero.",
            "la ligne {row}, colonne {column} des valeurs est {value} : un produit demande des "
            "nombres positifs. Laissez cette méthode, ou mesurez le critère sur une échelle qui "
            "commence au-dessus de zéro.",
            row=row,
            column=column,
            value=table[row, column],
        )
    signs = np.sign(oriented(table, directions))
    logs: NDArray[np.float64] = signs * np.log(table)
    return logs


def scores_many(prepared: NDArray[np.float64], weights: NDArray[Real]) -> NDArray[Real]:
    """Return the logarithm of the score for many weight vectors at once: one matrix product.

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
    found = prepared.astype(weights.dtype) @ weights
    found /= weights.sum(axis=0)
    return found
