"""Whether the choice rests on one criterion or one person, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.sensitivity import LeaveOneOut
from evaluation.story.telling import sentences
from evaluation.story.weights import NO_RIVAL, without_contest
from evaluation.story.words import OR, Words

NOBODY_LEFT_OUT = Text(en="There is nobody to leave out.", fr="Il n’y a personne à retirer.")
HOLDS = {
    "criterion": Text(
        en="Leave out any one criterion: {first} stays first.",
        fr="Retirez n’importe quel critère\N{NO-BREAK SPACE}: {first} reste au premier rang.",
    ),
    "evaluator": Text(
        en="Leave out any one person: {first} stays first.",
        fr="Retirez n’importe quelle personne\N{NO-BREAK SPACE}: {first} reste au premier rang.",
    ),
}
TURNS = Text(
    en="Without {what}, {winner} would be first.",
    fr="Sans {what}, {winner} serait au premier rang.",
)
OTHERWISE = {
    "criterion": Text(
        en="Leave out any other criterion: {first} stays first.",
        fr="Retirez n’importe quel autre critère\N{NO-BREAK SPACE}: {first} reste au premier rang.",
    ),
    "evaluator": Text(
        en="Leave out any other person: {first} stays first.",
        fr="Retirez n’importe quelle autre personne\N{NO-BREAK SPACE}: {first} reste au premier "
        "rang.",
    ),
}
SMALLEST_LEAD = Text(
    en="The lead is smallest without {what}: {lead}.",
    fr="L’avance est la plus mince sans {what}\N{NO-BREAK SPACE}: {lead}.",
)
DRAWN = Text(en="Without {what}, it is a tie.", fr="Sans {what}, c’est l’égalité.")
EMPTY = Text(
    en="Without {what}, no judgement is left to rank anyone.",
    fr="Sans {what}, il ne reste aucun jugement pour classer qui que ce soit.",
)


@sentences.register
def _of_leave_one_out(result: LeaveOneOut, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    if not result.left_out:
        told = (words.say(NOBODY_LEFT_OUT),)
    elif len(result.vendors) == 1:
        told = (words.say(NO_RIVAL, first=words.vendor(result.winner_id)),)
    else:
        tied = without_contest(words) if len(words.leaders) > 1 else ()
        told = (*tied, *_turning(result, words), *(() if tied else _holding(result, words)))
    return (*words.point_of_view(), *told)


def _turning(result: LeaveOneOut, words: Words) -> Iterator[str]:
    """Give what changes the winner, together for each new winner."""
    without: dict[str, list[str]] = {}
    for name, winner in zip(result.left_out, result.winners, strict=True):
        if winner is None:
            yield words.say(EMPTY, what=_name(result, name, words))
        elif winner != result.winner_id:
            without.setdefault(winner, []).append(_name(result, name, words))
    for winner, names in without.items():
        what = words.some(names, most=4, word=OR)
        yield words.say(TURNS, what=what, winner=words.vendor(winner))


def _holding(result: LeaveOneOut, words: Words) -> Iterator[str]:
    lead = np.where(result.changes, np.nan, settled(result.lead))
    if np.isnan(lead).all():
        return
    templates = OTHERWISE if result.decisive else HOLDS
    yield words.say(templates[result.what], first=words.vendor(result.winner_id))
    drawn = [_name(result, result.left_out[k], words) for k in np.flatnonzero(lead == 0)]
    if drawn:
        yield words.say(DRAWN, what=words.some(drawn, word=OR))
    elif not result.decisive:
        k = int(np.nanargmin(lead))
        what = _name(result, result.left_out[k], words)
        yield words.say(SMALLEST_LEAD, what=what, lead=words.gap(lead[k]))


def _name(result: LeaveOneOut, name: str, words: Words) -> str:
    return words.quoted(name) if result.what == "criterion" else words.person(name)
