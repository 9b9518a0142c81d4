"""All linear orders that cost the least, given what it costs to put one item above another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice, product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import bad_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

# Items in one circle of majorities: the search takes time and memory in proportion to n 2^n.
LARGEST_CIRCLE = 20

Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinearOrders:
    """The orders of least cost: the first ones in order of positions, and how many there are."""

    orders: tuple[Order, ...]
    count: int
    cost: int


def least_cost_orders(cost: NDArray[np.int64], *, limit: int) -> LinearOrders:
    """Find the linear orders of least cost.

    Parameters
    ----------
    cost
        What it costs to put the row's item anywhere above the column's: whole numbers, zero on the
        diagonal; shape (items, items).
    limit
        How many orders to list at most.

    Raises
    ------
    NumbersError
        If more than ``LARGEST_CIRCLE`` items stand in one circle.

    References
    ----------
    Truchon, M. (1998). An extension of the Condorcet criterion and Kemeny orders. Cahier 98-15,
    Université Laval (groups that all beat all of the others come first).

    Held, M. and Karp, R. M. (1962). A dynamic programming approach to sequencing problems. Journal
    of the Society for Industrial and Applied Mathematics 10, 196-210 (the search among subsets).
    """
    circles = _circles(cost)
    largest = max(len(circle) for circle in circles)
    if largest > LARGEST_CIRCLE:
        raise bad_numbers(
            "{largest} items stand in one circle, each at least level with the next; the exact "
            "orders are found for circles of up to {limit}. Leave some items out.",
            "{largest} éléments forment un seul cycle, chacun au moins à égalité avec le suivant; "
            "les ordres exacts se trouvent pour des cycles de {limit} au plus. Retirez-en.",
            largest=largest,
            limit=LARGEST_CIRCLE,
        )
    searches = [_Search(cost[np.ix_(circle, circle)]) for circle in circles]
    listed = [
        [[circle[k] for k in order] for order in islice(search.orders(), limit)]
        for circle, search in zip(circles, searches, strict=True)
    ]
    orders = tuple(tuple(chain(*parts)) for parts in islice(product(*listed), limit))
    best = np.array(orders[0])
    above = np.triu(np.ones(cost.shape, dtype=np.int64), 1)
    return LinearOrders(
        orders,
        prod(search.count for search in searches),
        int((cost[np.ix_(best, best)] * above).sum()),
    )


def _circles(cost: NDArray[np.int64]) -> list[list[int]]:
    """Return the items in groups, each group strictly above the next in every pair.

    Within a group one can go from any item to any other, each at least level with the next.
    """
    reach = cost <= cost.T
    for k in range(len(cost)):
        reach |= reach[:, k, None] & reach[k]
    below = reach.sum(axis=1)
    return [np.flatnonzero(below == size).tolist() for size in sorted(set(below.tolist()))[::-1]]


class _Search:
    """The least cost of ordering each subset of the items, and the orders that reach it.

    A subset is a number whose bit k says whether item k is in it.
    """

    def __init__(self, cost: NDArray[np.int64]) -> None:
        self.items = len(cost)
        size = 1 << self.items
        # Half the memory wherever the numbers are small enough.
        beyond = int(cost.sum()) + 1
        kind = np.int32 if beyond < 2**31 else np.int64
        # The cost of putting an item above all of a subset.
        self.top = np.zeros((self.items, size), dtype=kind)
        for k in range(self.items):
            half = 1 << k
            self.top[:, half : 2 * half] = self.top[:, :half] + cost[:, k, None]
        self.least = np.zeros(size, dtype=kind)
        sizes = np.bitwise_count(np.arange(size))
        self.layers = [np.flatnonzero(sizes == count) for count in range(1, self.items + 1)]
        for subsets in self.layers:
            least = np.full(subsets.size, beyond, dtype=kind)
            for k in range(self.items):
                inside = np.flatnonzero(subsets >> k & 1)
                least[inside] = np.minimum(least[inside], self._with_top(k, subsets[inside]))
            self.least[subsets] = least

    def _with_top(self, k: int, subset: NDArray[np.intp]) -> NDArray[np.integer]:
        """Return the least cost of the orders that put item k above the rest of its subset."""
        return np.asarray(self.top[k, subset] + self.least[subset ^ (1 << k)])

    @property
    def count(self) -> int:
        """How many orders of all items cost the least."""
        ways = np.zeros(self.least.size, dtype=np.int64)
        ways[-1] = 1
        for layer in reversed(self.layers):
            subsets = layer[ways[layer] > 0]
            for k in range(self.items):
                inside = subsets[(subsets >> k & 1) > 0]
                best = inside[self._with_top(k, inside) == self.least[inside]]
                ways[best ^ (1 << k)] += ways[best]
        return int(ways[0])

    def orders(self) -> Iterator[Order]:
        """Give the orders of least cost, those with the lowest positions first."""
        yield from self._orders((1 << self.items) - 1)

    def _orders(self, subset: int) -> Iterator[Order]:
        if not subset:
            yield ()
        for k in range(self.items):
            rest = subset & ~(1 << k)
            if rest != subset and self.top[k, subset] + self.least[rest] == self.least[subset]:
                for order in self._orders(rest):
                    yield (k, *order)
