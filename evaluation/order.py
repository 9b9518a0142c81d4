"""When two values count as equal, and which rank each one gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# Excel and JavaScript round to the same place, so that all three agree on every tie.
TIE_DECIMALS = 9


def settled(values: ArrayLike) -> NDArray[np.float64]:
    """Return values on 0..1 as they are compared: rounded to 9 decimals."""
    return (
        np.round(np.asarray(values, dtype=float), TIE_DECIMALS) + 0.0
    )  # + 0.0 turns -0.0 into 0.0


def competition_ranks(values: ArrayLike) -> NDArray[np.intp]:
    """Rank values from the highest, ties sharing the better rank: 1 2 2 4.

    The last axis is ranked. NaN gets rank 0: it has no place in the order.

    Examples
    --------
    >>> [int(r) for r in competition_ranks([0.7, 0.9, 0.7, 0.1])]
    [2, 1, 2, 4]
    """
    rounded = settled(values)
    above = rounded[..., None, :] > rounded[..., :, None]
    return np.where(np.isnan(rounded), 0, 1 + above.sum(axis=-1))
