"""Readiness in confidence: who has answered is known, what they answered is nobody's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from journaling import begun, member

from evaluation.committee.gate_answers import GateAnswers
from evaluation.errors import AnswersError, EvaluationError, ProcessError, UnknownNameError
from evaluation.journal import open as open_journal
from evaluation.journal.session import Session
from evaluation.journal.transfer import export_journal
from evaluation.library.questionnaire import questionnaire

DAILY = ("cat", "dan", "eve")
ITEMS = [item.id for item in questionnaire().asked_at("A")]
EVERYBODY = ("ann", "bob", *DAILY)


def answers_of(name: str) -> dict[str, int | None]:
    """Return somebody's answers, in an order that nobody else has: it can be found in a file."""
    k = EVERYBODY.index(name)
    return {item: (k * 7 + j * j) % 5 + 1 for j, item in enumerate(ITEMS)}


def traces(name: str) -> list[bytes]:
    """Return what would give somebody's answers away in the bytes of a file."""
    whole = answers_of(name)
    some = json.dumps(dict(list(whole.items())[3:9]))[1:-1]
    return [json.dumps(whole).encode(), some.encode(), some.replace(" ", "").encode()]


def bytes_beside(session: Session) -> bytes:
    """Return all bytes of the journal and of the files beside it."""
    found = session.path.parent.glob(f"{session.path.name}*")
    return b"".join(path.read_bytes() for path in found)


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Session]:
    """Return the facilitator's session on a journal where gate A is open."""
    with begun(tmp_path) as session:
        session.open_readiness("A", daily_users=DAILY)
        yield session


def answer(session: Session, *names: str) -> None:
    for name in names:
        with member(session, name) as one:
            one.answer_readiness("A", answers_of(name))


def test_the_committee_and_the_daily_users_are_asked(asked: Session) -> None:
    gate = asked.proceedings.gates["A"]
    assert gate.respondents == ("ann", "bob", "cat", "dan", "eve")
    assert gate.daily_users == DAILY
    assert gate.answered == ()


def test_only_those_who_are_named_are_asked(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        session.open_readiness("B", respondents=["ann"], daily_users=DAILY)
        assert session.proceedings.gates["B"].respondents == ("ann", *DAILY)


def test_a_name_alone_is_one_daily_user_and_not_its_letters(tmp_path: Path) -> None:
    with (
        begun(tmp_path) as session,
        pytest.raises(ProcessError, match=r"ask three future daily users .* here: 1"),
    ):
        session.open_readiness("A", daily_users="user")


def test_the_journal_says_who_has_answered_and_not_what(asked: Session) -> None:
    answer(asked, "ann", "dan")
    gate = asked.proceedings.gates["A"]
    assert gate.answered == ("ann", "dan")
    assert gate.waiting_for == ("bob", "cat", "eve")
    last = asked.entries()[-1]
    assert (last.kind, last.author) == ("ReadinessAnswered", "dan")
    assert json.loads(last.content) == {"gate": "A", "respondent": "dan"}
    assert b"R01" not in b"".join(repr(asdict(one)).encode() for one in asked.entries()[6:])


def test_answers_are_in_no_entry_no_log_and_no_export(asked: Session, tmp_path: Path) -> None:
    answer(asked, *EVERYBODY)
    exported = export_journal(asked, tmp_path / "all.json").read_bytes()
    shown = repr([asked.log(), asked.entries(), asked.proceedings, asked.progress]).encode()
    for name in EVERYBODY:
        for trace in traces(name):
            assert trace not in exported + shown


@pytest.mark.parametrize("others", [0, 1, 3])
def test_after_closing_the_files_hold_nobodys_answers(others: int, asked: Session) -> None:
    idle = [member(asked, "ann") for _ in range(others)]
    for one in idle:
        one.observe(lambda _: None)
    answer(asked, *EVERYBODY, *EVERYBODY[:2])  # two of them twice
    assert traces("eve")[0] in bytes_beside(asked)  # the search finds what is there
    asked.close_readiness("A")
    found = bytes_beside(asked)
    for name in EVERYBODY:
        for trace in traces(name):
            assert trace not in found, name
    for one in idle:
        one.close()


def test_the_closed_entry_holds_what_the_rows_add_up_to(asked: Session) -> None:
    answer(asked, *EVERYBODY)
    entry = asked.close_readiness("A")
    rows = [
        {"respondent": name, "item": item, "answer": one}
        for name in EVERYBODY
        for item, one in answers_of(name).items()
    ]
    right = GateAnswers.of(rows, gate="A", invited=5, daily_users=DAILY)
    assert asked.proceedings.gates["A"].answers == right
    assert json.loads(entry.content)["answers"] == json.loads(json.dumps(right.as_dict()))
    for one in right.answers.values():
        for told in one.values():
            assert list(told) == sorted(told, key=lambda a: (a is None, a or 0))


def test_answering_again_replaces_the_first_answers(asked: Session) -> None:
    with member(asked, "ann") as ann:
        ann.answer_readiness("A", dict.fromkeys(ITEMS, 1))
        ann.answer_readiness("A", dict.fromkeys(ITEMS, 5))
    answer(asked, *EVERYBODY[1:])
    asked.close_readiness("A")
    found = asked.proceedings.gates["A"].answers
    assert found is not None
    assert sum(found.respondents.values()) == 5
    fives = sum(answers_of(name)["R01"] == 5 for name in EVERYBODY[1:]) + 1
    assert sum(list(told).count(5) for told in found.answers["R01"].values()) == fives


@pytest.mark.parametrize("who", ["zoe", ""])
def test_somebody_who_was_not_asked_is_refused_and_nothing_is_kept(
    who: str, asked: Session
) -> None:
    head = asked.head
    with pytest.raises(EvaluationError):
        asked.answer_readiness("A", answers_of("ann"), respondent=who)
    assert asked.head == head
    assert traces("ann")[0] not in bytes_beside(asked)


def test_a_stranger_cannot_open_a_session_to_answer(asked: Session) -> None:
    with pytest.raises(UnknownNameError, match="unknown evaluator 'zoe'"):
        member(asked, "zoe")


def test_nobody_answers_for_somebody_else(asked: Session) -> None:
    refusal = "'bob' cannot answer for 'ann'"
    with member(asked, "bob") as bob, pytest.raises(ProcessError, match=refusal):
        bob.answer_readiness("A", answers_of("ann"), respondent="ann")
    assert asked.proceedings.gates["A"].answered == ()


def test_the_facilitator_enters_a_sheet_of_paper_and_says_whose(asked: Session) -> None:
    with pytest.raises(ProcessError, match="say who answers with respondent="):
        asked.answer_readiness("A", answers_of("ann"))
    asked.answer_readiness("A", answers_of("ann"), respondent="ann")
    assert asked.proceedings.gates["A"].answered == ("ann",)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_answers_cannot_be_closed_and_nothing_is_lost(
    count: int, asked: Session
) -> None:
    answer(asked, *EVERYBODY[:count])
    head = asked.head
    with pytest.raises(AnswersError, match=f"'all': {count}; with fewer than 3"):
        asked.close_readiness("A")
    assert asked.head == head
    answer(asked, *EVERYBODY[count:])
    asked.close_readiness("A")
    found = asked.proceedings.gates["A"].answers
    assert found is not None
    assert sum(found.respondents.values()) == 5


def test_those_who_can_tell_nothing_are_not_counted(asked: Session) -> None:
    for name in EVERYBODY:
        told = 3 if name in EVERYBODY[:3] else None
        asked.answer_readiness("A", dict.fromkeys(ITEMS, told), respondent=name)
    asked.close_readiness("A")
    found = asked.proceedings.gates["A"].answers
    assert found is not None
    assert (found.respondents, found.invited) == ({"all": 3}, 5)


def test_a_closed_gate_takes_no_more_answers(asked: Session) -> None:
    answer(asked, *EVERYBODY)
    asked.close_readiness("A")
    with pytest.raises(ProcessError, match="gate A is closed: it takes no more answers"):
        asked.answer_readiness("A", answers_of("ann"), respondent="ann")
    with pytest.raises(ProcessError, match="gate A is closed: it takes no more answers"):
        asked.close_readiness("A")
    with pytest.raises(ProcessError, match="gate A has gone out already"):
        asked.open_readiness("A", daily_users=DAILY)
    assert traces("ann")[0] not in bytes_beside(asked)


def test_only_the_facilitator_opens_and_closes_a_gate(asked: Session) -> None:
    answer(asked, *EVERYBODY)
    with member(asked, "ann") as ann:
        with pytest.raises(ProcessError, match="only the facilitator"):
            ann.close_readiness("A")
        with pytest.raises(ProcessError, match="only the facilitator"):
            ann.open_readiness("B", daily_users=DAILY)


def test_a_members_session_has_no_way_to_the_answers(asked: Session) -> None:
    answer(asked, "ann", "bob")
    with member(asked, "cat") as cat:
        public = [name for name in dir(cat) if not name.startswith("_")]
        assert not [name for name in public if "ballot" in name]
        shown = repr([cat.log(), cat.proceedings, cat.progress, cat.progress.table.to_csv()])
        for name in ("ann", "bob"):
            assert not any(trace.decode() in shown for trace in traces(name))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"R01": 6}, "give a whole number from 1 to 5"),
        ({"R01": True}, "give a whole number"),
        ({"R01": 2.5}, "give a whole number"),
        ({"R99": 3}, "unknown item 'R99'"),
        ({"R18": 3}, "is not asked at gate A"),
    ],
)
def test_answers_that_do_not_fit_are_refused_at_once(
    given: dict[str, Any], said: str, asked: Session
) -> None:
    asked_later = [i.id for i in questionnaire().items if i.id not in ITEMS]
    given = {asked_later[0] if item == "R18" else item: one for item, one in given.items()}
    with pytest.raises(EvaluationError, match=said):
        asked.answer_readiness("A", given, respondent="ann")
    assert asked.proceedings.gates["A"].answered == ()


def test_whole_numbers_of_any_kind_are_kept_as_such(asked: Session) -> None:
    given: dict[str, Any] = {item: np.int64(4) for item in ITEMS} | {"R01": "NA", "R02": "3"}
    for name in EVERYBODY:
        asked.answer_readiness("A", given, respondent=name)
    asked.close_readiness("A")
    found = asked.proceedings.gates["A"].answers
    assert found is not None
    assert found.answers["R01"]["users"] == (None,) * 3 if "users" in found.respondents else True
    assert {one for told in found.answers["R02"].values() for one in told} == {3}


def test_answers_survive_until_the_gate_closes(asked: Session) -> None:
    answer(asked, *EVERYBODY)
    asked.close()
    with open_journal(asked.path) as again:
        again.close_readiness("A")
        assert again.proceedings.gates["A"].answers is not None


@pytest.mark.parametrize("gate", ["C", "a", ""])
def test_an_unknown_gate_is_refused_with_the_choices(gate: str, asked: Session) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown gate.*A, B"):
        asked.open_readiness(gate, daily_users=DAILY)
    with pytest.raises(UnknownNameError, match=r"unknown gate.*A, B"):
        asked.answer_readiness(gate, {}, respondent="ann")
    with pytest.raises(UnknownNameError, match=r"unknown gate.*A, B"):
        asked.close_readiness(gate)
