"""The value of knowing one score, against the mean over a grid of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import EvaluationError
from evaluation.sensitivity.knowing_scores import score_information, scores_known

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

NAN, INF = float("nan"), float("inf")
VALUES = st.one_of(st.integers(0, 4).map(lambda k: k / 4), st.floats(0, 1))
# The middles of equal parts of a score's range.
PARTS = (np.arange(4000) + 0.5) / 4000


@st.composite
def tables(draw: st.DrawFn) -> NDArray[np.float64]:
    criteria = draw(st.integers(1, 4))
    row = st.lists(VALUES, min_size=criteria, max_size=criteria)
    return np.array(draw(st.lists(row, min_size=1, max_size=4)))


@given(values=tables(), data=st.data())
def test_gains_and_chances_are_means_over_the_range(
    values: NDArray[np.float64], data: st.DataObject
) -> None:
    vendors, criteria = values.shape
    cells = st.lists(st.floats(0, 1), min_size=values.size, max_size=values.size)
    low = values * np.reshape(data.draw(cells), values.shape)
    high = values + (1 - values) * np.reshape(data.draw(cells), values.shape)
    weights = np.array(
        data.draw(
            st.lists(st.floats(0, 1), min_size=criteria, max_size=criteria).filter(
                lambda given: sum(given) > 0.1
            )
        )
    )
    weights /= weights.sum()
    found = scores_known(values, weights, low, high)
    for vendor in range(vendors):
        for criterion in range(criteria):
            score = low[vendor, criterion] + PARTS * (high - low)[vendor, criterion]
            totals = np.tile(values @ weights, (PARTS.size, 1))
            totals[:, vendor] += weights[criterion] * (score - values[vendor, criterion])
            gain = totals.max(axis=1).mean() - totals.mean(axis=0).max()
            assert found.gain[vendor, criterion] == pytest.approx(gain, abs=1e-6)
            others = np.delete(totals, vendor, axis=1).max(axis=1, initial=-1.0)
            lead = totals[:, vendor] - others
            if np.ptp(lead) < 1e-6:
                continue  # the side of a lead of nothing is a matter of rounding
            change = lead < 0 if vendor == found.winner else lead > 0
            share = found.probability[vendor, criterion]
            assert share == pytest.approx(change.mean(), abs=2 / PARTS.size)


def test_a_lead_between_minus_a_and_b_has_a_closed_form() -> None:
    # The rival's lead lies between -0.3 and 0.1: it is ahead in a quarter of the cases, by 0.05.
    found = score_information([[0.6, 0.5], [0.4, 0.5]], [1, 1], 0.4)
    np.testing.assert_allclose(found.probability, 0.25)
    np.testing.assert_allclose(found.gain, 0.25 * 0.05)


def test_an_unknown_score_may_be_anything_on_the_scale() -> None:
    # Half of the weight on a score from 0 to 1, now taken as 0.2: the rival at 0.35 is passed above
    # 0.5. Before knowing, the mean of 0.1 + 0.25 makes it a tie; after, the winner has 1/16 more.
    found = score_information([[0.5, 0.2], [0.2, 0.2]], [1, 1], [[0.0, 0.0], [0.0, INF]])
    assert found.winner == 0
    assert found.probability[1, 1] == pytest.approx(0.5)
    assert found.gain[1, 1] == pytest.approx(0.5**2 / (8 * 0.5))
    assert found.gain[0, 0] == found.gain[0, 1] == found.gain[1, 0] == 0


def test_a_range_ends_with_the_scale() -> None:
    # The rival may rise by 0.4 at the most, and then lead by 0.1; it may fall by as much as 0.5.
    found = score_information([[0.7, 0.5], [0.6, 0.4]], [1, 1], [[0.0, 0.0], [0.5, 0.0]])
    low, high = -0.1 - 0.25, -0.1 + 0.2
    assert found.probability[1, 0] == pytest.approx(high / (high - low))
    assert found.gain[1, 0] == pytest.approx(high**2 / (2 * (high - low)))


def test_a_score_that_cannot_change_the_choice_is_worth_nothing() -> None:
    found = score_information([[0.9, 0.9], [0.2, 0.2]], [1, 1], 0.3)
    assert not found.gain.any()
    assert not found.probability.any()


@pytest.mark.parametrize(
    ("values", "weights", "spread"),
    [([[0.2, 0.9]], [1, 1], INF), ([[0.2], [0.9]], [1], 0), ([[0.2, 0.9]] * 3, [1, 1], 0)],
    ids=["one vendor", "one criterion", "all equal"],
)
def test_there_is_nothing_to_learn_where_nothing_can_change(
    values: ArrayLike, weights: ArrayLike, spread: float
) -> None:
    found = score_information(values, weights, spread)
    assert not found.gain.any()
    assert not found.probability.any()


def test_of_two_that_are_tied_any_news_of_the_second_decides() -> None:
    found = score_information([[0.5, 0.5], [0.5, 0.5]], [1, 1], 0.2)
    assert found.winner == 0
    np.testing.assert_allclose(found.probability, 0.5)
    np.testing.assert_allclose(found.gain, 0.1**2 / (4 * 0.1))


def test_a_criterion_without_weight_is_worth_nothing() -> None:
    found = score_information([[0.5, 0.5], [0.5, 0.4]], [1, 0], INF)
    assert not found.gain[:, 1].any()
    assert not found.probability[:, 1].any()


def test_the_gain_is_in_the_unit_of_the_values() -> None:
    values = np.random.default_rng(4).random((3, 4))
    unit = score_information(values, [1, 2, 3, 4], 0.3)
    percent = score_information(100 * values, [1, 2, 3, 4], 30, top=100)
    np.testing.assert_allclose(percent.gain, 100 * unit.gain)
    np.testing.assert_allclose(percent.probability, unit.probability)


def test_a_larger_spread_is_worth_more_to_know_until_it_meets_the_scale() -> None:
    values, weights = [[0.6, 0.5], [0.4, 0.5]], [1, 1]
    gains = [score_information(values, weights, s).gain[1, 1] for s in (0.1, 0.3, 0.4, 0.5, INF)]
    assert gains[0] == 0
    assert gains == sorted(gains)
    assert gains[-1] == gains[-2] > gains[1]


@pytest.mark.parametrize(
    ("values", "weights", "spread", "top", "message"),
    [
        ([[0.1, NAN]], [1, 1], 0.1, 1, r"row 0, column 1 of the values is nan"),
        ([[0.1, 1.2]], [1, 1], 0.1, 1, r"row 0, column 1 of the values is 1.2, outside 0 to 1"),
        ([[-0.1, 0.2]], [1, 1], 0.1, 1, r"row 0, column 0 of the values is -0.1, outside"),
        ([], [], 0.1, 1, r"at least one of each"),
        ([[0.1, 0.2]], [1, -1], 0.1, 1, r"weight 1 is -1.0"),
        ([[0.1, 0.2]], [0, 0], 0.1, 1, r"the weights are all zero"),
        ([[0.1, 0.2]], [1, 1], -0.1, 1, r"the spread must be one number .*\(1 rows, 2 columns\)"),
        ([[0.1, 0.2]], [1, 1], NAN, 1, r"the spread must be one number"),
        ([[0.1, 0.2]], [1, 1], [[0.1], [0.2]], 1, r"the spread must be one number"),
        ([[0.1, 0.2]], [1, 1], "wide", 1, r"the spread must be one number"),
        ([[0.1, 0.2]], [1, 1], 0.1, 0, r"the top of the scale is 0; give a positive number"),
        ([[0.1, 0.2]], [1, 1], 0.1, NAN, r"the top of the scale is nan"),
    ],
)
def test_what_cannot_be_computed_with_is_refused_by_name(
    values: ArrayLike, weights: ArrayLike, spread: ArrayLike, top: float, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message) as caught:
        score_information(values, weights, spread, top=top)
    assert caught.value.message.fr != caught.value.message.en
