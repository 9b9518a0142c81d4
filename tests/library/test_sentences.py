"""What the schema refuses, in sentences of both languages that say how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from evaluation.library.document import read_document
from evaluation.library.reading import problems
from evaluation.library.sentences import sentences

RATED = "pillars > technology > groups > mine.technology > criteria > mine.technology.rated"
MEASURED = RATED.replace("rated", "measured")

# what is written, instead of what; the text on the line that is told; the place; words of each
# language
CASES = [
    (("weight: 60", "wieght: 60"), "wieght", f"{RATED} > wieght", "mean 'weight'", "vouliez-vous"),
    (
        ("      weight: 60\n", ""),
        "- id: mine.technology.rated",
        f"{RATED} > weight",
        "is missing",
        "manque",
    ),
    (
        ("weight: 60", "weight: 12,5"),
        "12,5",
        f"{RATED} > weight",
        "'12,5' is not a number",
        "point",
    ),
    (
        ("weight: 60", "weight: 1:30"),
        "1:30",
        f"{RATED} > weight",
        "'1:30' is not a number",
        "nombre",
    ),
    (("weight: 60", "weight: '60'"), "'60'", f"{RATED} > weight", "without quotes", "guillemets"),
    (("weight: 60", "weight: true"), ": true", f"{RATED} > weight", "'true' is not a", "nombre"),
    (("weight: 60", "weight: .nan"), ".nan", f"{RATED} > weight", "'nan' is not a finite", "fini"),
    (("weight: 60", "weight: .inf"), ".inf", f"{RATED} > weight", "'inf' is not a finite", "fini"),
    (("weight: 60", "weight: -1"), ": -1", f"{RATED} > weight", "-1 is too small; 0", "au moins 0"),
    (("weight: 60", "weight: 101"), "101", f"{RATED} > weight", "101 is too large", "au plus 100"),
    (("weight: 60", "weight: 1&"), "1&", f"{RATED} > weight", "'1&' is not a number", "nombre"),
    (("weight: 60", "weight:"), "weight:", f"{RATED} > weight", "nothing is written", "rien n’est"),
    (("en: Mine", "en: 2024"), "2024", "title > en", "'2024' is not a text; put it", "guillemets"),
    (("en: Mine", "en: true"), "title", "title > en", "'true' is not a text", "n’est pas un texte"),
    (("en: Mine", "en: [a]"), "title", "title > en", "'[a]' is not a text", "« [a] » n’est pas"),
    (("en: Mine", "en: {a: 1}"), "title", "title > en", "'a: ...' is not a text", "« a: ... »"),
    (("{en: Mine, fr: Le mien}", "Moi"), "title", "title", "under its language", "sous sa langue"),
    (("{en: Mine, fr: Le mien}", "[a]"), "title", "title", "under its language", "sous sa langue"),
    (("y: mine", "y: Mon CRM"), "Mon CRM", "category", "'Mon CRM' is not an id", "identifiant"),
    (("y: mine", f"y: {'a' * 101}"), "aaa", "category", "too long; 100 characters", "trop long"),
    (("criteria/1", "criteria/2"), "schema", "schema", "choose among vendor-criteria/1", "parmi"),
    (("type: scale", "type: scael"), "scael", f"{RATED} > type", "is not a type", "pas un type"),
    (("      type: scale\n", ""), "id: mine.technology.rated", RATED, "key 'type' is", "« type »"),
    (("verify_by: demo", "verify_by: dmo"), "dmo", f"{RATED} > verify_by", "'demo'", "« demo »"),
    (("[T02, T03]", "[]"), "tasks: []", f"{MEASURED} > tasks", "too few entries", "trop peu"),
    (("[T02, T03]", "T02"), "tasks: T02", f"{MEASURED} > tasks", "must be a list", "une liste"),
    (("[it, marketing]", "[it]"), "[it]", f"{RATED} > scored_by", "here, 1; 2 at", "au moins 2"),
    (
        ("3: {en: enough, fr: assez}", "3: ok"),
        "3: ok",
        f"{RATED} > anchors > 3",
        "language",
        "langue",
    ),
    (("3: {en", "'3': {en"), "'3'", f"{RATED} > anchors > 3", "whole number, without", "entier"),
    (("48", "48\n      shape: log"), "shape", f"{MEASURED} > shape", "log_downtime", "choix"),
    (("worst: 48", "worst: 2"), "technology.measured", MEASURED, "two different", "différents"),
    (("48", "48\n      curve: [[9]]"), "[[9]]", f"{MEASURED} > curve > 1 > 2", "two n", "deux n"),
    (("48", "48\n      curve: [[1, 9]]"), "measured", MEASURED, "turning back", "en arrière"),
    (("en: hours", "en: $"), "technology.measured", MEASURED, "in money ($)", "en argent ($)"),
    (
        ("en: Rated technology", "en: Price"),
        "technology.rated",
        RATED,
        "Cost is never",
        "jamais un",
    ),
    (("40", "40\n      core: yes"), "yes", f"{MEASURED} > core", "true nor false", "ni true ni"),
    (("- id: people", "- id: gens"), "gens", "pillars > gens > id", "technology, peo", "parmi"),
    (("- id: people", "- all\n- id: people"), "- all", "pillars > 2", "keys with", "des clés avec"),
]


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_by_line_and_place_with_what_to_do(
    bent: Callable[..., Path], case: tuple[tuple[str, str], str, str, str, str]
) -> None:
    change, at, place, en, fr = case
    path = bent(change)
    found = problems(path)
    told = [problem for problem in found if en in problem.message.en]
    assert told, [str(problem.message) for problem in found]
    assert told[0].place == place
    assert at in path.read_text("utf-8").splitlines()[told[0].line - 1]
    assert fr in told[0].message.fr


@pytest.mark.parametrize("content", ["- a\n- b", "word", "12"])
def test_a_file_of_another_shape_is_told_what_it_should_be(
    content: str, bent: Callable[..., Path]
) -> None:
    path = bent()
    path.write_text(content, "utf-8")
    (found,) = problems(path)
    assert found.line == 1
    assert "keys with their contents" in found.message.en


def test_pillars_are_not_said_to_be_missing_because_one_has_a_mistake(
    bent: Callable[..., Path],
) -> None:
    found = problems(bent(("weight: 60", "weight: heavy")))
    assert [problem.place for problem in found] == [f"{RATED} > weight"]


def test_everything_wrong_is_told_at_once(bent: Callable[..., Path]) -> None:
    path = bent(
        ("en: Mine", "en: 2024"),
        ("tasks: [T02, T03]", "tasks: []"),
        ("weight: 60", "weight: 50"),
        ("scored_by: [it]", "scored_by: [nobody]"),
        ("type: scale", "type: other"),
    )
    assert [problem.place.rpartition(" > ")[2] for problem in problems(path)] == [
        "en",
        "1",
        "criteria",
        "type",
        "tasks",
    ]


def test_a_refusal_without_a_sentence_of_its_own_is_told_as_it_comes() -> None:
    class Strange(BaseModel):
        when: complex

    with pytest.raises(ValidationError, match="complex") as caught:
        Strange.model_validate({"when": "soon"})
    (found,) = sentences(read_document(b"when: soon"), caught.value)
    assert found.message.en.startswith("not as expected: ")


def test_a_flood_of_mistakes_is_cut_short(bent: Callable[..., Path]) -> None:
    path = bent()
    path.write_text("".join(f"key{k}: 1\n" for k in range(15_000)), "utf-8")
    assert len(problems(path)) <= 500
