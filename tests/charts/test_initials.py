"""Initials of people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evaluation.charts.initials import initials


def test_words_that_link_and_asides_are_left_out() -> None:
    people = {
        "cmto": "Responsable des technologies du marketing (CMTO)",
        "it": "IT lead (internal or external)",
        "finance": "Finances",
        "aside": "(ann)",
    }
    assert list(initials(people).values()) == ["RTM", "IL", "FI", "AN"]


def test_those_that_would_read_the_same_are_numbered() -> None:
    people = {"a": "Ann Moss", "b": "Aya Marchand", "c": "Al M1"}
    assert initials(people) == {"a": "AM1", "b": "AM2", "c": "AM3"}


def test_a_number_that_someone_has_already_is_skipped() -> None:
    people = {"first": "a1", "second": "A", "third": "A"}
    assert initials(people) == {"first": "A1", "second": "A2", "third": "A3"}


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.text(max_size=12), max_size=15))
def test_everyone_has_initials_of_their_own(people: dict[str, str]) -> None:
    shown = initials(people)
    assert shown.keys() == people.keys()
    assert all(shown.values())
    assert len(set(shown.values())) == len(people)
