"""The distance between two vendors in words: what speaks for the one, what for the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from evaluation.explanation import Explanation
from evaluation.language.numbers import signed
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.story.telling import sentences
from evaluation.story.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

AHEAD = Text(en="{vendor} is {lead} ahead of {over}.", fr="{vendor} devance {over} de {lead}.")
BEHIND = Text(
    en="{vendor} is {lead} behind {over}.", fr="{vendor} accuse un retard de {lead} sur {over}."
)
LEVEL = Text(en="{vendor} and {over} are level.", fr="{vendor} et {over} sont à égalité.")
FOR = Text(en="For {vendor}: {arguments}.", fr="Pour {vendor}\N{NO-BREAK SPACE}: {arguments}.")
NOTHING_FOR = Text(en="No criterion speaks for {vendor}.", fr="Aucun critère n’avantage {vendor}.")
BY_PILLAR = Text(en="By pillar: {parts}.", fr="Par pilier\N{NO-BREAK SPACE}: {parts}.")


@sentences.register
def _of_explanation(result: Explanation, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    lead = float(settled(result.lead))
    return (
        *words.point_of_view(),
        words.say(
            LEVEL if lead == 0 else AHEAD if lead > 0 else BEHIND,
            vendor=words.vendor(result.vendor),
            over=words.vendor(result.over),
            lead=words.gap(abs(lead)),
        ),
        _speaking_for(result.vendor, result.difference, words),
        _speaking_for(result.over, -result.difference, words),
        words.say(BY_PILLAR, parts=", ".join(_by_pillar(result, words))),
    )


def strongest(difference: NDArray[np.float64]) -> list[int]:
    """Return the leaves that speak for a vendor, from the strongest; shape (leaves,) in."""
    order = np.argsort(-difference, kind="stable")
    return [int(k) for k in order if settled(difference[k]) > 0]


def arguments(difference: NDArray[np.float64], chosen: Sequence[int], words: Words) -> str:
    """Return some leaves with what each one adds to the difference."""
    leaves = words.matrix.evaluation.criteria.leaves
    return words.all(
        f"{words.quoted(leaves[k].id)} ({signed(difference[k], words.language)})" for k in chosen
    )


def _speaking_for(vendor: str, difference: NDArray[np.float64], words: Words) -> str:
    chosen = strongest(difference)[:3]
    return words.say(
        FOR if chosen else NOTHING_FOR,
        vendor=words.vendor(vendor),
        arguments=arguments(difference, chosen, words),
    )


def _by_pillar(result: Explanation, words: Words) -> Iterator[str]:
    criteria = result.matrix.evaluation.criteria
    for node, part in zip(criteria.pillars, result.by_pillar, strict=True):
        yield f"{words.quoted(criteria.nodes[node].id)} {signed(part, words.language)}"
