"""The terminal reads an evaluation from a file, a folder or a journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from journaling import begun

from evaluation import sample, write
from evaluation.cli.opening import evaluation_at, save
from evaluation.errors import EvaluationError, FileError


@pytest.mark.parametrize("name", ["crm.json", "tables"])
def test_a_file_or_a_folder_is_read(name: str, tmp_path: Path) -> None:
    write(sample("crm"), tmp_path / name)
    assert evaluation_at(tmp_path / name) == sample("crm")


@pytest.mark.parametrize("name", ["crm.db", "CRM.DB"])
def test_of_a_journal_it_is_what_stands_after_the_last_entry(name: str, tmp_path: Path) -> None:
    with begun(tmp_path / name, sample("crm")) as session:
        session.name_vendor("new")
        assert evaluation_at(tmp_path / name) == session.evaluation
        assert session.evaluation.vendors[-1].id == "new"


def test_reading_a_journal_lets_go_of_it(tmp_path: Path) -> None:
    begun(tmp_path / "x.db").close()
    evaluation_at(tmp_path / "x.db")
    assert [path.name for path in tmp_path.iterdir()] == ["x.db"]


def test_a_journal_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no journal"):
        evaluation_at(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_only_called_a_journal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(write(sample("crm"), tmp_path / "crm.json").read_bytes())
    with pytest.raises(EvaluationError, match="is not a journal"):
        evaluation_at(path)


@pytest.mark.parametrize("name", ["crm.json", "tables", "crm.db"])
def test_what_is_saved_is_read_again(name: str, tmp_path: Path) -> None:
    save(sample("crm"), tmp_path / name)
    assert evaluation_at(tmp_path / name) == sample("crm")


def test_a_journal_is_never_saved_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "crm.db"
    path.write_bytes(b"mine")
    with pytest.raises(FileError, match="exists already"):
        save(sample("crm"), path)
    assert path.read_bytes() == b"mine"
