"""A second round as a picture: the totals of the leaders and each rating, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, isnan

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.marks import RADIUS, diamond, dot, move
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE, INK
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, rule
from evaluation.committee.cells import TOP
from evaluation.committee.rescores import Revision
from evaluation.committee.revisions import Revisions
from evaluation.language.numbers import count, decimal, distinct, points
from evaluation.language.text import Language, Text
from evaluation.matrix import DecisionMatrix
from evaluation.order import competition_ranks

TITLE = Text(en="What round {round} changed", fr="Ce que le tour {round} a changé")
READ = Text(
    en="Hollow: before; full: after. Round: a member’s rating, with the evidence behind it; diamond: "
    "the committee. Ratings that stayed the same are left out.",
    fr="Creux\N{NO-BREAK SPACE}: avant; plein\N{NO-BREAK SPACE}: après. Rond\N{NO-BREAK SPACE}: la "
    "note d’un membre, avec la preuve à l’appui; losange\N{NO-BREAK SPACE}: le comité. Les notes "
    "inchangées ne sont pas montrées.",
)
LEADERS = Text(en="Totals, out of 100", fr="Totaux sur 100")
RATINGS = Text(en="Ratings, in points of 5", fr="Notes, en points sur 5")
COMMITTEE = Text(en="Committee", fr="Comité")
NOTHING = Text(en="No rating moved.", fr="Aucune note n’a bougé.")
MORE = Text(en="And {others}.", fr="Et {others}.")
OTHER = Text(en="other rating that moved", fr="autre note qui a bougé")
OTHERS = Text(en="other ratings that moved", fr="autres notes qui ont bougé")
FROM_TO = Text(en="{old} → {new}", fr="{old} → {new}")
SPOKEN = Text(en="{name}: {change}.", fr="{name}\N{NO-BREAK SPACE}: {change}.")
_MOST, _NAMES, _LEFT, _RIGHT, _SAID, _SMALL, _ROW = 40, 226, 250, 570, 602, 12, 20
_NO_ANSWER = "–"


@picture.register
def _of_revisions(result: Revisions, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE, round=result.round), language)
    sheet.down(Block(names.say(READ), lines=4, size=_SMALL, faint=True), space=8)
    _totals(sheet, result, names)
    if not result.moved:
        sheet.down(Block(names.say(NOTHING)))
    else:
        _ratings(sheet, result, names)
    return sheet.finish((*_spoken_totals(result, names), *_spoken_ratings(result, names)))


def _leaders(result: Revisions) -> list[str]:
    """Return who is first before or after, and the next one where that is a single vendor."""
    first = list(dict.fromkeys((*result.winners_after, *result.winners_before)))
    if len(first) == 1:
        ranks = competition_ranks(result.matrix.totals)
        ordered = sorted(zip(ranks.tolist(), result.matrix.vendors, strict=True))
        first += [vendor for _, vendor in ordered if vendor not in first][:1]
    return first


def _total(matrix: DecisionMatrix, vendor: str) -> float:
    if vendor not in matrix.vendors:
        return float("nan")
    return float(matrix.totals[matrix.vendors.index(vendor)])


def _both(result: Revisions, vendor: str) -> tuple[float, float]:
    """Return a vendor's totals before and after; NaN where it was not in the running."""
    return _total(result.agenda_before.matrix, vendor), _total(result.matrix, vendor)


def _totals(sheet: Sheet, result: Revisions, names: Names) -> None:
    leaders = _leaders(result)
    pairs = [_both(result, vendor) for vendor in leaders]
    known = [100 * total for pair in pairs for total in pair if not isnan(total)]
    low, high = floor(min(known) / 5) * 5, ceil(max(known) / 5) * 5
    axis = Axis(low, high if high > low else low + 5, _LEFT, _RIGHT)
    top = _head(sheet, LEADERS, axis, names)
    written = _written(result, leaders, names)
    for vendor, (old, new), text in zip(leaders, pairs, written, strict=True):
        name = Block(names.vendors[vendor], _NAMES, 2, _SMALL, bold=vendor in result.winners_after)
        height = max(name.height + 4, _ROW)
        middle = sheet.y + height / 2
        sheet.add(name.beside(0, middle), Block(text, size=_SMALL).beside(_SAID, middle))
        _marks(sheet, axis, 100 * old, 100 * new, middle, committee=True)
        sheet.y += height
    sheet.under(axis.lines(top, sheet.y))
    sheet.y += 12


def _head(sheet: Sheet, title: Text, axis: Axis, names: Names) -> float:
    """Write the title of a part beside its scale, and return where its rows begin."""
    block = Block(names.say(title), _NAMES, 2, _SMALL, bold=True)
    sheet.add(block.at(0, sheet.y))
    sheet.add(*axis.numbers(sheet.y, lambda tick: _short(tick, names.language)))
    sheet.y += block.height + 4
    return sheet.y


def _marks(
    sheet: Sheet, axis: Axis, old: float, new: float, middle: float, *, committee: bool = False
) -> None:
    """Draw where something stood, where it stands, and the move between the two."""
    mark, colour = (diamond, BLUE.fill) if committee else (dot, INK)
    places = [(value, full) for value, full in ((old, False), (new, True)) if not isnan(value)]
    if len(places) == 2:
        sheet.add(move(axis.at(old), axis.at(new), middle, colour=colour))
        if abs(axis.at(old) - axis.at(new)) < RADIUS / 2:
            places = places[1:]  # one upon the other would read as one full mark anyway
    for value, full in places:
        sheet.add(mark(axis.at(value), middle, full=full, colour=colour))


def _ratings(sheet: Sheet, result: Revisions, names: Names) -> None:
    """Draw the ratings that moved, cell by cell, with the committee's own move."""
    axis = Axis(0, TOP, _LEFT, _RIGHT)
    top = _head(sheet, RATINGS, axis, names)
    shown = result.moved[:_MOST]
    for vendor, criterion in dict.fromkeys((one.vendor, one.criterion) for one in shown):
        sheet.add(rule(sheet.y))
        _committee(sheet, result, (vendor, criterion), axis, names)
        for one in shown:
            if (one.vendor, one.criterion) == (vendor, criterion):
                _member(sheet, one, axis, names)
        sheet.y += 4
    sheet.under(axis.lines(top, sheet.y))
    if more := len(result.moved) - len(shown):
        rest = count(more, OTHER, OTHERS, names.language)
        sheet.y += 4
        sheet.down(Block(names.say(MORE, others=rest), size=_SMALL, faint=True))


def _committee(
    sheet: Sheet, result: Revisions, cell: tuple[str, str], axis: Axis, names: Names
) -> None:
    """Draw the committee's rating of a cell beside the cell's name."""
    vendor, criterion = cell
    name = f"{names.vendors[vendor]}, {names.criteria[criterion]}"
    title = Block(name, _NAMES, 3, _SMALL, bold=True)
    height = max(title.height + 8, _ROW)
    middle = sheet.y + height / 2
    old, new = (_mean(one.matrix, cell) for one in (result.agenda_before, result.agenda_after))
    said = names.say(
        FROM_TO, old=_short(old, names.language, 1), new=_short(new, names.language, 1)
    )
    if not isnan(new):
        text = f"{names.say(COMMITTEE)} {said}"
        sheet.add(Block(text, WIDTH - _SAID, 1, 11).beside(_SAID, middle))
    _marks(sheet, axis, old, new, middle, committee=True)
    sheet.add(title.beside(0, middle))
    sheet.y += height


def _mean(matrix: DecisionMatrix, cell: tuple[str, str]) -> float:
    """Return the committee's rating of a cell in points from 0 to 5; NaN where there is none."""
    vendor, criterion = cell
    if vendor not in matrix.vendors:
        return float("nan")
    leaf = matrix.evaluation.criteria.leaf_position(criterion)
    scale = matrix.evaluation.criteria.leaves[leaf].scale
    raw = matrix.raw[matrix.vendors.index(vendor), leaf]
    return float((raw - scale.worst) * TOP / (scale.best - scale.worst))


def _member(sheet: Sheet, one: Revision, axis: Axis, names: Names) -> None:
    name = Block(names.people[one.member], _NAMES - 14, 2, 11)
    height = max(name.height + 4, _ROW)
    middle = sheet.y + height / 2
    sheet.add(name.beside(14, middle))
    sheet.add(Block(_change(one, names), WIDTH - _SAID, 1, 11).beside(_SAID, middle))
    _marks(sheet, axis, one.before, one.after, middle)
    sheet.y += height


def _change(one: Revision, names: Names) -> str:
    """Return a move as "5 (E1) → 3 (E3)"."""
    sides = ((one.before, one.evidence_before), (one.after, one.evidence_after))
    old, new = (
        f"{_short(rating, names.language)} ({evidence})"
        if evidence and not isnan(rating)
        else _short(rating, names.language)
        for rating, evidence in sides
    )
    return names.say(FROM_TO, old=old, new=new)


def _short(number: float, language: Language, digits: int = 0) -> str:
    if isnan(number):
        return _NO_ANSWER
    return decimal(number, language, digits if number == round(number) else 1)


def _written(result: Revisions, leaders: list[str], names: Names) -> list[str]:
    """Return the totals of the leaders, written so that different ones look different."""
    totals = [total for vendor in leaders for total in _both(result, vendor)]
    texts = distinct(totals, names.language, write=points)
    return [
        names.say(FROM_TO, old=old, new=new)
        for old, new in zip(texts[::2], texts[1::2], strict=True)
    ]


def _spoken_totals(result: Revisions, names: Names) -> Iterator[str]:
    leaders = _leaders(result)
    for vendor, change in zip(leaders, _written(result, leaders, names), strict=True):
        yield names.say(SPOKEN, name=names.vendors[vendor], change=change)


def _spoken_ratings(result: Revisions, names: Names) -> Iterator[str]:
    if not result.moved:
        yield names.say(NOTHING)
    for one in result.moved:
        cell = f"{names.vendors[one.vendor]}, {names.criteria[one.criterion]}"
        name = f"{cell}, {names.people[one.member]}"
        yield names.say(SPOKEN, name=name, change=_change(one, names))
