"""Who could be first with other weights, how far those are, and who never, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import distinct, percent
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity.potential import Potential
from evaluation.story.telling import sentences
from evaluation.story.weights import NO_RIVAL
from evaluation.story.words import OR, Words

ONLY = Text(
    en="Whatever the weights, {first} stays first.",
    fr="Quels que soient les poids, {first} reste au premier rang.",
)
NEAREST = Text(
    en="{vendor} is the nearest to the first place: moving {moved} of the total weight between "
    "criteria is enough to bring it there.",
    fr="{vendor} est le plus près du premier rang\N{NO-BREAK SPACE}: déplacer {moved} du poids total "
    "entre des critères suffit à l’y amener.",
)
FURTHER = Text(
    en="Further away, with the weight that must move: {vendors}.",
    fr="Plus loin, avec le poids à déplacer\N{NO-BREAK SPACE}: {vendors}.",
)
NEVER = Text(
    en="No weights at all put {vendors} first.",
    fr="Aucune pondération ne met {vendors} au premier rang.",
)
TIED = Text(
    en="{tied} are tied for first place today.",
    fr="{tied} sont ex æquo au premier rang aujourd’hui.",
)


@sentences.register
def _of_potential(result: Potential, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if len(result.matrix.vendors) == 1:
        told = (words.say(NO_RIVAL, first=words.vendors(words.leaders)),)
        return (*words.point_of_view(), *told)
    return (*words.point_of_view(), *_distances(result, words))


def _distances(result: Potential, words: Words) -> Iterator[str]:
    vendors, moved = result.matrix.vendors, settled(result.l1.change / 2)
    if len(words.leaders) > 1:
        yield words.say(TIED, tied=words.vendors(words.leaders))
    order = [int(k) for k in np.argsort(moved, kind="stable") if vendors[k] not in words.leaders]
    near = [k for k in order if np.isfinite(moved[k])]
    texts = distinct((0.0, *moved[near]), words.language, write=percent)[1:]
    if near:
        yield words.say(NEAREST, vendor=words.vendor(vendors[near[0]]), moved=texts[0])
    elif len(words.leaders) == 1:
        yield words.say(ONLY, first=words.vendors(words.leaders))
    further = [
        f"{words.vendor(vendors[k])}, {text}" for k, text in zip(near[1:], texts[1:], strict=True)
    ]
    if further:
        yield words.say(FURTHER, vendors=words.some(further, most=5, separator="; "))
    never = [words.vendor(vendors[k]) for k in order if k not in near]
    if never:
        yield words.say(NEVER, vendors=words.some(never, word=OR))
