"""Cells in rows and columns, shaded by a share, with their words readable on every shade."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.charts.block import Block, width_of
from evaluation.charts.palette import BLUE, FULL_CELL, GRID, INK
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import element

_SLANTED_BELOW = 76  # a column narrower than this cannot hold a name across
_LONGEST = 128
_SIZE = 12


def heads(sheet: Sheet, names: Sequence[str], *, left: float, wide: float) -> None:
    """Write the names of columns, slanted where the columns are narrow."""
    middles = [left + wide * (k + 0.5) for k in range(len(names))]
    if wide >= _SLANTED_BELOW:
        blocks = [Block(name, wide - 8, 3, _SIZE, bold=True) for name in names]
        tallest = max(block.height for block in blocks)
        for middle, block in zip(middles, blocks, strict=True):
            sheet.add(block.at(middle, sheet.y + tallest - block.height, anchor="middle"))
        sheet.y += tallest + 4
        return
    longest = min(max(width_of(name, _SIZE, bold=True) for name in names), _LONGEST)
    sheet.y += 0.71 * longest + 14
    for middle, name in zip(middles, names, strict=True):
        words = Block(name, _LONGEST, 1, _SIZE, bold=True).at(0, -_SIZE)
        turned = f"translate({middle - 2:.1f} {sheet.y - 6:.1f}) rotate(-45)"
        sheet.add(element("g", words, transform=turned))


def cell(  # a box, how much of it is filled, what it says
    x: float, y: float, width: float, height: float, *, share: float, text: str, bold: bool = False
) -> str:
    """Return a cell shaded by a share on 0..1, with its words in the page's own text colour.

    A bold one is framed too, so that it stands out without its shade.
    """
    box = element(
        "rect",
        x=x + 1,
        y=y + 1,
        width=width - 2,
        height=height - 2,
        fill=BLUE.fill,
        fill_opacity=FULL_CELL * share,
        stroke=INK,
        stroke_opacity=None if bold else GRID,
        stroke_width=2 if bold else None,
    )
    size = _SIZE if width_of(text, _SIZE, bold=bold) < width - 4 else _SIZE - 2.5
    words = Block(text, size=size, bold=bold).beside(x + width / 2, y + height / 2, anchor="middle")
    return box + words
