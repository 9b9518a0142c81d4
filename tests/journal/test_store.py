"""The file of a journal: begun once, append only, and never mistaken for another."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from building import rated
from sqlalchemy.exc import IntegrityError

from evaluation.errors import EvaluationError, FileError, JournalError
from evaluation.journal import open as open_journal
from evaluation.journal.entry import START, Entry, Head, following
from evaluation.journal.session import Session
from evaluation.journal.store import Store, Transaction

START_WITH = rated({"hibou": (5, 4, 4), "lynx": (3, 2, 1)}, evaluators=("ann", "bob"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crm.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = Store(path, create=True)
    yield made
    made.close()


def session_on(path: Path) -> Session:
    """Return a session on a new journal in which a round is open."""
    made = open_journal(path, start=START_WITH)
    made.open_round()
    return made


def rate(session: Session, rating: int = 3) -> Entry:
    return session.rate(rating, vendor="hibou", criterion="t", evaluator="ann")


def adding(*words: str) -> Callable[[Transaction], list[Entry]]:
    """Return work that adds entries after those that are there."""

    def work(transaction: Transaction) -> list[Entry]:
        there = transaction.after(0)
        head, made = there[-1].head if there else Head(0, START), []
        for word in words:
            made.append(following(head, author="ann", kind="NoteWritten", content=word))
            head = made[-1].head
        transaction.append(made)
        return made

    return work


def names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def run(path: Path, *statements: str) -> None:
    """Change a database with SQL."""
    with closing(sqlite3.connect(path)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def test_entries_come_back_as_they_were_written(store: Store) -> None:
    words = ["", "é « à »", "𝄞", "a\0b", "x" * 100_000, "'; DROP TABLE entries; --"]
    written = store.write(adding(*words))
    assert [entry.content for entry in written] == words
    assert store.after(0) == written
    assert store.after(4) == written[4:]
    assert store.count() == 6


def test_a_new_journal_is_empty(store: Store) -> None:
    assert store.after(0) == []
    assert store.count() == 0


def test_work_that_fails_leaves_nothing(store: Store) -> None:
    store.write(adding("kept"))

    def broken(transaction: Transaction) -> list[Entry]:
        adding("gone")(transaction)
        transaction.keep_ballot("A", "ann", {"R01": 1})
        raise KeyError("broken")

    with pytest.raises(KeyError, match="broken"):
        store.write(broken)
    assert [entry.content for entry in store.after(0)] == ["kept"]
    store.write(lambda transaction: [] if transaction.ballots("A") == {} else pytest.fail("kept"))


def test_a_place_that_is_taken_is_looked_for_again(store: Store) -> None:
    calls = []

    def late(transaction: Transaction) -> list[Entry]:
        calls.append(1)
        if len(calls) == 1:
            raise IntegrityError("taken", None, sqlite3.IntegrityError())
        return adding("second")(transaction)

    assert store.write(late)[0].sequence == 1
    assert len(calls) == 2


def test_no_place_is_given_twice(store: Store) -> None:
    (first,) = store.write(adding("first"))

    def again(transaction: Transaction) -> list[Entry]:
        transaction.append([first])
        return [first]

    with pytest.raises(FileError, match="so many people write at once") as caught:
        store.write(again)
    assert "tant de personnes écrivent en même temps" in caught.value.message.fr
    assert store.after(0) == [first]


def test_two_stores_on_one_file_see_what_the_other_wrote(store: Store, path: Path) -> None:
    other = Store(path)
    written = [*store.write(adding("one")), *other.write(adding("two")), *store.write(adding("3"))]
    assert store.after(0) == other.after(0) == written
    other.close()


def test_ballots_are_kept_replaced_and_dropped(store: Store) -> None:
    seen = []

    def work(transaction: Transaction) -> list[Entry]:
        transaction.keep_ballot("A", "ann", {"R01": 1})
        transaction.keep_ballot("A", "bob", {"R01": 2})
        transaction.keep_ballot("B", "ann", {"R01": 3})
        transaction.keep_ballot("A", "ann", {"R01": None})
        seen.append(transaction.ballots("A"))
        transaction.drop_ballots("A")
        seen.extend([transaction.ballots("A"), transaction.ballots("B")])
        return []

    store.write(work)
    assert seen == [{"ann": {"R01": None}, "bob": {"R01": 2}}, {}, {"ann": {"R01": 3}}]


def test_a_ballot_that_is_dropped_leaves_no_trace_in_any_file(store: Store, path: Path) -> None:
    def keep(transaction: Transaction) -> list[Entry]:
        transaction.keep_ballot("A", "ann", {"R01": "a word that nobody else would write"})
        return []

    def drop(transaction: Transaction) -> list[Entry]:
        transaction.drop_ballots("A")
        return []

    store.write(keep)
    store.write(drop)
    store.tidy()
    for each in path.parent.iterdir():
        assert b"nobody else" not in each.read_bytes()


@pytest.mark.parametrize("answers", ["", "[1", "5", "null", '["a"]'])
def test_a_damaged_ballot_is_an_error_of_the_file(store: Store, path: Path, answers: str) -> None:
    run(path, f"INSERT INTO ballots VALUES ('A', 'ann', '{answers}')")  # noqa: S608  # as damage would
    with pytest.raises(FileError, match="is damaged or is not a journal"):
        store.write(lambda transaction: (transaction.ballots("A") and []) or [])


def test_a_journal_is_begun_once(store: Store, path: Path) -> None:
    store.write(adding("first"))
    with pytest.raises(FileError, match="exists already"):
        Store(path, create=True)
    assert store.count() == 1


def test_of_two_who_begin_at_once_the_later_one_takes_nothing_away(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The second one has looked before the first one made the file.
    monkeypatch.setattr(Path, "exists", lambda _: False)
    with open_journal(path, start=START_WITH) as session:
        with pytest.raises(FileError, match="exists already"):
            open_journal(path, start=START_WITH)
        assert session.verify(head=session.head).is_sound
        session.open_round()
        rate(session)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"there is no folder .*nowhere; make it first"):
        Store(tmp_path / "nowhere" / "crm.db", create=True)


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no journal"):
        open_journal(tmp_path)
    with pytest.raises(FileError, match="exists already"):
        open_journal(tmp_path, start=START_WITH)
    with pytest.raises(FileError, match="exists already"):
        Store(tmp_path, create=True)


@pytest.mark.parametrize("content", [b"not a database at all\n" * 400, b"\0" * 8192])
def test_a_file_that_is_no_database_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(FileError, match="is damaged or is not a journal") as caught:
        open_journal(path)
    assert "est abîmé ou n’est pas un journal" in caught.value.message.fr
    assert path.read_bytes() == content
    assert names_in(path.parent) == [path.name]


@pytest.mark.parametrize("content", [b"", b"x"])
def test_a_file_with_nothing_in_it_is_no_journal_and_stays_as_it_is(
    path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    with pytest.raises(FileError, match="is there, but no journal was begun in it") as caught:
        open_journal(path)
    assert "aucun journal n’y a été commencé" in caught.value.message.fr
    assert path.read_bytes() == content


def test_a_journal_whose_beginning_was_broken_off_says_so(store: Store, path: Path) -> None:
    with pytest.raises(JournalError, match="its beginning was interrupted"):
        open_journal(path)
    assert store.count() == 0


@pytest.mark.parametrize("tables", [("stamps",), ("entries",), ("entries", "format"), ("format",)])
def test_a_database_of_something_else_is_left_as_it_is(path: Path, tables: tuple[str, ...]) -> None:
    run(path, *[f"CREATE TABLE {name} (name TEXT)" for name in tables])
    before = path.read_bytes()
    with pytest.raises(FileError, match="is a database, but not a journal") as caught:
        open_journal(path)
    assert "mais pas un journal de cette trousse" in caught.value.message.fr
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["vendor-journal/2", "", "vendor-journal"])
def test_another_format_is_named(path: Path, name: str) -> None:
    session_on(path).close()
    run(path, f"UPDATE format SET name = '{name}'")  # noqa: S608  # our own names
    with pytest.raises(FileError, match=f"the format '{name}'; this version reads") as caught:
        open_journal(path)
    assert "cette version lit" in caught.value.message.fr


def test_a_journal_that_another_program_laid_out_otherwise_is_opened_all_the_same(
    path: Path,
) -> None:
    session_on(path).close()
    run(path, "PRAGMA journal_mode=DELETE")
    with open_journal(path) as session:
        rate(session)
        assert session.verify().is_sound
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_page_that_does_not_hold_together_is_found_when_a_journal_is_opened(path: Path) -> None:
    session_on(path).close()
    with closing(sqlite3.connect(path)) as raw:
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name='entries'").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 + 4] ^= 1  # how many cells the page has
    path.write_bytes(content)
    with pytest.raises(FileError, match="is damaged or is not a journal"):
        Store(path)


def test_text_that_is_no_text_any_more_is_given_as_what_it_is(path: Path) -> None:
    session_on(path).close()
    run(path, "UPDATE entries SET author = CAST(x'61ff62' AS TEXT) WHERE sequence = 2")
    store = Store(path)
    assert store.after(1)[0].author == "a\\xffb"
    store.close()
    with pytest.raises(JournalError, match="entry"):
        open_journal(path)


def test_a_schema_that_is_no_text_any_more_is_damage(path: Path) -> None:
    session_on(path).close()
    content = path.read_bytes()
    assert content.count(b"CREATE TABLE entries") == 1
    path.write_bytes(content.replace(b"CREATE TABLE entries", b"CREATE TABLE e\xfftries"))
    with pytest.raises(FileError, match="is damaged or is not a journal"):
        open_journal(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open")
@pytest.mark.parametrize("beside", ["", "-wal"])
def test_nothing_is_acknowledged_in_a_file_that_was_removed(path: Path, beside: str) -> None:
    with session_on(path) as session:
        rate(session)
        path.with_name(path.name + beside).unlink()
        with pytest.raises(FileError, match="was removed, moved or replaced") as caught:
            rate(session)
        assert "a été retiré, déplacé ou remplacé" in caught.value.message.fr
    assert path.exists() == bool(beside)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open")
def test_what_was_acknowledged_outlives_the_file_beside_the_journal(path: Path) -> None:
    with session_on(path) as session:
        acknowledged = rate(session)
        path.with_name("crm.db-wal").unlink()
        with pytest.raises(FileError, match="was removed, moved or replaced"):
            rate(session)
    with open_journal(path) as session:
        assert session.head == acknowledged.head
        assert session.verify(head=acknowledged.head).is_sound


@pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that is open")
def test_a_file_that_was_replaced_while_open_is_not_written(path: Path, tmp_path: Path) -> None:
    with session_on(path) as session:
        session._store.tidy()
        shutil.copy(path, tmp_path / "copy.db")
        (tmp_path / "copy.db").replace(path)
        with pytest.raises(FileError, match="was removed, moved or replaced"):
            rate(session)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open")
def test_an_entry_whose_file_goes_while_it_is_written_is_not_acknowledged(path: Path) -> None:
    store = Store(path, create=True)

    def work(transaction: Transaction) -> list[Entry]:
        made = adding("lost")(transaction)
        path.unlink()
        return made

    with pytest.raises(FileError, match="was removed, moved or replaced"):
        store.write(work)
    store.close()


def test_a_file_that_is_gone_does_not_come_back_empty(path: Path) -> None:
    store = Store(path, create=True)
    store.close()
    path.unlink()
    with pytest.raises(FileError, match="there is no journal"):
        store.count()
    assert not path.exists()


def test_a_session_keeps_its_file_when_the_program_goes_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    with session_on(Path("crm.db")) as session:
        monkeypatch.chdir(tmp_path / "elsewhere")
        rate(session)
        session._store._engine.dispose()
        rate(session)
    assert names_in(tmp_path / "elsewhere") == []


def test_an_interrupted_session_goes_on(path: Path) -> None:
    store = Store(path, create=True)

    def interrupted(transaction: Transaction) -> list[Entry]:
        adding("gone")(transaction)
        raise KeyboardInterrupt("stopped")

    store.write(adding("one"))
    with pytest.raises(KeyboardInterrupt, match="stopped"):
        store.write(interrupted)
    store._engine.dispose()  # as SQLAlchemy does with a connection that was interrupted
    store.write(adding("two"))
    assert [entry.content for entry in store.after(0)] == ["one", "two"]
    store.close()


def test_a_file_that_was_let_go_is_not_written(store: Store) -> None:
    store.close()
    with pytest.raises(FileError, match="was closed; open it again") as caught:
        store.write(adding("late"))
    assert "a été fermé; ouvrez-le de nouveau" in caught.value.message.fr


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_journal_may_be_reached_through_a_link(path: Path, tmp_path: Path) -> None:
    session_on(path).close()
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.db"
    link.symlink_to(path)
    with open_journal(link) as session, open_journal(path) as other:
        assert rate(session).head == other.head


@pytest.mark.parametrize("name", ["été 100 %.db", "a?mode=memory.db", "a#b.db", "%41.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        return
    session_on(tmp_path / name).close()
    assert names_in(tmp_path) == [name]


def test_a_change_that_is_refused_is_not_in_the_file(path: Path) -> None:
    with session_on(path) as session:
        before = session.head
        with pytest.raises(EvaluationError, match="hibou"):
            session.rate(3, vendor="hiboux", criterion="t", evaluator="ann")
        assert session.head == before
        assert json.loads(rate(session).content)["rating"] == 3
