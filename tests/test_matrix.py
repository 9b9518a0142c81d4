"""The decision matrix: what one view sees, with its weights and its fill."""

from __future__ import annotations

import numpy as np
import pytest
from building import NOT_OBSERVED, leaf, rated, tree

from evaluation import View
from evaluation.errors import NumbersError, UnknownNameError
from evaluation.matrix import decision_matrix, latest_ratings, local_weights
from evaluation.model import Scale


def test_values_hold_the_fill_where_nothing_is_known() -> None:
    matrix = decision_matrix(rated({"hibou": (5, 2, None)}))
    assert matrix.values[0] == pytest.approx([1.0, 0.4, 0.7])
    assert matrix.known.tolist() == [[True, True, False]]
    assert np.isnan(matrix.raw[0, 2])
    assert matrix.totals == pytest.approx([0.7])


def test_a_measure_is_the_same_fact_in_every_view() -> None:
    criteria = tree({"technology": [leaf("t", "technology", measured=True, scale=Scale(99, 100))]})
    base = rated({"hibou": (None, 3, 3)}, criteria=criteria, evaluators=("ann", "bob"))
    base = base.with_measure(99.5, vendor="hibou", criterion="t", evidence="E4")
    for view in (View(), View(evaluator="ann")):
        assert decision_matrix(base, view=view).values[0, 0] == pytest.approx(0.5)


def test_a_vendor_known_only_where_nothing_weighs_is_not_in_the_running() -> None:
    base = rated({"hibou": (5, None, None), "loutre": (1, 1, 1)})
    base = base.with_points({"technology": 0, "people": 1, "procedures": 1}, evaluator="ann")
    assert decision_matrix(base).vendors == ("loutre",)


def test_the_library_weights_stand_where_nobody_gave_points() -> None:
    base = rated({"hibou": (5, 0, 0)}, criteria=tree(weights={"technology": 2}))
    assert local_weights(base) == pytest.approx([0.5, 1, 0.25, 1, 0.25, 1])
    base = base.with_evaluator("bob").with_points(
        {"technology": 1, "people": 1, "procedures": 8}, evaluator="bob"
    )
    assert local_weights(base, view=View(evaluator="ann"))[[0, 2, 4]] == pytest.approx(
        [0.1, 0.1, 0.8]
    )


def test_the_last_answer_of_each_person_counts() -> None:
    base = rated({"hibou": (5, 4, 3)})
    base = base.with_rating(1, evaluator="ann", vendor="hibou", criterion="t", round=2)
    base = base.with_rating(NOT_OBSERVED, evaluator="ann", vendor="hibou", criterion="h", round=2)
    latest = latest_ratings(base)[0, 0]
    assert latest[[0, 2]].tolist() == [1, 3]
    assert np.isnan(latest[1])


def test_a_view_of_nobody_is_refused() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown side 'it'.*business"):
        decision_matrix(rated({"hibou": (5, 4, 3)}), view=View(side="it"))


def test_questions_that_need_a_vendor_say_when_there_is_none() -> None:
    with pytest.raises(NumbersError, match="no vendor is in the running") as caught:
        decision_matrix(rated({})).require_vendors()
    assert "aucun fournisseur n’est en lice" in caught.value.message.fr
