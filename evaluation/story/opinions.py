"""What other methods would choose, and how far their orders can be relied on, in words."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.language.text import Language, Text
from evaluation.methods.opinions import Opinion, SecondOpinions
from evaluation.story.telling import sentences
from evaluation.story.weights import NO_RIVAL
from evaluation.story.words import OR, Words

METHODS = {
    "topsis": Text(en="TOPSIS", fr="TOPSIS"),
    "promethee_ii": Text(en="PROMETHEE II", fr="PROMETHEE II"),
    "vikor": Text(en="VIKOR", fr="VIKOR"),
    "weighted_product": Text(en="the weighted product", fr="le produit pondéré"),
}
ALL_AGREE = Text(
    en="The other methods ({methods}) put {first} first too.",
    fr="Les autres méthodes ({methods}) mettent aussi {first} au premier rang.",
)
ANOTHER = Text(
    en="Another first place: {winners}; the values put {first} first.",
    fr="Un autre premier rang\N{NO-BREAK SPACE}: {winners}; les valeurs mettent {first} au premier "
    "rang.",
)
BY = Text(en="{vendor} by {methods}", fr="{vendor} selon {methods}")
AGREE = Text(
    en="The same first place: {methods}.", fr="Même premier rang\N{NO-BREAK SPACE}: {methods}."
)
SAME_ORDER = Text(
    en="None of them turns over the order of two vendors.",
    fr="Aucune n’inverse l’ordre de deux fournisseurs.",
)
TURNED = Text(
    en="Pairs in another order than by value: {turned}.",
    fr="Paires dans un autre ordre que selon la valeur\N{NO-BREAK SPACE}: {turned}.",
)
OVER = Text(en="{ahead} ahead of {behind}", fr="{ahead} devant {behind}")
OVER_BY = Text(en="{pair} ({methods})", fr="{pair} ({methods})")
REVERSES = Text(
    en="A departure can turn over the order of two vendors who stay: by {method}, {cases}.",
    fr="Un départ peut inverser l’ordre de deux fournisseurs qui restent\N{NO-BREAK SPACE}: selon "
    "{method}, {cases}.",
)
WITHOUT = Text(
    en="without {dropped}, {behind} passes {ahead}", fr="sans {dropped}, {behind} dépasse {ahead}"
)
NO_REVERSAL = Text(
    en="On these figures, no departure of a vendor turns over any order; with other figures these "
    "methods could.",
    fr="Avec ces chiffres, le départ d’un fournisseur n’inverse aucun ordre; avec d’autres chiffres, "
    "ces méthodes le pourraient.",
)
ADDITIVE = Text(
    en="The ranking by value cannot: what a vendor is worth does not depend on who else is there.",
    fr="Le classement selon la valeur ne le peut pas\N{NO-BREAK SPACE}: ce que vaut un fournisseur ne "
    "dépend pas des autres.",
)
COMPROMISE = Text(
    en="VIKOR sees no clear lead and proposes {vendors} together.",
    fr="VIKOR ne voit pas d’avance nette et propose {vendors} ensemble.",
)


@sentences.register
def _of_second_opinions(result: SecondOpinions, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if len(result.matrix.vendors) == 1:
        told = (words.say(NO_RIVAL, first=words.vendors(words.leaders)),)
        return (*words.point_of_view(), *told)
    return (
        *words.point_of_view(),
        *_winners(result, words),
        _order(result, words),
        *_reversals(result, words),
        words.say(ADDITIVE),
    )


def _winners(result: SecondOpinions, words: Words) -> Iterator[str]:
    first = words.vendors(result.additive.winners)
    agreeing = [
        words.say(METHODS[o.method]) for o in result.others if o.winners == result.additive.winners
    ]
    if len(agreeing) == len(result.others):
        yield words.say(ALL_AGREE, methods=words.all(agreeing), first=first)
    else:
        winners: dict[tuple[str, ...], list[str]] = {}
        for opinion in result.others:
            if opinion.method in result.another_winner:
                winners.setdefault(opinion.winners, []).append(words.say(METHODS[opinion.method]))
        told = [
            words.say(BY, vendor=words.vendors(vendors), methods=words.all(methods))
            for vendors, methods in winners.items()
        ]
        yield words.say(ANOTHER, winners="; ".join(told), first=first)
        if agreeing:
            yield words.say(AGREE, methods=words.all(agreeing))
    if len(result.compromise) > 1:
        yield words.say(COMPROMISE, vendors=words.vendors(result.compromise))


def _order(result: SecondOpinions, words: Words) -> str:
    """Say which pairs stand in another order, with the methods that turn them over."""
    turned: dict[tuple[str, str], list[str]] = {}
    for opinion in result.others:
        for pair in opinion.reversed_pairs:
            turned.setdefault(pair, []).append(words.say(METHODS[opinion.method]))
    if not turned:
        return words.say(SAME_ORDER)
    told = [
        words.say(
            OVER_BY,
            pair=words.say(OVER, ahead=words.vendor(behind), behind=words.vendor(ahead)),
            methods=words.all(methods),
        )
        for (ahead, behind), methods in turned.items()
    ]
    return words.say(TURNED, turned=words.some(told, separator="; "))


def _reversals(result: SecondOpinions, words: Words) -> Iterator[str]:
    reversing = [opinion for opinion in result.others if opinion.reversals]
    for opinion in reversing:
        cases = words.some(_cases(opinion, words), separator="; ")
        yield words.say(REVERSES, method=words.say(METHODS[opinion.method]), cases=cases)
    if not reversing:
        yield words.say(NO_REVERSAL)


def _cases(opinion: Opinion, words: Words) -> list[str]:
    """Name the pairs whose order turns over, each with those whose departure does it."""
    dropped: dict[tuple[str, str], list[str]] = {}
    for case in opinion.reversals:
        pair = words.vendor(case.ahead), words.vendor(case.behind)
        dropped.setdefault(pair, []).append(words.vendor(case.dropped))
    return [
        words.say(WITHOUT, dropped=words.all(gone, word=OR), ahead=ahead, behind=behind)
        for (ahead, behind), gone in dropped.items()
    ]
