"""Results and evaluations as rich outputs of notebooks."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from answering import given
from building import rated, tree
from defusedxml.ElementTree import fromstring
from results import every_result

from evaluation import Evaluation, check, explain, flips, leave_one_out, rank, sample, stability
from evaluation import display as shown_by
from evaluation.committee import adoption, readiness, spreadsheet_risk
from evaluation.committee.agreement import agreement
from evaluation.display import html, register
from evaluation.language.text import LANGUAGES, Language, Text, same
from evaluation.sensitivity.information import information
from evaluation.sensitivity.pairwise import pairwise
from evaluation.story import sentences
from evaluation.weighting import Elicited, RankOrder, elicit

ATTACK = "<img src=x onerror=alert(1)>"


class Formatter:
    """What IPython keeps of the types that it can show."""

    def __init__(self) -> None:
        self.forms: dict[type, Any] = {}
        self.later: dict[tuple[str, str], Any] = {}

    def for_type(self, kind: type, form: Any) -> None:  # noqa: ANN401  # as IPython has it
        self.forms[kind] = form

    def for_type_by_name(self, module: str, name: str, form: Any) -> None:  # noqa: ANN401  # likewise
        self.later[module, name] = form


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Formatter:
    """Return the HTML formatter of an IPython that seems to be running."""
    formatter = Formatter()
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    return formatter


def inside(result: object, language: Language = "en") -> str:
    """Return the markup after the style sheet."""
    return html(result, language=language).split("</style>")[1]


def cells(result: object, language: Language = "en") -> list[list[str]]:
    """Return the rows of a result's tables, headings included."""
    root = fromstring(re.sub(r"<svg.*?</svg>", "", inside(result, language), flags=re.DOTALL))
    return [["".join(cell.itertext()) for cell in row] for row in root.iter("tr")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_has_sentences_picture_and_table_in_sound_markup(language: Language) -> None:
    made = sample("crm")
    for result in every_result(made):
        text = inside(result, language)
        root = fromstring(text)
        assert root.attrib["lang"] == language
        told = ["".join(p.itertext()) for p in root.iter("p")]
        assert told == list(sentences(result, language=language))
        assert len(root.findall("figure")) == 1
        assert root.findall(".//table/caption")
        assert "<script" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_translated_and_scoped(language: Language) -> None:
    root = fromstring(inside(rank(sample("crm")), language))
    heads = root.findall(".//thead/tr/th")
    assert heads[0].text == {"en": "Vendor", "fr": "Fournisseur"}[language]
    assert {head.attrib["scope"] for head in heads} == {"col"}
    assert {head.attrib["scope"] for head in root.findall(".//tbody/tr/th")} == {"row"}


def test_cells_carry_labels_and_the_numbers_of_the_language() -> None:
    first = cells(rank(sample("crm")), "fr")[1]
    assert first[:4] == ["Loutre CRM (fictif)", "1", "69,7", "69,7"]
    assert "100,0\N{NO-BREAK SPACE}%" in first
    assert "non" in first


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    assert "Must-haves without an answer" not in cells(rank(sample("crm")))[0]
    made = rated({"a": (5, 5, 5)}, criteria=tree(must_haves=["export", "french"]))
    rows = cells(rank(made))
    assert rows[0][-1] == "Must-haves without an answer"
    assert rows[1][-1] == "export, french"


def test_differences_have_signs_and_answers_their_scale() -> None:
    made = rated({"a": (5, 2, 3), "b": (1, 3, 3)})
    rows = cells(explain(made, "a", over="b"))
    assert rows[1] == ["t", "33.3%", "5.0", "1.0", "100.0", "20.0", "+26.7"]
    assert rows[3] == ["h", "33.3%", "2.0", "3.0", "40.0", "60.0", "−6.7"]


def test_what_is_not_there_is_a_dash() -> None:
    rows = cells(stability(rated({"a": (5, 5, 5), "b": (1, 1, 1)})))
    assert rows[0][-1] == "To"  # nobody takes over anywhere: the two columns are left out
    rows = cells(flips(rated({"a": (4, 5, 4), "b": (5, 3, 4)})))
    assert ["b", "t", "100.0", "yes", "–", "–"] in rows


def test_left_out_people_and_criteria_are_both_named() -> None:
    made = sample("crm")
    people = [row[0] for row in cells(leave_one_out(made, what="evaluator"), "fr")]
    assert "Direction du marketing" in people
    criteria = [row[0] for row in cells(leave_one_out(made), "fr")]
    assert made.criteria.leaves[0].label.fr in criteria


def test_a_long_table_is_folded_after_its_first_rows() -> None:
    root = fromstring(inside(stability(sample("crm"))))
    first, second = root.findall(".//tbody")
    nodes = len(sample("crm").criteria.nodes)
    assert len(first) == 12
    assert len(second) == nodes - 12
    assert root.findtext(".//details/summary") == f"{nodes - 12} rows more"


def test_one_row_past_the_limit_is_not_folded() -> None:
    made = rated({f"v{k:02}": (k / 3, k / 3, k / 3) for k in range(13)})
    assert "<details>" not in inside(rank(made))


def test_every_label_is_escaped() -> None:
    made = sample("crm")
    odd = replace(
        made,
        title=same(ATTACK),
        vendors=tuple(replace(v, label=same(f"{ATTACK} {v.id}")) for v in made.vendors),
        evaluators=tuple(replace(e, label=same(f"{ATTACK} {e.id}")) for e in made.evaluators),
        criteria=replace(
            made.criteria,
            nodes=tuple(replace(n, label=same(f"{ATTACK} {n.id}")) for n in made.criteria.nodes),
        ),
    )
    for result in (odd, *every_result(odd)):
        text = inside(result)
        assert "<img" not in text
        assert "&lt;img src=x onerror=alert(1)&gt;" in text


def test_an_evaluation_shows_what_it_is_about() -> None:
    made = sample("crm")
    rows = {row[0]: row[1] for row in cells(made, "fr")}
    assert "Choix d’un CRM (exemple fictif)" in inside(made, "fr")
    assert rows["Fournisseurs"].startswith("6 (Loutre CRM (fictif), ")
    assert rows["Langues"] == "anglais, français"
    assert rows["Empreinte"] == made.digest[:12]
    assert cells(rated({}))[0] == ["Vendors", "0"]


def test_a_result_of_another_kind_is_shown_by_its_table() -> None:
    plain = SimpleNamespace(matrix=rank(sample("crm")).matrix, table=rank(sample("crm")).table)
    text = inside(plain)
    assert "<figure>" not in text
    assert "<p>" not in text
    assert "<caption>SimpleNamespace</caption>" in text


def test_one_level_of_the_criteria_is_shown_without_an_evaluation(notebook: Formatter) -> None:
    register()
    criteria = sample("crm").criteria
    found = elicit(criteria, None, RankOrder(["people", "technology", "procedures"]))
    assert cells(found, "fr")[:2] == [
        ["Critère", "Poids à son niveau", "Points"],
        ["Bonne technologie", "27,8\N{NO-BREAK SPACE}%", "27,8"],
    ]
    assert 'lang="en"' in notebook.forms[Elicited](found)
    french = replace(criteria, title=Text(fr="Essai"))
    found = elicit(french, None, RankOrder(["people", "technology", "procedures"]))
    assert 'lang="fr"' in notebook.forms[Elicited](found)


def test_nobody_is_ahead_of_itself() -> None:
    rows = cells(pairwise(rated({"a": (5, 5, 5), "b": (1, 1, 1)})))
    assert rows[0] == ["Vendor", "Mean rank", "Ahead of a", "Ahead of b"]
    assert [row[2:] for row in rows[1:]] == [["–", "100%"], ["0%", "–"]]


def test_ratings_are_shown_as_they_were_given() -> None:
    rows = cells(agreement(rated({"a": (4, 2, 3)}, evaluators=("ann", "bob"))))
    assert rows[1][:6] == ["a", "t", "2", "4.0", "4.0", "4.0"]


def test_what_is_worth_knowing_is_a_weight_or_a_score() -> None:
    rows = cells(information(rated({"a": (4, None, 4), "b": (4, 4, 3)})), "fr")
    assert rows[1][:3] == ["note", "a", "h"]
    assert ["poids", "–", "technology"] in [row[:3] for row in rows]


def test_findings_are_shown_too() -> None:
    assert "What to look at" in inside(check(sample("crm")))


def test_readiness_is_shown_without_an_evaluation(notebook: Formatter) -> None:
    register()
    found = readiness(given(R14=3))
    assert '<div class="evaluation-result" lang="en">' in notebook.forms[type(found)](found)
    rows = cells(found, "fr")
    assert rows[0][0] == "Énoncé"
    (row,) = (row for row in rows if row[0] == "R14")
    assert row[1:3] == ["Procédures", "oui"]
    assert row[-2:] == ["oui", "Responsable des technologies du marketing (CMTO)"]


def test_codes_are_written_in_words(notebook: Formatter) -> None:
    use = adoption({30: {"active_users": 0.35}})
    register()
    assert "Real use raises the alarm" in notebook.forms[type(use)](use)
    row = ["Share of named users active each week", "30", "0.35", "alarm"]
    assert cells(use)[1] == row
    made = rated({"a": (5, 2, 5)})
    risk = spreadsheet_risk(readiness(given(R14=3, R15=3, R16=3)), rank(made), "a")
    assert cells(risk, "fr")[1][:3] == ["a", "élevé", "Procédures"]


def test_nobody_in_the_running_is_shown_without_a_table() -> None:
    assert "<table>" not in inside(rank(rated({})))


def test_a_notebook_shows_results_in_the_language_that_is_asked_for(notebook: Formatter) -> None:
    register(language="fr")
    made = sample("crm")
    for result in (made, *every_result(made)):
        assert notebook.forms[type(result)](result).count('lang="fr"') >= 1


def test_by_default_it_is_the_first_language_of_the_evaluation(notebook: Formatter) -> None:
    register()
    french = replace(sample("crm"), languages=("fr", "en"))
    assert '<div class="evaluation-result" lang="fr">' in notebook.forms[Evaluation](french)
    ranking = rank(french)
    assert 'lang="fr"' in notebook.forms[type(ranking)](ranking)


@pytest.mark.parametrize("ipython", [None, SimpleNamespace(get_ipython=lambda: None)])
def test_outside_a_notebook_nothing_happens(
    ipython: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ipython is None:
        monkeypatch.delitem(sys.modules, "IPython", raising=False)
    else:
        monkeypatch.setitem(sys.modules, "IPython", ipython)
    register(language="en")


def test_the_style_touches_only_results() -> None:
    rules = re.findall(r"^([^{\n]+)\{", shown_by._STYLE.removeprefix("<style>\n"), re.MULTILINE)
    assert len(rules) > 5
    for rule in rules:
        assert all(part.startswith(".evaluation-result") for part in rule.split(",")), rule
