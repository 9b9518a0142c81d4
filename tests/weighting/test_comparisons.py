"""Reading a matrix of comparisons, and pointing out what contradicts itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import NumbersError
from evaluation.weighting.comparisons import read, worst_comparison, worst_triad

NAN, INF = float("nan"), float("inf")


def test_one_of_two_reciprocal_cells_is_enough() -> None:
    full = np.array([[1.0, 2.0, 6.0], [1 / 2, 1.0, 3.0], [1 / 6, 1 / 3, 1.0]])
    above: list[list[float | None]] = [[1, 2, 6], [None, 1, 3], [None, None, 1]]
    below = [[NAN, NAN, NAN], [1 / 2, NAN, NAN], [1 / 6, 1 / 3, NAN]]
    np.testing.assert_allclose(read(above), full, rtol=1e-15)
    np.testing.assert_allclose(read(below), full, rtol=1e-15)


def test_a_reciprocal_printed_with_two_decimals_is_taken_for_what_was_said() -> None:
    printed = [[1.0, 3.0, 8.0], [0.33, 1.0, 0.14], [0.13, 7.0, 1.0]]
    assert read(printed).tolist() == [[1, 3, 8], [1 / 3, 1, 1 / 7], [1 / 8, 7, 1]]


def test_what_was_not_compared_stays_unknown() -> None:
    found = read([[1, 2, NAN], [NAN, 1, 4], [NAN, NAN, 1]])
    assert np.isnan(found[[0, 2], [2, 0]]).all()


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1, 2], [2, 1]], "0 is 2 times as important as 1, and 1 2 times as important as 0"),
        ([[1, 3], [0.4, 1]], "one must be one over the other"),
        ([[1, -3], [None, 1]], "comparison of 0 with 1 is -3; .* a positive number"),
        ([[1, 0], [None, 1]], "comparison of 0 with 1 is 0; .* a positive number"),
        ([[1, INF], [None, 1]], "comparison of 0 with 1 is inf; .* up to a million"),
        ([[1, None], [1e-7, 1]], "comparison of 1 with 0 is 1e-07; .* or one over it"),
        ([[2, 3], [None, 1]], "0 compared with itself is 2; put 1 on the diagonal"),
        ([[1, 2, 3], [None, 1, 2]], r"must form a square, .* their shape is \(2, 3\)"),
        ([1, 2, 3], r"must form a square, .* their shape is \(3,\)"),
        ([], "must form a square"),
        ([[1, 2], [1]], "numbers in rows of equal length"),
        ([[1, "much"], [None, 1]], "numbers in rows of equal length"),
        ([[1, None], [None, 1]], r"groups that nothing links: 0 \| 1\. Compare"),
        (
            [[1, None, 2, None], [None, 1, None, 3], [None, None, 1, None], [None] * 4],
            r"groups that nothing links: 0, 2 \| 1, 3\.",
        ),
    ],
)
def test_comparisons_that_cannot_be_computed_with_are_refused(
    matrix: list[Any], message: str
) -> None:
    with pytest.raises(NumbersError, match=message):
        read(matrix)


def test_errors_call_criteria_by_their_names() -> None:
    with pytest.raises(NumbersError, match="comparison of ease with cost is -1") as caught:
        read([[1.0, -1], [NAN, 1]], names=["ease", "cost"])
    assert "la comparaison de ease avec cost vaut -1" in caught.value.message.fr


def test_a_long_chain_of_comparisons_links_all() -> None:
    chain = np.full((40, 40), np.nan)
    chain[np.arange(39), np.arange(1, 40)] = 1.0
    assert np.isfinite(read(chain)).sum() == 40 + 2 * 39


def test_the_worst_triad_says_what_would_agree() -> None:
    # 0 to 1 is 2, 1 to 2 is 3: 0 to 2 should be 6 and is 1; the fourth agrees with everything.
    found = worst_triad(read([[1.0, 2, 1, 2], [NAN, 1, 3, 1], [NAN, NAN, 1, 1 / 3], [NAN] * 4]))
    assert found is not None
    assert (found.items, found.given) == ((0, 1, 2), (2.0, 3.0, 1.0))
    assert found.consistent == pytest.approx((1 / 3, 1 / 2, 6.0))


@given(st.lists(st.sampled_from([1, 2, 3, 5, 7, 9]), min_size=6, max_size=6), st.data())
def test_no_other_triad_contradicts_itself_more(ratios: list[int], data: st.DataObject) -> None:
    matrix = np.full((4, 4), np.nan)
    matrix[np.triu_indices(4, 1)] = ratios
    full = read(matrix)
    a, b, c = sorted(data.draw(st.permutations(range(4)))[:3])
    gap = abs(np.log(full[a, b] * full[b, c] / full[a, c]))
    worst = worst_triad(full)
    largest = 0.0 if worst is None else abs(np.log(worst.given[2] / worst.consistent[2]))
    assert gap <= largest + 1e-9


def test_a_contradiction_around_four_criteria_has_no_triad_but_a_comparison() -> None:
    ratios = read([[1, 2, NAN, 1], [NAN, 1, 2, NAN], [NAN, NAN, 1, 2], [NAN] * 4])
    assert worst_triad(ratios) is None
    found = worst_comparison(ratios, np.array([8.0, 4.0, 2.0, 1.0]) / 15)
    assert found is not None
    assert (found.items, found.given) == ((0, 3), 1.0)
    assert found.implied == pytest.approx(8.0)


def test_comparisons_that_agree_leave_nothing_to_ask() -> None:
    ratios = read([[1.0, 2, 6], [NAN, 1, 3], [NAN, NAN, 1]])
    assert worst_triad(ratios) is None
    assert worst_comparison(ratios, np.array([0.6, 0.3, 0.1])) is None
