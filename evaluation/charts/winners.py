"""Who is first along one weight, as a picture: a strip of winners over the vendors' lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block, width_of
from evaluation.charts.naming import Names
from evaluation.charts.palette import FAINT_BAR, GRID, PILLARS, Hue
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line
from evaluation.language.numbers import distinct, percent, points
from evaluation.language.text import Language, Text
from evaluation.sensitivity import WinnersAlong
from evaluation.sensitivity.lines import total_lines

TITLE = Text(
    en="First place along the weight of “{node}”",
    fr="Premier rang selon le poids de l’élément «\N{NO-BREAK SPACE}{node}\N{NO-BREAK SPACE}»",
)
READ = Text(
    en="Each line is a vendor’s value out of 100. The weight is a share of its level: the others "
    "keep their proportions.",
    fr="Chaque ligne est la valeur d’un fournisseur, sur 100. Le poids est une part de son "
    "niveau\N{NO-BREAK SPACE}: les autres gardent leurs proportions.",
)
TODAY = Text(en="today {now}", fr="aujourd’hui {now}")
SPOKEN = Text(
    en="From {lower} to {upper}: {vendors}.",
    fr="De {lower} à {upper}\N{NO-BREAK SPACE}: {vendors}.",
)
SPOKEN_LINE = Text(
    en="{vendor}: from {start} to {end} out of 100.",
    fr="{vendor}\N{NO-BREAK SPACE}: de {start} à {end} sur 100.",
)
_LEFT, _RIGHT, _STRIP, _PLOT, _SMALL = 40, 512, 24, 260, 12
_WEIGHT = Axis(0, 1, _LEFT, _RIGHT)


@picture.register
def _of_winners_along(result: WinnersAlong, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE, node=names.criteria[result.node]), language)
    sheet.down(Block(names.say(READ), lines=3, size=_SMALL, faint=True), space=6)
    lines = _ends(result)
    _strip(sheet, result, names)
    top, bottom = sheet.y + 6, sheet.y + 6 + _PLOT
    _value_lines(sheet, result, names, lines, (top, bottom))
    sheet.under(_WEIGHT.lines(top, bottom))
    sheet.add(*_WEIGHT.numbers(bottom + 4, lambda share: percent(share, language)))
    now = distinct((result.local_weight, *result.upper), language, write=percent, digits=0)[0]
    x = _WEIGHT.at(result.local_weight)
    sheet.add(line(x, top - 6 - _STRIP, x, bottom + 20, width=2))
    said = Block(names.say(TODAY, now=now), size=_SMALL, bold=True)
    half = width_of(said.text, _SMALL, bold=True) / 2
    sheet.add(said.at(min(max(x, half), WIDTH - half), bottom + 22, anchor="middle"))
    sheet.y = bottom + 40
    return sheet.finish([*_spoken(result, names, lines), f"{said.text}."])


def _ends(result: WinnersAlong) -> list[tuple[float, float]]:
    """Return each vendor's value where the weight is 0 and where it is 1."""
    matrix = result.matrix
    row = matrix.evaluation.criteria.node_position(result.node)
    lines = total_lines(matrix.tree, matrix.local, matrix.values)
    return list(zip(lines.at_zero[row].tolist(), lines.at_one[row].tolist(), strict=True))


def _hues(result: WinnersAlong) -> dict[str, Hue]:
    """Return a hue for each vendor that is first somewhere."""
    winners = dict.fromkeys(vendor for vendors in result.vendors for vendor in vendors)
    return {vendor: PILLARS[k % len(PILLARS)] for k, vendor in enumerate(winners)}


def _strip(sheet: Sheet, result: WinnersAlong, names: Names) -> None:
    """Draw who is first on each stretch, with the weights where that changes."""
    hues = _hues(result)
    ends = distinct((0.0, *result.upper), names.language, write=percent, digits=0)
    last = -100.0
    sheet.y += 16
    for k, vendors in enumerate(result.vendors):
        left, right = _WEIGHT.at(float(result.lower[k])), _WEIGHT.at(float(result.upper[k]))
        hue = hues[vendors[0]]
        sheet.add(bar(left, sheet.y, right - left, _STRIP, hue))
        name = Block(names.all(names.vendors[vendor] for vendor in vendors), size=_SMALL)
        if width_of(name.text, _SMALL) + 8 < right - left:
            middle = (left + right) / 2, sheet.y + _STRIP / 2
            sheet.add(name.beside(*middle, anchor="middle", colour=hue.ink, halo=hue.fill))
        if k and left - last > width_of(ends[k], _SMALL):
            sheet.add(line(left, sheet.y, left, sheet.y + _STRIP + 6 + _PLOT, dashes="3 3"))
            sheet.add(Block(ends[k], size=_SMALL).at(left, sheet.y - 16, anchor="middle"))
            last = left
    sheet.y += _STRIP


def _value_lines(
    sheet: Sheet,
    result: WinnersAlong,
    names: Names,
    lines: list[tuple[float, float]],
    rows: tuple[float, float],
) -> None:
    top, bottom = rows
    low, high = min(map(min, lines)), max(map(max, lines))
    value = Axis(low - 0.02, high + 0.02, bottom, top)
    for tick in value.ticks():
        y = value.at(tick)
        sheet.add(line(_LEFT, y, _RIGHT, y, opacity=GRID))
        text = points(tick, names.language, 0)
        sheet.add(Block(text, size=11, faint=True).beside(_LEFT - 6, y, anchor="end"))
    hues = _hues(result)
    heights = spread([value.at(end) for _, end in lines], gap=16, top=top - 6, bottom=bottom + 6)
    for vendor, (start, end), height in zip(result.matrix.vendors, lines, heights, strict=True):
        hue = hues.get(vendor)
        look = {"colour": hue.fill, "width": 3.0} if hue else {"opacity": FAINT_BAR, "width": 1.5}
        sheet.add(line(_LEFT, value.at(start), _RIGHT, value.at(end), **look))
        sheet.add(line(_RIGHT, value.at(end), _RIGHT + 14, height, opacity=FAINT_BAR))
        name = Block(names.vendors[vendor], WIDTH - _RIGHT - 20, size=_SMALL, bold=hue is not None)
        sheet.add(name.beside(_RIGHT + 20, height))


def spread(heights: Sequence[float], *, gap: float, top: float, bottom: float) -> list[float]:
    """Move heights apart, as little as need be, so that words beside them do not overlap.

    Examples
    --------
    >>> spread([50, 52, 90], gap=10, top=0, bottom=100)
    [50, 60, 90]
    """
    order = sorted(range(len(heights)), key=lambda k: heights[k])
    placed = [max(heights[k], top) for k in order]
    for above, k in pairwise(range(len(placed))):
        placed[k] = max(placed[k], placed[above] + gap)
    limit = bottom
    for k in reversed(range(len(placed))):
        placed[k] = min(placed[k], limit)
        limit = placed[k] - gap
    return [placed[order.index(k)] for k in range(len(heights))]


def _spoken(result: WinnersAlong, names: Names, lines: list[tuple[float, float]]) -> Iterator[str]:
    ends = distinct((0.0, *result.upper), names.language, write=percent, digits=0)
    for (lower, upper), vendors in zip(pairwise(ends), result.vendors, strict=True):
        who = names.all(names.vendors[vendor] for vendor in vendors)
        yield names.say(SPOKEN, lower=lower, upper=upper, vendors=who)
    for vendor, (start, end) in zip(names.running, lines, strict=True):
        ends = (points(start, names.language), points(end, names.language))
        yield names.say(SPOKEN_LINE, vendor=vendor, start=ends[0], end=ends[1])
