"""The way in: a journal is opened, or begun where none is."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from journaling import begun, small

import evaluation as package
from evaluation.errors import FileError, JournalError
from evaluation.journal import open as open_journal
from evaluation.journal import verify
from evaluation.journal.store import Store


def test_the_package_opens_journals() -> None:
    assert package.open is open_journal


def test_a_journal_is_begun_and_opened_again(tmp_path: Path) -> None:
    with package.open(tmp_path / "x.db", start=small()) as session:
        session.name_vendor("x")
    with package.open(str(tmp_path / "x.db")) as again:
        assert [vendor.id for vendor in again.evaluation.vendors] == ["v", "w", "x"]
        assert again.evaluator is None


def test_a_journal_is_never_begun_over_a_file(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        head = session.head
        with pytest.raises(FileError, match="exists already; open it without start="):
            package.open(session.path, start=small())
        assert session.head == head
    other = tmp_path / "notes.txt"
    other.write_text("mine", "utf-8")
    with pytest.raises(FileError, match="exists already") as refused:
        package.open(other, start=small())
    assert "existe déjà; ouvrez-le sans start=" in refused.value.message.fr
    assert other.read_text("utf-8") == "mine"


def test_a_journal_that_is_not_there_is_said_with_the_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"there is no journal .*none.db .*start="):
        package.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "crm.json"
    path.write_text('{"format": "vendor-evaluation/1"}', "utf-8")
    with pytest.raises(FileError, match="is not a journal"):
        package.open(path)
    assert path.read_text("utf-8") == '{"format": "vendor-evaluation/1"}'


def test_a_tilde_is_the_persons_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERPROFILE" if os.name == "nt" else "HOME", str(tmp_path))
    with package.open("~/x.db", start=small()):
        assert (tmp_path / "x.db").is_file()


def test_a_journal_that_is_too_damaged_to_be_opened_is_verified_all_the_same(
    tmp_path: Path,
) -> None:
    path = tmp_path / "crm.db"
    begun(path, small()).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entries SET content = '{}' WHERE sequence = 2")
    connection.close()
    with pytest.raises(JournalError, match=r"entry 2 is damaged; verify the journal"):
        open_journal(path)
    assert verify(path).faults == ((2, "changed"),)


def test_a_journal_whose_beginning_was_interrupted_says_so(tmp_path: Path) -> None:
    Store(tmp_path / "crm.db", create=True).close()
    with pytest.raises(JournalError, match="its beginning was interrupted"):
        open_journal(tmp_path / "crm.db")
