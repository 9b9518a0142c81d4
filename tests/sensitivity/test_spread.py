"""How far scores may be off, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from building import RATING, leaf, rated, tree
from hypothesis import given
from hypothesis import strategies as st

from evaluation import NOT_OBSERVED, View
from evaluation.matrix import decision_matrix
from evaluation.model import Scale
from evaluation.sensitivity.spread import MARGINS, score_ranges

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from evaluation import Evaluation


@given(data=st.data())
def test_the_value_lies_in_its_range_and_the_range_on_the_scale(
    evaluations: SearchStrategy[Evaluation], data: st.DataObject
) -> None:
    matrix = decision_matrix(data.draw(evaluations))
    low, high = score_ranges(matrix)
    assert ((low >= 0) & (low <= matrix.values)).all()
    assert ((high <= 1) & (high >= matrix.values)).all()
    assert (low[~matrix.known] == 0).all()
    assert (high[~matrix.known] == 1).all()


@pytest.mark.parametrize(("level", "points"), [*enumerate(MARGINS)])
def test_a_rating_is_off_by_the_margin_of_its_evidence(level: int, points: float) -> None:
    evaluation = rated({"x": [3, 3, 3]}).with_rating(
        3, evaluator="ann", vendor="x", criterion="t", evidence=f"E{level}"
    )
    low, high = score_ranges(decision_matrix(evaluation))
    assert low[0, 0] == pytest.approx((3 - points) / 5)
    assert high[0, 0] == pytest.approx((3 + points) / 5)


def test_the_range_reaches_from_the_lowest_rating_to_the_highest() -> None:
    evaluation = rated({"x": [3, 3, 3]}, evaluators=["ann", "bob"])
    for name, rating, evidence in (("ann", 2, "E0"), ("bob", 3, "E4")):
        evaluation = evaluation.with_rating(
            rating, evaluator=name, vendor="x", criterion="t", evidence=evidence
        )
    low, high = score_ranges(decision_matrix(evaluation))
    # From 2 less 1.5 points to the larger of 2 + 1.5 and 3 + 0.25.
    assert (low[0, 0], high[0, 0]) == pytest.approx((0.5 / 5, 3.5 / 5))


def test_a_later_round_counts_with_its_own_evidence() -> None:
    evaluation = rated({"x": [3, 3, 3]}).with_rating(
        4, evaluator="ann", vendor="x", criterion="t", evidence="E4", round=2
    )
    low, high = score_ranges(decision_matrix(evaluation))
    assert (low[0, 0], high[0, 0]) == pytest.approx((3.75 / 5, 4.25 / 5))
    assert (low[0, 1], high[0, 1]) == pytest.approx((2.25 / 5, 3.75 / 5))


def test_a_score_that_someone_could_not_observe_rests_on_the_others() -> None:
    evaluation = rated({"x": [3, 3, 3]}, evaluators=["ann", "bob"]).with_rating(
        NOT_OBSERVED, evaluator="bob", vendor="x", criterion="t"
    )
    low, high = score_ranges(decision_matrix(evaluation))
    assert (low[0, 0], high[0, 0]) == pytest.approx((2.25 / 5, 3.75 / 5))


def test_a_member_sees_the_range_of_their_own_rating_else_the_committees() -> None:
    evaluation = rated({"x": [3, 3, 3]}, evaluators=["ann", "bob"])
    evaluation = evaluation.with_rating(
        1, evaluator="bob", vendor="x", criterion="t", evidence="E2"
    ).with_rating(NOT_OBSERVED, evaluator="bob", vendor="x", criterion="h")
    low, high = score_ranges(decision_matrix(evaluation, view=View(evaluator="bob")))
    assert (low[0, 0], high[0, 0]) == pytest.approx((0.25 / 5, 1.75 / 5))
    assert (low[0, 1], high[0, 1]) == pytest.approx((2.25 / 5, 3.75 / 5))


def test_a_falling_scale_is_off_by_the_same_share_of_its_range() -> None:
    days = leaf("t", "technology", scale=Scale(worst=10, best=0, low=0, high=10))
    evaluation = rated({"x": [4, 3, 3]}, criteria=tree({"technology": [days]}))
    low, high = score_ranges(decision_matrix(evaluation))
    # 0.75 points of 5 are 1.5 days of 10: from 5.5 to 2.5 days.
    assert (low[0, 0], high[0, 0]) == pytest.approx((0.45, 0.75))


def test_a_measure_without_evidence_is_as_good_as_a_claim(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    pillars = ("technology", "people", "procedures")
    shape = {name: (1.0, {f"{name}.1": (1.0, None)}) for name in pillars}
    low, high = score_ranges(decision_matrix(evaluation_of(shape, [[0.5, 0.9, None]])))
    np.testing.assert_allclose(low, [[0.2, 0.6, 0.0]])
    np.testing.assert_allclose(high, [[0.8, 1.0, 1.0]])


def test_margins_can_be_others() -> None:
    low, high = score_ranges(decision_matrix(rated({"x": [3, 3, 3]})), margins=(0, 0, 1, 0, 0))
    np.testing.assert_allclose((low[0], high[0]), [[0.4] * 3, [0.8] * 3])


def test_a_vendor_out_of_the_running_has_no_range() -> None:
    evaluation = rated({"x": [3, 3, 3], "y": [1, 1, 1]}, criteria=tree(must_haves=["m"]))
    evaluation = evaluation.with_must_have("fail", vendor="x", criterion="m")
    low, _ = score_ranges(decision_matrix(evaluation))
    np.testing.assert_allclose(low, [[0.25 / 5] * 3])


def test_the_scale_of_ratings_is_the_one_the_margins_are_meant_for() -> None:
    assert (RATING.worst, RATING.best) == (0, 5)
