"""What one person's ballot shows, as plain data: their own answers and the facts, nobody else's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from evaluation.language.labels import labels
from evaluation.language.numbers import count
from evaluation.model.answers import NOT_OBSERVED, Answers, Must, State, evidence_name
from evaluation.model.criteria import Leaf, MustHave
from evaluation.widgets import ballot_words as said

if TYPE_CHECKING:
    from evaluation.journal.proceedings import Proceedings
    from evaluation.language.text import Language, Text
    from evaluation.model.evaluation import Evaluation
    from evaluation.model.people import Evaluator, Vendor

Given = float | str | None
Kind = Literal["rate", "measure", "must"]
_ANSWERS = {Must.UNKNOWN: None, Must.PASS: "pass", Must.FAIL: "fail"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell holds: an answer (a number, a word or none), its evidence and a note."""

    answer: Given = None
    evidence: str = ""
    note: str = ""

    @property
    def packed(self) -> list[Any] | int:
        """The cell as short as a message can have it."""
        return [self.answer, self.evidence, self.note] if self != Said() else 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's part of an evaluation, at one moment.

    Parameters
    ----------
    evaluation, proceedings
        What the person may see.
    person
        Whose ballot it is.
    seed
        What the order of the vendors is drawn from, with the person: the same gives the same.
    """

    evaluation: Evaluation
    proceedings: Proceedings
    person: str
    seed: str

    @property
    def member(self) -> Evaluator:
        """The person."""
        return self.evaluation.evaluators[self._position]

    @property
    def criteria(self) -> tuple[Leaf, ...]:
        """The criteria that this person scores."""
        return tuple(
            leaf for leaf in self._asked(self.evaluation.criteria.leaves) if not leaf.measured
        )

    @property
    def facts(self) -> tuple[Leaf | MustHave, ...]:
        """The measures and must-haves that this person answers."""
        every = self.evaluation.criteria
        measures = [leaf for leaf in self._asked(every.leaves) if leaf.measured]
        return (*measures, *self._asked(every.must_haves))

    def kind(self, criterion: str) -> Kind | None:
        """Return how this person answers a criterion; None when it is not theirs."""
        if any(leaf.id == criterion for leaf in self.criteria):
            return "rate"
        for fact in self.facts:
            if fact.id == criterion:
                return "measure" if isinstance(fact, Leaf) else "must"
        return None

    @property
    def everyone(self) -> tuple[Vendor, ...]:
        """All vendors in this person's own order, which stays when others come or go."""

        def drawn(vendor: Vendor) -> str:
            return sha256(f"{self.seed}\n{self.person}\n{vendor.id}".encode()).hexdigest()

        return tuple(sorted(self.evaluation.vendors, key=drawn))

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors in the running, in this person's own order."""
        return tuple(one for one in self.everyone if not self.is_out(one.id))

    def is_out(self, vendor: str) -> bool:
        """Tell whether a vendor has failed a must-have."""
        states = self.evaluation.must_answers.state[self.evaluation.vendor_position(vendor)]
        return bool((states == Must.FAIL).any())

    @property
    def round(self) -> int:
        """The round that is open, or the last one; 0 before the first."""
        return len(self.proceedings.rounds)

    @property
    def closed(self) -> Text | None:
        """Why nobody may score now; None when this person may."""
        now = self.proceedings
        if not self.member.judges:
            return said.RECUSED
        if now.decision is not None:
            return said.DECIDED
        if now.open_round is None:
            return said.CLOSED.format(round=self.round) if now.rounds else said.NO_ROUND
        return None

    def rating(self, vendor: str, criterion: str, turn: int) -> Said:
        """Return what this person said of a cell in one round."""
        evaluation = self.evaluation
        note = evaluation.note(
            vendor=vendor, criterion=criterion, evaluator=self.person, round=turn
        )
        if not 1 <= turn <= evaluation.rounds:
            return Said(note=note)
        v, c = evaluation.vendor_position(vendor), evaluation.criteria.leaf_position(criterion)
        return _said(evaluation.ratings, (turn - 1, self._position, v, c), note)

    def earlier(self, vendor: str, criterion: str) -> tuple[int, Said]:
        """Return the last round before this one in which the cell was answered, and how; or 0."""
        for turn in range(self.round - 1, 0, -1):
            found = self.rating(vendor, criterion, turn)
            if found.answer is not None:
                return turn, found
        return 0, Said()

    def fact(self, vendor: str, criterion: str) -> Said:
        """Return what is known of a measure or a must-have."""
        evaluation = self.evaluation
        note = evaluation.note(vendor=vendor, criterion=criterion)
        v = evaluation.vendor_position(vendor)
        for k, must in enumerate(evaluation.criteria.must_haves):
            if must.id == criterion:
                answers = evaluation.must_answers
                state, level = answers.state[v, k], answers.evidence[v, k]
                return Said(_ANSWERS[Must(int(state))], evidence_name(int(level)), note)
        place = (v, evaluation.criteria.leaf_position(criterion))
        return _said(evaluation.measures, place, note)

    @property
    def _position(self) -> int:
        return self.evaluation.evaluator_position(self.person)

    def _asked(self, items: Iterable[Any]) -> list[Any]:
        role = self.member.role
        return [item for item in items if not item.scored_by or role in item.scored_by]


def ballot_data(sheet: Sheet, language: Language) -> dict[str, Any]:
    """Return what the page of the ballot shows, in one language."""
    every = sheet.evaluation.criteria
    named = labels(sheet.evaluation.vendors, language)
    called = labels((*every.nodes, *every.must_haves), language)
    grid = _grid(sheet)
    return {
        "language": language,
        "title": sheet.evaluation.title.to(language),
        "person": sheet.member.label.to(language) or sheet.person,
        "words": {name: text.to(language) for name, text in said.WORDS.items()},
        "evidence": [text.to(language) for text in said.EVIDENCE.values()],
        "vendors": [{"id": one.id, "label": named[one.id]} for one in sheet.vendors],
        "criteria": [_row(leaf, called, sheet, language) for leaf in sheet.criteria],
        "cells": grid,
        "everyone": [
            {"id": one.id, "label": named[one.id], "out": sheet.is_out(one.id)}
            for one in sheet.everyone
        ],
        "facts": [_fact_row(fact, called, language) for fact in sheet.facts],
        "known": [
            [sheet.fact(vendor.id, fact.id).packed for vendor in sheet.everyone]
            for fact in sheet.facts
        ],
        "closed": _to(sheet.closed, language),
        "facts_closed": _to(said.DECIDED if sheet.proceedings.decision else None, language),
        "progress": _progress(grid, sheet.round, language),
    }


def _grid(sheet: Sheet) -> list[list[Any]]:
    return [
        [_cell(sheet, vendor.id, leaf.id) for vendor in sheet.vendors] for leaf in sheet.criteria
    ]


def _cell(sheet: Sheet, vendor: str, criterion: str) -> list[Any] | int:
    now = sheet.rating(vendor, criterion, sheet.round)
    turn, before = sheet.earlier(vendor, criterion)
    if not turn:
        return now.packed
    return [now.answer, now.evidence, now.note, [turn, before.answer, before.evidence, before.note]]


def _progress(grid: list[list[Any]], turn: int, language: Language) -> str:
    answered = [[bool(cell) and _is_answered(cell) for cell in row] for row in grid]
    left = sum(not all(row) for row in answered)
    parts = [
        said.DONE.to(language).format(done=sum(map(sum, answered)), all=sum(map(len, answered))),
        count(left, said.CRITERION_LEFT, said.CRITERIA_LEFT, language)
        if left
        else said.ALL_DONE.to(language),
    ]
    if turn:
        parts.insert(0, said.ROUND.to(language).format(round=turn))
    return ", ".join(parts)


def _is_answered(cell: list[Any]) -> bool:
    return cell[0] is not None or len(cell) > 3


def _row(leaf: Leaf, called: dict[str, str], sheet: Sheet, language: Language) -> dict[str, Any]:
    every = sheet.evaluation.criteria
    top = every.pillars[every.pillar_of[every.leaf_position(leaf.id)]]
    levels = [[level, text.to(language)] for level, text in leaf.scale.anchors]
    return {
        "id": leaf.id,
        "label": called[leaf.id],
        "pillar": called[every.nodes[top].id],
        "description": leaf.description.to(language),
        "levels": levels,
    }


def _fact_row(fact: Leaf | MustHave, called: dict[str, str], language: Language) -> dict[str, Any]:
    unit, worth = "", ""
    if isinstance(fact, Leaf):
        scale = fact.scale
        unit = scale.unit.to(language)
        ends = (f"{end:g}" for end in (scale.worst, scale.best))
        worst, best = (end.replace(".", ",") if language == "fr" else end for end in ends)
        template = said.WORTH if unit else said.WORTH_BARE
        worth = template.to(language).format(worst=worst, best=best, unit=unit)
    return {
        "id": fact.id,
        "label": called[fact.id],
        "kind": "measure" if isinstance(fact, Leaf) else "must",
        "description": fact.description.to(language),
        "unit": unit,
        "worth": worth,
    }


def _said(answers: Answers, place: tuple[int, ...], note: str) -> Said:
    state, level = State(int(answers.state[place])), evidence_name(int(answers.evidence[place]))
    if state == State.NOT_OBSERVED:
        return Said(NOT_OBSERVED, level, note)
    if state == State.BLANK:
        return Said(None, level, note)
    number = float(answers.value[place])
    return Said(int(number) if number.is_integer() else number, level, note)


def _to(text: Text | None, language: Language) -> str | None:
    return None if text is None else text.to(language)
