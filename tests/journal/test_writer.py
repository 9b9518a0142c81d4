"""Who speaks in a session: oneself in one's own, a named person in the facilitator's."""

from __future__ import annotations

from pathlib import Path

import pytest
from journaling import begun, member

from evaluation.errors import ProcessError, UnknownNameError
from evaluation.journal.writer import one_of


def test_the_facilitator_says_about_whom(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        with pytest.raises(ProcessError, match="say about whom with evaluator="):
            session.give_points({"t": 1})
        session.give_points({"t": 1}, evaluator="ann")
        assert session.evaluation.points[0, 1] == 1


def test_a_member_speaks_for_themself_only(tmp_path: Path) -> None:
    with begun(tmp_path) as session, member(session, "bob") as bob:
        bob.give_points({"t": 1})
        assert session.evaluation.points[1, 1] == 1
        with pytest.raises(ProcessError, match="'bob' cannot answer for 'ann'"):
            bob.give_points({"t": 1}, evaluator="ann")


def test_a_word_is_one_of_the_choices() -> None:
    assert one_of("gate", "A", ("A", "B")) == "A"
    with pytest.raises(UnknownNameError, match=r"unknown gate 'C'. Choose among: A, B"):
        one_of("gate", "C", ("A", "B"))
