"""The criteria tree: its shape, its weights, and what may not be a criterion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import RATING, leaf, tree

from evaluation.errors import (
    CriteriaError,
    MoneyCriterionError,
    RepeatedNameError,
    UnknownNameError,
    WeightsError,
)
from evaluation.language.text import Text, same
from evaluation.model import Branch, Criteria, Leaf, Scale, chosen


def test_leaves_know_their_pillar() -> None:
    criteria = tree({"people": [leaf("h1", "people"), leaf("h2", "people")]})
    assert [node.id for node in criteria.leaves] == ["t", "h1", "h2", "p"]
    assert criteria.pillar_of == (0, 1, 1, 2)


def test_a_tree_without_its_three_pillars_is_refused() -> None:
    nodes = tuple(node for node in tree().nodes if node.id not in ("people", "h"))
    with pytest.raises(
        CriteriaError, match="exactly three pillars, technology, people, procedures"
    ):
        Criteria("test", same("Test"), nodes)


def test_a_fourth_pillar_is_refused() -> None:
    nodes = (*tree().nodes, Branch("price", same("Price"), 1), leaf("x", "price"))
    with pytest.raises(CriteriaError, match="here: people, price, procedures, technology"):
        Criteria("test", same("Test"), nodes)


def test_a_branch_without_criteria_is_refused() -> None:
    with pytest.raises(CriteriaError, match="'g' has no criterion under it"):
        tree({"people": [leaf("h", "people"), Branch("g", same("g"), 1, "people")]})  # type: ignore[list-item]


def test_a_criterion_cannot_stand_before_its_parent_or_under_another_criterion() -> None:
    with pytest.raises(CriteriaError, match="'h2' stands under 'h'"):
        tree({"people": [leaf("h", "people"), leaf("h2", "h")]})


def test_the_same_id_twice_is_refused_by_name() -> None:
    with pytest.raises(RepeatedNameError, match="'t' is there more than once"):
        tree({"people": [leaf("t", "people")]})


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf")])
def test_a_weight_that_is_no_share_is_refused(weight: float) -> None:
    with pytest.raises(WeightsError, match="the weight of 'h' is"):
        tree({"people": [leaf("h", "people", weight)]})


def test_weights_that_are_all_zero_at_a_level_are_refused() -> None:
    with pytest.raises(WeightsError, match="'h1', 'h2' are all zero"):
        tree({"people": [leaf("h1", "people", 0), leaf("h2", "people", 0)]})


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Value for you", "CAD per year"),
        ("Value for you", "$ / mois"),
        ("Total cost", ""),
        ("Price", ""),
        ("Coût total", ""),
        ("Prix de l’abonnement", ""),
        ("Annual fee", ""),
    ],
)
def test_money_is_refused_as_a_criterion_with_the_reason(label: str, unit: str) -> None:
    costly = Leaf("h", same(label), 1, "people", replace(RATING, unit=same(unit)))
    with pytest.raises(MoneyCriterionError, match="Cost is never a criterion"):
        tree({"people": [costly]})


@pytest.mark.parametrize("label", ["Price clarity", "Clarté des prix", "Costs explained in demo"])
def test_a_criterion_that_only_speaks_of_prices_is_not_money(label: str) -> None:
    assert tree({"people": [Leaf("h", same(label), 1, "people", RATING)]}).leaves[1].id == "h"


def test_an_unknown_task_is_refused_with_the_criterion_and_the_choices() -> None:
    with pytest.raises(UnknownNameError, match=r"'T9, h'.*Choose among: T1, T2"):
        tree({"people": [leaf("h", "people", tasks=("T9",))]}, tasks=("T1", "T2"))


def test_a_floor_outside_zero_to_one_is_refused() -> None:
    with pytest.raises(CriteriaError, match="floor of 'technology' must be a value from 0 to 1"):
        tree(floor=2.5)


def test_the_short_version_keeps_core_criteria_and_the_branches_above_them() -> None:
    group = [
        Branch("g1", same("g1"), 1, "people"),
        leaf("a", "g1", core=True),
        leaf("b", "g1"),
        Branch("g2", same("g2"), 1, "people"),
        leaf("c", "g2"),
    ]
    full = tree(
        {
            "technology": [leaf("t", "technology", core=True)],
            "people": group,  # type: ignore[dict-item]
            "procedures": [leaf("p", "procedures", core=True)],
        }
    )
    assert [node.id for node in full.short().nodes] == [
        "technology",
        "t",
        "people",
        "g1",
        "a",
        "procedures",
        "p",
    ]


def test_a_short_version_that_would_lose_a_pillar_is_refused() -> None:
    with pytest.raises(CriteriaError, match="exactly three pillars"):
        tree({"technology": [leaf("t", "technology", core=True)]}).short()


def test_criteria_can_be_chosen_by_name_and_keep_their_core_tag() -> None:
    full = tree({"people": [leaf("h1", "people", core=True), leaf("h2", "people")]})
    kept = chosen(full, ["t", "h2", "p"])
    assert [(node.id, node.core) for node in kept.leaves] == [
        ("t", False),
        ("h2", False),
        ("p", False),
    ]


def test_choosing_an_unknown_criterion_names_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="unknown scored criterion 'people'"):
        chosen(tree(), ["people"])


def test_every_text_is_given_with_its_place() -> None:
    scale = Scale(0, 5, unit=Text("points", "points"), anchors=((3, Text("meets", "répond")),))
    criteria = tree({"people": [leaf("h", "people", scale=scale, request=Text("show", "montrez"))]})
    places = dict(criteria.texts())
    assert places["h, anchor 3"].fr == "répond"
    assert {"title", "h, label", "h, request", "h, unit"} <= set(places)


def test_an_identifier_with_spaces_is_refused_because_tables_could_not_hold_it() -> None:
    with pytest.raises(CriteriaError, match="h: 'IT lead' cannot be an identifier"):
        tree({"people": [leaf("h", "people", scored_by=("IT lead",))]})
