"""Random decision problems for the textbook methods: with ties, repeated rows, zero weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np
from hypothesis import strategies as st

from evaluation.methods import Direction

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Problem:
    """A matrix (vendors, criteria) of positive numbers, weights and directions."""

    matrix: NDArray[np.float64]
    weights: NDArray[np.float64]
    directions: list[Direction]

    @property
    def shares(self) -> NDArray[np.float64]:
        """The weights divided by their sum."""
        shares: NDArray[np.float64] = self.weights / self.weights.sum()
        return shares

    @property
    def more(self) -> NDArray[np.float64]:
        """The matrix with minimised columns negated."""
        return self.matrix * [1.0 if name == "max" else -1.0 for name in self.directions]


@st.composite
def problems(draw: st.DrawFn, *, least: int = 1, most: int = 6) -> Problem:
    """Draw whole numbers from 1 to 9, in which exact ties are frequent."""
    vendors, criteria = draw(st.integers(least, most)), draw(st.integers(1, 5))

    def row(lowest: int) -> st.SearchStrategy[list[int]]:
        return st.lists(st.integers(lowest, 9), min_size=criteria, max_size=criteria)

    matrix = draw(st.lists(row(1), min_size=vendors, max_size=vendors))
    weights = draw(row(0).filter(any))
    either = st.sampled_from(get_args(Direction))
    signs = st.lists(either, min_size=criteria, max_size=criteria)
    return Problem(np.array(matrix, float), np.array(weights, float), draw(signs))


def clouds(problem: Problem, samples: int = 12) -> NDArray[np.float64]:
    """Return weight vectors of any sum for the criteria of a problem; (criteria, samples)."""
    draw = np.random.default_rng(7)
    return draw.exponential(size=(problem.weights.size, samples))


__all__ = ["Problem", "clouds", "problems"]
