"""How far ratings of the same items are alike, with missing ratings: Krippendorff's alpha."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from evaluation.arrays import whole
from evaluation.committee.arrays import checked_table, comparable
from evaluation.errors import UnknownNameError, bad_numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]

_ENDS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha: 1 less the disagreement observed over the one expected by chance.

    Attributes
    ----------
    value
        1 when nobody disagrees, 0 when ratings are no more alike than drawn at random, below 0 when
        they are less alike than that.
    level
        How the distance of two ratings was measured.
    observed, expected
        The mean squared distance of two ratings of the same item, and of any two ratings.
    low, high
        The 95 % interval if the items had been others like these, by bootstrap; None for a single
        item, and when no resample is defined.
    pairable
        How many ratings could be compared: those of items with two ratings or more.
    items
        How many items have two ratings or more.
    samples, seed
        How many resamples the interval rests on, and where the random numbers start.
    """

    value: float
    level: Level
    observed: float
    expected: float
    low: float | None
    high: float | None
    pairable: int
    items: int
    samples: int
    seed: int

    @property
    def chance_level(self) -> float:
        """The value of ratings drawn at random: 0."""
        return 0.0


def krippendorff_alpha(
    ratings: ArrayLike, level: Level = "ordinal", *, samples: int = 1_000, seed: int = 7
) -> Alpha:
    """Measure how far raters give the same items the same ratings, whoever rated what.

    Parameters
    ----------
    ratings
        Shape (raters, items); NaN where a rater did not rate an item. An item with a single rating
        is left out: it can be compared with nothing.
    level
        "nominal" (equal or not), "ordinal" (how many ratings lie between), "interval"
        (difference) or "ratio" (difference in proportion to the sum; ratings of zero or more).
    samples
        How many resamples of the items the interval rests on, 1 or more. A resample in which all
        ratings are equal is left out.
    seed
        Where the random numbers start. The same seed gives the same interval.

    Returns
    -------
    Alpha
        The value with its interval and the number of ratings that it rests on.

    Raises
    ------
    NumbersError
        If no item has two ratings, or all ratings that can be compared are equal (alpha is then
        0 / 0: nobody disagrees, and nobody could tell that from chance); if a rating is negative at
        the ratio level, or the table is not one of numbers.
    UnknownNameError
        If the level is none of the four.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania,
    Annenberg School for Communication.

    Zapf, A., Castell, S., Morawietz, L. and Karch, A. (2016). Measuring inter-rater reliability for
    nominal data: which coefficients and confidence intervals are appropriate? BMC Medical Research
    Methodology 16, 93 (resampling the items).

    Examples
    --------
    >>> nan = float("nan")
    >>> found = krippendorff_alpha([[1, 2, 3, 3], [1, 2, 3, nan], [nan, 2, 3, 4]], level="interval")
    >>> round(found.value, 4), found.pairable
    (0.8929, 10)
    """
    if level not in get_args(Level):
        raise UnknownNameError.among("level of measurement", level, get_args(Level))
    count, start = whole("samples", samples, least=1), whole("seed", seed, least=0)
    table = _pairable(checked_table(ratings))
    ruler, unit = _ruler(table, level)
    items = table.shape[1]
    once = np.ones((1, items))
    observed, expected = (float(part[0]) for part in _disagreements(ruler, level, once))
    drawn = np.random.default_rng(start).integers(items, size=(count, items))
    times = np.array([np.bincount(row, minlength=items) for row in drawn], dtype=float)
    interval = _interval(*_disagreements(ruler, level, times)) if items > 1 else None
    return Alpha(
        value=1 - observed / expected,
        level=level,
        observed=observed * unit**2,
        expected=expected * unit**2,
        low=interval[0] if interval else None,
        high=interval[1] if interval else None,
        pairable=int((~np.isnan(table)).sum()),
        items=items,
        samples=count,
        seed=start,
    )


def _pairable(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the items with two ratings or more, if their ratings are not all equal."""
    kept: NDArray[np.float64] = table[:, (~np.isnan(table)).sum(axis=0) >= 2]
    if not kept.size:
        raise bad_numbers(
            "no item has ratings of two raters, so that nothing can be compared",
            "aucun élément n’a les notes de deux personnes, rien ne se compare",
        )
    if not np.nanmax(comparable(kept.ravel())):
        raise bad_numbers(
            "all ratings that can be compared are equal: nobody disagrees, but alpha is 0 / 0 and "
            "cannot tell this from chance",
            "toutes les notes comparables sont égales : personne n’est en désaccord, mais l’alpha "
            "vaut 0 / 0 et ne distingue pas cela du hasard",
        )
    return kept


def _ruler(table: NDArray[np.float64], level: Level) -> tuple[NDArray[np.float64], float]:
    """Return the ratings as they are compared, and how many of their own units make one of these.

    Units that keep squares far from the limits of floating-point numbers; distances at the ordinal,
    nominal and ratio levels have no unit.
    """
    if level in {"nominal", "ordinal"}:
        return comparable(table.ravel()).reshape(table.shape), 1.0
    if level == "ratio":
        if np.nanmin(table) < 0:
            raise bad_numbers(
                "the ratio level needs ratings of zero or more; the lowest is {low}",
                "le niveau de rapport demande des notes positives ou nulles; la plus basse est "
                "{low}",
                low=np.nanmin(table),
            )
        return table / np.nanmax(table), 1.0
    unit = float(np.nanmax(table) - np.nanmin(table))
    return (table - np.nanmean(table)) / unit, unit


def _disagreements(
    ruler: NDArray[np.float64], level: Level, times: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the disagreement observed and expected, each item taken so many times.

    ``times`` has the shape (samples, items), both results (samples,).
    """
    known = ~np.isnan(ruler)
    values, place = np.unique(ruler[known], return_inverse=True)
    counts = np.zeros((ruler.shape[1], values.size))
    np.add.at(counts, (np.nonzero(known)[1], place), 1)
    per_item = counts.sum(axis=1)
    totals = times @ counts
    n = totals.sum(axis=1)
    if level == "ordinal":
        # The ratings from one category to another, half of the two end ones taken off, are the
        # difference of their mid-ranks. Halves of them are whole numbers: sums are exact.
        rank = 2 * np.cumsum(totals, axis=1) - totals
        within = per_item * (rank**2 @ counts.T) - (rank @ counts.T) ** 2
        observed = (times / (per_item - 1) * within).sum(axis=1) / 2
        expected = (n * (totals * rank**2).sum(axis=1) - (totals * rank).sum(axis=1) ** 2) / 2
    else:
        observed = times @ (_within(ruler, level) / (per_item - 1))
        expected = _between(values, totals, level)
    return observed / n, expected / (n * (n - 1))


def _within(ruler: NDArray[np.float64], level: Level) -> NDArray[np.float64]:
    """Return each item's squared distances between its ratings, added up over ordered pairs."""
    sums = np.zeros(ruler.shape[1])
    for a, b in combinations(ruler, 2):
        sums += 2 * np.nan_to_num(_squared_distance(a, b, level))
    return sums


def _between(
    values: NDArray[np.float64], totals: NDArray[np.float64], level: Level
) -> NDArray[np.float64]:
    """Return the squared distances between all ratings, added up over ordered pairs."""
    if level == "interval":
        n = totals.sum(axis=1)
        sums: NDArray[np.float64] = 2 * (n * (totals @ values**2) - (totals @ values) ** 2)
        return sums
    distance = _squared_distance(values[:, None], values, level)
    return np.asarray(((totals @ distance) * totals).sum(axis=1))


def _squared_distance(
    a: NDArray[np.float64], b: NDArray[np.float64], level: Level
) -> NDArray[np.float64]:
    """Return squared distances, NaN where a rating is missing."""
    difference = a - b
    if level == "nominal":
        return np.where(np.isnan(difference), np.nan, difference != 0)
    if level == "ratio":
        both = a + b
        difference = np.divide(difference, both, out=np.zeros_like(both), where=both != 0)
    return np.asarray(difference**2)


def _interval(
    observed: NDArray[np.float64], expected: NDArray[np.float64]
) -> tuple[float, float] | None:
    # Rounding may leave a little where all ratings of a resample are equal.
    defined = expected > 1e-18 * expected.max()
    if not defined.any():
        return None
    low, high = np.quantile(1 - observed[defined] / expected[defined], _ENDS)
    return float(low), float(high)
