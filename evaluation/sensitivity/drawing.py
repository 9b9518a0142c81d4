"""Random weights in fixed blocks, and what each block of them adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import bad_numbers
from evaluation.order import TIE_DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Random numbers belong to blocks of this many samples, so that a seed gives the same figures
# however the blocks are shared out.
BLOCK = 4096
# Below this concentration, all the draws of a sample may be too small for a computer to hold.
LEAST_CONCENTRATION = 0.05
# The comparisons of all pairs, in one slice of a block, stay within the processor's cache.
_CACHE = 2**19
_WIDEST, _NARROWEST = 1024, 64


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What some samples add up to: counts of ranks and strict wins, sums of favourable weights."""

    ranks: NDArray[np.int64]
    wins: NDArray[np.int64]
    favourable: NDArray[np.float64]

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.ranks + other.ranks, self.wins + other.wins, self.favourable + other.favourable
        )


@dataclass(frozen=True, slots=True, eq=False)
class Draw:
    """Weights at random, block by block.

    A block depends on nothing but the seed and its number: blocks may be tallied anywhere, and give
    the same figures once their tallies are added in the order of their numbers. Arrays have one row
    per criterion or vendor and the samples along it, as they lie in memory.
    """

    values: NDArray[np.float64]
    base: NDArray[np.float64]
    samples: int
    seed: int
    concentration: float

    def __post_init__(self) -> None:
        if not isfinite(self.concentration) or self.concentration < LEAST_CONCENTRATION:
            raise bad_numbers(
                "the concentration is {given}; give a finite number, {least} or more",
                "la concentration est {given}; donnez un nombre fini, {least} ou plus",
                given=self.concentration,
                least=LEAST_CONCENTRATION,
            )

    @property
    def blocks(self) -> int:
        """How many blocks there are; the last one may be cut short."""
        return -(-self.samples // BLOCK)

    def factors(self, block: int) -> NDArray[np.float64]:
        """Return the Gamma variables of a block's samples; shape (criteria, samples)."""
        place = np.random.SeedSequence(self.seed, spawn_key=(block,))
        rng = np.random.Generator(np.random.SFC64(place))
        shape = (self.base.size, BLOCK)
        drawn = (
            rng.standard_exponential(shape)
            if self.concentration == 1
            else rng.standard_gamma(self.concentration, shape)
        )
        return drawn[:, : self.samples - block * BLOCK]

    def tally(self, block: int) -> Tally:
        """Return what a block adds up to."""
        factors = self.factors(block)
        # The sum of the weights divides the totals: there are fewer of them than of weights.
        scale = 1 / (self.base @ factors)
        totals = (self.values * self.base) @ factors
        totals *= scale
        ranks, wins, first = count(totals)
        first *= scale
        return Tally(ranks, wins, first @ factors.T * self.base)


def count(
    totals: NDArray[np.float64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Count ranks and strict wins over samples, and mark who is first in which.

    The order is that of ``competition_ranks``: a rank is one more than the vendors strictly above,
    after rounding. Totals have shape (vendors, samples), and so has the mark.
    """
    vendors, samples = totals.shape
    rounded = np.rint(totals * 10**TIE_DECIMALS)
    places = np.arange(vendors, dtype=np.min_scalar_type(vendors))
    width = min(max(_CACHE // vendors**2, _NARROWEST), _WIDEST, samples)
    # One byte is enough: a block has fewer slices than a byte has values.
    ranked, won = np.zeros((2, vendors, vendors, width), dtype=np.uint8)
    first = np.empty(totals.shape)
    for start in range(0, samples, width):
        part = rounded[:, start : start + width]
        beats = part[:, None] > part
        above = beats.sum(axis=0, dtype=places.dtype)
        at_rank = above[:, None] == places[:, None]
        ranked[..., : part.shape[1]] += at_rank.view(np.uint8)
        won[..., : part.shape[1]] += beats.view(np.uint8)
        first[:, start : start + width] = at_rank[:, 0]
    return ranked.sum(axis=2, dtype=np.int64), won.sum(axis=2, dtype=np.int64), first
