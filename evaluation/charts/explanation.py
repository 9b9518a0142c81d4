"""The distance between two vendors as a picture: bars to either side, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line, rule
from evaluation.explanation import Explanation
from evaluation.language.numbers import count, signed
from evaluation.language.text import Language, Text

TITLE = Text(
    en="Where the difference comes from, in points out of 100",
    fr="D’où vient l’écart, en points sur 100",
)
FOR = Text(en="For {vendor}", fr="Pour {vendor}")
OTHER = Text(en="other criterion", fr="autre critère")
OTHERS = Text(en="other criteria", fr="autres critères")
TOTAL = Text(en="Difference in all", fr="Écart total")
_MOST = 10
_NAMES, _LEFT, _BAR = 268, 284, 18
_MIDDLE = (_LEFT + WIDTH) / 2


@picture.register
def _of_explanation(result: Explanation, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    rows = list(_rows(result, names))
    # Numbers stand beyond the bars: they need room on both sides.
    reach = max(abs(value) for _, value in (*rows, ("", result.lead))) or 1.0
    axis = Axis(-reach, reach, _LEFT + 56, WIDTH - 56)
    _sides(sheet, result, names)
    top = sheet.y
    for name, value in rows:
        _row(sheet, Block(name, _NAMES, 2, 12), value, axis)
    sheet.add(rule(sheet.y))
    sheet.y += 6
    _row(sheet, Block(names.say(TOTAL), _NAMES, 2, bold=True), result.lead, axis)
    sheet.add(line(_MIDDLE, top, _MIDDLE, sheet.y - 4))
    rows.append((names.say(TOTAL), result.lead))
    vendor, over = names.vendors[result.vendor], names.vendors[result.over]
    spoken = [f"{name}, {signed(value, language)}." for name, value in rows]
    return sheet.finish([f"+ {vendor}, − {over}.", *spoken])


def _sides(sheet: Sheet, result: Explanation, names: Names) -> None:
    """Say which side speaks for which vendor."""
    room = _MIDDLE - _LEFT - 8
    left, right = (
        Block(names.say(FOR, vendor=names.vendors[vendor]), room, 2, bold=True)
        for vendor in (result.over, result.vendor)
    )
    sheet.add(left.at(_MIDDLE - 8, sheet.y, anchor="end"), right.at(_MIDDLE + 8, sheet.y))
    sheet.y += max(left.height, right.height) + 6


def _rows(result: Explanation, names: Names) -> Iterator[tuple[str, float]]:
    """Give the largest differences, from the best for the vendor to the worst, then the rest."""
    largest = np.argsort(-np.abs(result.difference), kind="stable")[:_MOST]
    for k in sorted(largest.tolist(), key=lambda k: -float(result.difference[k])):
        yield names.leaves[k], float(result.difference[k])
    rest = np.delete(result.difference, largest)
    if rest.size:
        yield count(rest.size, OTHER, OTHERS, names.language), float(rest.sum())


def _row(sheet: Sheet, name: Block, value: float, axis: Axis) -> None:
    height = max(_BAR, name.height)
    middle, end = sheet.y + height / 2, axis.at(value)
    text = Block(signed(value, sheet.language), size=name.size, bold=name.bold)
    sheet.add(name.beside(0, middle))
    if value < 0:
        sheet.add(bar(end, middle - _BAR / 2, _MIDDLE - end, _BAR, ORANGE))
        sheet.add(text.beside(end - 6, middle, anchor="end"))
    else:
        sheet.add(bar(_MIDDLE, middle - _BAR / 2, end - _MIDDLE, _BAR, BLUE))
        sheet.add(text.beside(end + 6, middle))
    sheet.y += height + 6
