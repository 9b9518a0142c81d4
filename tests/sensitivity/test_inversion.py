"""Chances of sums of Gamma variables, against closed forms in fractions and the Beta distribution."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.special import betainc

from evaluation.sensitivity import inversion
from evaluation.sensitivity.inversion import positive_chance

if TYPE_CHECKING:
    from collections.abc import Sequence

CONCENTRATIONS = st.sampled_from([0.05, 0.3, 1.0, 2.5, 8.0, 100.0])


def of_exponentials(terms: Sequence[int]) -> float:
    """Return the chance that a sum of exponential variables is positive; all terms differ.

    The density is a mix of exponential ones, each with the weight prod d / (d - e) over the others
    (Feller, W., An Introduction to Probability Theory and Its Applications, volume 2, section I.13).
    """
    positive = sum(prod(Fraction(d, d - e) for e in terms if e != d) for d in terms if d > 0)
    return float(positive)


@given(
    ratio=st.floats(-9, 9).map(lambda x: 10.0**x),
    concentration=st.floats(0.05, 300),
)
@example(ratio=1.0, concentration=1.0)
@example(ratio=1e-200, concentration=0.05)
@example(ratio=1e200, concentration=8.0)
def test_a_sum_of_two_follows_the_beta_distribution(ratio: float, concentration: float) -> None:
    chance, error = positive_chance(np.array([[ratio, -1.0]]), concentration)
    # From the smaller side: near 1 the argument of the function would be rounded too coarsely.
    small = min(ratio, 1 / ratio)
    below = betainc(concentration, concentration, small / (1 + small))
    exact = below if ratio < 1 else 1 - below
    assert abs(chance[0] - exact) <= error[0] < 1e-9


@given(
    st.sets(st.integers(-30, 30).filter(bool), min_size=2, max_size=9).filter(
        lambda terms: min(terms) < 0 < max(terms)
    )
)
def test_a_sum_of_exponentials_has_its_closed_form(terms: set[int]) -> None:
    ordered = sorted(terms)
    chance, error = positive_chance(np.array([ordered], dtype=float), 1.0)
    assert abs(chance[0] - of_exponentials(ordered)) <= error[0] < 1e-9


@given(
    terms=st.lists(st.floats(-1, 1), min_size=2, max_size=12).filter(
        lambda terms: min(terms) < -1e-6 and max(terms) > 1e-6
    ),
    concentration=CONCENTRATIONS,
)
def test_two_variables_with_one_factor_are_one_of_twice_the_concentration(
    terms: list[float], concentration: float
) -> None:
    twice, _ = positive_chance(np.array([[*terms, *terms]]), concentration)
    once, _ = positive_chance(np.array([terms]), 2 * concentration)
    assert twice[0] == pytest.approx(once[0], abs=1e-10)


@given(
    terms=st.lists(st.floats(-1, 1), min_size=2, max_size=40).filter(
        lambda terms: min(terms) < -1e-6 and max(terms) > 1e-6
    ),
    concentration=CONCENTRATIONS,
)
def test_a_sum_is_positive_or_negative(terms: list[float], concentration: float) -> None:
    both = np.array([terms, [-term for term in terms]])
    chance, error = positive_chance(both, concentration)
    assert chance.sum() == pytest.approx(1, abs=1e-10)
    assert ((chance >= 0) & (chance <= 1)).all()
    assert error.max() < 1e-9


@given(unit=st.floats(-100, 100).map(lambda x: 10.0**x))
def test_the_unit_of_the_terms_does_not_matter(unit: float) -> None:
    terms = np.array([[0.4, -0.3, 0.1, -0.25]])
    np.testing.assert_allclose(
        positive_chance(terms * unit, 1.5)[0], positive_chance(terms, 1.5)[0], atol=1e-13
    )


@pytest.mark.parametrize("concentration", [1.0, 8.0])
def test_a_step_that_is_too_long_is_shortened(
    concentration: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = np.random.default_rng(5).normal(size=(30, 60))
    usual, _ = positive_chance(terms, concentration)
    monkeypatch.setattr(inversion, "_STEP", 0.8)
    chance, error = positive_chance(terms, concentration)
    np.testing.assert_allclose(chance, usual, atol=1e-10)
    assert error.max() < 1e-9


def test_sums_may_be_computed_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = np.random.default_rng(6).normal(size=(25, 7))
    terms[:, :2] = [1, -1]
    usual, _ = positive_chance(terms, 1.0)
    monkeypatch.setattr(inversion, "_ROOM", 1000)
    np.testing.assert_allclose(positive_chance(terms, 1.0)[0], usual, rtol=0, atol=1e-14)


@pytest.mark.parametrize(("up", "down", "factor"), [(1, 1, 3.0), (3, 5, 1.5), (200, 150, 0.8)])
def test_equal_terms_on_each_side_follow_the_beta_distribution(
    up: int, down: int, factor: float
) -> None:
    # r G(up) > G(down) where G(down) / (G(up) + G(down)), a Beta variable, is below r / (1 + r).
    chance, error = positive_chance(np.array([[factor] * up + [-1.0] * down]), 1.0)
    exact = betainc(down, up, factor / (1 + factor))
    assert abs(chance[0] - exact) <= error[0] < 1e-9


def test_the_largest_concentrations_leave_no_doubt() -> None:
    chance, error = positive_chance(np.array([[1.0, -0.9], [0.9, -1.0]]), 1e9)
    assert chance.tolist() == [1.0, 0.0]
    assert error.max() < 1e-8
