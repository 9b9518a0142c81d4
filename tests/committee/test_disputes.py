"""One disagreement at a time: replaced ratings and weights, and who stands at each end."""

from __future__ import annotations

import numpy as np
import pytest
from building import leaf, rated, tree

from evaluation import Evaluation
from evaluation.committee.cells import cells
from evaluation.committee.disputes import (
    Dispute,
    Judgement,
    first_places,
    rating_changes,
    rating_dispute,
    weight_dispute,
    weight_spread,
)
from evaluation.matrix import decision_matrix
from evaluation.model import Scale

TEN = Scale(0, 10, low=0, high=10, step=1)


def grouped() -> Evaluation:
    """Return an evaluation with three leaves under technology and two under people."""
    below = {
        "technology": [leaf(name, "technology") for name in ("t1", "t2", "t3")],
        "people": [leaf(name, "people") for name in ("h1", "h2")],
    }
    ratings = {"a": (5, 3, 1, 4, 4, 3), "b": (1, 3, 5, 4, 4, 3)}
    return rated(ratings, criteria=tree(below), evaluators=("ann", "bob"))


def test_everyone_level_with_the_first_is_first() -> None:
    totals = np.array([[0.5, 0.5 + 1e-12, 0.4], [0.1, 0.2, 0.3]])
    assert first_places(totals).tolist() == [[True, True, False], [False, False, True]]


def test_a_rating_that_makes_a_tie_changes_who_is_first() -> None:
    made = rated({"a": (4, 3, 3), "b": (3, 3, 3)}, evaluators=("ann", "bob"))
    made = made.with_rating(3, evaluator="bob", vendor="a", criterion="t", evidence="E2")
    matrix = decision_matrix(made)
    # At ann's 4 a leads by more, at bob's 3 both vendors are worth 0.6.
    assert np.argwhere(rating_changes(matrix, cells(matrix))).tolist() == [[0, 0]]


def test_a_level_where_points_are_missing_is_not_compared() -> None:
    made = grouped().with_points({"t1": 50, "t2": 30, "t3": 20}, evaluator="ann")
    made = made.with_points({"t1": 20, "t2": 30}, evaluator="bob")
    assert np.isnan(weight_spread(decision_matrix(made)).range).all()


def test_of_two_siblings_one_says_the_other_and_an_only_child_says_nothing() -> None:
    made = grouped()
    for name, points in {"ann": (80, 20), "bob": (40, 60)}.items():
        given = {"h1": points[0], "h2": points[1], "p": 100}
        made = made.with_points(given, evaluator=name)
    spread = weight_spread(decision_matrix(made))
    nodes = [node.id for node in made.criteria.nodes]
    compared = {name: spread.range[k] for k, name in enumerate(nodes) if spread.range[k] >= 0}
    assert compared == {"h1": 0.4}


def test_a_weight_inside_a_group_moves_the_lead_by_its_share_of_the_total() -> None:
    made = grouped()
    for name, points in {"ann": (60, 20, 20), "bob": (20, 40, 40)}.items():
        given = dict(zip(("t1", "t2", "t3"), points, strict=True))
        made = made.with_points(given, evaluator=name)
    matrix = decision_matrix(made)
    spread = weight_spread(matrix)
    node = made.criteria.node_position("t1")
    # Inside technology, a third of the total, a leads b by 0.8 on t1 and trails by 0.8 on t3. The
    # committee's 0.4, 0.3, 0.3 give a lead of 0.08; ann's 0.6 with 0.2, 0.2 gives 0.32; bob's 0.2
    # with 0.4, 0.4 gives -0.16: the lead moves by 0.48, of which a third counts.
    assert spread.stake[node] == pytest.approx(0.48 / 3)
    assert spread.changes[node]
    one = weight_dispute(matrix, spread, node)
    assert one.judgements == (Judgement("bob", 0.2), Judgement("ann", 0.6))
    assert (one.kind, one.vendor, one.criterion, one.range) == ("weight", "", "t1", 0.4)
    assert one.committee == pytest.approx(0.4)


def test_those_level_at_an_end_stand_there_together() -> None:
    said = tuple(Judgement(name, given) for name, given in (("b", 1), ("c", 1), ("a", 4)))
    one = Dispute("rating", "v", "k", said, 2.0, 0.1, changes_winner=False)
    assert [judged.member for judged in one.lowest] == ["b", "c"]
    assert [judged.member for judged in one.highest] == ["a"]
    assert one.range == 3


def test_ratings_on_other_scales_are_told_in_points_of_five() -> None:
    below = {"technology": [leaf("t", "technology", scale=TEN)]}
    made = rated({"a": (8, 3, 3)}, criteria=tree(below), evaluators=("ann", "bob"))
    made = made.with_rating(2, evaluator="bob", vendor="a", criterion="t")
    matrix = decision_matrix(made)
    one = rating_dispute(matrix, cells(matrix), 0, 0, changes_winner=False)
    assert [(judged.member, judged.given, judged.evidence) for judged in one.judgements] == [
        ("bob", 1, ""),
        ("ann", 4, "E2"),
    ]
    assert one.committee == pytest.approx(2.5)
    assert one.stake == pytest.approx(3 / 5 / 3)
