"""What a change of weights would do, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.numbers import distinct, percent
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity import Stability, TippingPoints, WinnersAlong
from evaluation.story.telling import sentences
from evaluation.story.words import OR, Words

NO_RIVAL = Text(
    en="{first} is the only vendor in the running: no change can put another one first.",
    fr="{first} est le seul fournisseur en lice\N{NO-BREAK SPACE}: aucun changement ne peut en mettre "
    "un autre au premier rang.",
)
TIED_NOW = Text(
    en="{tied} are tied for first place: the slightest change decides.",
    fr="{tied} sont ex æquo au premier rang\N{NO-BREAK SPACE}: le moindre changement décide.",
)
ALL_FREE = Text(
    en="No weight, changed alone, takes first place from {first}.",
    fr="Aucun poids, changé seul, n’enlève le premier rang à {first}.",
)
TIGHTEST = Text(
    en="{first} stays first as long as {node} weighs between {lower} and {upper} of {whole} (today "
    "{now}); {beyond}.",
    fr="{first} reste au premier rang tant que {node} pèse entre {lower} et {upper} de {whole} "
    "(aujourd’hui {now}); {beyond}.",
)
WHOLES = {
    "": Text(en="the total", fr="l’ensemble"),
    "pillar": Text(en="its pillar", fr="son pilier"),
    "group": Text(en="its group", fr="son groupe"),
}
TAKES_OVER_BELOW = Text(en="below, {vendor} takes over", fr="en dessous, {vendor} passe devant")
TAKES_OVER_ABOVE = Text(en="above, {vendor} takes over", fr="au-dessus, {vendor} passe devant")
ALSO_TIGHT = Text(
    en="Also less than 10 points of weight from a change: {nodes}.",
    fr="Aussi à moins de 10 points de poids d’un changement\N{NO-BREAK SPACE}: {nodes}.",
)
FREE = Text(
    en="Weights that can move freely, one at a time, without changing the first place: {free} of "
    "{all}.",
    fr="Poids qui peuvent changer librement, un à la fois, sans changer le premier rang"
    "\N{NO-BREAK SPACE}: {free} sur {all}.",
)
ALONG_ONE = Text(
    en="{vendor} is first whatever the weight {of_node}, from 0% to 100% of {whole}.",
    fr="{vendor} est au premier rang quel que soit le poids {of_node}, de 0\N{NO-BREAK SPACE}% à "
    "100\N{NO-BREAK SPACE}% de {whole}.",
)
ALONG = Text(
    en="As {node} goes from 0% to 100% of {whole}, first place belongs to {segments}.",
    fr="Quand {node} passe de 0\N{NO-BREAK SPACE}% à 100\N{NO-BREAK SPACE}% de {whole}, le premier "
    "rang revient à {segments}.",
)
UP_TO = Text(en="{vendor} up to {end}", fr="{vendor} jusqu’à {end}")
THEN_UP_TO = Text(en="then {vendor} up to {end}", fr="puis {vendor} jusqu’à {end}")
THEN = Text(en="then {vendor}", fr="puis {vendor}")
NOW = Text(
    en="Today it weighs {now}: the first place belongs to {first}.",
    fr="Aujourd’hui, son poids est de {now}\N{NO-BREAK SPACE}: le premier rang revient à {first}.",
)
NEAREST = Text(
    en="The closest rival is {rival}: moving {moved} of the total weight brings it level with "
    "{first}, for instance from {givers} to {taker}.",
    fr="Le rival le plus proche est {rival}\N{NO-BREAK SPACE}: déplacer {moved} du poids total le met "
    "à égalité avec {first}, par exemple en prenant à {givers} pour donner à {taker}.",
)
FURTHER = Text(en="Further away: {rivals}.", fr="Plus loin\N{NO-BREAK SPACE}: {rivals}.")
NEVER = Text(
    en="No weights at all bring {rivals} level with {first}.",
    fr="Aucune pondération ne met {rivals} à égalité avec {first}.",
)
_NEAR = 0.10


@sentences.register
def _of_stability(result: Stability, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    return (*words.point_of_view(), *(without_contest(words) or _tightness(result, words)))


@sentences.register
def _of_winners_along(result: WinnersAlong, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    names = {"node": words.node(result.node), "of_node": words.of_node(result.node)}
    names["whole"] = _whole(words, result.node)
    firsts = [words.vendors(vendors) for vendors in result.vendors]
    *ends, now = distinct((*result.upper, result.local_weight), language, write=percent, digits=0)
    if len(firsts) == 1:
        along = words.say(ALONG_ONE, vendor=firsts[0], **names)
    else:
        templates = [UP_TO, *[THEN_UP_TO] * (len(firsts) - 2), THEN]
        segments = [
            words.say(template, vendor=vendor, end=end)
            for template, vendor, end in zip(templates, firsts, ends, strict=True)
        ]
        along = words.say(ALONG, segments=", ".join(segments), **names)
    today = words.say(NOW, now=now, first=words.vendors(words.leaders))
    return (*words.point_of_view(), along, today)


@sentences.register
def _of_tipping_points(result: TippingPoints, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    return (*words.point_of_view(), *(without_contest(words) or _nearness(result, words)))


def without_contest(words: Words) -> tuple[str, ...]:
    """Return what to say when nobody can be overtaken, or when nobody is ahead."""
    if len(words.matrix.vendors) == 1:
        return (words.say(NO_RIVAL, first=words.vendors(words.leaders)),)
    if len(words.leaders) > 1:
        return (words.say(TIED_NOW, tied=words.vendors(words.leaders)),)
    return ()


def _tightness(result: Stability, words: Words) -> Iterator[str]:
    nodes = result.matrix.evaluation.criteria.nodes
    left = result.room
    order = [int(k) for k in np.argsort(left, kind="stable") if np.isfinite(left[k])]
    if not order:
        yield words.say(ALL_FREE, first=words.vendor(result.winner_id))
        return
    yield _tight(result, order[0], words)
    near = [words.quoted(nodes[k].id) for k in order[1:] if settled(left[k]) < _NEAR]
    if near:
        yield words.say(ALSO_TIGHT, nodes=words.some(near))
    movable = sum(family.size for family in result.matrix.tree.families if family.size > 1)
    yield words.say(FREE, free=movable - len(order), all=movable)


def _tight(result: Stability, k: int, words: Words) -> str:
    node = result.matrix.evaluation.criteria.nodes[k].id
    ends = (float(result.lower[k]), float(result.matrix.local[k]), float(result.upper[k]))
    lower, now, upper = distinct(ends, words.language, write=percent, digits=0)
    beyond = [
        words.say(template, vendor=words.vendor(result.matrix.vendors[challenger]))
        for template, challenger in (
            (TAKES_OVER_BELOW, result.challenger_low[k]),
            (TAKES_OVER_ABOVE, result.challenger_high[k]),
        )
        if challenger >= 0
    ]
    return words.say(
        TIGHTEST,
        first=words.vendor(result.winner_id),
        node=words.node(node),
        whole=_whole(words, node),
        lower=lower,
        now=now,
        upper=upper,
        beyond="; ".join(beyond),
    )


def _whole(words: Words, node: str) -> str:
    """Return what a node's local weight is a share of."""
    criteria = words.matrix.evaluation.criteria
    parent = criteria.nodes[criteria.node_position(node)].parent
    kind = "" if parent is None else criteria.nodes[criteria.node_position(parent)].kind
    return WHOLES[kind].to(words.language)


def _nearness(result: TippingPoints, words: Words) -> Iterator[str]:
    moved = result.l1 / 2
    rivals = [int(k) for k in np.argsort(moved, kind="stable") if k != result.winner]
    near = [k for k in rivals if np.isfinite(moved[k])]
    texts = distinct([0.0, *moved[near]], words.language, write=percent)[1:]
    first = words.vendor(result.winner_id)
    if near:
        givers, taker = _exchange(result, near[0], words)
        rival = words.vendor(result.matrix.vendors[near[0]])
        yield words.say(
            NEAREST, first=first, rival=rival, moved=texts[0], givers=givers, taker=taker
        )
    further = [
        f"{words.vendor(result.matrix.vendors[k])}, {text}"
        for k, text in zip(near[1:], texts[1:], strict=True)
    ]
    if further:
        yield words.say(FURTHER, rivals=words.some(further, separator="; "))
    never = [result.matrix.vendors[k] for k in rivals if k not in near]
    if never:
        yield words.say(
            NEVER, rivals=words.some([words.vendor(name) for name in never], word=OR), first=first
        )


def _exchange(result: TippingPoints, rival: int, words: Words) -> tuple[str, str]:
    """Return which criteria give weight, the most generous first, and which one takes it."""
    leaves = result.matrix.evaluation.criteria.leaves
    change = result.weights_l1[rival] - result.matrix.weights
    givers = [
        words.quoted(leaves[int(k)].id) for k in np.argsort(change, kind="stable") if change[k] < 0
    ]
    return words.some(givers, most=2), words.quoted(leaves[int(change.argmax())].id)
