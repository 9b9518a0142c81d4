"""Everything that leaves or enters: JSON, tables, and the workbook for stakeholders."""

from __future__ import annotations

from pathlib import Path

from evaluation.errors import FileError, UnknownNameError
from evaluation.exchange.files import make_folder
from evaluation.language.text import Language, Text
from evaluation.model.evaluation import Evaluation


def read(path: str | Path) -> Evaluation:
    """Read an evaluation from a file or a folder.

    Parameters
    ----------
    path
        A ``.json`` file, or a folder of CSV tables.

    Raises
    ------
    FileError
        If it cannot be read or is not an evaluation; the message says in which file, table, row
        and column, and why.
    UnknownNameError
        If the type of the file is not one of those.
    """
    given = Path(path).expanduser()
    suffix = given.suffix.lower()
    if given.is_dir():
        from evaluation.exchange.tables import read_tables

        return read_tables(given)
    if suffix == ".json":
        from evaluation.exchange.json_file import read_json

        return read_json(given)
    if suffix == ".xlsx":
        raise FileError(
            Text(
                "{path}: a workbook is not read yet; read the .json file from which it was written",
                "{path} : un classeur ne se lit pas encore; lisez le fichier .json dont il a été "
                "tiré",
            ).format(path=path)
        )
    raise _unknown_type(given)


def write(evaluation: Evaluation, path: str | Path, *, language: Language | None = None) -> Path:
    """Write an evaluation to a file or a folder, and return its path.

    Folders that are not there yet are made.

    Parameters
    ----------
    evaluation
        What is written.
    path
        A ``.json`` file or a folder (a name without a suffix) of CSV tables, which ``read`` reads
        back to the same evaluation; or an ``.xlsx`` workbook for stakeholders.
    language
        The language of a workbook, the first of the evaluation when left out. The other forms hold
        every language.

    Raises
    ------
    FileError
        If it cannot be written; what was there before stands.
    UnknownNameError
        If the type of the file is not one of those.
    """
    given = Path(path).expanduser()
    suffix = given.suffix.lower()
    if suffix not in {"", ".json", ".xlsx"} and not given.is_dir():
        raise _unknown_type(given)
    make_folder(given.parent)
    if given.is_dir() or not suffix:
        from evaluation.exchange.tables import write_tables

        write_tables(evaluation, given)
    elif suffix == ".json":
        from evaluation.exchange.json_file import write_json

        write_json(evaluation, given)
    else:
        from evaluation.exchange.workbook import write_workbook

        write_workbook(evaluation, given, language=language or evaluation.languages[0])
    return given


def _unknown_type(path: Path) -> FileError | UnknownNameError:
    if path.suffix.lower() == ".csv":
        return FileError(
            Text(
                "{path}: tables in CSV go together; give their folder",
                "{path} : les tableaux en CSV vont ensemble; donnez leur dossier",
            ).format(path=path)
        )
    if path.suffix.lower() == ".db":
        return FileError(
            Text(
                "{path}: a journal is live; open it, or begin one, with open() (in a terminal, 'evaluation "
                "new ... -o {path}' begins one)",
                "{path} : un journal est vivant; ouvrez-le, ou commencez-en un, avec open() (dans un "
                "terminal, « evaluation new ... -o {path} » en commence un)",
            ).format(path=path)
        )
    if not path.suffix:
        return FileError(
            Text(
                "there is no folder {path} (looked for from {folder})",
                "il n’y a pas de dossier {path} (cherché à partir de {folder})",
            ).format(path=path, folder=Path.cwd())
        )
    return UnknownNameError.among("file type", path.suffix, (".json", ".xlsx"))


__all__ = ["read", "write"]
