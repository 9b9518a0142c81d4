"""How far several people put the same items in the same order: Kendall's W."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import lock, whole
from evaluation.committee.arrays import checked_table, comparable
from evaluation.errors import bad_numbers

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Concordance:
    """Kendall's W of the raters who ranked every item.

    Attributes
    ----------
    value
        W corrected for ties: 1 when all put the items in the same order, 0 when every item has the
        same rank sum.
    uncorrected
        W without the correction: the same when nobody ties.
    p_value
        The share of random orders, each rater's ranks shuffled, that agree at least as much; the
        order given counts as one of them.
    rank_sums
        The sum of each item's ranks, 1 for a rater's lowest rating, mean ranks for ties; shape
        (items,).
    sum_of_squares
        The squared distances of the rank sums from their mean, added up (the S of the tables).
    used
        Which raters ranked every item and were counted; shape (raters,).
    samples, seed
        How many random orders the p-value rests on, and where the random numbers start.
    """

    value: float
    uncorrected: float
    p_value: float
    rank_sums: NDArray[np.float64]
    sum_of_squares: float
    used: NDArray[np.bool_]
    samples: int
    seed: int

    def __post_init__(self) -> None:
        lock(self)

    @property
    def raters(self) -> int:
        """How many raters were counted."""
        return int(self.used.sum())

    @property
    def items(self) -> int:
        """How many items were ranked."""
        return self.rank_sums.size

    @property
    def chance_level(self) -> float:
        """The mean of W when everyone ranks at random: 1 / raters, with or without ties."""
        return 1 / self.raters

    @property
    def mean_correlation(self) -> float:
        """The mean of Spearman's rank correlations of all pairs of raters: 0 by chance.

        It is (mW - 1) / (m - 1) for m raters: exactly that mean when their ties are alike.
        """
        return (self.raters * self.value - 1) / (self.raters - 1)

    @property
    def chi_square(self) -> float:
        """Friedman's statistic, m (n - 1) W, with ``degrees_of_freedom`` n - 1."""
        return self.raters * self.degrees_of_freedom * self.value

    @property
    def degrees_of_freedom(self) -> int:
        """One less than the number of items."""
        return self.items - 1


def kendall_w(ratings: ArrayLike, *, samples: int = 10_000, seed: int = 7) -> Concordance:
    """Measure how far raters put the same items in the same order.

    Parameters
    ----------
    ratings
        Ratings or ranks, any unit; only each rater's order counts. Shape (raters, items). A rater
        with a NaN is left out: W is defined for complete rankings.
    samples
        How many random orders the p-value rests on, 1 or more.
    seed
        Where the random numbers start. The same seed gives the same p-value.

    Returns
    -------
    Concordance
        W with its chance level, 1 / raters, and its p-value. Few raters agree much by chance: 0.33
        is what three reach at random.

    Raises
    ------
    NumbersError
        If fewer than two raters ranked every item, there is a single item, everyone ties all items
        (W is then 0 / 0), or the table is not one of numbers.

    References
    ----------
    Kendall, M. G. and Gibbons, J. D. (1990). Rank Correlation Methods, 5th edition, chapter 6 (W,
    and its correction for ties).

    Legendre, P. (2005). Species associations: the Kendall coefficient of concordance revisited.
    Journal of Agricultural, Biological, and Environmental Statistics 10, 226-245 (the permutation
    test).

    Examples
    --------
    >>> found = kendall_w([[1, 2, 3], [1, 3, 2], [2, 1, 3]])
    >>> round(found.value, 4), round(found.chance_level, 4), round(found.mean_correlation, 4)
    (0.4444, 0.3333, 0.1667)
    """
    table = checked_table(ratings)
    count, start = whole("samples", samples, least=1), whole("seed", seed, least=0)
    used = np.asarray(~np.isnan(table).any(axis=1))
    raters, items = int(used.sum()), table.shape[1]
    if raters < 2 or items < 2:
        raise bad_numbers(
            "W compares two raters or more who ranked all of two items or more; here {raters} "
            "ranked all of {items}",
            "W compare au moins deux personnes qui ont classé tous les éléments, au moins deux; "
            "ici {raters} en ont classé {items}",
            raters=raters,
            items=items,
        )
    ranks = _twice_centred(comparable(table[used]))
    spread = int((ranks**2).sum())
    if not spread:
        raise bad_numbers(
            "every rater ties all items, so that no order can be compared: W is 0 / 0",
            "tous les éléments sont ex æquo pour chaque personne, aucun ordre ne se compare : W "
            "vaut 0 / 0",
        )
    sums = ranks.sum(axis=0)
    agreed = int((sums**2).sum())
    reached = _shuffled(ranks, count, np.random.default_rng(start)) >= agreed
    return Concordance(
        # W = S / (m times the squared distances of all ranks from their mean): ties included.
        value=agreed / (raters * spread),
        uncorrected=3 * agreed / (raters**2 * (items**3 - items)),
        p_value=(1 + int(reached.sum())) / (1 + count),
        rank_sums=(sums + raters * (items + 1)) / 2,
        sum_of_squares=agreed / 4,
        used=used,
        samples=count,
        seed=start,
    )


def _twice_centred(rows: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return twice each row's mid-ranks less their mean: whole numbers, so that sums are exact."""
    below = (rows[:, None, :] < rows[:, :, None]).sum(axis=2)
    equal = (rows[:, None, :] == rows[:, :, None]).sum(axis=2)
    return np.asarray(2 * below + equal - rows.shape[1], dtype=np.int64)


def _shuffled(ranks: NDArray[np.int64], count: int, rng: Generator) -> NDArray[np.int64]:
    """Return the sum of squares of the rank sums for random orders; shape (count,)."""
    # Only the raters' orders relative to each other matter: the first one may stay as it is.
    sums = np.tile(ranks[0], (count, 1))
    for row in ranks[1:]:
        sums += rng.permuted(np.tile(row, (count, 1)), axis=1)
    return np.asarray((sums**2).sum(axis=1))
