"""An evaluation as one JSON file, and what is refused in one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import rated
from hypothesis import given
from hypothesis import strategies as st
from strategies import evaluations

from evaluation.errors import FileError
from evaluation.exchange.json_file import read_json, write_json
from evaluation.model import NOT_OBSERVED, Evaluation

Bend = Callable[[Callable[[dict[str, Any]], object]], Path]
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("json") / "a.json"


@given(evaluations())
def test_an_evaluation_comes_back_the_same(path: Path, evaluation: Evaluation) -> None:
    write_json(evaluation, path)
    assert read_json(path) == evaluation


@given(evaluations(min_vendors=1, texts=ANYTHING, max_children=1, max_rounds=1))
def test_any_character_comes_back(path: Path, evaluation: Evaluation) -> None:
    write_json(evaluation, path)
    assert read_json(path) == evaluation


@given(evaluations(max_children=1))
def test_the_same_content_is_the_same_bytes(path: Path, evaluation: Evaluation) -> None:
    write_json(evaluation, path)
    first = path.read_bytes()
    write_json(read_json(path), path)
    assert path.read_bytes() == first


@pytest.fixture
def small() -> Evaluation:
    made = rated({"a": [4, 2.5, NOT_OBSERVED], "b": [0, None, 5]}, evaluators=["ann", "bob"])
    return made.with_points({"technology": 0, "people": 100, "procedures": 50}, evaluator="ann")


def test_each_row_stands_on_its_own_line_without_empty_cells(path: Path, small: Evaluation) -> None:
    write_json(small, path)
    lines = path.read_text("utf-8").splitlines()
    assert lines[:2] == ["{", '"evaluation": [']
    assert lines[2] == (
        '{"format": "vendor-evaluation/1", "title_en": "Test", "title_fr": "Essai", '
        '"languages": ["en", "fr"], "category": "test", "category_title_en": "Test", '
        '"category_title_fr": "Test", "rounds": 1}'
    )
    assert '"curves": [],' in lines
    assert '{"evaluator": "ann", "criterion": "technology", "points": 0.0},' in lines
    assert (
        '{"round": 1, "evaluator": "ann", "vendor": "a", "criterion": "h", "rating": 2.5, '
        '"answer": "given", "evidence": "E2"},'
    ) in lines
    assert (
        '{"round": 1, "evaluator": "ann", "vendor": "a", "criterion": "p", '
        '"answer": "not observed", "evidence": "E2"},'
    ) in lines
    assert path.read_bytes().endswith(b"]\n}\n")


@pytest.fixture
def bent(small: Evaluation, tmp_path: Path) -> Bend:
    """Return a function that writes a good file after changing its tables."""

    def write(change: Callable[[dict[str, Any]], object]) -> Path:
        path = tmp_path / "a.json"
        write_json(small, path)
        tables = json.loads(path.read_text("utf-8"))
        change(tables)
        path.write_text(json.dumps(tables), "utf-8")
        return path

    return write


CELLS: list[tuple[str, int, str, object, str, str]] = [
    ("ratings", 1, "rating", "four", "'four' should be a number", "un nombre"),
    ("ratings", 2, "rating", True, "True should be a number", "un nombre"),
    ("ratings", 2, "rating", float("nan"), "NaN should be a number", "un nombre"),
    ("ratings", 2, "rating", float("inf"), "Infinity should be a number", "un nombre"),
    ("ratings", 2, "rating", 10**400, "inf should be a number", "un nombre"),
    ("ratings", 2, "rating", [4], "[4] should be a number", "un nombre"),
    ("ratings", 2, "rating", 9, "9 is outside the scale", "hors de l’échelle"),
    ("ratings", 1, "round", 1.5, "1.5 should be a whole number", "un nombre entier"),
    ("ratings", 1, "round", 2, "unknown round '2'", "tour inconnu"),
    ("ratings", 1, "vendor", "c", "unknown vendor 'c'", "fournisseur inconnu « c »"),
    ("ratings", 1, "evaluator", "eve", "unknown evaluator 'eve'", "évaluateur inconnu"),
    ("ratings", 1, "criterion", "people", "unknown scored criterion 'people'", "critère noté"),
    ("ratings", 1, "evidence", "E9", "unknown evidence level 'E9'", "niveau de preuve inconnu"),
    ("ratings", 1, "note", {"a": 1}, "{'a': 1} should be a text", "un texte"),
    ("ratings", 1, "note", float("nan"), "NaN should be a text", "un texte"),
    ("ratings", 1, "vendor", "", "'' should be a text", "un texte"),
    ("points", 2, "criterion", "gens", "unknown criterion 'gens'", "critère inconnu"),
    ("criteria", 1, "kind", "tree", "unknown kind 'tree'", "genre inconnu"),
    ("criteria", 2, "tasks", [1], "[1] should be words", "des mots"),
    ("evaluators", 2, "side", "IT", "unknown side 'IT'", "côté inconnu"),
    ("evaluators", 1, "conflict", "maybe", "unknown conflict of interest", "conflit d’intérêts"),
    ("evaluation", 1, "rounds", "many", "'many' should be a whole number", "un nombre entier"),
]


@pytest.mark.parametrize("case", CELLS)
def test_a_wrong_cell_is_told_by_table_row_and_column(
    bent: Bend, case: tuple[str, int, str, object, str, str]
) -> None:
    table, row, column, cell, en, fr = case
    path = bent(lambda tables: tables[table][row - 1].update({column: cell}))
    with pytest.raises(FileError, match=re.escape(en)) as caught:
        read_json(path)
    assert str(caught.value).startswith(f"{path}: {table}, row {row}, column '{column}': ")
    french = caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ")
    assert french.startswith(f"{path} : {table}, ligne {row}, colonne « {column} » : ")
    assert fr in french


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t.pop("criteria"), "the table 'criteria' is missing"),
        (lambda t: t.update(costs=[]), "unknown table 'costs'"),
        (lambda t: t.update(ratings={"a": 1}), "ratings, row 1: this is not a row"),
        (lambda t: t.update(ratings="all"), "the table 'ratings' must be a list of rows"),
        (lambda t: t.update(ratings=[7]), "ratings, row 1: this is not a row of named cells"),
        (lambda t: t["ratings"][0].update(score=1), "unknown column 'ratings.score'"),
        (lambda t: t["ratings"].append(t["ratings"][0]), "row 11: the same cell is there twice"),
        (lambda t: t["ratings"][0].pop("rating"), "ratings, row 1: give either a number in 'ra"),
        (lambda t: t.update(evaluation=[]), "the table 'evaluation' must have one row"),
        (lambda t: t["evaluation"][0].update(format="x/9"), "this is the format 'x/9'"),
        (lambda t: t["evaluation"][0].update(rounds=1_000), "1000 rounds of 2 evaluators, 2 ven"),
        (lambda t: t.update(vendors=[{}] * 1_001), "vendors: 1001 rows; 1000 at most"),
        (
            lambda t: t.update(vendors=[{}] * 1_000, criteria=[{}] * 2_000, evaluators=[{}] * 99),
            "1 rounds of 99 evaluators, 1000 vendors and 2000 criteria are more than",
        ),
        (lambda t: t["criteria"].pop(), "'procedures' has no criterion under it"),
        (lambda t: t["vendors"].append(t["vendors"][0]), "'a' is there more than once"),
    ],
)
def test_wrong_tables_are_told_with_their_file(
    bent: Bend, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    path = bent(change)
    with pytest.raises(FileError, match=re.escape(message)) as caught:
        read_json(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ").startswith(f"{path} : ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1, column 1: this is not JSON"),
        ('{"evaluation": [\n{"a": 1,}]}', "line 2, column 9: this is not JSON"),
        ("{'a': 1}", "line 1, column 2: this is not JSON"),
        ("[1]", "this is not an evaluation; it must begin with its tables"),
        ("null", "this is not an evaluation"),
        ('"text"', "this is not an evaluation"),
        ("NaN", "this is not an evaluation"),
        ("[" * 100_000, "lists are nested too deeply"),
        ('{"a":' * 100_000, "lists are nested too deeply"),
        ("[" * 200_001, "this has more rows than an evaluation"),
        ("{" * 1_000_001, "this has more rows than an evaluation"),
        ('{"criteria": [], "criteria": []}', "the key 'criteria' is there twice"),
        (
            '{"ratings": [{}, {"a": 1, "b": 2, "a": 1}]}',
            "ratings, row 2: the key 'a' is there twice",
        ),
        ('{"vendors": [{"id": "\\ud83e"}]}', "vendors, row 1: 'id' holds half of a character"),
        ('{"vendors": [{"a\\udd89": 1}]}', "row 1: 'a\\udd89' holds half of a character"),
        ('{"criteria": [{"tasks": ["\\ud83e"]}]}', "criteria, row 1: 'tasks' holds half of"),
        ('{"\\ud83e": []}', "'\\ud83e' holds half of a character"),
        ('{"criteria": []}', "the table 'evaluation' is missing"),
        ('{"n": ' + "9" * 5_000 + "}", "unknown table 'n'"),
    ],
)
def test_what_is_not_an_evaluation_is_refused(path: Path, content: str, message: str) -> None:
    path.write_text(content, "utf-8")
    with pytest.raises(FileError, match=re.escape(message)) as caught:
        read_json(path)
    assert caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ").startswith(f"{path} : ")
    caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ").encode()


def test_a_pair_of_escapes_is_one_whole_character(bent: Bend) -> None:
    path = bent(lambda tables: tables["vendors"][0].update(label_en="🦉", label_fr="🦉"))
    assert "\\ud83e\\udd89" in path.read_text("utf-8")
    assert read_json(path).vendors[0].label.en == "🦉"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside),
)


@given(table=st.sampled_from(["evaluation", "criteria", "ratings", "vendors"]), rows=JSON)
def test_any_table_is_read_or_refused(path: Path, table: str, rows: object) -> None:
    tables: dict[str, object] = {"evaluation": [], "criteria": [], table: rows}
    path.write_text(json.dumps(tables), "utf-8")
    with pytest.raises(FileError, match=r"a\.json: "):
        read_json(path)


@given(st.data())
def test_any_cell_is_read_or_refused(path: Path, data: st.DataObject) -> None:
    made = rated({"a": [4, 2, NOT_OBSERVED]})
    write_json(made, path)
    tables = json.loads(path.read_text("utf-8"))
    table = data.draw(st.sampled_from([name for name, rows in tables.items() if rows]))
    row = data.draw(st.sampled_from(tables[table]))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON)
    path.write_text(json.dumps(tables), "utf-8")
    try:
        found = read_json(path)
    except FileError as error:
        assert str(error).startswith(f"{path}: ")  # noqa: PT017  # either is right
    else:
        assert isinstance(found, Evaluation)
