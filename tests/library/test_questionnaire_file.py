"""Mistakes in the file of the questionnaire are told by line and place, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.library.problems import CriteriaFileError
from evaluation.library.questionnaire import questionnaire
from evaluation.shipped import shipped_folder

TEXT = (shipped_folder("criteria") / "_readiness.yaml").read_text("utf-8")

# what is written, instead of what; the place; words of the sentence
CASES = [
    (("- id: R02", "- id: R01"), "items > R01 > id", "is already that of line"),
    (("dimension: need", "dimension: neede"), "items > R01 > dimension", "the dimension 'neede' is"),
    (("owner: marketing", "owner: boss"), "items > R01 > owner", "owner 'boss' is unknown; choose"),
    (("critical: true", "critical: yes"), "dimensions > need > critical", "neither true nor false"),
    (("pillar: people", "pillar: gens"), "dimensions > ready > pillar", "technology, people"),
    (("gates: [A]", "gates: [C]"), "items > R01 > gates > 1", "choose among A, B"),
    (("gates: [A]", "gates: []"), "items > R01 > gates", "too few entries"),
    (("barrier: 3.0", "barrier: 4.0"), "thresholds", "must follow each other from 1 to 5"),
    (("daily_users: 3", "daily_users: 2"), "thresholds > daily_users", "2 is too small; 3 at least"),
    (("daily_users: 3", "daily_user: 3"), "thresholds > daily_user", "did you mean 'daily_users'?"),
    (("alarm_below: 0.4", "alarm_below: 0.7"), "follow_up > indicators > active_users", "no higher"),
    (("    alarm_below: 0.4\n", ""), "follow_up > indicators > active_users", "or alarm_rising_over"),
    (("- id: active_users", "- id: retired_sheets"), "retired_sheets > id", "is already that of"),
    (("fr: Besoin clair", "fr: ''"), "dimensions > need > label", "missing in French"),
    (("id: go\n", "id: maybe\n"), "verdicts > maybe > id", "not_yet, go_with_conditions, go"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_by_line_and_place(
    case: tuple[tuple[str, str], str, str], tmp_path: Path
) -> None:
    (old, new), place, words = case
    assert old in TEXT
    path = tmp_path / "mine.yaml"
    path.write_text(TEXT.replace(old, new, 1), "utf-8")
    with pytest.raises(CriteriaFileError, match=r"mine\.yaml, line") as caught:
        questionnaire(path)
    told = [one for one in caught.value.problems if words in one.message.en]
    assert told, [str(one.message) for one in caught.value.problems]
    assert told[0].place.endswith(place)
    assert told[0].message.fr != told[0].message.en


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = TEXT.replace("owner: cmto", "owner: nobody", 1).replace("barriers: 2", "barriers: 0", 1)
    path.write_text(text, "utf-8")
    with pytest.raises(CriteriaFileError, match="nobody") as caught:
        questionnaire(path)
    assert [one.place for one in caught.value.problems] == [
        "items > R02 > owner",
        "thresholds > barriers",
    ]
