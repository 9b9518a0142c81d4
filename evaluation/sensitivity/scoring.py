"""Totals of all vendors for many samples at once, fast first and to the last decimal when asked."""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import TYPE_CHECKING, Protocol

import numpy as np

from evaluation.order import TIE_DECIMALS
from evaluation.sensitivity.drawing import generator

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.sensitivity.drawing import Block, Numbers

UNIT = 10.0**TIE_DECIMALS
LEVELS = 256
# The place, within a block, of the random numbers of the scores; those of its weights have none.
SCORES = 1


class Scorer(Protocol):
    """What gives every vendor a total. One per thread: it writes into arrays of its own."""

    base: NDArray[np.float64]
    vendors: int
    size: float

    def begin(self, block: Block) -> None:
        """Make ready for the samples of a block, which come piece by piece."""

    def draw(self, count: int) -> None:
        """Draw the scores of the next samples."""

    def totals(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return totals and what each sample's numbers are to be multiplied with.

        In the precision of the numbers, and all less something that is the same for every vendor,
        so that they are no larger than ``size``; shapes (vendors, samples) and (samples,).
        """

    def settled(self, numbers: Numbers, which: NDArray[np.intp] | slice) -> NDArray[np.float64]:
        """Return the totals of some of these samples, in whole billionths.

        Shape (samples, vendors).
        """


class FixedScores:
    """Totals of scores that are certain: one matrix product.

    Vendors that nothing tells apart are scored once, so that they are tied in every sample.
    """

    def __init__(self, values: NDArray[np.float64], base: NDArray[np.float64]) -> None:
        """Take values (vendors, criteria); a base of zero leaves a criterion out."""
        self.base = base
        self.vendors = len(values)
        self.twins: NDArray[np.intp] | None = None
        each, first, twins = np.unique(
            values[:, base > 0], axis=0, return_index=True, return_inverse=True
        )
        if len(each) < len(values):
            values, self.twins = values[first], twins.reshape(-1)
        # An even number of rows, the last one for the sums: by far the faster matrix product.
        rows = np.zeros((len(values) + 2 - len(values) % 2, base.size))
        rows[: len(values)], rows[-1] = values * base, base
        self._exact = rows
        self._apart = len(values)
        centred = values - (values.max(axis=0) + values.min(axis=0)) / 2
        self.size = float(np.abs(centred).max())
        rows = rows.copy()
        rows[: len(values)] = centred * base
        self._fast = {kind: rows.astype(kind) for kind in (np.float32, np.float64)}

    def begin(self, block: Block) -> None:
        """Make ready for the samples of a block: there is nothing to do."""

    def draw(self, count: int) -> None:
        """Draw the scores of the next samples: there is nothing to draw."""

    def totals(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return totals and the inverse sum of each sample's weights."""
        found: Numbers = self._fast[numbers.dtype.type] @ numbers
        inverse: Numbers = 1 / found[-1]
        totals = found[: self._apart]
        totals *= inverse
        return (totals if self.twins is None else totals[self.twins]), inverse

    def settled(self, numbers: Numbers, which: NDArray[np.intp] | slice) -> NDArray[np.float64]:
        """Return the totals of some samples, in whole billionths."""
        found: NDArray[np.float64] = numbers[:, which].T.astype(np.float64) @ self._exact.T
        found *= UNIT / found[:, -1:]
        np.rint(found, out=found)
        return found[:, : self._apart] if self.twins is None else found[:, self.twins]


class MethodScores:
    """Scores by another method than the additive one, in 64 bits throughout."""

    def __init__(
        self,
        score: Callable[[NDArray[np.float64]], NDArray[np.float64]],
        base: NDArray[np.float64],
        vendors: int,
    ) -> None:
        """Take what turns weights (criteria, samples) into scores (vendors, samples)."""
        self.base = base
        self.vendors = vendors
        self.size = 0.0
        self._score = score

    def begin(self, block: Block) -> None:
        """Make ready for the samples of a block: there is nothing to do."""

    def draw(self, count: int) -> None:
        """Draw the scores of the next samples: there is nothing to draw."""

    def totals(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return scores and the inverse sum of each sample's weights."""
        weights = numbers * self.base[:, None]
        inverse = 1 / weights.sum(axis=0)
        weights *= inverse
        return self._score(weights), inverse.astype(numbers.dtype)

    def settled(self, numbers: Numbers, which: NDArray[np.intp] | slice) -> NDArray[np.float64]:
        """Return the scores of some samples, in whole billionths."""
        weights = numbers[:, which] * self.base[:, None]
        weights /= weights.sum(axis=0)
        found: NDArray[np.float64] = np.rint(self._score(weights) * UNIT).T
        return found


class UncertainScores:
    """Totals of scores that are drawn with each sample, from a table of levels per cell."""

    def __init__(self, levels: NDArray[np.float64], base: NDArray[np.float64], seed: int) -> None:
        """Take equally likely values of each cell; shape (vendors, criteria, ``LEVELS``)."""
        vendors, criteria, _ = levels.shape
        self.base = base
        self.vendors = vendors
        self.size = float(np.abs(levels).max())
        self._seed = seed
        self._levels = np.ascontiguousarray(levels.transpose(1, 0, 2)).reshape(criteria, -1)
        self._fast = {kind: self._levels.astype(kind) for kind in (np.float32, np.float64)}
        self._row = LEVELS * np.arange(vendors)[:, None]
        self._bytes = np.empty((criteria, vendors, 0), dtype=np.uint8)

    def begin(self, block: Block) -> None:
        """Take up the random numbers that belong to a block."""
        self._rng = generator(self._seed, block.stream, block.number, SCORES)

    def draw(self, count: int) -> None:
        """Draw one byte per cell and sample."""
        shape = (*self._bytes.shape[:2], count)
        self._bytes = np.frombuffer(self._rng.bytes(prod(shape)), dtype=np.uint8).reshape(shape)

    def totals(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return totals and the inverse sum of each sample's weights."""
        share = numbers * self.base.astype(numbers.dtype)[:, None]
        inverse: Numbers = 1 / share.sum(axis=0)
        share *= inverse
        return self._sum(share, slice(None)), inverse

    def settled(self, numbers: Numbers, which: NDArray[np.intp] | slice) -> NDArray[np.float64]:
        """Return the totals of some samples, in whole billionths."""
        share = numbers[:, which] * self.base[:, None]
        share *= UNIT / share.sum(axis=0)
        return np.rint(self._sum(share, which)).T

    def _sum(self, share: Numbers, which: NDArray[np.intp] | slice) -> Numbers:
        levels = self._fast[share.dtype.type]
        drawn = self._bytes[:, :, which]
        found = np.zeros(drawn.shape[1:], dtype=share.dtype)
        cell, place = np.empty_like(found), np.empty(found.shape, dtype=np.intp)
        for k, part in enumerate(share):
            np.add(drawn[k], self._row, out=place)
            np.take(levels[k], place, out=cell, mode="clip")
            cell *= part
            found += cell
        return found
