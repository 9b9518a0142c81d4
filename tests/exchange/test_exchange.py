"""Reading and writing by the type of the file."""

from __future__ import annotations

from pathlib import Path
from zipfile import is_zipfile

import pytest
from building import rated

from evaluation.errors import FileError, UnknownNameError
from evaluation.exchange import read, write
from evaluation.model import Evaluation


@pytest.fixture
def small() -> Evaluation:
    return rated({"a": [4, 2, 3], "b": [0, 1, 5]})


@pytest.mark.parametrize("name", ["a.json", "A.JSON", "tables", "new/folder/a.json", "new/tables"])
def test_what_is_written_is_read_back(name: str, small: Evaluation, tmp_path: Path) -> None:
    path = write(small, tmp_path / name)
    assert path == tmp_path / name
    assert read(path) == small
    assert read(str(path)) == small


def test_a_folder_that_is_there_is_a_folder_of_tables(small: Evaluation, tmp_path: Path) -> None:
    folder = tmp_path / "version.2"
    folder.mkdir()
    assert write(small, folder) == folder
    assert (folder / "ratings.csv").is_file()
    assert read(folder) == small


def test_a_path_may_begin_at_home(
    small: Evaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert write(small, "~/a.json") == tmp_path / "a.json"
    assert read("~/a.json") == small


def test_a_workbook_is_written(small: Evaluation, tmp_path: Path) -> None:
    assert is_zipfile(write(small, tmp_path / "a.xlsx", language="fr"))


def test_a_workbook_is_not_read_yet(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"a workbook is not read yet; read the \.json") as caught:
        read(tmp_path / "a.xlsx")
    assert "un classeur ne se lit pas encore" in caught.value.message.fr.replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_one_table_alone_is_not_an_evaluation(small: Evaluation, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="give their folder"):
        read(tmp_path / "ratings.csv")
    with pytest.raises(FileError, match="give their folder"):
        write(small, tmp_path / "ratings.csv")


def test_another_type_is_refused_before_anything_is_written(
    small: Evaluation, tmp_path: Path
) -> None:
    message = r"unknown file type '\.jsn'. Did you mean '\.json'\? Choose among: \.json, \.xlsx\."
    with pytest.raises(UnknownNameError, match=message):
        write(small, tmp_path / "new" / "a.jsn")
    with pytest.raises(UnknownNameError, match=message):
        read(tmp_path / "a.jsn")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"there is no folder .*gone"):
        read(tmp_path / "gone")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"there is no file .*gone\.json"):
        read(tmp_path / "gone.json")


def test_a_journal_is_opened_and_not_read_or_written(small: Evaluation, tmp_path: Path) -> None:
    said = r"crm\.db: a journal is live; open it, or begin one, with open"
    with pytest.raises(FileError, match=said):
        read(tmp_path / "crm.db")
    with pytest.raises(FileError, match=said):
        write(small, tmp_path / "crm.db")
    assert not list(tmp_path.iterdir())
