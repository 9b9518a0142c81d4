"""Files read with a limit, and written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG

from evaluation.errors import EvaluationError, FileError
from evaluation.language.text import Text

MAX_BYTES = 64_000_000  # some 200,000 ratings with their notes


def read_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Return the content of a file.

    Raises
    ------
    FileError
        If it is not there, is no file, cannot be read, or is larger than the limit.
    """
    try:
        # Opening a pipe or a device could wait for ever.
        if not S_ISREG(path.stat().st_mode):
            raise _file_error("{path} is not a file", "{path} n’est pas un fichier", path=path)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise _file_error(
            "there is no file {path} (looked for from {folder})",
            "il n’y a pas de fichier {path} (cherché à partir de {folder})",
            path=path,
            folder=Path.cwd(),
        ) from error
    except OSError as error:
        raise _file_error(
            "{path} cannot be read: {reason}",
            "{path} ne peut pas être lu : {reason}",
            path=path,
            reason=error.strerror,
        ) from error
    if len(content) > limit:
        raise _file_error(
            "{path} is larger than {limit} MB: this is not an evaluation",
            "{path} dépasse {limit} Mo : ce n’est pas une évaluation",
            path=path,
            limit=limit // 1_000_000,
        )
    return content


def decoded(content: bytes, path: Path) -> str:
    """Return the text of a file in UTF-8, with or without a byte-order mark.

    Raises
    ------
    FileError
        If it is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _file_error(
            "{path}, line {line}: this is not UTF-8 text; save the file again with the encoding "
            "UTF-8",
            "{path}, ligne {line} : ce n’est pas du texte UTF-8; enregistrez à nouveau le fichier "
            "en encodage UTF-8",
            path=path,
            line=content.count(b"\n", 0, error.start) + 1,
        ) from error


def encoded(text: str, path: Path) -> bytes:
    """Return a text in UTF-8.

    Raises
    ------
    FileError
        If it holds half of a character, which no file can.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        near = text[max(0, error.start - 30) : error.start].replace("\n", " ")
        raise _file_error(
            "{path} cannot be written: there is half a character after '{near}'; type it again",
            "{path} ne peut pas être écrit : il y a la moitié d’un caractère après « {near} »; "
            "tapez-le à nouveau",
            path=path,
            near=near,
        ) from error


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files whole: the former ones stand until all of the new ones are on the disk.

    Raises
    ------
    FileError
        If a folder is not there or the disk refuses; no part of a file is left behind.
    """
    # A link stays a link: what it leads to is replaced.
    parts = {path: path.resolve().with_name(f".{secrets.token_hex(8)}.part") for path in files}
    writing = next(iter(files), Path())
    try:
        for writing, content in files.items():
            _write_part(parts[writing], content, like=writing)
        for writing, part in parts.items():
            part.replace(writing.resolve())
    except OSError as error:
        raise _unwritable(writing, error) from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those around it, where they are not there yet.

    Raises
    ------
    FileError
        If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _file_error(
            "the folder {folder} cannot be made: {reason}; choose another one",
            "le dossier {folder} ne peut pas être créé : {reason}; choisissez-en un autre",
            folder=folder,
            reason=error.strerror,
        ) from error


def in_file(path: Path, error: EvaluationError) -> FileError:
    """Return an error with the file in front of what is wrong in it."""
    return FileError(
        Text("{path}: {message}", "{path} : {message}").format(path=path, message=error.message)
    )


def _write_part(part: Path, content: bytes, *, like: Path) -> None:
    with part.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if like.exists():
        shutil.copymode(like, part)


def _unwritable(path: Path, error: OSError) -> FileError:
    return _file_error(
        "{path} cannot be written: {reason}; what was there before is still there",
        "{path} ne peut pas être écrit : {reason}; ce qui était là y est toujours",
        path=path,
        reason=error.strerror,
    )


def _file_error(en: str, fr: str, **values: object) -> FileError:
    return FileError(Text(en, fr).format(**values))
