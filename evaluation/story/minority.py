"""Who puts another vendor first than the committee, and the least that would convince, in words."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.committee.minority import Dissent, RatingChange, WeightChange
from evaluation.committee.sides import Sides
from evaluation.language.numbers import decimal, distinct, form, percent
from evaluation.language.text import Text
from evaluation.story.weights import WHOLES
from evaluation.story.words import OR, Words

NO_MINORITY = Text(
    en="{choice}, and no member’s own view puts another vendor ahead of that.",
    fr="{choice}, et aucun membre, selon son propre point de vue, ne place un autre fournisseur "
    "devant.",
)
ONE_APART = Text(
    en="{choice}; {number} of the {all} members puts another vendor first.",
    fr="{choice}; {number} membre sur {all} en place un autre devant.",
)
SOME_APART = Text(
    en="{choice}; {number} of the {all} members put another vendor first.",
    fr="{choice}; {number} membres sur {all} en placent un autre devant.",
)
DISSENT = Text(
    en="{who} puts {vendors} first, {lead} ahead of {choice}; {enough}.",
    fr="{who} met {vendors} au premier rang, {lead} devant {choice}; {enough}.",
)
DISSENT_UNKNOWN = Text(
    en="{who} puts {vendors} first; at the weights of this member, nothing is known of {choice}.",
    fr="{who} met {vendors} au premier rang; aux poids de ce membre, on ne sait rien au sujet du "
    "fournisseur {choice}.",
)
ENOUGH = Text(
    en="enough on its own to convince: {changes}",
    fr="suffirait à convaincre\N{NO-BREAK SPACE}: {changes}",
)
NOT_ENOUGH = Text(
    en="no single weight or rating would be enough to convince",
    fr="aucun poids ni aucune note ne suffirait à convaincre",
)
WEIGHT = Text(
    en="{node} at {then} of {whole} ({now} today)",
    fr="{node} à {then} de {whole} ({now} aujourd’hui)",
)
RATING = Text(
    en="a rating of {then} ({now} today) for {vendor} on {criterion}",
    fr="une note de {then} ({now} aujourd’hui) pour {vendor} au critère {criterion}",
)
RATING_BLANK = Text(
    en="a rating of {then} (none today) for {vendor} on {criterion}",
    fr="une note de {then} (aucune aujourd’hui) pour {vendor} au critère {criterion}",
)


def of_minority(result: Sides, choice: str, words: Words) -> Iterator[str]:
    """Say who puts another vendor first than the committee, after what the committee chooses."""
    number = len(result.minority)
    if not number:
        yield words.say(NO_MINORITY, choice=choice)
        return
    template = form(number, ONE_APART, SOME_APART)
    yield words.say(template, choice=choice, number=number, all=len(result.members))
    yield from (_dissent(found, words) for found in result.minority)


def _dissent(found: Dissent, words: Words) -> str:
    names = {
        "who": words.person(found.evaluator),
        "vendors": words.vendors(found.first),
        "choice": words.vendor(found.choice),
    }
    if found.lead is None:
        return words.say(DISSENT_UNKNOWN, **names)
    changes = [
        *([_weight(found.weight, words)] if found.weight else []),
        *([_rating(found.rating, words)] if found.rating else []),
    ]
    enough = words.say(ENOUGH if changes else NOT_ENOUGH, changes=words.all(changes, OR))
    return words.say(DISSENT, lead=words.gap(found.lead), enough=enough, **names)


def _weight(change: WeightChange, words: Words) -> str:
    criteria = words.matrix.evaluation.criteria
    parent = criteria.nodes[criteria.node_position(change.criterion)].parent
    kind = "" if parent is None else criteria.nodes[criteria.node_position(parent)].kind
    now, then = distinct((change.now, change.then), words.language, write=percent, digits=0)
    node = words.node(change.criterion)
    return words.say(WEIGHT, node=node, whole=WHOLES[kind], now=now, then=then)


def _rating(change: RatingChange, words: Words) -> str:
    given = [number for number in (change.now, change.then) if number is not None]
    digits = 0 if all(number == round(number) for number in given) else 1
    *before, then = distinct(given, words.language, write=decimal, digits=digits)
    return words.say(
        RATING if before else RATING_BLANK,
        now="".join(before),
        then=then,
        vendor=words.vendor(change.vendor),
        criterion=words.quoted(change.criterion),
    )
