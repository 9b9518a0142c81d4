"""Tables that come from outside: what is wrong in them, by table, row and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.errors import EvaluationError, FileError, ScaleError, UnknownNameError
from evaluation.exchange.files import in_file
from evaluation.language.text import Text
from evaluation.model.answers import EVIDENCE_LEVELS, MUST_ANSWERS
from evaluation.model.evaluation import Evaluation
from evaluation.model.people import CONFLICTS, SIDES
from evaluation.model.reading import from_rows
from evaluation.model.table import Row, Tables, checked

# Far above any real committee, far below what would fill the memory of a laptop.
MAX_ROWS = {"criteria": 2_000, "must_haves": 1_000, "vendors": 1_000, "evaluators": 1_000}
MAX_ROUNDS = 100
MAX_CELLS = 20_000_000


def evaluation_of(tables: Mapping[str, Any], path: Path) -> Evaluation:
    """Make an evaluation of the tables found at a path.

    Raises
    ------
    FileError
        If something is wrong; the message says in which file, table, row and column.
    """
    try:
        _require_size(tables)
        return from_rows(tables)
    except EvaluationError as error:
        raise in_file(path, _placed(tables, error)) from error


def _require_size(tables: Mapping[str, Any]) -> None:
    sizes = {name: _size(tables.get(name)) for name in MAX_ROWS}
    for name, limit in MAX_ROWS.items():
        if sizes[name] > limit:
            raise _file_error(
                "{table}: {n} rows; {limit} at most",
                "{table} : {n} lignes; au plus {limit}",
                table=name,
                n=sizes[name],
                limit=limit,
            )
    heads = checked({"criteria": (), "evaluation": tables.get("evaluation", ())})["evaluation"]
    rounds = max([head["rounds"] for head in heads], default=1)
    cells = rounds * sizes["evaluators"] * sizes["vendors"] * sizes["criteria"]
    if rounds > MAX_ROUNDS or cells > MAX_CELLS:
        raise _file_error(
            "{rounds} rounds of {evaluators} evaluators, {vendors} vendors and {criteria} criteria "
            "are more than this version holds",
            "{rounds} tours de {evaluators} évaluateurs, {vendors} fournisseurs et {criteria} "
            "critères dépassent ce que cette version contient",
            rounds=rounds,
            **sizes,
        )


def _size(table: object) -> int:
    return len(table) if isinstance(table, list) else 0


def _placed(tables: Mapping[str, Any], error: EvaluationError) -> EvaluationError:
    """Return the error with the row and the column of the cell that it comes from, if it can."""
    if not isinstance(error, (UnknownNameError, ScaleError)):
        return error
    try:
        return next(_wrong_cells(checked(tables)), error)
    except EvaluationError:
        return error


def _wrong_cells(tables: Tables) -> Iterator[FileError]:
    leaves = {row["id"]: row for row in tables["criteria"] if row["kind"] in ("scale", "measure")}
    for (table, column), (kind, choices) in _choices(tables, list(leaves)).items():
        for k, row in enumerate(tables[table], start=1):
            if row[column] not in choices:
                found = UnknownNameError.among(kind, row[column], filter(None, choices))
                yield _at(table, k, column, found.message)
    for table, column in (("ratings", "rating"), ("measures", "measure")):
        for k, row in enumerate(tables[table], start=1):
            if not _allowed(row[column], leaves.get(row["criterion"], {})):
                message = Text("{n:g} is outside the scale", "{n:g} est hors de l’échelle")
                yield _at(table, k, column, message.format(n=row[column]))


def _choices(
    tables: Tables, leaves: list[str]
) -> dict[tuple[str, str], tuple[str, dict[object, None]]]:
    """Return the kind and the choices of every column that may hold some words only."""
    ids = {name: [row["id"] for row in tables[name]] for name in MAX_ROWS}
    rounds = range(1, max([1, *(row["rounds"] for row in tables["evaluation"])]) + 1)
    people, vendors, proof = ids["evaluators"], ids["vendors"], ("", *EVIDENCE_LEVELS)
    columns: dict[tuple[str, str], tuple[str, Iterable[object]]] = {
        ("criteria", "kind"): ("kind", ("pillar", "group", "scale", "measure")),
        ("evaluators", "side"): ("side", SIDES),
        ("evaluators", "conflict"): ("conflict", CONFLICTS),
        ("anchors", "criterion"): ("leaf", leaves),
        ("curves", "criterion"): ("leaf", leaves),
        ("points", "evaluator"): ("evaluator", people),
        ("points", "criterion"): ("criterion", ids["criteria"]),
        ("ratings", "round"): ("round", rounds),
        ("ratings", "evaluator"): ("evaluator", people),
        ("ratings", "vendor"): ("vendor", vendors),
        ("ratings", "criterion"): ("leaf", leaves),
        ("ratings", "evidence"): ("evidence level", proof),
        ("measures", "vendor"): ("vendor", vendors),
        ("measures", "criterion"): ("leaf", leaves),
        ("measures", "evidence"): ("evidence level", proof),
        ("must_answers", "vendor"): ("vendor", vendors),
        ("must_answers", "criterion"): ("must-have", ids["must_haves"]),
        ("must_answers", "answer"): ("answer", MUST_ANSWERS),
        ("must_answers", "evidence"): ("evidence level", proof),
    }
    return {place: (kind, dict.fromkeys(words)) for place, (kind, words) in columns.items()}


def _allowed(given: float | None, leaf: Row) -> bool:
    if given is None:
        return True
    low, high = leaf.get("low"), leaf.get("high")
    return (low is None or given >= low) and (high is None or given <= high)


def _at(table: str, row: int, column: str, message: Text) -> FileError:
    return _file_error(
        "{table}, row {row}, column '{column}': {message}",
        "{table}, ligne {row}, colonne « {column} » : {message}",
        table=table,
        row=row,
        column=column,
        message=message,
    )


def _file_error(en: str, fr: str, **values: object) -> FileError:
    return FileError(Text(en, fr).format(**values))
