"""What would make a decision unfit is found, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import NOT_OBSERVED, leaf, rated, tree

from evaluation import Evaluation
from evaluation.checks import Finding, check
from evaluation.language.text import same
from evaluation.model import Criteria, Scale

TWO = ("ann", "bob")


def found(evaluation: Evaluation, code: str) -> list[Finding]:
    """Return the findings of one code."""
    return [finding for finding in check(evaluation).findings if finding.code == code]


def wide(leaves: int, **rest: object) -> Criteria:
    """Return criteria with several leaves under technology."""
    below = [leaf(f"t{k}", "technology", **rest) for k in range(leaves)]  # type: ignore[arg-type]
    return tree({"technology": below})


def weighted(evaluation: Evaluation) -> Evaluation:
    """Return the evaluation with everyone's points for the pillars."""
    for person in evaluation.evaluators:
        evaluation = evaluation.with_points(
            {"technology": 1, "people": 1, "procedures": 1}, evaluator=person.id
        )
    return evaluation


def test_a_complete_and_clear_selection_has_nothing_to_mend() -> None:
    base = weighted(rated({"hibou": (5, 4, 4), "loutre": (3, 5, 3)}, evaluators=TWO))
    assert check(base).findings == ()


def test_what_blocks_comes_first() -> None:
    base = rated({"hibou": (5, 5, None), "loutre": (4, 4, 4)}, evaluators=TWO)
    severities = [finding.severity for finding in check(base).findings]
    assert severities[0] == "blocks"
    assert severities == sorted(severities, key=["blocks", "warns", "notes"].index)
    assert check(base).blocking[0].code == "undecided"


def test_an_undecided_lead_names_the_blank_to_fill() -> None:
    base = rated({"hibou": (5, 5, None), "loutre": (4, 4, 4)}, evaluators=TWO)
    assert found(base, "undecided")[0].criterion == "p"
    assert found(base, "blank") == [
        Finding("blank", "warns", criterion="p", others=("hibou",), number=1)
    ]


def test_a_tie_and_an_empty_field_block() -> None:
    assert found(rated({"a": (1, 2, 3), "b": (3, 2, 1)}, evaluators=TWO), "tied")[0].others == (
        "a",
        "b",
    )
    assert found(rated({}), "nobody")


def test_an_open_must_have_blocks_for_vendors_in_the_running_only() -> None:
    base = rated({"a": (1, 2, 3), "b": (3, 2, 2)}, criteria=tree(must_haves=("dpa", "mfa")))
    base = base.with_must_have("fail", vendor="a", criterion="dpa")
    assert [(f.vendor, f.others) for f in found(base, "open must-have")] == [("b", ("dpa", "mfa"))]


def test_a_vendor_without_any_rating_shows_as_blanks() -> None:
    base = rated({"a": (None, None, None), "b": (3, 2, 2)}, evaluators=TWO)
    assert {f.criterion for f in found(base, "blank")} == {"t", "h", "p"}


def test_a_blank_measure_is_a_blank_and_one_scorer_is_enough_for_a_fact() -> None:
    criteria = tree({"technology": [leaf("t", "technology", measured=True, scale=Scale(0, 100))]})
    base = rated({"a": (None, 2, 3), "b": (None, 2, 2)}, criteria=criteria, evaluators=TWO)
    base = base.with_measure(50, vendor="a", criterion="t")
    base = base.with_measure(NOT_OBSERVED, vendor="b", criterion="t")
    assert [f.others for f in found(base, "blank")] == [("b",)]
    assert not found(base, "one scorer")


def test_a_cell_with_one_scorer_is_named() -> None:
    base = rated({"a": (1, 2, 3), "b": (3, 2, 2)}, evaluators=TWO)
    base = base.with_rating(NOT_OBSERVED, evaluator="ann", vendor="b", criterion="h")
    assert [(f.criterion, f.others) for f in found(base, "one scorer")] == [("h", ("b",))]


@pytest.mark.parametrize(
    ("rating", "evidence", "flagged"),
    [(4, None, True), (4, "E0", True), (4, "E1", False), (3, None, False), (3, "E0", False)],
)
def test_a_rating_above_three_needs_a_document_or_better(
    rating: int, evidence: str | None, *, flagged: bool
) -> None:
    base = rated({"a": (1, 2, 3), "b": (3, 2, 2)})
    base = base.with_rating(rating, evaluator="ann", vendor="a", criterion="t", evidence=evidence)
    assert bool(found(base, "unsupported")) is flagged


def test_an_evaluator_who_gives_one_vendor_the_same_score_everywhere_shows_as_halo() -> None:
    base = rated(
        {"a": (4,) * 5 + (4, 4), "b": (1, 2, 3, 4, 1, 2, 3)}, criteria=wide(5), evaluators=TWO
    )
    base = base.with_rating(3, evaluator="bob", vendor="a", criterion="t0")
    assert [(f.vendor, f.evaluator, f.number) for f in found(base, "halo")] == [("a", "ann", 7)]


def test_a_few_equal_ratings_are_no_halo() -> None:
    assert not found(rated({"a": (4, 4, 4), "b": (1, 1, 1)}), "halo")


def test_a_criterion_that_separates_nobody_is_named() -> None:
    base = rated({"a": (2, 4, 3), "b": (2, 1, 3)})
    assert [f.criterion for f in found(base, "separates nobody")] == ["t", "p"]
    assert not found(rated({"a": (2, 4, 3)}), "separates nobody")


def test_criteria_and_vendors_that_are_alike_everywhere_are_named() -> None:
    base = rated({"a": (1, 1, 3), "b": (2, 2, 5), "c": (4, 4, 2)})
    assert [(f.criterion, f.others) for f in found(base, "duplicate criteria")] == [("t", ("h",))]
    twins = rated({"a": (1, 1, 3), "b": (1, 1, 3), "c": (4, 4, 2)})
    assert [(f.vendor, f.others) for f in found(twins, "duplicate vendors")] == [("a", ("b",))]


def test_two_vendors_are_too_few_to_call_criteria_alike() -> None:
    assert not found(rated({"a": (1, 1, 3), "b": (2, 2, 5)}), "duplicate criteria")


def test_users_who_rate_adoption_low_under_a_weak_people_pillar_mean_back_to_excel() -> None:
    criteria = tree({"people": [leaf("h", "people", adoption=True)]})
    base = rated({"low": (5, 2, 5), "fine": (4, 4, 4)}, criteria=criteria)
    user = base.with_evaluator("eve", side="users")
    user = user.with_rating(1, evaluator="eve", vendor="low", criterion="h")
    user = user.with_rating(2, evaluator="eve", vendor="fine", criterion="h")
    assert [f.vendor for f in found(user, "adoption, both")] == ["low"]
    assert [f.vendor for f in found(user, "adoption, users")] == ["fine"]
    assert [f.vendor for f in found(base, "adoption, people")] == ["low"]


def test_a_task_that_no_criterion_serves_is_named() -> None:
    served = tree({"people": [leaf("h", "people", tasks=("T1",))]}, tasks=("T1", "T2"))
    assert [
        f.criterion
        for f in found(rated({"a": (1, 2, 3)}, criteria=served), "task without criterion")
    ] == ["T2"]


def test_pillars_that_nobody_weighted_and_levels_left_unfinished_are_named() -> None:
    base = rated({"a": (1, 2, 3)}, evaluators=TWO)
    assert found(base, "pillars not weighted")
    begun = base.with_points({"technology": 3}, evaluator="ann")
    assert [f.evaluator for f in found(begun, "weights unfinished")] == ["ann"]


def test_the_levels_where_the_library_weights_stand_are_listed_once() -> None:
    base = weighted(rated({"a": (1, 2, 3, 4)}, criteria=wide(2)))
    assert [f.others for f in found(base, "library weights")] == [("technology",)]


def test_more_criteria_than_a_committee_can_score_well_are_counted() -> None:
    base = rated({"a": (3,) * 26 + (1, 2)}, criteria=wide(26))
    assert found(base, "many criteria")[0].number == 28


def test_conflicts_of_interest_are_shown() -> None:
    base = rated({"a": (1, 2, 3)}, evaluators=TWO)
    person = replace(base.evaluators[0], conflict="declared_minor", label=same("Ann"))
    minor = replace(base, evaluators=(person, base.evaluators[1]))
    assert [f.evaluator for f in found(minor, "conflict declared")] == ["ann"]
    assert [f.evaluator for f in found(base.recuse("bob"), "recused")] == ["bob"]


def test_the_table_has_a_row_a_finding() -> None:
    findings = check(rated({"a": (1, 2, 3)}))
    assert len(findings.table) == len(findings.findings)
