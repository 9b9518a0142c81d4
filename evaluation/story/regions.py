"""Who is first where in the plane of two weights, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import distinct, percent
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity.regions import Regions
from evaluation.story.telling import sentences
from evaluation.story.weights import NO_RIVAL
from evaluation.story.words import Words

EVERYWHERE = Text(
    en="Whatever the weights {first_node} and {second_node}, the first place belongs to {vendor}.",
    fr="Quels que soient les poids {first_node} et {second_node}, le premier rang revient à "
    "{vendor}.",
)
PARTS = Text(
    en="Of all that the weights {first_node} and {second_node} can be, the first place belongs to "
    "{regions}.",
    fr="Sur tout ce que peuvent être les poids {first_node} et {second_node}, le premier rang "
    "revient à {regions}.",
)
REGION = Text(en="{vendor} over {share}", fr="{vendor} sur {share}")
TODAY = Text(
    en="Today these two weigh {one} and {other} of the whole: the first place belongs to {vendor}.",
    fr="Aujourd’hui, ces deux éléments pèsent {one} et {other} de l’ensemble\N{NO-BREAK SPACE}: le "
    "premier rang revient à {vendor}.",
)
OTHERS = Text(
    en="All other weights keep their proportions.",
    fr="Tous les autres poids gardent leurs proportions.",
)


@sentences.register
def _of_regions(result: Regions, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if len(result.matrix.vendors) == 1:
        told = (words.say(NO_RIVAL, first=words.vendors(words.leaders)),)
        return (*words.point_of_view(), *told)
    return (*words.point_of_view(), *_plane(result, words))


def _plane(result: Regions, words: Words) -> Iterator[str]:
    first, second = (words.of_node(name) for name in result.criteria_ids)
    shares = distinct((0.0, 1.0, *result.shares), words.language, write=percent, digits=0)[2:]
    regions = [
        words.say(REGION, vendor=words.vendors(result.vendor_ids[k]), share=shares[k])
        for k in np.argsort(-settled(result.shares), kind="stable").tolist()
    ]
    if len(regions) == 1:
        vendor = words.vendors(result.vendor_ids[0])
        yield words.say(EVERYWHERE, first_node=first, second_node=second, vendor=vendor)
    else:
        parts = words.some(regions, most=5)
        yield words.say(PARTS, first_node=first, second_node=second, regions=parts)
    one, other = (percent(float(weight), words.language) for weight in result.today)
    yield words.say(TODAY, one=one, other=other, vendor=words.vendors(words.leaders))
    yield words.say(OTHERS)
