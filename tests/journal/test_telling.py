"""Progress, verification and seals, told in both languages."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
from building import rated
from IPython.core.formatters import HTMLFormatter
from journaling import begun

from evaluation import display
from evaluation.display import html
from evaluation.journal.entry import START, Head
from evaluation.journal.progress import Code, Missing, Progress
from evaluation.journal.steps import STEPS
from evaluation.journal.telling import FAULTS, GAPS
from evaluation.journal.verification import Fault, Verification, verify
from evaluation.language.text import LANGUAGES, Language, same
from evaluation.story import sentences

HEAD = Head(12, "9f3ab2c41d5e6f70")
LABELS = {name: same(name.title()) for name in ("ann", "bob", "cat", "dan", "eve", "fay", "gus")}


def standing(step: str, *gaps: Missing, earlier: str = "") -> Progress:
    missing: dict[str, tuple[Missing, ...]] = {one.id: () for one in STEPS}
    missing[step] = gaps
    if earlier:
        missing[earlier] = (Missing("no frame"),)
    return Progress(step, missing, LABELS, ("en", "fr"))


def told(result: object) -> tuple[str, str]:
    english, french = (" ".join(sentences(result, language=one)) for one in LANGUAGES)
    return english, french


def test_every_gap_and_every_fault_has_its_words() -> None:
    assert set(GAPS) == set(get_args(Code))
    assert set(FAULTS) == set(get_args(Fault))


@pytest.mark.parametrize("code", get_args(Code))
@pytest.mark.parametrize("people", [1, 2, 7])
def test_every_gap_is_told_without_a_hole_in_either_language(code: Code, people: int) -> None:
    gap = Missing(code, tuple(LABELS)[:people], people)
    for sentence in told(standing("decide", gap)):
        assert not re.search(r"[{}_]|None|  ", sentence)
        assert not re.search(r"(?<!\xa0)[:»%]|\s[;?!]|« ", sentence.replace("missing:", ""))
        assert sentence.endswith(".")


def test_nobody_is_named_after_de_in_french() -> None:
    for texts in GAPS.values():
        for text in texts:
            assert not re.search(r"\b(de|que|le|la|du) \{names\}", text.fr)


def test_one_and_several_are_told_apart() -> None:
    one = told(standing("long_list", Missing("open must-haves", number=1)))
    more = told(standing("long_list", Missing("open must-haves", number=2)))
    assert one[0].endswith("Still missing: one answer to a must-have.")
    assert one[1].endswith("Il manque encore une réponse à un critère éliminatoire.")
    assert more[0].endswith("Still missing: 2 answers to must-haves.")
    assert more[1].endswith("Il manque encore 2 réponses à des critères éliminatoires.")
    both = Missing("refused", ("ann", "bob"), 2)
    assert "(Ann et Bob ne peuvent pas se rallier au choix)" in told(standing("decide", both))[1]
    alone = Missing("refused", ("ann",), 1)
    assert "(Ann ne peut pas se rallier au choix)" in told(standing("decide", alone))[1]


def test_too_many_criteria_ask_for_a_shorter_list() -> None:
    english, french = told(standing("criteria", Missing("many criteria", number=31)))
    assert english == (
        "Step 4 of 15, criteria. Still missing: a shorter list of criteria (31 now; 12 to 25 are "
        "usual)."
    )
    assert french == (
        "Étape 4 sur 15, critères. Il manque encore une liste de critères plus courte (31 pour "
        "l’instant; de 12 à 25 d’habitude)."
    )


def test_past_five_people_the_others_are_counted() -> None:
    english, french = told(standing("weights", Missing("no points", tuple(LABELS), 7)))
    assert "the points of Ann, Bob, Cat, Dan and 3 others" in english
    assert "les points (Ann, Bob, Cat, Dan et 3 autres)" in french
    five = Missing("no points", tuple(LABELS)[:5], 5)
    assert "Ann, Bob, Cat, Dan and Eve" in told(standing("weights", five))[0]


def test_when_nothing_is_missing_the_next_step_is_named() -> None:
    english, french = told(standing("score_alone"))
    assert english == "Step 8 of 15, score alone. Nothing is missing; go on to “Reveal”."
    assert french == ("Étape 8 sur 15, noter seul. Il ne manque rien; passez à «\xa0Dévoiler\xa0».")
    assert told(standing("follow_up"))[0] == "Step 15 of 15, follow up. Nothing is missing."


def test_what_earlier_steps_left_open_is_said() -> None:
    english, french = told(standing("reveal", earlier="frame"))
    assert english.endswith("Something is still missing in an earlier step: frame.")
    assert french.endswith("Il manque encore quelque chose à une étape précédente\xa0: cadrer.")
    two = standing("reveal", earlier="frame")
    two = replace(two, missing={**two.missing, "weights": (Missing("weights unsealed"),)})
    assert told(two)[0].endswith("Something is still missing in earlier steps: frame; weights.")
    assert told(two)[1].endswith("à des étapes précédentes\xa0: cadrer; poids.")


def test_a_sound_journal_says_its_head() -> None:
    english, french = told(Verification(HEAD, None, ()))
    assert english.startswith(
        "The 12 entries of the journal are as they were written. Its head is 12-9f3ab2c41d5e6f70. "
        "Give a head that was printed earlier"
    )
    assert french.startswith("Les 12 entrées du journal sont telles qu’elles ont été écrites.")
    checked = told(Verification(HEAD, Head(10, "abcdefabcdef"), ()))
    assert checked[0].endswith("It holds the head 10-abcdefabcdef, which was printed earlier.")
    one = told(Verification(replace(HEAD, count=1), None, ()))
    assert one[0].startswith("The journal’s one entry is as it was written.")
    assert one[1].startswith("La seule entrée du journal est telle qu’elle a été écrite.")
    assert told(verify([]))[1] == "Il n’y a aucune entrée dans le journal."
    assert Head(0, START) == verify([]).head


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("changed", ("entry 4 was changed", "l’entrée 4 a été modifiée")),
        (
            "missing",
            (
                "entry 4 comes after a gap: entries are missing",
                "l’entrée 4 vient après un trou\xa0: des entrées manquent",
            ),
        ),
        ("order", ("entry 4 stands where it does not belong", "l’entrée 4 n’est pas à sa place")),
        (
            "broken",
            (
                "entry 4 does not follow the one before it, which was replaced",
                "l’entrée 4 ne suit pas celle qui la précède, qui a été remplacée",
            ),
        ),
        (
            "cut",
            (
                "entry 4 is no longer there, though its head was printed: the end was cut off",
                "l’entrée 4 n’est plus là, alors que sa tête a été imprimée\xa0: la fin a été coupée",
            ),
        ),
        (
            "rewritten",
            (
                "entry 4 is not the one whose head was printed",
                "l’entrée 4 n’est pas celle dont la tête a été imprimée",
            ),
        ),
    ],
)
def test_every_fault_names_its_entry(fault: Fault, said: tuple[str, str]) -> None:
    english, french = told(Verification(HEAD, HEAD, ((4, fault),)))
    assert english == f"The journal is not as it was written: {said[0]}."
    assert french == f"Le journal n’est pas tel qu’il a été écrit\xa0: {said[1]}."


def test_past_five_faults_the_others_are_counted() -> None:
    faults: tuple[tuple[int, Fault], ...] = tuple((k, "changed") for k in range(1, 9))
    english, french = told(Verification(HEAD, None, faults))
    assert english.endswith("entry 5 was changed; and 3 more.")
    assert french.endswith("l’entrée 5 a été modifiée; et 3 de plus.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_shown_in_words(language: Language, tmp_path: Path) -> None:
    with begun(tmp_path, rated({"v": (5, 1, 3), "w": (1, 5, 3)})) as session:
        shown = html(session.progress, language=language)
        faulty = html(Verification(HEAD, None, ((4, "changed"),)), language=language)
        session.seal("criteria")
        session.seal("weights")
        under = html(session.under_seal, language=language)
    heads = {
        "en": ("Step", "When", "Still missing", "Step by step", "past", "closing"),
        "fr": ("Étape", "Quand", "Manque encore", "Étape par étape", "passée", ""),
    }
    for word in heads[language]:
        assert word in shown or word == "closing"
    assert "<td>no frame" not in shown
    assert {"en": "the page that says", "fr": "la page qui dit"}[language] in shown
    assert {"en": "What is wrong", "fr": "Ce qui ne va pas"}[language] in faulty
    assert {"en": "was changed", "fr": "a été modifiée"}[language] in faulty
    for word in {
        "en": ("Rank (sealed)", "Value (today)", "Under the sealed weights, and today"),
        "fr": ("Rang (scellé)", "Valeur (aujourd’hui)", "Avec les poids scellés, et aujourd’hui"),
    }[language]:
        assert word in under


def test_two_gates_that_are_not_open_are_told_apart_in_the_table(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        shown = html(session.progress, language="fr")
        assert "<td>le questionnaire de la porte A</td>" in shown
        assert "<td>le questionnaire de la porte B; le choix</td>" in shown


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> HTMLFormatter:
    """Return the HTML formatter of a notebook that seems to be running."""
    formatter = HTMLFormatter()
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    return formatter


def test_a_notebook_that_was_told_before_any_journal_was_opened_shows_them(
    notebook: HTMLFormatter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    display.register()
    with begun(tmp_path, replace(rated({"v": (5, 1, 3)}), languages=("fr", "en"))) as session:
        session.seal("criteria")
        session.seal("weights")
        for result in (session.progress, session.verify(), session.under_seal):
            assert '<div class="evaluation-result" lang="fr"><p>' in notebook(result)
        display.register(language="en")
        assert 'lang="en"' in notebook(session.verify())


def test_every_result_that_a_journal_tells_is_known_to_notebooks_by_name() -> None:
    told_here = {
        (kind.__module__, kind.__name__)
        for kind in sentences.registry
        if kind.__module__.startswith("evaluation.journal.")
    }
    assert told_here == set(display.OF_JOURNALS)
