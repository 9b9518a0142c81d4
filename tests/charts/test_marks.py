"""Marks on a scale."""

from __future__ import annotations

from pictures import parsed

from evaluation.charts.marks import RADIUS, diamond, dot, move
from evaluation.charts.palette import BLUE, INK


def test_a_full_mark_is_filled_and_a_hollow_one_is_not() -> None:
    for mark in (dot, diamond):
        full, hollow = (parsed(mark(10, 20, full=told)) for told in (True, False))
        assert (full.get("fill"), hollow.get("fill")) == (INK, "none")
        assert hollow.get("stroke") == INK
        assert parsed(mark(10, 20, full=True, colour=BLUE.fill)).get("fill") == BLUE.fill


def test_a_move_runs_from_edge_to_edge_with_its_arrow_at_the_end() -> None:
    edge = RADIUS + 1
    for start, end, first, last in (
        (100, 200, 100 + edge, 200 - edge),
        (200, 100, 200 - edge, 100 + edge),
    ):
        root = parsed(f"<g>{move(start, end, 50)}</g>")
        line, head = root
        assert (float(line.attrib["x1"]), float(line.attrib["x2"])) == (first, last)
        assert f"L{last:g} 50" in head.attrib["d"]


def test_marks_that_touch_need_no_line() -> None:
    assert move(100, 100 + 2 * RADIUS, 50) == ""
