"""Readiness as a picture: a bar for each dimension, a dot for each statement, and the lines drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.palette import BLUE, FAINT_BAR, INK, ORANGE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, element, line, number
from evaluation.committee.readiness import Readiness
from evaluation.language.numbers import decimal
from evaluation.language.text import Language, Text
from evaluation.library.questionnaire import Dimension, Item

TITLE = Text(
    en="How ready the team is, from 1 to 5 (gate {gate})",
    fr="L’état de préparation de l’équipe, de 1 à 5 (porte {gate})",
)
READ = Text(
    en="Bars: the dimensions, in orange with a texture where they are a barrier. Dots: the medians of "
    "the statements, in bold where an action is due. Diamond: to talk about first. Lines: below {no}, a "
    "critical dimension says “not yet”; at {barrier} or less, a dimension is a barrier; below {conditions}, "
    "there are conditions.",
    fr="Barres\N{NO-BREAK SPACE}: les dimensions, en orangé et hachurées là où elles font obstacle. "
    "Points\N{NO-BREAK SPACE}: les médianes des énoncés, en gras là où une action s’impose. Losange"
    "\N{NO-BREAK SPACE}: à discuter d’abord. Lignes\N{NO-BREAK SPACE}: sous {no}, une dimension "
    "critique dit «\N{NO-BREAK SPACE}pas encore\N{NO-BREAK SPACE}»; à {barrier} ou moins, une dimension est un obstacle; sous {conditions}, il y a "
    "des conditions.",
)
CRITICAL = Text(en="{name}, critical", fr="{name}, critique")
BARRIER = Text(en="{text}, a barrier", fr="{text}, un obstacle")
DISCUSS = Text(en="{text}, to talk about", fr="{text}, à discuter")
_NAMES, _LEFT, _RIGHT, _BAR, _DOT, _SMALL = 396, 416, 700, 16, 4.5, 12


@dataclass(frozen=True)
class _Drawing:
    """One result on its sheet, with its scale."""

    result: Readiness
    sheet: Sheet
    axis: Axis

    @property
    def language(self) -> Language:
        return self.sheet.language

    def say(self, template: Text, **values: object) -> str:
        return template.format(**values).to(self.language)


@picture.register
def _of_readiness(result: Readiness, *, language: Language) -> str:
    asked, lines = result.questionnaire, result.questionnaire.thresholds
    sheet = Sheet(TITLE.format(gate=result.answers.gate).to(language), language)
    drawn = _Drawing(result, sheet, Axis(asked.low, asked.high, _LEFT, _RIGHT))
    marks = (lines.not_yet, lines.barrier, lines.conditions)
    no, barrier, conditions = (decimal(mark, language, 1) for mark in marks)
    reading = drawn.say(READ, no=no, barrier=barrier, conditions=conditions)
    sheet.down(Block(reading, lines=7, size=_SMALL, faint=True), space=8)
    for mark in marks:
        text = Block(decimal(mark, language, 1), size=11)
        sheet.add(text.at(drawn.axis.at(mark), sheet.y, anchor="middle"))
    sheet.y += 18
    top = sheet.y
    for one, score in zip(result.dimensions, result.score.tolist(), strict=True):
        _bar(drawn, one, score)
        for k, item in enumerate(result.items):
            if item.dimension == one.id:
                _dot(drawn, k, item)
        sheet.y += 6
    bottom = sheet.y
    sheet.under(
        line(drawn.axis.at(mark), top, drawn.axis.at(mark), bottom, opacity=0.6, dashes="4 3")
        for mark in marks
    )
    sheet.under(drawn.axis.lines(top, bottom))
    sheet.add(*drawn.axis.numbers(bottom + 2, lambda tick: decimal(tick, language, 0)))
    sheet.y = bottom + 18
    return sheet.finish(_spoken(drawn))


def _bar(drawn: _Drawing, one: Dimension, score: float) -> None:
    """Draw a dimension, from the lowest answer to its score."""
    sheet, axis = drawn.sheet, drawn.axis
    name = Block(_name(drawn, one), _NAMES, 2, bold=True)
    height = max(_BAR, name.height)
    middle = sheet.y + height / 2
    sheet.add(name.beside(0, middle))
    if not isnan(score):
        hue = ORANGE if one in drawn.result.barriers else BLUE
        sheet.add(bar(_LEFT, middle - _BAR / 2, axis.at(score) - _LEFT, _BAR, hue))
    text = Block(decimal(score, drawn.language), WIDTH - _RIGHT, bold=True)
    sheet.add(text.beside(_RIGHT + 12, middle))
    sheet.y += height + 4


def _dot(drawn: _Drawing, k: int, item: Item) -> None:
    """Draw the median of a statement: a dot, or a diamond where it is to be talked about."""
    sheet, result = drawn.sheet, drawn.result
    due = item in result.actions
    words = f"{item.id}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{item.label.to(drawn.language)}"
    name = Block(words, _NAMES - 12, 3, _SMALL, bold=due, faint=not due)
    middle, median = sheet.y + name.height / 2, float(result.median[k])
    sheet.add(name.beside(12, middle))
    if not isnan(median):
        x = drawn.axis.at(median)
        sheet.add(line(_LEFT, middle, x, middle, opacity=FAINT_BAR / 2))
        sheet.add(_diamond(x, middle) if result.flagged[k] else _circle(x, middle))
    text = Block(decimal(median, drawn.language, 1), size=_SMALL, bold=due, faint=not due)
    sheet.add(text.beside(_RIGHT + 12, middle))
    sheet.y += name.height + 4


def _circle(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=_DOT, fill=INK)


def _diamond(x: float, y: float) -> str:
    reach = _DOT + 3
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    points = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    return element("polygon", points=points, fill=INK)


def _name(drawn: _Drawing, one: Dimension) -> str:
    return drawn.say(CRITICAL, name=one.label) if one.critical else one.label.to(drawn.language)


def _spoken(drawn: _Drawing) -> Iterator[str]:
    result = drawn.result
    for one, score in zip(result.dimensions, result.score.tolist(), strict=True):
        text = f"{_name(drawn, one)}, {decimal(score, drawn.language)}"
        yield (drawn.say(BARRIER, text=text) if one in result.barriers else text) + "."
        for k, item in enumerate(result.items):
            if item.dimension == one.id:
                median = decimal(float(result.median[k]), drawn.language, 1)
                told = f"{item.id} {median}"
                yield (drawn.say(DISCUSS, text=told) if result.flagged[k] else told) + "."
