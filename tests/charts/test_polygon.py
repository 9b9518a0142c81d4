"""Convex polygons in pictures."""

from __future__ import annotations

import re

import pytest
from pictures import SVG, parsed

from evaluation.charts.palette import BLUE, GREEN, ORANGE, PILLARS, Hue
from evaluation.charts.polygon import Point, centre, filled, holds
from evaluation.charts.svg import element

SQUARE: list[Point] = [(0, 0), (40, 0), (40, 40), (0, 40)]


def strokes(hue: Hue, corners: list[Point]) -> list[tuple[float, ...]]:
    """Return the ends of the lines of a texture."""
    paths = list(parsed(element("svg", filled(corners, hue), xmlns=SVG[1:-1])))
    text = paths[1].attrib["d"] if len(paths) > 1 else ""
    return [
        tuple(float(n) for n in re.findall(r"[\d.]+", part)) for part in text.split("M") if part
    ]


@pytest.mark.parametrize("hue", PILLARS)
@pytest.mark.parametrize("corners", [SQUARE, SQUARE[:3], SQUARE[::-1], [(0, 0), (9, 30), (4, 30)]])
def test_a_texture_stays_inside_its_polygon(hue: Hue, corners: list[Point]) -> None:
    for x1, y1, x2, y2 in strokes(hue, corners):
        for part in (0.05, 0.5, 0.95):
            at = (x1 + part * (x2 - x1), y1 + part * (y2 - y1))
            assert holds(corners, at, 0, 0)


def test_each_hue_has_its_own_direction() -> None:
    assert not strokes(BLUE, SQUARE)
    assert all(x1 + y1 == pytest.approx(x2 + y2) for x1, y1, x2, y2 in strokes(ORANGE, SQUARE))
    assert all(y1 == y2 for _, y1, _, y2 in strokes(GREEN, SQUARE))
    # Lines every 7 across 40 and across its diagonal sum of 80.
    assert [len(strokes(hue, SQUARE)) for hue in (GREEN, ORANGE)] == [6, 11]


@pytest.mark.parametrize("corners", [SQUARE, SQUARE[::-1]])
def test_the_centre_and_what_fits_do_not_depend_on_the_way_around(corners: list[Point]) -> None:
    assert centre(corners) == (20, 20)
    assert holds(corners, (20, 20), 40, 40)
    assert not holds(corners, (21, 20), 40, 40)
