"""Convex polygons as rows of corners, in order around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.order import settled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def cut(polygon: Floats, lead: Floats) -> Floats:
    """Return the part of a convex polygon where a linear function, given at its corners, is >= 0.

    What stands beside the corners' coordinates is linear too, and goes with them.
    """
    inside = lead >= 0
    if inside.all():
        return polygon
    following = np.arange(1, len(lead) + 1) % len(lead)
    crossed = inside != inside[following]
    way = np.divide(lead, lead - lead[following], out=np.zeros_like(lead), where=crossed)
    between = polygon + way[:, None] * (polygon[following] - polygon)
    both = np.stack([polygon, between], axis=1).reshape(-1, polygon.shape[1])
    kept: Floats = both[np.stack([inside, crossed], axis=1).ravel()]
    return kept


def tidy(polygon: Floats) -> Floats:
    """Return a polygon without the corners that are where the one before is."""
    places = settled(polygon[:, :2])
    kept: Floats = polygon[(places != np.roll(places, 1, axis=0)).any(axis=1)]
    return kept


def area(polygon: Floats) -> float:
    """Return the area that a polygon takes in its first two columns."""
    x, y = polygon[:, 0], polygon[:, 1]
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)
