"""A ranking as a picture: each vendor's value, stacked by pillar, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block, width_of
from evaluation.charts.naming import Names
from evaluation.charts.palette import INK, PILLARS
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, element, line, rule
from evaluation.language.numbers import distinct, points
from evaluation.language.text import Language, Text
from evaluation.ranking import Ranking

if TYPE_CHECKING:
    from numpy.typing import NDArray

TITLE = Text(en="Value of each vendor, out of 100", fr="Valeur de chaque fournisseur, sur 100")
BETWEEN = Text(en="{low} to {high} once filled", fr="de {low} à {high} une fois rempli")
BELOW = Text(en="Below a floor: {pillars}", fr="Sous un seuil\N{NO-BREAK SPACE}: {pillars}")
FLOOR = Text(en="{pillar} {value} (floor {floor})", fr="{pillar} {value} (seuil {floor})")
OPEN = Text(
    en="Must-have without an answer: {musts}",
    fr="Critère éliminatoire sans réponse\N{NO-BREAK SPACE}: {musts}",
)
OUT = Text(en="Out of the running", fr="Hors course")
FAILED = Text(
    en="Must-have failed: {musts}",
    fr="Critère éliminatoire non satisfait\N{NO-BREAK SPACE}: {musts}",
)
UNRATED = Text(en="No answer yet", fr="Aucune réponse encore")
NOBODY = Text(en="No vendor is in the running.", fr="Aucun fournisseur n’est en lice.")
SPOKEN = Text(en="{rank}. {vendor}: {value} ({parts}).", fr="{rank}. {vendor}, {value} ({parts}).")
_NAMES, _BAR, _SMALL = 204, 22, 12
_VALUES = Axis(0, 1, 218, 684)


@picture.register
def _of_ranking(result: Ranking, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    _legend(sheet, names)
    for vendor in result.order:
        _row(sheet, result, vendor, names)
    if result.vendors:
        sheet.add(*_VALUES.numbers(sheet.y - 2, lambda value: points(value, language, 0)))
        sheet.y += 20
    else:
        sheet.down(Block(names.say(NOBODY)))
    gone = _gone(result, names)
    if gone:
        _out(sheet, gone, names)
    spoken = [f"{names.say(OUT)}, {vendor}, {reason}." for vendor, reason in gone]
    return sheet.finish([*_spoken(result, names), *spoken])


def by_pillar(result: Ranking) -> NDArray[np.float64]:
    """Return what each pillar adds to each vendor's value; shape (vendors, 3)."""
    member = np.array(result.matrix.evaluation.criteria.pillar_of)[:, None] == np.arange(3)
    sums: NDArray[np.float64] = result.contributions @ member
    return sums


def _legend(sheet: Sheet, names: Names) -> None:
    """Name the three pillars with their hues, in as many lines as they need."""
    x, sheet.y = 0.0, sheet.y + 4
    for hue, name in zip(PILLARS, names.pillars, strict=True):
        block = Block(name, size=_SMALL, width=WIDTH - 30)
        room = width_of(block.rows[0], _SMALL) + 50
        if x and x + room - 20 > WIDTH:
            x, sheet.y = 0.0, sheet.y + 20
        sheet.add(bar(x, sheet.y, 24, 14, hue), block.beside(x + 30, sheet.y + 7))
        x += room
    sheet.y += 26


def _row(sheet: Sheet, result: Ranking, vendor: str, names: Names) -> None:
    k = result.vendors.index(vendor)
    name = Block(f"{result.rank[k]}. {names.vendors[vendor]}", _NAMES, 2, bold=result.rank[k] == 1)
    sheet.add(name.at(0, sheet.y + 4 if len(name.rows) == 1 else sheet.y - 2))
    bottom = sheet.y + name.height + 4
    # The grid stops at the bars, so that no line crosses the words under them.
    sheet.add(*_VALUES.lines(sheet.y - 5, sheet.y + _BAR + 5))
    _stack(sheet, by_pillar(result)[k], names.language)
    value = dict(zip(result.vendors, distinct(result.value, names.language), strict=True))[vendor]
    end = _VALUES.at(float(result.value[k]))
    sheet.add(Block(value, bold=True).beside(end + 7, sheet.y + _BAR / 2))
    sheet.y += _BAR + 3
    if result.high[k] > result.low[k]:
        _whisker(sheet, float(result.low[k]), float(result.high[k]), names)
    for remark, flagged in _remarks(result, k, names):
        if flagged:
            sheet.add(_flag(_VALUES.left, sheet.y + 1))
        left = _VALUES.left + (16 if flagged else 0)
        sheet.down(Block(remark, WIDTH - left, 3, _SMALL), x=left, space=1)
    sheet.y = max(sheet.y, bottom) + 9


def _stack(sheet: Sheet, shares: NDArray[np.float64], language: Language) -> None:
    start = 0.0
    for hue, share in zip(PILLARS, shares.tolist(), strict=True):
        left, right = _VALUES.at(start), _VALUES.at(start + share)
        sheet.add(bar(left, sheet.y, right - left, _BAR, hue))
        text = Block(points(share, language), size=_SMALL)
        if width_of(text.text, _SMALL) + 6 < right - left:
            middle = (left + right) / 2, sheet.y + _BAR / 2
            sheet.add(text.beside(*middle, anchor="middle", colour=hue.ink, halo=hue.fill))
        start += share


def _whisker(sheet: Sheet, low: float, high: float, names: Names) -> None:
    """Draw the range that the blanks leave open, under the bar."""
    left, right, middle = _VALUES.at(low), _VALUES.at(high), sheet.y + 7
    sheet.add(line(left, middle, right, middle, width=2))
    sheet.add(*(line(x, middle - 4, x, middle + 4, width=2) for x in (left, right)))
    written = distinct((low, high), names.language)
    text = Block(names.say(BETWEEN, low=written[0], high=written[1]), size=_SMALL)
    if right + 8 + width_of(text.text, _SMALL) < WIDTH:
        sheet.add(text.beside(right + 8, middle))
    else:
        sheet.add(text.beside(left - 8, middle, anchor="end"))
    sheet.y += 16


def _remarks(result: Ranking, k: int, names: Names) -> Iterator[tuple[str, bool]]:
    """Give what stands in a vendor's way, and whether it takes a flag."""
    criteria = result.matrix.evaluation.criteria
    missed = []
    for p in np.flatnonzero(result.below_floor[k]):
        floor = getattr(criteria.nodes[criteria.pillars[p]], "floor", None) or 0.0
        value, limit = distinct((result.pillar_values[k, p], floor), names.language)
        missed.append(names.say(FLOOR, pillar=names.pillars[p], value=value, floor=limit))
    if missed:
        yield names.say(BELOW, pillars="; ".join(missed)), True
    if result.open_must_haves[k]:
        musts = names.all(names.criteria[must] for must in result.open_must_haves[k])
        yield names.say(OPEN, musts=musts), False


def _flag(x: float, y: float) -> str:
    pole = line(x + 1, y, x + 1, y + 13, width=2)
    return pole + element("path", d=f"M{x + 1} {y}h10l-3 3.5l3 3.5h-10z", fill=INK)


def _gone(result: Ranking, names: Names) -> list[tuple[str, str]]:
    """Return who is out of the running, and why."""
    failed = [
        (
            names.vendors[out.vendor],
            names.say(FAILED, musts=names.all(names.criteria[must] for must in out.must_haves)),
        )
        for out in result.excluded
    ]
    return failed + [(names.vendors[vendor], names.say(UNRATED)) for vendor in result.unrated]


def _out(sheet: Sheet, gone: list[tuple[str, str]], names: Names) -> None:
    sheet.add(rule(sheet.y))
    sheet.y += 6
    sheet.down(Block(names.say(OUT), bold=True, faint=True))
    for vendor, reason in gone:
        who = Block(vendor, _NAMES, 2, faint=True)
        why = Block(reason, WIDTH - _VALUES.left, 3, faint=True)
        sheet.add(who.at(0, sheet.y), why.at(_VALUES.left, sheet.y))
        sheet.y += max(who.height, why.height) + 4


def _spoken(result: Ranking, names: Names) -> Iterator[str]:
    """Give the figures of the picture as words, vendor by vendor."""
    shown = dict(zip(result.vendors, distinct(result.value, names.language), strict=True))
    for vendor in result.order:
        k = result.vendors.index(vendor)
        parts = [
            f"{pillar} {points(share, names.language)}"
            for pillar, share in zip(names.pillars, by_pillar(result)[k].tolist(), strict=True)
        ]
        yield names.say(
            SPOKEN,
            rank=result.rank[k],
            vendor=names.vendors[vendor],
            value=shown[vendor],
            parts=", ".join(parts),
        )
        yield from (f"{remark}." for remark, _ in _remarks(result, k, names))
