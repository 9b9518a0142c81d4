"""Tables of equally likely levels, against the distributions that they stand for."""

from __future__ import annotations

import numpy as np
import pytest
from building import leaf, rated, tree
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, triang

from evaluation.matrix import decision_matrix
from evaluation.model import Scale
from evaluation.sensitivity.quantiles import (
    committee_levels,
    pert_levels,
    triangular_levels,
    uniform_levels,
)

CHANCE = (np.arange(256) + 0.5) / 256


@pytest.mark.parametrize("mode", [0.0, 0.2, 0.5, 1.0])
def test_levels_are_quantiles(mode: float) -> None:
    low, most, high = (np.array([x]) for x in (2.0, 2 + 3 * mode, 5.0))
    np.testing.assert_allclose(
        triangular_levels(low, most, high)[0], triang.ppf(CHANCE, mode, 2, 3), atol=1e-12
    )
    exact = beta.ppf(CHANCE, 1 + 4 * mode, 5 - 4 * mode, 2, 3)
    np.testing.assert_allclose(pert_levels(low, most, high)[0], exact, atol=2e-5)
    np.testing.assert_allclose(uniform_levels(low, high)[0], 2 + 3 * CHANCE)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_levels_rise_from_low_to_high(a: float, b: float, c: float) -> None:
    low, mode, high = (np.array([x]) for x in sorted((a, b, c)))
    for levels in (triangular_levels(low, mode, high), pert_levels(low, mode, high)):
        assert (np.diff(levels) >= -1e-12).all()
        assert (levels >= low[0] - 1e-12).all()
        assert (levels <= high[0] + 1e-12).all()


def committee(**people: float | None) -> np.ndarray:
    """Return the levels of one vendor's first leaf, rated by these people."""
    made = rated({"v": [None, 3, 3]}, evaluators=list(people))
    for person, rating in people.items():
        if rating is not None:
            made = made.with_rating(rating, evaluator=person, vendor="v", criterion="t")
    levels: np.ndarray = committee_levels(decision_matrix(made))[0, 0]
    return levels


def test_one_rating_is_spread_by_its_margin() -> None:
    # Without evidence, 1.5 points on either side of 2 on a scale of 0 to 5.
    np.testing.assert_allclose(committee(ann=2.0), (0.5 + 3 * CHANCE) / 5)


def test_the_spread_stays_on_the_scale() -> None:
    levels = committee(ann=5.0)
    assert levels.max() == 1.0
    assert (levels == 1.0).mean() == pytest.approx(0.5, abs=0.01)
    assert levels.min() == pytest.approx(0.7, abs=0.01)


def test_a_blank_may_be_anything() -> None:
    np.testing.assert_allclose(committee(ann=None), CHANCE)


def test_ratings_that_differ_widen_the_spread() -> None:
    levels = committee(ann=1.5, bob=3.5)
    assert levels.min() < 0.02
    assert levels.max() > 0.98
    assert levels.mean() == pytest.approx(0.5, abs=0.005)
    # Both ranges, 0 to 3 and 2 to 5, hold the middle: it is twice as likely as the rest.
    assert ((levels > 0.4) & (levels < 0.6)).mean() == pytest.approx(1 / 3, abs=0.01)


def test_better_evidence_narrows_the_spread() -> None:
    made = rated({"v": [None, 3, 3]})
    widths = []
    for level in ("E0", "E1", "E2", "E3", "E4"):
        told = made.with_rating(
            2, evaluator="ann", vendor="v", criterion="t", evidence=level, note="seen"
        )
        levels = committee_levels(decision_matrix(told))[0, 0]
        widths.append(np.ptp(levels) * 5 * 256 / 255 / 2)
    np.testing.assert_allclose(widths, [1.5, 1.0, 0.75, 0.5, 0.25])


def test_the_margins_can_be_changed() -> None:
    made = rated({"v": [2, 3, 3]})
    levels = committee_levels(decision_matrix(made), margins=(0, 0, 0, 0, 0))
    np.testing.assert_allclose(levels[0, 0], 0.4)


def test_a_falling_scale_is_spread_too() -> None:
    falling = tree({"technology": [leaf("t", "technology", scale=Scale(10, 0, low=0, high=10))]})
    levels = committee_levels(decision_matrix(rated({"v": [4, 3, 3]}, criteria=falling)))[0, 0]
    # The evidence of these ratings is E2: 0.75 points of 5, which is 1.5 of 10.
    assert levels.min() == pytest.approx(0.45, abs=0.01)
    assert levels.max() == pytest.approx(0.75, abs=0.01)
