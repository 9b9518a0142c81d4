"""A scale across a picture: its grid, its numbers, and where each value stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, log10

from evaluation.charts.block import Block
from evaluation.charts.palette import GRID
from evaluation.charts.svg import line


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear scale from values to horizontal places.

    Examples
    --------
    >>> Axis(0, 1, 100, 200).at(0.25), Axis(0, 1, 100, 200).ticks()
    (125.0, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
    """

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Return where a value stands."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def ticks(self, most: int = 5) -> list[float]:
        """Return round values along the scale, at most about so many steps apart."""
        rough = (self.high - self.low) / most
        power = 10.0 ** floor(log10(rough))
        step = next(power * times for times in (1, 2, 5, 10) if power * times > rough - 1e-12)
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        return [round(step * k, 12) for k in range(first, last + 1)]

    def lines(self, top: float, bottom: float) -> list[str]:
        """Return the lines of the grid."""
        return [
            line(self.at(tick), top, self.at(tick), bottom, opacity=GRID) for tick in self.ticks()
        ]

    def numbers(self, top: float, write: Callable[[float], str]) -> list[str]:
        """Return the numbers of the grid."""
        return [
            Block(write(tick), size=11, faint=True).at(self.at(tick), top, anchor="middle")
            for tick in self.ticks()
        ]
