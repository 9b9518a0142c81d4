"""Flips as a picture: the scores of which a change is enough, and by how much."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.charts.block import Block
from evaluation.charts.grid import cell, heads
from evaluation.charts.naming import Names
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH
from evaluation.language.numbers import count, decimal, points, signed
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity import Flips

TITLE = Text(
    en="Change of one score that is enough for a tie",
    fr="Changement d’une seule note qui suffit à l’égalité",
)
READ = Text(
    en="{first}: the fall with which it is caught. Rivals: the rise with which each one catches up. "
    "The bluer the cell, the smaller the change; empty: no change is enough; *: a blank today.",
    fr="{first}\N{NO-BREAK SPACE}: la baisse à laquelle on le rejoint. Rivaux\N{NO-BREAK SPACE}: la "
    "hausse à laquelle chacun le rejoint. Plus la case est bleue, plus le changement est petit; "
    "vide\N{NO-BREAK SPACE}: aucun ne suffit; *\N{NO-BREAK SPACE}: case sans réponse aujourd’hui.",
)
NONE = Text(en="No score, changed alone, is enough.", fr="Aucune note, changée seule, ne suffit.")
OUT_OF = Text(en="out of {best}", fr="sur {best}")
MORE = Text(en="And {others}.", fr="Et {others}.")
OTHER = Text(
    en="other criterion, where the change is larger",
    fr="autre critère, où le changement est plus grand",
)
OTHERS = Text(
    en="other criteria, where the change is larger",
    fr="autres critères, où le changement est plus grand",
)
_MOST, _NAMES, _LEFT, _UNITS, _SMALL = 20, 236, 244, 92, 12
_ROOM = WIDTH - _LEFT - _UNITS


@picture.register
def _of_flips(result: Flips, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLE), language)
    size = np.where(np.isnan(result.change), np.inf, settled(np.abs(result.change)))
    possible = np.flatnonzero(np.isfinite(size.min(axis=0))).tolist()
    if not possible:
        sheet.down(Block(names.say(NONE)))
        return sheet.finish([names.say(NONE)])
    reading = names.say(READ, first=names.vendors[result.winner_id])
    sheet.down(Block(reading, lines=5, size=_SMALL, faint=True), space=8)
    order = np.argsort(-settled(result.matrix.totals), kind="stable").tolist()
    columns = [v for v in order if np.isfinite(size[v]).any()]
    chosen = sorted(sorted(possible, key=lambda k: float(size[:, k].min()))[:_MOST])
    wide = min(_ROOM / len(columns), 120)
    heads(sheet, [names.running[v] for v in columns], left=_LEFT, wide=wide)
    for k in chosen:
        _row(sheet, result, k, columns, names)
    if len(possible) > len(chosen):
        rest = count(len(possible) - len(chosen), OTHER, OTHERS, language)
        sheet.y += 4
        sheet.down(Block(names.say(MORE, others=rest), size=_SMALL, faint=True))
    return sheet.finish(_spoken(result, possible, columns, names))


def _row(sheet: Sheet, result: Flips, k: int, columns: list[int], names: Names) -> None:
    wide = min(_ROOM / len(columns), 120)
    name = Block(names.leaves[k], _NAMES, 2, _SMALL)
    unit = Block(_unit(result, k, names), _UNITS - 8, 2, 11, faint=True)
    height = max(name.height, unit.height, 16) + 8
    sheet.add(name.beside(0, sheet.y + height / 2))
    smallest = float(np.nanmin(np.abs(result.change)))
    for place, v in enumerate(columns):
        change = float(result.change[v, k])
        if not np.isnan(change):
            x, text = _LEFT + place * wide, _change(result, v, k, names)
            sheet.add(
                cell(
                    x,
                    sheet.y,
                    wide,
                    height,
                    share=smallest / abs(change) if change else 1.0,
                    text=text,
                )
            )
    sheet.add(unit.beside(_LEFT + len(columns) * wide + 8, sheet.y + height / 2))
    sheet.y += height


def _change(result: Flips, v: int, k: int, names: Names) -> str:
    """Return a change in the unit of the answers, or in points where the scale is no straight line."""
    raw = result.raw_change[v, k]
    text = (
        signed(float(result.change[v, k]), names.language, write=points)
        if np.isnan(raw)
        else signed(float(raw), names.language, write=decimal)
    )
    return text if result.matrix.known[v, k] else f"{text}*"


def _unit(result: Flips, k: int, names: Names) -> str:
    scale = result.matrix.evaluation.criteria.leaves[k].scale
    if scale.is_linear and scale.unit != Text():
        return scale.unit.to(names.language)
    return names.say(OUT_OF, best=f"{scale.best:g}" if scale.is_linear else "100")


def _spoken(result: Flips, possible: list[int], columns: list[int], names: Names) -> Iterator[str]:
    for k in possible:
        cells = [
            f"{names.running[v]} {_change(result, v, k, names)}"
            for v in columns
            if not np.isnan(result.change[v, k])
        ]
        yield f"{names.leaves[k]} ({_unit(result, k, names)}), {', '.join(cells)}."
