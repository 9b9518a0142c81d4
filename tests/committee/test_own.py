"""Each member's own totals: nothing borrowed from others, and no facts that are the same for all."""

from __future__ import annotations

import numpy as np
import pytest
from building import NOT_OBSERVED, leaf, rated, tree
from hypothesis import given
from strategies import evaluations

from evaluation import Evaluation, View, rank
from evaluation.committee.own import own_totals
from evaluation.matrix import decision_matrix
from evaluation.model import Scale


def test_a_members_own_total_takes_own_ratings_at_own_points() -> None:
    made = rated({"hibou": (5, 0, 0), "loutre": (0, 5, 5)}, evaluators=("ann", "bob"))
    made = made.with_points({"technology": 3, "people": 1, "procedures": 1}, evaluator="ann")
    made = made.with_rating(0, evaluator="bob", vendor="hibou", criterion="t")
    # Ann's own weights are 3/5, 1/5, 1/5; Bob has no points: the committee's, which are Ann's.
    totals = own_totals(decision_matrix(made))
    assert totals == pytest.approx(np.array([[0.6, 0.4], [0.0, 0.4]]))


def test_what_a_member_did_not_observe_is_left_out_and_not_borrowed() -> None:
    made = rated({"hibou": (4, 2, 0)}, evaluators=("ann", "bob"))
    made = made.with_rating(NOT_OBSERVED, evaluator="ann", vendor="hibou", criterion="p")
    assert own_totals(decision_matrix(made)) == pytest.approx(np.array([[0.6], [0.4]]))


def test_a_member_who_rated_nothing_of_a_vendor_has_no_total_for_it() -> None:
    made = (
        rated({"hibou": (4, 2, 0)}).with_evaluator("bob").with_evaluator("cat", conflict="recused")
    )
    totals = own_totals(decision_matrix(made))
    assert totals.shape == (2, 1)
    assert np.isnan(totals).tolist() == [[False], [True]]


def test_measured_facts_do_not_make_people_look_alike() -> None:
    fact = leaf("m", "technology", scale=Scale(0, 10), measured=True)
    criteria = tree({"technology": [fact, leaf("t", "technology")]})
    made = rated({"hibou": (0, 5, 0, 0)}, criteria=criteria)
    made = made.with_measure(10, vendor="hibou", criterion="m", evidence="E2")
    # Weights 1/6 for t, 1/3 for each of the other two.
    assert own_totals(decision_matrix(made)) == pytest.approx(np.array([[(1 / 6) / (5 / 6)]]))


@given(evaluations(min_vendors=1, measures=False, blanks=False, min_evaluators=1))
def test_when_all_is_rated_own_totals_are_those_of_the_members_views(
    evaluation: Evaluation,
) -> None:
    matrix = decision_matrix(evaluation)
    members = [person.id for person in evaluation.evaluators if person.judges]
    totals = own_totals(matrix)
    for name, row in zip(members, totals, strict=True):
        view = rank(evaluation, view=View(evaluator=name))
        if view.vendors == matrix.vendors:
            assert row == pytest.approx(view.value, abs=1e-12)
