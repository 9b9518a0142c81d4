"""Convex polygons in a picture: their fill with its texture, and where words fit inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from evaluation.charts.palette import INK, Hue
from evaluation.charts.svg import element, number

Point: TypeAlias = tuple[float, float]
_STEP = 7  # between two lines of a texture
# The direction across the lines of each texture.
_ACROSS = {"slanted": (1.0, 1.0), "level": (0.0, 1.0)}


def filled(corners: Sequence[Point], hue: Hue) -> str:
    """Return a polygon with its texture, drawn line by line, and a border in the text colour."""
    d = "L".join(f"{number(x)} {number(y)}" for x, y in corners)
    shape = element("path", d=f"M{d}Z", fill=hue.fill, stroke=INK, stroke_width=1.5)
    across = _ACROSS.get(hue.texture)
    texture = "".join(
        f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
        for (x1, y1), (x2, y2) in (_hatching(corners, across) if across else ())
    )
    if not texture:
        return shape
    return shape + element("path", d=texture, stroke=hue.ink, stroke_opacity=0.45, fill="none")


def centre(corners: Sequence[Point]) -> Point:
    """Return the centre of gravity of a polygon.

    Examples
    --------
    >>> centre([(0, 0), (3, 0), (0, 3)])
    (1.0, 1.0)
    """
    double, x, y = 0.0, 0.0, 0.0
    for (x1, y1), (x2, y2) in _edges(corners):
        cross = x1 * y2 - x2 * y1
        double, x, y = double + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (3 * double), y / (3 * double)


def holds(corners: Sequence[Point], middle: Point, width: float, height: float) -> bool:
    """Tell whether a box of a size around a point lies inside a convex polygon.

    Examples
    --------
    >>> triangle = [(0, 0), (30, 0), (0, 30)]
    >>> holds(triangle, (10, 10), 8, 8), holds(triangle, (10, 10), 18, 18)
    (True, False)
    """
    x, y = middle
    box = [(x + i * width / 2, y + j * height / 2) for i in (-1, 1) for j in (-1, 1)]
    sides = [
        (x2 - x1) * (py - y1) - (y2 - y1) * (px - x1)
        for (x1, y1), (x2, y2) in _edges(corners)
        for px, py in box
    ]
    return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)


def _edges(corners: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return pairwise((*corners, corners[0]))


def _hatching(corners: Sequence[Point], across: Point) -> Iterator[tuple[Point, Point]]:
    """Yield the stretches inside a convex polygon of parallel lines, evenly apart."""
    places = [across[0] * x + across[1] * y for x, y in corners]
    line = (min(places) // _STEP + 0.5) * _STEP
    while line < max(places):
        crossed = [
            (x1 + part * (x2 - x1), y1 + part * (y2 - y1))
            for ((x1, y1), (x2, y2)), (start, end) in zip(
                _edges(corners), pairwise((*places, places[0])), strict=True
            )
            if (start < line) != (end < line)
            for part in [(line - start) / (end - start)]
        ]
        if len(crossed) == 2:
            yield crossed[0], crossed[1]
        line += _STEP
