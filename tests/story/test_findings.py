"""Each finding is a sentence that says what to do, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import rated, tree

import evaluation as ev
from evaluation import checks
from evaluation.language.text import LANGUAGES, Language
from evaluation.story import sentences
from evaluation.story.findings import CODES

SOURCE = Path(checks.__file__).read_text("utf-8")


def test_every_code_that_the_checks_give_has_its_sentence() -> None:
    written = set(re.findall(r'Finding\(\s*"([^"]+)"', SOURCE))
    chosen = set(re.findall(r'"(adoption, [a-z]+|recused|conflict declared)"', SOURCE))
    assert written | chosen == set(CODES)


def test_a_selection_that_nothing_blocks_says_so_first() -> None:
    told = sentences(ev.check(ev.sample("crm")), language="en")
    assert told[0] == "Nothing stands in the way of a decision."
    assert "To settle: Caribou 360 (fictional) is below the floor of the pillar “People”." in told


def test_what_blocks_is_said_first_with_the_answer_to_get() -> None:
    base = rated({"hibou": (5, 5, None), "loutre": (4, 4, 4)})
    assert sentences(ev.check(base), language="en")[0] == (
        "Blocks the decision: the lead vanishes in the blanks; find out “p” for hibou first."
    )
    assert sentences(ev.check(base), language="fr")[0].startswith("Bloque la décision\xa0: ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_every_sentence_of_the_samples_is_complete(name: str, language: Language) -> None:
    for told in sentences(ev.check(ev.sample(name)), language=language):
        assert told.endswith((".", "?"))
        assert not re.search(r"[{}]|None|\(\)", told)


def test_a_task_is_named_with_its_words_and_a_conflict_with_its_note() -> None:
    base = rated({"a": (1, 2, 3)}, criteria=tree(tasks=("T6",))).with_evaluator(
        "bob", "Bob", conflict="declared_minor", conflict_note="knows Hibou"
    )
    told = " ".join(sentences(ev.check(base), language="en"))
    assert "no criterion serves the task T6, T6." in told
    assert "“Bob” declared a minor conflict of interest (knows Hibou)." in told
