"""The pillars held together, as three small rankings under three rules."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.naming import Names
from evaluation.charts.palette import FAINT_BAR, INK, ORANGE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import bar, element
from evaluation.language.numbers import distinct
from evaluation.language.text import Language, Text
from evaluation.sensitivity import JointPillars
from evaluation.sensitivity.pillars import RULES

TITLE = Text(
    en="The same vendors when a strong pillar makes up less and less for a weak one",
    fr="Les mêmes fournisseurs quand un pilier fort compense de moins en moins un pilier faible",
)
HEADS = {
    "mean": Text(en="Mean: it makes up in full", fr="Moyenne\N{NO-BREAK SPACE}: il compense"),
    "geometric": Text(
        en="Geometric mean: in part", fr="Moyenne géométrique\N{NO-BREAK SPACE}: en partie"
    ),
    "minimum": Text(
        en="Weakest pillar alone: not at all",
        fr="Pilier le plus faible seul\N{NO-BREAK SPACE}: pas du tout",
    ),
}
SPOKEN = Text(en="{rule}: {order}.", fr="{rule}\N{NO-BREAK SPACE}: {order}.")
_WIDE, _GAP, _BAR = 236, 26, 12


@picture.register
def _of_joint_pillars(result: JointPillars, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    sheet.y += 6
    heads = [Block(names.say(HEADS[rule]), _WIDE, 3, bold=True) for rule in RULES]
    top, head = sheet.y, max(block.height for block in heads)
    for k, block in enumerate(heads):
        left = k * (_WIDE + _GAP)
        sheet.add(block.at(left, top))
        sheet.y = top + head + 8
        _panel(sheet, result, k, left, names)
    return sheet.finish(_spoken(result, names))


def _panel(sheet: Sheet, result: JointPillars, rule: int, left: float, names: Names) -> None:
    """Draw the order under one rule; those first by the mean keep their hue in all three."""
    values, ranks = result.values[rule], result.ranks[rule]
    axis = Axis(0, 1, left, left + _WIDE - 50)
    texts = distinct(values, names.language)
    for k in np.argsort(ranks, kind="stable").tolist():
        followed = result.ranks[0, k] == 1
        name = Block(f"{ranks[k]}. {names.running[k]}", _WIDE, 2, 12, bold=bool(followed))
        sheet.down(name, x=left, space=2)
        end = axis.at(float(values[k]))
        if followed:
            sheet.add(bar(left, sheet.y, end - left, _BAR, ORANGE))
        else:
            box = {"x": left, "y": sheet.y, "width": end - left, "height": _BAR}
            sheet.add(element("rect", fill=INK, fill_opacity=FAINT_BAR, **box))
        sheet.add(Block(texts[k], size=12, bold=bool(followed)).beside(end + 6, sheet.y + _BAR / 2))
        sheet.y += _BAR + 9


def _spoken(result: JointPillars, names: Names) -> Iterator[str]:
    for rule, values, ranks in zip(RULES, result.values, result.ranks, strict=True):
        texts = distinct(values, names.language)
        order = np.argsort(ranks, kind="stable").tolist()
        told = [f"{ranks[k]}. {names.running[k]} {texts[k]}" for k in order]
        yield names.say(SPOKEN, rule=names.say(HEADS[rule]), order="; ".join(told))
