"""An evaluation as a folder of CSV tables, one fact a row, for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from evaluation.errors import FileError
from evaluation.exchange.checking import evaluation_of
from evaluation.exchange.files import decoded, encoded, make_folder, read_bytes, write_files
from evaluation.language.text import Text
from evaluation.model.evaluation import Evaluation
from evaluation.model.rows import to_rows
from evaluation.model.table import TABLES

MAX_ROWS = 1_000_000


def write_tables(evaluation: Evaluation, folder: Path) -> None:
    """Write the tables of an evaluation into a folder, which is made if need be.

    The cells are raw, for programs: a spreadsheet would take a note that begins with ``=`` for a
    formula. For people there is the workbook.

    Raises
    ------
    FileError
        If a file cannot be written; the former ones, if any, stand.
    """
    files = {
        folder / f"{name}.csv": encoded(_text([list(TABLES[name]), *_records(name, rows)]), folder)
        for name, rows in to_rows(evaluation).items()
    }
    make_folder(folder)
    write_files(files)


def read_tables(folder: Path) -> Evaluation:
    """Read an evaluation from a folder of CSV tables such as ``write_tables`` writes.

    Raises
    ------
    FileError
        If a file cannot be read or is not a table; the message says where and why.
    """
    tables = {
        path.stem: list(_rows(path))
        for path in sorted(folder.glob("*.csv"))
        if not path.name.startswith(".")  # left by office programs
    }
    return evaluation_of(tables, folder)


def _records(name: str, rows: list[dict[str, Any]]) -> Iterator[list[str]]:
    for row in rows:
        yield [_cell(row[column]) for column in TABLES[name]]


def _cell(cell: Any) -> str:  # noqa: ANN401  # a cell of any column
    if cell is None or cell is False:
        return ""
    if isinstance(cell, tuple):
        return " ".join(cell)
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    return "true" if cell is True else str(cell)


def _text(records: list[list[str]]) -> str:
    """Return records as CSV; the csv module leaves a lone carriage return bare."""
    return "".join(",".join(map(_quoted, record)) + "\n" for record in records)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\r\n') else cell


def _rows(path: Path) -> Iterator[dict[str, str]]:
    text = decoded(read_bytes(path), path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        _require_header(header, path)
        for k, record in enumerate(reader):
            if k == MAX_ROWS:
                _refuse(
                    path,
                    "this has more rows than an evaluation ({limit})",
                    "il y a ici trop de lignes ({limit})",
                    limit=MAX_ROWS,
                )
            if len(record) != len(header):
                _refuse(
                    path,
                    "line {line}: {found} cells under {expected} columns",
                    "ligne {line} : {found} cases sous {expected} colonnes",
                    line=reader.line_num,
                    found=len(record),
                    expected=len(header),
                )
            yield dict(zip(header, record, strict=True))
    except csv.Error:
        _refuse(
            path,
            "line {line}: this is not CSV; a quote is missing or too many, or a cell is too long",
            "ligne {line} : ce n’est pas du CSV; il manque un guillemet ou il y en a un de trop, ou "
            "une case est trop longue",
            line=reader.line_num,
        )


def _require_header(header: list[str], path: Path) -> None:
    if not header:
        _refuse(
            path,
            "line 1: there are no columns here",
            "ligne 1 : il n’y a pas de colonnes ici",
        )
    if len(header) < 2 and ";" in "".join(header):
        _refuse(
            path,
            "the columns are separated by semicolons; save it as CSV with commas, in UTF-8",
            "les colonnes sont séparées par des points-virgules; enregistrez en CSV avec des "
            "virgules, en UTF-8",
        )
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        _refuse(
            path,
            "the column '{column}' is there twice; keep one",
            "la colonne « {column} » figure deux fois; gardez-en une",
            column=twice[0],
        )


def _refuse(path: Path, en: str, fr: str, **values: object) -> NoReturn:
    message = Text("{path}: " + en, "{path} : " + fr)
    raise FileError(message.format(path=path, **values))
