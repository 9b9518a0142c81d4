"""What was decided, in one paragraph that a sponsor reads."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.language.numbers import distinct, gap, points
from evaluation.language.text import Language, Text
from evaluation.order import settled
from evaluation.record.decision import DecisionRecord
from evaluation.record.parts import Condition
from evaluation.story.grounds import grounds
from evaluation.story.record_words import RecordWords
from evaluation.story.telling import sentences

CHOSEN = Text(
    en="{title}, {date}: the choice is {vendor}.",
    fr="{title}, {date}\N{NO-BREAK SPACE}: le choix est {vendor}.",
)
REASON = Text(en="The reason given: {reason}.", fr="La raison donnée\N{NO-BREAK SPACE}: {reason}.")
FIRST = Text(
    en="It is first with {value} points of 100, {lead} ahead of {second}.",
    fr="Ce fournisseur est au premier rang avec {value} points sur 100; avance sur {second}"
    "\N{NO-BREAK SPACE}: {lead}.",
)
LEVEL = Text(
    en="It is level with {others}, at {value} points of 100.",
    fr="Ce fournisseur est ex æquo avec {others}, à {value} points sur 100.",
)
BEHIND = Text(
    en="It is not first: it has {value} points of 100, and {first} has {top}.",
    fr="Ce fournisseur n’est pas au premier rang\N{NO-BREAK SPACE}: il a {value} points sur 100, et "
    "{first} en a {top}.",
)
ALONE = Text(
    en="It is the only vendor in the running, with {value} points of 100.",
    fr="C’est le seul fournisseur en lice, avec {value} points sur 100.",
)
UNDECIDED = Text(
    en="Blanks could still change who is first: fill {criterion} of {vendor} first.",
    fr="Des cases vides peuvent encore changer le premier rang; la première à remplir\N{NO-BREAK SPACE}: "
    "{vendor}, {criterion}.",
)
FLOOR = Text(
    en="It lies below the floor of {pillars}.",
    fr="Ce fournisseur n’atteint pas le seuil de ces piliers\N{NO-BREAK SPACE}: {pillars}.",
)
CONSENT = Text(en="Consent: {who}.", fr="Consentement\N{NO-BREAK SPACE}: {who}.")
REFUSAL = Text(en="Refusal: {who}.", fr="Refus\N{NO-BREAK SPACE}: {who}.")
SILENT = Text(en="No answer: {who}.", fr="Sans réponse\N{NO-BREAK SPACE}: {who}.")
DISSENT = Text(
    en="{who} objects, in these words: {words}.",
    fr="{who} s’oppose, en ces termes\N{NO-BREAK SPACE}: {words}.",
)
CONDITION = Text(
    en="Condition: {words} ({owner}, {due}, {met}).",
    fr="Condition\N{NO-BREAK SPACE}: {words} ({owner}, {due}, {met}).",
)
NO_OWNER = Text(en="no owner", fr="sans responsable")
BY_DATE, NO_DATE = Text(en="by {date}", fr="pour le {date}"), Text(en="no date", fr="sans date")
MET, NOT_MET = Text(en="met", fr="remplie"), Text(en="not met yet", fr="pas encore remplie")
REVIEWS = Text(
    en="Real use will be looked at on {days}.",
    fr="L’usage réel sera examiné à ces dates\N{NO-BREAK SPACE}: {days}.",
)
HEAD = Text(
    en="Journal {journal}, head {head}, evaluation {digest}.",
    fr="Journal {journal}, tête {head}, évaluation {digest}.",
)
_SHOWN = 16


@sentences.register
def _of_record(result: DecisionRecord, *, language: Language) -> tuple[str, ...]:
    say = RecordWords(result, language)
    return (
        say(CHOSEN, title=result.title, date=result.date, vendor=say.vendor(result.vendor)),
        *([say(REASON, reason=say.quoted(result.reason))] if result.reason.strip() else []),
        *_lead(result, say),
        *_doubts(result, say),
        *_answers(result, say),
        *(
            say(DISSENT, who=say.person(one.member), words=say.quoted(one.words))
            for one in result.dissents
        ),
        *(_condition(one, say) for one in result.conditions),
        *grounds(result, say),
        say(REVIEWS, days=say.all(result.reviews)),
        say(
            HEAD,
            journal=result.journal,
            head=_short(result.head),
            digest=result.evaluation_digest[:_SHOWN],
        ),
    )


def _short(head: str) -> str:
    number, _, digest = head.partition("-")
    return f"{number}-{digest[:_SHOWN]}"


def _lead(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    rows = result.order()
    own = next((row for row in rows if row[0] == result.vendor), None)
    if own is None:
        return
    others = [row for row in rows if row[0] != result.vendor]
    if not others:
        yield say(ALONE, value=points(own[2], say.language))
        return
    level = [row[0] for row in others if row[1] == own[1]]
    value, other = distinct((own[2], others[0][2]), say.language)
    if own[1] > 1:
        first = [row[0] for row in others if row[1] == 1]
        yield say(BEHIND, value=value, first=say.vendors(first), top=other)
    elif level:
        yield say(LEVEL, others=say.vendors(level), value=value)
    else:
        seconds = [row[0] for row in others if row[1] == others[0][1]]
        lead = gap(float(settled(own[2]) - settled(others[0][2])), say.language)
        yield say(FIRST, value=value, second=say.vendors(seconds), lead=lead)


def _doubts(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    if result.robustness.fill_first is not None:
        vendor, leaf = result.robustness.fill_first
        yield say(UNDECIDED, vendor=say.vendor(vendor), criterion=say.criterion(leaf))
    low = [
        one.below_floor for one in result.candidates if one.id == result.vendor and one.below_floor
    ]
    if low:
        pillars = say.all(say.criterion(name) for name in low[0])
        yield say(FLOOR, pillars=pillars)


def _answers(result: DecisionRecord, say: RecordWords) -> Iterator[str]:
    answered = {one.member: one for one in result.consents}
    for template, wanted in ((CONSENT, True), (REFUSAL, False)):
        who = [
            say.person(name) + (f" ({say.quoted(one.words)})" if one.words.strip() else "")
            for name, one in answered.items()
            if one.consents is wanted
        ]
        if who:
            yield say(template, who=say.all(who))
    present = [one.id for one in result.members if one.left is None]
    if silent := [say.person(name) for name in present if name not in answered]:
        yield say(SILENT, who=say.all(silent))


def _condition(one: Condition, say: RecordWords) -> str:
    people = {member.id for member in say.record.members}
    return say(
        CONDITION,
        words=say.quoted(one.words),
        owner=(say.person(one.owner) if one.owner in people else one.owner) or NO_OWNER,
        due=BY_DATE.format(date=one.due) if one.due else NO_DATE,
        met=MET if one.met else NOT_MET,
    )
