"""Stability intervals, checked just inside and just outside their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from building import rated
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import EvaluationError
from evaluation.matrix import decision_matrix
from evaluation.sensitivity import stability, weight_intervals

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy
    from numpy.typing import NDArray

    from evaluation import Evaluation
    from evaluation.matrix import DecisionMatrix

    TotalsAt = Callable[[DecisionMatrix, int, float], NDArray[np.float64]]

NEAR = 1e-7
TIE = 1.5e-9


@given(data=st.data(), inside=st.floats(0, 1))
def test_the_winner_is_first_anywhere_inside_its_interval(
    evaluations: SearchStrategy[Evaluation], totals_at: TotalsAt, data: DataObject, inside: float
) -> None:
    found = stability(data.draw(evaluations))
    for node, (lower, upper) in enumerate(zip(found.lower, found.upper, strict=True)):
        assert 0 <= lower <= found.matrix.local[node] <= upper <= 1
        for t in (lower, lower + inside * (upper - lower), upper):
            totals = totals_at(found.matrix, node, t)
            assert totals[found.winner] >= totals.max() - TIE


@given(data=st.data())
def test_the_challenger_is_first_just_outside_the_interval(
    evaluations: SearchStrategy[Evaluation], totals_at: TotalsAt, data: DataObject
) -> None:
    found = stability(data.draw(evaluations))
    for ends, challengers, step in (
        (found.lower, found.challenger_low, -NEAR),
        (found.upper, found.challenger_high, NEAR),
    ):
        for node in np.flatnonzero(challengers >= 0):
            challenger = challengers[node]
            beyond = float(np.clip(ends[node] + step, 0, 1))
            totals = totals_at(found.matrix, int(node), beyond)
            assert totals[challenger] >= totals[found.winner] - 1e-12
            # Another one may cross within the step; slopes are at most 1.
            assert totals[challenger] >= totals.max() - 4 * NEAR


@given(data=st.data())
def test_an_end_without_challenger_is_the_end_of_the_range(
    evaluations: SearchStrategy[Evaluation], totals_at: TotalsAt, data: DataObject
) -> None:
    found = stability(data.draw(evaluations))
    for node in range(len(found.matrix.tree)):
        for end, reached, challenger in (
            (0, found.lower[node], found.challenger_low[node]),
            (1, found.upper[node], found.challenger_high[node]),
        ):
            totals = totals_at(found.matrix, node, end)
            if challenger < 0:
                assert reached == end
            else:
                assert totals[challenger] > totals[found.winner]


@given(
    values=st.lists(st.lists(st.floats(-50, 150), min_size=4, max_size=4), min_size=1, max_size=5),
    weights=st.lists(st.floats(0, 9).map(lambda w: round(w, 3)), min_size=4, max_size=4).filter(
        any
    ),
)
def test_a_plain_table_has_the_winner_of_its_changed_weights(
    values: list[list[float]], weights: list[float]
) -> None:
    table, given_weights = np.array(values), np.array(weights)
    found = weight_intervals(table, given_weights)
    for k in range(4):
        others = np.delete(given_weights, k)
        mix = others / others.sum() if others.sum() > 0 else np.full(3, 1 / 3)
        for t in (found.lower[k], found.upper[k]):
            totals = table @ np.insert((1 - t) * mix, k, t)
            assert totals[found.winner] >= totals.max() - 300 * TIE


def test_the_weights_of_a_list_do_not_depend_on_the_unit_of_its_values() -> None:
    values = np.array([[90.0, 60, 75], [95, 48, 89], [84, 90, 35]])
    percent, unit = (weight_intervals(table, [2, 1, 3]) for table in (values, values / 100))
    assert percent.lower == pytest.approx(unit.lower)
    assert percent.upper == pytest.approx(unit.upper)
    assert percent.challenger_low.tolist() == unit.challenger_low.tolist()


def test_a_closed_form_of_two_vendors_and_two_criteria() -> None:
    # The first leads by t - (1 - t) q, t being the weight of the first criterion: t = q / (1 + q).
    q = 0.25
    found = weight_intervals([[1.0, 0.0], [0.0, q]], [0.6, 0.4])
    assert found.lower == pytest.approx([q / (1 + q), 0])
    assert found.upper == pytest.approx([1, 1 / (1 + q)])
    assert found.challenger_low.tolist() == [1, -1]
    assert found.challenger_high.tolist() == [-1, 1]


def test_a_tie_now_is_an_end_now() -> None:
    found = weight_intervals([[1, 0], [0, 1]], [1, 1])
    assert found.winner == 0
    assert found.lower.tolist() == [0.5, 0]
    assert found.upper.tolist() == [1, 0.5]


def test_a_tie_by_rounding_is_an_end_now_even_if_the_winner_is_a_hair_below() -> None:
    found = weight_intervals([[0.6, 0.4], [0.4, 0.6 + 4e-10]], [1, 1])
    assert found.winner == 0
    assert found.lower.tolist() == [0.5, 0]
    assert found.upper.tolist() == [1, 0.5]


def test_of_two_that_catch_up_together_the_steeper_takes_over() -> None:
    # Both rivals reach the winner at weight 0.5 of the first criterion; below, the last is ahead.
    found = weight_intervals([[0.8, 0.4], [0.6, 0.6], [0.4, 0.8]], [0.7, 0.3])
    assert found.lower[0] == pytest.approx(0.5)
    assert found.challenger_low[0] == 2


@pytest.mark.parametrize(
    ("values", "weights"),
    [
        ([[0.3, 0.8]], [1, 2]),
        ([[0.3], [0.8]], [1]),
        ([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]], [1, 2]),
        ([[0.9, 0.9], [0.2, 0.8]], [1, 2]),
    ],
    ids=["one vendor", "one criterion", "all equal", "dominant"],
)
def test_nobody_takes_over_where_nobody_can(
    values: list[list[float]], weights: list[float]
) -> None:
    found = weight_intervals(values, weights)
    assert found.lower.tolist() == [0.0] * len(weights)
    assert found.upper.tolist() == [1.0] * len(weights)
    assert set(found.challenger_low) | set(found.challenger_high) == {-1}


def test_a_weight_of_nothing_may_grow_until_the_other_vendor_is_first() -> None:
    found = weight_intervals([[1.0, 0.0], [0.0, 1.0]], [1, 0])
    assert (found.lower[1], found.upper[1], found.challenger_high[1]) == (0.0, 0.5, 1)


def test_the_table_names_criteria_and_challengers(three: Evaluation) -> None:
    table = stability(three).table.set_index("criterion")
    assert list(table.index) == [
        "technology",
        "fit",
        "speed",
        "people",
        "ease",
        "procedures",
        "exit",
    ]
    assert table.local_weight.tolist() == pytest.approx([0.5, 0.75, 0.25, 0.3, 1, 0.2, 1])
    # v0 leads v1 by 0.25 with all the weight on technology, and is 0.2 behind with none.
    assert stability(three).winner_id == "v0"
    assert table.lower["technology"] == pytest.approx(0.2 / 0.45)
    assert table.challenger_low["technology"] == "v1"
    assert (table.lower["ease"], table.upper["ease"]) == (0.0, 1.0)
    assert table.challenger_low.isna()["ease"]


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        stability(nobody)


def test_an_evaluation_gives_the_intervals_of_its_decision_matrix(three: Evaluation) -> None:
    assert stability(three).matrix.totals.tolist() == decision_matrix(three).totals.tolist()


def test_the_room_of_a_weight_is_its_distance_to_the_nearest_takeover() -> None:
    made = rated({"a": (5, 0, 2), "b": (0, 5, 2)})
    made = made.with_points({"technology": 50, "people": 40, "procedures": 10}, evaluator="ann")
    places = [made.criteria.node_position(name) for name in ("technology", "people", "procedures")]
    room = stability(made).room[places].tolist()
    # They are level where technology and people weigh the same, the others in proportion.
    assert room == pytest.approx([1 / 2 - 4 / 9, 5 / 11 - 2 / 5, np.inf])
