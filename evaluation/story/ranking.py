"""A ranking in words: who is first, by how much, why, and what is not known yet."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import distinct
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.ranking import Ranking
from evaluation.story.explanation import arguments, strongest
from evaluation.story.obstacles import obstacles
from evaluation.story.telling import sentences
from evaluation.story.words import Words

FIRST = Text(
    en="{first} is first with {value} out of 100, {lead} ahead of {second}, at {below}.",
    fr="{first} arrive au premier rang avec {value} sur 100; {second} {follows} à {lead}, avec "
    "{below}.",
)
FOLLOWS_ONE = Text(en="follows", fr="suit")
FOLLOWS_SEVERAL = Text(en="follow", fr="suivent")
ALONE = Text(
    en="{first} is the only vendor in the running, with {value} out of 100.",
    fr="{first} est le seul fournisseur en lice, avec {value} sur 100.",
)
TIED = Text(
    en="{first} are tied for first place with {value} out of 100.",
    fr="{first} sont ex æquo au premier rang avec {value} sur 100.",
)
NOBODY = Text(en="No vendor is in the running.", fr="Aucun fournisseur n’est en lice.")
NO_VENDOR = Text(
    en="The evaluation has no vendor yet.", fr="L’évaluation ne compte encore aucun fournisseur."
)
UNDECIDED = Text(
    en="The first place is undecided: {first} leads with {value} out of 100, but once the blanks "
    "are filled, {rivals} could be level or ahead.",
    fr="Le premier rang est indécis\N{NO-BREAK SPACE}: {first} mène avec {value} sur 100, mais une "
    "fois les cases vides remplies, {rivals} {could} se trouver à égalité ou devant.",
)
UNDECIDED_TIED = Text(
    en="The first place is undecided: {first} are tied with {value} out of 100, and blanks remain "
    "to be filled.",
    fr="Le premier rang est indécis\N{NO-BREAK SPACE}: {first} sont ex æquo avec {value} sur 100, "
    "et il reste des cases vides à remplir.",
)
COULD_ONE = Text(en="could", fr="pourrait")
COULD_SEVERAL = Text(en="could", fr="pourraient")
FILL_FIRST = Text(
    en="The blank to fill first: {vendor}, {criterion}.",
    fr="La case vide à remplir d’abord\N{NO-BREAK SPACE}: {vendor}, {criterion}.",
)
HARMLESS = Text(
    en="No answer in a blank can change the first place.",
    fr="Aucune réponse dans une case vide ne peut changer le premier rang.",
)
WHY = Text(
    en="What puts it ahead: {pros}.",
    fr="Ce qui fait la différence\N{NO-BREAK SPACE}: {pros}.",
)
AGAINST = Text(
    en="The strongest argument for {second}: {con}.",
    fr="Le meilleur argument pour {second}\N{NO-BREAK SPACE}: {con}.",
)
NOTHING_AGAINST = Text(
    en="No criterion speaks for {second} against {first}.",
    fr="Aucun critère n’avantage {second} par rapport à {first}.",
)
PROVISIONAL = Text(
    en="Provisional until the blanks are filled: {ranges}.",
    fr="Provisoire tant que des cases sont vides\N{NO-BREAK SPACE}: {ranges}.",
)
RANGE = Text(en="{vendor}, between {low} and {high}", fr="{vendor}, entre {low} et {high}")


@sentences.register
def _of_ranking(result: Ranking, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    return (
        *words.point_of_view(),
        _headline(result, words),
        *_why(result, words),
        *_blanks(result, words),
        *obstacles(result, words),
    )


def _headline(result: Ranking, words: Words) -> str:
    if result.outcome == "nobody":
        return words.say(NOBODY if result.matrix.evaluation.vendors else NO_VENDOR)
    shown = dict(zip(result.vendors, distinct(result.value, words.language), strict=True))
    leading = {"first": words.vendors(result.leaders), "value": shown[result.leaders[0]]}
    if result.outcome == "undecided":
        rivals = _contenders(result)
        return words.say(
            UNDECIDED if len(result.leaders) == 1 else UNDECIDED_TIED,
            **leading,
            rivals=words.some([words.vendor(rival) for rival in rivals]),
            could=COULD_ONE if len(rivals) == 1 else COULD_SEVERAL,
        )
    if result.outcome != "first":
        return words.say(ALONE if result.outcome == "alone" else TIED, **leading)
    seconds = [vendor for vendor in result.order if result.rank[result.vendors.index(vendor)] == 2]
    return words.say(
        FIRST,
        **leading,
        second=words.vendors(seconds),
        below=shown[seconds[0]],
        lead=words.gap(result.lead),
        follows=FOLLOWS_ONE if len(seconds) == 1 else FOLLOWS_SEVERAL,
    )


def _why(result: Ranking, words: Words) -> Iterator[str]:
    """Give the reasons of a clear lead: what explains most of it, and what speaks against it."""
    if result.outcome != "first":
        return
    first, second = (result.vendors.index(vendor) for vendor in result.order[:2])
    difference = result.contributions[first] - result.contributions[second]
    pros, cons = strongest(difference), strongest(-difference)
    half = difference[pros].sum() / 2
    few = 2 if difference[pros[:2]].sum() >= half else 3
    yield words.say(WHY, pros=arguments(difference, pros[:few], words))
    yield words.say(
        AGAINST if cons else NOTHING_AGAINST,
        first=words.vendor(result.vendors[first]),
        second=words.vendor(result.vendors[second]),
        con=arguments(-difference, cons[:1], words),
    )


def _blanks(result: Ranking, words: Words) -> Iterator[str]:
    if result.blank is not None:
        vendor, leaf = result.blank
        yield words.say(FILL_FIRST, vendor=words.vendor(vendor), criterion=words.quoted(leaf))
    blank = np.flatnonzero(~result.matrix.known.all(axis=1))
    if not blank.size:
        return
    ranges = []
    for k in sorted(blank.tolist(), key=lambda k: int(result.rank[k])):
        low, high = distinct((result.low[k], result.high[k]), words.language)
        ranges.append(words.say(RANGE, vendor=words.vendor(result.vendors[k]), low=low, high=high))
    yield words.say(PROVISIONAL, ranges=words.some(ranges, separator="; "))
    if result.outcome == "first":
        yield words.say(HARMLESS)


def _contenders(result: Ranking) -> list[str]:
    """Return who could catch the leader once the blanks of either are filled, best first."""
    first = result.vendors.index(result.leaders[0])
    blank = set(np.flatnonzero(~result.matrix.known.all(axis=1)).tolist())
    least = float(settled(result.low[first]))
    order = [result.vendors.index(vendor) for vendor in result.order]
    return [
        result.vendors[k]
        for k in order
        if k != first and blank & {k, first} and settled(result.high[k]) >= least
    ]
