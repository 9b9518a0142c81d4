"""What a committee can leave alone: how many ratings, or weights, and for which reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Closed:
    """How many ratings, or weights, need no discussion, and why.

    Attributes
    ----------
    total
        How many there are.
    single
        Those that one member alone gave: there is nothing to compare.
    within
        Those within the tolerance.
    apart
        Those beyond it, on which too little hangs. None of them can change the winner.
    changing
        Those within the tolerance where one member's figure, put in place of the committee's,
        would change who is first all the same.
    """

    total: int
    single: int
    within: int
    apart: int
    changing: int


def closed_of(
    closed: NDArray[np.bool_],
    apart: NDArray[np.float64],
    changes: NDArray[np.bool_],
    tolerance: float,
) -> Closed:
    """Count what is closed, by reason.

    Parameters
    ----------
    closed
        What needs no discussion.
    apart
        The highest figure less the lowest; NaN where one member alone gave one; same shape.
    changes
        Where one member's figure in place of the committee's changes who is first; same shape.
    tolerance
        The range from which members are apart.

    Examples
    --------
    >>> ranges = np.array([1.0, 4.0, np.nan])
    >>> closed_of(np.full(3, True), ranges, np.array([True, False, False]), 3.0)
    Closed(total=3, single=1, within=1, apart=1, changing=1)
    """
    return Closed(
        total=int(closed.sum()),
        single=int((closed & np.isnan(apart)).sum()),
        within=int((closed & (apart < tolerance)).sum()),
        apart=int((closed & (apart >= tolerance)).sum()),
        changing=int((closed & changes).sum()),
    )
