"""An evaluation as one JSON file: its tables, one row a line, empty cells left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from evaluation.errors import FileError
from evaluation.exchange.checking import evaluation_of
from evaluation.exchange.files import decoded, encoded, read_bytes, write_files
from evaluation.language.text import Text
from evaluation.model.evaluation import Evaluation
from evaluation.model.rows import to_rows

# An empty object takes a hundred times more room in memory than in the file.
MAX_OBJECTS, MAX_LISTS = 1_000_000, 200_000
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def write_json(evaluation: Evaluation, path: Path) -> None:
    """Write an evaluation to a JSON file, the same bytes for the same content.

    Raises
    ------
    FileError
        If the file cannot be written; the former one, if any, stands.
    """
    tables = (
        f'"{name}": [' + ",".join(f"\n{_line(row)}" for row in rows) + ("\n]" if rows else "]")
        for name, rows in to_rows(evaluation).items()
    )
    write_files({path: encoded("{\n" + ",\n".join(tables) + "\n}\n", path)})


def read_json(path: Path) -> Evaluation:
    """Read an evaluation from a JSON file such as ``write_json`` writes.

    Raises
    ------
    FileError
        If the file cannot be read or is not an evaluation; the message says where and why.
    """
    content = read_bytes(path)
    if content.count(b"{") > MAX_OBJECTS or content.count(b"[") > MAX_LISTS:
        _refuse(path, "this has more rows than an evaluation", "il y a ici trop de lignes")
    text = decoded(content, path)
    tables = _parsed(text, path)
    _refuse_odd_cells(tables, path, halves=bool(_HALF_CHARACTER.search(text)))
    return evaluation_of(tables, path)


class _Bare:
    """NaN or an infinity, written bare as JSON does not allow: of no type that a cell may have."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


class _Twice(str):
    """A key that an object has twice."""

    __slots__ = ()


def _line(row: dict[str, Any]) -> str:
    filled = {
        column: _number(cell) if isinstance(cell, float) else cell
        for column, cell in row.items()
        if not (cell is None or cell is False or cell in ("", ()))
    }
    return json.dumps(filled, ensure_ascii=False, allow_nan=False)


def _number(cell: float) -> float:
    """Return a whole number without its decimal point; minus zero would lose its sign."""
    return int(cell) if cell.is_integer() and 0 < abs(cell) < 1e15 else cell


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        tables = json.loads(
            text, object_pairs_hook=_object, parse_constant=_Bare, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        _refuse(
            path,
            "line {line}, column {column}: this is not JSON; a comma, a quote or a bracket is "
            "missing there or before, or too many",
            "ligne {line}, colonne {column} : ce n’est pas du JSON; il manque là ou avant une "
            "virgule, un guillemet ou un crochet, ou il y en a un de trop",
            line=error.lineno,
            column=error.colno,
        )
    except RecursionError:
        _refuse(path, "its lists are nested too deeply", "ses listes sont trop imbriquées")
    if not isinstance(tables, dict):
        _refuse(
            path,
            "this is not an evaluation; it must begin with its tables, as 'write' writes them",
            "ce n’est pas une évaluation; le fichier doit commencer par ses tableaux, comme « write » "
            "les écrit",
        )
    return tables


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                # The place is not known here: the key is marked, and told where it stands.
                return {_Twice(key): None}
            seen.add(key)
    return found


def _integer(digits: str) -> float:
    # Python refuses to read thousands of digits; no cell needs twenty.
    return int(digits) if len(digits) < 20 else float(digits)


def _refuse_odd_cells(tables: dict[str, Any], path: Path, *, halves: bool) -> None:
    for name, k, key, cell in _cells(tables):
        where = {
            "place": Text(f"{name}, row {k}: ", f"{name}, ligne {k} : ") if k else Text(),
            "key": key,
        }
        if isinstance(key, _Twice):
            _refuse(
                path,
                "{place}the key '{key}' is there twice; keep one",
                "{place}la clé « {key} » figure deux fois; gardez-en une",
                **where,
            )
        if halves and not all(map(_is_whole, (key, *(cell if isinstance(cell, list) else [cell])))):
            where["key"] = ascii(key)
            _refuse(
                path,
                "{place}{key} holds half of a character; type it again",
                "{place}{key} contient la moitié d’un caractère; tapez-le à nouveau",
                **where,
            )


def _cells(tables: dict[str, Any]) -> Iterator[tuple[str, int, str, Any]]:
    """Yield the name of every table in row 0, then every cell with its table, row and column."""
    for name, rows in tables.items():
        yield "", 0, name, None
        for k, row in enumerate(rows if isinstance(rows, list) else (), start=1):
            for column, cell in row.items() if isinstance(row, dict) else ():
                yield name, k, column, cell


def _is_whole(cell: object) -> bool:
    return not isinstance(cell, str) or not any("\ud800" <= c <= "\udfff" for c in cell)


def _refuse(path: Path, en: str, fr: str, **values: object) -> NoReturn:
    message = Text("{path}: " + en, "{path} : " + fr)
    raise FileError(message.format(path=path, **values))
