"""What is known of the weights: what they are about, and how closely."""

from __future__ import annotations

from math import isfinite, nan
from typing import TYPE_CHECKING, get_args

import numpy as np

from evaluation.errors import UnknownNameError, bad_numbers
from evaluation.sensitivity.drawing import LEAST_CONCENTRATION
from evaluation.sensitivity.simulation import CONCENTRATION, Weights
from evaluation.weighting.points import local_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.matrix import DecisionMatrix


def weight_family(
    matrix: DecisionMatrix, weights: Weights, concentration: float | None
) -> tuple[NDArray[np.float64], float]:
    """Return what the leaves' weights are about, and how close they stay to it.

    Parameters
    ----------
    matrix
        What the question is asked of.
    weights
        "any": the base is equal shares level by level, so that splitting a branch into more
        criteria does not raise its weight. "about": the base is the agreed weights.
    concentration
        How close weights stay to their base; None for the usual one of the family.

    Returns
    -------
    ndarray, float
        The base, shape (leaves,), adding to 1; the concentration.

    Raises
    ------
    UnknownNameError
        If ``weights`` is neither.
    EvaluationError
        If the concentration is out of its range.
    """
    if weights not in get_args(Weights):
        raise UnknownNameError.among("kind", weights, get_args(Weights))
    close = checked_concentration(
        CONCENTRATION[weights] if concentration is None else concentration
    )
    if weights == "about":
        return matrix.weights, close
    tree = matrix.tree
    return tree.leaf_weights(local_shares(np.ones(len(tree)), tree)), close


def checked_concentration(concentration: float) -> float:
    """Return the concentration of a family of weights, or say what is wrong with it."""
    try:
        number = float(concentration)
    except (TypeError, ValueError):
        number = nan
    if not isfinite(number) or number < LEAST_CONCENTRATION:
        raise bad_numbers(
            "the concentration is {given}; give a finite number, {least} or more",
            "la concentration est {given}; donnez un nombre fini, {least} ou plus",
            given=concentration,
            least=LEAST_CONCENTRATION,
        )
    return number
