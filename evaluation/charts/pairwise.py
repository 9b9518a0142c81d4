"""Pairwise win probabilities as a picture: how sure it is that one vendor is ahead of another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.charts.block import Block
from evaluation.charts.grid import cell, heads
from evaluation.charts.naming import Names
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH
from evaluation.language.numbers import share
from evaluation.language.text import Language, Text
from evaluation.sensitivity.pairwise import PairwiseProbability

TITLES = {
    "any": Text(
        en="Chances of being ahead of each other vendor, over all possible weights",
        fr="Chances d’être devant chaque autre fournisseur, tous les poids étant possibles",
    ),
    "about": Text(
        en="Chances of being ahead of each other vendor, with weights about the agreed ones",
        fr="Chances d’être devant chaque autre fournisseur, avec des poids proches de ceux qui sont "
        "convenus",
    ),
}
READ = Text(
    en="Each row: the chances that this vendor is ahead of the one at the top of the column.",
    fr="Chaque ligne\N{NO-BREAK SPACE}: les chances que ce fournisseur soit devant celui qui est en "
    "haut de la colonne.",
)
SPOKEN = Text(en="{vendor}: {chances}.", fr="{vendor}\N{NO-BREAK SPACE}: {chances}.")
OVER = Text(en="{chance} against {rival}", fr="{chance} face à {rival}")
NO_RIVAL = Text(en="{first} has no rival.", fr="{first} n’a aucun rival.")
_NAMES, _LEFT, _SMALL = 212, 220, 12


@picture.register
def _of_pairwise(result: PairwiseProbability, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLES[result.weights]), language)
    order = np.argsort(result.expected_rank, kind="stable").tolist()
    if len(order) == 1:
        alone = names.say(NO_RIVAL, first=names.running[0])
        sheet.down(Block(alone, lines=3))
        return sheet.finish([alone])
    sheet.down(Block(names.say(READ), lines=2, size=_SMALL, faint=True), space=8)
    wide = min((WIDTH - _LEFT) / len(order), 110)
    heads(sheet, [names.running[v] for v in order], left=_LEFT, wide=wide)
    for v in order:
        name = Block(names.running[v], _NAMES, 2)
        height = max(name.height + 6, 30)
        sheet.add(name.beside(0, sheet.y + height / 2))
        for place, rival in enumerate(order):
            if rival != v:
                chance = float(result.probability[v, rival])
                x, text = _LEFT + place * wide, share(chance, language)
                sheet.add(cell(x, sheet.y, wide, height, share=chance, text=text))
        sheet.y += height
    return sheet.finish(_spoken(result, order, names))


def _spoken(result: PairwiseProbability, order: list[int], names: Names) -> Iterator[str]:
    for v in order:
        chances = [
            names.say(
                OVER,
                chance=share(float(result.probability[v, rival]), names.language),
                rival=names.running[rival],
            )
            for rival in order
            if rival != v
        ]
        yield names.say(SPOKEN, vendor=names.running[v], chances=", ".join(chances))
