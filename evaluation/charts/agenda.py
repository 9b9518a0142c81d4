"""The agenda as a picture: where each member stands on each item, and how much hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block, width_of
from evaluation.charts.initials import initials
from evaluation.charts.marks import RADIUS, diamond, dot
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line, rule
from evaluation.committee.agenda import Agenda
from evaluation.committee.cells import TOP
from evaluation.committee.disputes import Dispute
from evaluation.language.numbers import count, decimal, percent
from evaluation.language.numbers import points as on_hundred
from evaluation.language.text import Language, Text

TITLE = Text(
    en="What to discuss, in this order: where each member stands, and what is at stake",
    fr="À discuter, dans cet ordre\N{NO-BREAK SPACE}: la position de chaque membre, et l’enjeu",
)
READ = Text(
    en="Dot: a member (full: the lowest and the highest); diamond: the committee. Bar: points of the "
    "total at stake; “!”: one member’s figure in place of the committee’s changes who is first.",
    fr="Rond\N{NO-BREAK SPACE}: un membre (plein\N{NO-BREAK SPACE}: au plus bas et au plus haut); "
    "losange\N{NO-BREAK SPACE}: le comité. Barre\N{NO-BREAK SPACE}: points du total en jeu; «"
    "\N{NO-BREAK SPACE}!\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}: le chiffre d’un membre, mis à la place "
    "de celui du comité, change qui est en tête.",
)
NOTHING = Text(en="Nothing has to be discussed.", fr="Il n’y a rien à discuter.")
RATINGS = Text(en="Ratings, in points of 5", fr="Notes, en points sur 5")
WEIGHTS = Text(en="Weights, as shares of their level", fr="Poids, en parts de leur niveau")
STAKE = Text(en="Points at stake", fr="Points en jeu")
WHO = Text(en="{initials}: {person}", fr="{initials}\N{NO-BREAK SPACE}: {person}")
MORE = Text(en="And {others} on the agenda.", fr="Et {others} à l’ordre du jour.")
OTHER = Text(en="other item", fr="autre sujet")
OTHERS = Text(en="other items", fr="autres sujets")
SPOKEN = Text(
    en="{name}: {people}; committee {committee}; {stake} at stake{mark}.",
    fr="{name}\N{NO-BREAK SPACE}: {people}; comité {committee}; enjeu {stake}{mark}.",
)
_MOST, _NAMES, _LEFT, _RIGHT, _BAR, _LONGEST, _SMALL = 20, 226, 250, 570, 602, 90, 12
_SIZE, _LINE, _FIRST = 10.5, 14, 20


@dataclass(frozen=True)
class _Drawing:
    """What all rows of one picture share."""

    names: Names
    short: dict[str, str]
    widest: float

    def name(self, place: int, one: Dispute) -> str:
        """Return what an item is called, with its place on the agenda."""
        criterion = self.names.criteria[one.criterion]
        vendor = f"{self.names.vendors[one.vendor]}, " if one.vendor else ""
        return f"{place}. {vendor}{criterion}"

    def write(self, one: Dispute) -> Callable[[float], str]:
        """Return how figures of an item are written."""
        if one.kind == "rating":
            return partial(_rating, language=self.names.language)
        return partial(percent, language=self.names.language)


def _rating(number: float, language: Language) -> str:
    return decimal(number, language, 0 if number == round(number) else 1)


@picture.register
def _of_agenda(result: Agenda, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    if not result.items:
        sheet.down(Block(names.say(NOTHING)))
        return sheet.finish([names.say(NOTHING)])
    sheet.down(Block(names.say(READ), lines=5, size=_SMALL, faint=True), space=8)
    members = {name: names.people[name] for name in result.members}
    widest = max(one.stake for one in result.items)
    drawing = _Drawing(names, initials(members), widest)
    shown = list(enumerate(result.items[:_MOST], start=1))
    # Those of the kind that comes first on the agenda are drawn first.
    for kind in dict.fromkeys(one.kind for _, one in shown):
        _section(sheet, [item for item in shown if item[1].kind == kind], drawing)
    _legend(sheet, drawing, members)
    if more := len(result.items) - len(shown):
        rest = count(more, OTHER, OTHERS, language)
        sheet.down(Block(names.say(MORE, others=rest), size=_SMALL, faint=True))
    return sheet.finish(_spoken(result, drawing))


def _section(sheet: Sheet, items: list[tuple[int, Dispute]], drawing: _Drawing) -> None:
    """Draw the items of one kind below the scale that they share."""
    rated = items[0][1].kind == "rating"
    axis = Axis(0, TOP if rated else _top([one for _, one in items]), _LEFT, _RIGHT)
    title = Block(drawing.names.say(RATINGS if rated else WEIGHTS), _NAMES, 2, _SMALL, bold=True)
    stake = Block(drawing.names.say(STAKE), WIDTH - _BAR, 1, _SMALL, bold=True)
    sheet.add(title.at(0, sheet.y), stake.at(_BAR, sheet.y))
    sheet.add(*axis.numbers(sheet.y, drawing.write(items[0][1])))
    sheet.y += max(title.height, stake.height) + 4
    top = sheet.y
    for place, one in items:
        sheet.add(rule(sheet.y))
        _row(sheet, place, one, axis, drawing)
    sheet.under(axis.lines(top, sheet.y))
    sheet.y += 10


def _top(items: list[Dispute]) -> float:
    """Return where the scale of the weights ends: at a tenth, above all of them."""
    return min(1.0, ceil(max(one.high for one in items) * 10 + 1e-9) / 10)


def _row(sheet: Sheet, place: int, one: Dispute, axis: Axis, drawing: _Drawing) -> None:
    name = Block(drawing.name(place, one), _NAMES, 4, _SMALL)
    said = _labels(one, axis, drawing)
    levels = 1 + max(level for _, level, _ in said)
    height = max(name.height, _FIRST + 8 + levels * _LINE) + 8
    middle = sheet.y + _FIRST
    sheet.add(name.at(0, sheet.y + 8))
    mean = axis.at(min(max(one.committee, axis.low), axis.high))
    sheet.add(line(mean, sheet.y + 9, mean, middle + RADIUS + 4, colour=BLUE.fill, width=1.5))
    for given in dict.fromkeys(judged.given for judged in one.judgements):
        sheet.add(dot(axis.at(given), middle, full=given in (one.low, one.high)))
    sheet.add(diamond(mean, sheet.y + 9, colour=BLUE.fill))
    for centre, level, text in said:
        words = Block(text, size=_SIZE)
        sheet.add(words.at(centre, middle + RADIUS + 4 + level * _LINE, anchor="middle"))
    _stake(sheet, one, middle, drawing)
    sheet.y += height


def _labels(one: Dispute, axis: Axis, drawing: _Drawing) -> list[tuple[float, int, str]]:
    """Return the initials at each place: where, how far down, and what, without overlap."""
    ends: list[float] = []
    found = []
    write = drawing.write(one)
    for given in dict.fromkeys(judged.given for judged in one.judgements):
        who = " ".join(drawing.short[j.member] for j in one.judgements if j.given == given)
        for level in range(len(one.judgements) + 1):
            # Away from its dot, a label says which one is meant.
            text = f"{write(given)} {who}" if level else who
            half = width_of(text, _SIZE) / 2
            centre = min(max(axis.at(given), _LEFT - 14 + half), _BAR - 8 - half)
            if level == len(ends):
                ends.append(0.0)
            if ends[level] + 5 <= centre - half:
                ends[level] = centre + half
                found.append((centre, level, text))
                break
    return found


def _stake(sheet: Sheet, one: Dispute, middle: float, drawing: _Drawing) -> None:
    long = _LONGEST * one.stake / drawing.widest if drawing.widest > 0 else 0.0
    text = _said_stake(one, drawing)
    sheet.add(bar(_BAR, middle - 6, long, 12, BLUE))
    words = Block(text, size=_SMALL, bold=one.changes_winner)
    sheet.add(words.beside(_BAR + long + 6, middle))


def _said_stake(one: Dispute, drawing: _Drawing) -> str:
    text = on_hundred(one.stake, drawing.names.language)
    return f"{text}\N{NO-BREAK SPACE}!" if one.changes_winner else text


def _legend(sheet: Sheet, drawing: _Drawing, members: dict[str, str]) -> None:
    """Say whose initials they are, in two columns."""
    half = WIDTH / 2
    people = list(members.items())
    for k in range(0, len(people), 2):
        blocks = [
            Block(
                drawing.names.say(WHO, initials=drawing.short[name], person=person),
                half - 12,
                2,
                11,
            )
            for name, person in people[k : k + 2]
        ]
        for column, block in enumerate(blocks):
            sheet.add(block.at(half * column, sheet.y))
        sheet.y += max(block.height for block in blocks) + 2
    sheet.y += 4


def _spoken(result: Agenda, drawing: _Drawing) -> Iterator[str]:
    for place, one in enumerate(result.items, start=1):
        write = drawing.write(one)
        people = [f"{drawing.names.people[j.member]} {write(j.given)}" for j in one.judgements]
        yield drawing.names.say(
            SPOKEN,
            name=drawing.name(place, one),
            people=", ".join(people),
            committee=write(one.committee),
            stake=on_hundred(one.stake, drawing.names.language),
            mark="\N{NO-BREAK SPACE}!" if one.changes_winner else "",
        )
