"""On what a choice rests, as a sponsor reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from building import rated
from deciding import UNSEALING, decided, journal

from evaluation import DecisionRecord, decision_record
from evaluation.journal import open as open_journal
from evaluation.language.text import Language
from evaluation.record import Figure
from evaluation.story.grounds import grounds
from evaluation.story.record_words import RecordWords


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    with open_journal(decided(tmp_path_factory.mktemp("journal"))) as session:
        return decision_record(session, samples=200)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    """Return the record of a committee of two that asked for nothing and agreed."""
    made = rated({"a": (5, 5, 5), "b": (0, 0, 0)}, evaluators=("ann", "bob"))
    path = tmp_path_factory.mktemp("journal") / "small.db"
    with open_journal(path, start=made) as session:
        session.decide("a")
        return decision_record(session, samples=200)


def told(record: DecisionRecord, language: Language = "en") -> tuple[str, ...]:
    return grounds(record, RecordWords(record, language))


def test_what_is_not_known_is_counted_by_vendor(record: DecisionRecord) -> None:
    assert told(record)[0] == "Not known: Huard Contacts (fictional) (1 criterion)."


def test_a_vendor_that_is_out_has_its_reason(record: DecisionRecord) -> None:
    (out,) = [text for text in told(record) if text.startswith("Out: ")]
    assert "(withdrawn: “No longer sold in Canada”)" in out
    assert "Lynx CRM (fictional) (fails “Full export of our data”)" in out


def test_an_interest_is_told_with_the_result_without_that_person(record: DecisionRecord) -> None:
    (text,) = [text for text in told(record) if text.startswith("Interests declared: ")]
    assert text.startswith("Interests declared: “General management” (minor; “")
    assert text.endswith("without this person, first: Hibou CRM (fictional)).")


def test_each_side_has_its_first(tmp_path: Path) -> None:
    with journal(tmp_path) as session:
        session.decide("loutre")
        found = decision_record(session, samples=10)
    (text,) = [text for text in told(found) if text.startswith("First for each side: ")]
    # As the sample's expected values by role have it.
    assert "marketing, Loutre CRM (fictional); IT, Hibou CRM (fictional)" in text


def test_a_broken_seal_has_its_reason_and_the_winner_that_it_held(record: DecisionRecord) -> None:
    criteria, weights, _ = record.seals
    lines = told(record)
    assert (
        f"The criteria were sealed with 6 vendors named already (entry {criteria.entry})." in lines
    )
    assert f"Entry {weights.broken_by} broke that seal: “{UNSEALING}”." in lines
    assert (
        f"Under the weights that entry {weights.entry} sealed, first: Loutre CRM (fictional)."
    ) in lines


def test_readiness_has_its_verdict(record: DecisionRecord) -> None:
    assert any(text.startswith("Is the team ready (gate A)? ") for text in told(record))
    (gate,) = record.gates
    unsure = replace(record, gates=(replace(gate, verdict=None),))
    assert "Is the team ready (gate A)? No verdict, too few answered." in told(unsure)


def test_a_committee_that_asked_for_nothing_is_told_so(small: DecisionRecord) -> None:
    lines = told(small)
    assert lines[0] == "Nothing is left blank about the vendors in the running."
    assert "The criteria were never sealed." in lines
    assert "The weights were never sealed." in lines
    assert "Whether the team is ready was not asked." in lines
    # a is the best everywhere: it is first under all weights, and no weights let b catch it.
    assert "a is first under 100% of all possible weights, and under 100% of those about the " in (
        " ".join(lines)
    )
    assert not any("draws level" in text for text in lines)


def test_two_rounds_say_whether_ratings_came_closer(tmp_path: Path) -> None:
    # Five points apart in one cell of six at first, then none: the tolerance is 3 points.
    made = rated({"a": (5, 5, 5), "b": (1, 1, 1)}, evaluators=("ann", "bob"))
    made = made.with_rating(0, evaluator="bob", vendor="a", criterion="t", evidence="E2")
    with open_journal(tmp_path / "small.db", start=made) as session:
        session.open_round()
        session.rate(5, evaluator="bob", vendor="a", criterion="t", evidence="E2")
        session.close_round()
        session.reveal()
        session.decide("a")
        found = decision_record(session, samples=50)
    assert (
        "Ratings less than 3 points of 5 apart: 83% of the cells at the first round, 100% at the last."
    ) in told(found)


def test_past_the_first_few_what_decides_is_counted(record: DecisionRecord) -> None:
    names = ("crm.mobile_use", "crm.ease_of_use", "crm.exit_terms", "people", "procedures")
    odd = replace(record.robustness, decisive_criteria=names, decisive_members=())
    lines = told(replace(record, robustness=odd))
    (text,) = [text for text in lines if text.startswith("Without any one of these")]
    assert text.endswith("” and 2 others.")


def test_an_uneven_tolerance_is_written_as_the_language_does(record: DecisionRecord) -> None:
    figures = {"agreement_before.within_tolerance": 0.5, "agreement.within_tolerance": 0.75}
    two = replace(
        record,
        rounds=record.rounds * 2,
        figures=tuple(Figure(name, value) for name, value in figures.items()),
    )
    lines = told(two, "fr")
    space = "\N{NO-BREAK SPACE}"
    assert (
        f"Notes à moins de 2,50 points sur 5 les unes des autres{space}: 50{space}% des cases au "
        f"premier tour, 75{space}% au dernier."
    ) in lines
    # Without figures, what rests on them is not told.
    assert not any(text.startswith("Au premier rang de chaque") for text in lines)
