"""Agreement as a picture: how far apart the ratings of each cell are, and which to talk about."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.charts.block import Block
from evaluation.charts.grid import cell, heads
from evaluation.charts.naming import Names
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH
from evaluation.committee.agreement import Agreement
from evaluation.committee.cells import TOP
from evaluation.language.numbers import count, decimal
from evaluation.language.text import Language, Text

TITLE = Text(
    en="How far apart the ratings are, in points of 5",
    fr="Écart entre les notes, en points sur 5",
)
READ = Text(
    en="The highest rating less the lowest. The bluer the cell, the further apart; framed, bold and "
    "with “!”: {tolerance} or more, to talk about; empty: fewer than two ratings.",
    fr="La note la plus haute moins la plus basse. Plus la case est bleue, plus l’écart est grand; "
    "encadrée, en gras et avec «\N{NO-BREAK SPACE}!\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}: {tolerance} "
    "ou plus, à discuter; vide\N{NO-BREAK SPACE}: moins de deux notes.",
)
NOTHING = Text(en="No cell has two ratings yet.", fr="Aucune case n’a encore deux notes.")
MORE = Text(en="And {others}.", fr="Et {others}.")
OTHER = Text(
    en="other criterion, where the ratings are closer",
    fr="autre critère, où les notes sont plus proches",
)
OTHERS = Text(
    en="other criteria, where the ratings are closer",
    fr="autres critères, où les notes sont plus proches",
)
_MOST, _NAMES, _LEFT, _SMALL = 20, 236, 244, 12


@picture.register
def _of_agreement(result: Agreement, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    widest = np.nan_to_num(result.cells.range, nan=-1.0).max(axis=0, initial=-1.0)
    compared = np.flatnonzero(widest >= 0).tolist()
    if not compared:
        sheet.down(Block(names.say(NOTHING)))
        return sheet.finish([names.say(NOTHING)])
    reading = names.say(READ, tolerance=_short(result.tolerance, language))
    sheet.down(Block(reading, lines=5, size=_SMALL, faint=True), space=8)
    order = np.argsort(result.ranks, kind="stable").tolist()
    wide = min((WIDTH - _LEFT) / len(order), 120)
    heads(sheet, [names.running[v] for v in order], left=_LEFT, wide=wide)
    chosen = sorted(sorted(compared, key=lambda k: -float(widest[k]))[:_MOST])
    for k in chosen:
        _row(sheet, result, k, order, names)
    if len(compared) > len(chosen):
        rest = count(len(compared) - len(chosen), OTHER, OTHERS, language)
        sheet.y += 4
        sheet.down(Block(names.say(MORE, others=rest), size=_SMALL, faint=True))
    return sheet.finish(_spoken(result, compared, order, names))


def _row(sheet: Sheet, result: Agreement, k: int, order: list[int], names: Names) -> None:
    wide = min((WIDTH - _LEFT) / len(order), 120)
    name = Block(names.criteria[result.cells.criteria[k]], _NAMES, 2, _SMALL)
    height = max(name.height, 16) + 8
    sheet.add(name.beside(0, sheet.y + height / 2))
    for place, v in enumerate(order):
        apart = float(result.cells.range[v, k])
        if not np.isnan(apart):
            sheet.add(
                cell(
                    _LEFT + place * wide,
                    sheet.y,
                    wide,
                    height,
                    share=min(apart / TOP, 1.0),
                    text=_text(result, v, k, names.language),
                    bold=bool(result.alarm[v, k]),
                )
            )
    sheet.y += height


def _text(result: Agreement, v: int, k: int, language: Language) -> str:
    text = _short(float(result.cells.range[v, k]), language)
    return f"{text}\N{NO-BREAK SPACE}!" if result.alarm[v, k] else text


def _short(number: float, language: Language) -> str:
    return decimal(number, language, 0 if number == round(number) else 1)


def _spoken(
    result: Agreement, compared: list[int], order: list[int], names: Names
) -> Iterator[str]:
    for k in compared:
        cells = [
            f"{names.running[v]} {_text(result, v, k, names.language)}"
            for v in order
            if not np.isnan(result.cells.range[v, k])
        ]
        yield f"{names.criteria[result.cells.criteria[k]]}, {', '.join(cells)}."
