"""Files and folders that may not be written, as an ordinary user meets them."""

from __future__ import annotations

import sys

import pytest
from journal.faults.processes import play

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has rights of another kind"
)


@pytest.mark.parametrize(
    "scenario", ["file read-only", "folder read-only", "folder closed", "begun in read-only"]
)
def test_what_may_not_be_written_is_said_and_nothing_is_lost(scenario: str) -> None:
    found = play(scenario)
    ((kind, en, fr),) = found["errors"]
    assert kind == "FileError"
    assert "may not be written by you" in en
    assert "vous n’avez pas le droit d’écrire" in fr
    assert (found["lost"], found["sound"]) == (0, True)


def test_rights_that_are_taken_away_from_an_open_session_lose_nothing() -> None:
    found = play("read-only while open")
    ((kind, en, _),) = found["errors"]
    assert kind == "FileError"
    assert "may not be written by you" in en
    # What was open stays writable, or says that it is not.
    assert all(not error or error[0] == "FileError" for error in found["own"])
    assert found["acknowledged"] == 3 + sum(not error for error in found["own"])
    assert (found["lost"], found["sound"]) == (0, True)
