"""Who rates lower than the others the same things, and what the ratings are without that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.committee.arrays import checked_table

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def rater_severity(ratings: ArrayLike) -> NDArray[np.float64]:
    """Estimate how much lower each rater rates than the others, item for item.

    The ratings are taken as an effect of the item less the severity of the rater, and both are
    fitted by least squares, so that someone who rated the weak items only is not called severe.

    Parameters
    ----------
    ratings
        Shape (raters, items); NaN where a rater did not rate an item.

    Returns
    -------
    array
        In the unit of the ratings, positive for someone severe, negative for someone lenient; shape
        (raters,). They add to 0, within each group of raters when no item links one group with
        another. NaN for a rater who shares no item with anyone.

    Raises
    ------
    NumbersError
        If the table is not one of numbers.

    References
    ----------
    Scheffé, H. (1959). The Analysis of Variance, section 4.4 (two-way layout with unequal numbers
    of observations, without interaction).

    Examples
    --------
    The second rater is a point below the first one on what both rated.

    >>> rater_severity([[3, 4, 5], [2, 3, float("nan")]]).round(9).tolist()
    [-0.5, 0.5]
    """
    table = checked_table(ratings)
    known = ~np.isnan(table)
    raters = known.sum(axis=0)
    shared = known & (raters >= 2)
    table, shared = table[:, raters >= 2], shared[:, raters >= 2]
    share = shared / np.maximum(shared.sum(axis=0), 1)
    means = np.nansum(table, axis=0) / np.maximum(shared.sum(axis=0), 1)
    below = np.where(shared, means - table, 0.0).sum(axis=1)
    # The normal equations once the items are taken out of them: a Laplacian of who rated with whom.
    normal = np.diag(shared.sum(axis=1)) - shared.astype(float) @ share.T
    severity = np.linalg.lstsq(normal, below, rcond=1e-10)[0]
    return np.where(shared.any(axis=1), severity, np.nan)
