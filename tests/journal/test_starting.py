"""How a session begins, and what is left when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from journaling import begun, member, small
from strategies import evaluations

from evaluation import Evaluation, sample
from evaluation.errors import FileError, UnknownNameError
from evaluation.journal import beginning, starting
from evaluation.journal import open as open_journal


@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_a_journal_adds_up_to_the_evaluation_that_it_began_with(name: str, tmp_path: Path) -> None:
    with begun(tmp_path, sample(name)) as session:
        assert session.evaluation == sample(name)
    with open_journal(session.path) as again:
        assert again.evaluation == sample(name)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=evaluations())
def test_any_evaluation_can_begin_a_journal(
    made: Evaluation, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with begun(tmp_path_factory.mktemp("any"), made) as session:
        assert session.evaluation == made


def test_a_member_goes_on_in_a_journal_that_the_facilitator_began(tmp_path: Path) -> None:
    with open_journal(tmp_path / "x.db", evaluator="ann", start=small()) as ann:
        assert ann.evaluator == "ann"
        assert {line.author for line in ann.log()} == {""}
        assert [person.id for person in ann.evaluation.evaluators] == ["ann"]


def test_a_slip_in_the_name_leaves_no_journal_behind(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown evaluator 'anne'. Did you mean 'ann'"):
        open_journal(tmp_path / "x.db", evaluator="anne", start=small())
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_cannot_be_begun_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = list(beginning.changes_of(small()))
    monkeypatch.setattr(starting, "changes_of", lambda _: [right[0], right[0]])
    with pytest.raises(ValueError, match="the selection has begun already"):
        open_journal(tmp_path / "x.db", start=small())
    assert list(tmp_path.iterdir()) == []


def test_a_stranger_gets_no_session(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        with pytest.raises(UnknownNameError, match=r"unknown evaluator 'zoe'.*ann, bob, cat"):
            member(session, "zoe")
        with pytest.raises(UnknownNameError, match="unknown evaluator ''"):
            member(session, "")


def test_somebody_who_left_gets_no_session(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        session.withdraw_member("ann", "another job")
        with pytest.raises(UnknownNameError, match="unknown evaluator 'ann'"):
            member(session, "ann")


def test_somebody_who_is_asked_about_readiness_gets_one(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        session.open_readiness("A", daily_users=["dan", "eve", "zoe"])
        with member(session, "zoe") as zoe:
            assert zoe.evaluator == "zoe"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        open_journal(tmp_path / "none" / "x.db", start=small())
    assert list(tmp_path.iterdir()) == []
