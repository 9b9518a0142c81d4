"""Rank acceptabilities of an evaluation, by what is known of weights and scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np
import pytest
from building import leaf, rated, tree
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.errors import EvaluationError, NumbersError, UnknownNameError
from evaluation.methods import Method, scorer
from evaluation.order import competition_ranks
from evaluation.sensitivity import acceptability, smaa
from evaluation.sensitivity.chances import Family, Scores
from evaluation.sensitivity.gamma import GammaDraws

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy

    from evaluation import Evaluation


def test_any_weights_start_from_equal_shares_level_by_level(
    evaluation_of: Callable[..., Evaluation],
) -> None:
    shape = {
        "technology": (9.0, {"a": (1.0, None), "b": (5.0, None)}),
        "people": (1.0, {"c": (1.0, None)}),
        "procedures": (1.0, {"d": (1.0, None)}),
    }
    rows = [[0.9, 0.1, 0.4, 0.6], [0.2, 0.8, 0.7, 0.3]]
    found = acceptability(evaluation_of(shape, rows), samples=5000, seed=9)
    plain = smaa(rows, base=[1 / 6, 1 / 6, 1 / 3, 1 / 3], samples=5000, seed=9)
    assert found.acceptability.tolist() == plain.acceptability.tolist()
    assert (found.weights, found.concentration) == ("any", 1.0)


def test_weights_about_the_agreed_ones_stay_near_them(three: Evaluation) -> None:
    found = acceptability(three, weights="about", samples=5000)
    plain = smaa(found.matrix.values, base=found.matrix.weights, concentration=8, samples=5000)
    assert found.acceptability.tolist() == plain.acceptability.tolist()
    closer = acceptability(three, weights="about", concentration=200, samples=5000)
    assert closer.acceptability[0, 0] > found.acceptability[0, 0]
    assert closer.concentration == 200


def test_a_vendor_alone_is_always_first(three: Evaluation) -> None:
    alone = three.without_vendor("v1").without_vendor("v2")
    found = acceptability(alone, samples=100)
    assert found.acceptability.tolist() == [[1.0]]


@settings(max_examples=30)
@given(data=st.data())
def test_any_evaluation_has_shares_that_add_up(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    evaluation = data.draw(evaluations)
    for weights in get_args(Family):
        for scores in get_args(Scores):
            found = acceptability(evaluation, samples=200, weights=weights, scores=scores)
            np.testing.assert_allclose(found.acceptability.sum(axis=1), 1)
            first = found.acceptability[:, 0] > 0
            np.testing.assert_allclose(found.central_weights[first].sum(axis=1), 1, rtol=1e-5)


def test_the_table_has_one_column_per_rank(three: Evaluation) -> None:
    table = acceptability(three, samples=1000).table
    assert list(table.columns) == ["vendor", "rank_1", "rank_2", "rank_3", "expected_rank"]
    assert table.vendor.tolist() == ["v0", "v1", "v2"]


def test_the_weights_drawn_are_any_or_about_the_agreed_ones(three: Evaluation) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown kind 'uniform'.*any, about, order"):
        acceptability(three, weights="uniform")  # type: ignore[arg-type]  # wrong on purpose


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        acceptability(nobody)


def test_weights_in_their_order_keep_it_at_each_level(three: Evaluation) -> None:
    found = acceptability(three, weights="order", samples=5000)
    often = found.acceptability[:, 0] > 0
    fit, speed, ease, way_out = found.central_weights[often].T
    assert (fit >= speed).all()
    assert (fit + speed >= ease).all()
    assert (ease >= way_out).all()
    # The third vendor leads on the least important pillar only: never enough, in this order.
    assert found.acceptability[2, 0] < acceptability(three, samples=5000).acceptability[2, 0]


def test_weights_within_intervals_stay_there(three: Evaluation) -> None:
    bounds = {"technology": (0.7, 0.8), "fit": (0.5, 0.6)}
    found = acceptability(three, weights="intervals", intervals=bounds, samples=5000)
    fit, speed, _, _ = found.central_weights[0]
    assert 0.7 <= fit + speed <= 0.8
    assert 0.5 <= fit / (fit + speed) <= 0.6
    assert found.acceptability[0, 0] == 1
    assert found.method == "random"


@pytest.mark.parametrize(
    ("bounds", "error", "message"),
    [
        ({"fit": (0.8, 0.2)}, NumbersError, "the interval of 'fit' is 0.8 to 0.2"),
        ({"fit": (-0.1, 0.2)}, NumbersError, "give two shares from 0 to 1"),
        ({"fit": (0.9, 1), "speed": (0.9, 1)}, NumbersError, "must add to 1 at most"),
        ({"price": (0.1, 0.2)}, UnknownNameError, "unknown criterion 'price'"),
    ],
)
def test_impossible_intervals_are_refused(
    three: Evaluation,
    bounds: dict[str, tuple[float, float]],
    error: type[EvaluationError],
    message: str,
) -> None:
    with pytest.raises(error, match=message):
        acceptability(three, weights="intervals", intervals=bounds, samples=100)


def test_members_are_heard_in_proportion_to_their_voice() -> None:
    made = rated({"v": [5, 1, 3], "w": [1, 5, 3]}, evaluators=("ann", "bob"))
    for person, points in (("ann", (90, 5, 5)), ("bob", (5, 90, 5))):
        pillars = ("technology", "people", "procedures")
        made = made.with_points(dict(zip(pillars, points, strict=True)), evaluator=person)
    found = acceptability(made, weights="members", concentration=200, samples=8000)
    # Each one prefers the vendor that is good at what they find important; their mean is torn.
    assert found.acceptability[0, 0] == pytest.approx(0.5, abs=0.03)
    assert found.central_weights[0, 0] > 0.85
    assert found.central_weights[1, 1] > 0.85
    about = acceptability(made, weights="about", concentration=200, samples=8000)
    assert about.central_weights[0, 0] < 0.6


def test_members_without_points_have_the_weights_of_the_view(three: Evaluation) -> None:
    alone = acceptability(three, weights="members", samples=4096)
    about = acceptability(three, weights="about", samples=4096)
    np.testing.assert_array_equal(alone.acceptability, about.acceptability)
    assert alone.concentration == 8


def test_uncertain_scores_make_a_narrow_lead_uncertain() -> None:
    lead = rated({"v": [3.2, 3.2, 3.2], "w": [3, 3, 3]})
    sure = acceptability(lead, weights="about", samples=5000)
    unsure = acceptability(lead, weights="about", scores="uncertain", samples=5000)
    assert sure.acceptability[0, 0] == 1
    assert 0.55 < unsure.acceptability[0, 0] < 0.95
    assert (sure.scores, unsure.scores) == ("fixed", "uncertain")
    exact = acceptability(lead, scores="uncertain", margins=(0, 0, 0, 0, 0), samples=5000)
    assert exact.acceptability[0, 0] == 1


def test_a_blank_makes_a_sure_loser_a_possible_winner() -> None:
    leaves = {"technology": [leaf("a", "technology", 9), leaf("b", "technology")]}
    made = rated({"v": [4, 4, 4, 4], "w": [None, 1, 4, 4]}, criteria=tree(leaves))
    sure = acceptability(made, samples=5000)
    unsure = acceptability(made, scores="uncertain", samples=5000)
    assert sure.acceptability[1, 0] < unsure.acceptability[1, 0] < 0.5


@pytest.mark.parametrize(
    "margins", [(1, 1), (1, 1, 1, 1, -1), (1, 1, 1, 1, float("nan")), "wide", None]
)
def test_there_is_one_margin_per_level_of_evidence(three: Evaluation, margins: object) -> None:
    with pytest.raises(NumbersError, match="give five numbers of points, zero or more"):
        acceptability(three, scores="uncertain", margins=margins)  # type: ignore[arg-type]


def test_scores_are_fixed_or_uncertain(three: Evaluation) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown kind 'maybe'.*fixed, uncertain"):
        acceptability(three, scores="maybe")  # type: ignore[arg-type]  # wrong on purpose


def test_the_number_of_threads_changes_nothing(three: Evaluation) -> None:
    one, two = (
        acceptability(three, scores="uncertain", weights="order", samples=9000, threads=threads)
        for threads in (1, 2)
    )
    np.testing.assert_array_equal(one.acceptability, two.acceptability)


def test_in_a_terminal_the_answer_shows_its_table(three: Evaluation) -> None:
    assert "expected_rank" in repr(acceptability(three, samples=100))


def test_second_opinions_are_asked_with_the_same_weights(three: Evaluation) -> None:
    found = {by: acceptability(three, by=by, samples=3000) for by in get_args(Method)}
    values, base = found["additive"].matrix.values, np.array([1 / 6, 1 / 6, 1 / 3, 1 / 3])
    draws = GammaDraws(base, 3000, 7)
    read = draws.open()
    drawn = np.concatenate([p.astype(float) for block in draws.blocks for p in read(block)], axis=1)
    weights = drawn * base[:, None] / (base @ drawn)
    for by, result in found.items():
        ranks = competition_ranks(scorer(by, values)(weights).T)
        shares = np.stack([(ranks == rank).mean(axis=0) for rank in (1, 2, 3)], axis=1)
        np.testing.assert_allclose(result.acceptability, shares, atol=1e-12)
        assert result.by == by


def test_second_opinions_have_fixed_scores(three: Evaluation) -> None:
    with pytest.raises(NumbersError, match="are for the additive ranking, not for 'topsis'"):
        acceptability(three, by="topsis", scores="uncertain", samples=100)
    with pytest.raises(UnknownNameError, match="unknown method 'electre'"):
        acceptability(three, by="electre", samples=100)  # type: ignore[arg-type]
