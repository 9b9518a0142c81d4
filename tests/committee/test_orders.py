"""Borda, Copeland, Kemeny and tau_x, with ties and with items that not everyone ranked."""

from __future__ import annotations

from itertools import combinations, permutations
from math import factorial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import kendalltau

from evaluation.committee import borda, copeland, kemeny, tau_x

if TYPE_CHECKING:
    from random import Random

NAN = float("nan")
RANKINGS = st.tuples(st.integers(1, 5), st.integers(2, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=st.sampled_from([1.0, 2.0, 3.0, 4.0, NAN]))
)
COMPLETE = st.tuples(st.integers(1, 5), st.integers(2, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=st.integers(1, 4).map(float))
)


def contradicted(order: tuple[int, ...], rankings: np.ndarray) -> float:
    """Count the preferences that an order contradicts, pair by pair, a tie counting a half."""
    return sum(
        float(row[a] > row[b]) + 0.5 * float(row[a] == row[b])
        for row in rankings
        for a, b in combinations(order, 2)
    )


@given(RANKINGS)
def test_kemeny_finds_every_order_that_contradicts_the_fewest_preferences(
    rankings: np.ndarray,
) -> None:
    assume(not np.isnan(rankings).all(axis=0).any())
    every = {o: contradicted(o, rankings) for o in permutations(range(rankings.shape[1]))}
    least = min(every.values())
    found = kemeny(rankings)
    assert found.orders == tuple(sorted(o for o, distance in every.items() if distance == least))
    assert found.count == len(found.orders)
    assert found.distance == least
    reverse = tuple(reversed(found.orders[0]))
    assert found.score == contradicted(reverse, rankings)
    assert not found.truncated


@given(COMPLETE, st.randoms(use_true_random=False))
def test_the_orders_do_not_depend_on_how_raters_and_items_are_listed(
    rankings: np.ndarray, random: Random
) -> None:
    raters, items = (random.sample(range(size), size) for size in rankings.shape)
    shuffled = rankings[np.ix_(raters, items)]
    there, here = kemeny(rankings), kemeny(shuffled)
    assert {tuple(items[k] for k in order) for order in here.orders} == set(there.orders)
    assert here.distance == there.distance
    assert borda(shuffled).scores.tolist() == borda(rankings).scores[items].tolist()
    assert copeland(shuffled).scores.tolist() == copeland(rankings).scores[items].tolist()


@given(COMPLETE)
def test_reversing_every_ranking_reverses_the_orders(rankings: np.ndarray) -> None:
    reverse = {order[::-1] for order in kemeny(-rankings).orders}
    assert reverse == set(kemeny(rankings).orders)
    raters, items = rankings.shape
    mirrored = raters * (items - 1) - borda(rankings).scores
    assert borda(-rankings).scores == pytest.approx(mirrored)
    assert (copeland(-rankings).scores == -copeland(rankings).scores).all()


def test_a_circle_of_majorities_has_as_many_best_orders_as_places_to_cut_it() -> None:
    # Condorcet's paradox: each of the three beats the next by two to one.
    found = kemeny([[1, 2, 3], [3, 1, 2], [2, 3, 1]])
    assert found.orders == ((0, 1, 2), (1, 2, 0), (2, 0, 1))
    assert (found.distance, found.score) == (4, 5)


def test_a_condorcet_winner_comes_first_even_when_borda_prefers_another() -> None:
    # Three of five prefer item 0 to each other item; Borda counts how far down the two others put it.
    rankings = [[1, 2, 3]] * 3 + [[3, 1, 2]] * 2
    assert copeland(rankings).scores.tolist() == [2, 0, -2]
    assert kemeny(rankings).orders == ((0, 1, 2),)
    assert borda(rankings).scores.tolist() == [6, 7, 2]
    assert borda(rankings).ranks.tolist() == [2, 1, 3]


def test_a_list_of_orders_that_was_cut_says_so_and_still_counts_them_all() -> None:
    nobody_prefers = [[1] * 12]
    found = kemeny(nobody_prefers, limit=50)
    assert found.truncated
    assert found.count == factorial(12)
    assert len(found.orders) == len(set(found.orders)) == 50
    assert found.distance == 12 * 11 / 2 / 2


@pytest.mark.parametrize("items", [6, 9, 12, 15])
def test_kemeny_is_exact_where_all_items_stand_in_one_circle(items: int) -> None:
    # Condorcet's paradox with thirds of the items in the place of items. Three of them, one from
    # each third, contradict 4 preferences at least, and each pair is in as many of those triples as
    # a third has items: no order contradicts fewer than 4 (items / 3)^2, and three reach that.
    third = items // 3
    found = kemeny([(np.arange(items) + shift) % items + 1 for shift in (0, third, 2 * third)])
    assert found.distance == 4 * third**2
    around = [*range(items), *range(items)]
    assert {tuple(around[k : k + items]) for k in (0, third, 2 * third)} <= set(found.orders)
    assert found.count == len(found.orders)


@given(COMPLETE)
def test_borda_is_the_sum_of_the_items_below_with_mean_ranks_for_ties(rankings: np.ndarray) -> None:
    below = (rankings[:, None, :] > rankings[:, :, None]).sum(axis=(0, 2))
    level = (rankings[:, None, :] == rankings[:, :, None]).sum(axis=(0, 2)) - len(rankings)
    assert borda(rankings).scores.tolist() == (below + level / 2).tolist()


def test_copeland_counts_majorities_and_not_their_size() -> None:
    # Item 0 beats 1 by one voter of three and 2 by all; item 1 beats 2 by one.
    rankings = [[1, 2, 3], [2, 3, 4], [2, 1, 3]]
    assert copeland(rankings).scores.tolist() == [2, 0, -2]
    # An even split is no majority.
    assert copeland([[1, 2], [2, 1]]).scores.tolist() == [0, 0]
    assert copeland([[1, 2], [2, 1]]).ranks.tolist() == [1, 1]


def test_tied_scores_share_the_better_rank() -> None:
    assert borda([[1, 2, 2, 4]]).scores.tolist() == [3, 1.5, 1.5, 0]
    assert borda([[1, 2, 2, 4]]).ranks.tolist() == [1, 2, 2, 4]


def test_any_numbers_that_rise_from_the_best_are_a_ranking() -> None:
    assert borda([[1, 2, 2, 4]]).scores.tolist() == borda([[1, 7, 7, 9]]).scores.tolist()
    assert kemeny([[0.1, 0.3, 0.2]]).orders == ((0, 2, 1),)
    assert kemeny([[0.3, 0.1 + 0.2, 0.9]]).count == 2  # apart by rounding only


def test_an_item_that_someone_did_not_rank_is_not_put_last_for_that() -> None:
    # Whoever compared item 2 with another put it first.
    rankings: list[list[float]] = [[2, 3, 1], [1, 2, NAN], [1, 2, NAN]]
    assert kemeny(rankings).orders == ((2, 0, 1),)
    assert kemeny(rankings).distance == 0
    assert copeland(rankings).ranks.tolist() == [2, 3, 1]
    # Both pairs of item 2 count as if all three raters had put it first; 0 is always before 1.
    assert borda(rankings).scores.tolist() == [3, 0, 6]


def test_a_pair_that_nobody_compared_leaves_both_orders_open() -> None:
    rankings: list[list[float]] = [[1, NAN, 2], [NAN, 1, 2]]
    assert kemeny(rankings).orders == ((0, 1, 2), (1, 0, 2))
    assert copeland(rankings).scores.tolist() == [1, 1, -2]
    assert borda(rankings).scores.tolist() == [3, 3, 0]


def test_a_rater_who_ranked_nothing_changes_nothing() -> None:
    rankings: list[list[float]] = [[1, 2, 3], [2, 1, 3]]
    with_silence: list[list[float]] = [*rankings, [NAN, NAN, NAN]]
    assert kemeny(with_silence) == kemeny(rankings)
    assert borda(with_silence).scores.tolist() == borda(rankings).scores.tolist()


ROWS = st.lists(st.integers(1, 4).map(float), min_size=2, max_size=6)


@given(st.permutations(range(1, 7)))
def test_tau_x_of_a_ranking_is_one_with_itself_and_minus_one_with_its_reverse(
    ranking: list[int],
) -> None:
    assert tau_x(ranking, ranking) == 1
    assert tau_x(ranking, [7 - rank for rank in ranking]) == -1


@given(ROWS, st.data())
def test_tau_x_is_a_straight_line_of_the_kemeny_snell_distance(
    a: list[float], data: st.DataObject
) -> None:
    b = data.draw(st.lists(st.integers(1, 4).map(float), min_size=len(a), max_size=len(a)))
    n = len(a)
    # Emond and Mason (2002): the distance is 2 for a pair in opposite orders, 1 for one tied in
    # one ranking only, and tau_x is 1 - 2 d / (n (n - 1)).
    distance = sum(
        abs(np.sign(a[i] - a[j]) - np.sign(b[i] - b[j])) for i, j in combinations(range(n), 2)
    )
    assert tau_x(a, b) == pytest.approx(1 - 2 * distance / (n * (n - 1)), abs=1e-12)
    assert tau_x(a, b) == tau_x(b, a)
    assert tau_x(a, a) == 1


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_without_ties_tau_x_is_kendalls_tau(a: list[int], b: list[int]) -> None:
    assert tau_x(a, b) == pytest.approx(kendalltau(a, b).statistic, abs=1e-12)


def test_a_ranking_that_ties_everything_is_unrelated_to_one_without_ties() -> None:
    assert tau_x([1, 1, 1], [1, 2, 3]) == 0
    assert tau_x([1, 1, 1], [2, 2, 2]) == 1


def test_tau_x_drops_the_items_that_one_of_the_two_did_not_rank() -> None:
    assert tau_x([1, 2, NAN, 3], [2, 1, 4, NAN]) == -1
    assert tau_x([1, 2, NAN, 3, 4], [1, 2, 9, 3, 4]) == 1
