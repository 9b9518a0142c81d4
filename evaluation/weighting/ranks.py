"""Weights that need no more than an order of importance."""

from __future__ import annotations

from collections.abc import Callable
from operator import index
from typing import TYPE_CHECKING, Literal

import numpy as np

from evaluation.errors import bad_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

Rule = Literal["centroid", "sum", "reciprocal"]


def rank_order_centroid(n: int) -> NDArray[np.float64]:
    """Return the mean of all the weights that respect an order of importance.

    Parameters
    ----------
    n
        How many criteria there are.

    Returns
    -------
    ndarray
        One weight per place, the most important first, adding to 1; shape (n,).

    Raises
    ------
    NumbersError
        If ``n`` is not a whole number, 1 or more.

    References
    ----------
    Edwards, W. and Barron, F. H. (1994). SMARTS and SMARTER: improved simple methods for
    multiattribute utility measurement. Organizational Behavior and Human Decision Processes 60,
    306-325.

    Examples
    --------
    >>> rank_order_centroid(3).round(4).tolist()
    [0.6111, 0.2778, 0.1111]
    """
    # w_k = (1/n) sum over j >= k of 1/j
    tails: NDArray[np.float64] = np.cumsum(1 / _places(n)[::-1])[::-1]
    return tails / n


def rank_sum(n: int) -> NDArray[np.float64]:
    """Return weights that fall by equal steps from the first place to the last.

    Parameters
    ----------
    n
        How many criteria there are.

    Returns
    -------
    ndarray
        One weight per place, the most important first, adding to 1; shape (n,).

    Raises
    ------
    NumbersError
        If ``n`` is not a whole number, 1 or more.

    References
    ----------
    Stillwell, W. G., Seaver, D. A. and Edwards, W. (1981). A comparison of weight approximation
    techniques in multiattribute utility decision making. Organizational Behavior and Human
    Performance 28, 62-77.

    Examples
    --------
    >>> rank_sum(4).tolist()
    [0.4, 0.3, 0.2, 0.1]
    """
    parts = _places(n)[::-1]
    weights: NDArray[np.float64] = parts / parts.sum()  # 2 (n + 1 - k) / (n (n + 1))
    return weights


def rank_reciprocal(n: int) -> NDArray[np.float64]:
    """Return weights in proportion to one over the place.

    Parameters
    ----------
    n
        How many criteria there are.

    Returns
    -------
    ndarray
        One weight per place, the most important first, adding to 1; shape (n,).

    Raises
    ------
    NumbersError
        If ``n`` is not a whole number, 1 or more.

    References
    ----------
    Stillwell, W. G., Seaver, D. A. and Edwards, W. (1981), as for ``rank_sum``.

    Examples
    --------
    >>> rank_reciprocal(4).round(2).tolist()
    [0.48, 0.24, 0.16, 0.12]
    """
    parts = 1 / _places(n)
    weights: NDArray[np.float64] = parts / parts.sum()
    return weights


RULES: dict[Rule, Callable[[int], NDArray[np.float64]]] = {
    "centroid": rank_order_centroid,
    "sum": rank_sum,
    "reciprocal": rank_reciprocal,
}


def _places(n: int) -> NDArray[np.float64]:
    """Return the places 1, 2, ... n, or say why there are none."""
    try:
        places = index(n)
    except TypeError:
        places = 0
    if places < 1:
        raise bad_numbers(
            "the number of criteria is {n!r}; give a whole number, 1 or more",
            "le nombre de critères est {n!r}; donnez un nombre entier, 1 ou plus",
            n=n,
        )
    return np.arange(1.0, places + 1)
