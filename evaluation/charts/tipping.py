"""Tipping points as a picture: how much weight must move for each rival to draw level."""

from __future__ import annotations

import numpy as np

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line
from evaluation.language.numbers import count, distinct, percent
from evaluation.language.text import Language, Text
from evaluation.sensitivity import TippingPoints

TITLE = Text(
    en="Share of the total weight that must move for a rival to draw level with {first}",
    fr="Part du poids total à déplacer pour qu’un rival soit à égalité avec {first}",
)
FROM_TO = Text(en="from {givers} to {taker}", fr="de {givers} vers {taker}")
QUOTED = Text(en="“{name}”", fr="«\N{NO-BREAK SPACE}{name}\N{NO-BREAK SPACE}»")
OTHER = Text(en="other", fr="autre")
OTHERS = Text(en="others", fr="autres")
NEVER = Text(en="level with no weights at all", fr="à égalité avec aucune pondération")
TIED = Text(en="tied now", fr="ex æquo dès maintenant")
NO_RIVAL = Text(en="There is no rival.", fr="Il n’y a aucun rival.")
_NAMES, _LEFT, _RIGHT, _BAR, _SMALL = 204, 218, 690, 20, 12


@picture.register
def _of_tipping_points(result: TippingPoints, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE, first=names.vendors[result.winner_id]), language)
    sheet.y += 6
    moved = result.l1 / 2
    rivals = [int(k) for k in np.argsort(moved, kind="stable") if k != result.winner]
    finite = moved[rivals][np.isfinite(moved[rivals])]
    axis = Axis(0, max(float(finite.max(initial=0.0)), 0.01), _LEFT, _RIGHT)
    texts = distinct((0.0, *moved[rivals]), language, write=percent)[1:]
    top, spoken = sheet.y, []
    for k, text in zip(rivals, texts, strict=True):
        remark = _row(sheet, result, k, names, axis=axis, text=text)
        spoken.append(f"{names.running[k]}, {text}, {remark}.")
    sheet.add(line(_LEFT, top - 4, _LEFT, sheet.y - 4))
    if not rivals:
        sheet.down(Block(names.say(NO_RIVAL)))
    return sheet.finish(spoken)


def _row(
    sheet: Sheet, result: TippingPoints, k: int, names: Names, *, axis: Axis, text: str
) -> str:
    moved = float(result.l1[k]) / 2
    name = Block(names.running[k], _NAMES, 2)
    sheet.add(name.at(0, sheet.y + 2))
    bottom = sheet.y + name.height + 4
    if np.isfinite(moved):
        nearest = result.l1[k] == result.l1[np.arange(result.l1.size) != result.winner].min()
        end = axis.at(moved)
        sheet.add(bar(_LEFT, sheet.y, max(end - _LEFT, 2), _BAR, ORANGE if nearest else BLUE))
        value = Block(text, bold=True).beside(end + 7, sheet.y + _BAR / 2)
        sheet.add(value)
        sheet.y += _BAR + 2
    remark = _remark(result, k, names)
    sheet.down(Block(remark, WIDTH - _LEFT - 6, 2, _SMALL, faint=True), x=_LEFT + 6)
    sheet.y = max(sheet.y, bottom) + 8
    return remark


def _remark(result: TippingPoints, k: int, names: Names) -> str:
    if not np.isfinite(result.l1[k]):
        return names.say(NEVER)
    change = result.weights_l1[k] - result.matrix.weights
    givers = [
        names.say(QUOTED, name=names.leaves[j])
        for j in np.argsort(change, kind="stable").tolist()
        if change[j] < 0
    ]
    if not givers:
        return names.say(TIED)
    if len(givers) > 3:
        givers[2:] = [count(len(givers) - 2, OTHER, OTHERS, names.language)]
    taker = names.say(QUOTED, name=names.leaves[int(change.argmax())])
    return names.say(FROM_TO, givers=names.all(givers), taker=taker)
