"""Criteria libraries from their YAML files, with everything wrong in a file reported at once."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, NamedTuple

from evaluation.errors import EvaluationError, FileError, UnknownNameError
from evaluation.language.text import Language, Text
from evaluation.library.problems import SHOWN, CriteriaFileError, Problem, in_order
from evaluation.library.shared import Role, Shared
from evaluation.model.criteria import Criteria, Task
from evaluation.shipped import shipped_folder

if TYPE_CHECKING:
    from evaluation.library.document import Document

SHARED_FILES = ("_roles.yaml", "_tasks.yaml", "_references.yaml", "_scales.yaml")
# A file as it stood at one moment: path, time of its last change, size.
Stamp = tuple[Path, int, int]


class Library(NamedTuple):
    """The criteria of a file, and the languages in which its texts are written."""

    criteria: Criteria
    languages: tuple[Language, ...]


def names() -> tuple[str, ...]:
    """Return the names of the libraries that ship with the package.

    Examples
    --------
    >>> "crm" in names()
    True
    """
    return tuple(sorted(path.stem for path in shipped_folder("criteria").glob("[a-z]*.yaml")))


def criteria(name: str | Path) -> Criteria:
    """Return the criteria of a library.

    Parameters
    ----------
    name
        The name of a library that ships with the package, or the path of a criteria file, which
        ends in ``.yaml``. Roles, tasks, sources and the scale of ratings come from the files
        ``_roles.yaml``, ``_tasks.yaml``, ``_references.yaml`` and ``_scales.yaml`` beside it, and
        from those that ship with the package where there are none.

    Raises
    ------
    UnknownNameError
        If there is no such library.
    FileError
        If the file cannot be read, or has problems; the message names all of them by their line.

    Examples
    --------
    >>> [crm.label.en for crm in criteria("crm").leaves][:1]
    ['Companies, contacts and duplicates']
    """
    return library(name).criteria


def problems(path: str | Path) -> tuple[Problem, ...]:
    """Return everything wrong in a criteria file, in the order of the file; nothing if it is good.

    Raises
    ------
    FileError
        If the file is not there, cannot be opened, or stands beside a bad shared file.
    """
    given = Path(path)
    shared = _shared(_shared_stamps(given))
    return _read(stamp_of(given), shared)[1]


def roles() -> tuple[Role, ...]:
    """Return the roles that ship with the package.

    Examples
    --------
    >>> [role.id for role in roles() if role.side == "bridge"]
    ['cmto']
    """
    return shared_with(None).roles


def tasks() -> tuple[Task, ...]:
    """Return the tasks that ship with the package.

    Examples
    --------
    >>> tasks()[0].label.en
    'Manage the technology'
    """
    return shared_with(None).tasks


def library(name: str | Path) -> Library:
    """Return the criteria of a library with their languages; see ``criteria``."""
    path = path_of(name)
    return _library(stamp_of(path), _shared_stamps(path))


def shared_with(name: str | Path | None) -> Shared:
    """Return what a library shares with others; None for what ships with the package."""
    return _shared(_shared_stamps(None if name is None else path_of(name)))


def path_of(name: str | Path) -> Path:
    """Return the path of a criteria file, given its path or the name of a shipped library."""
    if Path(name).suffix in {".yaml", ".yml"}:
        return Path(name)
    if name not in names():
        raise UnknownNameError.among("library", name, (*names(), "*.yaml"))
    return shipped_folder("criteria") / f"{name}.yaml"


@lru_cache(maxsize=32)
def _library(stamp: Stamp, shared_stamps: tuple[Stamp, ...]) -> Library:
    found, wrong = _read(stamp, _shared(shared_stamps))
    if found is None:
        raise CriteriaFileError.of(stamp[0], wrong)
    return found


def _read(stamp: Stamp, shared: Shared) -> tuple[Library | None, tuple[Problem, ...]]:
    from evaluation.library import schema
    from evaluation.library.consistency import contradictions

    path = stamp[0]
    document, wrong = document_at(path)
    if document is None:
        return None, wrong
    file, wrong = validated(document, schema.CriteriaFile)
    wrong = in_order([*wrong, *islice(contradictions(document, shared), 10 * SHOWN)])
    if file is None or wrong:
        return None, wrong
    try:
        return Library(file.criteria(shared), file.languages), ()
    except EvaluationError as error:
        return None, (document.problem((), error.message),)


def document_at(path: Path) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the content of a file, or why there is none."""
    from evaluation.library.document import MAX_BYTES, DocumentError, read_document

    try:
        with path.open("rb") as file:
            return read_document(file.read(MAX_BYTES + 1)), ()
    except OSError as error:
        raise _unreadable(path, error) from error
    except DocumentError as error:
        return None, (error.problem,)


def validated(document: Document, model: type[Any]) -> tuple[Any, tuple[Problem, ...]]:
    """Return a document as its schema has it, or what the schema refuses."""
    from pydantic import ValidationError

    from evaluation.library.sentences import sentences

    try:
        return model.model_validate(document.data), ()
    except ValidationError as error:
        return None, tuple(sentences(document, error))


@lru_cache(maxsize=8)
def _shared(stamps: tuple[Stamp, ...]) -> Shared:
    from evaluation.library import schema

    files = (schema.RolesFile, schema.TasksFile, schema.ReferencesFile, schema.ScalesFile)
    contents: list[Any] = []
    for (path, _, _), model in zip(stamps, files, strict=True):
        document, wrong = document_at(path)
        file = None
        if document is not None:
            file, wrong = validated(document, model)
        if file is None:
            raise CriteriaFileError.of(path, in_order(wrong))
        contents.append(file.content())
    return Shared(*contents)


def _shared_stamps(path: Path | None) -> tuple[Stamp, ...]:
    shipped = shipped_folder("criteria")
    beside = shipped if path is None else path.parent
    own = [beside / name for name in SHARED_FILES]
    return tuple(stamp_of(one if one.exists() else shipped / one.name) for one in own)


def stamp_of(path: Path) -> Stamp:
    """Return a file as it stands now, so that it is read again once it has changed."""
    try:
        found = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    if not S_ISREG(found.st_mode):
        raise FileError(
            Text("{path} is not a file", "{path} n’est pas un fichier").format(path=path)
        )
    return path.resolve(), found.st_mtime_ns, found.st_size


def _unreadable(path: Path, error: OSError) -> FileError:
    if isinstance(error, FileNotFoundError):
        return FileError(
            Text(
                "there is no file {path} (looked for from {folder})",
                "il n’y a pas de fichier {path} (cherché à partir de {folder})",
            ).format(path=path, folder=Path.cwd())
        )
    return FileError(
        Text("{path} cannot be read: {reason}", "{path} ne peut pas être lu : {reason}").format(
            path=path, reason=error.strerror
        )
    )
