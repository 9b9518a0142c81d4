"""Leave-one-out as a picture: the lead that is left without each criterion or each person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from evaluation.charts.axis import Axis
from evaluation.charts.block import Block
from evaluation.charts.naming import Names
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, line, rule
from evaluation.language.numbers import count, signed
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity import LeaveOneOut

if TYPE_CHECKING:
    from numpy.typing import NDArray

TITLES = {
    "criterion": Text(
        en="Lead of {first} without each criterion, in points out of 100",
        fr="{first}\N{NO-BREAK SPACE}: son avance sans chaque critère, en points sur 100",
    ),
    "evaluator": Text(
        en="Lead of {first} without each person, in points out of 100",
        fr="{first}\N{NO-BREAK SPACE}: son avance sans chaque personne, en points sur 100",
    ),
}
EVERYTHING = Text(en="Nothing left out", fr="Rien de retiré")
TURNS = Text(en="{lead}, {vendor} is first", fr="{lead}, {vendor} passe devant")
NO_LEAD = Text(en="nobody to compare with", fr="personne à qui se comparer")
MORE = Text(en="And {others}.", fr="Et {others}.")
OTHER = Text(en="other, with a larger lead", fr="autre, où l’avance est plus grande")
OTHERS = Text(en="others, with a larger lead", fr="autres, où l’avance est plus grande")
_MOST, _NAMES, _LEFT, _RIGHT, _BAR, _SMALL = 16, 268, 284, 700, 16, 12


@picture.register
def _of_leave_one_out(result: LeaveOneOut, *, language: Language) -> str:
    names = Names(result.matrix, language)
    first = names.vendors[result.winner_id]
    sheet = Sheet(names.say(TITLES[result.what], first=first), language)
    sheet.y += 6
    leads = [_lead(totals, result.vendors, result.winner_id) for totals in result.totals]
    order = sorted(range(len(leads)), key=lambda k: np.inf if np.isnan(leads[k]) else leads[k])
    today = _lead(result.matrix.totals, result.matrix.vendors, result.winner_id)
    drawn = [x for x in (today, *(leads[k] for k in order[:_MOST])) if not np.isnan(x)]
    axis = Axis(min([0.0, *drawn]), max([0.01, *drawn]), _LEFT, _RIGHT)
    top, texts = sheet.y, [_text(result, k, leads[k], names) for k in range(len(leads))]
    now = names.say(NO_LEAD) if np.isnan(today) else signed(today, language)
    _row(sheet, Block(names.say(EVERYTHING), _NAMES, 2, _SMALL, bold=True), today, now, axis)
    sheet.add(rule(sheet.y - 3))
    for k in order[:_MOST]:
        name = Block(_name(result, k, names), _NAMES, 2, _SMALL, bold=bool(result.changes[k]))
        _row(sheet, name, leads[k], texts[k], axis)
    sheet.add(line(axis.at(0), top, axis.at(0), sheet.y - 3))
    if len(order) > _MOST:
        rest = count(len(order) - _MOST, OTHER, OTHERS, language)
        sheet.down(Block(names.say(MORE, others=rest), size=_SMALL, faint=True))
    spoken = [f"{_name(result, k, names)}, {texts[k]}." for k in order]
    return sheet.finish([f"{names.say(EVERYTHING)}, {now}.", *spoken])


def _lead(totals: NDArray[np.float64], vendors: Sequence[str], winner: str) -> float:
    """Return how far the winner is above the best of the others; negative when it is below."""
    ours = np.array([vendor == winner for vendor in vendors])
    rivals = totals[~ours & ~np.isnan(totals)]
    return float(settled(totals[ours][0] - rivals.max())) if rivals.size else np.nan


def _row(sheet: Sheet, name: Block, lead: float, text: str, axis: Axis) -> None:
    zero = axis.at(0)
    end = zero if np.isnan(lead) else axis.at(lead)
    # What turns is said on the other side of the line, where there is room for a name.
    beside = max(zero, end) + 6
    said = Block(text, WIDTH - beside, 2, _SMALL, bold=name.bold)
    height = max(_BAR, name.height, said.height)
    middle = sheet.y + height / 2
    sheet.add(name.beside(0, middle), said.beside(beside, middle))
    hue = BLUE if end >= zero else ORANGE
    sheet.add(bar(min(zero, end), middle - _BAR / 2, abs(end - zero), _BAR, hue))
    sheet.y += height + 6


def _text(result: LeaveOneOut, k: int, lead: float, names: Names) -> str:
    winner = result.winners[k]
    if np.isnan(lead) or winner is None:
        return names.say(NO_LEAD)
    text = signed(lead, names.language)
    return names.say(TURNS, lead=text, vendor=names.vendors[winner]) if result.changes[k] else text


def _name(result: LeaveOneOut, k: int, names: Names) -> str:
    labels = names.criteria if result.what == "criterion" else names.people
    return labels[result.left_out[k]]
