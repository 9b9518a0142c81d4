"""Cells in rows and columns."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring
from pictures import boxes, parsed

from evaluation.charts.grid import cell, heads
from evaluation.charts.palette import FULL_CELL
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import element


def test_a_cell_is_shaded_by_its_share_and_says_it() -> None:
    box, words = fromstring(element("g", cell(0, 0, 50, 20, share=0.5, text="50%")))
    assert float(box.attrib["fill-opacity"]) == round(FULL_CELL / 2, 2)
    assert words.text == "50%"


def test_wide_columns_have_level_heads_that_end_at_the_same_height() -> None:
    sheet = Sheet("T", "en")
    heads(sheet, ["a", "Société québécoise de solutions"], left=100, wide=110)
    shown = [box for box in boxes(sheet.finish([])) if box.text != "T"]
    assert len({round(box.bottom, 3) for box in shown if box.text in {"a", shown[-1].text}}) == 1


def test_narrow_columns_have_slanted_heads() -> None:
    sheet = Sheet("T", "en")
    heads(sheet, ["a" * 30] * 8, left=100, wide=50)
    turned = [child for child in parsed(sheet.finish([])) if "rotate" in child.get("transform", "")]
    assert len(turned) == 8
