"""Ratings given again, one by one."""

from __future__ import annotations

import pytest
from building import NOT_OBSERVED, leaf, rated, tree

from evaluation import Evaluation
from evaluation.committee.rescores import Revision, given_again
from evaluation.model import Scale

TEN = Scale(0, 10, low=0, high=10, step=1)


def again(
    made: Evaluation, rating: float | str, *, who: str = "ann", criterion: str = "t"
) -> Revision:
    """Return a rating of vendor a given in a second round."""
    later = made.with_rating(
        rating, evaluator=who, vendor="a", criterion=criterion, evidence="E3", round=made.rounds + 1
    )
    (one,) = given_again(made, later, frozenset({("a", "t")}))
    return one


def test_a_rating_given_again_has_what_it_was_and_what_it_is() -> None:
    one = again(rated({"a": (4, 3, 3)}), 2)
    assert one == Revision("ann", "a", "t", 4, 2, "E2", "E3", on_agenda=True)
    assert one.moved
    assert not again(rated({"a": (4, 3, 3)}), 3, criterion="h").on_agenda


def test_the_same_rating_on_better_evidence_has_not_moved() -> None:
    one = again(rated({"a": (4, 3, 3)}), 4)
    assert not one.moved
    assert (one.evidence_before, one.evidence_after) == ("E2", "E3")


@pytest.mark.parametrize(
    ("before", "after", "moves"),
    [
        (4, NOT_OBSERVED, 1),
        (NOT_OBSERVED, 4, 1),
        (None, 4, 1),
        (NOT_OBSERVED, NOT_OBSERVED, 0),
    ],
)
def test_to_or_from_not_observed_is_a_move(
    before: float | str | None, after: float | str, moves: int
) -> None:
    assert again(rated({"a": (before, 3, 3)}), after).moved == bool(moves)


def test_what_counts_is_the_latest_rating_before_the_round() -> None:
    made = rated({"a": (4, 3, 3)}, evaluators=("ann", "bob"))
    second = made.with_rating(1, evaluator="ann", vendor="a", criterion="t", round=2)
    one = again(second, 5)
    assert (one.before, one.evidence_before, one.after) == (1, "", 5)
    assert again(second, 5, who="bob").before == 4


def test_ratings_on_other_scales_are_told_in_points_of_five() -> None:
    criteria = tree({"technology": [leaf("t", "technology", scale=TEN)]})
    one = again(rated({"a": (4, 3, 3)}, criteria=criteria), 9)
    assert (one.before, one.after) == (2, 4.5)
