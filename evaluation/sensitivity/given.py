"""The same shares from samples that someone else has drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import NumbersError, bad_numbers
from evaluation.language.text import Text
from evaluation.order import competition_ranks
from evaluation.sensitivity.simulation import Smaa

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


def smaa_of_samples(values: ArrayLike, weights: ArrayLike) -> Smaa:
    """Count ranks, wins and favourable weights over samples that are given.

    Parameters
    ----------
    values
        Values on 0..1, more is better; shape (samples, vendors, criteria), or (vendors, criteria)
        when they are certain.
    weights
        Weights, divided by their sum in each sample; shape (samples, criteria), or (criteria,) when
        they are certain.

    Returns
    -------
    Smaa
        As ``smaa``, with the standard errors of independent samples.

    Raises
    ------
    EvaluationError
        If the shapes do not fit, a number is not finite, or the weights of a sample are negative or
        all zero.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001), as for ``smaa``.

    Examples
    --------
    >>> found = smaa_of_samples([[1, 0], [0, 1]], [[3, 1], [1, 3], [2, 1], [1, 1]])
    >>> found.acceptability.tolist()
    [[0.75, 0.25], [0.5, 0.5]]
    """
    table, shares = _numbers(values), _numbers(weights)
    table = table[None] if table.ndim == 2 else table
    shares = shares[None] if shares.ndim == 1 else shares
    _check(table, shares)
    shares = shares / shares.sum(axis=1, keepdims=True)
    totals = (table @ shares[:, :, None])[..., 0]
    ranks = competition_ranks(totals)
    samples, vendors = totals.shape
    counted = np.stack([(ranks == rank).mean(axis=0) for rank in range(1, vendors + 1)], axis=1)
    first = (ranks == 1).astype(float)
    sums = first.T @ np.broadcast_to(shares, (samples, shares.shape[1]))
    often = first.sum(axis=0)[:, None]
    return Smaa(
        counted,
        np.array([(ranks[:, [k]] < ranks).mean(axis=0) for k in range(vendors)]),
        np.divide(sums, often, out=np.full_like(sums, np.nan), where=often > 0),
        ranks.mean(axis=0),
        np.sqrt(counted * (1 - counted) / samples),
        samples,
        0,
        "given",
    )


def ranking_entropy(counts: ArrayLike) -> float:
    """Return how undecided the whole order is, in bits: 0 when every sample gives the same one.

    Parameters
    ----------
    counts
        How often each complete order came up, zero or more; any shape.

    Returns
    -------
    float
        The entropy of the shares, base 2.

    Raises
    ------
    EvaluationError
        If a count is negative or not finite, or all are zero.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27,
    379-423.

    Examples
    --------
    >>> ranking_entropy([5, 5, 0])
    1.0
    """
    given = _numbers(counts).ravel()
    if not np.isfinite(given).all() or (given < 0).any() or not given.any():
        raise bad_numbers(
            "the counts of orders must be zero or more, and not all zero",
            "les nombres d’ordres observés doivent être positifs ou nuls, et pas tous nuls",
        )
    shares = given[given > 0] / given.sum()
    return float(-(shares * np.log2(shares)).sum()) + 0.0


def _numbers(given: ArrayLike) -> Floats:
    try:
        return np.array(given, dtype=float)
    except (TypeError, ValueError) as error:
        raise NumbersError(
            Text(
                "samples must be numbers in rows of equal length",
                "les échantillons doivent être des nombres en lignes de même longueur",
            )
        ) from error


def _check(table: Floats, shares: Floats) -> None:
    fits = table.ndim == 3 and shares.ndim == 2 and table.shape[2] == shares.shape[1]
    if not (fits and table.size and shares.size) or len({1, len(table), len(shares)}) > 2:
        raise bad_numbers(
            "samples of values have the shape (samples, vendors, criteria) and those of weights "
            "(samples, criteria), as many of both; here they are {values} and {weights}",
            "les échantillons de valeurs ont la forme (échantillons, fournisseurs, critères) et "
            "ceux de poids (échantillons, critères), autant des uns que des autres; ici, ce sont "
            "{values} et {weights}",
            values=table.shape,
            weights=shares.shape,
        )
    if not (np.isfinite(table).all() and np.isfinite(shares).all()):
        raise bad_numbers(
            "every sample must be a finite number", "tout échantillon doit être un nombre fini"
        )
    if (shares < 0).any() or not shares.any(axis=1).all():
        raise bad_numbers(
            "the weights of a sample must be zero or more, and not all zero",
            "les poids d’un échantillon doivent être positifs ou nuls, et pas tous nuls",
        )
