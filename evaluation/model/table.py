"""The tables of an evaluation: their columns, their types, and the check of rows that come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

from evaluation.errors import FileError, UnknownNameError
from evaluation.language.text import Text

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def _two(*names: str) -> dict[str, type]:
    return {f"{name}_{language}": str for name in names for language in ("en", "fr")}


_REQUEST = {
    **_two("label", "description", "request"),
    "verify_by": str,
    "tasks": tuple,
    "scored_by": tuple,
    "references": tuple,
}

# Column types: str ("" is none), float (None is none), int, bool, tuple of words.
TABLES: dict[str, dict[str, type]] = {
    "evaluation": {
        "format": str,
        **_two("title"),
        "languages": tuple,
        "category": str,
        **_two("category_title", "scope"),
        "rounds": int,
    },
    "tasks": {"id": str, **_two("label")},
    "criteria": {
        "id": str,
        "parent": str,
        "kind": str,
        **_REQUEST,
        "weight": float,
        "floor": float,
        "worst": float,
        "best": float,
        "low": float,
        "high": float,
        "step": float,
        "shape": str,
        **_two("unit"),
        "adoption": bool,
        "core": bool,
        "iso25010": tuple,
        **_two("note"),
    },
    "anchors": {"criterion": str, "level": float, **_two("text")},
    "curves": {"criterion": str, "raw": float, "value": float},
    "must_haves": {"id": str, **_REQUEST},
    "vendors": {"id": str, **_two("label")},
    "evaluators": {
        "id": str,
        **_two("label"),
        "role": str,
        "side": str,
        "voice": float,
        "conflict": str,
        "conflict_note": str,
    },
    "points": {"evaluator": str, "criterion": str, "points": float},
    "ratings": {
        "round": int,
        "evaluator": str,
        "vendor": str,
        "criterion": str,
        "rating": float,
        "answer": str,
        "evidence": str,
        "note": str,
    },
    "measures": {
        "vendor": str,
        "criterion": str,
        "measure": float,
        "answer": str,
        "evidence": str,
        "note": str,
    },
    "must_answers": {"vendor": str, "criterion": str, "answer": str, "evidence": str, "note": str},
}

_NEEDED = {  # columns without which a row says nothing
    "evaluation": ("format", "languages", "category", "rounds"),
    "tasks": ("id",),
    "criteria": ("id", "kind", "weight"),
    "anchors": ("criterion", "level"),
    "curves": ("criterion", "raw", "value"),
    "must_haves": ("id",),
    "vendors": ("id",),
    "evaluators": ("id", "side", "voice", "conflict"),
    "points": ("evaluator", "criterion", "points"),
    "ratings": ("round", "evaluator", "vendor", "criterion"),
    "measures": ("vendor", "criterion"),
    "must_answers": ("vendor", "criterion", "answer"),
}

_KINDS = {
    str: Text("a text", "un texte"),
    float: Text("a number", "un nombre"),
    int: Text("a whole number", "un nombre entier"),
    bool: Text("true or false", "vrai ou faux"),
    tuple: Text("words separated by spaces", "des mots séparés par des espaces"),
}


def checked(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Tables:
    """Return tables with every known column of the right type, left-out cells being empty.

    Raises
    ------
    FileError, UnknownNameError
        If a table, a row or a cell is not what it should be; the message says where.
    """
    if not isinstance(tables, Mapping):
        raise FileError(
            Text(
                "the tables of an evaluation are missing", "les tableaux d’une évaluation manquent"
            )
        )
    for name in tables:
        if name not in TABLES:
            raise UnknownNameError.among("table", name, TABLES)
    for name in ("evaluation", "criteria"):
        if name not in tables:
            raise FileError(
                Text("the table '{name}' is missing", "le tableau « {name} » manque").format(
                    name=name
                )
            )
    return {name: checked_rows(name, tables.get(name, ())) for name in TABLES}


def checked_rows(table: str, rows: Iterable[Any]) -> list[Row]:
    """Return the rows of one table with every known column of the right type.

    Raises
    ------
    FileError, UnknownNameError
        If a row or a cell is not what it should be; the message says where.
    """
    return [_checked_row(table, k, row) for k, row in numbered(rows, table)]


def numbered(rows: Iterable[Any], table: str) -> Iterator[tuple[int, Any]]:
    """Count rows from 1, as people do."""
    if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
        raise FileError(
            Text(
                "the table '{table}' must be a list of rows",
                "le tableau « {table} » doit être une liste de lignes",
            ).format(table=table)
        )
    return enumerate(rows, start=1)


def words(cell: Any) -> tuple[str, ...]:  # noqa: ANN401  # a cell as it came in
    """Return a cell of words as a tuple; a text is split at its spaces."""
    return tuple(cell.split()) if isinstance(cell, str) else tuple(cell)


def _checked_row(table: str, k: int, row: Any) -> Row:  # noqa: ANN401  # a row as it came in
    if not isinstance(row, Mapping):
        raise FileError(
            Text(
                "{table}, row {k}: this is not a row of named cells",
                "{table}, ligne {k} : ce n’est pas une ligne de cases nommées",
            ).format(table=table, k=k)
        )
    for column in row:
        if column not in TABLES[table]:
            raise UnknownNameError.among(
                "column", f"{table}.{column}", [f"{table}.{name}" for name in TABLES[table]]
            )
    out = {}
    for column, kind in TABLES[table].items():
        cell = _cell(row.get(column), kind)
        if cell is _BAD or (column in _NEEDED[table] and cell in (None, "", ())):
            raise FileError(
                Text(
                    "{table}, row {k}, column '{column}': {cell!r} should be {kind}",
                    "{table}, ligne {k}, colonne « {column} » : {cell!r} devrait être {kind}",
                ).format(table=table, k=k, column=column, cell=row.get(column), kind=_KINDS[kind])
            )
        out[column] = cell
    return out


_BAD = object()
MOST_TEXT = 20_000  # characters; no honest text of an evaluation is longer


def _cell(cell: Any, kind: type) -> Any:  # noqa: ANN401  # one way out per type
    if cell is None or (isinstance(cell, float) and cell != cell):  # noqa: PLR0124  # NaN: empty
        return {str: "", tuple: (), bool: False}.get(kind)
    if kind is str:
        return cell if isinstance(cell, str) and len(cell) <= MOST_TEXT else _BAD
    if kind is tuple:
        if isinstance(cell, str) or (
            isinstance(cell, (list, tuple)) and all(isinstance(word, str) for word in cell)
        ):
            return words(cell)
        return _BAD
    if kind is bool:
        known = {True: True, False: False, "true": True, "false": False, "": False}
        return known.get(cell, _BAD) if isinstance(cell, (bool, str)) else _BAD
    return _number(cell, kind)


def _number(cell: Any, kind: type) -> Any:  # noqa: ANN401  # a cell as it came in
    if isinstance(cell, str):
        try:
            cell = float(cell) if cell else None
        except ValueError:
            return _BAD
        if cell is None:
            return None
    # Booleans count as integers in Python; numpy numbers know how to become Python ones.
    cell = cell.item() if hasattr(cell, "item") else cell
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not isfinite(cell):
        return _BAD
    if kind is int:
        return int(cell) if float(cell).is_integer() else _BAD
    return float(cell)
