"""Stability as a picture: the band in which each weight can move, and who takes over beyond it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE, GRID, INK, ORANGE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, element, line
from evaluation.language.numbers import distinct, percent
from evaluation.language.text import Language, Text
from evaluation.sensitivity import Stability

TITLE = Text(
    en="How far each weight can move while {first} stays first",
    fr="Jusqu’où chaque poids peut bouger, {first} restant au premier rang",
)
READ = Text(
    en="Band: {first} stays first. Mark: today’s weight, as a share of its level.",
    fr="Bande\N{NO-BREAK SPACE}: {first} reste au premier rang. Trait\N{NO-BREAK SPACE}: poids "
    "actuel, en part de son niveau.",
)
BELOW = Text(en="below {end}: {vendor}", fr="sous {end}\N{NO-BREAK SPACE}: {vendor}")
ABOVE = Text(en="above {end}: {vendor}", fr="au-dessus de {end}\N{NO-BREAK SPACE}: {vendor}")
TIGHTEST = Text(en="the tightest", fr="le plus serré")
FREE = Text(en="free", fr="libre")
ALONE = Text(en="alone at its level", fr="seul à son niveau")
SPOKEN = Text(
    en="{node}, {now} today: {remarks}.",
    fr="{node}, {now} aujourd’hui\N{NO-BREAK SPACE}: {remarks}.",
)
_NAMES, _SMALL, _INDENT, _BAND = 292, 12, 14, 12
_SHARES = Axis(0, 1, 308, 532)
_REMARKS = 548


@picture.register
def _of_stability(result: Stability, *, language: Language) -> str:
    names = Names(result.matrix, language)
    first = names.vendors[result.winner_id]
    sheet = Sheet(names.say(TITLE, first=first), language)
    sheet.down(Block(names.say(READ, first=first), lines=3, size=_SMALL, faint=True), space=8)
    top, spoken, marked = sheet.y, [], tightest(result)
    for k, node in enumerate(result.matrix.evaluation.criteria.nodes):
        remarks = list(_remarks(result, k, names))
        if k == marked:
            remarks.insert(0, names.say(TIGHTEST))
        _row(sheet, result, k, names.criteria[node.id], remarks, marked=k == marked)
        now = percent(float(result.matrix.local[k]), language)
        said = {"node": names.criteria[node.id], "now": now, "remarks": ", ".join(remarks)}
        spoken.append(names.say(SPOKEN, **said))
    sheet.under(_SHARES.lines(top, sheet.y))
    sheet.add(*_SHARES.numbers(sheet.y + 4, lambda share: percent(share, language)))
    sheet.y += 22
    return sheet.finish(spoken)


def tightest(result: Stability) -> int | None:
    """Return the position of the node with the least room, None if every one is free."""
    room = result.room
    return int(room.argmin()) if np.isfinite(room).any() else None


def _row(
    sheet: Sheet, result: Stability, k: int, name: str, remarks: list[str], *, marked: bool
) -> None:
    depth = len(result.matrix.tree.ancestors(k))
    named = Block(name, _NAMES - _INDENT * depth, 2, _SMALL, bold=marked or not depth)
    faint = result.challenger_low[k] < 0 and result.challenger_high[k] < 0
    said = [
        Block(text, WIDTH - _REMARKS, 2, _SMALL, bold=marked and not n, faint=bool(faint))
        for n, text in enumerate(remarks)
    ]
    height = max(named.height, sum(block.height for block in said)) + 7
    if marked:
        box = {"x": 0, "y": sheet.y, "width": WIDTH, "height": height, "rx": 3}
        sheet.add(element("rect", fill=INK, fill_opacity=0.1, **box))
    middle = sheet.y + height / 2
    sheet.add(named.beside(4 + _INDENT * depth, middle))
    _band(sheet, result, k, middle, marked=marked)
    y = middle - sum(block.height for block in said) / 2
    for block in said:
        sheet.add(block.at(_REMARKS, y))
        y += block.height
    sheet.y += height


def _band(sheet: Sheet, result: Stability, k: int, middle: float, *, marked: bool) -> None:
    top = middle - _BAND / 2
    left, right = _SHARES.at(float(result.lower[k])), _SHARES.at(float(result.upper[k]))
    track = {"x": _SHARES.left, "y": top, "width": _SHARES.right - _SHARES.left, "height": _BAND}
    sheet.add(element("rect", fill=INK, fill_opacity=GRID / 2, **track))
    # A band without room is still there to be seen.
    sheet.add(bar(left, top, max(right - left, 2), _BAND, ORANGE if marked else BLUE))
    now = _SHARES.at(float(result.matrix.local[k]))
    sheet.add(line(now, top - 3, now, top + _BAND + 3, width=3))


def _remarks(result: Stability, k: int, names: Names) -> Iterator[str]:
    """Give who takes over at each end, or say that nobody does."""
    low, high = int(result.challenger_low[k]), int(result.challenger_high[k])
    ends = (float(result.lower[k]), float(result.matrix.local[k]), float(result.upper[k]))
    lower, _, upper = distinct(ends, names.language, write=percent, digits=0)
    if low >= 0:
        yield names.say(BELOW, end=lower, vendor=names.running[low])
    if high >= 0:
        yield names.say(ABOVE, end=upper, vendor=names.running[high])
    if low < 0 and high < 0:
        alone = result.matrix.tree.siblings(k).size == 1
        yield names.say(ALONE if alone else FREE)
