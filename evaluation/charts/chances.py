"""Rank acceptability as a picture: how often each vendor takes each rank."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.charts.block import Block
from evaluation.charts.grid import cell
from evaluation.charts.naming import Names
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH
from evaluation.language.numbers import decimal, gap, share
from evaluation.language.text import Language, Text
from evaluation.sensitivity import Acceptability

TITLES = {
    "any": Text(
        en="How often each vendor takes each rank, over all possible weights",
        fr="Fréquence de chaque rang pour chaque fournisseur, tous les poids étant possibles",
    ),
    "about": Text(
        en="How often each vendor takes each rank, with weights about the agreed ones",
        fr="Fréquence de chaque rang pour chaque fournisseur, avec des poids proches de ceux qui "
        "sont convenus",
    ),
    "order": Text(
        en="How often each vendor takes each rank, with weights in the agreed order of importance",
        fr="Fréquence de chaque rang pour chaque fournisseur, avec des poids dans l’ordre "
        "d’importance convenu",
    ),
    "intervals": Text(
        en="How often each vendor takes each rank, with weights within their intervals",
        fr="Fréquence de chaque rang pour chaque fournisseur, avec des poids dans leurs intervalles",
    ),
    "members": Text(
        en="How often each vendor takes each rank, with weights about those of one member or another",
        fr="Fréquence de chaque rang pour chaque fournisseur, avec des poids proches de ceux de l’un "
        "ou l’autre membre",
    ),
}
RANK = Text(en="Rank {rank}", fr="Rang {rank}")
DRAWN = Text(
    en="{samples} weightings drawn; each share holds to within {margin}, 19 times out of 20.",
    fr="{samples} pondérations tirées au sort; chaque part est exacte à {margin} près, 19 fois "
    "sur 20.",
)
SCORES_TOO = Text(en="Scores were drawn too.", fr="Les notes ont aussi été tirées au sort.")
_NAMES, _LEFT = 212, 220
_NINETEEN_TIMES_OUT_OF_TWENTY = 1.96  # standard errors of a normal distribution


@picture.register
def _of_acceptability(result: Acceptability, *, language: Language) -> str:
    names = Names(result.matrix, language)
    sheet = Sheet(names.say(TITLES[result.weights]), language)
    sheet.y += 6
    ranks = result.acceptability.shape[1]
    wide = min((WIDTH - _LEFT) / ranks, 110)
    across = [names.say(RANK, rank=k + 1) for k in range(ranks)]
    short = across if wide > 64 else [str(k + 1) for k in range(ranks)]
    for k, text in enumerate(short):
        head = Block(text, size=12, bold=True)
        sheet.add(head.at(_LEFT + wide * (k + 0.5), sheet.y, anchor="middle"))
    if short is not across:
        sheet.add(Block(names.say(RANK, rank=""), size=12).at(_LEFT - 8, sheet.y, anchor="end"))
    sheet.y += 20
    order = np.lexsort((result.expected_rank, -result.acceptability[:, 0])).tolist()
    for v in order:
        name = Block(names.running[v], _NAMES, 2)
        height = max(name.height + 6, 30)
        sheet.add(name.beside(0, sheet.y + height / 2))
        for k, part in enumerate(result.acceptability[v].tolist()):
            x = _LEFT + k * wide
            sheet.add(cell(x, sheet.y, wide, height, share=part, text=share(part, language)))
        sheet.y += height
    sheet.y += 6
    drawn = _drawn(result, names)
    sheet.down(Block(drawn, lines=2, size=12, faint=True))
    return sheet.finish([*_spoken(result, order, across, names), drawn])


def _drawn(result: Acceptability, names: Names) -> str:
    """Say how many weights were drawn, and how exact that makes the shares at worst."""
    margin = _NINETEEN_TIMES_OUT_OF_TWENTY * float(result.standard_error.max())
    samples = decimal(result.samples, names.language, 0)
    drawn = names.say(DRAWN, samples=samples, margin=gap(margin, names.language))
    return f"{drawn} {names.say(SCORES_TOO)}" if result.scores == "uncertain" else drawn


def _spoken(
    result: Acceptability, order: list[int], across: list[str], names: Names
) -> Iterator[str]:
    for v in order:
        parts = [
            f"{rank} {share(part, names.language)}"
            for rank, part in zip(across, result.acceptability[v].tolist(), strict=True)
        ]
        yield f"{names.running[v]}, {', '.join(parts)}."
