"""Where the members of a committee agree, what to talk about, and what that does to the order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from evaluation.committee.agreement import Agreement
from evaluation.language.numbers import apart, decimal, form, percent
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.story.telling import sentences
from evaluation.story.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

NOTHING = Text(
    en="No cell has two ratings yet: there is nothing to compare.",
    fr="Aucune case n’a encore deux notes\N{NO-BREAK SPACE}: il n’y a rien à comparer.",
)
WITHIN = Text(
    en="Cells in which the ratings are less than {tolerance} apart: {within} of the {several} with "
    "two ratings or more.",
    fr="Cases dont les notes ont moins de {tolerance} d’écart\N{NO-BREAK SPACE}: {within} sur "
    "{several} qui ont au moins deux notes.",
)
TALK_NONE = Text(
    en="No cell is far enough apart to have to be talked about.",
    fr="Aucune case n’a un écart assez grand pour qu’on doive en discuter.",
)
TALK = Text(en="To talk about: {cells}.", fr="À discuter\N{NO-BREAK SPACE}: {cells}.")
CELL = Text(
    en="{vendor} on {criterion} ({low} from {lowest}, {high} from {highest})",
    fr="{vendor}, {criterion} ({low} selon {lowest}, {high} selon {highest})",
)
CONCORDANCE = Text(
    en="The orders that {raters} members give are alike at W = {value}, where 1 is the same order; "
    "orders drawn at random reach {chance} on average, and this much in {share} of the "
    "draws (the p-value).",
    fr="Les ordres que donnent {raters} membres se ressemblent à W = {value}, où 1 est le même ordre; "
    "des ordres tirés au sort atteignent {chance} en moyenne, et autant dans {share} des tirages "
    "(la valeur p).",
)
ALPHA = Text(
    en="The ratings are alike at alpha = {value}, where 1 is no disagreement and 0 is chance{between}.",
    fr="Les notes se ressemblent à alpha = {value}, où 1 est l’absence de désaccord et 0 le "
    "hasard{between}.",
)
BETWEEN = Text(
    en=" (from {low} to {high} with other cells like these, 19 times out of 20)",
    fr=" (de {low} à {high} avec d’autres cases semblables, 19 fois sur 20)",
)
TAU = Text(
    en="Two members’ orders correlate at {value} on average (tau_x; 1 is the same order, 0 is "
    "chance).",
    fr="Les ordres de deux membres ont en moyenne une corrélation de {value} (tau_x; 1 est le même "
    "ordre, 0 le hasard).",
)
NO_COEFFICIENT = Text(
    en="No coefficient decides anything: what counts is the few cells to talk about.",
    fr="Aucun coefficient ne décide de rien\N{NO-BREAK SPACE}: ce qui compte, ce sont les quelques "
    "cases à discuter.",
)
CHOICES = Text(
    en="First choices of the members: {shares}.",
    fr="Premiers choix des membres\N{NO-BREAK SPACE}: {shares}.",
)
SEVERITY = Text(
    en="On the same cells, {severe} rates the lowest ({below} below the others) and {lenient} the "
    "highest ({above} above).",
    fr="Dans les mêmes cases, {severe} donne les notes les plus basses ({below} sous les autres) et "
    "{lenient} les plus hautes ({above} au-dessus).",
)
POINT = Text(en="{number} point of 5", fr="{number}\N{NO-BREAK SPACE}point sur 5")
POINTS = Text(en="{number} points of 5", fr="{number}\N{NO-BREAK SPACE}points sur 5")
SAME_AFTER = Text(
    en="With that taken off, the order stays the same.",
    fr="Une fois cela retiré, l’ordre reste le même.",
)
OTHER_AFTER = Text(
    en="With that taken off, the order becomes: {order}.",
    fr="Une fois cela retiré, l’ordre devient\N{NO-BREAK SPACE}: {order}.",
)
BY_ORDERS = Text(
    en="Going only by each member’s own order, Borda puts {borda} first and Kemeny {kemeny}; the "
    "values put {first} first.",
    fr="En ne comptant que l’ordre de chaque membre, Borda met {borda} au premier rang et Kemeny, "
    "{kemeny}; les valeurs y mettent {first}.",
)
BY_BOTH = Text(
    en="Going only by each member’s own order, Borda and Kemeny put {borda} first; the values put "
    "{first} first.",
    fr="En ne comptant que l’ordre de chaque membre, Borda et Kemeny mettent {borda} au premier "
    "rang; les valeurs y mettent {first}.",
)
SAME_ORDERS = Text(
    en="Going only by each member’s own order (Borda, Kemeny), the order is the same as by value.",
    fr="En ne comptant que l’ordre de chaque membre (Borda, Kemeny), l’ordre est le même que selon la "
    "valeur.",
)
BELOW_DIFFERS = Text(
    en="Going only by each member’s own order (Borda, Kemeny), {first} is first too, with another "
    "order below.",
    fr="En ne comptant que l’ordre de chaque membre (Borda, Kemeny), {first} reste au premier rang, "
    "mais l’ordre change ensuite.",
)
_MOST = 3


@sentences.register
def _of_agreement(result: Agreement, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if result.within_tolerance is None:
        return (words.say(NOTHING),)
    return (
        *_cells(result, words),
        *_coefficients(result, words),
        *_choices(result, words),
        *_severity(result, words),
        *_orders(result, words),
    )


def _cells(result: Agreement, words: Words) -> Iterator[str]:
    several, alarms = int((result.cells.raters >= 2).sum()), int(result.alarm.sum())
    yield words.say(
        WITHIN,
        within=several - alarms,
        several=several,
        tolerance=_points(result.tolerance, _short(result.tolerance, words), words),
    )
    spread = np.where(result.alarm, result.cells.range + result.cells.deviation / 100, -1.0)
    order = np.argsort(-spread, axis=None, kind="stable")[:alarms]
    told = [_cell(result, *divmod(k, spread.shape[1]), words=words) for k in order.tolist()]
    yield (
        words.say(TALK, cells=words.some(told, most=_MOST, separator="; "))
        if told
        else (words.say(TALK_NONE))
    )


def _cell(result: Agreement, v: int, k: int, *, words: Words) -> str:
    """Name a cell with who is lowest and who is highest."""
    found = result.cells
    ends = {"low": float(found.low[v, k]), "high": float(found.high[v, k])}
    who = {
        end: words.some(
            [
                words.person(name)
                for name, given in zip(found.members, found.points[:, v, k], strict=True)
                if given == value
            ],
            most=1,
        )
        for end, value in ends.items()
    }
    return words.say(
        CELL,
        vendor=words.vendor(found.vendors[v]),
        criterion=words.quoted(found.criteria[k]),
        low=_short(ends["low"], words),
        high=_short(ends["high"], words),
        lowest=who["low"],
        highest=who["high"],
    )


def _coefficients(result: Agreement, words: Words) -> Iterator[str]:
    if result.concordance is not None:
        yield words.say(
            CONCORDANCE,
            raters=result.concordance.raters,
            value=decimal(result.concordance.value, words.language),
            chance=decimal(result.concordance.chance_level, words.language),
            share=apart(result.concordance.p_value, words.language, write=percent),
        )
    if result.alpha is not None:
        low, high = result.alpha.low, result.alpha.high
        between = (
            ""
            if low is None or high is None
            else words.say(
                BETWEEN, low=decimal(low, words.language), high=decimal(high, words.language)
            )
        )
        value = decimal(result.alpha.value, words.language)
        yield words.say(ALPHA, value=value, between=between)
    if result.mean_tau_x is not None:
        yield words.say(TAU, value=decimal(result.mean_tau_x, words.language))
    yield words.say(NO_COEFFICIENT)


def _choices(result: Agreement, words: Words) -> Iterator[str]:
    shares = result.first_choices
    order = [int(k) for k in np.argsort(-shares, kind="stable") if shares[k] > 0]
    told = [
        f"{words.vendor(result.vendors[k])}, {percent(float(shares[k]), words.language)}"
        for k in order
    ]
    if told:
        yield words.say(CHOICES, shares=words.some(told, most=5, separator="; "))


def _severity(result: Agreement, words: Words) -> Iterator[str]:
    severity = settled(result.severity)
    if np.isnan(severity).all() or not np.nan_to_num(severity).any():
        return
    most, least = int(np.nanargmax(severity)), int(np.nanargmin(severity))
    below, above = (
        _points(float(severity[k]), apart(abs(severity[k]), words.language, write=decimal), words)
        for k in (most, least)
    )
    yield words.say(
        SEVERITY,
        severe=words.person(result.members[most]),
        lenient=words.person(result.members[least]),
        below=below,
        above=above,
    )
    if result.severity_matters:
        order = _in_order(result.adjusted_ranks, result.vendors, words)
        yield words.say(OTHER_AFTER, order=order)
    else:
        yield words.say(SAME_AFTER)


def _orders(result: Agreement, words: Words) -> Iterator[str]:
    """Set the orders that only count ranks beside the order by value."""
    if result.borda is None or result.kemeny is None:
        return
    orders = result.kemeny_orders
    borda = tuple(result.vendors[k] for k in np.flatnonzero(result.borda.ranks == 1))
    kemeny = tuple(dict.fromkeys(order[0] for order in orders))
    value = [result.vendors[k] for k in np.argsort(result.ranks, kind="stable")]
    first = words.leaders
    if set(borda) != set(first) or set(kemeny) != set(first):
        names = {"borda": borda, "kemeny": kemeny, "first": first}
        yield words.say(
            BY_BOTH if set(borda) == set(kemeny) else BY_ORDERS,
            **{name: words.vendors(group) for name, group in names.items()},
        )
    elif (result.borda.ranks == result.ranks).all() and orders == (tuple(value),):
        yield words.say(SAME_ORDERS)
    else:
        yield words.say(BELOW_DIFFERS, first=words.vendors(first))


def _in_order(ranks: NDArray[np.intp], vendors: tuple[str, ...], words: Words) -> str:
    order = np.argsort(ranks, kind="stable")
    return words.some([words.vendor(vendors[k]) for k in order], most=5)


def _points(number: float, text: str, words: Words) -> str:
    return words.say(form(abs(number), POINT, POINTS), number=text)


def _short(number: float, words: Words) -> str:
    """Write a rating without decimals where it has none."""
    return decimal(number, words.language, 0 if number == round(number) else 1)
