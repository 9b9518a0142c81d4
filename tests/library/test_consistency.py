"""What a criteria file must not contradict."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.library.reading import problems

GROUP = "pillars > technology > groups > mine.technology"
RATED = f"{GROUP} > criteria > mine.technology.rated"
MEASURED = f"{GROUP} > criteria > mine.technology.measured"

Bent = Callable[..., Path]

CASES = [
    # what is written, instead of what; the text on the line that is told; the place; words of each
    # language
    (
        ("weight: 60", "weight: 55"),
        "criteria:",
        f"{GROUP} > criteria",
        "95 (55 + 40)",
        "il faut 100",
    ),
    (("weight: 100", "weight: 90"), "groups:", "pillars > technology > groups", "to 90", "90 (90)"),
    (("weight: 50", "weight: 51"), "pillars:", "pillars", "to 101 (51 + 30 + 20)", "il faut 100"),
    (
        ("[T01]", "[T99]"),
        "T99",
        "must_haves > mine.must > tasks > 1",
        "which has T09",
        "tâche « T99",
    ),
    (
        ("[T02, T03]", "[T02, T3]"),
        "T3",
        f"{MEASURED} > tasks > 2",
        "which has T03",
        "où il y a T03",
    ),
    (("[T02, T03]", "[T02, T02]"), "T02", f"{MEASURED} > tasks > 2", "twice", "figure deux fois"),
    (("[it, m", "[ti, m"), "[ti", f"{RATED} > scored_by > 1", "role 'ti' is not in", "rôle « ti »"),
    (
        ("gdpr28", "gpdr28"),
        "gpdr28",
        "must_haves > mine.must > refs > 1",
        "gdpr28",
        "où il y a gdpr28",
    ),
    (
        ("        5: {en: all, fr: tout}\n", ""),
        "anchors",
        f"{RATED} > anchors",
        "those of 5",
        "écrivez 5",
    ),
    (
        ("5: {en", "6: {en: x, fr: x}\n        5: {en"),
        "6:",
        f"{RATED} > anchors > 6",
        "scale of ratings, 0 to 5",
        "de 0 à 5",
    ),
    (
        ("floor: 2.5", "floor: 50"),
        "floor: 50",
        "pillars > technology > floor",
        "0 to 5",
        "de 0 à 5",
    ),
    (
        ("floor: 2.5", "floor: -1"),
        "floor: -1",
        "pillars > technology > floor",
        "0 to 5",
        "de 0 à 5",
    ),
    (
        ("id: mine.technology.measured", "id: mine.technology.rated"),
        "id: mine.technology.rated",
        f"{RATED} > id",
        "already that of line 21",
        "celui de la ligne 21",
    ),
    (
        ("mine.must", "mine.people"),
        "mine.people",
        "pillars > people > groups > mine.people > id",
        "that of line 5",
        "celui de la ligne 5",
    ),
    (
        ("en: Measured technology", "en: ' RATED technology '"),
        "RATED",
        f"{MEASURED} > label > en",
        "line 22; nobody could tell",
        "distinguer les deux",
    ),
    (
        (", fr: Le mien", ""),
        "title",
        "title",
        "missing in French; write it under 'fr'",
        "en français",
    ),
    (("fr: Le mien", "fr: '  '"), "title", "title", "missing in French", "en français"),
    (
        ("{en: Mine, fr: Le mien}", "{}"),
        "title",
        "title",
        "English and French",
        "anglais et français",
    ),
    ((", fr: aucun", ""), "0:", f"{RATED} > anchors > 0", "missing in French", "en français"),
    ((", fr: heures", ""), "unit", f"{MEASURED} > unit", "missing in French", "en français"),
]


@pytest.mark.parametrize("case", CASES)
def test_a_contradiction_is_told_by_line_and_place(
    bent: Bent, case: tuple[tuple[str, str], str, str, str, str]
) -> None:
    change, at, place, en, fr = case
    path = bent(change)
    (told,) = problems(path)
    assert told.place == place
    assert at in path.read_text("utf-8").splitlines()[told.line - 1]
    assert en in told.message.en
    assert fr in told.message.fr


def test_the_smallest_good_file_has_no_problem(bent: Bent) -> None:
    assert problems(bent()) == ()


def test_weights_that_floating_point_cannot_add_exactly_are_accepted(bent: Bent) -> None:
    thirds = (("weight: 50", "weight: 33.3"), ("weight: 30", "weight: 33.3"))
    assert problems(bent(*thirds, ("weight: 20", "weight: 33.4"))) == ()


def test_a_file_of_one_language_needs_no_other(bent: Bent) -> None:
    path = bent(("category: mine", "category: mine\nlanguages: [fr]"), ("en: Mine, ", ""))
    assert problems(path) == ()


def test_a_file_of_one_language_still_needs_that_one(bent: Bent) -> None:
    (told,) = problems(
        bent(("category: mine", "category: mine\nlanguages: [en]"), ("en: Mine, ", ""))
    )
    assert "missing in English" in told.message.en


def test_the_same_label_in_two_languages_is_no_repetition(bent: Bent) -> None:
    assert problems(bent(("{en: Export, fr: Exportation}", "{en: Export, fr: Export}"))) == ()


@pytest.mark.parametrize(
    "old",
    [
        "must_haves:",
        "pillars:",
        "groups:",
        "criteria:",
        "anchors:",
        "tasks:",
        "id:",
        "label:",
        "weight:",
    ],
)
@pytest.mark.parametrize("new", ["", " 12", " x y", " [1, [2]]", " {a: {b: 1}}", " [{}]", " .nan"])
def test_checks_pass_over_entries_of_a_wrong_type(bent: Bent, old: str, new: str) -> None:
    path = bent()
    lines = path.read_text("utf-8").splitlines()
    at = next(k for k, line in enumerate(lines) if line.lstrip("- ").startswith(old))
    depth = len(lines[at]) - len(lines[at].lstrip(" -"))
    inside = range(at + 1, len(lines))
    end = next(
        (k for k in inside if len(lines[k]) - len(lines[k].lstrip(" -")) <= depth), len(lines)
    )
    lines[at:end] = [f"{lines[at][:depth]}{old}{new}"]
    path.write_text("\n".join(lines), "utf-8")
    assert problems(path)
