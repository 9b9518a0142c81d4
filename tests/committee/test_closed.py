"""What can be left alone, counted by reason."""

from __future__ import annotations

import numpy as np

from evaluation.committee.closed import Closed, closed_of


def test_each_closed_cell_has_one_reason() -> None:
    apart = np.array([[0.0, 2.9, 3.0], [np.nan, 5.0, 1.0]])
    closed = np.array([[True, True, True], [True, False, True]])
    changes = np.array([[False, True, False], [False, True, False]])
    found = closed_of(closed, apart, changes, 3.0)
    assert found == Closed(total=5, single=1, within=3, apart=1, changing=1)
    assert found.single + found.within + found.apart == found.total


def test_nothing_closed_is_nothing() -> None:
    nothing = np.zeros((2, 0))
    assert closed_of(nothing > 0, nothing, nothing > 0, 3.0) == Closed(0, 0, 0, 0, 0)
