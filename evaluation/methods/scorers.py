"""Each method as a function of many weight vectors at once, for those who draw weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, get_args

import numpy as np

from evaluation.arrays import checked_values
from evaluation.errors import UnknownNameError
from evaluation.methods import promethee
from evaluation.methods.topsis import Normalisation
from evaluation.methods.topsis import prepare as topsis_of
from evaluation.methods.topsis import scores_many as closeness
from evaluation.methods.vikor import prepare as vikor_of
from evaluation.methods.vikor import scores_many as minus_q
from evaluation.methods.weighted_product import prepare as product_of
from evaluation.methods.weighted_product import scores_many as log_product

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Method = Literal["additive", "topsis", "promethee_ii", "vikor", "weighted_product"]
Real = TypeVar("Real", np.float32, np.float64)

# A single zero would make a whole product zero: the worst answer counts as 1 point of 100.
FLOOR = 0.01


class Scorer(Protocol):
    """Scores of all vendors, more is better, for many weight vectors at once."""

    def __call__(self, weights: NDArray[Real]) -> NDArray[Real]:
        """Return scores (vendors, samples) in the precision of the weights (criteria, samples)."""


def scorer(method: Method, values: ArrayLike, *, normalisation: Normalisation = "vector") -> Scorer:
    """Return a method as a function of the weights alone, on the values of an evaluation.

    Parameters
    ----------
    method
        "additive", "topsis" (closeness), "promethee_ii" (net flow, "usual" functions), "vikor"
        (minus q) or "weighted_product" (logarithm of the score, values below ``FLOOR`` raised to
        it).
    values
        Values on 0..1, more is better; shape (vendors, criteria).
    normalisation
        That of TOPSIS.

    Returns
    -------
    Scorer
        It takes weights of shape (criteria, samples), zero or more, of any positive sum and not
        checked, and returns scores of shape (vendors, samples) in their precision.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, or the method or the normalisation is unknown.

    Examples
    --------
    >>> score = scorer("additive", [[1.0, 0.0], [0.4, 0.6]])
    >>> score(np.array([[0.5, 0.2], [0.5, 0.8]])).round(2).tolist()
    [[0.5, 0.2], [0.5, 0.56]]
    """
    table = checked_values(values)
    if method == "topsis":
        squares = topsis_of(table, normalisation=normalisation)
        return lambda weights: closeness(squares, weights)
    if method == "promethee_ii":
        flows = promethee.prepare(table)
        return lambda weights: promethee.scores_many(flows, weights)
    if method == "vikor":
        regrets = vikor_of(table)
        return lambda weights: minus_q(regrets, weights)
    if method == "weighted_product":
        logs = product_of(np.maximum(table, FLOOR))
        return lambda weights: log_product(logs, weights)
    if method == "additive":
        return lambda weights: _additive(table, weights)
    raise UnknownNameError.among("method", method, get_args(Method))


def _additive(table: NDArray[np.float64], weights: NDArray[Real]) -> NDArray[Real]:
    found: NDArray[Real] = table.astype(weights.dtype) @ weights
    found /= weights.sum(axis=0)
    return found
