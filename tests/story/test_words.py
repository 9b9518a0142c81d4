"""Names in sentences."""

from __future__ import annotations

import pytest
from building import rated, tree

from evaluation import Evaluation, Vendor
from evaluation.language.text import Text
from evaluation.matrix import decision_matrix
from evaluation.model import View
from evaluation.story.words import SIDES, Words


def words(made: Evaluation, view: View | None = None, *, french: bool = False) -> Words:
    return Words(decision_matrix(made, view=view or View()), "fr" if french else "en")


MADE = rated({"a": (5, 5, 5), "b": (1, 1, 1)}, criteria=tree(must_haves=["export"]))


def test_criteria_stand_in_the_quotation_marks_of_the_language() -> None:
    assert words(MADE).quoted("t") == "“t”"
    assert words(MADE, french=True).quoted("export") == (
        "«\N{NO-BREAK SPACE}export\N{NO-BREAK SPACE}»"
    )


def test_a_node_is_named_with_its_kind() -> None:
    assert words(MADE).node("people") == "the pillar “people”"
    assert words(MADE).of_node("h") == "of the criterion “h”"
    assert words(MADE, french=True).of_node("people").startswith("du pilier «")


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "a and b"),
        ("abcd", "a, b, c and d"),
        ("abcde", "a, b, c and 2 others"),
    ],
)
def test_past_the_first_few_the_others_are_counted(items: str, shown: str) -> None:
    assert words(MADE).some(list(items)) == shown


def test_longer_items_are_kept_apart_by_semicolons() -> None:
    assert words(MADE).some(["a, b", "c"], separator="; ") == "a, b; c"


def test_labels_with_braces_are_only_labels() -> None:
    odd = rated({"a": (5, 5, 5)})
    odd = Evaluation(
        odd.title, odd.languages, odd.criteria, (Vendor("a", Text("{0} {x}", "{0} {x}")),)
    )
    told = Words(decision_matrix(MADE), "en").say(
        Text("{vendor} wins", "{vendor} gagne"), vendor=odd.vendors[0].label
    )
    assert told == "{0} {x} wins"


def test_everyone_s_view_needs_no_name() -> None:
    assert words(MADE).point_of_view() == ()


def test_every_side_has_a_name_in_both_languages() -> None:
    assert all(not text.missing(("en", "fr")) for text in SIDES.values())


def test_all_vendors_that_are_level_lead() -> None:
    assert words(rated({"a": (3, 3, 4), "b": (4, 3, 3), "c": (1, 1, 1)})).leaders == ("a", "b")
