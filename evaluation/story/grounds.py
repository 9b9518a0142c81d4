"""On what a choice rests: what is not known, who is out, what could overturn it, what was sealed."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.language.numbers import count, decimal, distinct, percent, share
from evaluation.language.text import Text
from evaluation.model.people import Side
from evaluation.order import settled
from evaluation.record.decision import DecisionRecord
from evaluation.record.parts import Candidate, SealNote
from evaluation.story.record_words import RecordWords
from evaluation.story.words import OTHER, OTHERS, SIDES

INTERESTS = Text(en="Interests declared: {who}.", fr="Intérêts déclarés\N{NO-BREAK SPACE}: {who}.")
KINDS = {
    "declared_minor": Text(en="minor", fr="mineur"),
    "recused": Text(en="recused, judgements not counted", fr="récusation, jugements non comptés"),
}
WITHOUT = Text(
    en="without this person, first: {vendors}",
    fr="sans cette personne, au premier rang\N{NO-BREAK SPACE}: {vendors}",
)
UNKNOWN = Text(en="Not known: {vendors}.", fr="Ce qu’on ne sait pas\N{NO-BREAK SPACE}: {vendors}.")
ALL_KNOWN = Text(
    en="Nothing is left blank about the vendors in the running.",
    fr="Rien n’est resté en blanc sur les fournisseurs en lice.",
)
CRITERION, CRITERIA = Text("criterion", "critère"), Text("criteria", "critères")
MUST = Text("must-have", "critère éliminatoire")
MUSTS = Text("must-haves", "critères éliminatoires")
OUT = Text(en="Out: {vendors}.", fr="Hors course\N{NO-BREAK SPACE}: {vendors}.")
FAILED = Text(en="fails {musts}", fr="échec\N{NO-BREAK SPACE}: {musts}")
WITHDRAWN = Text(en="withdrawn: {reason}", fr="retrait\N{NO-BREAK SPACE}: {reason}")
NO_REASON = Text(en="no reason given", fr="sans raison donnée")
BY_SIDE = Text(
    en="First for each side: {sides}.",
    fr="Au premier rang de chaque côté\N{NO-BREAK SPACE}: {sides}.",
)
CLOSER = Text(
    en="Ratings less than {tolerance} points of 5 apart: {before} of the cells at the first round, "
    "{after} at the last.",
    fr="Notes à moins de {tolerance} points sur 5 les unes des autres\N{NO-BREAK SPACE}: {before} des "
    "cases au premier tour, {after} au dernier.",
)
CHANCES = Text(
    en="{vendor} is first under {any} of all possible weights, and under {about} of those about the "
    "committee’s.",
    fr="{vendor} est au premier rang pour {any} de tous les poids possibles, et pour {about} de "
    "ceux qui entourent les poids du comité.",
)
NEAREST = Text(
    en="{rival} draws level with {first} once {moved} of the weight moves between criteria.",
    fr="{rival} rejoint {first} dès que {moved} du poids passe d’un critère à l’autre.",
)
DECISIVE = Text(
    en="Without any one of these, another vendor is first: {names}.",
    fr="Sans l’un ou l’autre de ceux-ci, un autre fournisseur est en tête\N{NO-BREAK SPACE}: {names}.",
)
PARTS = {
    "criteria": Text(en="The criteria", fr="Les critères"),
    "weights": Text(en="The weights", fr="Les poids"),
}
NEVER = Text(en="{part} were never sealed.", fr="{part} n’ont jamais été scellés.")
BEFORE = Text(
    en="{part} were sealed before any vendor was named (entry {entry}).",
    fr="{part} ont été scellés avant qu’un fournisseur soit nommé (entrée {entry}).",
)
AFTER = Text(
    en="{part} were sealed with {vendors} named already (entry {entry}).",
    fr="{part} ont été scellés avec {vendors} déjà en vue (entrée {entry}).",
)
VENDOR, VENDORS = Text("vendor", "fournisseur"), Text("vendors", "fournisseurs")
BROKEN = Text(
    en="Entry {by} broke that seal: {reason}.",
    fr="L’entrée {by} a brisé ce sceau\N{NO-BREAK SPACE}: {reason}.",
)
FORMER = Text(
    en="Under the weights that entry {entry} sealed, first: {vendors}.",
    fr="Avec les poids que l’entrée {entry} a scellés, au premier rang\N{NO-BREAK SPACE}: {vendors}.",
)
READY = Text(
    en="Is the team ready (gate {gate})? {verdict}.",
    fr="L’équipe est-elle prête (porte {gate})? {verdict}.",
)
NO_VERDICT = Text(en="no verdict, too few answered", fr="pas de verdict, trop peu de réponses")
NOT_ASKED = Text(
    en="Whether the team is ready was not asked.", fr="On n’a pas demandé si l’équipe est prête."
)
_MOST = 3


def grounds(result: DecisionRecord, say: RecordWords) -> tuple[str, ...]:
    """Return what a choice rests on, a few short sentences."""
    return (
        *_unknown(result, say),
        *_interests(result, say),
        *_out(result, say),
        *_sides(result, say),
        *_rounds(result, say),
        *_robustness(result, say),
        *_seals(result, say),
        *_ready(result, say),
    )


def _unknown(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    running = {name for name, _, _ in result.order()}
    told = []
    for one in result.candidates:
        kinds = ((one.blanks, CRITERION, CRITERIA), (len(one.unanswered), MUST, MUSTS))
        missing = [count(n, one_of, many, say.language) for n, one_of, many in kinds if n]
        if one.id in running and missing:
            told.append(f"{say.vendor(one.id)} ({say.all(missing)})")
    yield say(UNKNOWN, vendors="; ".join(told)) if told else say(ALL_KNOWN)


def _interests(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    told = []
    for one in result.members:
        if one.conflict == "none":
            continue
        facts = [say(KINDS[one.conflict])]
        if one.conflict_note.strip():
            facts.append(say.quoted(one.conflict_note))
        if one.conflict == "declared_minor" and (first := _first_without(one.id, result)):
            facts.append(say(WITHOUT, vendors=say.vendors(first)))
        told.append(f"{say.person(one.id)} ({'; '.join(facts)})")
    if told:
        yield say(INTERESTS, who=say.all(told))


def _first_without(member: str, result: DecisionRecord) -> list[str]:
    names = {one.id: f"without.evaluator.{member}.{one.id}" for one in result.candidates}
    found = {one: result.figure(name) for one, name in names.items()}
    totals = {one: float(settled(value)) for one, value in found.items() if value is not None}
    return [one for one, total in totals.items() if total == max(totals.values())]


def _out(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    told = [f"{say.vendor(one.id)} ({why})" for one in result.candidates if (why := _why(one, say))]
    if told:
        yield say(OUT, vendors="; ".join(told))


def _why(one: Candidate, say: RecordWords) -> str:
    if one.withdrawn is not None:
        reason = say.quoted(one.withdrawn) if one.withdrawn.strip() else NO_REASON
        return say(WITHDRAWN, reason=reason)
    musts = say.all(say.criterion(name) for name in one.failed)
    return say(FAILED, musts=musts) if musts else ""


def _sides(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    told = []
    for side, text in SIDES.items():
        first = _first_of(side, result)
        if first:
            told.append(f"{text.to(say.language)}, {say.vendors(first)}")
    if told:
        yield say(BY_SIDE, sides="; ".join(told))


def _first_of(side: Side, result: DecisionRecord) -> list[str]:
    return [name for name, rank, _ in result.order(f"side.{side}") if rank == 1]


def _rounds(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    shares = [result.figure(f"{n}.within_tolerance") for n in ("agreement_before", "agreement")]
    known = [one for one in shares if one is not None]
    if len(result.rounds) > 1 and len(known) == 2:
        before, after = distinct(known, say.language, write=percent, digits=0)
        given = result.settings.tolerance
        tolerance = decimal(given, say.language, 0 if given == round(given) else 2)
        yield say(CLOSER, tolerance=tolerance, before=before, after=after)


def _robustness(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    found = result.robustness
    chances = [
        result.figure(f"{n}.{result.vendor}.1") for n in ("acceptability", "acceptability_about")
    ]
    known = [share(one, say.language) for one in chances if one is not None]
    if len(known) == 2:
        yield say(CHANCES, vendor=say.vendor(result.vendor), any=known[0], about=known[1])
    moved = result.figure(f"tipping.{found.nearest}.l1")
    if found.nearest is not None and moved:
        yield say(
            NEAREST,
            rival=say.vendor(found.nearest),
            first=say.vendor(found.first),
            moved=distinct((0.0, moved / 2), say.language, write=percent, digits=1)[1],
        )
    names = [
        *map(say.criterion, found.decisive_criteria),
        *map(say.person, found.decisive_members),
    ]
    if len(names) > _MOST + 1:
        names[_MOST:] = [count(len(names) - _MOST, OTHER, OTHERS, say.language)]
    if names:
        yield say(DECISIVE, names=say.all(names))


def _seals(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    for part, words in PARTS.items():
        seals = [one for one in result.seals if one.part == part]
        if not seals:
            yield say(NEVER, part=words)
        for one in seals:
            yield from _seal(one, words, say)
    for former in result.former:
        yield say(FORMER, entry=former.entry, vendors=say.vendors(former.first))


def _seal(one: SealNote, words: Text, say: RecordWords) -> Iterator[str]:
    named = count(one.vendors, VENDOR, VENDORS, say.language)
    yield say(BEFORE if one.before_vendors else AFTER, part=words, entry=one.entry, vendors=named)
    if one.broken_by:
        yield say(BROKEN, by=one.broken_by, reason=say.quoted(one.reason))


def _ready(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    for one in result.gates:
        verdict = say(NO_VERDICT if one.verdict is None else one.label)
        yield say(READY, gate=one.gate, verdict=verdict[:1].upper() + verdict[1:])
    if not result.gates:
        yield say(NOT_ASKED)
