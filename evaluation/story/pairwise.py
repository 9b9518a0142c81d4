"""How sure it is that the first vendor is ahead of each rival, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import decimal, share
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity.pairwise import PairwiseProbability
from evaluation.story.telling import sentences
from evaluation.story.weights import NO_RIVAL, TIED_NOW
from evaluation.story.words import Words

AHEAD = {
    "any": Text(
        en="If any weights are possible, the chances that {first} is ahead: {rivals}.",
        fr="Si tous les poids sont possibles, voici les chances pour {first} d’être devant"
        "\N{NO-BREAK SPACE}: {rivals}.",
    ),
    "about": Text(
        en="If the weights are about the agreed ones, the chances that {first} is ahead: {rivals}.",
        fr="Si les poids sont proches de ceux qui sont convenus, voici les chances pour {first} "
        "d’être devant\N{NO-BREAK SPACE}: {rivals}.",
    ),
}
AGAINST = Text(en="{chance} against {rival}", fr="{chance} face à {rival}")
LIKE = Text(
    en="{rivals}: the same values, whatever the weights.",
    fr="{rivals}\N{NO-BREAK SPACE}: mêmes valeurs, quels que soient les poids.",
)
MORE_OFTEN = Text(
    en="More often than not, {rivals} would be ahead.",
    fr="Le plus souvent, {rivals} {follows} devant.",
)
WOULD_ONE = Text(en="would be", fr="serait")
WOULD_SEVERAL = Text(en="would be", fr="seraient")
MEAN_RANK = Text(
    en="Mean rank: {ranks} (1 is the best).",
    fr="Rang moyen\N{NO-BREAK SPACE}: {ranks} (1 est le meilleur).",
)


@sentences.register
def _of_pairwise(result: PairwiseProbability, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if len(result.matrix.vendors) == 1:
        told = (words.say(NO_RIVAL, first=words.vendors(words.leaders)),)
        return (*words.point_of_view(), *told)
    tied = len(words.leaders) > 1
    agreed = (words.say(TIED_NOW, tied=words.vendors(words.leaders)),) if tied else ()
    return (*words.point_of_view(), *agreed, *_chances(result, words))


def _chances(result: PairwiseProbability, words: Words) -> Iterator[str]:
    names = [words.vendor(vendor) for vendor in result.matrix.vendors]
    first = result.matrix.vendors.index(words.leaders[0])
    ahead, behind = result.probability[first], result.probability[:, first]
    rivals = [int(k) for k in np.argsort(ahead, kind="stable") if k != first]
    apart = [k for k in rivals if settled(ahead[k] + behind[k]) > 0]
    if apart:
        told = [
            words.say(AGAINST, chance=share(float(ahead[k]), words.language), rival=names[k])
            for k in apart
        ]
        yield words.say(AHEAD[result.weights], first=names[first], rivals=words.some(told, most=5))
    above = [names[k] for k in apart if settled(behind[k]) > 0.5]
    if above:
        verb = words.say(WOULD_SEVERAL if len(above) > 1 else WOULD_ONE)
        yield words.say(MORE_OFTEN, rivals=words.all(above), follows=verb)
    alike = [names[first], *(names[k] for k in rivals if k not in apart)]
    if len(alike) > 1:
        yield words.say(LIKE, rivals=words.all(alike))
    best = [int(k) for k in np.argsort(result.expected_rank, kind="stable")]
    ranks = [
        f"{names[k]}, {decimal(float(result.expected_rank[k]), words.language, 1)}" for k in best
    ]
    yield words.say(MEAN_RANK, ranks=words.some(ranks, separator="; "))
