"""What a session says, as an ordinary user, when the disk refuses; as JSON, for the tests."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from journal.faults.processes import begin, entries_of

from evaluation.errors import EvaluationError
from evaluation.journal import open as open_journal
from evaluation.journal.entry import Entry
from evaluation.journal.session import Session
from evaluation.journal.verification import verify

NOBODY = 65534


def main(scenario: str, number: str) -> None:
    """Play a scenario in a folder of one's own, and print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "crm.db")
        begin(path)
        entries_of(path)
        with open_journal(path) as session:
            rate(session, 0)  # whatever is imported late is there before rights are given up
        _become_ordinary(Path(folder))
        sys.stdout.write(json.dumps(SCENARIOS[scenario](path, int(number))))


def rate(session: Session, k: int) -> Entry:
    """Write one entry."""
    return session.rate(k % 6, vendor="hibou", criterion="t", evaluator="ann", note="note " * 20)


def error_of(act: Callable[[], object]) -> list[str]:
    """Return what an error says in both languages; nothing when there is none."""
    try:
        act()
    except EvaluationError as error:
        return [type(error).__name__, error.message.en, error.message.fr]
    return []


def opened(path: Path) -> None:
    """Open a journal and close it."""
    open_journal(path).close()


def file_read_only(path: Path, _number: int) -> object:
    """Open a file that may only be read, then may be written again."""
    path.chmod(0o444)
    refused = error_of(lambda: opened(path))
    path.chmod(0o644)
    return {"errors": [refused], **kept(path, [])}


def folder_read_only(path: Path, _number: int) -> object:
    """Open a file that may be written in a folder that may not."""
    path.parent.chmod(0o555)
    refused = error_of(lambda: opened(path))
    path.parent.chmod(0o755)
    return {"errors": [refused], **kept(path, [])}


def folder_closed(path: Path, _number: int) -> object:
    """Open a file in a folder that one may not enter."""
    path.parent.chmod(0)
    refused = error_of(lambda: opened(path))
    path.parent.chmod(0o755)
    return {"errors": [refused], **kept(path, [])}


def begun_in_read_only(path: Path, _number: int) -> object:
    """Begin a journal in a folder that may only be read."""
    path.parent.chmod(0o555)
    refused = error_of(lambda: begin(path.with_name("other.db")))
    path.parent.chmod(0o755)
    return {"errors": [refused], **kept(path, [])}


def read_only_while_open(path: Path, _number: int) -> object:
    """Write while the file and its folder stop being writable, and after they are again."""
    acknowledged: list[Entry] = []
    with open_journal(path) as session:
        acknowledged.append(rate(session, 1))
        path.chmod(0o444)
        path.parent.chmod(0o555)
        errors = [error_of(lambda: acknowledged.append(rate(session, 1))) for _ in range(5)]
        another = error_of(lambda: opened(path))
        path.parent.chmod(0o755)
        path.chmod(0o644)
        acknowledged.append(rate(session, 2))
    return {"errors": [another], "own": errors, **kept(path, acknowledged)}


def disk_full(path: Path, number: int) -> object:
    """Write until no file may grow any more, then make room and go on."""
    import resource

    acknowledged: list[Entry] = []
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_journal(path) as session:
        acknowledged.append(rate(session, 0))
        size = max(each.stat().st_size for each in path.parent.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000 + 1_237 * number, unlimited[1]))
        errors = _until_refused(session, acknowledged)
        refused_again = error_of(lambda: rate(session, 1))
        there = [entry.sequence for entry in session.log()]
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        acknowledged.append(rate(session, 2))
    return {
        "errors": [errors, refused_again],
        "seen": len(there),
        "then": acknowledged[-2].sequence,
        **kept(path, acknowledged),
    }


def _until_refused(session: Session, acknowledged: list[Entry]) -> list[str]:
    for k in range(10_000):
        refused = error_of(partial(_add, session, k, acknowledged))
        if refused:
            return refused
    return []


def _add(session: Session, k: int, acknowledged: list[Entry]) -> None:
    acknowledged.append(rate(session, k))


def kept(path: Path, acknowledged: list[Entry]) -> dict[str, object]:
    """Write once more in a new session; tell whether all is there that was acknowledged."""
    with open_journal(path) as session:
        acknowledged = [*acknowledged, rate(session, 3)]
    stored = entries_of(path)
    return {
        "acknowledged": len(acknowledged),
        "lost": sum(entry not in stored for entry in acknowledged),
        "sound": verify(stored).is_sound,
    }


def _become_ordinary(folder: Path) -> None:
    # The rights of files hold for everyone but root.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        for each in (folder, *folder.iterdir()):
            os.chown(each, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


SCENARIOS: dict[str, Callable[[Path, int], object]] = {
    "file read-only": file_read_only,
    "folder read-only": folder_read_only,
    "folder closed": folder_closed,
    "begun in read-only": begun_in_read_only,
    "read-only while open": read_only_while_open,
    "disk full": disk_full,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
