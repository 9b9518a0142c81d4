"""The questionnaire on readiness that ships, and how a bent one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.errors import FileError, UnknownNameError
from evaluation.language.text import LANGUAGES
from evaluation.library import names
from evaluation.library.problems import CriteriaFileError
from evaluation.library.questionnaire import questionnaire
from evaluation.library.reading import roles
from evaluation.shipped import shipped_folder

ASKED = questionnaire()


def test_eighteen_items_in_six_dimensions_are_asked_at_two_gates() -> None:
    assert [item.id for item in ASKED.items] == [f"R{k:02}" for k in range(1, 19)]
    assert [one.id for one in ASKED.dimensions] == [
        *("need", "ready", "motivated", "agreed", "procedures", "governance")
    ]
    assert [item.id for item in ASKED.items if "A" not in item.gates] == ["R13"]
    assert [item.id for item in ASKED.asked_at("B")] == [
        *("R04", "R06", "R08", "R09", "R10", "R13", "R14", "R16", "R17", "R18")
    ]


def test_six_items_and_all_dimensions_but_the_means_are_critical() -> None:
    critical = [item.id for item in ASKED.items if item.critical]
    assert critical == ["R03", "R04", "R08", "R11", "R13", "R14"]
    assert [one.id for one in ASKED.dimensions if not one.critical] == ["governance"]


def test_every_action_is_seen_to_by_a_role_or_by_the_facilitator() -> None:
    owners = {item.owner for item in ASKED.items}
    assert owners - {role.id for role in roles()} == {"facilitator"}
    assert owners <= {one.id for one in ASKED.owners}


def test_a_gate_has_only_the_dimensions_of_its_items() -> None:
    assert [one.id for one in ASKED.dimensions_at("B")] == [
        *("ready", "motivated", "agreed", "procedures", "governance")
    ]


def test_it_says_that_it_is_no_validated_scale_and_names_the_one_that_is() -> None:
    assert "not a validated scale" in ASKED.limits.en
    assert "n’est pas une échelle validée" in ASKED.limits.fr
    assert all("ORIC" in ASKED.limits.to(language) for language in LANGUAGES)
    assert any("Shea, C. M." in source for source in ASKED.sources)


def test_every_statement_and_action_is_a_sentence_of_its_own_in_both_languages() -> None:
    for language in LANGUAGES:
        texts = [text.to(language) for item in ASKED.items for text in (item.label, item.action)]
        assert len(set(texts)) == 36
        assert all(text.endswith(".") for text in texts)


def test_french_spaces_do_not_break() -> None:
    assert "«\N{NO-BREAK SPACE}je ne saurais le dire\N{NO-BREAK SPACE}»" in ASKED.instructions.fr


def test_it_is_read_once() -> None:
    assert questionnaire() is ASKED


def test_it_is_no_criteria_library() -> None:
    assert not [name for name in names() if "readiness" in name]


def test_unknown_gates_and_items_are_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown gate 'C'.*A, B"):
        ASKED.asked_at("C")
    with pytest.raises(UnknownNameError, match=r"unknown item 'R19'.*Did you mean 'R1"):
        ASKED.item("R19")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no file"):
        questionnaire(tmp_path / "mine.yaml")


def test_a_file_that_is_not_yaml_is_told_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a: &b 1", "utf-8")
    with pytest.raises(CriteriaFileError, match="line 1: aliases and anchors"):
        questionnaire(path)


def test_a_team_may_set_its_own_levels(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = (shipped_folder("criteria") / "_readiness.yaml").read_text("utf-8")
    path.write_text(text.replace("watch_below: 0.6", "watch_below: 0.9"), "utf-8")
    assert questionnaire(path).follow_up.indicators[0].watch_below == 0.9
