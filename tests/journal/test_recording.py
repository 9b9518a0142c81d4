"""What a decision record holds of a journal, and when there is none."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from deciding import DISSENT, NEW_POINTS, UNSEALING, decided, journal

import evaluation as ev
from evaluation import DecisionRecord, decision_record, sample
from evaluation.errors import NumbersError, ProcessError
from evaluation.journal import open as open_journal
from evaluation.journal.entry import Head
from evaluation.model.rows import digest_of
from evaluation.record.parts import Condition, Consent, Objection

REFERENCE = Path(__file__).parents[1] / "reference" / "sample_expected_values.json"
CRM = json.loads(REFERENCE.read_text("utf-8"))["samples"]["crm"]["rounds"][0]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decided(tmp_path_factory.mktemp("journal"))


@pytest.fixture(scope="module")
def record(path: Path) -> DecisionRecord:
    with open_journal(path) as session:
        return decision_record(session, samples=200, seed=3)


def test_without_a_decision_there_is_no_record(tmp_path: Path) -> None:
    with journal(tmp_path) as session:
        with pytest.raises(ProcessError, match="no decision is made yet"):
            decision_record(session)
        session.decide("loutre")
        session.withdraw_decision("finance was away")
        with pytest.raises(ProcessError, match="no decision is made yet"):
            decision_record(session)


def test_a_member_gets_no_record_while_something_is_hidden(path: Path, tmp_path: Path) -> None:
    with journal(tmp_path) as session:
        session.open_round()
    refused = pytest.raises(ProcessError, match="each member sees only their own")
    with open_journal(tmp_path / "crm.db", evaluator="it") as session, refused:
        decision_record(session)
    with open_journal(path, evaluator="it") as session:
        assert decision_record(session, samples=10).vendor == "loutre"


def test_samples_are_a_whole_number(path: Path) -> None:
    with open_journal(path) as session, pytest.raises(NumbersError, match="samples is 0"):
        decision_record(session, samples=0)


def test_the_values_are_those_of_the_reference(tmp_path: Path) -> None:
    with journal(tmp_path) as session:
        session.decide("loutre")
        found = decision_record(session, samples=10)
    for vendor, value in CRM["value"].items():
        assert found.figure(f"value.{vendor}") == pytest.approx(value / 100, abs=5e-6)
    assert [name for name, _, _ in found.order()] == list(CRM["value"])
    assert found.former == ()


def test_the_record_says_who_would_be_first_under_the_sealed_weights(
    record: DecisionRecord,
) -> None:
    first_seal = next(one for one in record.seals if one.part == "weights")
    assert [(one.entry, one.first) for one in record.former] == [(first_seal.entry, ("loutre",))]
    assert record.order()[0][0] == record.robustness.first == "hibou"
    sealed = record.figure(f"value.sealed.{first_seal.entry}.loutre")
    assert sealed == pytest.approx(CRM["value"]["loutre"] / 100, abs=5e-6)


def test_weights_that_change_under_the_seal_are_told_too(tmp_path: Path) -> None:
    with journal(tmp_path) as session:
        session.seal("criteria")
        session.seal("weights")
        session.declare_conflict("recused", "shareholder", evaluator="it")
        session.decide("loutre")
        found = decision_record(session, samples=10)
    assert [one.part for one in found.seals if one.broken_by] == []
    assert [one.entry for one in found.former] == [found.seals[1].entry]


def test_seals_say_what_was_known_by_then_and_why_one_was_broken(record: DecisionRecord) -> None:
    assert [one.part for one in record.seals] == ["criteria", "weights", "weights"]
    assert [one.reason for one in record.seals] == ["", UNSEALING, ""]
    assert [bool(one.broken_by) for one in record.seals] == [False, True, False]
    assert {one.vendors for one in record.seals} == {len(sample("crm").vendors)}
    assert not any(one.before_vendors for one in record.seals)
    assert record.seals[0].digest == record.criteria_digest
    assert record.seals[1].digest != record.seals[2].digest == record.weights_digest


def test_consent_dissent_and_conditions_are_in_the_words_of_their_authors(
    record: DecisionRecord,
) -> None:
    assert record.consents == (
        Consent("marketing", consents=True, words="as long as we train people"),
        Consent("finance", consents=False),
    )
    assert record.dissents == (Objection("it", DISSENT),)
    assert record.conditions == (
        Condition("dpa", "Sign the data agreement", "it", "2027-01-31"),
        Condition("pilot", "Pilot with sales", met=True),
    )


def test_the_long_list_says_why_a_vendor_is_out(record: DecisionRecord) -> None:
    found = {one.id: one for one in record.candidates}
    assert list(found) == [vendor.id for vendor in sample("crm").vendors]
    assert found["castor"].withdrawn == "No longer sold in Canada"
    assert found["lynx"].failed == ("crm.must_export",)
    assert found["loutre"].withdrawn is None
    assert found["loutre"].failed == found["loutre"].unanswered == ()
    assert found["huard"].blanks == 1


def test_a_member_who_left_is_named_with_the_reason(tmp_path: Path) -> None:
    with journal(tmp_path) as session:
        session.withdraw_member("finance", "changed jobs")
        session.decide("loutre")
        found = decision_record(session, samples=10)
    left = {one.id: one.left for one in found.members}
    assert left.pop("finance") == "changed jobs"
    assert set(left.values()) == {None}


def test_the_rule_comes_with_its_digest_and_its_tolerance_is_used(record: DecisionRecord) -> None:
    assert record.rule is not None
    assert record.rule.quorum == "five of seven"
    said = {
        "quorum": "five of seven",
        "tie_break": "the people pillar",
        "prices": "",
        "tolerance": 2.5,
        "rounds": 3,
    }
    assert record.rule.digest == digest_of({"rule": said})
    assert record.settings.tolerance == 2.5
    assert record.frame is not None
    assert record.frame.problems == "Leads get lost"


def test_readiness_comes_with_its_actions_and_owners(record: DecisionRecord) -> None:
    # The verdict and the actions are those of the sample's own example.
    (gate,) = record.gates
    assert (gate.gate, gate.verdict, gate.respondents) == ("A", "go_with_conditions", 9)
    assert [one.item for one in gate.actions] == ["R04", "R07", "R02", "R09", "R10"]
    assert all(one.owner.en and one.action.fr for one in gate.actions)


def test_reviews_are_30_90_and_180_days_after_the_decision(record: DecisionRecord) -> None:
    day = date.fromisoformat(record.date)
    expected = [(day + timedelta(days=number)).isoformat() for number in (30, 90, 180)]
    assert list(record.reviews) == expected


def test_rounds_say_how_many_ratings_and_when(record: DecisionRecord) -> None:
    (only,) = record.rounds
    assert (only.number, only.status) == (1, "revealed")
    assert only.opened <= only.closed <= only.revealed
    assert only.opened


def test_going_back_is_told_with_its_reason(tmp_path: Path) -> None:
    with journal(tmp_path) as session:
        entry = session.enter_step("criteria", "one criterion was there twice")
        session.decide("loutre")
        found = decision_record(session, samples=10)
    (back,) = found.returns
    assert (back.entry, back.step) == (entry.sequence, "criteria")
    assert back.reason == "one criterion was there twice"


def test_the_record_carries_the_head_and_the_digests_of_its_journal(
    path: Path, record: DecisionRecord
) -> None:
    with open_journal(path) as session:
        assert Head.read(record.head) == session.head
        assert record.evaluation_digest == session.evaluation.digest
        assert session.verify(head=record.head).is_sound
    assert record.journal == "crm.db"
    assert record.software == ev.__version__
    assert record.format == "vendor-decision/1"


def test_points_that_were_given_again_are_those_of_the_record(record: DecisionRecord) -> None:
    # Six members keep the sample's pillar points, the seventh gives all to technology.
    assert NEW_POINTS["technology"] > 0
    weights = [record.figure(f"weight.{name}") for name in NEW_POINTS]
    assert all(weight is not None for weight in weights)
    technology = record.figure("weight.technology")
    assert technology is not None
    assert technology > CRM["pillar_weights"][0]
