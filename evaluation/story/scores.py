"""What a change of a single score would do, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import decimal, distinct, points
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity import Flips
from evaluation.story.telling import sentences
from evaluation.story.weights import without_contest
from evaluation.story.words import OR, Words

NO_FLIP = Text(
    en="No score, changed alone, brings another vendor level with {first}.",
    fr="Aucune note, changée seule, ne met un autre fournisseur à égalité avec {first}.",
)
SMALLEST = Text(
    en="The smallest change of one score: if {score} for {vendor} on {criterion} went from {now} to "
    "{then}, {rival} would be level with {first}.",
    fr="Le plus petit changement d’une seule note\N{NO-BREAK SPACE}: si {score} pour {vendor} au "
    "critère {criterion} passait de {now} à {then}, {rival} serait à égalité avec {first}.",
)
SMALLEST_BLANK = Text(
    en="The blank of {vendor} on {criterion} is where one score changes most easily: with {then} "
    "there, {rival} would be level with {first}.",
    fr="La case vide {vendor}, {criterion}, est celle où une seule note change le plus facilement le "
    "résultat\N{NO-BREAK SPACE}: avec {then}, {rival} serait à égalité avec {first}.",
)
SCORES = {
    "committee": Text(en="the committee’s average", fr="la moyenne du comité"),
    "evaluator": Text(en="the rating", fr="la note"),
    "several": Text(en="the average", fr="la moyenne"),
    "measure": Text(en="the measure", fr="la mesure"),
}
OUT_OF = Text(en="{number} out of {best}", fr="{number} sur {best}")
IN_UNIT = Text(en="{number} {unit}", fr="{number}\N{NO-BREAK SPACE}{unit}")
ENOUGH = Text(
    en="Scores that would be enough if changed alone: {feasible} of {cells}.",
    fr="Notes qui suffiraient si on les changeait seules\N{NO-BREAK SPACE}: {feasible} sur {cells}.",
)
NOT_ENOUGH = Text(
    en="No single better score of their own would bring {vendors} level.",
    fr="Aucune meilleure note, à elle seule, ne mettrait {vendors} à égalité.",
)


@sentences.register
def _of_flips(result: Flips, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    return (*words.point_of_view(), *(without_contest(words) or _smallest(result, words)))


def _smallest(result: Flips, words: Words) -> Iterator[str]:
    feasible = ~np.isnan(result.change)
    if not feasible.any():
        yield words.say(NO_FLIP, first=words.vendor(result.winner_id))
        return
    size = np.where(feasible, settled(np.abs(result.change)), np.inf)
    v, k = (int(place) for place in np.unravel_index(int(size.argmin()), size.shape))
    yield _cell(result, v, k, words)
    yield words.say(ENOUGH, feasible=int(feasible.sum()), cells=feasible.size)
    never = [
        vendor
        for vendor, row in zip(result.matrix.vendors, feasible, strict=True)
        if not row.any() and vendor != result.winner_id
    ]
    if never:
        yield words.say(
            NOT_ENOUGH, vendors=words.some([words.vendor(name) for name in never], word=OR)
        )


def _cell(result: Flips, v: int, k: int, words: Words) -> str:
    matrix = result.matrix
    others = np.where(np.arange(len(matrix.vendors)) == result.winner, -np.inf, matrix.totals)
    rival = int(settled(others).argmax()) if v == result.winner else v
    now, then = _from_to(result, v, k, words)
    return words.say(
        SMALLEST if matrix.known[v, k] else SMALLEST_BLANK,
        score=_score(words, k),
        vendor=words.vendor(matrix.vendors[v]),
        criterion=words.quoted(matrix.evaluation.criteria.leaves[k].id),
        now=now,
        then=then,
        rival=words.vendor(matrix.vendors[rival]),
        first=words.vendor(result.winner_id),
    )


def _score(words: Words, k: int) -> str:
    """Return what the number in a cell is: a measure, one person's rating or a mean."""
    view = words.matrix.view
    kind = "committee" if view.is_committee else "evaluator" if view.evaluator else "several"
    measured = words.matrix.evaluation.criteria.leaves[k].measured
    return SCORES["measure" if measured else kind].to(words.language)


def _from_to(result: Flips, v: int, k: int, words: Words) -> tuple[str, str]:
    """Return the score now and the one that is needed, in the words of its scale.

    Where the scale is no straight line, both are values out of 100.
    """
    scale = result.matrix.evaluation.criteria.leaves[k].scale
    if not scale.is_linear:
        value = float(result.matrix.values[v, k])
        now, then = distinct((value, value + result.change[v, k]), words.language, write=points)
        return now, words.say(OUT_OF, number=then, best=100)
    value = scale.worst + (scale.best - scale.worst) * float(result.matrix.values[v, k])
    start = float(result.matrix.raw[v, k]) if result.matrix.known[v, k] else value
    numbers = (start, start + float(result.raw_change[v, k]))
    now, then = distinct(numbers, words.language, write=decimal)
    unit = scale.unit.to(words.language)
    if unit:
        return now, words.say(IN_UNIT, number=then, unit=unit)
    return now, words.say(OUT_OF, number=then, best=f"{scale.best:g}")
