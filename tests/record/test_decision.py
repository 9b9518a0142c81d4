"""What a decision record gives of its figures."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from deciding import journal

from evaluation import DecisionRecord, decision_record, rank, sample
from evaluation.model.people import View


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    with journal(tmp_path_factory.mktemp("journal")) as session:
        session.decide("loutre")
        return decision_record(session, samples=50)


def test_a_figure_is_found_by_its_name(record: DecisionRecord) -> None:
    assert record.figure("rank.loutre") == 1
    assert record.figure("rank.nobody") is None


@pytest.mark.parametrize(
    ("name", "view"),
    [("", View()), ("side.it", View(side="it")), ("member.finance", View(evaluator="finance"))],
)
def test_a_view_has_its_order(record: DecisionRecord, name: str, view: View) -> None:
    ranking = rank(sample("crm"), view=view)
    assert [vendor for vendor, _, _ in record.order(name)] == list(ranking.order)
    assert [place for _, place, _ in record.order(name)] == sorted(ranking.rank.tolist())


def test_views_are_the_sides_and_the_members_who_judged(record: DecisionRecord) -> None:
    assert record.views[:2] == ("side.marketing", "side.bridge")
    assert "member.it" in record.views
    assert record.order("member.nobody") == ()


def test_the_table_has_one_row_per_figure(record: DecisionRecord) -> None:
    assert list(record.table.columns) == ["name", "value", "error"]
    assert len(record.table) == len(record.figures)
    assert repr(record).startswith("DecisionRecord\n")


def test_where_the_journal_lies_is_no_part_of_the_record(record: DecisionRecord) -> None:
    assert replace(record, source=Path("elsewhere.db")) == record
    assert replace(record, reason="another") != record


def test_a_record_is_frozen_hashable_and_can_be_copied(record: DecisionRecord) -> None:
    with pytest.raises(FrozenInstanceError, match="reason"):
        record.reason = "other"  # type: ignore[misc]  # that is the test
    assert hash(pickle.loads(pickle.dumps(record))) == hash(record)  # noqa: S301  # our own
    assert record.digests["evaluation"] == sample("crm").digest
