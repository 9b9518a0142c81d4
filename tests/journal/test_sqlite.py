"""Where a journal may lie, how its file is opened, and what the errors of SQLite mean."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import psutil
import pytest

from evaluation.errors import FileError
from evaluation.journal import sqlite
from evaluation.journal.store import Store, Transaction


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "crm.db", create=True)
    yield made
    made.close()


def mounted(monkeypatch: pytest.MonkeyPatch, *mounts: tuple[str, str, str, str]) -> None:
    """Have the system tell of these mounts: device, folder, type and options."""
    told = [
        SimpleNamespace(device=device, mountpoint=folder, fstype=kind, opts=opts)
        for device, folder, kind, opts in mounts
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: told)


def values(store: Store, *settings: str) -> list[object]:
    with store._engine.begin() as connection:
        return [connection.exec_driver_sql(f"PRAGMA {each}").scalar() for each in settings]


def test_every_connection_puts_writes_on_the_disk_before_it_acknowledges_them(
    store: Store,
) -> None:
    engine = store._engine
    with engine.connect() as one, engine.connect() as two, sqlite.writing(engine) as three:
        for connection in (one, two, three):
            found = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "fullfsync", "checkpoint_fullfsync")
            ]
            assert found == ["wal", 2, 1, 1]  # 2 is FULL


def test_what_is_deleted_is_overwritten(store: Store) -> None:
    assert values(store, "secure_delete", "trusted_schema") == [1, 0]


def test_a_connection_that_is_made_later_is_like_the_first(store: Store) -> None:
    store._engine.dispose()
    assert values(store, "journal_mode", "synchronous") == ["wal", 2]


def test_a_writer_is_the_only_one_from_its_first_look(store: Store) -> None:
    with (
        sqlite.writing(store._engine),
        closing(sqlite3.connect(store.path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="database is locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize(
    ("kind", "opts"),
    [
        ("nfs4", "rw"),
        ("nfs", "rw"),
        ("cifs", "rw,vers=3.0"),
        ("CIFS", "rw"),
        ("smbfs", "rw"),
        ("fuse.sshfs", "rw"),
        ("fuse.gvfsd-fuse", "rw"),
        ("NTFS", "rw,remote"),  # a letter that Windows gives to a share
    ],
)
def test_a_network_share_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, opts: str
) -> None:
    mounted(monkeypatch, ("/dev/a", "/", "ext4", "rw"), ("files:/team", str(tmp_path), kind, opts))
    with pytest.raises(FileError, match=rf"network share \(files:/team, {kind}\)") as caught:
        sqlite.require_place(tmp_path / "crm.db", create=True)
    assert "se trouve sur un partage réseau (files:/team" in caught.value.message.fr
    assert "gardez-le sur le disque de cet ordinateur" in caught.value.message.fr


def test_a_journal_on_a_share_is_neither_opened_nor_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path / "crm.db", create=True).close()
    mounted(monkeypatch, ("files:/team", str(tmp_path), "nfs4", "rw"))
    with pytest.raises(FileError, match="lies on a network share"):
        Store(tmp_path / "crm.db")
    with pytest.raises(FileError, match="lies on a network share"):
        Store(tmp_path / "new.db", create=True)
    assert not (tmp_path / "new.db").exists()


def test_the_longest_mount_point_says_where_a_file_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, disk = tmp_path / "share", tmp_path / "share" / "disk"
    disk.mkdir(parents=True)
    mounted(
        monkeypatch,
        ("/dev/b", str(disk), "ext4", "rw"),
        ("files:/team", str(share), "nfs4", "rw"),
        ("/dev/a", "/", "ext4", "rw"),
    )
    sqlite.require_place(disk / "crm.db", create=True)
    with pytest.raises(FileError, match="lies on a network share"):
        sqlite.require_place(share / "crm.db", create=True)
    # A name that begins alike is another folder.
    sqlite.require_place(tmp_path / "shared.db", create=True)


def test_what_is_mounted_later_at_the_same_place_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounted(
        monkeypatch,
        ("automatic", str(tmp_path), "autofs", "rw"),
        ("files:/team", str(tmp_path), "cifs", "rw"),
    )
    with pytest.raises(FileError, match="files:/team, cifs"):
        sqlite.require_place(tmp_path / "crm.db", create=True)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_link_leads_to_the_share_where_the_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "here").symlink_to(share)
    mounted(monkeypatch, ("/dev/a", "/", "ext4", "rw"), ("files:/t", str(share), "nfs4", "rw"))
    with pytest.raises(FileError, match="files:/t, nfs4"):
        sqlite.require_place(tmp_path / "here" / "crm.db", create=True)


class WindowsPath(PureWindowsPath):
    """A path as Windows has them, on any system."""

    def expanduser(self) -> WindowsPath:
        return self

    def absolute(self) -> WindowsPath:
        return self


@pytest.mark.parametrize(
    "written", [r"\\server\team\crm.db", r"\\?\UNC\server\team\crm.db", "//server/team/crm.db"]
)
def test_a_share_of_windows_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    mounted(monkeypatch)
    with pytest.raises(FileError, match=r"lies on a network share \(\\\\.*server\\team\)"):
        sqlite.require_place(WindowsPath(written), create=True)  # type: ignore[arg-type]  # as one


def test_a_long_path_of_windows_is_no_share(monkeypatch: pytest.MonkeyPatch) -> None:
    mounted(monkeypatch)
    sqlite.require_place(WindowsPath("\\\\?\\C:\\crm.db"), create=True)  # type: ignore[arg-type]  # as one


def test_the_disk_of_this_computer_is_accepted(tmp_path: Path) -> None:
    sqlite.require_place(tmp_path / "crm.db", create=True)


@pytest.mark.skipif(sys.platform == "win32", reason="these are file locks of Unix")
def test_a_disk_that_cannot_keep_a_journal_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connected(path: Path) -> sqlite3.Connection:
        # These locks share no memory between processes, so that SQLite keeps another mode.
        where = f"{path.as_uri()}?mode=rw&vfs=unix-dotfile"
        return sqlite3.connect(where, uri=True, check_same_thread=False)

    monkeypatch.setattr(sqlite, "_connected", connected)
    with pytest.raises(FileError, match=r"cannot be kept here \(journal_mode=delete\)") as caught:
        Store(tmp_path / "crm.db", create=True)
    assert "ne peut pas être gardé ici" in caught.value.message.fr
    assert list(tmp_path.iterdir()) == []


def test_a_missing_journal_is_looked_for_aloud(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"there is no journal .*looked for from .*start="):
        sqlite.require_place(tmp_path / "crm.db", create=False)
    with pytest.raises(FileError, match="there is no journal"):
        sqlite.require_place(tmp_path, create=False)  # a folder


@pytest.mark.parametrize(
    ("name", "en", "fr"),
    [
        ("SQLITE_FULL", "the disk is full or refuses", "faites de la place"),
        ("SQLITE_IOERR_WRITE", "the disk is full or refuses", "faites de la place"),
        ("SQLITE_READONLY_DIRECTORY", "may not be written by you", "pas le droit d’écrire"),
        ("SQLITE_CANTOPEN", "may not be written by you", "pas le droit d’écrire"),
        ("SQLITE_BUSY", "another program has held the journal", "un autre programme"),
        ("SQLITE_PROTOCOL", "another program has held the journal", "un autre programme"),
        ("SQLITE_CORRUPT", "is damaged or is not a journal", "est abîmé ou n’est pas"),
        ("SQLITE_NOTADB", "is damaged or is not a journal", "est abîmé ou n’est pas"),
        ("", "is damaged or is not a journal", "est abîmé ou n’est pas"),
    ],
)
def test_an_error_of_the_database_says_what_to_do(
    tmp_path: Path, name: str, en: str, fr: str
) -> None:
    path = tmp_path / "crm.db"
    path.touch()
    error = sqlite3.OperationalError("why")
    if name:
        error.sqlite_errorname = name
    found = sqlite.explained(path, error).message
    assert en in found.en
    assert fr in found.fr
    assert str(path) in found.en


def test_a_file_that_cannot_be_opened_because_it_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorname = "SQLITE_CANTOPEN"
    assert "there is no journal" in sqlite.explained(tmp_path / "crm.db", error).message.en


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "may not be written by you"),
        (errno.EROFS, "may not be written by you"),
        (errno.ENOSPC, "make room"),
        (errno.ENOENT, "there is no folder"),
        (errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG)),
    ],
)
def test_an_error_of_the_system_says_what_to_do(number: int, words: str) -> None:
    error = OSError(number, os.strerror(number), "crm.db")
    assert words in sqlite.refused(Path("crm.db"), error).message.en


def test_two_cannot_claim_the_same_file(tmp_path: Path) -> None:
    sqlite.claim(tmp_path / "crm.db")
    with pytest.raises(FileError, match="exists already"):
        sqlite.claim(tmp_path / "crm.db")


def test_removing_what_was_claimed_takes_what_lies_beside_it(tmp_path: Path) -> None:
    Store(tmp_path / "crm.db", create=True).close()
    for name in ("crm.db-wal", "crm.db-shm", "crm.db-journal"):
        (tmp_path / name).touch()
    (tmp_path / "other.db").touch()
    sqlite.remove(tmp_path / "crm.db")
    assert [each.name for each in tmp_path.iterdir()] == ["other.db"]


def test_tidying_leaves_nothing_beside_the_file(store: Store) -> None:
    beside = store.path.with_name("crm.db-wal")
    with sqlite.writing(store._engine) as connection:
        Transaction(connection, store.path).keep_ballot("A", "ann", {})
    assert beside.stat().st_size > 0
    store.tidy()
    assert beside.stat().st_size == 0
