"""The ranking without one criterion or one person, against evaluations made without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evaluation import View, rank
from evaluation.errors import EvaluationError, UnknownNameError
from evaluation.matrix import decision_matrix
from evaluation.model.criteria import Leaf
from evaluation.sensitivity import leave_one_out

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hypothesis.strategies import DataObject, SearchStrategy

    from evaluation import Evaluation

SHAPE: Mapping[str, object] = {
    "technology": (2.0, {"a": (1.0, None), "group": (1.0, {"b": (1.0, None)})}),
    "people": (1.0, {"c": (1.0, None)}),
    "procedures": (1.0, {"d": (1.0, None)}),
}


def without_leaf(evaluation: Evaluation, name: str) -> dict[str, float]:
    """Work the totals out on a tree from which the leaf and its empty branches are gone."""
    matrix = decision_matrix(evaluation)
    nodes = list(evaluation.criteria.nodes)
    gone = {name}
    for node in reversed(nodes):
        below = [child.id for child in nodes if child.parent == node.id]
        if below and set(below) <= gone:
            gone.add(node.id)
    share = dict(zip((node.id for node in nodes), matrix.local, strict=True))
    weight: dict[str | None, float] = {None: 1.0}
    for node in nodes:
        level = [n.id for n in nodes if n.parent == node.parent and n.id not in gone]
        if node.id in level:
            total = sum(share[n] for n in level)
            part = share[node.id] / total if total > 0 else 1 / len(level)
            weight[node.id] = weight[node.parent] * part
    leaves = [(k, leaf.id) for k, leaf in enumerate(evaluation.criteria.leaves)]
    return {
        vendor: sum(float(row[k]) * weight.get(leaf, 0.0) for k, leaf in leaves)
        for vendor, row in zip(matrix.vendors, matrix.values, strict=True)
    }


@given(data=st.data())
def test_without_a_leaf_the_rest_of_the_tree_keeps_its_proportions(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    found = leave_one_out(evaluation)
    assert found.left_out == tuple(leaf.id for leaf in evaluation.criteria.leaves)
    for name, totals in zip(found.left_out, found.totals, strict=True):
        expected = without_leaf(evaluation, name)
        np.testing.assert_allclose(totals, list(expected.values()), atol=1e-12)


def test_an_only_child_takes_its_group_out_with_it(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    evaluation = evaluation_of(SHAPE, [[0.2, 1.0, 0.4, 0.4], [0.6, 0.0, 0.5, 0.5]])
    found = leave_one_out(evaluation)
    without_b = found.left_out.index("b")
    np.testing.assert_allclose(found.totals[without_b], [0.3, 0.55])
    assert found.winner_id == "v0"
    assert found.winners == ("v0", "v1", "v0", "v0")
    assert found.decisive == ("b",)
    np.testing.assert_allclose(found.lead, [0.45, 0.25, 0.5 / 3, 0.5 / 3])


def test_a_tie_unseats_nobody(evaluation_of: Callable[..., Evaluation]) -> None:
    # Without the first leaf both are worth the same; v0 stands first in order, v1 is the winner.
    rows = [[0.2, 0.5, 0.5, 0.5], [0.6, 0.5, 0.5, 0.5]]
    found = leave_one_out(evaluation_of(SHAPE, rows))
    assert found.ranks[0].tolist() == [1, 1]
    assert found.winners[0] == found.winner_id == "v1"
    assert found.lead[0] == 0
    assert not found.changes.any()


def test_a_vendor_alone_stays_first_without_a_lead(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    found = leave_one_out(evaluation_of(SHAPE, [[0.2, 0.5, 0.5, None]]))
    assert found.winners == ("v0",) * 4
    assert np.isnan(found.lead).all()
    assert found.decisive == ()


def test_fills_stay_when_a_leaf_is_left_out(evaluation_of: Callable[..., Evaluation]) -> None:
    found = leave_one_out(evaluation_of(SHAPE, [[None, 0.5, 1.0, 1.0]]))
    # The fill is (0.5 * 0.25 + 1 * 0.5) / 0.75; without "b" it stands for all of technology.
    fill = 0.625 / 0.75
    assert found.totals[1, 0] == pytest.approx(0.5 * fill + 0.5)


@pytest.fixture
def committee(evaluation_of: Callable[..., Evaluation]) -> Evaluation:
    """Three people rate one vendor against another; only cleo prefers the second one."""
    evaluation = evaluation_of(SHAPE, [[0.5] * 4, [0.4] * 4], measured=False)
    for name, voice in (("bob", 1.0), ("cleo", 3.0)):
        evaluation = evaluation.with_evaluator(name, voice=voice)
    for leaf in evaluation.criteria.leaves:
        for name, ratings in (("bob", (0.6, 0.4)), ("cleo", (0.2, 0.8))):
            for vendor, rating in zip(("v0", "v1"), ratings, strict=True):
                evaluation = evaluation.with_rating(
                    rating, evaluator=name, vendor=vendor, criterion=leaf.id
                )
    return evaluation


def test_without_an_evaluator_the_ranking_is_that_of_the_others(committee: Evaluation) -> None:
    found = leave_one_out(committee, what="evaluator")
    assert found.left_out == ("ann", "bob", "cleo")
    for name, totals, ranks in zip(found.left_out, found.totals, found.ranks, strict=True):
        alone = rank(committee.without_evaluator(name))
        assert totals.tolist() == alone.value.tolist()
        assert ranks.tolist() == alone.rank.tolist()
    assert found.winner_id == "v1"
    assert found.decisive == ("cleo",)


def test_nobody_is_first_when_the_only_view_is_left_out(committee: Evaluation) -> None:
    found = leave_one_out(committee, what="evaluator", view=View(evaluator="bob"))
    assert found.winners == ("v0", None, "v0")
    assert np.isnan(found.totals[1]).all()
    assert found.ranks[1].tolist() == [0, 0]
    assert found.changes.tolist() == [False, False, False]
    assert np.isnan(found.lead[1])


def test_nobody_is_first_when_the_only_evaluator_is_left_out(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    found = leave_one_out(
        evaluation_of(SHAPE, [[0.5] * 4, [0.4] * 4], measured=False), what="evaluator"
    )
    assert found.winners == (None,)


def test_a_vendor_enters_when_someone_who_gave_no_weight_is_left_out(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    evaluation = evaluation_of(SHAPE, [[0.5] * 4, [None, None, 0.9, None]])
    evaluation = evaluation.with_points(
        {"technology": 1, "people": 0, "procedures": 1}, evaluator="ann"
    )
    found = leave_one_out(evaluation, what="evaluator")
    assert found.matrix.vendors == ("v0",)
    assert found.vendors == ("v0", "v1")
    assert found.winner_id == "v0"
    assert found.winners == ("v1",)
    assert found.changes.tolist() == [True]


def test_without_evaluators_there_is_no_case(three: Evaluation) -> None:
    found = leave_one_out(three.without_evaluator("ann"), what="evaluator")
    assert found.left_out == ()
    assert found.totals.shape == (0, 3)
    assert found.table.empty


@given(data=st.data())
def test_a_leaf_without_weight_changes_nothing(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    found = leave_one_out(evaluation)
    light = np.flatnonzero(found.matrix.local[found.matrix.tree.leaves] == 0)
    assume(light.size)
    np.testing.assert_allclose(found.totals[light] - found.matrix.totals, 0, atol=1e-12)


def test_the_table_has_one_row_per_case(three: Evaluation) -> None:
    table = leave_one_out(three).table
    assert list(table.columns) == ["left_out", "winner", "lead", "changes"]
    assert table.left_out.tolist() == [
        leaf.id for leaf in three.criteria.nodes if isinstance(leaf, Leaf)
    ]


def test_what_is_left_out_is_a_criterion_or_an_evaluator(three: Evaluation) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown kind 'vendor'.*criterion, evaluator"):
        leave_one_out(three, what="vendor")  # type: ignore[arg-type]  # wrong on purpose


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        leave_one_out(nobody)
