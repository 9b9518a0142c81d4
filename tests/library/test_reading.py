"""Libraries by name or by path: all that ship are good, and what is wrong is told at once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.errors import FileError, UnknownNameError
from evaluation.language.text import Text
from evaluation.library import reading
from evaluation.library.problems import CriteriaFileError
from evaluation.library.reading import criteria, library, names, problems, roles, tasks
from evaluation.model import SIDES, Leaf, MustHave
from evaluation.shipped import shipped_folder

Bent = Callable[..., Path]


@pytest.mark.parametrize("name", names())
def test_every_library_that_ships_is_good_in_both_languages(name: str) -> None:
    found = library(name)
    assert found.criteria.category == name
    assert found.languages == ("en", "fr")
    assert not [where for where, text in found.criteria.texts() if text.missing(("en", "fr"))]


@pytest.mark.parametrize("name", names())
def test_every_library_has_a_short_version_with_all_three_pillars(name: str) -> None:
    full, short = criteria(name), criteria(name).short()
    assert len(short.leaves) < len(full.leaves)
    assert len(short.pillars) == 3


@pytest.mark.parametrize("name", names())
def test_every_criterion_of_a_library_says_what_to_ask_the_vendor(name: str) -> None:
    found = criteria(name)
    items: tuple[Leaf | MustHave, ...] = (*found.leaves, *found.must_haves)
    silent = [
        item.id
        for item in items
        if item.request.missing(("en", "fr")) or item.description.missing(("en", "fr"))
    ]
    assert not silent


def test_the_libraries_of_the_samples_ship() -> None:
    assert {"crm", "hosting", "automation"} <= set(names())
    assert not [name for name in names() if name.startswith("_")]


def test_the_three_pillars_stand_in_the_same_order_in_every_library() -> None:
    orders = {tuple(criteria(n).nodes[p].id for p in criteria(n).pillars) for n in names()}
    assert orders == {("technology", "people", "procedures")}


def test_roles_cover_every_side() -> None:
    assert {role.side for role in roles()} == set(SIDES)
    assert all(role.label.en and role.label.fr for role in roles())


def test_tasks_are_the_ten() -> None:
    assert [task.id for task in tasks()] == [f"T{k:02}" for k in range(1, 11)]


def test_an_unknown_library_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown library 'cmr'. Did you mean 'crm'\?"):
        criteria("cmr")


def test_a_missing_file_is_told_with_the_folder_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(
        FileError, match=r"there is no file .*mine\.yaml \(looked for from"
    ) as caught:
        criteria(tmp_path / "mine.yaml")
    assert "il n’y a pas de fichier" in caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ")


def test_a_folder_is_no_criteria_file(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(FileError, match="is not a file"):
        problems(tmp_path / "folder.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(FileError, match="is not a file"):
        criteria(tmp_path / "pipe.yaml")


def test_a_file_that_may_not_be_opened_is_told(bent: Bent, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = bent()
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError, match="cannot be read: Permission denied"):
        problems(path)


def test_a_bad_file_is_refused_with_all_its_problems(bent: Bent) -> None:
    path = bent(("en: Mine", "en: 5"), ("weight: 60", "weight: 61"))
    with pytest.raises(CriteriaFileError, match=r"line 3, title > en: .*\n.*line 20, ") as caught:
        criteria(path)
    assert caught.value.problems == problems(path)
    assert (
        f"{path}, ligne 3, title > en : « 5 » n’est pas un texte"
        in caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ")
    )


def test_a_file_that_is_no_yaml_has_one_problem(bent: Bent) -> None:
    path = bent(("category: mine", "category: *mine"))
    (told,) = problems(path)
    assert (told.line, told.place) == (2, "")
    with pytest.raises(CriteriaFileError, match="line 2: aliases and anchors"):
        criteria(path)


def test_what_only_the_model_refuses_is_told_too(
    bent: Bent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaluation.library.consistency.repeated_ids", lambda *_: ())
    (told,) = problems(bent(("mine.must", "mine.people")))
    assert "'mine.people' is there more than once" in told.message.en


def test_a_library_is_read_again_only_when_its_file_has_changed(bent: Bent) -> None:
    path = bent()
    first = criteria(path)
    assert criteria(path) is first
    path.write_text(path.read_text("utf-8").replace("en: Mine", "en: Ours"), "utf-8")
    os.utime(path, ns=(1, 1))
    assert criteria(path).title == Text("Ours", "Le mien")


def test_a_library_is_read_again_when_a_shared_file_has_changed(bent: Bent) -> None:
    path = bent()
    assert criteria(path).tasks[0].id == "T01"
    own = "schema: vendor-tasks/1\ntasks:\n"
    own += "".join(f"- {{id: {t}, label: {{en: {t}, fr: {t}}}}}\n" for t in ("T03", "T02", "T01"))
    path.with_name("_tasks.yaml").write_text(own, "utf-8")
    assert [task.id for task in criteria(path).tasks] == ["T03", "T02", "T01"]
    assert tasks()[0].id == "T01"


def test_a_library_knows_the_roles_beside_it(bent: Bent) -> None:
    path = bent(("[it, marketing]", "[it, notary]"))
    assert "role 'notary' is not in _roles.yaml" in problems(path)[0].message.en
    shipped = (shipped_folder("criteria") / "_roles.yaml").read_text("utf-8")
    role = "- id: notary\n  side: business\n  label: {en: Notary, fr: Notaire}\n"
    path.with_name("_roles.yaml").write_text(
        shipped.replace("roles:\n", f"roles:\n{role}"), "utf-8"
    )
    assert problems(path) == ()


def test_a_copy_of_a_shipped_library_reads_the_same(tmp_path: Path) -> None:
    shutil.copy(shipped_folder("criteria") / "crm.yaml", tmp_path / "copy.yaml")
    assert criteria(tmp_path / "copy.yaml") == criteria("crm")
    assert criteria(str(tmp_path / "copy.yaml")) == criteria("crm")


def test_nothing_heavy_is_imported_before_a_library_is_asked_for() -> None:
    assert not {"yaml", "pydantic"} & set(vars(reading))
