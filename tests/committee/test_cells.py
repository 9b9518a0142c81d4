"""The spread of the ratings in each cell: range, average deviation, how many rated."""

from __future__ import annotations

import numpy as np
import pytest
from building import NOT_OBSERVED, leaf, rated, tree
from hypothesis import given
from strategies import evaluations

from evaluation import Evaluation
from evaluation.committee.cells import cells
from evaluation.matrix import decision_matrix
from evaluation.model import Scale


def three_raters() -> Evaluation:
    made = rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4)}, evaluators=("ann", "bob", "cat"))
    for evaluator, rating in (("ann", 5), ("bob", 1), ("cat", 4)):
        made = made.with_rating(
            rating, evaluator=evaluator, vendor="hibou", criterion="t", evidence="E2"
        )
    return made


def test_a_cell_says_how_far_apart_its_ratings_are() -> None:
    found = cells(decision_matrix(three_raters()))
    assert found.raters[0].tolist() == [3, 3, 3]
    assert (found.low[0, 0], found.median[0, 0], found.high[0, 0]) == (1, 4, 5)
    assert found.range[0].tolist() == [4, 0, 0]
    # Distances 1, 3 and 0 from the median 4.
    assert found.deviation[0] == pytest.approx([4 / 3, 0, 0])


def test_a_single_rating_has_no_spread_and_no_rating_no_median() -> None:
    made = three_raters()
    for evaluator in ("ann", "bob", "cat"):
        made = made.with_rating(NOT_OBSERVED, evaluator=evaluator, vendor="loutre", criterion="h")
    for evaluator in ("bob", "cat"):
        made = made.with_rating(NOT_OBSERVED, evaluator=evaluator, vendor="loutre", criterion="p")
    found = cells(decision_matrix(made))
    assert found.raters[1].tolist() == [3, 0, 1]
    assert np.isnan(found.range[1]).tolist() == [False, True, True]
    assert np.isnan(found.deviation[1]).tolist() == [False, True, True]
    assert np.isnan(found.median[1]).tolist() == [False, True, False]
    assert found.median[1, 2] == 4


def test_other_scales_are_brought_to_points_from_worst_to_best() -> None:
    percent = leaf("t", "technology", scale=Scale(0, 100, low=0, high=100))
    falling = leaf("h", "people", scale=Scale(10, 0, low=0, high=10))
    criteria = tree({"technology": [percent], "people": [falling]})
    made = rated({"hibou": (40, 8, 2)}, criteria=criteria, evaluators=("ann", "bob"))
    made = made.with_rating(100, evaluator="bob", vendor="hibou", criterion="t", evidence="E2")
    made = made.with_rating(2, evaluator="bob", vendor="hibou", criterion="h", evidence="E2")
    found = cells(decision_matrix(made))
    assert found.points[:, 0].tolist() == [[2, 1, 2], [5, 4, 2]]
    assert found.range[0].tolist() == [3, 3, 0]


def test_measured_criteria_recused_people_and_vendors_out_of_the_running_have_no_cell() -> None:
    measured = leaf("m", "people", scale=Scale(0, 10), measured=True)
    criteria = tree({"people": [measured, leaf("h", "people")]}, must_haves=("safe",))
    ratings = {"hibou": (4, 0, 3, 2), "loutre": (2, 0, 5, 4)}
    made = rated(ratings, criteria=criteria, evaluators=("ann", "bob"))
    made = made.with_evaluator("cat", conflict="recused")
    made = made.with_must_have("fail", vendor="loutre", criterion="safe")
    found = cells(decision_matrix(made))
    assert found.vendors == ("hibou",)
    assert found.criteria == ("t", "h", "p")
    assert found.members == ("ann", "bob")
    assert found.points.shape == (2, 1, 3)


def test_the_latest_rating_of_each_member_counts() -> None:
    later = three_raters().with_rating(
        4, evaluator="bob", vendor="hibou", criterion="t", evidence="E2", round=2
    )
    assert cells(decision_matrix(later)).range[0, 0] == 1
    assert cells(decision_matrix(later.at_round(1))).range[0, 0] == 4


@given(evaluations(min_vendors=1))
def test_a_cell_is_what_its_ratings_say_one_by_one(evaluation: Evaluation) -> None:
    found = cells(decision_matrix(evaluation))
    for v in range(len(found.vendors)):
        for c in range(len(found.criteria)):
            given_here = found.points[:, v, c]
            given_here = given_here[~np.isnan(given_here)]
            assert found.raters[v, c] == given_here.size
            if not given_here.size:
                assert np.isnan(found.median[v, c])
                continue
            middle = np.median(given_here)
            assert found.median[v, c] == pytest.approx(middle, abs=1e-12)
            assert (found.low[v, c], found.high[v, c]) == (given_here.min(), given_here.max())
            if given_here.size > 1:
                assert found.range[v, c] == pytest.approx(np.ptp(given_here), abs=1e-9)
                away = np.abs(given_here - middle).mean()
                assert found.deviation[v, c] == pytest.approx(away, abs=1e-12)
