"""Which weight and which score would be most worth knowing better, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import share
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity.information import Information
from evaluation.story.telling import sentences
from evaluation.story.weights import NO_RIVAL
from evaluation.story.words import Words

SCORE = Text(
    en="The score most worth knowing better: {vendor} on {criterion}. Knowing it exactly "
    "would have a {chance} chance of changing the first place, and would add {gain} to the value of "
    "the choice on average.",
    fr="La note qu’il vaut le plus la peine de préciser\N{NO-BREAK SPACE}: {vendor}, critère "
    "{criterion}. La connaître exactement aurait {chance} de chances de changer le premier rang, et "
    "le choix vaudrait en moyenne {gain} de plus.",
)
WEIGHT = Text(
    en="The weight most worth knowing better: that {of_node}. Knowing it exactly would have a "
    "{chance} chance of changing the first place, and would add {gain} to the value of the choice on "
    "average.",
    fr="Le poids qu’il vaut le plus la peine de préciser\N{NO-BREAK SPACE}: celui {of_node}. Le "
    "connaître exactement aurait {chance} de chances de changer le premier rang, et le choix "
    "vaudrait en moyenne {gain} de plus.",
)
NO_SCORE = Text(
    en="No score is worth knowing better on its own.",
    fr="Aucune note ne vaut à elle seule la peine d’être précisée.",
)
NO_WEIGHT = Text(
    en="No weight is worth knowing better on its own.",
    fr="Aucun poids ne vaut à lui seul la peine d’être précisé.",
)
NEITHER = Text(
    en="Nothing is worth finding out on its own: knowing one score or one weight exactly would not "
    "improve on choosing {first}.",
    fr="Rien ne vaut la peine d’être précisé isolément\N{NO-BREAK SPACE}: connaître exactement une "
    "note ou un poids ne mènerait pas à un meilleur choix, {first} restant devant.",
)
NEXT = Text(
    en="Next among the scores: {cells}.",
    fr="Ensuite, parmi les notes\N{NO-BREAK SPACE}: {cells}.",
)
CELL = Text(en="{vendor} on {criterion} ({gain})", fr="{vendor}, {criterion} ({gain})")
BASIS = Text(
    en="A score is taken to lie anywhere that its ratings and its evidence allow, a weight near the "
    "agreed one.",
    fr="On suppose que chaque note se trouve quelque part entre ce que permettent les évaluations "
    "et les preuves, et chaque poids près de celui qui est convenu.",
)


@sentences.register
def _of_information(result: Information, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if len(result.matrix.vendors) == 1:
        alone = words.say(NO_RIVAL, first=words.vendors(words.leaders))
        return (*words.point_of_view(), alone)
    weights, cells = settled(result.weights.gain), settled(result.cells.gain)
    if not weights.any() and not cells.any():
        told = [words.say(NEITHER, first=words.vendor(result.winner_id))]
    else:
        told = [*_scores(result, words), _weight(result, words)]
    return (*words.point_of_view(), *told, words.say(BASIS))


def _scores(result: Information, words: Words) -> Iterator[str]:
    gain = settled(result.cells.gain)
    order = [int(k) for k in np.argsort(-gain, axis=None, kind="stable") if gain.flat[k] > 0]
    if not order:
        yield words.say(NO_SCORE)
        return
    vendor, criterion = _cell(result, order[0], words)
    chance = share(float(result.cells.probability.flat[order[0]]), words.language)
    worth = words.gap(float(gain.flat[order[0]]))
    yield words.say(SCORE, vendor=vendor, criterion=criterion, chance=chance, gain=worth)
    following = []
    for k in order[1:4]:
        vendor, criterion = _cell(result, k, words)
        worth = words.gap(float(gain.flat[k]))
        following.append(words.say(CELL, vendor=vendor, criterion=criterion, gain=worth))
    if following:
        yield words.say(NEXT, cells="; ".join(following))


def _weight(result: Information, words: Words) -> str:
    gain = settled(result.weights.gain)
    k = int(gain.argmax())
    if gain[k] == 0:
        return words.say(NO_WEIGHT)
    node = result.matrix.evaluation.criteria.nodes[k].id
    chance = share(float(result.weights.probability[k]), words.language)
    return words.say(
        WEIGHT, of_node=words.of_node(node), chance=chance, gain=words.gap(float(gain[k]))
    )


def _cell(result: Information, k: int, words: Words) -> tuple[str, str]:
    """Return the vendor and the criterion of a cell, by its place in the flat table."""
    leaves = result.matrix.evaluation.criteria.leaves
    v, leaf = divmod(k, len(leaves))
    return words.vendor(result.matrix.vendors[v]), words.quoted(leaves[leaf].id)
