"""Weights about those of the members, each one heard in proportion to their voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.sensitivity.drawing import Block, Numbers, Reader, generator
from evaluation.sensitivity.gamma import GammaDraws, OfNumbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# The place, within a block, of the random numbers that say whose weights are meant.
_WHO = 2


@dataclass(frozen=True, slots=True, eq=False)
class MemberDraws(OfNumbers):
    """In each sample, weights about those of one member, who is drawn too.

    Attributes
    ----------
    weights
        The members' own weights; shape (members, leaves).
    voices
        How likely each one is to be drawn; adds to 1.
    numbers
        Gamma variables with a base of 1, that the weights are multiplied with.
    """

    weights: Floats
    voices: Floats
    numbers: GammaDraws

    @property
    def base(self) -> Floats:
        """What the weights are multiplied with: nothing; shape (leaves,)."""
        return self.numbers.base

    def open(self) -> Reader:
        """Return a reader of what is in proportion to the leaves' weights."""
        reader = self.numbers.open()
        heard = np.cumsum(self.voices)[:-1]
        own = np.ascontiguousarray(self.weights.T)

        def read(block: Block) -> Iterator[Numbers]:
            rng = generator(self.seed, block.stream, block.number, _WHO)
            for drawn in reader(block):
                who = np.searchsorted(heard, rng.random(drawn.shape[1]), side="right")
                yield own.astype(drawn.dtype)[:, who] * drawn

        return read
