"""The plane of two weights as a picture: who is first where, and where the weights are today."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block, width_of
from evaluation.charts.naming import Names
from evaluation.charts.palette import PILLARS, Hue
from evaluation.charts.picturing import picture
from evaluation.charts.polygon import Point, centre, filled, holds
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, element, number
from evaluation.charts.winners import spread
from evaluation.language.numbers import distinct, percent
from evaluation.language.text import Language, Text
from evaluation.sensitivity.regions import Regions

TITLE = Text(
    en="Who is first, by the weights of “{first}” and “{second}”",
    fr="Qui est au premier rang, selon les poids de «\N{NO-BREAK SPACE}{first}\N{NO-BREAK SPACE}» et "
    "de «\N{NO-BREAK SPACE}{second}\N{NO-BREAK SPACE}»",
)
READ = Text(
    en="Weights are shares of the whole; all the others keep their proportions.",
    fr="Les poids sont des parts de l’ensemble; tous les autres gardent leurs proportions.",
)
UP = Text(en="{node} ↑", fr="{node} ↑")
ACROSS = Text(en="{node} →", fr="{node} →")
TODAY = Text(en="Today: {one} and {other}", fr="Aujourd’hui\N{NO-BREAK SPACE}: {one} et {other}")
ENTRY = Text(en="{share} of the plane", fr="{share} du plan")
SPOKEN = Text(en="{vendors}: {share}.", fr="{vendors}\N{NO-BREAK SPACE}: {share}.")
_LEFT, _RIGHT, _PLOT, _LIST, _ENTRY, _SMALL = 48, 428, 380, 476, 52, 12


@picture.register
def _of_regions(result: Regions, *, language: Language) -> str:
    names = Names(result.matrix, language)
    first, second = (names.criteria[name] for name in result.criteria_ids)
    sheet = Sheet(names.say(TITLE, first=first, second=second), language)
    sheet.down(Block(names.say(READ), lines=2, size=_SMALL, faint=True), space=8)
    sheet.down(Block(names.say(UP, node=second), _LIST, 2, _SMALL, bold=True), space=6)
    top = sheet.y
    bottom = top + max(_PLOT, _ENTRY * len(result.polygons))
    across = Axis(0, float(result.domain[:, 0].max()), _LEFT, _RIGHT)
    up = Axis(0, float(result.domain[:, 1].max()), bottom, top)
    _scales(sheet, across, up)
    shapes = [
        [(across.at(x), up.at(y)) for x, y in polygon.tolist()] for polygon in result.polygons
    ]
    today = across.at(float(result.today[0])), up.at(float(result.today[1]))
    _shapes(sheet, result, shapes, today, names)
    sheet.y = bottom + 24
    sheet.down(Block(names.say(ACROSS, node=first), _LIST, 2, _SMALL, bold=True), space=8)
    one, other = (percent(float(weight), language) for weight in result.today)
    said = names.say(TODAY, one=one, other=other)
    sheet.add(_mark((8, sheet.y + 9)))
    sheet.down(Block(said, size=_SMALL, width=WIDTH - 22), x=22)
    return sheet.finish([*_spoken(result, names), f"{said}."])


def _scales(sheet: Sheet, across: Axis, up: Axis) -> None:
    top, bottom = up.right, up.left
    sheet.add(*across.lines(top, bottom))
    digits = 0 if min(across.high, up.high) > 0.1 else 1
    sheet.add(
        *across.numbers(bottom + 5, lambda share: percent(share, sheet.language, digits)),
    )
    for tick in up.ticks():
        text = Block(percent(tick, sheet.language, digits), size=11, faint=True)
        sheet.add(text.beside(across.left - 6, up.at(tick), anchor="end"))


def _shapes(
    sheet: Sheet, result: Regions, shapes: list[list[Point]], today: Point, names: Names
) -> None:
    """Draw the regions, their names inside where they fit, and all of them in a list beside."""
    middles = [centre(shape) for shape in shapes]
    top = sheet.y
    bottom = top + max(_PLOT, _ENTRY * len(shapes))
    half = _ENTRY / 2
    entries = spread([y for _, y in middles], gap=_ENTRY, top=top + half, bottom=bottom - half)
    said = [names.all(names.vendors[vendor] for vendor in tied) for tied in result.vendor_ids]
    shares = _shares(result, names)
    words = []
    for k, (shape, hue) in enumerate(zip(shapes, _hues(shapes), strict=True)):
        sheet.add(filled(shape, hue))
        # A region too small for its name has its number of the list.
        text, numbered = said[k], f"{k + 1}. {said[k]}"
        place = _place(shape, middles[k], text, today)
        if place is None:
            text = str(k + 1)
            place = _place(shape, middles[k], text, today)
        if place is not None:
            x, y = place
            inside = Block(text, size=_SMALL, bold=text != said[k])
            words.append(inside.beside(x, y, anchor="middle", colour=hue.ink, halo=hue.fill))
        _entry(sheet, entries[k], hue, (numbered, names.say(ENTRY, share=shares[k])))
    sheet.add(*words, _mark(today))


def _hues(shapes: list[list[Point]]) -> list[Hue]:
    """Return a hue for each region, another one than its neighbours' as long as there are any."""
    corners = [{(round(x, 1), round(y, 1)) for x, y in shape} for shape in shapes]
    hues: list[Hue] = []
    for k, mine in enumerate(corners):
        taken = [hue for hue, theirs in zip(hues, corners, strict=False) if len(mine & theirs) > 1]
        turn = k % len(PILLARS)
        order = (*PILLARS[turn:], *PILLARS[:turn])
        hues.append(next((hue for hue in order if hue not in taken), order[0]))
    return hues


def _place(shape: list[Point], middle: Point, text: str, today: Point) -> Point | None:
    """Return where a name fits in its region without covering today's mark; None if nowhere."""
    width, height = width_of(text, _SMALL, bold=True) + 4, 16.0
    for move in (0, -24, 24, -48, 48):
        x, y = middle[0], middle[1] + move
        covers = abs(x - today[0]) < width / 2 + 8 and abs(y - today[1]) < height / 2 + 8
        if not covers and holds(shape, (x, y), width, height):
            return x, y
    return None


def _entry(sheet: Sheet, middle: float, hue: Hue, said: tuple[str, str]) -> None:
    name = Block(said[0], WIDTH - _LIST - 34, 2, _SMALL, bold=True)
    share = Block(said[1], WIDTH - _LIST - 34, 1, 11, faint=True)
    top = middle - (name.height + share.height) / 2
    sheet.add(bar(_LIST, middle - 7, 24, 14, hue))
    sheet.add(name.at(_LIST + 34, top), share.at(_LIST + 34, top + name.height))


def _mark(at: Point) -> str:
    """Return a diamond that stands out from every fill and every page."""
    d = f"M{number(at[0])} {number(at[1] - 7)}l7 7l-7 7l-7 -7Z"
    return element("path", d=d, fill="#000000", stroke="#FFFFFF", stroke_width=2)


def _shares(result: Regions, names: Names) -> list[str]:
    numbers = (0.0, 1.0, *result.shares.tolist())
    return list(distinct(numbers, names.language, write=percent, digits=0)[2:])


def _spoken(result: Regions, names: Names) -> Iterator[str]:
    for tied, share in zip(result.vendor_ids, _shares(result, names), strict=True):
        vendors = names.all(names.vendors[vendor] for vendor in tied)
        yield names.say(SPOKEN, vendors=vendors, share=share)
