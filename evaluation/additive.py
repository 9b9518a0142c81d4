"""The additive model on plain arrays, for figures that come from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import bad_numbers
from evaluation.order import competition_ranks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, eq=False)
class Additive:
    """Totals and competition ranks of plain arrays; shape (vendors,) each."""

    totals: NDArray[np.float64]
    ranks: NDArray[np.intp]


def additive(values: ArrayLike, weights: ArrayLike) -> Additive:
    """Add up values by weight, for plain arrays.

    Parameters
    ----------
    values
        Shape (vendors, criteria), any unit in which more is better; NaN is not observed: the mean
        is then over what was observed, and rank 0 means that nothing was.
    weights
        Shape (criteria,), not negative, not all zero; normalised inside.

    Raises
    ------
    NumbersError
        If shapes do not fit, or a number is infinite or negative where it must not be.

    Examples
    --------
    >>> additive([[100, 0], [50, 80]], [3, 1]).totals.tolist()
    [75.0, 57.5]
    """
    x, w = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    if x.ndim != 2 or w.shape != x.shape[1:] or not w.size:
        raise bad_numbers(
            "values {x} and weights {w} do not fit: vendors x criteria, and criteria",
            "les valeurs {x} et les poids {w} ne s’accordent pas : fournisseurs x "
            "critères, et critères",
            x=x.shape,
            w=w.shape,
        )
    if np.isinf(x).any() or not np.isfinite(w).all() or (w < 0).any() or not w.sum():
        raise bad_numbers(
            "values must be finite or NaN; weights finite, not negative, not all zero",
            "les valeurs doivent être finies ou NaN; les poids finis, non négatifs et "
            "non tous nuls",
        )
    known = ~np.isnan(x)
    heard = known @ w
    sums = np.where(known, x, 0.0) @ w
    totals = np.where(heard > 0, sums / np.where(heard > 0, heard, 1.0), np.nan)
    # The rule for ties is written for values on 0..1; other units are brought there first.
    unit = max(float(np.abs(x[known]).max(initial=0.0)), 1.0)
    return Additive(totals, competition_ranks(totals / unit))
