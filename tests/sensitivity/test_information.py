"""What is worth finding out, of everything at once and of an evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import View
from evaluation.errors import EvaluationError
from evaluation.sensitivity.information import information, perfect_information
from evaluation.sensitivity.knowing_scores import score_information
from evaluation.sensitivity.knowing_weights import weight_information

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject, SearchStrategy
    from numpy.typing import ArrayLike

    from evaluation import Evaluation

NAN, INF = float("nan"), float("inf")
OUTCOMES = st.lists(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3), min_size=1, max_size=5)


@given(outcomes=OUTCOMES, likely=st.lists(st.floats(0.01, 5), min_size=3, max_size=3))
def test_it_is_the_mean_of_the_best_less_the_best_mean(
    outcomes: list[list[float]], likely: list[float]
) -> None:
    found = perfect_information(outcomes, likely)
    p = np.array(likely) / sum(likely)
    table = np.array(outcomes)
    assert found.expected == pytest.approx(table @ p, rel=1e-9, abs=1e-6)
    assert found.with_information == pytest.approx(table.max(axis=0) @ p, rel=1e-9, abs=1e-6)
    assert found.gain >= 0
    # Ties are judged to 9 decimals of the largest outcome.
    assert found.expected[found.best] >= (table @ p).max() - 2e-9 * max(np.abs(table).max(), 1)
    assert found.gain == pytest.approx(
        found.with_information - found.expected[found.best], abs=1e-6
    )


@given(outcomes=OUTCOMES)
def test_without_probabilities_all_states_are_as_likely(outcomes: list[list[float]]) -> None:
    found, equal = perfect_information(outcomes), perfect_information(outcomes, [7, 7, 7])
    assert found.expected.tolist() == equal.expected.tolist()
    assert found.gain == equal.gain


def test_a_vendor_that_is_best_in_every_state_needs_no_information() -> None:
    found = perfect_information([[5, 4, 3], [5, 1, 0]])
    assert (found.best, found.gain) == (0, 0)


def test_one_weight_known_is_worth_no_more_than_all_of_them() -> None:
    rng = np.random.default_rng(2)
    values, weights, samples = rng.random((4, 5)), np.array([0.3, 0.1, 0.2, 0.25, 0.15]), 100_000
    drawn = rng.dirichlet(8 * 5 * weights, samples)
    all_known = perfect_information(values @ drawn.T)
    assert all_known.gain > weight_information(values, weights, 8).gain.max() > 0


@pytest.mark.parametrize(
    ("outcomes", "probabilities", "message"),
    [
        ([[1, NAN]], None, r"row 0, column 1 of the values is nan"),
        ([], None, r"at least one of each"),
        ([[1, 2]], [1, 1, 1], r"one probability per state, 2 in all; their shape is \(3,\)"),
        ([[1, 2]], 0.5, r"one probability per state, 2 in all; their shape is \(\)"),
        ([[1, 2]], [[1, 2], [1]], r"the weights must be numbers in rows of equal length"),
        ([[1, 2]], [1.5, -0.5], r"weight 1 is -0.5"),
        ([[1, 2]], [0, 0], r"the weights are all zero"),
    ],
)
def test_what_cannot_be_computed_with_is_refused_by_name(
    outcomes: ArrayLike, probabilities: ArrayLike, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        perfect_information(outcomes, probabilities)


def test_a_node_is_worth_as_much_as_in_a_list_of_its_level(three: Evaluation) -> None:
    # The leaves' parameters add up to those of the pillars: 8 for each of 4 leaves, on 3 pillars.
    found = information(three)
    pillars = [[0.75, 0.5, 0.5], [0.5, 0.9, 0.4], [0.1, 0.2, 0.9]]
    alone = weight_information(pillars, [5, 3, 2], 8 * 4 / 3)
    nodes = [0, 3, 5]
    np.testing.assert_allclose(found.weights.gain[nodes], alone.gain, atol=1e-14)
    np.testing.assert_allclose(found.weights.probability[nodes], alone.probability, atol=1e-12)
    assert found.weights.gain[[4, 6]].tolist() == [0, 0]  # only children
    assert found.winner_id == "v0"


def test_the_scores_of_an_evaluation_have_the_ranges_of_their_evidence(three: Evaluation) -> None:
    found = information(three)
    values = three.measures.value
    np.testing.assert_allclose(found.low, np.maximum(values - 0.3, 0), atol=1e-12)
    np.testing.assert_allclose(found.high, np.minimum(values + 0.3, 1), atol=1e-12)
    alone = score_information(values, [0.375, 0.125, 0.3, 0.2], 0.3)
    np.testing.assert_allclose(found.cells.gain, alone.gain, atol=1e-12)
    np.testing.assert_allclose(found.cells.probability, alone.probability, atol=1e-12)


@given(data=st.data())
def test_any_evaluation_has_gains_and_probabilities(
    evaluations: SearchStrategy[Evaluation], data: DataObject
) -> None:
    found = information(data.draw(evaluations))
    for known in (found.weights, found.cells):
        assert (known.gain >= 0).all()
        assert (known.gain <= 1).all()
        assert ((known.probability >= 0) & (known.probability <= 1)).all()
    assert found.weights.gain.shape == (len(found.matrix.tree),)
    assert found.cells.gain.shape == found.matrix.values.shape


def test_a_concentration_can_be_chosen(three: Evaluation) -> None:
    loose, usual, tight = (information(three, concentration=k) for k in (2, None, 100))
    assert (loose.concentration, usual.concentration) == (2, 8)
    assert loose.weights.gain[0] > usual.weights.gain[0] > tight.weights.gain[0]
    with pytest.raises(EvaluationError, match=r"the concentration is 0"):
        information(three, concentration=0)


def test_the_table_begins_with_what_is_most_worth_knowing(three: Evaluation) -> None:
    found = information(three)
    table = found.table
    assert len(table) == 7 + 3 * 4
    assert table["gain"].is_monotonic_decreasing
    scores = table[table["what"] == "score"].set_index(["vendor", "criterion"])
    assert scores.loc[("v1", "ease"), "gain"] == found.cells.gain[1, 2]
    weights = table[table["what"] == "weight"].set_index("criterion")
    assert weights.loc["technology", "probability"] == found.weights.probability[0]
    assert weights["vendor"].isna().all()


def test_a_view_has_its_own_answers(three: Evaluation) -> None:
    assert information(three, view=View(evaluator="ann")).matrix.view.name == "ann"


def test_a_vendor_alone_has_nothing_to_learn(evaluation_of: Callable[..., Evaluation]) -> None:
    shape = {
        name: (1.0, {f"{name}.1": (1.0, None)}) for name in ("technology", "people", "procedures")
    }
    found = information(evaluation_of(shape, [[0.2, None, 0.7]]))
    assert not found.weights.gain.any()
    assert not found.cells.gain.any()


def test_the_question_needs_a_vendor(nobody: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        information(nobody)
