"""What is known of the weights: what they are about, and how closely."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np

from evaluation.errors import UnknownNameError
from evaluation.sensitivity.drawing import checked_concentration
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
