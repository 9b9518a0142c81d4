"""Totals as lines, against totals worked out from changed weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.matrix import decision_matrix
from evaluation.model.tree import Tree
from evaluation.sensitivity.lines import total_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy
    from numpy.typing import NDArray

    from evaluation import Evaluation
    from evaluation.matrix import DecisionMatrix

    TotalsAt = Callable[[DecisionMatrix, int, float], NDArray[np.float64]]


@given(data=st.data(), t=st.floats(0, 1))
def test_a_line_gives_the_total_at_any_weight_of_any_node(
    evaluations: SearchStrategy[Evaluation], totals_at: TotalsAt, data: DataObject, t: float
) -> None:
    matrix = decision_matrix(data.draw(evaluations))
    lines = total_lines(matrix.tree, matrix.local, matrix.values)
    for node in range(len(matrix.tree)):
        line = lines.totals + lines.slope[node] * (t - lines.local[node])
        np.testing.assert_allclose(line, totals_at(matrix, node, t), atol=1e-12)


@given(data=st.data())
def test_the_ends_of_the_lines_are_their_totals_at_zero_and_one(
    evaluations: SearchStrategy[Evaluation], totals_at: TotalsAt, data: DataObject
) -> None:
    matrix = decision_matrix(data.draw(evaluations))
    lines = total_lines(matrix.tree, matrix.local, matrix.values)
    for node in range(len(matrix.tree)):
        np.testing.assert_allclose(lines.at_zero[node], totals_at(matrix, node, 0), atol=1e-12)
        np.testing.assert_allclose(lines.at_one[node], totals_at(matrix, node, 1), atol=1e-12)


def test_an_only_child_has_a_flat_line() -> None:
    lines = total_lines(Tree((-1, 0, -1)), np.array([0.4, 1.0, 0.6]), np.array([[1.0, 0.0]]))
    assert lines.slope[1].tolist() == [0.0]
    assert lines.slope[0].tolist() == [1.0]


def test_siblings_without_weight_share_what_is_freed_equally() -> None:
    lines = total_lines(
        Tree.flat(3), np.array([1.0, 0.0, 0.0]), np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.0]])
    )
    assert lines.at_zero[0].tolist() == pytest.approx([0.25, 0.5])


def test_nothing_moves_under_a_branch_without_weight() -> None:
    tree = Tree((-1, 0, 0, -1))
    lines = total_lines(tree, np.array([0.0, 0.5, 0.5, 1.0]), np.array([[1.0, 0.0, 0.3]]))
    assert lines.slope[1:3].tolist() == [[0.0], [0.0]]
