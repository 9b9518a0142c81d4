"""Independent Gamma variables in fixed blocks, from a lattice or from random numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import lgamma
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import whole
from evaluation.sensitivity import lattice
from evaluation.sensitivity.drawing import (
    BLOCK,
    Block,
    Method,
    Numbers,
    Reader,
    blocks_of,
    checked_concentration,
    checked_method,
    generator,
    width,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The lattice is used with this many random shifts, which tell its error by how they differ.
SHIFTS = 16
# Below this number of samples, the points of one shift are too few to fill anything evenly.
LEAST_LATTICE = 64 * SHIFTS
# Below this concentration, the draws may be too small for 32 bits.
_LEAST_SINGLE = 0.5
_LEVELS = 2**16


@dataclass(frozen=True, slots=True, eq=False)
class GammaDraws:
    """Independent Gamma variables times a base.

    Attributes
    ----------
    base
        What they are multiplied with; shape (criteria,).
    samples, seed
        How many samples, from which seed.
    concentration
        The shape of the Gamma variables.
    method
        "lattice": the points of a lattice, shifted at random ``SHIFTS`` times, one stream of blocks
        per shift. "random": one stream of independent random numbers, which takes the place of
        the lattice where there are fewer than ``LEAST_LATTICE`` samples, or more criteria than it
        has dimensions.
    """

    base: NDArray[np.float64]
    samples: int
    seed: int
    concentration: float = 1.0
    method: Method = "lattice"

    def __post_init__(self) -> None:
        if self.samples < LEAST_LATTICE or self.base.size > lattice.DIMENSIONS:
            object.__setattr__(self, "method", "random")

    @property
    def blocks(self) -> list[Block]:
        """The blocks, in order; the last one of a stream may be cut short."""
        return blocks_of(self.samples, SHIFTS if self.method == "lattice" else 1)

    def open(self) -> Reader:
        """Return a reader of the numbers; with the lattice and 1, they are all negative."""
        size = self.base.size, width(self.base.size)
        dtype = np.float32 if self.concentration >= _LEAST_SINGLE else np.float64
        if self.method == "random":
            return _independent(np.empty(size, dtype=dtype), self.seed, self.concentration)
        if self.concentration == 1:
            return _logarithms(np.empty(size, dtype=np.float32), self.seed)
        return _quantiles(np.empty(size, dtype=dtype), self.seed, self.concentration)


def gamma_draws(
    base: NDArray[np.float64], samples: int, seed: int, concentration: float, method: Method
) -> GammaDraws:
    """Return weights about a base, parameters checked."""
    return GammaDraws(
        base,
        whole("samples", samples, least=1),
        whole("seed", seed, least=0),
        checked_concentration(concentration),
        checked_method(method),
    )


def _independent(room: Numbers, seed: int, concentration: float) -> Reader:
    def read(block: Block) -> Iterator[Numbers]:
        rng = generator(seed, block.stream, block.number)
        for start in range(0, block.size, room.shape[1]):
            if concentration == 1:
                rng.standard_exponential(out=room, dtype=room.dtype)
            else:
                rng.standard_gamma(concentration, out=room, dtype=room.dtype)
            yield room[:, : block.size - start]

    return read


def _shifted(rows: int, step: int, seed: int) -> Callable[[Block], Iterator[NDArray[np.uint32]]]:
    """Return a reader of what to add to the first ``step`` points, piece by piece."""
    rng = generator(seed)
    shifts = rng.integers(0, 2**32, (SHIFTS, rows), dtype=np.uint32)

    def read(block: Block) -> Iterator[NDArray[np.uint32]]:
        first = block.number * BLOCK
        for start in range(first, first + block.size, step):
            yield (shifts[block.stream] + lattice.offset(rows, start))[:, None]

    return read


def _logarithms(room: NDArray[np.float32], seed: int) -> Reader:
    rows, step = room.shape
    first, shifted = lattice.points(rows, 0, step), _shifted(rows, step, seed)
    bits = room.view(np.uint32)
    one = np.float32(1).view(np.uint32)

    def read(block: Block) -> Iterator[Numbers]:
        left = block.size
        for shift in shifted(block):
            np.add(first, shift, out=bits)
            # The upper 23 bits, as the fraction of a number from 1 to 2; then the middle of the
            # interval between 0 and 1 that they stand for.
            np.right_shift(bits, 9, out=bits)
            np.bitwise_or(bits, one, out=bits)
            np.subtract(room, np.float32(1 - 2**-24), out=room)
            np.log(room, out=room)
            yield room[:, :left]
            left -= step

    return read


def _quantiles(room: Numbers, seed: int, concentration: float) -> Reader:
    rows, step = room.shape
    first, shifted = lattice.points(rows, 0, step), _shifted(rows, step, seed)
    place = np.empty_like(first)
    levels = gamma_levels(concentration).astype(room.dtype)

    def read(block: Block) -> Iterator[Numbers]:
        left = block.size
        for shift in shifted(block):
            np.add(first, shift, out=place)
            np.right_shift(place, 16, out=place)
            np.take(levels, place, out=room, mode="clip")
            yield room[:, :left]
            left -= step

    return read


@lru_cache(maxsize=8)
def gamma_levels(concentration: float) -> NDArray[np.float64]:
    """Return the quantiles of a Gamma variable in the middle of 65,536 equally likely intervals.

    They are read off the integral of its density, in the logarithm of the variable, where it is
    smooth for every shape.
    """
    k = concentration
    # From the logarithm of the mean: for small shapes down to where x^k is below all quantiles.
    lowest = (np.log(2.0**-17) + lgamma(k + 1)) / k - 1 - np.log(k)
    if k > 50:
        lowest = max(lowest, np.log1p(-7 / np.sqrt(k)))
    log = np.linspace(lowest, np.log1p(30 / k + 7 / np.sqrt(k)), 2**15)
    density = np.exp(k * (log - np.expm1(log)))
    below = density[0] / k
    density *= log[1] - log[0]
    chance = below + np.cumsum(density) - (density[0] + density) / 2
    level = (np.arange(_LEVELS) + 0.5) / _LEVELS
    found: NDArray[np.float64] = k * np.exp(np.interp(level, chance / chance[-1], log))
    found.setflags(write=False)
    return found


class OfNumbers:
    """Draws made of Gamma variables: what is asked of them is asked of those numbers."""

    __slots__ = ()

    numbers: GammaDraws

    @property
    def blocks(self) -> list[Block]:
        """The blocks, in order."""
        return self.numbers.blocks

    @property
    def method(self) -> Method:
        """Where the numbers come from."""
        return self.numbers.method

    @property
    def samples(self) -> int:
        """How many samples there are in all."""
        return self.numbers.samples

    @property
    def seed(self) -> int:
        """Where the random numbers start."""
        return self.numbers.seed
