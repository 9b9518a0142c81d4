"""The lattice: even by construction, and better than random numbers on what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from evaluation.sensitivity import smaa
from evaluation.sensitivity.lattice import DIMENSIONS, VECTOR, points

if TYPE_CHECKING:
    from numpy.typing import NDArray


def test_the_vector_has_enough_dimensions_all_odd_and_different() -> None:
    assert DIMENSIONS >= 200
    assert (VECTOR % 2 == 1).all()
    # No two dimensions may go together, not even with only few points in use.
    assert np.unique(VECTOR % 2**18).size == DIMENSIONS


@pytest.mark.parametrize("size", [4, 256, 4096])
def test_the_first_points_are_a_lattice_in_each_dimension(size: int) -> None:
    found = np.sort(points(DIMENSIONS, 0, size), axis=1)
    assert (found == np.arange(size) * (2**32 // size)).all()


def test_points_can_be_had_from_any_place_on() -> None:
    whole = points(7, 0, 4096)
    parts = [points(7, start, 512) for start in range(0, 4096, 512)]
    assert np.array_equal(np.concatenate(parts, axis=1), whole)


def test_a_point_is_its_number_backwards_times_the_vector() -> None:
    number = 0b1011
    backwards = int(f"{number:032b}"[::-1], 2)
    expected = [backwards * int(z) % 2**32 for z in VECTOR[:5]]
    assert points(5, 0, 16)[:, number].tolist() == expected


def spread(values: NDArray[np.float64], samples: int, method: str) -> float:
    """Return the variance of all acceptabilities from seed to seed, added up."""
    found = [
        smaa(values, samples=samples, seed=seed, method=method).acceptability  # type: ignore[arg-type]
        for seed in range(24)
    ]
    return float(np.var(found, axis=0, ddof=1).sum())


@pytest.mark.parametrize(("criteria", "gain"), [(3, 2.0), (6, 1.3), (25, 1.1), (100, 1.1)])
def test_the_lattice_varies_less_than_random_numbers(criteria: int, gain: float) -> None:
    values = np.random.default_rng(criteria).random((6, criteria))
    drawn = spread(values, 8192, "random")
    assert drawn > gain * spread(values, 8192, "lattice")


def test_the_lattice_is_no_worse_with_all_its_dimensions() -> None:
    values = np.random.default_rng(1).random((6, DIMENSIONS))
    assert spread(values, 8192, "random") > 0.9 * spread(values, 8192, "lattice")
