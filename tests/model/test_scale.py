"""Scales: what an answer is worth, and which scales cannot be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import ScaleError, UnknownNameError
from evaluation.language.text import Text
from evaluation.model import Scale

UPTIME = Scale(worst=99.0, best=99.99, shape="log_downtime")


def test_a_rating_of_three_of_five_is_worth_sixty_of_a_hundred() -> None:
    assert Scale(0, 5).value(3) == pytest.approx(0.6)


def test_a_cost_like_quantity_is_a_falling_line() -> None:
    hours = Scale(worst=72, best=24)
    assert hours.value([72, 48, 24]).tolist() == pytest.approx([0, 0.5, 1])


def test_answers_beyond_worst_and_best_are_worth_no_less_and_no_more() -> None:
    assert Scale(30, 95).value([10, 100]).tolist() == [0, 1]


def test_availability_is_worth_the_same_for_each_tenfold_cut_of_downtime() -> None:
    # 99 % is 432 minutes of downtime in a month of 30 days, 99.9 % is 43, 99.99 % is 4.3.
    assert UPTIME.value([99.0, 99.9, 99.99]).tolist() == pytest.approx([0, 0.5, 1])


def test_total_availability_is_worth_the_best_and_not_an_infinite_value() -> None:
    assert UPTIME.value(100.0) == 1.0


def test_inner_points_bend_the_line_and_hold_exactly() -> None:
    bent = Scale(worst=10, best=0, curve=((6, 0.2), (2, 0.9)))
    assert bent.value([10, 6, 4, 2, 0]).tolist() == pytest.approx([0, 0.2, 0.55, 0.9, 1])


def test_not_observed_has_no_value() -> None:
    assert np.isnan(UPTIME.value(np.nan))
    assert np.isnan(Scale(0, 5).value([np.nan])).all()


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_better_answer_is_never_worth_less(first: float, second: float) -> None:
    for scale in (Scale(0, 5), Scale(9, -3), UPTIME, Scale(10, 0, curve=((6, 0.2), (2, 0.9)))):
        rising = scale.best > scale.worst
        worse, better = sorted((first, second), reverse=not rising)
        assert scale.value(worse) <= scale.value(better)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"worst": 3, "best": 3}, "two different numbers"),
        ({"worst": float("nan"), "best": 3}, "two different numbers"),
        ({"worst": 0, "best": 5, "low": 5, "high": 5}, "lowest answer 5 must be below"),
        ({"worst": 0, "best": 5, "low": 1}, "0 lies outside the answers allowed"),
        ({"worst": 0, "best": 5, "step": 0}, "step 0 must be positive"),
        ({"worst": 0, "best": 5, "curve": ((3, 0.5), (2, 0.8))}, "without turning back"),
        ({"worst": 0, "best": 5, "curve": ((3, 0.5), (4, 0.4))}, "without turning back"),
        ({"worst": 0, "best": 5, "curve": ((6, 0.5),)}, "without turning back"),
        ({"worst": 0, "best": 5, "curve": ((2, 1.5),)}, "without turning back"),
        ({"worst": 99, "best": 100, "shape": "log_downtime"}, "below 100 %"),
        ({"worst": 0, "best": 5, "high": 5, "anchors": ((7, Text("x", "x")),)}, "7 lies outside"),
    ],
)
def test_a_scale_that_is_not_well_formed_is_refused(
    arguments: dict[str, object], message: str
) -> None:
    with pytest.raises(ScaleError, match=message):
        Scale(**arguments)  # type: ignore[arg-type]


def test_an_unknown_value_function_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownNameError, match=r"'linar'. Did you mean 'linear'"):
        Scale(0, 5, shape="linar")  # type: ignore[arg-type]


def test_an_answer_outside_the_scale_is_named_in_both_languages() -> None:
    with pytest.raises(ScaleError, match="it, hibou, x: 6 is outside the scale, 0 to 5") as caught:
        Scale(0, 5, low=0, high=5).require(6, "it, hibou, x")
    assert "hors de l’échelle, de 0 à 5" in caught.value.message.fr
