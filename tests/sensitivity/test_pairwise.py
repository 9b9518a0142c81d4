"""Exact pairwise probabilities, against closed forms and against weights drawn here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import View
from evaluation.errors import EvaluationError, NumbersError, UnknownNameError
from evaluation.order import competition_ranks
from evaluation.sensitivity import smaa
from evaluation.sensitivity.pairwise import pairwise, pairwise_probability

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from evaluation import Evaluation

NAN, INF = float("nan"), float("inf")
VALUES = st.one_of(st.integers(0, 4).map(lambda k: k / 4), st.floats(0, 1))
CONCENTRATIONS = st.sampled_from([0.05, 0.5, 1.0, 3.7, 8.0, 60.0])


@st.composite
def tables(draw: st.DrawFn, *, least: int = 1) -> NDArray[np.float64]:
    criteria = draw(st.integers(least, 8))
    row = st.lists(VALUES, min_size=criteria, max_size=criteria)
    return np.array(draw(st.lists(row, min_size=1, max_size=6)))


@given(gain=st.floats(0.001, 1), loss=st.floats(0.001, 1))
def test_on_two_criteria_it_is_the_length_of_the_favourable_interval(
    gain: float, loss: float
) -> None:
    # Ahead when t gain > (1 - t) loss, t uniform on 0..1: from loss / (gain + loss) upwards.
    found = pairwise_probability([[gain, 0.0], [0.0, loss]])
    assert found.probability[0, 1] == pytest.approx(gain / (gain + loss), abs=1e-12)


def test_on_three_criteria_it_is_an_area_of_the_triangle() -> None:
    # Ahead of nothing but the first criterion, worth 1 against 1/2 on both of the others: w1 > 1/3,
    # which is what is left of a triangle when its other two thirds go, (2/3)².
    found = pairwise_probability([[1.0, 0.0, 0.0], [0.0, 0.5, 0.5]])
    assert found.probability[0, 1] == pytest.approx(4 / 9, abs=1e-12)


def test_the_base_moves_the_weights() -> None:
    # b1 G1 > b2 G2 with exponential G: probability b1 / (b1 + b2).
    found = pairwise_probability([[1.0, 0.0], [0.0, 1.0]], [3, 1])
    assert found.probability[0, 1] == pytest.approx(0.75, abs=1e-12)


def test_the_concentration_keeps_weights_near_their_base() -> None:
    # With equal bases and k = 2 the first weight is Beta(2, 2): P(w > x) = 1 - 3 x² + 2 x³.
    q = 0.5
    x = q / (1 + q)
    found = pairwise_probability([[1.0, 0.0], [0.0, q]], concentration=2)
    assert found.probability[0, 1] == pytest.approx(1 - 3 * x**2 + 2 * x**3, abs=1e-12)


@pytest.mark.parametrize("concentration", [0.3, 1.0, 8.0])
def test_weights_drawn_at_random_agree_within_three_standard_errors(concentration: float) -> None:
    samples = 200_000
    rng = np.random.default_rng(11)
    values, base = rng.random((5, 12)), rng.random(12)
    found = pairwise_probability(values, base, concentration)
    totals = (base * rng.standard_gamma(concentration, (samples, 12))) @ values.T
    drawn = np.array([(totals[:, [k]] > totals).mean(axis=0) for k in range(5)])
    spread = np.sqrt(found.probability * (1 - found.probability) / samples)
    assert (np.abs(drawn - found.probability) <= 3 * spread + 1e-12).all()
    ranks = competition_ranks(totals)
    off = np.abs(ranks.mean(axis=0) - found.expected_rank)
    assert (off <= 3 * ranks.std(axis=0) / np.sqrt(samples)).all()


def test_the_simulation_is_certified_by_it() -> None:
    rng = np.random.default_rng(3)
    values, samples = rng.random((6, 25)), 40_000
    exact, drawn = pairwise_probability(values), smaa(values, samples=samples, seed=7)
    upper = np.triu_indices(6, 1)
    p = exact.probability[upper]
    scores = (drawn.pairwise[upper] - p) / np.sqrt(p * (1 - p) / samples)
    assert np.abs(scores).max() < 4
    assert np.sqrt((scores**2).mean()) < 1.7


@given(values=tables(), concentration=CONCENTRATIONS, data=st.data())
def test_the_figures_of_any_table_hang_together(
    values: NDArray[np.float64], concentration: float, data: st.DataObject
) -> None:
    vendors, criteria = values.shape
    weight = st.one_of(st.just(0.0), st.floats(0.01, 5))
    base = data.draw(
        st.lists(weight, min_size=criteria, max_size=criteria).filter(any), label="base"
    )
    found = pairwise_probability(values, base, concentration)
    assert found.error < 1e-9
    counted = np.round(values[:, np.array(base) > 0], 9)
    for i in range(vendors):
        for k in range(vendors):
            ahead, behind = (counted[i] > counted[k]).any(), (counted[i] < counted[k]).any()
            p = found.probability[i, k]
            if not ahead:
                assert p == 0
            elif not behind:
                assert p == 1
            else:
                assert 0 <= p <= 1
                assert p + found.probability[k, i] == pytest.approx(1, abs=1e-12)
    assert found.expected_rank == pytest.approx(1 + found.probability.sum(axis=0))


@given(values=tables(), seed=st.integers(0, 99))
def test_the_order_of_vendors_and_criteria_does_not_matter(
    values: NDArray[np.float64], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(len(values)), rng.permutation(values.shape[1])
    base = rng.random((values.shape[1],)) + 0.1
    found = pairwise_probability(values, base)
    turned = pairwise_probability(values[rows][:, columns], base[columns])
    np.testing.assert_allclose(
        turned.probability, found.probability[np.ix_(rows, rows)], atol=1e-11
    )


@given(values=tables(least=2))
def test_a_criterion_on_which_all_are_equal_changes_nothing(values: NDArray[np.float64]) -> None:
    padded = np.column_stack([values, np.full(len(values), 0.3)])
    np.testing.assert_allclose(
        pairwise_probability(padded).probability,
        pairwise_probability(values).probability,
        atol=1e-11,
    )


def test_vendors_that_nothing_tells_apart_share_their_ranks() -> None:
    found = pairwise_probability([[0.5, 0.2], [0.5, 0.2], [0.1, 0.1]])
    assert found.probability.tolist() == [[0, 0, 1], [0, 0, 1], [0, 0, 0]]
    assert found.expected_rank.tolist() == [1, 1, 3]
    drawn = smaa([[0.5, 0.2], [0.5, 0.2], [0.1, 0.1]], samples=50)
    assert drawn.expected_rank.tolist() == found.expected_rank.tolist()


def test_rounding_errors_win_nothing() -> None:
    found = pairwise_probability([[0.1 + 0.2, 0.7], [0.3, 0.7]])
    assert found.probability.tolist() == [[0, 0], [0, 0]]


def test_a_difference_below_the_ninth_decimal_counts_as_none_whatever_its_weight() -> None:
    values = [[0.7, 0.2, 0.5 + 4e-10], [0.2, 0.7, 0.5]]
    found = pairwise_probability(values, [1, 1, 1e12])
    np.testing.assert_allclose(found.probability, [[0, 0.5], [0.5, 0]], atol=1e-12)


def test_one_criterion_decides_alone() -> None:
    found = pairwise_probability([[0.2], [0.9], [0.2]])
    assert found.probability.tolist() == [[0, 0, 0], [1, 0, 1], [0, 0, 0]]
    assert found.expected_rank.tolist() == [2, 1, 2]
    assert found.error == 0


def test_a_criterion_with_a_base_of_zero_does_not_count() -> None:
    found = pairwise_probability([[1.0, 0.0], [0.0, 1.0]], [1, 0])
    assert found.probability.tolist() == [[0, 1], [0, 0]]


def test_a_base_that_is_next_to_nothing_is_taken_as_none() -> None:
    found = pairwise_probability([[1.0, 0.0], [0.0, 1.0]], [1e-300, 1])
    assert found.probability.tolist() == [[0, 0], [1, 0]]
    small = pairwise_probability([[1.0, 0.0], [0.0, 1.0]], [1e-200, 1])
    assert small.probability.round(12).tolist() == [[0, 0], [1, 0]]


def test_one_vendor_beats_nobody() -> None:
    found = pairwise_probability([[0.2, 0.4]])
    assert (found.probability.tolist(), found.expected_rank.tolist()) == ([[0]], [1])


def test_the_unit_of_the_values_does_not_matter() -> None:
    values = np.random.default_rng(2).random((4, 5))
    unit, percent = pairwise_probability(values), pairwise_probability(100 * values)
    np.testing.assert_allclose(percent.probability, unit.probability, atol=1e-12)


@pytest.mark.parametrize(
    ("values", "base", "concentration", "message"),
    [
        ([[0.1, NAN]], None, 1.0, r"row 0, column 1 of the values is nan"),
        ([[0.1, INF]], None, 1.0, r"row 0, column 1 of the values is inf"),
        ([], None, 1.0, r"at least one of each"),
        ([0.1, 0.2], None, 1.0, r"one row per vendor"),
        ([[0.1, 0.2]], [1, -1], 1.0, r"weight 1 is -1.0"),
        ([[0.1, 0.2]], [NAN, 1], 1.0, r"weight 0 is nan"),
        ([[0.1, 0.2]], [0, 0], 1.0, r"the weights are all zero"),
        ([[0.1, 0.2]], [1, 1, 1], 1.0, r"one weight per criterion, 2 in all"),
        ([[0.1, 0.2]], None, 0.0, r"the concentration is 0.0"),
        ([[0.1, 0.2]], None, NAN, r"the concentration is nan"),
    ],
)
def test_what_cannot_be_computed_with_is_refused_by_name(
    values: ArrayLike, base: ArrayLike | None, concentration: float, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        pairwise_probability(values, base, concentration)


def test_an_evaluation_takes_equal_shares_or_the_agreed_weights(three: Evaluation) -> None:
    values = [[0.8, 0.6, 0.5, 0.5], [0.5, 0.5, 0.9, 0.4], [0.1, 0.1, 0.2, 0.9]]
    equal = pairwise_probability(values, [1, 1, 2, 2])
    agreed = pairwise_probability(values, [0.375, 0.125, 0.3, 0.2], 8)
    np.testing.assert_allclose(pairwise(three).probability, equal.probability, atol=1e-12)
    about = pairwise(three, weights="about")
    np.testing.assert_allclose(about.probability, agreed.probability, atol=1e-12)
    assert (about.weights, about.concentration) == ("about", 8)
    assert pairwise(three, weights="about", concentration=2).concentration == 2


def test_a_view_has_its_own_probabilities(three: Evaluation) -> None:
    assert pairwise(three, view=View(evaluator="ann")).matrix.view.name == "ann"


def test_the_table_reads_from_the_row_to_the_column(three: Evaluation) -> None:
    found = pairwise(three)
    table = found.table.set_index("vendor")
    assert table.loc["v0", "over_v1"] == found.probability[0, 1]
    assert table.loc["v1", "over_v0"] == found.probability[1, 0]
    assert table["expected_rank"].tolist() == found.expected_rank.tolist()


def test_the_arrays_of_a_result_are_read_only() -> None:
    found = pairwise_probability([[1.0, 0.0], [0.0, 1.0]])
    assert not found.probability.flags.writeable
    assert not found.expected_rank.flags.writeable


def test_the_question_needs_a_vendor_and_a_known_family(
    nobody: Evaluation, three: Evaluation
) -> None:
    with pytest.raises(EvaluationError, match="no vendor is in the running"):
        pairwise(nobody)
    wrong: Any = "none"
    with pytest.raises(UnknownNameError, match=r"unknown kind 'none'"):
        pairwise(three, weights=wrong)
    with pytest.raises(NumbersError, match=r"the concentration is 0"):
        pairwise(three, concentration=0)
