"""Changes of the evaluation itself: how each one is applied, and what would take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial, singledispatch
from math import isnan, nan

from evaluation.errors import ProcessError, ScaleError
from evaluation.journal.changes import (
    Answer,
    Change,
    MeasureEntered,
    MustHaveAnswered,
    MustWord,
    NoteWritten,
    PointsGiven,
    RatingGiven,
)
from evaluation.journal.draft import BLANK, Cell, Draft, Place
from evaluation.journal.proceedings import Proceedings
from evaluation.language.text import Text
from evaluation.model.answers import (
    MUST_ANSWERS,
    NOT_OBSERVED,
    Must,
    State,
    evidence_name,
    evidence_number,
)
from evaluation.model.scale import Scale

# What would take a change back, made when somebody asks for it: most changes are never undone.
Inverse = Callable[[], Change]


@singledispatch
def judgement(change: Change, draft: Draft, now: Proceedings) -> Inverse | None:  # noqa: ARG001  # the others use them
    """Apply a change of the evaluation and return what makes its inverse; None for any other."""
    return None


@judgement.register
def _(change: PointsGiven, draft: Draft, now: Proceedings) -> Inverse:
    del now
    _require_judge(change.evaluator, draft)
    before = draft.points_of(change.evaluator)
    draft.weigh(change.evaluator, change.points)
    return partial(
        PointsGiven,
        evaluator=change.evaluator,
        points={name: before.get(name) for name in change.points},
    )


@judgement.register
def _(change: RatingGiven, draft: Draft, now: Proceedings) -> Inverse:
    place = _own_cell(change, draft, now)
    leaf = draft.leaf(change.criterion, measured=False)
    cell = _cell(leaf.scale, change.rating, change.answer, change.evidence, place[1:])
    noted = (change.vendor, change.criterion, change.evaluator, change.round)
    former, note = draft.ratings.get(place, BLANK), draft.notes.get(noted, "")
    draft.rate(place, cell)
    if note != change.note:
        draft.note(noted, change.note)
    return partial(_rated, change, former, note)


@judgement.register
def _(change: NoteWritten, draft: Draft, now: Proceedings) -> Inverse:
    _own_cell(change, draft, now)
    draft.leaf(change.criterion, measured=False)
    noted = (change.vendor, change.criterion, change.evaluator, change.round)
    former = draft.notes.get(noted, "")
    draft.note(noted, change.note)
    return partial(replace, change, note=former)


@judgement.register
def _(change: MeasureEntered, draft: Draft, now: Proceedings) -> Inverse:
    del now
    draft.require_vendor(change.vendor)
    leaf = draft.leaf(change.criterion, measured=True)
    spot = (change.vendor, change.criterion)
    cell = _cell(leaf.scale, change.measure, change.answer, change.evidence, spot)
    former = draft.measures.get(spot, BLANK)
    note = _note_fact(spot, change.note, draft)
    draft.measure(spot, cell)
    measure, answer, evidence = _said(former)
    return partial(
        MeasureEntered,
        vendor=change.vendor,
        criterion=change.criterion,
        measure=measure,
        answer=answer,
        evidence=evidence,
        note=note,
    )


@judgement.register
def _(change: MustHaveAnswered, draft: Draft, now: Proceedings) -> Inverse:
    del now
    draft.require_vendor(change.vendor)
    draft.criteria.must_have_position(change.criterion)
    spot, level = (change.vendor, change.criterion), evidence_number(change.evidence)
    former = draft.musts.get(spot, BLANK)
    note = _note_fact(spot, change.note, draft)
    draft.answer(spot, Cell(nan, MUST_ANSWERS[change.answer], level))
    words: dict[int, MustWord] = {Must.PASS: "pass", Must.FAIL: "fail", Must.UNKNOWN: "unknown"}
    return partial(
        replace,
        change,
        answer=words[former.state],
        evidence=evidence_name(former.evidence),
        note=note,
    )


def _require_judge(name: str, draft: Draft) -> None:
    draft.require_member(name)
    if not draft.evaluators[name].judges:
        raise ProcessError(
            Text(
                "'{name}' is recused and neither scores nor weights",
                "« {name} » est récusé et ne donne ni notes ni poids",
            ).format(name=name)
        )


def _own_cell(change: RatingGiven | NoteWritten, draft: Draft, now: Proceedings) -> Place:
    _require_judge(change.evaluator, draft)
    draft.require_vendor(change.vendor)
    if change.round != now.open_round:
        raise ProcessError(_not_open(change.round, now.open_round))
    return change.round, change.evaluator, change.vendor, change.criterion


def _not_open(wanted: int, open_round: int | None) -> Text:
    if open_round is None:
        return Text(
            "no round is open: the facilitator opens one first",
            "aucun tour n’est ouvert : l’animation doit d’abord en ouvrir un",
        )
    return Text(
        "round {wanted} is not open; round {now} is",
        "le tour {wanted} n’est pas ouvert; c’est le tour {now} qui l’est",
    ).format(wanted=wanted, now=open_round)


def _cell(
    scale: Scale, number: float | None, answer: Answer, evidence: str, where: tuple[str, ...]
) -> Cell:
    level = evidence_number(evidence)
    if (number is not None) is not (answer == "given"):
        raise ScaleError(
            Text(
                "{where}: give a number with the answer 'given', and none otherwise",
                "{where} : donnez un nombre avec la réponse « given », et aucun sinon",
            ).format(where=", ".join(where))
        )
    if number is not None:
        if not scale.allows(number):
            scale.require(number, ", ".join(where))
        return Cell(number, State.GIVEN, level)
    return Cell(nan, State.NOT_OBSERVED if answer == NOT_OBSERVED else State.BLANK, level)


def _rated(change: RatingGiven, former: Cell, note: str) -> RatingGiven:
    rating, answer, evidence = _said(former)
    return replace(change, rating=rating, answer=answer, evidence=evidence, note=note)


def _said(cell: Cell) -> tuple[float | None, Answer, str]:
    """Return what a cell says, as a change says it."""
    answers: dict[int, Answer] = {State.GIVEN: "given", State.NOT_OBSERVED: "not observed"}
    number = None if isnan(cell.value) else cell.value
    return number, answers.get(cell.state, ""), evidence_name(cell.evidence)


def _note_fact(spot: tuple[str, str], text: str, draft: Draft) -> str:
    """Write the note of a fact, and return the former one."""
    noted = (*spot, "", 0)
    former = draft.notes.get(noted, "")
    draft.note(noted, text)
    return former
