"""Two sides as a picture: their orders side by side, and the criteria that set them apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from evaluation.charts.axis import Axis
from evaluation.charts.block import Anchor, Block, width_of
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE, FAINT_BAR, ORANGE, Hue
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line, rule
from evaluation.charts.winners import spread
from evaluation.committee.gap import Gap
from evaluation.committee.sides import Sides
from evaluation.language.numbers import count, distinct, signed
from evaluation.language.text import Language, Text
from evaluation.model.people import COMMITTEE, View
from evaluation.order import settled

if TYPE_CHECKING:
    from numpy.typing import NDArray

TITLE = Text(en="What each side sees, out of 100", fr="Ce que voit chaque côté, sur 100")
HEADS = {
    "committee": Text(en="The whole committee", fr="Tout le comité"),
    "marketing": Text(en="Marketing", fr="Marketing"),
    "it": Text(en="IT", fr="TI"),
    "bridge": Text(en="Bridge between marketing and IT", fr="Pont entre marketing et TI"),
    "users": Text(en="Users", fr="Personnes utilisatrices"),
    "business": Text(en="Business", fr="Affaires"),
}
NOBODY = Text(
    en="Nobody has given a judgement on this side: {sides}.",
    fr="Personne n’a donné de jugement de ce côté\N{NO-BREAK SPACE}: {sides}.",
)
WHY = Text(
    en="What sets the two sides apart between {vendor} and {over}, in points",
    fr="Ce qui sépare les deux côtés entre {vendor} et {over}, en points",
)
FACTS = Text(en="Facts: they rate differently", fr="Faits\N{NO-BREAK SPACE}: les notes diffèrent")
WEIGHTS = Text(
    en="Weights: they count differently", fr="Poids\N{NO-BREAK SPACE}: l’importance diffère"
)
MORE = Text(
    en="{side}: more favourable to {vendor}",
    fr="{side}\N{NO-BREAK SPACE}: plus favorable à {vendor}",
)
OTHER = Text(en="other criterion", fr="autre critère")
OTHERS = Text(en="other criteria", fr="autres critères")
TOTAL = Text(en="In all", fr="En tout")
PARTS = Text(
    en="{whole}: facts {facts}, weights {weights}",
    fr="{whole}\N{NO-BREAK SPACE}: faits {facts}, poids {weights}",
)
SPOKEN = Text(en="{name}: {said}.", fr="{name}\N{NO-BREAK SPACE}: {said}.")
_SMALL, _MOST = 12, 8
# From the left: a name and a value, which end here, then the lines; the same in a mirror.
_VALUES, _LINES, _NEAR, _PLOT = 278, 298, 18, 190
# The bars, and the room for a number beyond them.
_NAMES, _LEFT, _BAR, _ROOM, _NUMBER = 268, 284, 10, 46, 10
_MIDDLE = (_LEFT + WIDTH) / 2


@picture.register
def _of_sides(result: Sides, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    spoken = []
    if result.missing:
        absent = [HEADS[side].to(language) for side in result.missing]
        spoken.append(names.say(NOBODY, sides=", ".join(absent)))
        sheet.down(Block(spoken[0], lines=2, size=_SMALL, faint=True))
    sheet.y += 6
    views = _two_views(result)
    _slopes(sheet, result, views, names)
    spoken += [_spoken(result, view, names) for view in views]
    if result.gap is not None:
        spoken += _reasons(sheet, result, result.gap, names)
    return sheet.finish(spoken)


def _two_views(result: Sides) -> list[View]:
    """Return the two sides; for one without anybody, the committee and then other sides stand in."""
    wanted = [*(View(side=side) for side in result.between), COMMITTEE, *result.views]
    return list(dict.fromkeys(view for view in wanted if view in result.views))[:2]


def _values(result: Sides, view: View) -> NDArray[np.float64]:
    values: NDArray[np.float64] = result.value[result.views.index(view)]
    return values


def _slopes(sheet: Sheet, result: Sides, views: list[View], names: Names) -> None:
    """Draw each vendor as a line from its value in one view to its value in the other."""
    values = np.array([_values(result, view) for view in views])
    known = values[~np.isnan(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    heads = [Block(HEADS[view.name].to(names.language), _VALUES, 2, bold=True) for view in views]
    sheet.add(heads[0].at(_VALUES, sheet.y, anchor="end"), heads[1].at(WIDTH - _VALUES, sheet.y))
    sheet.y += max(head.height for head in heads) + 16
    height = max(_PLOT, _NEAR * (len(result.vendors) - 1))
    axis = Axis(low, max(high, low + 0.01), sheet.y + height, sheet.y)
    firsts = list(dict.fromkeys(vendor for view in views for vendor in result.first(view)))
    for v, vendor in enumerate(result.vendors):
        if not np.isnan(values[:, v]).any():
            one, other = (axis.at(float(value)) for value in values[:, v])
            bold = vendor in firsts
            sheet.add(
                line(
                    _LINES,
                    one,
                    WIDTH - _LINES,
                    other,
                    width=2.5 if bold else 1.5,
                    opacity=None if bold else FAINT_BAR,
                    dashes="7 4" if bold and firsts.index(vendor) % 2 else None,
                )
            )
    for view, anchor in zip(views, ("end", "start"), strict=True):
        _labels(sheet, result, view, (axis, anchor, names))
    sheet.y += height + 24


def _labels(sheet: Sheet, result: Sides, view: View, how: tuple[Axis, str, Names]) -> None:
    """Write names and values at one end of the lines, none over another."""
    axis, end, names = how
    anchor: Anchor = "end" if end == "end" else "start"
    values, first = _values(result, view), result.first(view)
    known = [int(k) for k in np.flatnonzero(~np.isnan(values))]
    texts = distinct([float(values[k]) for k in known], names.language)
    wide = max([width_of(text, _SMALL, bold=True) for text in texts], default=0.0)
    heights = [axis.at(float(values[k])) for k in known]
    placed = spread(heights, gap=_NEAR, top=axis.right, bottom=axis.left)

    def at(x: float) -> float:
        return x if anchor == "end" else WIDTH - x

    for k, text, true, y in zip(known, texts, heights, placed, strict=True):
        bold = result.vendors[k] in first
        name = Block(names.running[k], _VALUES - wide - 8, size=_SMALL, bold=bold)
        sheet.add(
            name.beside(at(_VALUES - wide - 8), y, anchor=anchor),
            Block(text, size=_SMALL, bold=bold).beside(at(_VALUES), y, anchor=anchor),
            line(at(_VALUES + 4), y, at(_LINES), true, opacity=FAINT_BAR),
        )


def _reasons(sheet: Sheet, result: Sides, gap: Gap, names: Names) -> Iterator[str]:
    """Draw what each criterion adds to the gap by facts and by weights, and say it."""
    pair = {"vendor": names.vendors[gap.vendor], "over": names.vendors[gap.over]}
    sheet.down(Block(names.say(WHY, **pair), lines=3, bold=True), space=6)
    _legend(sheet, names)
    largest = np.argsort(-np.abs(gap.contribution), kind="stable")[:_MOST].tolist()
    chosen = sorted(largest, key=lambda k: -float(gap.contribution[k]))
    _directions(sheet, result, pair["vendor"], names)
    parts = np.array([gap.facts[chosen], gap.weights[chosen]])
    reach = float(np.abs(parts).max()) or 1.0
    axis = Axis(-reach, reach, _LEFT + _ROOM, WIDTH - _ROOM)
    top = sheet.y
    for k in chosen:
        numbers = float(gap.facts[k]), float(gap.weights[k])
        _row(sheet, Block(names.leaves[k], _NAMES, 2, _SMALL), numbers, axis)
        yield f"{_parts(names.leaves[k], *numbers, names)}."
    sheet.add(line(_MIDDLE, top - 2, _MIDDLE, sheet.y - 4))
    rest = np.setdiff1d(np.arange(len(gap.criteria)), largest)
    sheet.add(rule(sheet.y))
    sheet.y += 6
    sums = [(names.say(TOTAL), gap.facts, gap.weights)]
    if rest.size:
        others = count(rest.size, OTHER, OTHERS, names.language)
        sums.insert(0, (others, gap.facts[rest], gap.weights[rest]))
    for name, facts, weights in sums:
        total = float(facts.sum()), float(weights.sum())
        said = _parts(f"{name}, {signed(sum(total), names.language)}", *total, names)
        sheet.down(Block(said, size=_SMALL, bold=name == names.say(TOTAL)))
        yield f"{said}."


def _legend(sheet: Sheet, names: Names) -> None:
    for hue, text in ((BLUE, FACTS), (ORANGE, WEIGHTS)):
        sheet.add(bar(0, sheet.y + 3, 24, _BAR, hue))
        sheet.down(Block(names.say(text), size=_SMALL), x=32)
    sheet.y += 6


def _directions(sheet: Sheet, result: Sides, vendor: str, names: Names) -> None:
    """Say which side is more for the vendor on which side of the picture."""
    right, left = (
        Block(
            names.say(MORE, side=HEADS[side].to(names.language), vendor=vendor),
            _MIDDLE - _LEFT - 8,
            3,
            _SMALL,
            faint=True,
        )
        for side in result.between
    )
    sheet.add(left.at(_MIDDLE - 8, sheet.y, anchor="end"), right.at(_MIDDLE + 8, sheet.y))
    sheet.y += max(left.height, right.height) + 6


def _row(sheet: Sheet, name: Block, numbers: tuple[float, float], axis: Axis) -> None:
    height = max(2 * _BAR + 2, name.height)
    middle = sheet.y + height / 2
    sheet.add(name.beside(0, middle))
    for value, hue, y in zip(numbers, (BLUE, ORANGE), (middle - _BAR - 1, middle + 1), strict=True):
        sheet.add(*_bar(value, hue, y, axis, sheet.language))
    sheet.y += height + 6


def _bar(value: float, hue: Hue, y: float, axis: Axis, language: Language) -> Iterator[str]:
    """Give a bar from the middle, and its number beyond its end."""
    end = axis.at(value)
    text = Block(signed(value, language), size=_NUMBER)
    yield bar(min(end, _MIDDLE), y, abs(end - _MIDDLE), _BAR, hue)
    if settled(value) < 0:
        yield text.beside(end - 5, y + _BAR / 2, anchor="end")
    else:
        yield text.beside(end + 5, y + _BAR / 2)


def _parts(whole: str, facts: float, weights: float, names: Names) -> str:
    written = {"facts": signed(facts, names.language), "weights": signed(weights, names.language)}
    return names.say(PARTS, whole=whole, **written)


def _spoken(result: Sides, view: View, names: Names) -> str:
    values = _values(result, view)
    order = [int(k) for k in np.argsort(-values, kind="stable") if not np.isnan(values[k])]
    texts = distinct([float(values[k]) for k in order], names.language)
    said = [f"{names.running[k]} {text}" for k, text in zip(order, texts, strict=True)]
    head = HEADS[view.name].to(names.language)
    return names.say(SPOKEN, name=head, said=", ".join(said) or "–")
