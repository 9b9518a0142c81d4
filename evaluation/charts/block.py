"""Words that keep to a width: their lines, how much room they take, and their markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from evaluation.charts.palette import FAINT_TEXT, INK
from evaluation.charts.svg import WIDTH, element, plain

Anchor = Literal["start", "middle", "end"]
_BREAK = re.compile(r"[ \t\r\n]+")  # a no-break space is none
_LINE = 1.25  # from one line to the next, in sizes
_BASELINE = 0.98  # from the top of a line to its baseline, in sizes

# Widths of characters in sizes, those of wide fonts: words then fit in whatever font a page has.
_NARROW, _USUAL, _CAPITAL, _WIDE = 0.36, 0.62, 0.74, 0.98
_NARROW_ONES = frozenset(" \N{NO-BREAK SPACE}fijlrtI.,;:'’!|()[]-·")
_WIDE_ONES = frozenset("mwMW%@—…")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide words are, a little more rather than less.

    Examples
    --------
    >>> round(width_of("abc", 10), 1)
    18.6
    """
    return sum(map(_width, text)) * size * (1.16 if bold else 1.0)


def _width(char: str) -> float:
    if char in _NARROW_ONES:
        return _NARROW
    if char in _WIDE_ONES or char > "\u2fff":
        return _WIDE
    return _CAPITAL if char.isupper() else _USUAL


@dataclass(frozen=True)
class Block:
    """Words in at most so many lines of a width; the last one ends in "…" when words are left.

    Examples
    --------
    >>> Block("a b c d", width=30, lines=2).rows
    ['a b', 'c d']
    """

    text: str
    width: float = WIDTH
    lines: int = 1
    size: float = 13
    bold: bool = False
    faint: bool = False

    @cached_property
    def rows(self) -> list[str]:
        """The lines."""
        rows: list[str] = []
        for word in _BREAK.split(self.text.strip()):
            for piece in self._pieces(word):
                longer = f"{rows[-1]} {piece}" if rows else piece
                if rows and self._fits(longer):
                    rows[-1] = longer
                else:
                    rows.append(piece)
        if len(rows) <= self.lines:
            return rows
        rest = " ".join(rows[self.lines - 1 :])
        while rest and not self._fits(f"{rest}…"):
            rest = rest[:-1]
        return [*rows[: self.lines - 1], f"{rest.rstrip()}…"]

    @property
    def height(self) -> float:
        """How much room the lines take."""
        return len(self.rows) * self.size * _LINE

    def at(
        self,
        x: float,
        top: float,
        *,
        anchor: Anchor = "start",
        colour: str = INK,
        halo: str | None = None,
    ) -> str:
        """Return the markup, from a top; what is cut is whole in a title."""
        whole = " ".join(self.rows) == self.text
        rows = [
            element("tspan", plain(row), x=x, dy=self.size * _LINE if k else None)
            for k, row in enumerate(self.rows)
        ]
        return element(
            "text",
            *([] if whole else [element("title", plain(self.text))]),
            *(rows if len(rows) > 1 else [plain(self.rows[0])]),
            x=x,
            y=top + self.size * _BASELINE,
            font_size=self.size,
            text_anchor=None if anchor == "start" else anchor,
            font_weight="bold" if self.bold else None,
            fill=colour,
            fill_opacity=FAINT_TEXT if self.faint else None,
            paint_order="stroke" if halo else None,
            stroke=halo,
            stroke_width=3 if halo else None,
        )

    def beside(
        self,
        x: float,
        middle: float,
        *,
        anchor: Anchor = "start",
        colour: str = INK,
        halo: str | None = None,
    ) -> str:
        """Return the markup, its lines centred on a height."""
        return self.at(x, middle - self.height / 2, anchor=anchor, colour=colour, halo=halo)

    def _fits(self, text: str) -> bool:
        return width_of(text, self.size, bold=self.bold) <= self.width

    def _pieces(self, word: str) -> list[str]:
        """Return a word, in pieces if it is wider than a line."""
        pieces = [""]
        for char in word:
            if pieces[-1] and not self._fits(pieces[-1] + char):
                pieces.append("")
            pieces[-1] += char
        return pieces
