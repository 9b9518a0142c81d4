"""Scales across a picture."""

from __future__ import annotations

from itertools import pairwise

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from evaluation.charts.axis import Axis


def test_values_stand_in_proportion() -> None:
    assert [Axis(0, 1, 100, 300).at(x) for x in (0, 0.5, 1)] == [100, 200, 300]


def test_an_axis_may_run_upwards() -> None:
    assert Axis(0, 10, 200, 100).at(2.5) == 175


@given(st.floats(-5, 5), st.floats(1e-3, 10))
def test_ticks_are_few_round_and_within_the_scale(low: float, span: float) -> None:
    axis = Axis(low, low + span, 0, 100)
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= 7
    assert all(low - 1e-6 <= tick <= low + span + 1e-6 for tick in ticks)
    steps = {round(b - a, 9) for a, b in pairwise(ticks)}
    assert len(steps) <= 1
    assert all(f"{step:.0e}"[0] in "125" for step in steps)


def test_lines_and_numbers_stand_at_the_ticks() -> None:
    axis = Axis(0, 1, 100, 200)
    assert [fromstring(mark).attrib["x1"] for mark in axis.lines(0, 9)] == [
        "100", "120", "140", "160", "180", "200",
    ]  # fmt: skip
    assert fromstring(axis.numbers(0, str)[1]).text == "0.2"
