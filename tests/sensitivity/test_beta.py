"""The Beta distribution in numpy alone, against scipy and closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.special import betainc

from evaluation.sensitivity.beta import beta_below

PARAMETERS = st.floats(-8, 5).map(lambda x: 10.0**x)


@given(x=st.floats(0, 1, allow_subnormal=False), a=PARAMETERS, b=PARAMETERS)
@example(x=1e-300, a=1e-12, b=1.0)
@example(x=1 - 1e-16, a=3.0, b=1e8)
@example(x=0.02, a=2e6, b=9.8e7)
def test_probabilities_are_those_of_scipy(x: float, a: float, b: float) -> None:
    below, mean = beta_below(np.array(x), np.array(a), np.array(b))
    assert below == pytest.approx(betainc(a, b, x), abs=1e-11)
    assert mean == pytest.approx(betainc(a + 1, b, x), abs=1e-11)


@given(a=PARAMETERS, b=PARAMETERS, deviations=st.floats(-4, 4))
def test_they_are_those_of_scipy_near_the_mean_too(a: float, b: float, deviations: float) -> None:
    center = a / (a + b)
    x = np.clip(center + deviations * np.sqrt(center * (1 - center) / (a + b + 1)), 0, 1)
    below, mean = beta_below(x, np.array(a), np.array(b))
    assert below == pytest.approx(betainc(a, b, x), abs=1e-11)
    assert mean == pytest.approx(betainc(a + 1, b, x), abs=1e-11)


@given(x=st.floats(0, 1), power=st.floats(0.01, 100))
def test_with_one_parameter_of_one_it_is_a_power(x: float, power: float) -> None:
    below, mean = beta_below(np.array(x), np.array(power), np.array(1.0))
    assert below == pytest.approx(x**power, abs=1e-13)
    assert mean == pytest.approx(x ** (power + 1), abs=1e-13)


def test_nothing_lies_below_zero_and_everything_below_one() -> None:
    below, mean = beta_below(np.array([0.0, 1.0]), np.array(0.3), np.array(7.0))
    assert below.tolist() == mean.tolist() == [0.0, 1.0]


def test_points_and_parameters_of_different_shapes_go_together() -> None:
    x, a = np.linspace(0, 1, 5)[:, None], np.array([0.5, 2.0, 30.0])
    below, _ = beta_below(x, a, np.array(4.0))
    np.testing.assert_allclose(below, betainc(a, 4.0, x), atol=1e-13)
