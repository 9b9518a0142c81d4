"""Convex polygons: cut, tidied, measured."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.sensitivity.polygons import area, cut, tidy

SQUARE = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])


def test_a_cut_keeps_the_side_where_the_lead_is_positive() -> None:
    left = cut(SQUARE, 0.25 - SQUARE[:, 0])
    assert left.tolist() == [[0, 0], [0.25, 0], [0.25, 1], [0, 1]]


@given(a=st.floats(-1, 1), b=st.floats(-1, 1), c=st.floats(-1, 1))
def test_both_sides_of_a_cut_make_up_the_whole(a: float, b: float, c: float) -> None:
    lead = a * SQUARE[:, 0] + b * SQUARE[:, 1] + c
    one, other = cut(SQUARE, lead), cut(SQUARE, -lead)
    if (np.abs(lead) > 1e-9).any():
        assert area(one) + area(other) == pytest.approx(1, abs=1e-9)
    for side, sign in ((one, 1), (other, -1)):
        assert (sign * (side @ [a, b] + c) >= -1e-12).all()


def test_what_stands_beside_the_corners_is_cut_with_them() -> None:
    beside = np.column_stack([SQUARE, SQUARE @ [2.0, -1.0]])
    left = cut(beside, 0.25 - SQUARE[:, 0])
    np.testing.assert_allclose(left[:, 2], left[:, :2] @ [2.0, -1.0])


def test_a_polygon_all_on_one_side_is_kept_or_lost_whole() -> None:
    assert cut(SQUARE, np.zeros(4)) is SQUARE
    assert cut(SQUARE, -np.ones(4)).shape == (0, 2)


def test_a_corner_given_twice_is_kept_once() -> None:
    twice = np.array([[0, 0], [1, 0], [1, 1e-13], [1, 1], [0, 1], [1e-12, 0]])
    assert tidy(twice).round(6).tolist() == [[1, 0], [1, 1], [0, 1], [0, 0]]


def test_areas_do_not_depend_on_the_way_round() -> None:
    assert area(SQUARE) == area(SQUARE[::-1]) == 1
    assert area(SQUARE[:3]) == 0.5
    assert area(SQUARE[:2]) == area(SQUARE[:0]) == 0
