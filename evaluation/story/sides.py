"""Whether two sides choose the same vendor, and what explains it, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.committee.gap import Gap
from evaluation.committee.sides import Sides
from evaluation.language.numbers import decimal, points, signed
from evaluation.language.text import Language, Text
from evaluation.model.people import COMMITTEE, View
from evaluation.order import settled
from evaluation.story.minority import of_minority
from evaluation.story.telling import sentences
from evaluation.story.words import OR, QUOTED, SIDES, Words

PUTS = {
    "committee": Text(en="The committee puts", fr="Le comité met"),
    "marketing": Text(en="Marketing puts", fr="Le marketing met"),
    "it": Text(en="IT puts", fr="Les TI mettent"),
    "bridge": Text(
        en="The bridge between marketing and IT puts", fr="Le pont entre marketing et TI met"
    ),
    "users": Text(en="The users put", fr="Les personnes utilisatrices mettent"),
    "business": Text(en="Business puts", fr="Le côté affaires met"),
}
FIRST = Text(en="{who} {vendors} first ({value})", fr="{who} {vendors} au premier rang ({value})")
LEVEL = Text(
    en="{who} {vendors} first, level ({value})",
    fr="{who} {vendors} au premier rang, ex æquo ({value})",
)
UNKNOWN = Text(
    en="At the weights of the side {side}, nothing is known of any vendor",
    fr="Aux poids du côté {side}, on ne sait rien d’aucun fournisseur",
)
ALONE = Text(en="{one}.", fr="{one}.")
APART = Text(
    en="{one}; {other}: they do not choose the same vendor.",
    fr="{one}; {other}\N{NO-BREAK SPACE}: ces deux côtés ne choisissent pas le même fournisseur.",
)
TOGETHER = Text(
    en="{one}; {other}: they choose the same vendor.",
    fr="{one}; {other}\N{NO-BREAK SPACE}: ces deux côtés choisissent le même fournisseur.",
)
MEETING = Text(
    en="{one}; {other}: they can meet on {shared}.",
    fr="{one}; {other}\N{NO-BREAK SPACE}: ces deux côtés peuvent s’entendre sur {shared}.",
)
MISSING = Text(
    en="No member on the side {sides} has given a judgement: there are not two sides to compare.",
    fr="Aucun membre du côté {sides} n’a donné de jugement\N{NO-BREAK SPACE}: il n’y a pas deux "
    "côtés à comparer.",
)
OPPOSED = Text(
    en="On the side {one}, {vendor} is {lead} ahead of {over}; on the side {other}, {over} is "
    "{back} ahead of {vendor}.",
    fr="Du côté {one}, {vendor} devance {over} de {lead}; du côté {other}, {over} devance {vendor} "
    "de {back}.",
)
ALIKE = Text(
    en="On the side {one}, {vendor} is {lead} ahead of {over}; on the side {other}, {back}.",
    fr="Du côté {one}, {vendor} devance {over} de {lead}; du côté {other}, de {back}.",
)
SOURCES = Text(
    en="That makes {gap} between the two: {facts} from facts (they rate differently), {weights} "
    "from weights (they count differently).",
    fr="Cela fait {gap} entre les deux\N{NO-BREAK SPACE}: {facts} par les faits (les notes "
    "diffèrent), {weights} par les poids (l’importance diffère).",
)
MOSTLY = Text(
    en="What adds most to it ({sum} together): {criteria}.",
    fr="Ce qui y contribue le plus ({sum} ensemble)\N{NO-BREAK SPACE}: {criteria}.",
)
MOSTLY_ONE = Text(
    en="What makes it: {criteria}.", fr="Ce qui en est la cause\N{NO-BREAK SPACE}: {criteria}."
)
PART = Text(en="{criterion} ({part}, {kind})", fr="{criterion} ({part}, {kind})")
KINDS_OF_GAP = {
    "facts": Text(en="facts", fr="faits"),
    "weights": Text(en="weights", fr="poids"),
    "both": Text(en="facts and weights", fr="faits et poids"),
}
TO_DO = {
    "facts": Text(
        en="On {criteria}, look at the evidence together and get the fact that is missing.",
        fr="Pour {criteria}, regardez ensemble les preuves et obtenez le fait qui manque.",
    ),
    "weights": Text(
        en="On {criteria}, say whose need it is.",
        fr="Pour {criteria}, dites de qui est le besoin.",
    ),
    "both": Text(
        en="On {criteria}, get the fact first, then say whose need it is.",
        fr="Pour {criteria}, obtenez d’abord le fait, puis dites de qui est le besoin.",
    ),
}
NO_PAIR = Text(
    en="What sets them apart cannot be computed: at the weights of one of them, nothing is known of "
    "the other’s first vendor.",
    fr="On ne peut pas calculer ce qui les sépare\N{NO-BREAK SPACE}: aux poids d’un des deux côtés, "
    "on ne sait rien du premier fournisseur de l’autre.",
)
ORDERS = Text(
    en="Over all vendors, their orders {alike} (tau_x = {value}; 1 is the same order, 0 chance, −1 "
    "the reverse).",
    fr="Pour l’ensemble des fournisseurs, leurs ordres {alike} (tau_x = {value}; 1 est le même "
    "ordre, 0 le hasard, −1 l’inverse).",
)
HOW_ALIKE = {
    "same": Text(en="are the same", fr="sont les mêmes"),
    "close": Text(en="are much alike", fr="se ressemblent beaucoup"),
    "little": Text(en="are a little alike", fr="se ressemblent un peu"),
    "chance": Text(
        en="are no more alike than by chance", fr="ne se ressemblent pas plus que par hasard"
    ),
    "against": Text(en="go rather against each other", fr="s’opposent plutôt"),
    "reverse": Text(en="are the reverse of each other", fr="sont l’inverse l’un de l’autre"),
}
_CLOSE = 0.5


@sentences.register
def _of_sides(result: Sides, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    return (
        *_choices(result, words),
        *_apart(result, words),
        *_orders(result, words),
        *of_minority(result, _puts(result, COMMITTEE, words), words),
    )


def _side(name: str, words: Words) -> str:
    """Return a side in quotation marks."""
    return words.say(QUOTED, name=next(text for side, text in SIDES.items() if side == name))


def _puts(result: Sides, view: View, words: Words) -> str:
    """Return whom a view puts first, at which value."""
    first = result.first(view)
    if not first:
        return words.say(UNKNOWN, side=_side(view.name, words))
    return words.say(
        FIRST if len(first) == 1 else LEVEL,
        who=PUTS[view.name],
        vendors=words.vendors(first),
        value=points(result.top(view), words.language),
    )


def _choices(result: Sides, words: Words) -> Iterator[str]:
    """Answer the question."""
    views = [View(side=side) for side in result.between if side not in result.missing]
    puts = [_puts(result, view, words) for view in views]
    if result.missing:
        absent = [_side(side, words) for side in result.missing]
        yield words.say(MISSING, sides=words.all(absent, OR))
        yield from (words.say(ALONE, one=one) for one in puts)
        return
    # Inside a sentence, the second side begins with a small letter, unless it is a name.
    one, other = puts[0], puts[1] if puts[1].startswith("IT ") else puts[1][0].lower() + puts[1][1:]
    firsts = {result.first(view) for view in views}
    same = TOGETHER if len(firsts) == 1 else MEETING
    yield words.say(
        same if result.shared else APART,
        one=one,
        other=other,
        shared=words.vendors(result.shared),
    )


def _apart(result: Sides, words: Words) -> Iterator[str]:
    """Say how far apart the two sides are, what explains it and what to do about that."""
    gap = result.gap
    if gap is None:
        if not result.missing and len(result.vendors) > 1:
            yield words.say(NO_PAIR)
        return
    lead, back = (float(settled(row.sum())) for row in gap.difference * gap.leaf_weights)
    yield words.say(
        ALIKE if result.shared else OPPOSED,
        **{
            place: _side(name, words)
            for place, name in zip(("one", "other"), result.between, strict=True)
        },
        vendor=words.vendor(gap.vendor),
        over=words.vendor(gap.over),
        lead=words.gap(lead),
        back=words.gap(back if result.shared else -back + 0.0),
    )
    if settled(gap.total) == 0:
        return
    way = float(np.sign(gap.total))
    parts = {"facts": gap.facts, "weights": gap.weights}
    said = {name: signed(way * float(part.sum()), words.language) for name, part in parts.items()}
    yield words.say(SOURCES, gap=words.gap(abs(gap.total)), **said)
    yield from _explained(gap, way, words, advise=not result.shared)


def _explained(gap: Gap, way: float, words: Words, *, advise: bool) -> Iterator[str]:
    """Name the criteria that explain most of a gap, and what helps with each kind."""
    told = [
        words.say(
            PART,
            criterion=words.quoted(gap.criteria[k]),
            part=signed(way * float(gap.contribution[k]), words.language),
            kind=KINDS_OF_GAP[gap.kind(k)],
        )
        for k in gap.main
    ]
    together = words.gap(abs(float(gap.contribution[[*gap.main]].sum())))
    yield words.say(MOSTLY if len(told) > 1 else MOSTLY_ONE, criteria=words.all(told), sum=together)
    for kind, text in TO_DO.items():
        named = [words.quoted(gap.criteria[k]) for k in gap.main if gap.kind(k) == kind]
        if named and advise:
            yield words.say(text, criteria=words.all(named))


def _orders(result: Sides, words: Words) -> Iterator[str]:
    if result.tau_x is None:
        return
    value = float(settled(result.tau_x))
    names = {1.0: "same", 0.0: "chance", -1.0: "reverse"}
    between = "close" if value >= _CLOSE else "little" if value > 0 else "against"
    alike = HOW_ALIKE[names.get(value, between)]
    yield words.say(ORDERS, alike=alike, value=decimal(value, words.language))
