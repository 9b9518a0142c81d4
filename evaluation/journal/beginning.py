"""The changes that an evaluation is made of, to begin its journal with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evaluation.journal.acts import Revealed, RoundClosed, RoundOpened
from evaluation.journal.changes import (
    Begun,
    Change,
    ConflictDeclared,
    MeasureEntered,
    MemberNamed,
    MustHaveAnswered,
    NoteWritten,
    PointsGiven,
    RatingGiven,
    VendorNamed,
)
from evaluation.journal.tables import criteria_tables
from evaluation.model.evaluation import Evaluation
from evaluation.model.rows import to_rows


def changes_of(evaluation: Evaluation) -> Iterator[Change]:
    """Give the changes that add up to an evaluation, in the order of a selection.

    Rounds that hold ratings are closed and revealed: whoever had the file could read them.
    """
    rows = to_rows(evaluation)
    yield Begun(
        title=evaluation.title,
        languages=evaluation.languages,
        criteria=criteria_tables(evaluation.criteria, evaluation.title, evaluation.languages),
    )
    for vendor in evaluation.vendors:
        yield VendorNamed(vendor=vendor.id, label=vendor.label)
    for person in evaluation.evaluators:
        yield MemberNamed(
            evaluator=person.id,
            label=person.label,
            role=person.role,
            side=person.side,
            voice=person.voice,
        )
        if person.conflict != "none" or person.conflict_note:
            yield ConflictDeclared(
                evaluator=person.id, conflict=person.conflict, note=person.conflict_note
            )
    for table in ("points", "measures", "must_answers"):
        yield from answers_in(table, rows[table])
    yield from _rounds(rows["ratings"], evaluation.rounds)


def answers_in(table: str, rows: list[dict[str, Any]]) -> Iterator[Change]:
    """Give the changes that the rows of a table of answers are made of."""
    if table == "points":
        yield from _points(rows)
    for row in map(_whole, rows):
        said = table == "points" or any(row[name] for name in ("answer", "evidence", "note"))
        if not said:
            continue  # a blank cell of a ballot takes nothing back
        if table == "measures":
            yield MeasureEntered(**row)
        elif table == "must_answers":
            yield MustHaveAnswered(**row)
        elif table == "ratings" and (row["answer"] or row["evidence"]):
            yield RatingGiven(**row)
        elif table == "ratings":
            place = ("evaluator", "vendor", "criterion", "round", "note")
            yield NoteWritten(**{name: row[name] for name in place})


def _whole(row: dict[str, Any]) -> dict[str, Any]:
    # Whoever writes a number in a table of their own may leave out that it is given.
    number = row.get("rating", row.get("measure"))
    return row if number is None or row["answer"] else {**row, "answer": "given"}


def _points(rows: list[dict[str, Any]]) -> Iterator[Change]:
    given: dict[str, dict[str, float | None]] = {}
    for row in rows:
        given.setdefault(row["evaluator"], {})[row["criterion"]] = row["points"]
    for person, points in given.items():
        yield PointsGiven(evaluator=person, points=points)


def _rounds(rows: list[dict[str, Any]], rounds: int) -> Iterator[Change]:
    if not rows and rounds == 1:
        return
    for number in range(1, rounds + 1):
        yield RoundOpened(round=number)
        yield from answers_in("ratings", [row for row in rows if row["round"] == number])
        yield RoundClosed(round=number)
        yield Revealed(round=number)
