"""The winner along one weight, against a grid of totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import EvaluationError, UnknownNameError
from evaluation.sensitivity import stability, winners_along
from evaluation.sensitivity.winners import envelope

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy
    from numpy.typing import NDArray

    from evaluation import Evaluation
    from evaluation.matrix import DecisionMatrix

    TotalsAt = Callable[[DecisionMatrix, int, float], NDArray[np.float64]]

GRID = np.linspace(0, 1, 41)
TIE = 2e-9


@given(data=st.data())
def test_the_winners_of_a_segment_are_the_highest_all_along_it(
    evaluations: SearchStrategy[Evaluation], totals_at: TotalsAt, data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    node = data.draw(st.sampled_from(evaluation.criteria.nodes)).id
    found = winners_along(evaluation, node)
    assert (found.lower[0], found.upper[-1]) == (0, 1)
    assert (found.lower[1:] == found.upper[:-1]).all()
    assert (found.lower < found.upper).all()
    position = evaluation.criteria.node_position(node)
    ends = np.stack([totals_at(found.matrix, position, end) for end in (0, 1)])
    for lower, upper, names in zip(found.lower, found.upper, found.vendors, strict=True):
        first = [found.matrix.vendors.index(name) for name in names]
        for t in [lower, *GRID[(lower < GRID) & (upper > GRID)], upper]:
            totals = totals_at(found.matrix, position, float(t))
            assert totals[first].min() >= totals.max() - TIE
        others = [k for k in range(len(found.matrix.vendors)) if k not in first]
        apart = np.abs(ends[:, others] - ends[:, first[:1]]).max(axis=0)
        assert (
            apart > 1e-10
        ).all()  # not one line with the winners: ahead of none, tied at most once


@given(data=st.data())
def test_the_segment_around_the_present_weight_is_the_stability_interval(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    intervals = stability(evaluation)
    for node, lower, upper in zip(
        evaluation.criteria.nodes, intervals.lower, intervals.upper, strict=True
    ):
        found = winners_along(evaluation, node.id)
        if upper - lower < 1e-6:
            continue  # the winner is tied now and beaten on both sides: it has no segment
        middle = (lower + upper) / 2
        segment = int(np.searchsorted(found.upper, middle))
        assert found.lower[segment] <= lower + 1e-7
        assert found.upper[segment] >= upper - 1e-7


def test_segments_end_where_two_lines_cross() -> None:
    # 1 - t, 0.6 and t: the middle one is the highest from 0.4 to 0.6.
    segments = envelope(np.array([1.0, 0.6, 0.0]), np.array([0.0, 0.6, 1.0]))
    assert [(round(a, 12), round(b, 12), who) for a, b, who in segments] == [
        (0.0, 0.4, (0,)),
        (0.4, 0.6, (1,)),
        (0.6, 1.0, (2,)),
    ]


def test_vendors_with_the_same_line_share_a_segment() -> None:
    segments = envelope(np.array([0.0, 0.5, 0.5]), np.array([1.0, 0.5, 0.5 + 1e-12]))
    assert [who for _, _, who in segments] == [(1, 2), (0,)]


def test_a_tie_at_one_point_makes_no_segment() -> None:
    # Three lines through one point: the middle one is never alone in front.
    segments = envelope(np.array([1.0, 0.5, 0.0]), np.array([0.0, 0.5, 1.0]))
    assert [who for _, _, who in segments] == [(0,), (2,)]
    assert envelope(np.array([0.5, 0.5]), np.array([0.2, 0.8])) == [(0.0, 1.0, (1,))]


def test_lines_that_meet_at_the_very_end_make_no_segment_there() -> None:
    assert envelope(np.array([0.5, 0.0]), np.array([0.5, 0.5 + 1e-10])) == [(0.0, 1.0, (0,))]


@given(
    ends=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12),
)
def test_any_lines_have_an_envelope(ends: list[tuple[float, float]]) -> None:
    at_zero, at_one = np.array(ends).T
    segments = envelope(at_zero, at_one)
    for lower, upper, who in segments:
        for t in (lower, (lower + upper) / 2, upper):
            height = at_zero + (at_one - at_zero) * t
            assert height[list(who)].min() >= height.max() - TIE


def test_a_node_that_cannot_move_has_one_segment(three: Evaluation) -> None:
    found = winners_along(three, "ease")
    assert found.table.values.tolist() == [[1, 0.0, 1.0, stability(three).winner_id]]
    assert found.local_weight == 1.0


def test_the_table_has_one_row_per_segment_and_vendor(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    shape = {
        "technology": (1.0, {"a": (1.0, None), "b": (1.0, None)}),
        "people": (1.0, {"c": (1.0, None)}),
        "procedures": (1.0, {"d": (1.0, None)}),
    }
    rows = [[1.0, 0.0, 0.5, 0.5], [0.0, 1.0, 0.5, 0.5], [1.0, 0.0, 0.5, 0.5]]
    found = winners_along(evaluation_of(shape, rows), "a")
    assert found.table.values.tolist() == [
        [1, 0.0, 0.5, "v1"],
        [2, 0.5, 1.0, "v0"],
        [2, 0.5, 1.0, "v2"],
    ]


def test_an_unknown_node_is_refused_by_name(three: Evaluation) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown criterion 'fitt'\. Did you mean 'fit'"):
        winners_along(three, "fitt")


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        winners_along(nobody, "people")
