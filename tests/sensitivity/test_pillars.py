"""The three rules for pillars that are needed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import EvaluationError
from evaluation.matrix import decision_matrix
from evaluation.sensitivity import joint_pillars

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hypothesis.strategies import DataObject, SearchStrategy

    from evaluation import Evaluation

SHAPE: Mapping[str, object] = {
    "technology": (2.0, {"a": (1.0, None)}),
    "people": (1.0, {"b": (1.0, None)}),
    "procedures": (1.0, {"c": (1.0, None)}),
}


def test_a_weak_pillar_costs_more_and_more(evaluation_of: Callable[..., Evaluation]) -> None:
    found = joint_pillars(evaluation_of(SHAPE, [[1.0, 0.8, 0.1], [0.64, 0.64, 0.64], [1, 1, 0]]))
    np.testing.assert_allclose(found.pillar_values[0], [1.0, 0.8, 0.1])
    np.testing.assert_allclose(found.values[0], [0.725, 0.64, 0.75])
    np.testing.assert_allclose(found.values[1], [(0.8 * 0.1) ** 0.25, 0.64, 0.0])
    np.testing.assert_allclose(found.values[2], [0.1, 0.64, 0.0])
    assert found.ranks.tolist() == [[2, 3, 1], [2, 1, 3], [2, 1, 3]]
    assert found.winners == {"mean": ("v2",), "geometric": ("v1",), "minimum": ("v1",)}


@given(data=st.data())
def test_the_mean_is_never_below_the_geometric_mean(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    found = joint_pillars(evaluation)
    mean, geometric, minimum = found.values
    assert (mean >= geometric - 1e-12).all()
    assert (geometric >= minimum - 1e-12).all()
    np.testing.assert_allclose(mean, decision_matrix(evaluation).totals, atol=1e-12)


def test_a_pillar_without_weight_takes_no_part_in_the_product(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    shape = SHAPE | {"procedures": (0.0, {"c": (1.0, None)})}  # type: ignore[operator]
    found = joint_pillars(evaluation_of(shape, [[0.5, 0.5, 0.0]]))
    np.testing.assert_allclose(found.values[:, 0], [0.5, 0.5, 0.0])


def test_ties_share_a_rank_and_the_first_place(evaluation_of: Callable[..., Evaluation]) -> None:
    found = joint_pillars(evaluation_of(SHAPE, [[0.5, 0.5, 0.5], [0.5, 0.5, 0.5]]))
    assert found.ranks.tolist() == [[1, 1]] * 3
    assert found.winners["minimum"] == ("v0", "v1")


def test_the_table_shows_pillars_then_rules(three: Evaluation) -> None:
    table = joint_pillars(three).table
    assert list(table.columns) == [
        *("vendor", "technology", "people", "procedures"),
        *("mean", "mean_rank", "geometric", "geometric_rank", "minimum", "minimum_rank"),
    ]
    assert table.technology[0] == pytest.approx(0.75)


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        joint_pillars(nobody)
