"""What could overturn a choice, by name."""

from __future__ import annotations

import pytest
from building import rated

from evaluation import sample
from evaluation.errors import NumbersError
from evaluation.record.robustness import robustness_of


def test_a_vendor_that_is_best_everywhere_cannot_be_overturned() -> None:
    found = robustness_of(rated({"a": (5, 5, 5), "b": (0, 0, 0)}))
    assert (found.first, found.outcome) == ("a", "first")
    assert (found.narrowest, found.nearest, found.flip, found.fill_first) == (None,) * 4
    assert (found.decisive_criteria, found.geometric, found.weakest) == ((), ("a",), ("a",))


def test_the_nearest_weight_rival_score_and_person_are_named() -> None:
    # With equal weights a has 3.67, b 3.33, c 1: b lacks 1 point on one criterion.
    made = rated({"a": (5, 5, 1), "b": (3, 3, 4), "c": (1, 1, 1)}, evaluators=("ann", "bob"))
    found = robustness_of(made)
    assert (found.first, found.nearest) == ("a", "b")
    assert found.narrowest == "procedures"
    assert found.flip == ("a", "t")
    assert found.decisive_criteria == ("t", "h")
    assert found.decisive_members == ()
    assert found.weakest == ("b",)


def test_a_person_on_whom_the_choice_rests_is_named() -> None:
    made = rated({"a": (3, 3, 3), "b": (4, 4, 4)}, evaluators=("ann", "bob"))
    for criterion in "thp":
        made = made.with_rating(5, evaluator="ann", vendor="a", criterion=criterion, evidence="E2")
        made = made.with_rating(0, evaluator="ann", vendor="b", criterion=criterion, evidence="E2")
    assert robustness_of(made).decisive_members == ("ann",)


def test_a_lead_that_blanks_may_undo_names_the_one_to_fill_first() -> None:
    found = robustness_of(rated({"a": (3, 3, 3), "b": (2, 2, None)}))
    assert (found.outcome, found.fill_first) == ("undecided", ("b", "p"))


def test_without_a_vendor_nothing_can_be_said() -> None:
    with pytest.raises(NumbersError, match="no vendor is in the running"):
        robustness_of(rated({"a": (None, None, None)}))


def test_the_sample_rests_on_its_marketing_director() -> None:
    assert robustness_of(sample("crm")).decisive_members == ("marketing",)
