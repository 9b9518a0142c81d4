"""What becomes of the order when a strong pillar may not make up for a weak one, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import points
from evaluation.language.text import Language, Text
from evaluation.sensitivity import JointPillars
from evaluation.story.telling import sentences
from evaluation.story.weights import NO_RIVAL
from evaluation.story.words import Words

SAME = Text(
    en="First place goes to {first} by the mean of the pillars, by their geometric mean and by the "
    "weakest pillar alone: it does not rest on a strong pillar making up for a weak one.",
    fr="Le premier rang revient à {first} selon la moyenne des piliers, selon leur moyenne "
    "géométrique et selon le pilier le plus faible\N{NO-BREAK SPACE}: il ne tient pas à un pilier fort "
    "qui en compenserait un faible.",
)
DIFFERENT = Text(
    en="First place goes to {mean} by the mean (a strong pillar makes up for a weak one), to "
    "{geometric} by the geometric mean (in part), to {minimum} by the weakest pillar alone (not at "
    "all).",
    fr="Le premier rang revient à {mean} selon la moyenne (un pilier fort compense un pilier "
    "faible), à {geometric} selon la moyenne géométrique (en partie), à {minimum} selon le pilier "
    "le plus faible (pas du tout).",
)
WEAKEST = Text(
    en="The weakest pillar of {vendor} is {pillar}, with {value} out of 100.",
    fr="Le pilier le plus faible pour {vendor}\N{NO-BREAK SPACE}: {pillar}, avec {value} sur 100.",
)


@sentences.register
def _of_joint_pillars(result: JointPillars, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    return (*words.point_of_view(), *_rules(result, words))


def _rules(result: JointPillars, words: Words) -> Iterator[str]:
    if len(result.matrix.vendors) == 1:
        yield words.say(NO_RIVAL, first=words.vendors(words.leaders))
    elif len(set(result.winners.values())) == 1:
        yield words.say(SAME, first=words.vendors(words.leaders))
    else:
        firsts = {rule: words.vendors(first) for rule, first in result.winners.items()}
        yield words.say(DIFFERENT, **firsts)
    criteria = result.matrix.evaluation.criteria
    for vendor in words.leaders:
        values = result.pillar_values[result.matrix.vendors.index(vendor)]
        weakest = int(np.argmin(values))
        yield words.say(
            WEAKEST,
            vendor=words.vendor(vendor),
            pillar=words.quoted(criteria.nodes[criteria.pillars[weakest]].id),
            value=points(values[weakest], words.language),
        )
