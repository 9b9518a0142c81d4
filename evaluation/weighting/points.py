"""Points into weights: each level of the tree on its own, the committee as a mean of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

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
