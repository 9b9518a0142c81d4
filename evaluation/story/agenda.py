"""What a committee must discuss, item by item as a facilitator reads it, and why the rest is closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from evaluation.committee.agenda import MINUTES, Agenda
from evaluation.committee.closed import Closed
from evaluation.committee.disputes import Dispute, Judgement
from evaluation.language.numbers import apart, count, decimal, form, percent
from evaluation.language.text import Language, Text
from evaluation.story.telling import sentences
from evaluation.story.words import QUOTED, Words

NOTHING_COMPARED = Text(
    en="No cell has two ratings yet, and no weight two members’ points: there is nothing to compare.",
    fr="Aucune case n’a encore deux notes, et aucun poids les points de deux membres\N{NO-BREAK SPACE}: "
    "il n’y a rien à comparer.",
)
ONE_VENDOR = Text(
    en="Only one vendor is in the running: no disagreement can change who is first.",
    fr="Un seul fournisseur est en lice\N{NO-BREAK SPACE}: aucun désaccord ne peut changer qui est "
    "en tête.",
)
NOTHING = Text(en="Nothing to discuss: {found}.", fr="Rien à discuter\N{NO-BREAK SPACE}: {found}.")
COUNT = Text(
    en="{found} to discuss, about {minutes} at {each} an item.",
    fr="À discuter\N{NO-BREAK SPACE}: {found}, environ {minutes} à raison de {each} par sujet.",
)
OF = Text(en="{found} of {total} {noun}", fr="{found}\N{NO-BREAK SPACE}{noun} sur {total}")
CELL, CELLS = Text(en="cell", fr="case"), Text(en="cells", fr="cases")
WEIGHT, WEIGHTS = Text(en="weight", fr="poids"), Text(en="weights", fr="poids")
MINUTE, MINUTES_ = Text(en="minute", fr="minute"), Text(en="minutes", fr="minutes")
HOW = Text(
    en="On each item, the lowest and the highest speak first and say what they saw, and on "
    "what evidence; whoever leads the group speaks last.",
    fr="Pour chaque sujet, les personnes au plus bas et au plus haut parlent d’abord et disent ce "
    "qu’elles ont vu, et sur quelle preuve; la personne en autorité parle en dernier.",
)
RATING = Text(
    en="{place}. {vendor} on {criterion}: {low} from {lowest}, {high} from {highest}; {stake} at "
    "stake{changes}.",
    fr="{place}. {vendor}, {criterion}\N{NO-BREAK SPACE}: {low} selon {lowest}, {high} selon "
    "{highest}; {stake} en jeu{changes}.",
)
OF_WEIGHT = Text(
    en="{place}. Weight {of}: {low} for {lowest}, {high} for {highest}; {stake} at stake{changes}.",
    fr="{place}. Poids {of}\N{NO-BREAK SPACE}: {low} pour {lowest}, {high} pour {highest}; {stake} "
    "en jeu{changes}.",
)
CHANGES = Text(en=", and it can change who is first", fr=", et cela peut changer qui est en tête")
ON_EVIDENCE = Text(en="{person} ({evidence})", fr="{person} ({evidence})")
WROTE = Text(en="{person} wrote: {note}.", fr="{person} a écrit\N{NO-BREAK SPACE}: {note}.")
PUT_OFF = Text(
    en="Put off, because a session takes {budget} at most: {others}.",
    fr="Reporté, car une séance en traite {budget} au plus\N{NO-BREAK SPACE}: {others}.",
)
ITEM, ITEMS = Text(en="item", fr="sujet"), Text(en="items", fr="sujets")
CLOSED = Text(
    en="Closed without discussion: {cells}, of which {within} within the tolerance (less than "
    "{tolerance} apart){apart}{single}.",
    fr="Sans discussion\N{NO-BREAK SPACE}: {cells}, dont {within} dans la tolérance (écart de "
    "moins de {tolerance}){apart}{single}.",
)
APART = Text(
    en=", {number} beyond it on which too little hangs",
    fr=", {number} au-delà mais sans enjeu suffisant",
)
SINGLE = Text(en=", {number} with a single rating", fr=", {number} à une seule note")
NO_CHANGE = Text(
    en="In none of these would one member’s figure, put in place of the committee’s, change who is "
    "first.",
    fr="Dans aucun de ces cas, le chiffre d’un seul membre mis à la place de celui du comité ne changerait "
    "qui est en tête.",
)
CHANGE_ONE = Text(
    en="In 1 of these, one member’s figure, put in place of the committee’s, would change who is first "
    "all the same: the members differ there by less than {tolerance}.",
    fr="Dans un de ces cas, le chiffre d’un seul membre mis à la place de celui du comité changerait tout de "
    "même qui est en tête\N{NO-BREAK SPACE}: l’écart entre les membres y est de moins de {tolerance}.",
)
CHANGE_SOME = Text(
    en="In {number} of these, one member’s figure, put in place of the committee’s, would change who "
    "is first all the same: the members differ there by less than {tolerance}.",
    fr="Dans {number} de ces cas, le chiffre d’un seul membre mis à la place de celui du comité changerait "
    "tout de même qui est en tête\N{NO-BREAK SPACE}: l’écart entre les membres y est de moins de "
    "{tolerance}.",
)
POINT = Text(en="{number} point of 5", fr="{number}\N{NO-BREAK SPACE}point sur 5")
POINTS = Text(en="{number} points of 5", fr="{number}\N{NO-BREAK SPACE}points sur 5")
SHARE = Text(en="{number} of the level’s weight", fr="{number} du poids du niveau")
_ENDS = 3


@sentences.register
def _of_agenda(result: Agenda, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if (result.cells.raters < 2).all() and np.isnan(result.weights.range).all():
        return (words.say(NOTHING_COMPARED),)
    return (
        _count(result, words),
        *((words.say(ONE_VENDOR),) if len(result.vendors) == 1 else ()),
        *((words.say(HOW),) if result.items else ()),
        *_items(result, words),
        *_put_off(result, words),
        *_proof(result.closed_cells, CELL, CELLS, rating_points(result.tolerance, words), words),
        *_proof(result.closed_weights, WEIGHT, WEIGHTS, _share(result, words), words),
    )


def rating_points(number: float, words: Words) -> str:
    """Return a difference of ratings as "3 points of 5"."""
    return words.say(form(number, POINT, POINTS), number=short(number, words))


def short(number: float, words: Words) -> str:
    """Return a rating without decimals where it has none."""
    return decimal(number, words.language, 0 if number == round(number) else 1)


def _share(result: Agenda, words: Words) -> str:
    return words.say(SHARE, number=percent(result.weight_tolerance, words.language))


def _count(result: Agenda, words: Words) -> str:
    """Say how many are to be discussed of how many, and how long that takes."""
    cells = int((result.cells.raters > 0).sum())
    weights = int((~np.isnan(result.weights.range)).sum())
    found = len(result.to_discuss)
    told = [_of(found, cells, CELL, CELLS, words)]
    if weights:
        told.append(_of(len(result.items) - found, weights, WEIGHT, WEIGHTS, words))
    return words.say(
        COUNT if result.items else NOTHING,
        found=words.all(told),
        minutes=count(result.minutes, MINUTE, MINUTES_, words.language),
        each=count(MINUTES, MINUTE, MINUTES_, words.language),
    )


def _of(found: int, total: int, one: Text, several: Text, words: Words) -> str:
    """Return "5 of 140 cells": English counts the whole, French the part."""
    noun = Text(form(total, one, several).en, form(found, one, several).fr)
    return words.say(OF, found=found, total=total, noun=noun)


def _items(result: Agenda, words: Words) -> Iterator[str]:
    for place, one in enumerate(result.items, start=1):
        ends = {"lowest": _who(one.lowest, words), "highest": _who(one.highest, words)}
        said = {
            **{end: words.some(people, most=_ENDS) for end, people in ends.items()},
            "place": place,
            "stake": words.gap(one.stake),
            "changes": words.say(CHANGES) if one.changes_winner else "",
        }
        yield _rating(one, said, words) if one.kind == "rating" else _weight(one, said, words)
        yield from _notes((*one.lowest, *one.highest), words)


def _rating(one: Dispute, said: dict[str, object], words: Words) -> str:
    return words.say(
        RATING,
        vendor=words.vendor(one.vendor),
        criterion=words.quoted(one.criterion),
        low=short(one.low, words),
        high=short(one.high, words),
        **said,
    )


def _weight(one: Dispute, said: dict[str, object], words: Words) -> str:
    return words.say(
        OF_WEIGHT,
        of=words.of_node(one.criterion),
        low=apart(one.low, words.language, write=percent, digits=0),
        high=apart(one.high, words.language, write=percent, digits=0),
        **said,
    )


def _who(people: Sequence[Judgement], words: Words) -> list[str]:
    """Name people, each with the evidence that they cite."""
    return [
        words.say(ON_EVIDENCE, person=words.person(one.member), evidence=one.evidence)
        if one.evidence
        else words.person(one.member)
        for one in people
    ]


def _notes(people: Sequence[Judgement], words: Words) -> Iterator[str]:
    for one in people:
        note = " ".join(one.note.split()).removesuffix(".")
        if note:
            person, quoted = words.person(one.member), words.say(QUOTED, name=note)
            yield words.say(WROTE, person=person, note=quoted)


def _put_off(result: Agenda, words: Words) -> Iterator[str]:
    if result.postponed:
        yield words.say(
            PUT_OFF,
            budget=count(result.budget, ITEM, ITEMS, words.language),
            others=count(result.postponed, ITEM, ITEMS, words.language),
        )


def _proof(closed: Closed, one: Text, several: Text, tolerance: str, words: Words) -> Iterator[str]:
    """Say what is closed and why, and what one member's figure would do there."""
    if not closed.total:
        return
    number = {"apart": closed.apart, "single": closed.single}
    extra = {
        name: words.say(text, number=number[name]) if number[name] else ""
        for name, text in (("apart", APART), ("single", SINGLE))
    }
    cells = count(closed.total, one, several, words.language)
    yield words.say(CLOSED, cells=cells, within=closed.within, tolerance=tolerance, **extra)
    which = {0: NO_CHANGE, 1: CHANGE_ONE}.get(closed.changing, CHANGE_SOME)
    yield words.say(which, number=closed.changing, tolerance=tolerance)
