"""One entry, its digest and the head that is printed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import JournalError
from evaluation.journal.entry import START, Entry, Head, following

FIRST = following(Head(0, START), author="ann", kind="RatingGiven", content='{"note":"é"}')
CHANGES: dict[str, Any] = {
    "sequence": st.integers(0, 2**62),
    "undoes": st.integers(0, 2**62),
    **dict.fromkeys(["at", "author", "kind", "content", "previous", "salt"], st.text()),
}


def test_the_first_entry_follows_the_digest_of_the_format() -> None:
    assert FIRST.sequence == 1
    assert FIRST.previous == hashlib.sha256(b"vendor-journal/1").hexdigest()
    assert FIRST.undoes == 0
    assert FIRST.at.endswith("+00:00")


def test_an_entry_follows_the_one_before() -> None:
    second = following(FIRST.head, author="", kind="RoundOpened", content="{}", undoes=1)
    assert (second.sequence, second.previous, second.undoes) == (2, FIRST.digest, 1)
    assert second.head == Head(2, second.digest)


def test_the_digest_is_sha_256_over_every_field_with_its_length() -> None:
    # Written by hand from the description of the format: 12 characters of {"note":"é"}.
    at, salt = FIRST.at, FIRST.salt
    fields = f'1,0,29:{at}3:ann11:RatingGiven12:{{"note":"é"}}64:{START}32:{salt}'
    assert FIRST.digest == hashlib.sha256(fields.encode()).hexdigest()


def test_words_moved_from_one_field_to_the_next_give_another_digest() -> None:
    moved = replace(FIRST, author=FIRST.author + FIRST.kind[:1], kind=FIRST.kind[1:])
    assert moved.right_digest != FIRST.right_digest


def test_the_same_words_written_twice_have_different_digests() -> None:
    again = following(Head(0, START), author="ann", kind="RatingGiven", content='{"note":"é"}')
    assert again.salt != FIRST.salt
    assert again.digest != FIRST.digest


@pytest.mark.parametrize("field", list(CHANGES))
@given(data=st.data())
def test_any_change_of_a_field_changes_the_digest(field: str, data: st.DataObject) -> None:
    other = data.draw(CHANGES[field].filter(lambda value: value != getattr(FIRST, field)))
    assert replace(FIRST, **{field: other}).right_digest != FIRST.digest


def test_text_cannot_move_from_one_field_to_the_next() -> None:
    moved = replace(FIRST, author="annR", kind="atingGiven")
    assert moved.right_digest != FIRST.digest


@pytest.mark.parametrize(
    "damage",
    [
        {"sequence": "1"},
        {"sequence": None},
        {"undoes": 0.0},
        {"undoes": True},
        {"at": None},
        {"author": b"ann"},
        {"content": 5},
        {"digest": None},
    ],
)
def test_an_entry_with_a_field_of_another_type_is_not_whole(damage: dict[str, Any]) -> None:
    assert FIRST.is_whole
    assert not replace(FIRST, **damage).is_whole


def test_a_head_is_printed_with_sixteen_digits_and_read_again() -> None:
    written = str(FIRST.head)
    assert written == f"1-{FIRST.digest[:16]}"
    read = Head.read(written)
    assert read.count == 1
    assert read.is_digest(FIRST.digest)
    assert not read.is_digest(START)
    assert Head.read(FIRST.head) == FIRST.head


def test_a_head_may_be_read_aloud_and_typed_carelessly() -> None:
    assert Head.read("  12-9F3AB2C41D5E \n") == Head(12, "9f3ab2c41d5e")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "12",
        "12-",
        "-9f3ab2c41d5e6f70",
        "12-9f3ab2c41d5",  # eleven digits
        "12-9f3ab2c41d5g6f70",
        "12_9f3ab2c41d5e6f70",
        "1.5-9f3ab2c41d5e6f70",
        "٣-9f3ab2c41d5e6f70",
        f"{'9' * 5_000}-9f3ab2c41d5e6f70",  # more digits than Python reads as a number
        f"12-{'0' * 65}",
    ],
)
def test_what_is_not_a_head_is_refused(written: str) -> None:
    with pytest.raises(JournalError, match="is not the head of a journal"):
        Head.read(written)


def test_the_refusal_of_a_head_shows_how_one_is_written() -> None:
    with pytest.raises(JournalError, match="such as 12-9f3ab2c41d5e6f70") as caught:
        Head.read("douze")
    assert "« douze » n’est pas la tête d’un journal" in caught.value.message.fr.replace(
        "\u00a0", " "
    )


def test_entries_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="cannot assign"):
        FIRST.author = "bob"  # type: ignore[misc]  # the point of the test
    assert isinstance(FIRST, Entry)
