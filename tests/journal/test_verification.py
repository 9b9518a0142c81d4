"""Entries that were changed, removed, added or moved are found and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from building import rated
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import JournalError
from evaluation.journal import open as open_journal
from evaluation.journal.entry import START, Entry, Head, following
from evaluation.journal.store import Store
from evaluation.journal.verification import Verification, verify

COUNT = 20
TEXTS = ("at", "author", "kind", "content", "previous", "salt", "digest")
PLACES = st.integers(1, COUNT)


def chain(count: int = COUNT, *, after: Head | None = None, words: str = "first") -> list[Entry]:
    """Return entries that follow each other."""
    head, made = after or Head(0, START), []
    for k in range(count):
        entry = following(head, author="ann", kind="NoteWritten", content=f'"{words} {k}"')
        made.append(entry)
        head = entry.head
    return made


@cache
def written() -> bytes:
    """Return the file of a journal that holds a chain."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "crm.db")
        store = Store(path, create=True)
        entries = chain()
        store.write(lambda transaction: (transaction.append(entries), entries)[1])
        store.close()
        return path.read_bytes()


@contextmanager
def tampered(*statements: tuple[str, tuple[Any, ...]]) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """Give the entries of a journal before and after somebody changed its file with SQL."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "crm.db")
        path.write_bytes(written())
        before = stored_in(path)
        with closing(sqlite3.connect(path)) as raw, raw:
            for statement, values in statements:
                raw.execute(statement, values)
        yield before, stored_in(path)


def stored_in(path: Path) -> list[Entry]:
    store = Store(path)
    try:
        return store.after(0)
    finally:
        store.close()


def forged(entry: Entry, **changes: Any) -> Entry:  # noqa: ANN401  # any field
    """Return an entry changed by somebody who knows how digests are made."""
    bare = replace(entry, **changes)
    return replace(bare, digest=bare.right_digest)


def faults(entries: list[Entry], head: Head | str | None = None) -> tuple[tuple[int, str], ...]:
    return verify(entries, head=head).faults


def test_an_honest_journal_is_sound() -> None:
    entries = chain()
    found = verify(entries)
    assert found.is_sound
    assert found.head == entries[-1].head
    assert found.checked is None
    for entry in entries:
        assert verify(entries, head=entry.head).is_sound
        assert verify(entries, head=str(entry.head)).checked == Head.read(str(entry.head))


def test_an_empty_journal_is_sound_until_a_head_says_otherwise() -> None:
    assert verify([]) == Verification(Head(0, START), None, ())
    assert verify([], head=f"0-{START}").is_sound
    assert faults([], f"3-{START}") == ((3, "cut"),)


@given(
    PLACES, st.sampled_from(TEXTS), st.text(st.characters(codec="utf-8", exclude_characters="\0"))
)
def test_a_text_changed_by_sql_is_named(number: int, column: str, text: str) -> None:
    statement = f"UPDATE entries SET {column} = ? WHERE sequence = ?"  # noqa: S608  # our own names
    with tampered((statement, (text, number))) as (before, after):
        if after == before:
            return
        assert (number, "changed") in faults(after)


@given(PLACES, st.sampled_from((*TEXTS, "undoes")), st.binary(min_size=1))
def test_a_column_of_another_type_is_named(number: int, column: str, junk: bytes) -> None:
    statement = f"UPDATE entries SET {column} = ? WHERE sequence = ?"  # noqa: S608  # our own names
    with tampered((statement, (junk, number))) as (_, after):
        assert (number, "changed") in faults(after)


@given(PLACES, st.integers(-(2**63), 2**63 - 1).filter(bool))
def test_a_changed_reference_to_what_is_undone_is_named(number: int, other: int) -> None:
    with tampered(("UPDATE entries SET undoes = ? WHERE sequence = ?", (other, number))) as (
        _,
        after,
    ):
        assert faults(after) == ((number, "changed"),)


@given(PLACES, st.integers(-(2**63), 2**63 - 1).filter(lambda new: not 1 <= new <= COUNT))
def test_an_entry_that_got_another_number_is_found(number: int, other: int) -> None:
    statement = "UPDATE entries SET sequence = ? WHERE sequence = ?"
    with tampered((statement, (other, number))) as (_, after):
        assert other in dict(faults(after))


@given(st.integers(-(2**63), 0))
def test_an_entry_put_before_the_first_one_is_found(number: int) -> None:
    copy = (
        "INSERT INTO entries SELECT ?, at, author, kind, content, undoes, previous, salt, digest "
        "FROM entries WHERE sequence = 3"
    )
    with tampered((copy, (number,))) as (_, after):
        assert (number, "order") in faults(after)


@given(st.integers(1, COUNT - 1))
def test_a_removed_entry_is_found_at_the_next_one(number: int) -> None:
    with tampered(("DELETE FROM entries WHERE sequence = ?", (number,))) as (before, after):
        assert faults(after) == ((number + 1, "missing"),)
        # What the head says is right: it is not reported as a second fault.
        assert faults(after, before[-1].head) == ((number + 1, "missing"),)


@given(st.integers(1, COUNT - 1))
def test_a_gap_that_is_closed_again_is_found(number: int) -> None:
    with tampered(
        ("DELETE FROM entries WHERE sequence = ?", (number,)),
        ("UPDATE entries SET sequence = -sequence WHERE sequence > ?", (number,)),
        ("UPDATE entries SET sequence = -sequence - 1 WHERE sequence < 0", ()),
    ) as (_, after):
        assert faults(after) == tuple((k, "changed") for k in range(number, COUNT))


@given(PLACES, PLACES)
def test_entries_that_changed_places_are_both_named(one: int, other: int) -> None:
    move = "UPDATE entries SET sequence = ? WHERE sequence = ?"
    with tampered((move, (-1, one)), (move, (one, other)), (move, (other, -1))) as (_, after):
        assert {(one, "changed"), (other, "changed")} <= set(faults(after)) or one == other


@given(st.integers(1, COUNT))
def test_an_inserted_entry_is_found(number: int) -> None:
    entries = chain()
    new = following(Head(number - 1, entries[number - 1].previous), author="", kind="K", content="")
    moved = [replace(entry, sequence=entry.sequence + 1) for entry in entries[number - 1 :]]
    found = faults([*entries[: number - 1], new, *moved])
    assert found[0] == (number + 1, "changed")
    # Somebody who also makes the digest of the entry after it is found one further on.
    follower = forged(moved[0], previous=new.digest)
    found = faults([*entries[: number - 1], new, follower, *moved[1:]])
    assert found[:1] == (((number + 2, "changed"),) if number < COUNT else ())


@given(PLACES, st.sampled_from(["at", "author", "kind", "content", "salt"]), st.text())
def test_a_forged_entry_is_found_at_the_next_one_or_by_the_head(
    number: int, field: str, text: str
) -> None:
    entries = chain()
    head = entries[-1].head
    new = forged(entries[number - 1], **{field: text})
    tale = [*entries[: number - 1], new, *entries[number:]]
    if number < COUNT:
        assert faults(tale) == ((number + 1, "broken"),)
    else:
        assert faults(tale) == ()
        assert faults(tale, head) == ((COUNT, "rewritten"),)


@given(st.integers(0, COUNT - 1))
def test_a_tail_that_was_cut_off_is_found_with_a_head_only(left: int) -> None:
    with tampered(("DELETE FROM entries WHERE sequence > ?", (left,))) as (before, after):
        assert faults(after) == ()
        assert faults(after, before[-1].head) == ((COUNT, "cut"),)
        assert faults(after, str(before[left].head)) == ((left + 1, "cut"),)


@given(st.integers(0, COUNT - 1), st.integers(0, 5))
def test_a_journal_written_anew_is_found_with_a_head_only(kept: int, more: int) -> None:
    entries = chain()
    tale = entries[:kept]
    after = tale[-1].head if tale else None
    tale += chain(COUNT - kept + more, after=after, words="other")
    assert faults(tale) == ()
    assert faults(tale, entries[-1].head) == ((COUNT, "rewritten"),)
    # A head printed before the first change still holds.
    if tale[:kept]:
        assert faults(tale, entries[kept - 1].head) == ()


def test_a_damaged_last_entry_is_not_taken_for_a_cut_tail() -> None:
    entries = chain(3)
    tale = [*entries[:2], replace(entries[2], digest=None)]  # type: ignore[arg-type]  # damaged
    assert faults(tale, entries[-1].head) == ((3, "changed"),)


def test_a_head_that_is_none_is_refused() -> None:
    with pytest.raises(JournalError, match="is not the head of a journal"):
        verify(chain(2), head="yesterday")


def test_the_table_has_one_row_for_each_fault() -> None:
    entries = chain(4)
    found = verify([entries[0], *entries[2:]], head=f"9-{START}")
    assert found.table.to_dict("list") == {"entry": [3, 9], "fault": ["missing", "cut"]}
    assert "missing" in repr(found)


def test_a_session_verifies_its_journal_against_a_head_that_was_printed(tmp_path: Path) -> None:
    with open_journal(tmp_path / "crm.db", start=rated({"hibou": (5, 4, 3)})) as session:
        head = str(session.head)
        session.open_round()
        assert session.verify(head=head).is_sound
        assert session.verify().head == session.head
        assert faults(session._store.after(0), f"1-{START}") == ((1, "rewritten"),)
