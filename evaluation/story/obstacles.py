"""What stands between a ranking and a decision, in words."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

import numpy as np

from evaluation.language.numbers import distinct
from evaluation.language.text import Text
from evaluation.order import competition_ranks
from evaluation.ranking import Excluded, Ranking
from evaluation.story.words import Words

if TYPE_CHECKING:
    from evaluation.model.criteria import Node

BLOCKED = Text(
    en="The decision is blocked until these must-haves are answered: {open}.",
    fr="La décision est bloquée tant que ces critères éliminatoires restent sans réponse"
    "\N{NO-BREAK SPACE}: {open}.",
)
CONCERNED = Text(en="{vendor} for {what}", fr="{vendor} pour {what}")
BELOW_ONE = Text(
    en="{first} lies below the floor of the pillar {pillars}: without a recorded reason it cannot "
    "be announced as the choice.",
    fr="{first} passe sous le seuil du pilier {pillars}\N{NO-BREAK SPACE}: sans raison consignée, "
    "on ne peut pas l’annoncer comme choix.",
)
BELOW_SEVERAL = Text(
    en="{first} lies below the floors of the pillars {pillars}: without a recorded reason it "
    "cannot be announced as the choice.",
    fr="{first} passe sous le seuil des piliers {pillars}\N{NO-BREAK SPACE}: sans raison "
    "consignée, on ne peut pas l’annoncer comme choix.",
)
FLOOR = Text(en="{pillar} ({value}; floor {floor})", fr="{pillar} ({value}; seuil {floor})")
FIRST_PASSING = Text(
    en="The first vendor that passes every floor is {choice}.",
    fr="Le premier fournisseur qui respecte tous les seuils est {choice}.",
)
NONE_PASSING = Text(
    en="No vendor passes every floor.", fr="Aucun fournisseur ne respecte tous les seuils."
)
ALSO_BELOW = Text(
    en="Also below a pillar floor: {vendors}.",
    fr="Aussi sous le seuil d’un pilier\N{NO-BREAK SPACE}: {vendors}.",
)
OTHERS_BELOW = Text(
    en="Below a pillar floor: {vendors}.",
    fr="Sous le seuil d’un pilier\N{NO-BREAK SPACE}: {vendors}.",
)
MEMBERS_FIRST = Text(
    en="The mean of the members’ own views gives another order: it puts {other} first.",
    fr="La moyenne des vues individuelles donne un autre ordre\N{NO-BREAK SPACE}: elle met {other} "
    "au premier rang.",
)
MEMBERS_ORDER = Text(
    en="The mean of the members’ own views has the same first place and another order below.",
    fr="La moyenne des vues individuelles donne le même premier rang, mais un autre ordre ensuite.",
)
EXCLUDED_ONE = Text(
    en="{vendor} is out of the running, for a failed must-have: {musts}.",
    fr="{vendor} est hors course, faute de satisfaire à ce critère éliminatoire"
    "\N{NO-BREAK SPACE}: {musts}.",
)
EXCLUDED_SEVERAL = Text(
    en="{vendor} is out of the running, for failed must-haves: {musts}.",
    fr="{vendor} est hors course, faute de satisfaire à ces critères éliminatoires"
    "\N{NO-BREAK SPACE}: {musts}.",
)
UNRATED = Text(
    en="No answer yet, so no value and no rank: {vendors}.",
    fr="Aucune réponse encore, donc ni valeur ni rang\N{NO-BREAK SPACE}: {vendors}.",
)
_LONGEST_NOTE = 160


def obstacles(result: Ranking, words: Words) -> Iterator[str]:
    """Give what must be answered, recorded or known before the choice is announced."""
    yield from _blocked(result, words)
    yield from _floors(result, words)
    yield from _members(result, words)
    yield from (_excluded(out, words) for out in result.excluded)
    if result.unrated:
        yield words.say(UNRATED, vendors=words.vendors(result.unrated))


def _blocked(result: Ranking, words: Words) -> Iterator[str]:
    missing = dict(zip(result.vendors, result.open_must_haves, strict=True))
    told = [
        words.say(
            CONCERNED,
            vendor=words.vendor(vendor),
            what=words.some([words.quoted(must) for must in missing[vendor]]),
        )
        for vendor in result.order
        if missing[vendor]
    ]
    if told:
        yield words.say(BLOCKED, open=words.some(told, separator="; "))


def _floors(result: Ranking, words: Words) -> Iterator[str]:
    below = {vendor: _missed(result, vendor) for vendor in result.order}
    flagged = [vendor for vendor in result.leaders if below[vendor]]
    for vendor in flagged:
        pillars = words.all(_floor(result, vendor, k, words) for k in below[vendor])
        template = BELOW_ONE if len(below[vendor]) == 1 else BELOW_SEVERAL
        yield words.say(template, first=words.vendor(vendor), pillars=pillars)
    if flagged and result.choice is None:
        yield words.say(NONE_PASSING)
    elif flagged and result.choice is not None:
        yield words.say(FIRST_PASSING, choice=words.vendor(result.choice))
    others = [
        words.say(
            CONCERNED,
            vendor=words.vendor(vendor),
            what=words.all(words.quoted(_pillar(result, k).id) for k in pillars),
        )
        for vendor, pillars in below.items()
        if pillars and vendor not in flagged
    ]
    if others:
        yield words.say(
            ALSO_BELOW if flagged else OTHERS_BELOW, vendors=words.some(others, separator="; ")
        )


def _missed(result: Ranking, vendor: str) -> list[int]:
    """Return which of the three pillars lie below their floors."""
    return [int(k) for k in np.flatnonzero(result.below_floor[result.vendors.index(vendor)])]


def _pillar(result: Ranking, k: int) -> Node:
    criteria = result.matrix.evaluation.criteria
    return criteria.nodes[criteria.pillars[k]]


def _floor(result: Ranking, vendor: str, k: int, words: Words) -> str:
    node = _pillar(result, k)
    values = (
        result.pillar_values[result.vendors.index(vendor), k],
        getattr(node, "floor", None) or 0.0,
    )
    value, floor = distinct(values, words.language)
    return words.say(FLOOR, pillar=words.quoted(node.id), value=value, floor=floor)


def _members(result: Ranking, words: Words) -> Iterator[str]:
    if result.members_disagree:
        ranks = competition_ranks(result.members_value)
        first = tuple(result.vendors[k] for k in np.flatnonzero(ranks == 1))
        same = first == result.leaders
        yield words.say(MEMBERS_ORDER if same else MEMBERS_FIRST, other=words.vendors(first))


def _excluded(out: Excluded, words: Words) -> str:
    evaluation = words.matrix.evaluation
    told = []
    for must in out.must_haves:
        note = evaluation.note(vendor=out.vendor, criterion=must).rstrip(". ")
        reason = f" ({shorten(note, _LONGEST_NOTE, placeholder='…')})" if note else ""
        told.append(words.quoted(must) + reason)
    template = EXCLUDED_ONE if len(told) == 1 else EXCLUDED_SEVERAL
    return words.say(template, vendor=words.vendor(out.vendor), musts=words.all(told))
