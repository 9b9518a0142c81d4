"""Random weights in fixed blocks: the same numbers wherever and in whatever order they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf, nan
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeAlias, get_args

import numpy as np

from evaluation.errors import UnknownNameError, bad_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

Method = Literal["lattice", "random"]

# Random numbers belong to blocks of this many samples, so that a seed gives the same figures
# however the blocks are shared out.
BLOCK = 4096
# Below this concentration, all the draws of a sample may be too small for a computer to hold.
LEAST_CONCENTRATION = 0.05
# What is drawn at a time stays within the processor's cache.
_CACHE = 2**19

# Of 32 bits, or 64 where these are too few.
Numbers: TypeAlias = "NDArray[Any]"


class Block(NamedTuple):
    """Some samples: the ``number``-th block of a stream, cut to ``size`` samples."""

    stream: int
    number: int
    size: int


# Opened once per thread, because it writes into an array of its own: a block in, and out come the
# numbers of its samples piece by piece, each one gone when the next one comes.
Reader: TypeAlias = Callable[[Block], Iterator[Numbers]]


class Draws(Protocol):
    """Weights at random: each sample's are in proportion to ``base`` times the numbers drawn.

    The numbers may also be negative, all of them.
    """

    @property
    def base(self) -> NDArray[np.float64]:
        """What the numbers are multiplied with; shape (criteria,)."""

    @property
    def blocks(self) -> list[Block]:
        """The blocks, in order."""

    @property
    def method(self) -> Method:
        """Where the numbers come from."""

    @property
    def samples(self) -> int:
        """How many samples there are in all."""

    @property
    def seed(self) -> int:
        """Where the random numbers start."""

    def open(self) -> Reader:
        """Return a reader of the numbers, pieces of shape (criteria, samples)."""


def checked_concentration(concentration: float) -> float:
    """Return how close weights stay to their base, or say what is wrong with it."""
    try:
        number = float(concentration)
    except (TypeError, ValueError):
        number = nan
    if not LEAST_CONCENTRATION <= number < inf:
        raise bad_numbers(
            "the concentration is {given}; give a finite number, {least} or more",
            "la concentration est {given}; donnez un nombre fini, {least} ou plus",
            given=concentration,
            least=LEAST_CONCENTRATION,
        )
    return number


def blocks_of(samples: int, streams: int) -> list[Block]:
    """Share samples out among streams as equally as can be, each one in blocks."""
    found = []
    for stream in range(streams):
        left = samples // streams + (stream < samples % streams)
        found += [Block(stream, k, min(BLOCK, left - BLOCK * k)) for k in range(-(-left // BLOCK))]
    return found


def width(rows: int) -> int:
    """Return how many samples to draw at a time: a divisor of a block that fits in the cache."""
    fits = max(_CACHE // (4 * rows), 64)
    return min(BLOCK, 1 << (fits.bit_length() - 1))


def generator(seed: int, *place: int) -> np.random.Generator:
    """Return the random numbers that belong to a place, and to no other one."""
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(seed, spawn_key=place)))


def checked_method(method: Method) -> Method:
    """Return where the numbers come from, or name the choices."""
    if method not in get_args(Method):
        raise UnknownNameError.among("method", method, get_args(Method))
    return method
