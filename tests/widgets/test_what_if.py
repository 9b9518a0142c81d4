"""The what-if page as a file: what it holds, what it leaves out, and what it may do."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from building import rated, tree
from hypothesis import given
from pictures import contrast
from strategies import evaluations

from evaluation import Evaluation, rank, sample, write_what_if
from evaluation.charts.palette import PILLARS
from evaluation.errors import FileError, UnknownNameError
from evaluation.language.text import LANGUAGES, Language, same
from evaluation.widgets.what_if import what_if_data, what_if_module, what_if_page

SAMPLES = ("crm", "hosting", "automation")
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
RUNS = re.compile(r'<script type="module">(.*?)</script>', re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def found(pattern: re.Pattern[str], page: str) -> str:
    """Return the one place of a page where a pattern is."""
    (text,) = pattern.findall(page)
    return str(text)


def data_of(page: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(found(DATA, page))
    assert held["local"] == held["data"]["agreed"]
    data: dict[str, Any] = held["data"]
    return data


def strings(data: object) -> list[str]:
    """Return every text in some data."""
    if isinstance(data, str):
        return [data]
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for item in inside for text in strings(item)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_stays_under_a_hundred_kilobytes(
    name: str, language: Language, tmp_path: Path
) -> None:
    written = write_what_if(sample(name), tmp_path / "page.html", language=language)
    assert 20_000 < written.stat().st_size < 100_000


def test_it_is_written_where_asked_in_the_first_language_of_the_evaluation(tmp_path: Path) -> None:
    french = replace(sample("crm"), languages=("fr", "en"))
    path = write_what_if(french, tmp_path / "new" / "folder" / "page.html")
    assert path == tmp_path / "new" / "folder" / "page.html"
    assert path.read_text("utf-8") == what_if_page(french, language="fr")
    assert '<html lang="fr">' in path.read_text("utf-8")


def test_the_same_evaluation_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [write_what_if(sample("crm"), tmp_path / f"{k}.html") for k in range(2)]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_only_its_own_script_and_style_may_run_and_nothing_may_be_asked_for() -> None:
    page = what_if_page(sample("crm"), language="en")
    rules = dict(rule.split(" ", 1) for rule in found(POLICY, page).split("; "))
    closed = ("default-src", "img-src", "connect-src", "base-uri", "form-action")
    assert {rules[name] for name in closed} == {"'none'"}
    for name, pattern in (("script-src", RUNS), ("style-src", STYLE)):
        digest = b64encode(sha256(found(pattern, page).encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"


def test_it_names_no_address_and_has_no_inline_handler() -> None:
    page = what_if_page(sample("crm"), language="en")
    names = set(re.findall(r"\w+://[^\"' ]*", page))
    assert names == {"http://www.w3.org/2000/svg"}  # the name of SVG, which nobody asks for
    assert not re.search(r"<[^>]*\s(on\w+|src|href|style)=", page)


@pytest.mark.parametrize("word", ["eval(", "Function(", "innerHTML", "outerHTML", "insertAdjacent"])
def test_its_code_makes_no_code_and_no_markup_of_words(word: str) -> None:
    assert word not in what_if_module()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_no_person_and_no_note(name: str, language: Language) -> None:
    evaluation = sample(name)
    told = "\n".join(strings(data_of(what_if_page(evaluation, language=language))))
    noted = [note.text for note in evaluation.notes]
    called = [person.label.to(language) for person in evaluation.evaluators]
    assert noted
    assert not [words for words in (*noted, *called) if words in told]


def test_it_holds_one_value_a_cell_and_no_rating() -> None:
    crm = sample("crm")
    data = data_of(what_if_page(crm, language="en"))
    assert set(data) == {
        "language",
        "title",
        "digest",
        "words",
        "labels",
        "parents",
        "pillars",
        "floors",
        "agreed",
        "vendors",
        "gone",
    }
    assert data["digest"] == crm.digest[:12]
    for vendor in data["vendors"]:
        assert set(vendor) == {"label", "values", "fill", "open"}
        assert len(vendor["values"]) == len(crm.criteria.leaves)
        assert all(value is None or 0 <= value <= 1 for value in vendor["values"])


def test_another_note_or_another_name_changes_nothing_but_the_digest() -> None:
    crm = sample("crm")
    other = replace(
        crm,
        notes=(),
        evaluators=tuple(replace(p, label=same(f"N{k}")) for k, p in enumerate(crm.evaluators)),
    )
    before, after = (data_of(what_if_page(one, language="en")) for one in (crm, other))
    assert before.pop("digest") != after.pop("digest")
    assert before == after


@given(evaluation=evaluations())
def test_any_evaluation_has_its_page_and_its_words_cannot_break_it(evaluation: Evaluation) -> None:
    language = evaluation.languages[0]
    page = what_if_page(evaluation, language=language)
    data = data_of(page)
    assert data["title"] == evaluation.title.to(language)
    assert not set(found(DATA, page)) & set("<\u2028\u2029")
    assert page.count("</script>") == 2
    ranking = rank(evaluation)
    assert len(data["vendors"]) == len(ranking.vendors)
    assert len(data["gone"]) == len(ranking.excluded) + len(ranking.unrated)


def test_a_vendor_out_has_its_reason_in_words() -> None:
    failed = rated({"a": (5, 4, 3), "b": (1, 2, 3)}, criteria=tree(must_haves=("safe", "ours")))
    for must in ("safe", "ours"):
        failed = failed.with_must_have("fail", vendor="a", criterion=must)
    data = what_if_data(failed.with_vendor("c"), language="fr")
    nbsp = "\N{NO-BREAK SPACE}"
    assert data["gone"] == [
        {"label": "a", "reason": f"Critère éliminatoire non satisfait{nbsp}: safe et ours"},
        {"label": "c", "reason": "Aucune réponse encore"},
    ]
    assert data["vendors"][0]["open"] == ["safe", "ours"]


def test_an_unknown_language_or_type_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="unknown language 'de'"):
        write_what_if(sample("crm"), tmp_path / "page.html", language="de")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match=r"unknown file type '\.json'"):
        write_what_if(sample("crm"), tmp_path / "crm.json")
    assert not list(tmp_path.iterdir())


def test_its_pillars_have_the_colours_of_the_pictures_and_stand_out_from_their_ground() -> None:
    style = found(STYLE, what_if_page(sample("crm"), language="en"))
    fills = re.findall(r"\.pillar-\d \{\s*fill: (#\w+);", style)
    assert fills == [hue.fill.lower() for hue in PILLARS]
    grounds = set(re.findall(r"--(?:ground|page): (#\w+);", style))
    assert len(grounds) == 4
    assert all(contrast(fill, ground) >= 3 for fill in fills for ground in grounds)


def test_a_page_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(FileError, match="cannot be written"):
        write_what_if(sample("crm"), tmp_path / "page.html")
