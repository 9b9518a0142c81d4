"""One member's judgement of one level, in the form that the member prefers."""

from __future__ import annotations

import numpy as np
import pytest
from building import leaf, tree

from evaluation import Evaluation
from evaluation.errors import EvaluationError, UnknownNameError
from evaluation.language.text import Text
from evaluation.weighting import (
    BestWorst,
    Judgement,
    Pairwise,
    Points,
    RankOrder,
    Swing,
    elicit,
    local_shares,
)
from evaluation.weighting.ranks import Rule

# Three criteria right under a pillar: a, b and c.
CRITERIA = tree({"people": [leaf(name, "people") for name in "abc"]})
NAMES = ("a", "b", "c")
WEIGHTS = [0.6, 0.3, 0.1]

JUDGEMENTS: dict[str, Judgement] = {
    "points": Points({"a": 6, "b": 3, "c": 1}),
    "swing": Swing({"b": 50, "a": 100, "c": 100 / 6}),
    "pairwise": Pairwise({("a", "b"): 2, ("c", "b"): 1 / 3, ("a", "c"): 6}),
    "best_worst": BestWorst("a", "c", {"b": 2, "c": 6}, {"a": 6, "b": 3}),
}


@pytest.mark.parametrize(("method", "judgement"), JUDGEMENTS.items())
def test_the_same_judgement_in_any_form_gives_the_same_weights(
    method: str, judgement: Judgement
) -> None:
    found = elicit(CRITERIA, "people", judgement)
    assert (found.level, found.method, found.names) == ("people", method, NAMES)
    assert found.weights == pytest.approx(WEIGHTS)
    assert found.consistency == (0.0 if method in {"pairwise", "best_worst"} else None)
    assert found.ask_again is None


@pytest.mark.parametrize("judgement", [*JUDGEMENTS.values(), RankOrder("bac")])
def test_the_points_give_an_evaluation_these_very_weights(judgement: Judgement) -> None:
    found = elicit(CRITERIA, "people", judgement)
    evaluation = Evaluation(Text("Test", "Essai"), ("en", "fr"), CRITERIA).with_evaluator("ann")
    judged = evaluation.with_points(found.points, evaluator="ann")
    places = [CRITERIA.node_position(name) for name in NAMES]
    assert local_shares(judged.points, CRITERIA.tree)[0, places] == pytest.approx(found.weights)


@pytest.mark.parametrize(
    ("rule", "weights"),
    [
        ("centroid", [5 / 18, 11 / 18, 1 / 9]),
        ("sum", [1 / 3, 1 / 2, 1 / 6]),
        ("reciprocal", [3 / 11, 6 / 11, 2 / 11]),
    ],
)
def test_an_order_of_importance_is_enough(rule: Rule, weights: list[float]) -> None:
    found = elicit(CRITERIA, "people", RankOrder(["b", "a", "c"], rule))
    assert found.method == "rank_order"
    assert found.weights == pytest.approx(weights)
    assert sum(found.points.values()) == pytest.approx(100)


def test_equally_important_criteria_share_the_mean_of_their_places() -> None:
    found = elicit(CRITERIA, "people", RankOrder([("a", "c"), "b"], "sum"))
    assert found.weights == pytest.approx([5 / 12, 1 / 6, 5 / 12])
    found = elicit(CRITERIA, "people", RankOrder([NAMES]))
    assert found.weights == pytest.approx([1 / 3] * 3)


def test_the_three_pillars_are_a_level_too() -> None:
    points = {"technology": 50, "people": 30, "procedures": 20}
    found = elicit(CRITERIA, None, Points(points))
    assert found.level is None
    assert dict(found.points) == points
    assert found.weights == pytest.approx([0.5, 0.3, 0.2])


def test_a_level_with_one_criterion_leaves_no_choice() -> None:
    for judgement in (RankOrder("t"), Pairwise({}), BestWorst("t", "t", {}, {})):
        assert elicit(CRITERIA, "technology", judgement).weights.tolist() == [1.0]


def test_pairwise_comparisons_say_what_to_ask_again() -> None:
    found = elicit(CRITERIA, "people", Pairwise({("b", "a"): 1 / 2, ("b", "c"): 3, ("a", "c"): 1}))
    assert found.consistency is not None
    assert found.consistency > 0
    assert found.ask_again is not None
    assert (found.ask_again.criteria, found.ask_again.given) == (NAMES, (2.0, 3.0, 1.0))
    assert found.ask_again.consistent == pytest.approx((1 / 3, 1 / 2, 6.0))


def test_without_a_triad_the_comparison_farthest_from_the_weights_is_asked_again() -> None:
    square = tree({"people": [leaf(name, "people") for name in "abcd"]})
    ratios: dict[tuple[str, str], float] = {("a", "b"): 2, ("b", "c"): 2, ("c", "d"): 2}
    found = elicit(square, "people", Pairwise({**ratios, ("a", "d"): 1}))
    assert found.ask_again is not None
    a, d = found.ask_again.criteria
    i, j = found.names.index(a), found.names.index(d)
    assert found.ask_again.consistent == pytest.approx((found.weights[i] / found.weights[j],))


def test_best_worst_comparisons_say_what_to_ask_again() -> None:
    found = elicit(CRITERIA, "people", BestWorst("b", "c", {"a": 4, "c": 6}, {"b": 6, "a": 3}))
    assert found.consistency is not None
    assert found.consistency > 0
    assert found.ask_again is not None
    assert found.ask_again.criteria == ("b", "a", "c")
    assert found.ask_again.consistent == pytest.approx((2.0, 1.5, 12.0))


def test_the_table_has_one_row_per_criterion() -> None:
    table = elicit(CRITERIA, "people", JUDGEMENTS["points"]).table
    assert list(table.columns) == ["criterion", "weight", "points"]
    assert table["criterion"].tolist() == list(NAMES)
    assert table["points"].tolist() == [6, 3, 1]


@pytest.mark.parametrize(
    ("judgement", "message"),
    [
        (Points({"a": 1, "b": 2}), "nothing is said of 'c'; judge every criterion of the level"),
        (Points({"a": 1, "b": 2, "c": 3, "x": 4}), "unknown criterion 'x'.* Choose among: a, b, c"),
        (Points({"a": 1, "b": float("nan"), "c": 2}), "b: nan points"),
        (Swing({"a": 0, "b": 0, "c": 0}), "points are all zero"),
        (RankOrder(["a", "b"]), "nothing is said of 'c'"),
        (RankOrder(["a", ("b", "a"), "c"]), "'a' is there more than once"),
        (RankOrder(["a", "b", "t"]), "unknown criterion 't'"),
        (RankOrder(["a", "b", "c"], "best"), "unknown method 'best'.* centroid, sum"),  # type: ignore[arg-type]
        (Pairwise({("a", "b"): 2}), r"groups that nothing links: a, b \| c"),
        (Pairwise({("a", "x"): 2}), "unknown criterion 'x'"),
        (
            Pairwise({("a", "b"): 2, ("b", "a"): 2, ("a", "c"): 1}),
            "a is 2 times as important as b, and",
        ),
        (Pairwise({("a", "b"): 2, ("b", "c"): 0}), "comparison of b with c is 0"),
        (BestWorst("x", "c", {}, {}), "unknown criterion 'x'"),
        (BestWorst("a", "c", {"c": 6}, {"a": 6, "b": 3}), "nothing is said of 'b'"),
        (BestWorst("a", "c", {"b": 2, "c": 6}, {"a": 5, "b": 3}), "a is 6 times as important as c"),
        (BestWorst("a", "a", {"b": 2, "c": 6}, {"c": 6, "b": 3}), "both the best and the worst"),
        (BestWorst("a", "c", {"b": 0.5, "c": 6}, {"a": 6, "b": 3}), "comparison for b is 0.5"),
    ],
)
def test_a_judgement_that_does_not_fit_the_level_is_refused(
    judgement: Judgement, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        elicit(CRITERIA, "people", judgement)


def test_a_level_is_a_pillar_or_a_group() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown criterion 'a'.* technology, people"):
        elicit(CRITERIA, "a", Points({}))


def test_weights_cannot_be_written_into() -> None:
    found = elicit(CRITERIA, "people", JUDGEMENTS["points"])
    with pytest.raises(ValueError, match="read-only"):
        found.weights[0] = 1.0
    with pytest.raises(TypeError, match="does not support item assignment"):
        found.points["a"] = 1.0  # type: ignore[index]
    assert np.isfinite(found.weights).all()
