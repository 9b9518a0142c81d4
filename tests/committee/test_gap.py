"""What two sides see apart, split into facts and weights."""

from __future__ import annotations

import numpy as np
import pytest
from building import rated
from hypothesis import given
from hypothesis import strategies as st
from strategies import evaluations

from evaluation import Evaluation, View
from evaluation.committee.gap import Gap, facts_and_weights, gap_between
from evaluation.errors import NumbersError
from evaluation.matrix import decision_matrix


def gap_of(facts: list[float], weights: list[float]) -> Gap:
    leaves = len(facts)
    nothing = np.zeros((2, leaves))
    names = tuple(f"c{k}" for k in range(leaves))
    return Gap(names, "a", "b", nothing, nothing, np.array(facts), np.array(weights))


def test_only_facts_differ_where_the_weights_are_the_same() -> None:
    facts, weights = facts_and_weights([[0.6, 0.1], [0.2, 0.1]], [[0.5, 0.5], [0.5, 0.5]])
    assert facts == pytest.approx([0.2, 0.0])
    assert weights.tolist() == [0, 0]


def test_only_weights_differ_where_both_sides_see_the_same() -> None:
    facts, weights = facts_and_weights([[0.6, -0.2], [0.6, -0.2]], [[0.75, 0.25], [0.25, 0.75]])
    assert facts.tolist() == [0, 0]
    assert weights == pytest.approx([0.3, 0.1])


def test_the_difference_of_two_rates_is_shared_out_at_the_mean_of_the_other_factor() -> None:
    # (0.8 - 0.2) at the mean weight 0.4, and (0.5 - 0.3) at the mean difference 0.5.
    facts, weights = facts_and_weights([[0.8], [0.2]], [[0.5], [0.3]])
    assert (facts[0], weights[0]) == pytest.approx((0.24, 0.1))
    assert facts[0] + weights[0] == pytest.approx(0.8 * 0.5 - 0.2 * 0.3)


NUMBERS = st.floats(-1, 1, allow_subnormal=False)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=8))
def test_the_parts_add_up_and_change_sign_with_the_order_of_the_sides(
    rows: list[tuple[float, float, float, float]],
) -> None:
    one, other, w, v = np.array(rows).T
    facts, weights = facts_and_weights([one, other], [w, v])
    assert facts.sum() + weights.sum() == pytest.approx((one * w - other * v).sum(), abs=1e-12)
    back = facts_and_weights([other, one], [v, w])
    assert (back[0].tolist(), back[1].tolist()) == ((-facts).tolist(), (-weights).tolist())


@given(evaluations(min_vendors=2, min_evaluators=2), st.data())
def test_the_parts_of_two_members_add_up_to_the_difference_of_their_leads(
    made: Evaluation, data: st.DataObject
) -> None:
    judging = [person.id for person in made.evaluators if person.judges]
    one, other = (
        decision_matrix(made, view=View(evaluator=data.draw(st.sampled_from(judging))))
        for _ in range(2)
    )
    known = [name for name in one.vendors if name in other.vendors]
    if len(known) < 2:
        return
    found = gap_between(one, other, vendor=known[0], over=known[1])
    leads = [
        side.totals[side.vendors.index(known[0])] - side.totals[side.vendors.index(known[1])]
        for side in (one, other)
    ]
    assert found.total == pytest.approx(leads[0] - leads[1], abs=1e-12)
    assert found.total == pytest.approx(found.facts.sum() + found.weights.sum(), abs=1e-12)
    back = gap_between(other, one, vendor=known[0], over=known[1])
    assert back.facts == pytest.approx(-found.facts, abs=1e-15)
    assert back.weights == pytest.approx(-found.weights, abs=1e-15)
    same = gap_between(one, one, vendor=known[0], over=known[1])
    assert not same.facts.any()
    assert not same.weights.any()


def test_three_criteria_at_most_are_named_and_only_those_that_widen_the_gap() -> None:
    assert gap_of([0.1, 0.3, 0.2, 0.05], [0, 0, 0, 0]).main == (1, 2, 0)
    assert gap_of([0.1, -0.05, 0], [0, 0, 0]).main == (0,)
    # Where the second side is more for the vendor, what pulls that way explains it.
    assert gap_of([-0.1, 0.05, -0.2], [0, 0, 0]).main == (2, 0)
    assert gap_of([0, 0], [0, 0]).main == ()


@pytest.mark.parametrize(
    ("facts", "weights", "kind"),
    [
        (0.3, 0.0, "facts"),
        (0.3, 0.09, "facts"),
        (0.3, 0.1, "both"),
        (0.1, 0.3, "both"),
        (0.09, 0.3, "weights"),
        (-0.1, 0.3, "weights"),
        (-0.3, 0.1, "facts"),
        (-0.3, -0.3, "both"),
    ],
)
def test_a_cause_counts_from_a_quarter_of_the_contribution(
    facts: float, weights: float, kind: str
) -> None:
    assert gap_of([facts], [weights]).kind(0) == kind


def test_the_table_has_a_row_for_each_leaf_from_the_widest() -> None:
    made = rated({"a": (5, 1, 3), "b": (2, 2, 3)}, evaluators=("ann", "bob"))
    made = made.with_rating(1, evaluator="bob", vendor="a", criterion="h", evidence="E2")
    made = made.with_rating(2, evaluator="bob", vendor="a", criterion="t", evidence="E2")
    one, other = (decision_matrix(made, view=View(evaluator=name)) for name in ("ann", "bob"))
    found = gap_between(one, other, vendor="a", over="b")
    table = found.table
    assert table["criterion"].tolist() == ["t", "h", "p"]
    assert table["contribution"].tolist() == pytest.approx([0.2, 0, 0])
    assert table["difference_one"].tolist() == pytest.approx([0.6, -0.2, 0])
    assert table["kind"].iloc[0] == "facts"
    assert "Gap\n" in repr(found)
    assert not found.facts.flags.writeable


@pytest.mark.parametrize(
    "arrays",
    [
        ([[1.0, 2.0]], [[1.0, 2.0]]),
        ([[1.0], [2.0]], [[1.0, 2.0], [1.0, 2.0]]),
        ([[np.nan], [0.0]], [[1.0], [1.0]]),
    ],
)
def test_arrays_that_do_not_fit_are_refused(arrays: tuple[list[list[float]], ...]) -> None:
    with pytest.raises(NumbersError, match="2 sides by criteria"):
        facts_and_weights(*arrays)
