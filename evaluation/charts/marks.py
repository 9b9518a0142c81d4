"""Marks on a scale: dots that are full or hollow, diamonds, and a move from one place to another."""

from __future__ import annotations

from evaluation.charts.palette import INK
from evaluation.charts.svg import element, line, number

RADIUS = 5.0


def dot(x: float, y: float, *, full: bool, colour: str = INK) -> str:
    """Return a round mark around a place."""
    turn = f"a{number(RADIUS)} {number(RADIUS)} 0 1 0"
    path = f"M{number(x - RADIUS)} {number(y)}{turn} {number(2 * RADIUS)} 0{turn} {number(-2 * RADIUS)} 0"
    return _closed(path, full=full, colour=colour)


def diamond(x: float, y: float, *, full: bool = True, colour: str = INK) -> str:
    """Return a mark with four corners around a place."""
    half = RADIUS + 1.5
    path = f"M{number(x)} {number(y - half)}l{number(half)} {number(half)}l{number(-half)} {number(half)}"
    return _closed(f"{path}l{number(-half)} {number(-half)}", full=full, colour=colour)


def move(start: float, end: float, y: float, *, colour: str = INK) -> str:
    """Return the line of a move between two marks, with its arrow before the second one."""
    sign, edge = (1 if end > start else -1), RADIUS + 1
    if abs(end - start) <= 2 * edge:
        return ""
    tip, foot = end - sign * edge, start + sign * edge
    head = (
        f"M{number(tip - sign * 5)} {number(y - 4)}L{number(tip)} {number(y)}l{number(-sign * 5)} 4"
    )
    return line(foot, y, tip, y, colour=colour, width=1.5) + element(
        "path", d=head, fill="none", stroke=colour, stroke_width=1.5
    )


def _closed(path: str, *, full: bool, colour: str) -> str:
    return element(
        "path", d=f"{path}z", fill=colour if full else "none", stroke=colour, stroke_width=1.5
    )
