"""Points into weights: each level of the tree on its own, the committee as a mean of its members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import NumbersError, WeightsError, bad_numbers
from evaluation.language.text import Text

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from evaluation.model.tree import Tree


def local_shares(points: ArrayLike, tree: Tree) -> NDArray[np.float64]:
    """Return each person's points as shares that add to 1 among siblings.

    Parameters
    ----------
    points
        Raw points, shape (people, nodes) or (nodes,); NaN is not given.
    tree
        The criteria tree.

    Returns
    -------
    ndarray
        Same shape. A level where a person left something out is NaN for that person: half a
        judgement of importance says nothing about the rest.

    Examples
    --------
    >>> from evaluation.model.tree import Tree
    >>> local_shares([30, 10, 60], Tree.flat(3)).tolist()
    [0.3, 0.1, 0.6]
    """
    given = np.asarray(points, dtype=float)
    shares = np.full(given.shape, np.nan)
    for family in tree.families:
        level = given[..., family]
        total = level.sum(axis=-1, keepdims=True)
        with np.errstate(invalid="ignore", divide="ignore"):
            shares[..., family] = np.where(total > 0, level / total, np.nan)
    return shares


def mean_shares(
    shares: NDArray[np.float64], voices: ArrayLike, otherwise: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the voice-weighted mean of people's local shares.

    Parameters
    ----------
    shares
        Local shares, shape (people, nodes); NaN where a person gave none at that level.
    voices
        The weight of each person's opinion, shape (people,).
    otherwise
        The shares that stand where nobody gave any, shape (nodes,).
    """
    voice = np.asarray(voices, dtype=float)[:, None]
    known = ~np.isnan(shares)
    weight = np.where(known, voice, 0.0).sum(axis=0)
    total = np.where(known, shares * voice, 0.0).sum(axis=0)
    return np.where(weight > 0, total / np.where(weight > 0, weight, 1.0), otherwise)


def swing(points: ArrayLike, *, names: Sequence[str] | None = None) -> NDArray[np.float64]:
    """Return swing points as weights that add to 1.

    The question behind the points: every criterion stands at its worst; which one would you first
    bring to its best? That swing gets 100 points, and every other one its share of them.

    Parameters
    ----------
    points
        What the swing of each criterion, from its worst to its best, is worth; zero or more, not
        all zero; shape (criteria,).
    names
        What the criteria are called in error messages; by default their positions from 0.

    Returns
    -------
    ndarray
        Shape (criteria,).

    Raises
    ------
    EvaluationError
        If a number is negative or not finite, all are zero, or there is none.

    References
    ----------
    von Winterfeldt, D. and Edwards, W. (1986). Decision Analysis and Behavioral Research, chapter
    8. Cambridge University Press.

    Examples
    --------
    >>> swing([100, 60, 40]).tolist()
    [0.5, 0.3, 0.2]
    """
    try:
        given = np.array(points, dtype=float)
    except (TypeError, ValueError) as error:
        raise NumbersError(
            Text("points must be numbers", "les points doivent être des nombres")
        ) from error
    if given.ndim != 1 or not given.size:
        raise bad_numbers(
            "there must be one number of points per criterion; the points have the shape {shape}",
            "il faut un nombre de points par critère; les points ont la forme {shape}",
            shape=given.shape,
        )
    for k in np.flatnonzero(~(np.isfinite(given) & (given >= 0))).tolist():
        raise WeightsError(
            Text(
                "{name}: {points} points; give zero or a positive number",
                "{name} : {points} points; donnez zéro ou un nombre positif",
            ).format(name=k if names is None else names[k], points=given[k])
        )
    if not given.any():
        raise WeightsError(
            Text(
                "the points are all zero; give at least one swing a positive number",
                "les points sont tous nuls; donnez à une variation au moins un nombre positif",
            )
        )
    # Divided by a power of two, which loses no digit, so that the sum of huge points stays finite.
    part: NDArray[np.float64] = np.ldexp(given, -np.frexp(given.max())[1])
    part /= part.sum()
    return part
