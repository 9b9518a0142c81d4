"""The evaluation under weights that were sealed and have changed since."""

from __future__ import annotations

import numpy as np
from building import rated, tree

from evaluation import rank
from evaluation.matrix import local_weights
from evaluation.record.former import former_of, under_weights

PILLARS = {"technology": 0.5, "people": 0.25, "procedures": 0.25}


def test_the_weights_are_those_that_were_sealed() -> None:
    made = rated({"a": (5, 0, 0), "b": (0, 5, 5)}, evaluators=("ann", "bob"))
    then = under_weights(made, PILLARS)
    assert then is not None
    assert rank(made).value.tolist() == [1 / 3, 2 / 3]
    assert rank(then).value.tolist() == [0.5, 0.5]
    assert [one.first for one in former_of({5: then})] == [("a", "b")]


def test_weights_that_have_not_changed_are_nothing_to_tell() -> None:
    made = rated({"a": (5, 0, 0)})
    names = [node.id for node in made.criteria.nodes]
    today = dict(zip(names, local_weights(made).tolist(), strict=True))
    assert under_weights(made, today) is None
    assert under_weights(made, {}) is None


def test_a_criterion_that_is_gone_is_left_out_and_a_new_one_keeps_its_weight() -> None:
    made = rated({"a": (5, 0, 0)}, criteria=tree(weights={"people": 2}))
    then = under_weights(made, {"technology": 1, "people": 1, "gone": 1})
    assert then is not None
    # The library gives the third pillar a quarter; the three are then divided by 2.25.
    expected = np.array([1, 1, 1, 1, 0.25, 1]) / np.array([2.25, 1, 2.25, 1, 2.25, 1])
    assert np.allclose(local_weights(then), expected)


def test_weights_of_which_nothing_is_left_rank_nobody() -> None:
    made = rated({"a": (5, 0, 0)})
    assert under_weights(made, {"technology": 0, "people": 0, "procedures": 0}) is None


def test_those_who_do_not_judge_get_no_weights() -> None:
    made = rated({"a": (5, 0, 0)}, evaluators=("ann",)).with_evaluator("bob", conflict="recused")
    then = under_weights(made, PILLARS)
    assert then is not None
    assert np.isnan(then.points[1]).all()
