"""Counts of ranks, wins and favourable weights over many samples at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.sensitivity.drawing import BLOCK, width
from evaluation.sensitivity.scoring import UNIT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.sensitivity.drawing import Numbers
    from evaluation.sensitivity.scoring import Scorer

# With more vendors, sorting is faster than comparing all pairs. It must stay below 24: the pairs
# of 23 vendors can still be counted in one byte.
MOST_COMPARED = 22
# Sums of weights are kept in whole units of this size: whole numbers add up to the same sum in any
# order, so that figures do not depend on the number of threads.
WEIGHT_UNIT = 2.0**-30
# Comparisons made at a time stay within the processor's cache.
_CACHE = 2**19
# A machine word of 8 bytes holds 8 counts; each one is sure to fit when it counts no more.
_WORDS = 128
# Samples sorted at a time.
_SORTED = 256


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What some samples add up to, in whole numbers.

    Attributes
    ----------
    ranks
        How often each vendor has each rank, per stream; shape (streams, vendors, vendors).
    wins
        How often the row's vendor is strictly above the column's; shape (vendors, vendors).
    favourable
        Sums of the weights with which each vendor is first, in units of ``WEIGHT_UNIT``; shape
        (vendors, criteria).
    """

    ranks: NDArray[np.int64]
    wins: NDArray[np.int64]
    favourable: NDArray[np.int64]

    @classmethod
    def empty(cls, streams: int, vendors: int, criteria: int) -> Tally:
        """Return a tally of nothing."""
        return cls(
            np.zeros((streams, vendors, vendors), dtype=np.int64),
            np.zeros((vendors, vendors), dtype=np.int64),
            np.zeros((vendors, criteria), dtype=np.int64),
        )

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.ranks + other.ranks, self.wins + other.wins, self.favourable + other.favourable
        )


class Counter:
    """Adds samples to a tally. One per thread: it writes into arrays of its own."""

    def __init__(self, tally: Tally, scorer: Scorer) -> None:
        """Count into a tally what a scorer says."""
        self.tally = tally
        self.scorer = scorer
        vendors = len(tally.wins)
        self._count = _Comparison(self) if vendors <= MOST_COMPARED else _Sorting(self)

    def add(self, stream: int, numbers: Numbers) -> None:
        """Rank all vendors in each sample, and count."""
        self.scorer.draw(numbers.shape[1])
        self._count(stream, numbers)

    def favour(
        self, first: NDArray[np.bool_], some: NDArray[np.intp], inverse: Numbers, numbers: Numbers
    ) -> None:
        """Add the weights of the samples in which each vendor is first; only some ever are."""
        weights = (first[some] * inverse) @ numbers.T
        favourable = weights * (self.scorer.base / WEIGHT_UNIT)
        self.tally.favourable[some] += np.rint(favourable).astype(np.int64)


class _Comparison:
    """All pairs compared, for a few vendors."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        vendors = len(counter.tally.wins)
        self.step = min(_step(vendors**2), width(counter.scorer.base.size))
        # Which vendor beats which; which rank is whose. What lies past the samples is False.
        self.flags = np.zeros((2, vendors, vendors, self.step), dtype=bool)
        self.above = np.empty((vendors, self.step), dtype=np.uint8)
        self.places = np.arange(vendors, dtype=np.uint8)[:, None, None]
        twins = getattr(counter.scorer, "twins", None)
        same = np.zeros(1) if twins is None else np.bincount(twins)
        self.pairs = (vendors * (vendors - 1) - int((same * (same - 1)).sum())) // 2

    def __call__(self, stream: int, numbers: Numbers) -> None:
        tally = self.counter.tally
        totals, inverse = self.counter.scorer.totals(numbers)
        raised = totals + margin(numbers, self.counter.scorer.size)
        for start in range(0, inverse.size, self.step):
            part = slice(start, start + self.step)
            n = inverse[part].size
            if n < self.step:
                self.flags[..., n:] = False
            (beats, ranked), above = self.flags[..., :n], self.above[:, :n]
            np.greater(totals[:, None, part], raised[:, part], out=beats)
            np.add.reduce(beats.view(np.uint8), axis=0, out=above, dtype=np.uint8)
            self._look_again(above, beats, numbers, start)
            np.equal(above, self.places, out=ranked)
            wins, ranks = count(self.flags)
            tally.wins[...] += wins
            tally.ranks[stream] += ranks.T
            self.counter.favour(ranked[0], ranks[0].nonzero()[0], inverse[part], numbers[:, part])

    def _look_again(
        self,
        above: NDArray[np.uint8],
        beats: NDArray[np.bool_],
        numbers: Numbers,
        start: int,
    ) -> None:
        """Settle the samples where two vendors are too close for the fast totals.

        Where all pairs are apart, each one adds one vendor above another.
        """
        (close,) = (np.add.reduce(above, axis=0, dtype=np.uint8) != self.pairs).nonzero()
        if close.size:
            exact = self.counter.scorer.settled(numbers, start + close)
            better = exact[:, :, None] > exact[:, None]
            beats[..., close] = better.transpose(1, 2, 0)
            above[:, close] = better.sum(axis=1).T


class _Sorting:
    """All vendors sorted, for many of them.

    A total in whole billionths and the vendor's position fit in one whole number of 64 bits.
    """

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        vendors = len(counter.tally.wins)
        self.step = 8 * _WORDS
        self.bits = (vendors - 1).bit_length()
        self.vendor = np.arange(vendors)
        self.rank = np.zeros((vendors, self.step), dtype=np.min_scalar_type(vendors))
        self.less = np.zeros((vendors, self.step), dtype=bool)
        self.pairs = np.triu_indices(vendors, 1)
        self.words = np.empty(self.pairs[0].size, dtype=np.uint64)
        # Large arrays, made anew each time, would cost more than the sorting.
        self.key = np.empty((_SORTED, vendors), dtype=np.int64)
        self.cell = np.empty((vendors, self.step), dtype=np.intp)
        self.apart = np.empty((_SORTED, vendors - 1), dtype=bool)
        self.place = np.empty((_SORTED, vendors), dtype=np.uint32)

    def __call__(self, stream: int, numbers: Numbers) -> None:
        vendors, rank = len(self.vendor), self.rank
        inverse = 1 / (self.counter.scorer.base.astype(numbers.dtype) @ numbers)
        tally = self.counter.tally
        for start in range(0, numbers.shape[1], self.step):
            part = slice(start, min(start + self.step, numbers.shape[1]))
            n = part.stop - start
            rank[:, n:] = 0
            tied = self._rank(numbers, part)
            cell = np.add(rank[:, :n], vendors * self.vendor[:, None], out=self.cell[:, :n])
            ranks = np.bincount(cell.ravel(), minlength=vendors**2).reshape(vendors, vendors)
            tally.ranks[stream] += ranks
            self._win(n, tied=tied)
            some = ranks[:, 0].nonzero()[0]
            self.counter.favour(rank[:, :n] == 0, some, inverse[part], numbers[:, part])

    def _rank(self, numbers: Numbers, part: slice) -> bool:
        """Write the ranks of some samples, from 0 up, and return whether any are shared."""
        tied = False
        for first in range(part.start, part.stop, _SORTED):
            some = slice(first, min(first + _SORTED, part.stop))
            settled = self.counter.scorer.settled(numbers, some)
            here = slice(some.start - part.start, some.stop - part.start)
            tied |= self._sort(settled, self.rank[:, here])
        return tied

    def _sort(self, settled: NDArray[np.float64], rank: NDArray[np.unsignedinteger]) -> bool:
        n = len(settled)
        key, apart, place = self.key[:n], self.apart[:n], self.place[:n]
        np.negative(settled, out=key, casting="unsafe")
        key <<= self.bits
        key |= self.vendor
        key.sort(axis=1)
        # Back in the vendors' order, by sorting once more: faster than writing here and there.
        np.bitwise_and(key, (1 << self.bits) - 1, out=place, casting="unsafe")
        place <<= np.uint32(16)
        key >>= self.bits
        np.not_equal(key[:, 1:], key[:, :-1], out=apart)
        tied = not apart.all()
        place |= _shared(apart) if tied else self.vendor.astype(np.uint32)
        place.sort(axis=1)
        rank[...] = place.astype(rank.dtype).T
        return tied

    def _win(self, samples: int, *, tied: bool) -> None:
        """Count who is ranked before whom."""
        before = self._ordered(np.less)
        behind = self._ordered(np.greater) if tied else samples - before
        wins = self.counter.tally.wins
        row, column = self.pairs
        wins[row, column] += before
        wins[column, row] += behind

    def _ordered(self, compare: np.ufunc) -> NDArray[np.int64]:
        """Count how often the ranks of each pair compare like this."""
        start = 0
        for k in range(len(self.rank) - 1):
            less = self.less[k + 1 :]
            compare(self.rank[k], self.rank[k + 1 :], out=less)
            words = less.view(np.uint64)
            np.add.reduce(words, axis=1, out=self.words[start : start + len(words)])
            start += len(words)
        return _bytes_added(self.words)


def margin(numbers: Numbers, size: float) -> np.floating:
    """Return by how much two fast totals must differ to be sure that the exact ones do.

    A scalar product of n rounded terms is off by n + 2 rounding errors at most, and its scaling
    adds two more (Higham 2002, section 3.1); totals that settle apart differ by a billionth.

    References
    ----------
    Higham, N. J. (2002). Accuracy and Stability of Numerical Algorithms, 2nd edition. SIAM.
    """
    kind = numbers.dtype.type
    found: np.floating = kind((len(numbers) + 4) * np.finfo(kind).eps * size + 2 / UNIT)
    return found


def count(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count along the last axis, a power of two from 64 up: eight counts in each word."""
    words = flags.view(np.uint64)
    words = words.reshape(*flags.shape[:-1], -1, min(words.shape[-1], _WORDS))
    found: NDArray[np.int64] = _bytes_added(np.add.reduce(words, axis=-1)).sum(axis=-1)
    return found


def _bytes_added(words: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the sum of the eight bytes of each word, first two by two, then the four of them."""
    evens = np.uint64(0x00FF00FF00FF00FF)
    four = (words & evens) + ((words >> np.uint64(8)) & evens)
    return ((four * np.uint64(0x0001000100010001)) >> np.uint64(48)).astype(np.int64)


def _shared(apart: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """Return the ranks of sorted vendors, from 0, given which ones are apart from the one before."""
    place = np.zeros((len(apart), apart.shape[1] + 1), dtype=np.uint32)
    place[:, 1:] = np.arange(1, place.shape[1], dtype=np.uint32) * apart
    shared: NDArray[np.uint32] = np.maximum.accumulate(place, axis=1)
    return shared


def _step(bytes_each: int) -> int:
    """Return how many samples to compare at a time, a power of two from 64 up."""
    return min(BLOCK, max(64, 1 << (_CACHE // bytes_each).bit_length() - 1))
