"""What tables of ratings may hold, and what is said of those that cannot be computed with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from evaluation.committee import borda, copeland, icc, kemeny, kendall_w, krippendorff_alpha, tau_x
from evaluation.committee.arrays import comparable
from evaluation.committee.severity import rater_severity
from evaluation.errors import EvaluationError

if TYPE_CHECKING:
    from collections.abc import Callable

    Measure = Callable[..., Any]

NAN, INF = float("nan"), float("inf")
TABLES = [kendall_w, krippendorff_alpha, icc, kemeny, borda, copeland, rater_severity]


@pytest.mark.parametrize("measure", TABLES)
@pytest.mark.parametrize(
    ("ratings", "message"),
    [
        ([], r"at least one of each; the shape is \(0,\)"),
        ([[], []], r"at least one of each; the shape is \(2, 0\)"),
        ([1, 2, 3], r"one row per rater and one column per item.*\(3,\)"),
        ([[[1], [2]]], r"the shape is \(1, 2, 1\)"),
        ([[1, 2], [3]], r"the ratings must be numbers in rows of equal length"),
        ([["good", "bad"], ["bad", "good"]], r"the ratings must be numbers"),
        ([[1, 2], [INF, 2]], r"the number at \(1, 0\) is inf; give a finite number, or NaN"),
        ([[1, 2], [2, -INF]], r"the number at \(1, 1\) is -inf"),
        ([[1, 2], [1e200, 2]], r"the number at \(1, 0\) is 1e\+200"),
    ],
)
def test_what_is_not_a_table_of_numbers_is_refused(
    measure: Measure, ratings: object, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message) as caught:
        measure(ratings)
    assert caught.value.message.fr != caught.value.message.en


ONE_RATER, ONE_ITEM = [[1, 2, 3]], [[1], [2]]
ALL_EQUAL, ALL_MISSING = [[3, 3, 3], [3, 3, 3]], [[NAN, NAN], [NAN, NAN]]


@pytest.mark.parametrize(
    ("measure", "ratings", "message"),
    [
        (kendall_w, ONE_RATER, "here 1 ranked all of 3"),
        (kendall_w, ONE_ITEM, "here 2 ranked all of 1"),
        (kendall_w, ALL_EQUAL, "W is 0 / 0"),
        (kendall_w, ALL_MISSING, "here 0 ranked all of 2"),
        (kendall_w, [[1, 2, 3], [1, NAN, 3]], "here 1 ranked all of 3"),
        (krippendorff_alpha, ONE_RATER, "no item has ratings of two raters"),
        (krippendorff_alpha, [[1, NAN, 3], [NAN, 2, NAN]], "no item has ratings of two raters"),
        (krippendorff_alpha, ALL_EQUAL, "alpha is 0 / 0"),
        (krippendorff_alpha, [[3, 3, 1], [3, 3, NAN]], "alpha is 0 / 0"),
        (krippendorff_alpha, [[0.3], [0.1 + 0.2]], "alpha is 0 / 0"),
        (krippendorff_alpha, ALL_MISSING, "no item has ratings of two raters"),
        (icc, ONE_RATER, r"two raters and two items or more; the shape is \(1, 3\)"),
        (icc, ONE_ITEM, r"the shape is \(2, 1\)"),
        (icc, ALL_EQUAL, "the items do not differ on average"),
        (icc, ALL_MISSING, "rater 0 has no rating for item 0: .* needs complete data"),
        (icc, [[1, 2, 3], [1, NAN, 3]], "rater 1 has no rating for item 1"),
        (kemeny, ALL_MISSING, "item 0 is ranked by nobody"),
        (borda, [[1, NAN], [2, NAN]], "item 1 is ranked by nobody"),
        (copeland, ALL_MISSING, "item 0 is ranked by nobody"),
    ],
)
def test_ratings_on_which_a_measure_has_no_value_get_an_error_that_says_why(
    measure: Measure, ratings: object, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message) as caught:
        measure(ratings)
    assert caught.value.message.fr != caught.value.message.en


def test_ratings_of_one_rater_or_one_item_or_all_equal_still_make_an_order() -> None:
    assert kemeny(ONE_RATER).orders == ((0, 1, 2),)
    assert kemeny(ONE_ITEM).orders == ((0,),)
    assert kemeny(ONE_ITEM).distance == 0
    assert kemeny(ALL_EQUAL).count == 6
    assert borda(ONE_RATER).ranks.tolist() == [1, 2, 3]
    assert borda(ONE_ITEM).scores.tolist() == [0]
    assert borda(ALL_EQUAL).ranks.tolist() == [1, 1, 1]
    assert copeland(ALL_EQUAL).ranks.tolist() == [1, 1, 1]
    assert tau_x(ALL_EQUAL[0], ALL_EQUAL[1]) == 1


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ([1, 2, 3], [1, 2], "of 3 and of 2 items"),
        ([1], [1], "at least two; here 1"),
        ([], [], "at least two; here 0"),
        ([1, NAN, 3], [NAN, 2, 1], "at least two; here 1"),
        ([NAN, NAN], [NAN, NAN], "at least two; here 0"),
        ([[1, 2]], [[1, 2]], r"a ranking is one row of numbers.*\(1, 2\)"),
        ([1, INF], [1, 2], r"the number at \(1,\) is inf"),
        (["first", "second"], [1, 2], "must be numbers"),
    ],
)
def test_two_rankings_that_do_not_compare_get_an_error_that_says_why(
    a: object, b: object, message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        tau_x(a, b)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("measure", "options", "message"),
    [
        (kendall_w, {"samples": 0}, "samples is 0; give a whole number, 1 or more"),
        (kendall_w, {"seed": -1}, "seed is -1; give a whole number, 0 or more"),
        (krippendorff_alpha, {"samples": 2.5}, "samples is 2.5"),
        (kemeny, {"limit": 0}, "limit is 0"),
        (krippendorff_alpha, {"level": "ordnial"}, "unknown level .* Did you mean 'ordinal'"),
        (krippendorff_alpha, {"level": "ratio"}, "zero or more; the lowest is -1.0"),
        (icc, {"form": "4,1"}, "unknown form .* among: 1,1, 2,1, 3,1, 1,k, 2,k, 3,k"),
    ],
)
def test_a_parameter_out_of_its_range_is_refused(
    measure: Measure, options: dict[str, object], message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        measure([[-1, 2], [1, 2]], **options)


@pytest.mark.parametrize("measure", TABLES)
def test_the_ratings_that_were_given_stay_as_they_are(measure: Measure) -> None:
    ratings = np.array([[1.0, 2.0, 4.0], [2.0, 1.0, 3.0]])
    kept = ratings.copy()
    measure(ratings)
    assert (ratings == kept).all()
    assert ratings.flags.writeable


def test_the_arrays_of_a_result_are_read_only() -> None:
    ratings = [[1, 2, 3], [2, 1, 3]]
    for array in (kendall_w(ratings).rank_sums, borda(ratings).scores, copeland(ratings).ranks):
        assert not array.flags.writeable


def test_numbers_that_differ_by_rounding_only_are_equal_whatever_their_unit() -> None:
    for unit in (1e-30, 1.0, 1e30):
        row = comparable(unit * np.array([0.1 + 0.2, 0.3, 0.4, NAN]))
        assert row[0] == row[1] == 0.0
        assert row[2] == 1.0
        assert np.isnan(row[3])
        flat = comparable(unit * np.array([[0.1 + 0.2, 0.3]]))
        assert flat.tolist() == [[0.0, 0.0]]


def test_small_differences_between_large_numbers_still_count() -> None:
    row = comparable(np.array([1e9, 1e9 + 1, 1e9 + 2]))
    assert row[0] < row[1] < row[2]
