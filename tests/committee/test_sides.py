"""Whether two sides choose the same vendor, and what explains it."""

from __future__ import annotations

import numpy as np
import pytest
from building import NOT_OBSERVED, rated, tree
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from opposing import Rows, two_sides
from strategies import evaluations

import evaluation as ev
from evaluation import COMMITTEE, Evaluation, View, rank, sample
from evaluation.committee.cells import heard
from evaluation.committee.sides import Sides, sides
from evaluation.errors import EvaluationError, NumbersError, UnknownNameError
from evaluation.model import SIDES
from evaluation.model.people import Side

MARKETING, IT = View(side="marketing"), View(side="it")

# Values by role, out of 100, of the samples' own figures.
CRM = {
    "marketing": {"loutre": 78.14, "caribou": 65.79, "hibou": 63.66, "castor": 62.12, "huard": 59.97},
    "it": {"hibou": 74.12, "caribou": 67.44, "castor": 57.29, "loutre": 56.79, "huard": 45.04},
    "bridge": {"hibou": 70.41, "loutre": 67.95, "caribou": 65.08, "castor": 59.79, "huard": 53.59},
}  # fmt: skip
CRM_FIRST = {
    "marketing": "loutre",
    "cmto": "hibou",
    "it": "hibou",
    "finance": "caribou",
    "sales": "loutre",
    "user": "loutre",
    "direction": "loutre",
}


def opposed() -> Evaluation:
    """Return a committee in which marketing sees a first and IT b, by facts and by weights."""
    return two_sides(
        {"a": (2, 5, 3), "b": (4, 1, 3)},
        {"a": (1, 4, 3), "b": (5, 2, 3)},
        weights={"ann": (1, 3, 1), "bob": (3, 1, 1)},
    )


def row(found: Sides, view: View) -> dict[str, float]:
    return dict(zip(found.vendors, found.value[found.views.index(view)].tolist(), strict=True))


def test_each_side_is_ranked_by_its_own_points_and_ratings() -> None:
    found = sides(opposed())
    # (1 x 2 + 3 x 5 + 1 x 3) / 25 and so on.
    assert row(found, MARKETING) == pytest.approx({"a": 20 / 25, "b": 10 / 25})
    assert row(found, IT) == pytest.approx({"a": 10 / 25, "b": 20 / 25})
    assert found.first(MARKETING) == ("a",)
    assert found.first(IT) == ("b",)
    assert found.top(IT) == pytest.approx(0.8)
    assert (found.shared, found.missing) == ((), ())
    assert found.tau_x == -1


def test_the_gap_between_two_choices_is_split_into_facts_and_weights() -> None:
    gap = sides(opposed()).gap
    assert gap is not None
    assert (gap.vendor, gap.over) == ("a", "b")
    assert gap.total == pytest.approx(10 / 25 + 10 / 25)
    # t: -2/5 and -4/5 at weights 1/5 and 3/5; h: 4/5 and 2/5 at 3/5 and 1/5.
    assert gap.facts == pytest.approx([0.4 * 0.4, 0.4 * 0.4, 0])
    assert gap.weights == pytest.approx([0.4 * 0.6, 0.4 * 0.6, 0])
    assert [gap.criteria[k] for k in gap.main] == ["t", "h"]
    assert [gap.kind(k) for k in gap.main] == ["both", "both"]


def test_swapping_two_sides_that_choose_differently_leaves_the_gap_as_it_is() -> None:
    here, there = sides(opposed()).gap, sides(opposed(), between=("it", "marketing")).gap
    assert here is not None
    assert there is not None
    assert (there.vendor, there.over) == ("b", "a")
    assert there.contribution == pytest.approx(here.contribution)


def test_sides_that_choose_alike_are_compared_on_their_choice_and_the_next_of_the_committee() -> (
    None
):
    made = two_sides(
        {"a": (5, 5, 5), "b": (1, 1, 1), "c": (2, 2, 2)},
        {"a": (5, 5, 5), "b": (4, 4, 4), "c": (2, 2, 2)},
    )
    found = sides(made)
    assert found.shared == ("a",)
    assert found.gap is not None
    # b stands at 2.5 for the committee, c at 2.
    assert (found.gap.vendor, found.gap.over) == ("a", "b")
    assert found.gap.total == pytest.approx(4 / 5 - 1 / 5)
    swapped = sides(made, between=("it", "marketing")).gap
    assert swapped is not None
    assert swapped.facts == pytest.approx(-found.gap.facts)
    assert swapped.weights == pytest.approx(-found.gap.weights)


def test_sides_that_see_the_same_have_no_gap() -> None:
    rows: Rows = {"a": (5, 4, 3), "b": (3, 4, 4)}
    found = sides(two_sides(rows, rows))
    assert found.gap is not None
    assert found.gap.total == 0
    assert not found.gap.contribution.any()
    assert found.gap.main == ()
    assert (found.tau_x, found.minority) == (1.0, ())


def test_tied_first_choices_meet_where_they_can() -> None:
    found = sides(two_sides({"a": (4, 4, 4), "b": (4, 4, 4)}, {"a": (3, 3, 3), "b": (5, 5, 5)}))
    assert found.first(MARKETING) == ("a", "b")
    assert found.shared == ("b",)
    assert found.gap is not None
    assert (found.gap.vendor, found.gap.over) == ("b", "a")


def test_of_tied_first_choices_the_gap_takes_the_one_that_the_committee_puts_higher() -> None:
    made = two_sides(
        {"a": (4, 4, 4), "b": (4, 4, 4), "c": (0, 0, 0)},
        {"a": (1, 1, 1), "b": (2, 2, 2), "c": (5, 5, 5)},
    )
    gap = sides(made).gap
    assert gap is not None
    assert (gap.vendor, gap.over) == ("b", "c")


def test_a_side_without_anybody_leaves_everything_else() -> None:
    made = opposed().with_evaluator("cat", side="users")
    made = made.with_rating(5, evaluator="cat", vendor="b", criterion="t", evidence="E2")
    found = sides(made.recuse("bob"))
    assert found.missing == ("it",)
    assert (found.tau_x, found.gap, found.shared) == (None, None, ())
    assert found.first(MARKETING) == ("a",)
    assert found.members == ("ann", "cat")
    assert [view.name for view in found.views] == ["committee", "marketing", "users", "ann", "cat"]


def test_a_member_who_has_not_judged_yet_stands_for_no_side() -> None:
    made = opposed().with_evaluator("dan", side="bridge")
    assert View(side="bridge") not in sides(made).views
    assert sides(made, between=("marketing", "bridge")).missing == ("bridge",)


def test_other_sides_can_be_compared() -> None:
    made = sample("crm")
    found = sides(made, between=("bridge", "it"))
    assert found.between == ("bridge", "it")
    assert found.shared == ("hibou",)


def test_a_vendor_of_which_a_side_weighs_nothing_known_has_no_place_in_its_order() -> None:
    unseen: Rows = {"a": (5, NOT_OBSERVED, NOT_OBSERVED), "b": (3, 3, 3), "c": (1, 2, 2)}
    weights = {"ann": (1.0, 0.0, 0.0), "bob": (0.0, 1.0, 1.0)}
    found = sides(two_sides(unseen, unseen, weights=weights))
    assert found.first(MARKETING) == ("a",)
    assert found.first(IT) == ("b",)
    assert found.rank[found.views.index(IT)].tolist() == [0, 1, 2]
    assert np.isnan(found.value[found.views.index(IT), 0])
    assert found.tau_x == 1  # of b and c
    assert found.gap is None
    assert found.table.query("side == 'it' and evaluator.isna()")["vendor"].tolist() == [
        "b", "c", "a",
    ]  # fmt: skip


def test_a_side_may_weigh_nothing_known_of_anybody() -> None:
    unseen: Rows = {"a": (5, NOT_OBSERVED, NOT_OBSERVED)}
    weights = {"ann": (1.0, 0.0, 0.0), "bob": (0.0, 1.0, 1.0)}
    found = sides(two_sides(unseen, unseen, weights=weights))
    assert found.first(IT) == ()
    assert np.isnan(found.top(IT))
    assert (found.tau_x, found.gap) == (None, None)


def test_a_vendor_alone_leaves_nothing_to_compare() -> None:
    found = sides(two_sides({"a": (5, 4, 3)}, {"a": (3, 4, 5)}))
    assert (found.shared, found.tau_x, found.gap) == (("a",), None, None)


@pytest.mark.parametrize("side", CRM)
def test_the_sides_of_the_crm_sample_see_the_values_of_their_roles(side: str) -> None:
    seen = row(sides(sample("crm")), View(side=side))
    assert {name: 100 * value for name, value in seen.items()} == pytest.approx(CRM[side], abs=0.01)


def test_in_the_crm_sample_marketing_prefers_loutre_and_it_hibou() -> None:
    found = sides(sample("crm"))
    roles = {person.id: person.role for person in found.matrix.evaluation.evaluators}
    firsts = {roles[name]: found.first(View(evaluator=name)) for name in found.members}
    assert firsts == {role: (first,) for role, first in CRM_FIRST.items()}
    assert found.gap is not None
    assert 100 * found.gap.total == pytest.approx((78.14 - 63.66) - (56.79 - 74.12), abs=0.02)
    # Of ten pairs six stand in the same order.
    assert found.tau_x == pytest.approx((6 - 4) / 10)


def test_in_the_hosting_sample_all_sides_choose_fjord() -> None:
    found = sides(sample("hosting"))
    assert {found.first(view) for view in found.views} == {("fjord",)}
    assert found.minority == ()


def test_the_second_round_of_the_automation_sample_changes_who_is_in_the_minority() -> None:
    made = sample("automation")
    before, after = (sides(made, round=number) for number in (1, 2))
    assert (before.round, after.round) == (1, 2)
    assert (before.first(COMMITTEE), after.first(COMMITTEE)) == (("verglas",), ("embellie",))
    # Out of 100: verglas 85.51 then 78.01 for marketing, embellie 71.96 for IT.
    assert before.top(MARKETING) == pytest.approx(0.8551, abs=1e-4)
    assert after.top(MARKETING) == pytest.approx(0.7801, abs=1e-4)
    assert after.top(IT) == pytest.approx(0.7196, abs=1e-4)
    assert {found.evaluator for found in before.minority} == {"cmto", "it", "user"}
    assert "marketing" in {found.evaluator for found in after.minority}


def test_the_table_gives_the_committee_then_the_sides_then_the_members() -> None:
    table = sides(opposed()).table
    assert table.columns.tolist() == ["side", "evaluator", "vendor", "rank", "value"]
    assert table["side"].tolist() == [
        name for name in ("committee", "marketing", "it", "marketing", "it") for _ in range(2)
    ]
    assert table["evaluator"].tolist()[-4:] == ["ann", "ann", "bob", "bob"]
    assert table["vendor"].tolist()[-2:] == ["b", "a"]
    assert repr(sides(opposed())).startswith("Sides\n")


def test_one_person_has_nobody_to_be_compared_with() -> None:
    made = rated({"a": (5, 4, 3), "b": (3, 4, 4)}).with_evaluator("bob", side="it")
    with pytest.raises(NumbersError, match="nothing to compare"):
        sides(made)


def test_a_side_is_one_that_is_known_and_not_the_other_one() -> None:
    with pytest.raises(UnknownNameError, match="unknown side 'sales'"):
        sides(opposed(), between=("marketing", "sales"))  # type: ignore[arg-type]
    with pytest.raises(EvaluationError, match="give two different ones"):
        sides(opposed(), between=("it", "it"))


def test_an_unknown_round_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown round '2'"):
        sides(opposed(), round=2)


def test_without_a_vendor_in_the_running_nobody_is_chosen() -> None:
    made = rated({"a": (4, 4, 4)}, criteria=tree(must_haves=("safe",)), evaluators=("ann", "bob"))
    with pytest.raises(NumbersError, match="no vendor is in the running"):
        sides(made.with_must_have("fail", vendor="a", criterion="safe"))


def test_it_is_a_question_of_the_package_and_its_arrays_are_read_only() -> None:
    found = ev.sides(opposed())
    for array in (found.value, found.rank):
        assert not array.flags.writeable


@given(evaluations(min_vendors=1, min_evaluators=2), st.permutations(SIDES))
@hypothesis_settings(max_examples=80)
def test_any_evaluation_gets_an_answer_that_fits_the_ranking_of_each_view(
    made: Evaluation, order: list[Side]
) -> None:
    if len(heard(made)) < 2 or not rank(made).vendors:
        return
    found = sides(made, between=(order[0], order[1]))
    assert len(found.table) == len(found.views) * len(found.vendors)
    for k, view in enumerate(found.views):
        own = rank(made, view=view)
        assert found.first(view) == own.leaders
        placed = dict(zip(own.vendors, own.rank.tolist(), strict=True))
        assert found.rank[k].tolist() == [placed.get(name, 0) for name in found.vendors]
    if found.gap is not None:
        assert found.gap.facts.sum() + found.gap.weights.sum() == pytest.approx(
            found.gap.total, abs=1e-12
        )
        if not found.shared:
            assert found.gap.total > -1e-9
