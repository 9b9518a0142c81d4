"""A full disk: a clear message, nothing lost, and the same session goes on once there is room."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from journal.faults.processes import begin, entries_of, play
from sqlalchemy import event

from evaluation.errors import FileError
from evaluation.journal import open as open_journal
from evaluation.journal.session import Session
from evaluation.journal.verification import verify


def limit_pages(session: Session, most: int | None) -> None:
    """Let the file of a session have so many pages more, or as many as it likes."""
    with session._store._engine.begin() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        limit = 2**31 if most is None else used + most
        connection.exec_driver_sql(f"PRAGMA max_page_count={limit}")


def write_until_refused(session: Session) -> FileError:
    for k in range(1_000):
        try:
            session.rate(k % 6, vendor="hibou", criterion="t", evaluator="ann", note="x" * 500)
        except FileError as error:
            return error
    pytest.fail("nothing was refused")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit on the size of a file")
def test_what_was_acknowledged_outlives_a_file_that_may_not_grow(campaign_seed: int) -> None:
    found = play("disk full", campaign_seed)
    for kind, en, fr in found["errors"]:
        assert kind == "FileError"
        assert "the disk is full or refuses" in en
        assert "make room, then do it again" in en
        assert "faites de la place, puis recommencez" in fr
    assert found["seen"] == found["then"]
    assert (found["lost"], found["sound"]) == (0, True)
    assert found["acknowledged"] > 4


def test_a_session_goes_on_once_there_is_room(tmp_path: Path) -> None:
    path = tmp_path / "crm.db"
    begin(path)
    with open_journal(path) as session:
        # The session has one connection, which keeps the limit.
        limit_pages(session, 2)
        error = write_until_refused(session)
        assert "database or disk is full" in error.message.en
        assert "faites de la place" in error.message.fr
        before = session.head
        limit_pages(session, None)
        entry = session.rate(2, vendor="hibou", criterion="t", evaluator="ann")
        assert entry.sequence == before.count + 1
        assert entry.previous == before.digest
    stored = entries_of(path)
    assert stored[-1] == entry
    assert verify(stored, head=entry.head).is_sound


def test_a_refused_entry_leaves_no_trace_in_the_session(tmp_path: Path) -> None:
    path = tmp_path / "crm.db"
    begin(path)
    with open_journal(path) as session, open_journal(path) as other:
        limit_pages(session, 0)
        write_until_refused(session)
        assert session.head == other.head
        assert session.evaluation == other.evaluation
        # Others, who have room, go on, and this one follows.
        entry = other.rate(1, vendor="lynx", criterion="t", evaluator="bob")
        assert session.head == entry.head


def test_a_journal_that_finds_no_room_to_begin_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cramped(path: Path) -> object:
        made = whole(path)
        event.listen(made, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count=5"))
        return made

    from evaluation.journal import sqlite

    whole = sqlite.engine
    monkeypatch.setattr(sqlite, "engine", cramped)
    with pytest.raises(FileError, match="make room, then do it again"):
        begin(tmp_path / "crm.db")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    begin(tmp_path / "crm.db")
