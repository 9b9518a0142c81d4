"""Random decision problems for the textbook methods: with ties, repeated rows, zero weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from hypothesis import strategies as st

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Problem:
    """A matrix (vendors, criteria) of positive numbers, weights and directions."""

    matrix: NDArray[np.float64]
    weights: NDArray[np.float64]
    directions: list[Literal["max", "min"]]


@st.composite
def problems(draw: st.DrawFn, *, least: int = 1, most: int = 6) -> Problem:
    """Draw whole numbers from 1 to 9, in which exact ties are frequent."""
    vendors, criteria = draw(st.integers(least, most)), draw(st.integers(1, 5))
    row = st.lists(st.integers(1, 9), min_size=criteria, max_size=criteria)
    matrix = draw(st.lists(row, min_size=vendors, max_size=vendors))
    weights = draw(row.flatmap(lambda some: st.just(some) | st.just([some[0], *some[1:-1], 0][:len(some)])))
    directions = draw(st.lists(st.sampled_from(("max", "min")), min_size=criteria,
                               max_size=criteria))
    return Problem(np.array(matrix, float), np.array(weights, float), directions)
