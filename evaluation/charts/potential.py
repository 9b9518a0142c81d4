"""Who could be first, as a picture: how much weight must move for each vendor to get there."""

from __future__ import annotations

import numpy as np

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line
from evaluation.language.numbers import distinct, gap, percent
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity.potential import Potential

TITLE = Text(
    en="Share of the total weight that must move for a vendor to be first",
    fr="Part du poids total à déplacer pour qu’un fournisseur soit au premier rang",
)
NOW = Text(en="first now", fr="au premier rang dès maintenant")
AT_BEST = Text(
    en="with the weights that suit it best, {margin} ahead of all others",
    fr="avec les poids qui l’avantagent le plus, {margin} devant tous les autres",
)
NO_LEAD = Text(
    en="at best level with another vendor",
    fr="au mieux à égalité avec un autre fournisseur",
)
NEVER = Text(
    en="never first: {margin} behind even with the weights that suit it best",
    fr="jamais au premier rang\N{NO-BREAK SPACE}: {margin} derrière même avec les poids qui "
    "l’avantagent le plus",
)
NO_RIVAL = Text(en="{first} has no rival.", fr="{first} n’a aucun rival.")
_NAMES, _LEFT, _RIGHT, _BAR, _SMALL = 204, 218, 690, 20, 12


@picture.register
def _of_potential(result: Potential, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    sheet.y += 6
    if len(result.matrix.vendors) == 1:
        alone = names.say(NO_RIVAL, first=names.running[0])
        sheet.down(Block(alone, lines=3))
        return sheet.finish([alone])
    moved = settled(result.l1.change / 2)
    finite = moved[np.isfinite(moved)]
    axis = Axis(0, max(float(finite.max(initial=0.0)), 0.01), _LEFT, _RIGHT)
    texts = distinct((0.0, *moved), language, write=percent)[1:]
    order = np.lexsort((-settled(result.winners.margin), moved)).tolist()
    top, spoken = sheet.y, []
    for k in order:
        text = names.say(NOW) if moved[k] == 0 else texts[k]
        remark = _remark(result, k, names)
        _row(sheet, Block(names.running[k], _NAMES, 2), float(moved[k]), axis, (text, remark))
        spoken.append(f"{names.running[k]}, {text}, {remark}.")
    sheet.add(line(_LEFT, top - 4, _LEFT, sheet.y - 4))
    return sheet.finish(spoken)


def _row(sheet: Sheet, name: Block, moved: float, axis: Axis, said: tuple[str, str]) -> None:
    text, remark = said
    sheet.add(name.at(0, sheet.y + 2))
    bottom = sheet.y + name.height + 4
    if np.isfinite(moved):
        end = axis.at(moved)
        if moved:
            sheet.add(bar(_LEFT, sheet.y, max(end - _LEFT, 2), _BAR, BLUE))
        sheet.add(Block(text, bold=True).beside(end + 7, sheet.y + _BAR / 2))
        sheet.y += _BAR + 2
    sheet.down(Block(remark, WIDTH - _LEFT - 6, 2, _SMALL, faint=True), x=_LEFT + 6)
    sheet.y = max(sheet.y, bottom) + 8


def _remark(result: Potential, k: int, names: Names) -> str:
    """Say how far ahead or behind a vendor is with the weights that suit it best."""
    margin = float(settled(result.winners.margin[k]))
    if not result.winners.possible[k]:
        return names.say(NEVER, margin=gap(-margin, names.language))
    return names.say(AT_BEST if margin > 0 else NO_LEAD, margin=gap(margin, names.language))
