"""The weights of one level as a picture: a bar for each criterion, and what to ask again."""

from __future__ import annotations

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line
from evaluation.language.labels import labels
from evaluation.language.numbers import distinct, percent
from evaluation.language.text import Language, Text
from evaluation.weighting.elicitation import Elicited

PILLARS = Text(en="Weights of the pillars", fr="Poids des piliers")
INSIDE = Text(
    en="Weights inside “{level}”", fr="Poids dans «\N{NO-BREAK SPACE}{level}\N{NO-BREAK SPACE}»"
)
AGAIN = Text(en="{share}, to ask again", fr="{share}, à redemander")
_NAMES, _LEFT, _RIGHT, _BAR = 268, 284, 560, 20


@picture.register
def _of_elicited(result: Elicited, *, language: Language) -> str:
    names = labels(result.criteria.nodes, language)
    title = PILLARS if result.level is None else INSIDE.format(level=names[result.level])
    sheet = Sheet(title.to(language), language)
    sheet.y += 6
    shares = distinct((0.0, *result.weights), language, write=percent, digits=0)[1:]
    again = result.ask_again.criteria if result.ask_again else ()
    axis = Axis(0, float(result.weights.max()), _LEFT, _RIGHT)
    top, spoken = sheet.y, []
    for name, weight, share in zip(result.names, result.weights.tolist(), shares, strict=True):
        text = AGAIN.format(share=share).to(language) if name in again else share
        block = Block(names[name], _NAMES, 2)
        height = max(_BAR, block.height)
        middle, end = sheet.y + height / 2, axis.at(weight)
        hue = ORANGE if name in again else BLUE
        sheet.add(block.beside(0, middle), bar(_LEFT, middle - _BAR / 2, end - _LEFT, _BAR, hue))
        sheet.add(Block(text, WIDTH - end - 7, bold=name in again).beside(end + 7, middle))
        sheet.y += height + 6
        spoken.append(f"{names[name]}, {text}.")
    sheet.add(line(_LEFT, top - 4, _LEFT, sheet.y - 4))
    return sheet.finish(spoken)
