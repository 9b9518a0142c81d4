"""The value of information as a picture: what knowing each score and each weight would add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE, ORANGE, Hue
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line
from evaluation.language.numbers import count, gap, share
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity.information import Information

TITLE = Text(
    en="What knowing one thing exactly would add to the choice, in points out of 100",
    fr="Ce que connaître exactement une chose ajouterait au choix, en points sur 100",
)
READ = Text(
    en="Beside each bar: the points gained on average, and the chances that the first place changes.",
    fr="À côté de chaque barre\N{NO-BREAK SPACE}: les points gagnés en moyenne, et les chances que le "
    "premier rang change.",
)
SCORES = Text(en="Scores", fr="Notes")
WEIGHTS = Text(en="Weights", fr="Poids")
NOTHING = Text(en="None is worth knowing better.", fr="Rien ne vaut la peine d’être précisé.")
NEITHER = Text(
    en="Nothing is worth finding out on its own: {first} stays the best choice.",
    fr="Rien ne vaut la peine d’être précisé isolément\N{NO-BREAK SPACE}: {first} reste le meilleur "
    "choix.",
)
CELL = Text(en="{vendor}: {criterion}", fr="{vendor}\N{NO-BREAK SPACE}: {criterion}")
BESIDE = Text(en="{gain}; {chance}", fr="{gain}; {chance}")
MORE = Text(en="And {others}.", fr="Et {others}.")
OTHER = Text(en="other, worth less", fr="autre, qui ajoute moins")
OTHERS = Text(en="others, worth less", fr="autres, qui ajoutent moins")
_MOST, _NAMES, _LEFT, _RIGHT, _BAR, _SMALL = 8, 320, 332, 620, 16, 12


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    gain: float
    chance: float


@picture.register
def _of_information(result: Information, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    scores, weights = _scores(result, names), _weights(result, names)
    if not scores and not weights:
        nothing = names.say(NEITHER, first=names.vendors[result.winner_id])
        sheet.down(Block(nothing, lines=3))
        return sheet.finish([nothing])
    sheet.down(Block(names.say(READ), lines=2, size=_SMALL, faint=True), space=8)
    axis = Axis(0, max([row.gain for row in (*scores, *weights)], default=1.0), _LEFT, _RIGHT)
    spoken = [
        *_group(sheet, names.say(SCORES), scores, axis, (ORANGE, names)),
        *_group(sheet, names.say(WEIGHTS), weights, axis, (BLUE, names)),
    ]
    return sheet.finish(spoken)


def _scores(result: Information, names: Names) -> list[_Row]:
    return _most(
        _Row(
            names.say(CELL, vendor=vendor, criterion=criterion),
            float(result.cells.gain[v, k]),
            float(result.cells.probability[v, k]),
        )
        for v, vendor in enumerate(names.running)
        for k, criterion in enumerate(names.leaves)
    )


def _weights(result: Information, names: Names) -> list[_Row]:
    return _most(
        _Row(
            names.criteria[node.id],
            float(result.weights.gain[k]),
            float(result.weights.probability[k]),
        )
        for k, node in enumerate(result.matrix.evaluation.criteria.nodes)
    )


def _most(rows: Iterator[_Row]) -> list[_Row]:
    """Return the rows that are worth something, the most first."""
    return sorted((row for row in rows if settled(row.gain) > 0), key=lambda row: -row.gain)


def _group(
    sheet: Sheet, title: str, rows: list[_Row], axis: Axis, look: tuple[Hue, Names]
) -> Iterator[str]:
    """Draw the bars of one kind under its name, and give them in words."""
    hue, names = look
    sheet.down(Block(title, bold=True), space=4)
    top = sheet.y
    for row in rows[:_MOST]:
        _row(sheet, row, axis, hue)
    if rows:
        sheet.add(line(_LEFT, top - 2, _LEFT, sheet.y - 2))
    else:
        sheet.down(Block(names.say(NOTHING), size=_SMALL, faint=True))
    if len(rows) > _MOST:
        rest = count(len(rows) - _MOST, OTHER, OTHERS, names.language)
        sheet.down(Block(names.say(MORE, others=rest), size=_SMALL, faint=True))
    sheet.y += 8
    yield f"{title}."
    yield from (f"{row.name}, {_beside(row, names.language)}." for row in rows)
    if not rows:
        yield names.say(NOTHING)


def _row(sheet: Sheet, row: _Row, axis: Axis, hue: Hue) -> None:
    name = Block(row.name, _NAMES, 2, _SMALL)
    end = axis.at(row.gain)
    said = Block(_beside(row, sheet.language), WIDTH - end - 6, 1, _SMALL)
    height = max(_BAR, name.height)
    middle = sheet.y + height / 2
    sheet.add(name.beside(0, middle), said.beside(end + 6, middle))
    sheet.add(bar(_LEFT, middle - _BAR / 2, max(end - _LEFT, 2), _BAR, hue))
    sheet.y += height + 5


def _beside(row: _Row, language: Language) -> str:
    values = {"gain": gap(row.gain, language), "chance": share(row.chance, language)}
    return BESIDE.format(**values).to(language)
