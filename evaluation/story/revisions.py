"""What a second round moved: the winner, who gave which rating again, and what agreement it made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan

from evaluation.committee.agenda import lead
from evaluation.committee.rescores import Revision
from evaluation.committee.revisions import Revisions
from evaluation.language.numbers import apart, count, decimal, percent
from evaluation.language.text import Language, Text
from evaluation.story.agenda import short
from evaluation.story.telling import sentences
from evaluation.story.words import Words

CHANGED = Text(
    en="The winner changes. First after round {before}: {old}. First after round {after}: {new}{lead}.",
    fr="La tête du classement change. Après le tour {before}\N{NO-BREAK SPACE}: {old}. Après le tour "
    "{after}\N{NO-BREAK SPACE}: {new}{lead}.",
)
SAME = Text(
    en="The winner stays the same: {new} is first after round {before} and after round {after}{lead}.",
    fr="La tête ne change pas\N{NO-BREAK SPACE}: c’est {new}, après le tour {before} comme après le "
    "tour {after}{lead}.",
)
TIE_SAME = Text(
    en="The same vendors stay tied for first after round {before} and after round {after}: {new}.",
    fr="Les mêmes fournisseurs restent ex æquo en tête après le tour {before} et après le tour "
    "{after}\N{NO-BREAK SPACE}: {new}.",
)
AHEAD = Text(en=", by {gap}", fr=", avec une avance de {gap}")
NOTHING = Text(
    en="Nobody gave a rating in round {after}.", fr="Personne n’a donné de note au tour {after}."
)
GIVEN = Text(
    en="{ratings} given in round {after}, in {cells}: {moved}, {kept}.",
    fr="Au tour {after}, {ratings} dans {cells}\N{NO-BREAK SPACE}: {moved}, {kept}.",
)
ONE_MOVED = Text(en="moved", fr="a bougé")
SOME_MOVED = Text(en="moved", fr="ont bougé")
ONE_KEPT = Text(en="stayed the same", fr="est restée telle quelle")
SOME_KEPT = Text(en="stayed the same", fr="sont restées telles quelles")
RATING, RATINGS = Text(en="rating", fr="note"), Text(en="ratings", fr="notes")
CELL, CELLS = Text(en="cell", fr="case"), Text(en="cells", fr="cases")
WHO = Text(
    en="Moved, of those given: {people}.",
    fr="Notes changées sur notes données\N{NO-BREAK SPACE}: {people}.",
)
OF = Text(en="{person}, {moved} of {given}", fr="{person}, {moved} sur {given}")
MOVED = Text(
    en="{vendor} on {criterion}: {moves}.", fr="{vendor}, {criterion}\N{NO-BREAK SPACE}: {moves}."
)
MOVE = Text(en="{person} from {old} to {new}", fr="{person} de {old} à {new}")
FIRST_TIME = Text(en="{person} now gives {new}", fr="{person} donne maintenant {new}")
WITHDRAWN = Text(
    en="{person} takes back {old} (not observed)", fr="{person} retire {old} (non observé)"
)
WITH = Text(en="{rating} ({evidence})", fr="{rating} ({evidence})")
MORE = Text(
    en="And ratings that moved in {cells} more.", fr="Et des notes changées dans {cells} de plus."
)
WITHIN = Text(
    en="Cells within the tolerance: {before} before, {after} after.",
    fr="Cases dans la tolérance\N{NO-BREAK SPACE}: {before} avant, {after} après.",
)
ALPHA = Text(
    en="Alpha of the ratings (1 is no disagreement, 0 is chance): {before} before, {after} after.",
    fr="Alpha des notes (1 est l’absence de désaccord, 0 le hasard)\N{NO-BREAK SPACE}: {before} "
    "avant, {after} après.",
)
FIRST_CHOICE = Text(
    en="Members who share the most frequent first choice: {before} before, {after} after.",
    fr="Membres qui partagent le premier choix le plus fréquent\N{NO-BREAK SPACE}: {before} avant, "
    "{after} après.",
)
AGENDA = Text(
    en="Of {before} to discuss before the round, {closed} and {remaining}.",
    fr="À discuter avant le tour\N{NO-BREAK SPACE}: {before}; de ce nombre, {closed} et {remaining}.",
)
ONE_CLOSED = Text(en="can be closed", fr="peut être fermée")
SOME_CLOSED = Text(en="can be closed", fr="peuvent être fermées")
ONE_REMAINS = Text(en="must still be discussed", fr="reste à discuter")
SOME_REMAIN = Text(en="must still be discussed", fr="restent à discuter")
NO_AGENDA = Text(
    en="No cell had to be discussed before the round.",
    fr="Aucune case n’était à discuter avant le tour.",
)
OPENED = Text(
    en="To discuss since this round: {cells}.",
    fr="À discuter depuis ce tour\N{NO-BREAK SPACE}: {cells}.",
)
PLACE = Text(en="{vendor} on {criterion}", fr="{vendor}, {criterion}")
OFF = Text(
    en="Given without being on the agenda: {ratings}, by {people}.",
    fr="Hors ordre du jour\N{NO-BREAK SPACE}: {ratings}, par {people}.",
)
_CELLS, _PEOPLE, _EVERYONE = 6, 15, 15


@sentences.register
def _of_revisions(result: Revisions, *, language: Language) -> tuple[str, ...]:
    words = Words(result.matrix, language)
    return (
        _winner(result, words),
        *_given(result, words),
        *_agreement(result, words),
        *_agenda(result, words),
    )


def _winner(result: Revisions, words: Words) -> str:
    ahead = lead(result.matrix.totals)
    alone = len(result.winners_after) == 1 and not isnan(ahead)
    same = SAME if len(result.winners_after) == 1 else TIE_SAME
    return words.say(
        CHANGED if result.winner_changed else same,
        before=result.round - 1,
        after=result.round,
        old=words.vendors(result.winners_before),
        new=words.vendors(result.winners_after),
        lead=words.say(AHEAD, gap=words.gap(ahead)) if alone else "",
    )


def _given(result: Revisions, words: Words) -> Iterator[str]:
    """Say how many ratings were given, who moved, and what moved where."""
    if not result.given:
        yield words.say(NOTHING, after=result.round)
        return
    moved = result.moved
    yield words.say(
        GIVEN,
        after=result.round,
        ratings=count(len(result.given), RATING, RATINGS, words.language),
        cells=count(len(result.cells), CELL, CELLS, words.language),
        moved=count(len(moved), ONE_MOVED, SOME_MOVED, words.language),
        kept=count(len(result.given) - len(moved), ONE_KEPT, SOME_KEPT, words.language),
    )
    people = [
        words.say(OF, person=words.person(name), moved=changed, given=given)
        for name, (changed, given) in result.moved_by.items()
    ]
    yield words.say(WHO, people=words.some(people, most=_EVERYONE, separator="; "))
    places = list(dict.fromkeys((one.vendor, one.criterion) for one in moved))
    for place in places[:_CELLS]:
        yield _cell(place, [one for one in moved if (one.vendor, one.criterion) == place], words)
    if more := places[_CELLS:]:
        yield words.say(MORE, cells=count(len(more), CELL, CELLS, words.language))


def _cell(place: tuple[str, str], moves: Sequence[Revision], words: Words) -> str:
    told = [_move(one, words) for one in moves]
    return words.say(
        MOVED,
        vendor=words.vendor(place[0]),
        criterion=words.quoted(place[1]),
        moves=words.some(told, most=_PEOPLE, separator="; "),
    )


def _move(one: Revision, words: Words) -> str:
    template = FIRST_TIME if isnan(one.before) else WITHDRAWN if isnan(one.after) else MOVE
    return words.say(
        template,
        person=words.person(one.member),
        old=_with_evidence(one.before, one.evidence_before, words),
        new=_with_evidence(one.after, one.evidence_after, words),
    )


def _with_evidence(rating: float, evidence: str, words: Words) -> str:
    if isnan(rating):
        return ""
    told = short(rating, words)
    return words.say(WITH, rating=told, evidence=evidence) if evidence else told


def _agreement(result: Revisions, words: Words) -> Iterator[str]:
    """Set the measures of agreement side by side; none of them decides."""
    before, after = result.agreement_before, result.agreement_after
    if before.within_tolerance is not None and after.within_tolerance is not None:
        shares = (before.within_tolerance, after.within_tolerance)
        old, new = (apart(share, words.language, write=percent) for share in shares)
        yield words.say(WITHIN, before=old, after=new)
    if before.alpha is not None and after.alpha is not None:
        old, new = (
            decimal(one.alpha.value, words.language) for one in (before, after) if one.alpha
        )
        yield words.say(ALPHA, before=old, after=new)
    if result.same_first_before or result.same_first_after:
        shares = (result.same_first_before, result.same_first_after)
        old, new = (percent(share, words.language) for share in shares)
        yield words.say(FIRST_CHOICE, before=old, after=new)


def _agenda(result: Revisions, words: Words) -> Iterator[str]:
    """Say what of the agenda is closed, what is new on it, and what was given off it."""
    closed, remaining = len(result.closed), len(result.remaining)
    if closed or remaining:
        before = count(closed + remaining, CELL, CELLS, words.language)
        yield words.say(
            AGENDA,
            before=before,
            closed=count(closed, ONE_CLOSED, SOME_CLOSED, words.language),
            remaining=count(remaining, ONE_REMAINS, SOME_REMAIN, words.language),
        )
    else:
        yield words.say(NO_AGENDA)
    if result.opened:
        places = [
            words.say(PLACE, vendor=words.vendor(vendor), criterion=words.quoted(criterion))
            for vendor, criterion in result.opened
        ]
        yield words.say(OPENED, cells=words.some(places, separator="; "))
    if off := result.off_agenda:
        people = dict.fromkeys(one.member for one in off)
        yield words.say(
            OFF,
            ratings=count(len(off), RATING, RATINGS, words.language),
            people=words.some([words.person(name) for name in people], most=_PEOPLE),
        )
