"""Gamma variables from a lattice or from random numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.special import gammaincinv
from scipy.stats import kstest

from evaluation.sensitivity.drawing import BLOCK
from evaluation.sensitivity.gamma import SHIFTS, GammaDraws, gamma_levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.sensitivity.drawing import Method

METHODS = ("lattice", "random")
BASE = np.ones(5)


def numbers(draws: GammaDraws, which: slice = slice(None)) -> NDArray[np.float64]:
    read = draws.open()
    pieces = [piece.astype(float) for block in draws.blocks[which] for piece in read(block)]
    found: NDArray[np.float64] = np.abs(np.concatenate(pieces, axis=1))
    return found


@pytest.mark.parametrize("concentration", [0.05, 0.3, 1.0, 2.5, 8.0, 49.0, 51.0, 1e4, 1e10])
def test_levels_are_the_quantiles_of_a_gamma_variable(concentration: float) -> None:
    levels = gamma_levels(concentration)
    exact = gammaincinv(concentration, (np.arange(levels.size) + 0.5) / levels.size)
    np.testing.assert_allclose(levels, exact, rtol=1e-4)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("concentration", [0.05, 0.5, 1.0, 8.0])
def test_each_number_is_a_gamma_variable(method: Method, concentration: float) -> None:
    found = numbers(GammaDraws(BASE, 8192, 3, concentration, method))
    assert found.shape == (5, 8192)
    for row in found:
        # The lattice is more even than chance, and passes all the more easily.
        assert kstest(row, "gamma", args=(concentration,)).pvalue > 1e-4


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("concentration", [0.3, 1.0, 8.0])
def test_more_samples_begin_with_the_same_ones(method: Method, concentration: float) -> None:
    few = GammaDraws(BASE, 2048, 1, concentration, method)
    many = GammaDraws(BASE, 2 * SHIFTS * BLOCK, 1, concentration, method)
    size = few.blocks[0].size
    whole = numbers(many, slice(1))
    assert np.array_equal(numbers(few, slice(1)), whole[:, :size])


@pytest.mark.parametrize("method", METHODS)
def test_a_block_is_the_same_whatever_was_read_before(method: Method) -> None:
    draws = GammaDraws(BASE, 3 * SHIFTS * BLOCK, 1, 1.0, method)
    alone = numbers(draws, slice(5, 6))
    backwards = numbers(draws, slice(6, 4, -1))
    assert np.array_equal(backwards[:, BLOCK:], alone)


@pytest.mark.parametrize("method", METHODS)
def test_seeds_differ(method: Method) -> None:
    one, other = (numbers(GammaDraws(BASE, 2048, seed, 1.0, method)) for seed in (1, 2))
    assert not (one == other).any()


def test_a_lattice_needs_enough_samples_and_dimensions() -> None:
    assert GammaDraws(BASE, 1023, 1).method == "random"
    assert GammaDraws(BASE, 1024, 1).method == "lattice"
    assert GammaDraws(np.ones(257), 5000, 1).method == "random"


def test_the_smallest_concentration_never_leaves_a_sample_without_weight() -> None:
    found = numbers(GammaDraws(np.ones(2), 100_000, 1, 0.05, "random"))
    assert (found.sum(axis=0) > 0).all()
