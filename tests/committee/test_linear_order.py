"""The orders of least cost: all of them, how many, and where the search stops."""

from __future__ import annotations

from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from evaluation.committee.linear_order import LARGEST_CIRCLE, least_cost_orders
from evaluation.errors import NumbersError

COSTS = st.integers(1, 6).flatmap(
    lambda n: arrays(np.int64, (n, n), elements=st.integers(0, 4)).map(
        lambda cost: cost * (1 - np.eye(n, dtype=np.int64))
    )
)


def cost_of(order: tuple[int, ...], cost: np.ndarray) -> int:
    return sum(int(cost[a, b]) for k, a in enumerate(order) for b in order[k + 1 :])


@given(COSTS)
def test_all_orders_of_least_cost_are_found_and_no_other(cost: np.ndarray) -> None:
    every = {order: cost_of(order, cost) for order in permutations(range(len(cost)))}
    least = min(every.values())
    best = tuple(sorted(order for order, total in every.items() if total == least))
    found = least_cost_orders(cost, limit=factorial(6))
    assert found.orders == best
    assert found.count == len(best)
    assert found.cost == least


@given(COSTS, st.integers(1, 5))
def test_a_limit_shortens_the_list_and_not_the_count(cost: np.ndarray, limit: int) -> None:
    everything = least_cost_orders(cost, limit=factorial(6))
    found = least_cost_orders(cost, limit=limit)
    assert found.orders == everything.orders[:limit]
    assert (found.count, found.cost) == (everything.count, everything.cost)


def test_items_that_no_order_can_tell_apart_are_counted_in_all_their_orders() -> None:
    found = least_cost_orders(np.zeros((15, 15), dtype=np.int64), limit=3)
    assert found.count == factorial(15)
    assert len(found.orders) == 3
    assert found.orders[0] == tuple(range(15))


def test_many_items_are_no_obstacle_while_their_circles_are_small() -> None:
    n = 60
    cost = np.tril(np.ones((n, n), dtype=np.int64), -1)
    cost[0, 1] = cost[1, 0]  # the first two are level
    found = least_cost_orders(cost, limit=10)
    assert found.orders == (tuple(range(n)), (1, 0, *range(2, n)))
    assert found.cost == 1


def test_a_circle_that_is_too_large_is_refused_rather_than_guessed() -> None:
    n = LARGEST_CIRCLE + 1
    with pytest.raises(NumbersError, match=r"21 items stand in one circle.*up to 20"):
        least_cost_orders(np.zeros((n, n), dtype=np.int64), limit=1)


def test_large_costs_do_not_overflow() -> None:
    big = 2**33
    cost = np.array([[0, big, 0], [0, 0, big], [big, 0, 0]])
    found = least_cost_orders(cost, limit=10)
    assert found.orders == ((0, 2, 1), (1, 0, 2), (2, 1, 0))
    assert found.cost == big
