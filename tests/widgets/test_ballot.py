"""A ballot on a live session: what it writes, what it refuses, and for whom."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from journaling import begun, member

from evaluation import NOT_OBSERVED, Ballot, Evaluation, Vendor, new
from evaluation.errors import EvaluationError, ProcessError, ScaleError, UnknownNameError
from evaluation.journal.session import Session
from evaluation.language.text import LANGUAGES
from evaluation.model.answers import State
from evaluation.widgets.ballot import LONGEST_NOTE
from evaluation.widgets.conversation import Conversation, Message

PATIENCE = 30  # seconds until a test gives up; what it waits for takes a fraction of one
HERE = {"vendor": "v", "criterion": "t"}


@pytest.fixture
def facilitator(tmp_path: Path) -> Iterator[Session]:
    with begun(tmp_path) as made:
        made.open_round()
        yield made


@pytest.fixture
def session(facilitator: Session) -> Iterator[Session]:
    with member(facilitator, "ann") as made:
        yield made


@pytest.fixture
def ballot(session: Session) -> Ballot:
    return Ballot(session)


def rate(rating: object, **rest: object) -> dict[str, object]:
    return {"do": "rate", **HERE, "rating": rating, **rest}


def cell(ballot: Ballot, vendor: str = "v", criterion: str = "t") -> Any:  # noqa: ANN401  # as in a message
    """Return what the page is told of one cell, of a score or a fact."""
    data = ballot.snapshot()
    for rows, columns, cells in (
        (data["criteria"], data["vendors"], data["cells"]),
        (data["facts"], data["everyone"], data["known"]),
    ):
        for row, line in zip(rows, cells, strict=True):
            if row["id"] == criterion:
                return dict(zip([one["id"] for one in columns], line, strict=True))[vendor]
    raise AssertionError(criterion)


def test_a_facilitators_session_has_no_ballot(facilitator: Session) -> None:
    with pytest.raises(ProcessError, match="a ballot is one person’s"):
        Ballot(facilitator)


def test_a_language_that_is_not_there_is_refused(session: Session) -> None:
    with pytest.raises(UnknownNameError, match="unknown language 'de'"):
        Ballot(session, "de")  # type: ignore[arg-type]


def test_a_rating_is_one_entry_saved_at_once(ballot: Ballot, session: Session) -> None:
    before = session.head.count
    ballot.apply(rate(4))
    with member(session, "ann") as again:
        assert again.head.count == before + 1
        assert again.evaluation.ratings.value[0, 0, 0, 0] == 4


def test_the_same_digit_again_writes_nothing(ballot: Ballot, session: Session) -> None:
    ballot.apply(rate(4))
    before = session.head
    ballot.apply(rate(4))
    ballot.apply(rate(4.0))
    assert session.head == before


def test_evidence_and_a_note_are_added_to_a_rating(ballot: Ballot) -> None:
    ballot.apply(rate(4))
    ballot.apply({"do": "evidence", **HERE, "evidence": "E3"})
    ballot.apply({"do": "note", **HERE, "note": "  we tried it  "})
    assert cell(ballot) == [4, "E3", "we tried it"]
    ballot.apply(rate(2))
    assert cell(ballot) == [2, "E3", "we tried it"]


@pytest.mark.parametrize("nothing", [None, NOT_OBSERVED])
def test_what_is_taken_back_or_not_observed_has_no_evidence(
    nothing: str | None, ballot: Ballot
) -> None:
    ballot.apply(rate(4))
    ballot.apply({"do": "evidence", **HERE, "evidence": "E3"})
    ballot.apply(rate(nothing))
    assert cell(ballot) == (0 if nothing is None else [NOT_OBSERVED, "", ""])


def test_undo_and_redo_are_the_sessions(ballot: Ballot) -> None:
    ballot.apply(rate(4))
    ballot.apply(rate(1))
    ballot.apply({"do": "undo"})
    assert cell(ballot)[0] == 4
    ballot.apply({"do": "redo"})
    assert cell(ballot)[0] == 1


def test_facts_are_entered_once_with_evidence(ballot: Ballot, facilitator: Session) -> None:
    measure, must = {**HERE, "criterion": "m"}, {**HERE, "criterion": "must"}
    ballot.apply({"do": "measure", **measure, "measure": 4})
    ballot.apply({"do": "evidence", **measure, "evidence": "E1"})
    ballot.apply({"do": "must", **must, "answer": "pass"})
    ballot.apply({"do": "evidence", **must, "evidence": "E4"})
    ballot.apply({"do": "note", **must, "note": "clause 4"})
    with member(facilitator, "bob") as other:
        shown = Ballot(other)
        assert cell(shown, criterion="m") == [4, "E1", ""]
        assert cell(shown, criterion="must") == ["pass", "E4", "clause 4"]
    ballot.apply({"do": "measure", **measure, "measure": NOT_OBSERVED})
    ballot.apply({"do": "must", **must, "answer": "unknown"})
    assert cell(ballot, criterion="m") == [NOT_OBSERVED, "", ""]
    assert cell(ballot, criterion="must") == [None, "", "clause 4"]


def test_a_note_may_stand_where_no_score_does(ballot: Ballot) -> None:
    ballot.apply({"do": "note", **HERE, "note": "ask them"})
    ballot.apply({"do": "note", **HERE, "criterion": "m", "note": "ask them too"})
    assert cell(ballot) == [None, "", "ask them"]
    assert cell(ballot, criterion="m") == [None, "", "ask them too"]


def second_round(facilitator: Session) -> None:
    facilitator.close_round()
    facilitator.reveal()
    facilitator.open_round()


def test_in_a_later_round_a_score_keeps_its_evidence_until_it_is_given_anew(
    ballot: Ballot, facilitator: Session
) -> None:
    ballot.apply(rate(4))
    ballot.apply({"do": "evidence", **HERE, "evidence": "E2"})
    second_round(facilitator)
    ballot.apply(rate(3))
    former = [1, 4, "E2", ""]
    assert cell(ballot) == [3, "E2", "", former]
    ballot.apply(rate(None))
    assert cell(ballot) == [None, "", "", former]
    with pytest.raises(ProcessError, match="from an earlier round, and stays"):
        ballot.apply(rate(None))
    ballot.apply({"do": "evidence", **HERE, "evidence": "E3"})
    assert cell(ballot) == [4, "E3", "", former]


@pytest.mark.parametrize("rating", [-1, 6, 5.01, 1e300])
def test_a_rating_off_the_scale_is_refused(rating: float, ballot: Ballot, session: Session) -> None:
    before = session.head
    with pytest.raises(EvaluationError, match=r"outside the scale|not understood"):
        ballot.apply(rate(rating))
    assert session.head == before


def test_a_rating_between_two_digits_is_refused(ballot: Ballot) -> None:
    with pytest.raises(ScaleError, match=r"3.5 is not one of the scores offered"):
        ballot.apply(rate(3.5))


HOSTILE: dict[str, dict[str, object]] = {
    "nothing": {},
    "no verb": {"do": None},
    "a list as verb": {"do": ["rate"]},
    "another verb": {"do": "reveal"},
    "a method": {"do": "__init__"},
    "somebody else": rate(5, evaluator="bob"),
    "another round": rate(5, round=2),
    "no rating": {"do": "rate", **HERE},
    "a word": rate("5"),
    "a truth": rate(True),  # noqa: FBT003
    "not a number": rate(float("nan")),
    "infinite": rate(float("inf")),
    "huge": rate(10**400),
    "a list": rate([5]),
    "a list as vendor": rate(5, vendor=["v"]),
    "a vendor that is not there": rate(5, vendor="x"),
    "a criterion that is not there": rate(5, criterion="x"),
    "a pillar": rate(5, criterion="people"),
    "a measure rated": rate(5, criterion="m"),
    "a must-have rated": rate(5, criterion="must"),
    "a criterion measured": {"do": "measure", **HERE, "measure": 1},
    "a must-have measured": {"do": "measure", **HERE, "criterion": "must", "measure": 1},
    "a criterion passed": {"do": "must", **HERE, "answer": "pass"},
    "a measure passed": {"do": "must", **HERE, "criterion": "m", "answer": "pass"},
    "an answer that is not there": {"do": "must", **HERE, "criterion": "must", "answer": "yes"},
    "an answer that is a list": {"do": "must", **HERE, "criterion": "must", "answer": []},
    "a measure off its scale": {"do": "measure", **HERE, "criterion": "m", "measure": -1},
    "evidence without a score": {"do": "evidence", **HERE, "evidence": "E2"},
    "evidence for nothing": {"do": "evidence", **HERE, "criterion": "must", "evidence": "E2"},
    "evidence of another kind": {"do": "evidence", **HERE, "evidence": 2},
    "a note that is a number": {"do": "note", **HERE, "note": 4},
    "half a character": {"do": "note", **HERE, "note": "\ud800"},
    "a book": {"do": "note", **HERE, "note": "a" * (LONGEST_NOTE + 1)},
    "undo with more": {"do": "undo", "entry": 1},
    "undo of nothing": {"do": "undo"},
    "redo of nothing": {"do": "redo"},
}


@pytest.mark.parametrize("edit", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_edit_is_refused_and_changes_nothing(
    edit: dict[str, object], ballot: Ballot, session: Session
) -> None:
    before = session.head
    with pytest.raises(EvaluationError, match=r"\w") as refusal:
        ballot.apply(edit)
    assert refusal.value.message.fr
    assert session.head == before


def test_evidence_of_a_level_that_is_not_there_is_refused(ballot: Ballot) -> None:
    ballot.apply(rate(4))
    with pytest.raises(UnknownNameError, match="unknown evidence level 'E9'"):
        ballot.apply({"do": "evidence", **HERE, "evidence": "E9"})


def test_criteria_of_other_roles_are_refused(tmp_path: Path) -> None:
    start = new("crm", evaluators=["it"], vendors=[Vendor("v", new("crm").title)])
    with begun(tmp_path, start) as session:
        session.open_round()
        with member(session, "it") as mine:
            ballot = Ballot(mine)
            asked = {row["id"] for row in ballot.snapshot()["criteria"]}
            leaves = start.criteria.leaves
            others = [one.id for one in leaves if one.scored_by and "it" not in one.scored_by]
            assert others
            assert not asked & set(others)
            with pytest.raises(ProcessError, match="not among the criteria that you answer"):
                ballot.apply(rate(3, criterion=others[0]))


@pytest.mark.parametrize("closed", ["no round", "closed", "recused", "session"])
def test_what_cannot_be_changed_now_is_refused(
    closed: str, ballot: Ballot, session: Session, facilitator: Session
) -> None:
    if closed == "recused":
        facilitator.declare_conflict("recused", "an interest", evaluator="ann")
    elif closed == "session":
        session.close()
    else:
        facilitator.close_round()
    with pytest.raises(ProcessError, match=r"no round is open|is recused|this session is closed"):
        ballot.apply(rate(3))


def test_two_ballots_on_one_journal_stay_in_step(ballot: Ballot, facilitator: Session) -> None:
    said: Queue[Message] = Queue()
    talk = Conversation(ballot, said.put)
    talk.receive({"kind": "hello"})
    assert said.get(timeout=PATIENCE)["kind"] == "snapshot"
    with member(facilitator, "ann") as elsewhere:
        Ballot(elsewhere).apply(rate(4))
        news = said.get(timeout=PATIENCE)
        assert news["kind"] == "push"
        assert set(news["data"]) == {"cells", "progress"}
        facilitator.close_round()
        assert set(said.get(timeout=PATIENCE)["data"]) == {"closed"}
    talk.close()


def test_what_others_score_is_not_even_news(ballot: Ballot, facilitator: Session) -> None:
    said: Queue[Message] = Queue()
    talk = Conversation(ballot, said.put)
    talk.receive({"kind": "hello"})
    said.get(timeout=PATIENCE)
    with member(facilitator, "bob") as other:
        Ballot(other).apply(rate(5))
    facilitator.close_round()  # the next news is about this, and only this
    assert set(said.get(timeout=PATIENCE)["data"]) == {"closed"}
    talk.close()


def test_a_second_ballot_shows_what_the_first_one_wrote(ballot: Ballot, session: Session) -> None:
    ballot.apply(rate(NOT_OBSERVED))
    state = session.evaluation.ratings.state[0, 0, 0, 0]
    assert state == State.NOT_OBSERVED
    assert Ballot(session).snapshot() == ballot.snapshot()


@pytest.fixture
def large() -> Callable[[int], Evaluation]:
    def made(vendors: int) -> Evaluation:
        return new("crm", evaluators=["it"], vendors=[f"Vendor {k}" for k in range(vendors)])

    return made


def test_it_is_plain_data_that_any_host_can_send(
    tmp_path: Path, large: Callable[[int], Evaluation]
) -> None:
    with begun(tmp_path, large(6)) as session, member(session, "it") as mine:
        for language in LANGUAGES:
            data = Ballot(mine, language).snapshot()
            assert json.loads(json.dumps(data, allow_nan=False)) == data
