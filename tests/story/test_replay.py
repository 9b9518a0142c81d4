"""Whether a journal gives the same record, in words."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from deciding import decided, find, tamper

from evaluation import DecisionRecord, decision_record, display, replay
from evaluation.journal import open as open_journal
from evaluation.record import Difference, Replay
from evaluation.story import sentence, sentences


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    with open_journal(decided(tmp_path_factory.mktemp("journal"))) as session:
        return decision_record(session, samples=50)


@pytest.fixture
def record(written: DecisionRecord, tmp_path: Path) -> DecisionRecord:
    """Return a record beside a copy of its journal that a test may tamper with."""
    assert written.source is not None
    return replace(written, source=Path(shutil.copy(written.source, tmp_path / "crm.db")))


class Found:
    """A journal with some faults."""

    is_sound = False

    def __init__(self, *faults: tuple[int, str]) -> None:
        self.faults = faults


def test_a_sound_journal_gives_the_same_figures(record: DecisionRecord) -> None:
    found = replay(record)
    number, digest = record.head.split("-")
    assert sentence(found, language="en") == (
        f"The journal gives the same {found.compared} figures and the same words as the record; no "
        f"entry was changed (head {number}-{digest[:16]})."
    )
    assert "redonne les mêmes" in sentence(found, language="fr")


def test_an_entry_that_was_replaced_is_named_and_so_are_figures(record: DecisionRecord) -> None:
    assert record.source is not None
    number = find(record.source, "RatingGiven", vendor="loutre", evaluator="marketing")
    tamper(record.source, number, content={"rating": 0.0})
    found = replay(record)
    told = sentences(found, language="en")
    assert told[0] == "The journal no longer gives the record as it was written."
    assert told[1] == f"Entry {number} was replaced: entry {number + 1} follows another one."
    assert told[2].startswith(f"{len(found.differences)} of {found.compared} figures differ, such ")
    assert "“value.loutre” (" in told[2]
    assert told[3] == "No longer the same, by their digests: the evaluation."
    shown = display.html(found, language="fr")
    assert "Les chiffres qui diffèrent" in shown
    assert "Au registre" in shown
    assert 'lang="en"' in display._shown(found, None)


def test_words_that_were_changed_are_told_beside_figures_that_were_not(
    record: DecisionRecord,
) -> None:
    assert record.source is not None
    tamper(record.source, find(record.source, "Dissented"), content={"words": "Fine"})
    told = sentences(replay(record), language="en")
    assert f"The {len(record.figures)} figures are the same nevertheless." in told
    assert told[-1] == "The record says something else than the journal about dissent."


def test_a_journal_that_no_longer_adds_up_says_at_which_entry(record: DecisionRecord) -> None:
    assert record.source is not None
    number = find(record.source, "RatingGiven", vendor="loutre")
    tamper(record.source, number, content="{")
    told = sentences(replay(record), language="fr")
    assert told[-1].startswith("Ses entrées ne forment plus une décision, et rien n’a pu être ")
    assert f"entrée {number}" in told[-1]


def test_a_record_that_was_changed_is_told_from_a_journal_that_was(record: DecisionRecord) -> None:
    told = sentences(replay(replace(record, reason="cheap")), language="en")
    assert told[-2] == "The record says something else than the journal about its reason."
    assert told[-1].startswith("The journal itself is as it was written: the record was changed")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("changed", "Entry 5 was changed after it was written."),
        ("broken", "Entry 4 was replaced: entry 5 follows another one."),
        ("missing", "Something was removed just before entry 5."),
        ("order", "Entry 5 stands where it does not belong."),
        ("cut", "The journal ends before entry 5, on which the record rests."),
        ("rewritten", "the journal was written anew from some entry on."),
    ],
)
def test_every_fault_has_its_sentence(record: DecisionRecord, fault: str, told: str) -> None:
    found = Replay(record, Found((5, fault)), compared=2)
    assert told in sentence(found, language="en")
    assert "5" in sentence(found, language="fr")


def test_one_figure_that_differs_is_told_in_the_singular(record: DecisionRecord) -> None:
    one = Difference("lead", 0.25, None, 1e-12)
    found = Replay(record, Found(), compared=9, differences=(one,))
    assert "1 of 9 figures differs: “lead” (0.250 in the record, – now)." in (
        sentence(found, language="en")
    )
    gone = replace(found, differences=(replace(one, recorded=None),))
    assert "“lead” (– in the record, – now)" in sentence(gone, language="en")
