"""Whether a journal still gives the same record, and what is told when it does not."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deciding import decided, entries, find, journal, remove, tamper

from evaluation import DecisionRecord, decision_record, read_record, replay, write_record
from evaluation.errors import FileError, JournalError, ProcessError
from evaluation.journal import open as open_journal
from evaluation.record import Figure


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a decided journal with its record beside it; return the folder."""
    folder = tmp_path_factory.mktemp("decision")
    with open_journal(decided(folder)) as session:
        write_record(decision_record(session, samples=200), folder / "record.json")
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """Return a copy that a test may tamper with."""
    return Path(shutil.copytree(written, tmp_path / "copy"))


def the_record(folder: Path) -> DecisionRecord:
    return read_record(folder / "record.json")


def test_a_decided_journal_replays_the_same(folder: Path) -> None:
    record = the_record(folder)
    found = replay(record)
    assert found.is_same
    assert found.compared == len(record.figures) > 500
    assert found.digests_match == {"evaluation": True, "criteria": True, "weights": True}
    assert found.table.empty


def test_a_record_is_replayed_from_its_file_too(folder: Path) -> None:
    assert replay(folder / "record.json").is_same
    assert replay(str(folder / "record.json"), journal=folder / "crm.db").is_same


def test_what_comes_after_the_record_changes_nothing_in_it(folder: Path) -> None:
    record = the_record(folder)
    with open_journal(folder / "crm.db") as session:
        session.review(30, {"active_users": 0.8})
        session.withdraw_decision("the vendor was sold")
        session.set_condition("dpa", "Sign it", met=True)
        assert replay(record, journal=session).is_same
    assert replay(record).is_same


def test_a_rating_changed_in_the_file_is_found_and_its_figures_differ(folder: Path) -> None:
    path, record = folder / "crm.db", the_record(folder)
    number = find(path, "RatingGiven", vendor="loutre", evaluator="marketing")
    tamper(path, number, content={"rating": 0.0})
    found = replay(record)
    # The digest of the entry fits again, but the next one follows the entry that was there.
    assert found.verification.faults == ((number + 1, "broken"),)
    assert found.digests_match == {"evaluation": False, "criteria": True, "weights": True}
    names = {one.name for one in found.differences}
    assert {"value.loutre", "value.member.marketing.loutre", "lead"} <= names
    assert not {"value.hibou", "weight.people", "agreement.same_first"} & names
    assert not found.is_same
    worse = next(one for one in found.differences if one.name == "value.loutre")
    assert worse.now is not None
    assert worse.recorded is not None
    assert worse.now < worse.recorded
    assert found.table["name"].tolist() == [one.name for one in found.differences]


def test_a_journal_written_anew_from_an_entry_on_is_found_by_the_head(folder: Path) -> None:
    path, record = folder / "crm.db", the_record(folder)
    number = find(path, "RatingGiven", vendor="loutre", evaluator="marketing")
    tamper(path, number, chain=True, content={"rating": 0.0})
    found = replay(record)
    assert found.verification.faults == ((len(entries(path)), "rewritten"),)
    assert "value.loutre" in {one.name for one in found.differences}


def test_words_changed_in_the_file_are_found_where_no_figure_differs(folder: Path) -> None:
    path, record = folder / "crm.db", the_record(folder)
    tamper(path, find(path, "Dissented"), content={"words": "I am happy"})
    found = replay(record)
    assert (found.differences, found.parts) == ((), ("dissents",))
    assert not found.is_same


@pytest.mark.parametrize(
    ("kind", "changes", "reason"),
    [
        ("RatingGiven", {"content": "{"}, "does not fit"),
        ("RatingGiven", {"content": {"vendor": "nobody"}}, "unknown vendor 'nobody'"),
        ("Decided", {"content": {"vendor": "nobody"}}, "unknown vendor 'nobody'"),
        ("Decided", {"at": "yesterday"}, "yesterday"),
        ("ReadinessClosed", {"content": {"answers": {"gate": "A"}}}, "answers on readiness"),
        ("Begun", {"content": {"criteria": {}}}, "entry 1"),
    ],
)
def test_a_journal_that_no_longer_adds_up_is_told_and_not_raised(
    folder: Path, kind: str, changes: dict[str, Any], reason: str
) -> None:
    path, record = folder / "crm.db", the_record(folder)
    tamper(path, find(path, kind), **changes)
    found = replay(record)
    assert found.fault is not None
    assert reason in found.fault.en
    assert not found.is_same
    assert not found.verification.is_sound
    assert (found.digests, found.compared, found.differences) == ((), 0, ())


def test_a_field_of_the_wrong_type_is_told_and_not_raised(folder: Path) -> None:
    path, record = folder / "crm.db", the_record(folder)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE entries SET content = x'ff00' WHERE sequence = 700")
    found = replay(record)
    assert (700, "changed") in found.verification.faults
    assert found.fault is not None
    assert found.fault.en.startswith("entry 700: ")


def test_entries_that_are_missing_are_told(folder: Path) -> None:
    path, record = folder / "crm.db", the_record(folder)
    number = find(path, "Decided")
    remove(path, number)
    found = replay(record)
    assert (number + 1, "missing") in found.verification.faults
    assert found.fault is not None
    assert "no decision" in found.fault.en


def test_a_cut_tail_is_told(folder: Path) -> None:
    path, record = folder / "crm.db", the_record(folder)
    last = len(entries(path))
    remove(path, last)
    found = replay(record)
    assert found.verification.faults == ((last, "cut"),)
    assert found.parts == ("dissents",)


def test_a_record_that_was_changed_differs_from_a_sound_journal(folder: Path) -> None:
    record = the_record(folder)
    first, *rest = record.figures
    forged = replace(
        record,
        figures=(Figure(first.name, 0.99, error=1.0), *rest),
        reason="it is the cheapest",
        evaluation_digest="0" * 64,
    )
    found = replay(forged)
    assert found.verification.is_sound
    # The error bar is the one computed now, not the one that the record claims.
    assert [one.name for one in found.differences] == [first.name]
    assert found.parts == ("reason",)
    assert found.digests_match["evaluation"] is False


def test_where_the_journal_lies_may_be_said(folder: Path, tmp_path: Path) -> None:
    record = the_record(folder)
    moved = shutil.move(folder / "crm.db", tmp_path / "kept.db")
    assert replay(record, journal=moved).is_same
    assert replay(record, journal=str(moved)).is_same
    with pytest.raises(FileError, match="there is no journal"):
        replay(record)
    with pytest.raises(FileError, match=r"where the journal 'crm\.db' lies is not known"):
        replay(replace(record, source=None))


def test_a_head_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(JournalError, match="is not the head of a journal"):
        replay(replace(the_record(folder), head="12"))


def test_a_member_replays_nothing_while_something_is_hidden(folder: Path, tmp_path: Path) -> None:
    record = the_record(folder)
    with journal(tmp_path) as session:
        session.open_round()
    refused = pytest.raises(ProcessError, match="each member sees only their own")
    with open_journal(tmp_path / "crm.db", evaluator="it") as session, refused:
        replay(record, journal=session)


@pytest.mark.parametrize("kernel", ["Nehalem", "Haswell"])
def test_another_processor_gives_the_same_figures(folder: Path, kernel: str) -> None:
    # OpenBLAS adds in another order on each kind of processor; elsewhere the name changes nothing.
    script = (
        "import sys, evaluation as ev;print(ev.replay(ev.read_record(sys.argv[1])).differences)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(folder / "record.json")],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "OPENBLAS_CORETYPE": kernel},
    )
    assert run.stdout.strip() == "()"
