"""A journal as one JSON file and back: the same entries with the same digests."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from evaluation.errors import FileError, JournalError
from evaluation.exchange.files import decoded, encoded, read_bytes, write_files
from evaluation.journal.entry import FORMAT, Entry
from evaluation.journal.fold import Fold
from evaluation.journal.session import Session
from evaluation.journal.sqlite import remove
from evaluation.journal.starting import opened
from evaluation.journal.store import Store
from evaluation.journal.verification import verify
from evaluation.language.text import Text

# A hundred thousand entries take some fifty megabytes.
_MOST_BYTES = 256_000_000
_KEYS = tuple(Entry.__dataclass_fields__)


def export_journal(session: Session, path: str | Path) -> Path:
    """Write a journal to one JSON file, one entry a line, and return its path.

    What people answered at a readiness gate that is still open is no entry, and stays behind.

    Raises
    ------
    ProcessError
        If this is a member's session and something is not revealed yet.
    FileError
        If the file is the journal itself or cannot be written; the former one, if any, stands.
    """
    entries = session.entries()
    given = Path(path).expanduser()
    _require_other(given, session.path)
    lines = (json.dumps(asdict(entry), ensure_ascii=False) for entry in entries)
    text = f'{{"format": "{FORMAT}", "entries": [\n' + ",\n".join(lines) + "\n]}\n"
    write_files({given: encoded(text, given)})
    return given


def import_journal(file: str | Path, path: str | Path) -> Session:
    """Make a journal of a JSON file that ``export_journal`` wrote, and open it as facilitator.

    Parameters
    ----------
    file
        The JSON file.
    path
        The journal to make, such as ``crm.db``; it must not be there yet.

    Raises
    ------
    FileError
        If the file cannot be read, is of another format, or the journal is there already.
    JournalError
        If an entry was changed, removed, added or moved; the message names it.
    """
    source, target = Path(file).expanduser(), Path(path).expanduser()
    if target.exists():
        raise FileError(
            Text(
                "{path} exists already; choose another name",
                "{path} existe déjà; choisissez un autre nom",
            ).format(path=target)
        )
    entries = _read(source)
    Fold().follow(entries)
    store = Store(target, create=True)
    try:
        store.write(lambda transaction: transaction.append(entries))
        store.close()
        return opened(target, None)
    except BaseException:
        store.close()
        remove(target)
        raise


def _require_other(path: Path, journal: Path) -> None:
    """Refuse to write over a journal: the export would take its place."""
    taken = [journal, *(journal.with_name(f"{journal.name}-{end}") for end in ("wal", "shm"))]
    if path.suffix.lower() == ".db" or path.resolve() in map(Path.resolve, taken):
        _refuse(
            path,
            "this is the name of a journal, not of an export; choose a name that ends with .json",
            "c’est le nom d’un journal, pas d’une exportation; choisissez un nom qui finit par .json",
        )


def _read(path: Path) -> list[Entry]:
    text = decoded(read_bytes(path, limit=_MOST_BYTES), path)
    try:
        data = json.loads(text, parse_constant=str)
    except (ValueError, RecursionError):
        _refuse(path, "this is not JSON", "ce n’est pas du JSON")
    if not isinstance(data, dict) or set(data) != {"format", "entries"}:
        _refuse(
            path,
            "this is not a journal; it must hold 'format' and 'entries'",
            "ce n’est pas un journal; il faut « format » et « entries »",
        )
    if data["format"] != FORMAT:
        _refuse(
            path,
            "this is the format '{found}'; this version reads '{known}'",
            "c’est le format « {found} »; cette version lit « {known} »",
            found=str(data["format"])[:60],
            known=FORMAT,
        )
    rows = data["entries"]
    if not isinstance(rows, list) or not rows:
        _refuse(path, "it holds no entry", "il ne contient aucune entrée")
    entries = [_entry(row, k, path) for k, row in enumerate(rows, start=1)]
    found = verify(entries)
    if not found.is_sound:
        raise JournalError(
            Text(
                "{path}: entry {number} is not as it was written; ask for the file again",
                "{path} : l’entrée {number} n’est pas telle qu’elle a été écrite; redemandez le "
                "fichier",
            ).format(path=path, number=found.faults[0][0])
        )
    return entries


def _entry(row: Any, place: int, path: Path) -> Entry:  # noqa: ANN401  # a row as it came in
    entry = Entry(**row) if isinstance(row, dict) and set(row) == set(_KEYS) else None
    if entry is None or not _is_fit(entry, place):
        _refuse(
            path,
            "entry {place}: it must hold {keys}, each of its type",
            "entrée {place} : il faut {keys}, chacun de son type",
            place=place,
            keys=", ".join(_KEYS),
        )
    return entry


def _is_fit(entry: Entry, place: int) -> bool:
    """Tell whether an entry can be kept: a file from elsewhere may hold anything."""
    if not entry.is_whole or not 0 <= entry.undoes < max(place, 1):
        return False
    texts = (entry.at, entry.author, entry.kind, entry.content, entry.salt)
    try:
        "".join(texts).encode()
        return datetime.fromisoformat(entry.at).tzinfo is not None and "\0" not in "".join(texts)
    except ValueError:  # half a character, or no time
        return False


def _refuse(path: Path, en: str, fr: str, **values: object) -> NoReturn:
    message = Text("{path}: " + en, "{path} : " + fr)
    raise FileError(message.format(path=path, **values))
