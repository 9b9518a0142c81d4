"""The folders that ship with the package are found, installed or not, from any folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.errors import FileError
from evaluation.shipped import shipped_folder


def make(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True)


@pytest.mark.parametrize("name", ["criteria", "data"])
def test_the_folders_are_found_from_any_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = shipped_folder(name)  # type: ignore[arg-type]  # one of the two, by the marks above
    assert found.is_absolute()
    assert any(found.iterdir())


def test_an_installed_package_carries_its_folders_inside(tmp_path: Path) -> None:
    package = tmp_path / "evaluation"
    make(package / "criteria")
    assert shipped_folder("criteria", package=package) == package / "criteria"


def test_a_copy_of_the_project_has_them_beside_the_package(tmp_path: Path) -> None:
    make(tmp_path / "evaluation", tmp_path / "data")
    (tmp_path / "pyproject.toml").touch()
    assert shipped_folder("data", package=tmp_path / "evaluation") == tmp_path / "data"


def test_a_folder_inside_the_package_comes_before_one_beside_it(tmp_path: Path) -> None:
    make(tmp_path / "evaluation" / "data", tmp_path / "data")
    (tmp_path / "pyproject.toml").touch()
    found = shipped_folder("data", package=tmp_path / "evaluation")
    assert found == tmp_path / "evaluation" / "data"


def test_a_folder_of_another_package_is_not_taken_for_ours(tmp_path: Path) -> None:
    make(tmp_path / "evaluation", tmp_path / "data")
    with pytest.raises(FileError, match="'data' that ships with the package is neither in"):
        shipped_folder("data", package=tmp_path / "evaluation")


def test_a_missing_folder_is_told_in_both_languages_with_both_places(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="'criteria' that ships") as caught:
        shipped_folder("criteria", package=tmp_path / "evaluation")
    french = caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ")
    assert "« criteria »" in french
    for place in (tmp_path / "evaluation" / "criteria", tmp_path / "criteria"):
        assert str(place) in french
        assert str(place) in str(caught.value)
