"""How often each vendor is first when the weights are uncertain, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import decimal, distinct, percent
from evaluation.language.text import Language, Text
from evaluation.sensitivity import Acceptability
from evaluation.story.telling import sentences
from evaluation.story.weights import NO_RIVAL
from evaluation.story.words import OR, Words

KNOWN = {
    "any": Text(en="If any weights are possible", fr="Si tous les poids sont possibles"),
    "about": Text(
        en="If the weights are about the agreed ones",
        fr="Si les poids sont proches de ceux qui sont convenus",
    ),
    "order": Text(
        en="If the weights keep the agreed order of importance",
        fr="Si les poids respectent l’ordre d’importance convenu",
    ),
    "intervals": Text(
        en="If each weight may be anywhere within its interval",
        fr="Si chaque poids peut se trouver n’importe où dans son intervalle",
    ),
    "members": Text(
        en="If the weights are about those of one member or another",
        fr="Si les poids sont proches de ceux de l’un ou l’autre membre",
    ),
}
FIRST = {
    weights: Text(
        en=f"{known.en}, {{vendor}} is first in {{share}} of the {{samples}} weightings drawn (give "
        "or take {error}, 19 times out of 20).",
        fr=f"{known.fr}, {{vendor}} est au premier rang dans {{share}} des {{samples}} pondérations "
        "tirées au sort (à {error} près, 19 fois sur 20).",
    )
    for weights, known in KNOWN.items()
}
ALWAYS = {
    weights: Text(
        en=f"{known.en}, {{vendor}} is first in all the {{samples}} weightings drawn.",
        fr=f"{known.fr}, {{vendor}} est au premier rang dans la totalité des {{samples}} "
        "pondérations tirées au sort.",
    )
    for weights, known in KNOWN.items()
}
SCORES_TOO = Text(
    en="The scores were drawn too, as far as the ratings differ and the evidence leaves them open.",
    fr="Les notes ont aussi été tirées au sort, dans la mesure où elles divergent et où les preuves "
    "les laissent ouvertes.",
)
NEXT = Text(en="Next: {vendors}.", fr="Viennent ensuite\N{NO-BREAK SPACE}: {vendors}.")
AGREED = Text(
    en="With the agreed weights, first place belongs to {first}.",
    fr="Avec les poids convenus, le premier rang revient à {first}.",
)
NEVER = Text(
    en="None of the weightings drawn puts {vendors} first, which does not prove that none exists.",
    fr="Aucune des pondérations tirées ne met {vendors} au premier rang, ce qui ne prouve pas qu’il "
    "n’en existe aucune.",
)
_NINETEEN_TIMES_OUT_OF_TWENTY = 1.96  # standard errors of a normal distribution


@sentences.register
def _of_acceptability(result: Acceptability, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if len(result.matrix.vendors) == 1:
        told = (words.say(NO_RIVAL, first=words.vendors(words.leaders)),)
        return (*words.point_of_view(), *told)
    return (*words.point_of_view(), *_chances(result, words))


def _chances(result: Acceptability, words: Words) -> Iterator[str]:
    first = result.acceptability[:, 0]
    order = [int(k) for k in np.argsort(-first, kind="stable")]
    names = [words.vendor(vendor) for vendor in result.matrix.vendors]
    # Never and always stand beside each number, so that rare does not read as one of them.
    shown = [
        distinct((0.0, 1.0, part), words.language, write=percent, digits=1)[2]
        for part in first.tolist()
    ]
    best = order[0]
    yield words.say(
        (FIRST if first[best] < 1 else ALWAYS)[result.weights],
        vendor=names[best],
        share=shown[best],
        samples=decimal(result.samples, words.language, 0),
        error=words.gap(_NINETEEN_TIMES_OUT_OF_TWENTY * float(result.standard_error[best, 0])),
    )
    if result.scores == "uncertain":
        yield words.say(SCORES_TOO)
    following = [f"{names[k]}, {shown[k]}" for k in order[1:] if first[k] > 0]
    if following:
        yield words.say(NEXT, vendors=words.some(following, separator="; "))
    if result.matrix.vendors[best] not in words.leaders:
        yield words.say(AGREED, first=words.vendors(words.leaders))
    never = [names[k] for k in order if first[k] == 0]
    if never:
        yield words.say(NEVER, vendors=words.some(never, word=OR))
