"""Criteria as the tables in which a journal keeps them, and the digests of what is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evaluation.errors import UnknownNameError
from evaluation.journal.changes import Part
from evaluation.language.text import Language, Text
from evaluation.model.criteria import Criteria
from evaluation.model.evaluation import Evaluation
from evaluation.model.reading import from_rows
from evaluation.model.rows import FORMAT, digest_of, to_rows

CRITERIA_TABLES = ("tasks", "criteria", "anchors", "curves", "must_haves")
_HEAD = ("category", "category_title_en", "category_title_fr", "scope_en", "scope_fr")


def criteria_of(
    tables: dict[str, list[dict[str, Any]]], title: Text, languages: Sequence[Language]
) -> Criteria:
    """Return the criteria that some tables hold, as ``criteria_tables`` made them.

    Raises
    ------
    EvaluationError
        If they are no criteria; the message says where.
    """
    head = {"format": FORMAT, "title_en": title.en, "title_fr": title.fr, "rounds": 1}
    head["languages"] = list(languages)
    for row in tables.get("evaluation", ()):
        head.update({name: row[name] for name in _HEAD if name in row})
    for name in tables:
        if name not in ("evaluation", *CRITERIA_TABLES):
            raise UnknownNameError.among("table", name, CRITERIA_TABLES)
    known = {name: tables[name] for name in CRITERIA_TABLES if name in tables}
    return from_rows({"evaluation": [head], **known}).criteria


def criteria_tables(
    criteria: Criteria, title: Text, languages: tuple[Language, ...]
) -> dict[str, list[dict[str, Any]]]:
    """Return criteria as tables of plain rows, for a change."""
    rows = to_rows(Evaluation(title, languages, criteria))
    head = {name: rows["evaluation"][0][name] for name in _HEAD}
    tables = {"evaluation": [head], **{name: rows[name] for name in CRITERIA_TABLES}}
    # As they will be read again: lists where the rows have tuples, nothing that says nothing.
    return {
        name: [
            {
                column: list(cell) if isinstance(cell, tuple) else cell
                for column, cell in row.items()
                if not (cell is None or cell is False or cell in ("", ()))
            }
            for row in table
        ]
        for name, table in tables.items()
    }


def digest_of_part(evaluation: Evaluation, part: Part) -> str:
    """Return the digest of what a seal covers: the criteria, or everybody's points and voice."""
    rows = to_rows(evaluation)
    if part == "criteria":
        head = {name: rows["evaluation"][0][name] for name in _HEAD}
        return digest_of({"head": head, **{name: rows[name] for name in CRITERIA_TABLES}})
    voices = {row["id"]: row["voice"] for row in rows["evaluators"]}
    return digest_of({"voices": voices, "points": rows["points"]})
