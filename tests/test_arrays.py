"""What plain arrays may hold, and what the questions say when they hold something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from evaluation.arrays import checked_weights, first_of, on_unit_scale, parts
from evaluation.errors import EvaluationError
from evaluation.sensitivity import score_flips, smaa, weight_intervals, weight_tipping

if TYPE_CHECKING:
    from collections.abc import Callable

    Question = Callable[[object, object], Any]

NAN, INF = float("nan"), float("inf")


def simulated(values: object, weights: object) -> object:
    return smaa(values, base=weights, samples=50)  # type: ignore[arg-type]  # wrong on purpose


QUESTIONS = [weight_intervals, weight_tipping, score_flips, simulated]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    ("values", "weights", "message"),
    [
        ([[0.1, NAN]], [1, 1], r"row 0, column 1 of the values is nan; give a finite number"),
        ([[0.1, 0.2], [INF, 0.2]], [1, 1], r"row 1, column 0 of the values is inf"),
        ([[0.1, None]], [1, 1], r"row 0, column 1 of the values is nan"),
        ([], [], r"at least one of each; their shape is \(0,\)"),
        ([[]], [], r"at least one of each; their shape is \(1, 0\)"),
        ([0.1, 0.2], [1, 1], r"one row per vendor and one column per criterion.*\(2,\)"),
        ([[[0.1]]], [1], r"their shape is \(1, 1, 1\)"),
        ([[0.1, 0.2], [0.3]], [1, 1], r"the values must be numbers in rows of equal length"),
        ([["good", "bad"]], [1, 1], r"the values must be numbers"),
        ([[0.1, 0.2]], [1, -1], r"weight 1 is -1.0; give zero or a positive number"),
        ([[0.1, 0.2]], [NAN, 1], r"weight 0 is nan"),
        ([[0.1, 0.2]], [1, INF], r"weight 1 is inf"),
        ([[0.1, 0.2]], [0, 0], r"the weights are all zero"),
        ([[0.1, 0.2]], [1, 1, 1], r"one weight per criterion, 2 in all.*\(3,\)"),
        ([[0.1, 0.2]], [[1, 1]], r"one weight per criterion, 2 in all.*\(1, 2\)"),
        ([[0.1, 0.2]], "heavy", r"the weights must be numbers"),
    ],
)
def test_what_cannot_be_computed_with_is_refused_by_name(
    question: Question, values: object, weights: object, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message) as caught:
        question(values, weights)
    assert caught.value.message.fr != caught.value.message.en


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_arrays_of_a_result_are_read_only(question: Question) -> None:
    found = parts(question([[0.1, 0.9], [0.5, 0.5]], [1, 2]))
    arrays = [value for value in found.values() if isinstance(value, np.ndarray)]
    assert arrays
    assert not any(array.flags.writeable for array in arrays)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_arrays_that_were_given_stay_as_they_are(question: Question) -> None:
    values, weights = np.array([[10.0, 90.0], [50.0, 50.0]]) / 100, np.array([1.0, 2.0])
    kept = values.copy(), weights.copy()
    question(values, weights)
    assert (values == kept[0]).all()
    assert (weights == kept[1]).all()
    assert values.flags.writeable
    assert weights.flags.writeable


def test_weights_are_divided_by_their_sum_however_large() -> None:
    assert checked_weights([1.5e308, 1.5e308, 0], 3).tolist() == [0.5, 0.5, 0.0]


def test_values_within_one_are_taken_as_they_are() -> None:
    values = np.array([[0.2, -1.0]])
    assert on_unit_scale(values).tolist() == [[0.2, -1.0]]


def test_values_in_a_larger_unit_are_divided_by_the_largest() -> None:
    assert on_unit_scale(np.array([[50.0, -200.0]])).tolist() == [[0.25, -1.0]]


def test_among_exact_ties_the_first_in_order_is_first() -> None:
    assert first_of(np.array([0.2, 0.5, 0.5 + 1e-12])) == 1


def test_a_difference_below_the_ninth_decimal_of_a_percentage_scale_is_a_tie() -> None:
    # 100 times as large as on 0..1: 4e-8 of 100 points rounds away, 1e-5 does not.
    tied, apart = ([[100.0], [100.0 + gap]] for gap in (4e-8, 1e-5))
    assert weight_intervals(tied, [1]).winner == 0
    assert weight_intervals(apart, [1]).winner == 1
