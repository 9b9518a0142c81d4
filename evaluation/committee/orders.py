"""One order out of several people's rankings: Borda, Copeland and Kemeny, and how two compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import lock, whole
from evaluation.committee.arrays import checked_row, checked_table, comparable
from evaluation.committee.linear_order import least_cost_orders
from evaluation.errors import bad_numbers
from evaluation.order import competition_ranks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class RankScores:
    """Scores that put items in order, more is better, and their competition ranks, 1 2 2 4.

    Both have the shape (items,).
    """

    scores: NDArray[np.float64]
    ranks: NDArray[np.intp]

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True)
class Kemeny:
    """The orders that contradict the fewest of the raters' pairwise preferences.

    Attributes
    ----------
    orders
        The optimal orders, each a tuple of item positions from the best; those that put the lowest
        positions first come first. All of them, unless ``truncated``.
    count
        How many optimal orders there are.
    distance
        The preferences that each of them contradicts: 1 for each rater and pair in the other order,
        a half where the rater ties the pair.
    score
        The preferences that each of them respects, counted likewise.
    """

    orders: tuple[tuple[int, ...], ...]
    count: int
    distance: float
    score: float

    @property
    def truncated(self) -> bool:
        """Tell whether there are more optimal orders than are listed."""
        return self.count > len(self.orders)


def tau_x(a: ArrayLike, b: ArrayLike) -> float:
    """Return the rank correlation of two rankings in which ties may stand.

    Parameters
    ----------
    a, b
        Two rankings of the same items, 1 = best (or two rows of scores, more is better: what counts
        is that both go the same way); shape (items,). An item that is NaN in one of them is left
        out.

    Returns
    -------
    float
        1 for the same ranking, -1 for the reverse of one without ties, 0 on average by chance. With
        ties it goes down in a straight line as the Kemeny-Snell distance goes up: a ranking that
        ties all items has 0 with any one without ties.

    Raises
    ------
    NumbersError
        If fewer than two items are ranked in both, the lengths differ, or something is not a
        number.

    References
    ----------
    Emond, E. J. and Mason, D. W. (2002). A new rank correlation coefficient with application to the
    consensus ranking problem. Journal of Multi-Criteria Decision Analysis 11, 17-28.

    Examples
    --------
    >>> round(tau_x([1, 2, 3], [1, 2, 2]), 4)
    0.6667
    """
    rows = [checked_row(a), checked_row(b)]
    if rows[0].shape != rows[1].shape:
        raise bad_numbers(
            "the two rankings are of {first} and of {second} items; give both the same items",
            "les deux classements ont {first} et {second} éléments; donnez-leur les mêmes",
            first=rows[0].size,
            second=rows[1].size,
        )
    both = np.stack(rows)
    both = both[:, ~np.isnan(both).any(axis=0)]
    items = int(both.shape[1])
    if items < 2:
        raise bad_numbers(
            "two rankings compare by the items ranked in both, at least two; here {items}",
            "deux classements se comparent par les éléments classés dans les deux, au moins deux; "
            "ici {items}",
            items=items,
        )
    settled = comparable(both)
    # 1 where the row's item is ahead of the column's or tied with it, -1 where it is behind.
    signs = np.where(settled[:, :, None] <= settled[:, None, :], 1, -1)
    # An item against itself counts 1 in the sum, and is not a pair.
    return float((signs[0] * signs[1]).sum() - items) / (items * (items - 1))


def borda(rankings: ArrayLike) -> RankScores:
    """Score each item by how many others the raters put below it, a tie counting a half.

    Parameters
    ----------
    rankings
        1 = best, ties allowed; shape (raters, items). NaN where a rater did not rank an item: each
        pair then counts in the proportions of those who ranked both, as if all had (halves if
        nobody did).

    Returns
    -------
    RankScores
        With complete rankings of n items, the sum over raters of n - rank, mean ranks for ties.

    Raises
    ------
    NumbersError
        If an item is ranked by nobody, or the table is not one of numbers.

    References
    ----------
    Borda, J.-C. de (1784). Mémoire sur les élections au scrutin. Histoire de l'Académie royale des
    sciences, année 1781.

    Examples
    --------
    >>> borda([[1, 2, 3], [1, 3, 2], [2, 1, 3]]).scores.tolist()
    [5.0, 3.0, 1.0]
    """
    table = _ranked(rankings)
    preferred = _preferences(table)
    compared = preferred + preferred.T
    raters = int((~np.isnan(table).all(axis=1)).sum())
    half = np.full(compared.shape, raters / 2)
    shares = np.divide(raters * preferred, compared, out=half, where=compared > 0)
    np.fill_diagonal(shares, 0.0)
    scores = shares.sum(axis=1)
    return RankScores(scores, competition_ranks(scores))


def copeland(rankings: ArrayLike) -> RankScores:
    """Score each item by the majorities that it wins less those that it loses.

    Parameters
    ----------
    rankings
        1 = best, ties allowed; shape (raters, items); NaN where a rater did not rank an item. A
        majority is of the raters who prefer one item of the pair; its size does not count.

    Returns
    -------
    RankScores
        Scores from -(n - 1) to n - 1 for n items; n - 1 is a Condorcet winner.

    Raises
    ------
    NumbersError
        If an item is ranked by nobody, or the table is not one of numbers.

    References
    ----------
    Copeland, A. H. (1951). A "reasonable" social welfare function. Seminar on Applications of
    Mathematics to the Social Sciences, University of Michigan.

    Examples
    --------
    >>> copeland([[1, 2, 3], [1, 3, 2], [2, 1, 3]]).scores.tolist()
    [2.0, 0.0, -2.0]
    """
    preferred = _preferences(_ranked(rankings))
    scores = np.sign(preferred - preferred.T).sum(axis=1).astype(float)
    return RankScores(scores, competition_ranks(scores))


def kemeny(rankings: ArrayLike, *, limit: int = 1_000) -> Kemeny:
    """Find every linear order that contradicts the fewest of the raters' pairwise preferences.

    Parameters
    ----------
    rankings
        1 = best, ties allowed; shape (raters, items); NaN where a rater did not rank an item: that
        rater then says nothing about its pairs.
    limit
        How many optimal orders to list at most, 1 or more; all of them are counted.

    Returns
    -------
    Kemeny
        The optimal orders, how many there are, and their distance to the rankings. Exact: items
        split wherever a group beats all others, and a circle of up to 20 is searched whole.

    Raises
    ------
    NumbersError
        If an item is ranked by nobody, more than 20 items stand in one circle of majorities, or the
        table is not one of numbers.

    References
    ----------
    Kemeny, J. G. (1959). Mathematics without numbers. Daedalus 88, 577-591.

    Examples
    --------
    Of these three, each beats the next by two to one: there are three best orders.

    >>> kemeny([[1, 2, 3], [3, 1, 2], [2, 3, 1]]).orders
    ((0, 1, 2), (1, 2, 0), (2, 0, 1))
    """
    most = whole("limit", limit, least=1)
    preferred = _preferences(_ranked(rankings))
    # Whoever prefers b to a is contradicted by an order that has a above b.
    found = least_cost_orders(preferred.T, limit=most)
    respected = int(np.triu(preferred + preferred.T, 1).sum()) - found.cost
    return Kemeny(found.orders, found.count, found.cost / 2, respected / 2)


def _ranked(rankings: ArrayLike) -> NDArray[np.float64]:
    table = checked_table(rankings)
    unranked = np.flatnonzero(np.isnan(table).all(axis=0))
    if unranked.size:
        raise bad_numbers(
            "item {item} is ranked by nobody: it has no place in an order; leave it out",
            "l’élément {item} n’est classé par personne : il n’a pas de place dans un ordre; "
            "retirez-le",
            item=int(unranked[0]),
        )
    return comparable(table)


def _preferences(table: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return twice the raters who put the row's item before the column's, a tie counting a half."""
    ahead, level = np.zeros((2, table.shape[1], table.shape[1]), dtype=np.int64)
    for row in table:
        ahead += row[:, None] < row
        level += row[:, None] == row
    np.fill_diagonal(level, 0)
    return 2 * ahead + level
