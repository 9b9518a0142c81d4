"""Acts around the decision: readiness, costs, conditions, the choice, consent and reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from evaluation.committee.gate_answers import GateAnswers
from evaluation.errors import UnknownNameError
from evaluation.journal.acts import (
    ConditionSet,
    ConsentGiven,
    CostsOpened,
    Decided,
    DecisionWithdrawn,
    Dissented,
    ReadinessAnswered,
    ReadinessClosed,
    ReadinessOpened,
    Reviewed,
)
from evaluation.journal.deeds import Done, deed, refused
from evaluation.journal.draft import Draft
from evaluation.journal.entry import Entry
from evaluation.journal.naming import require_id
from evaluation.journal.proceedings import Proceedings, Questionnaire
from evaluation.journal.steps import place_of

_K = TypeVar("_K")
_V = TypeVar("_V")


@deed.register
def _(change: ReadinessOpened, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft, entry
    if change.gate in now.gates:
        raise refused(
            "the questionnaire of gate {gate} has gone out already; it goes out once",
            "le questionnaire de la porte {gate} a déjà été envoyé; il ne l’est qu’une fois",
            gate=change.gate,
        )
    for name in (*change.respondents, *change.daily_users):
        require_id(name)
    asked, daily = dict.fromkeys(change.respondents), dict.fromkeys(change.daily_users)
    if len(daily) < 3:
        raise refused(
            "ask three future daily users at least, so that none of them can be recognised; here: "
            "{found}",
            "interrogez au moins trois personnes qui s’en serviront au quotidien, pour qu’aucune ne "
            "soit reconnaissable; ici : {found}",
            found=len(daily),
        )
    everyone = tuple(dict.fromkeys([*asked, *daily]))
    gates = {**now.gates, change.gate: Questionnaire(everyone, tuple(daily))}
    return replace(now, gates=gates, step=_at_gate(change.gate, now.step)), None


@deed.register
def _(change: ReadinessAnswered, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft, entry
    gate = open_gate(change.gate, now)
    if change.respondent not in gate.respondents:
        raise UnknownNameError.among("evaluator", change.respondent, gate.respondents)
    answered = tuple(dict.fromkeys([*gate.answered, change.respondent]))
    return replace(now, gates={**now.gates, change.gate: replace(gate, answered=answered)}), None


@deed.register
def _(change: ReadinessClosed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft, entry
    gate = open_gate(change.gate, now)
    answers = GateAnswers.from_dict(change.answers)
    if answers.gate != change.gate:
        raise UnknownNameError.among("gate", answers.gate, [change.gate])
    return replace(now, gates={**now.gates, change.gate: replace(gate, answers=answers)}), None


@deed.register
def _(change: CostsOpened, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del change, draft, entry
    return replace(now, costs_open=True), None


@deed.register
def _(change: ConditionSet, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft, entry
    require_id(change.condition)
    if change.due:
        _require_date(change.due)
    former = now.conditions.get(change.condition)
    kept = _with(now.conditions, change.condition, change if change.words.strip() else None)
    return replace(now, conditions=kept), former or replace(change, words="")


@deed.register
def _(change: Decided, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    draft.require_vendor(change.vendor)
    if now.hidden_round is not None:
        raise refused(
            "round {round} is not revealed yet: nobody can decide on ratings that nobody has seen",
            "le tour {round} n’est pas encore dévoilé : on ne décide pas sur des notes que personne "
            "n’a vues",
            round=now.hidden_round,
        )
    # Undoing a withdrawal brings back when it was decided and who consented.
    at, consents, reason = draft.replaced.get(("decision", entry.undoes), (entry.at, {}, ""))
    decided = replace(now, decision=change, decided_at=at, consents=consents)
    return decided, DecisionWithdrawn(reason=reason)


@deed.register
def _(change: DecisionWithdrawn, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    if now.decision is None:
        raise refused("there is no decision to withdraw", "il n’y a pas de décision à retirer")
    # A choice that nobody has answered yet may be undone like a slip of the hand.
    if not change.reason.strip() and (now.consents or not entry.undoes):
        raise refused(
            "withdrawing a decision needs a reason, which the record shows",
            "retirer une décision demande une raison, que le registre montrera",
        )
    draft.replaced["decision", entry.sequence] = (now.decided_at, now.consents, change.reason)
    return replace(now, decision=None, decided_at="", consents={}), now.decision


@deed.register
def _(change: ConsentGiven, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del entry
    draft.require_member(change.evaluator)
    if now.decision is None:
        raise refused(
            "there is no decision yet to consent to",
            "il n’y a pas encore de décision à laquelle consentir",
        )
    former = now.consents.get(change.evaluator)
    kept = _with(now.consents, change.evaluator, None if change.consents is None else change)
    blank = ConsentGiven(evaluator=change.evaluator, consents=None)
    return replace(now, consents=kept), former or blank


@deed.register
def _(change: Dissented, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del entry
    draft.require_member(change.evaluator)
    kept = _with(now.dissents, change.evaluator, change.words if change.words.strip() else None)
    former = now.dissents.get(change.evaluator, "")
    return replace(now, dissents=kept), replace(change, words=former)


@deed.register
def _(change: Reviewed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft, entry
    if now.decision is None:
        raise refused(
            "there is no decision yet whose use could be looked at",
            "il n’y a pas encore de décision dont on puisse regarder l’usage",
        )
    if change.day < 1:
        raise refused(
            "a review comes one day after the choice at the earliest, not {day}",
            "un bilan se fait au plus tôt un jour après le choix, et non {day}",
            day=change.day,
        )
    former = now.reviews.get(change.day)
    empty = not change.indicators and not change.words.strip()
    kept = _with(now.reviews, change.day, None if empty else change)
    return replace(now, reviews=kept), former or replace(change, indicators={}, words="")


def open_gate(gate: str, now: Proceedings) -> Questionnaire:
    """Return the questionnaire of a gate that takes answers, or say why it does not."""
    for name, asked in now.gates.items():
        if name == gate and asked.answers is None:
            return asked
        if name == gate:
            raise refused(
                "the questionnaire of gate {gate} is closed: it takes no more answers",
                "le questionnaire de la porte {gate} est fermé : il ne prend plus de réponses",
                gate=gate,
            )
    raise refused(
        "the questionnaire of gate {gate} has not gone out yet: the facilitator opens it first",
        "le questionnaire de la porte {gate} n’a pas encore été envoyé : l’animation l’ouvre d’abord",
        gate=gate,
    )


def _require_date(written: str) -> None:
    try:
        # Other spellings are dates too, but only one is read by everybody.
        sound = date.fromisoformat(written).isoformat() == written
    except ValueError:
        sound = False
    if not sound:
        raise refused(
            "'{date}' is not a date; write it as 2027-01-31",
            "« {date} » n’est pas une date; écrivez-la comme 2027-01-31",
            date=written,
        )


def _at_gate(gate: str, step: str) -> str:
    belongs = "readiness_a" if gate == "A" else "decide"
    return belongs if place_of(belongs) > place_of(step) else step


def _with(items: Mapping[_K, _V], key: _K, value: _V | None) -> dict[_K, _V]:
    kept = {name: one for name, one in items.items() if name != key}
    return kept if value is None else {**kept, key: value}
