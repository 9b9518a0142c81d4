"""What a record's vendors, people and criteria are called."""

from __future__ import annotations

import pytest
from deciding import journal

from evaluation import DecisionRecord, decision_record
from evaluation.story.record_words import RecordWords

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    with journal(tmp_path_factory.mktemp("journal")) as session:
        session.decide("loutre")
        return decision_record(session, samples=10)


def test_names_are_the_labels_of_the_language(record: DecisionRecord) -> None:
    french = RecordWords(record, "fr")
    assert french.vendors(["loutre", "hibou"]) == "Loutre CRM (fictif) et Hibou CRM (fictif)"
    assert french.person("finance") == f"«{SPACE}Finances{SPACE}»"
    assert french.criterion("crm.mobile_use") == f"«{SPACE}Usage en déplacement{SPACE}»"


def test_what_the_record_does_not_know_keeps_its_id(record: DecisionRecord) -> None:
    english = RecordWords(record, "en")
    assert english.vendor("unknown") == "unknown"
    assert english.person("unknown") == english.criterion("unknown") == "“unknown”"


def test_quoted_words_stand_on_one_line(record: DecisionRecord) -> None:
    assert RecordWords(record, "en").quoted(" one\n two. ") == "“one two”"
