"""Totals of uncertain scores, against a simulation written another way."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.errors import NumbersError, UnknownNameError
from evaluation.sensitivity import smaa

SAMPLES = 60_000
RNG = np.random.default_rng(4)
VALUES = RNG.random((4, 5))
LOW, HIGH = VALUES - 0.3 * RNG.random((4, 5)), VALUES + 0.3 * RNG.random((4, 5))


def drawn(shape: str) -> tuple[np.ndarray, np.ndarray]:
    """Return shares of ranks, and of samples in which one vendor is above another."""
    rng = np.random.default_rng(9)
    size = (SAMPLES, *VALUES.shape)
    if shape == "triangular":
        scores = rng.triangular(LOW, VALUES, HIGH, size)
    elif shape == "uniform":
        scores = rng.uniform(LOW, HIGH, size)
    else:
        part = (VALUES - LOW) / (HIGH - LOW)
        scores = LOW + (HIGH - LOW) * rng.beta(1 + 4 * part, 5 - 4 * part, size)
    totals = np.einsum("svc,sc->sv", scores, rng.dirichlet(np.ones(5), SAMPLES))
    above = (totals[:, None, :] > totals[:, :, None]).sum(axis=2)
    ranks = np.stack([(above == r).mean(axis=0) for r in range(4)], axis=1)
    return ranks, (totals[:, :, None] > totals[:, None, :]).mean(axis=0)


@pytest.mark.parametrize("shape", ["triangular", "pert", "uniform"])
@pytest.mark.parametrize("method", ["lattice", "random"])
def test_weights_and_scores_vary_together(shape: str, method: str) -> None:
    found = smaa(VALUES, low=LOW, high=HIGH, shape=shape, samples=SAMPLES, method=method)  # type: ignore[arg-type]
    ranks, wins = drawn(shape)
    error = np.sqrt(ranks * (1 - ranks) / SAMPLES)
    assert (np.abs(found.acceptability - ranks) < 4 * np.sqrt(2) * error + 1e-3).all()
    np.testing.assert_allclose(found.pairwise, wins, atol=0.012)


def test_scores_without_spread_are_certain() -> None:
    certain = smaa(VALUES, samples=5000)
    found = smaa(VALUES, low=VALUES, high=VALUES, samples=5000)
    np.testing.assert_array_equal(found.acceptability, certain.acceptability)
    np.testing.assert_array_equal(found.pairwise, certain.pairwise)


def test_equal_vendors_with_uncertain_scores_are_not_tied() -> None:
    twins = np.full((2, 3), 0.5)
    found = smaa(twins, low=twins - 0.2, high=twins + 0.2, samples=20_000)
    assert found.acceptability[0, 0] == pytest.approx(0.5, abs=0.015)
    assert found.pairwise[0, 1] + found.pairwise[1, 0] == pytest.approx(1, abs=1e-3)


def test_many_vendors_with_uncertain_scores_are_ranked_alike() -> None:
    # Thirty vendors are sorted, six compared: the first six must not notice the others, all last.
    values = np.vstack([VALUES, np.full((30, 5), -2.0)]) / 2
    low = np.vstack([LOW, np.full((30, 5), -2.0)]) / 2
    high = np.vstack([HIGH, np.full((30, 5), -2.0)]) / 2
    many = smaa(values, low=low, high=high, samples=30_000)
    few = smaa(VALUES / 2, low=LOW / 2, high=HIGH / 2, samples=30_000)
    np.testing.assert_allclose(many.acceptability[:4, :4], few.acceptability, atol=0.012)
    assert (many.acceptability[4:, 4] == 1).all()


def test_threads_do_not_change_uncertain_figures() -> None:
    one, two = (
        smaa(VALUES, low=LOW, high=HIGH, samples=20_000, threads=threads) for threads in (1, 2)
    )
    np.testing.assert_array_equal(one.acceptability, two.acceptability)
    np.testing.assert_array_equal(one.central_weights, two.central_weights)


@pytest.mark.parametrize(
    ("low", "high"), [(VALUES + 0.1, HIGH), (LOW, VALUES - 0.1), (LOW[:2], HIGH), (LOW, HIGH[0:1])]
)
def test_bounds_of_scores_must_surround_them(low: np.ndarray, high: np.ndarray) -> None:
    with pytest.raises(NumbersError, match="must have the shape of the values"):
        smaa(VALUES, low=low, high=high, samples=100)


def test_the_distributions_have_names() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown distribution 'normal'.*pert, uniform"):
        smaa(VALUES, low=LOW, high=HIGH, shape="normal", samples=100)  # type: ignore[arg-type]
