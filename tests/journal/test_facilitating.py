"""What the facilitator does in a session: a whole selection, verb by verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from building import tree
from journaling import begun, few, member

from evaluation import Evaluation
from evaluation.errors import (
    EvaluationError,
    NumbersError,
    ProcessError,
    UnknownNameError,
    WeightsError,
)
from evaluation.journal.tables import digest_of_part
from evaluation.language.text import Text

if TYPE_CHECKING:
    from evaluation.journal.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return the facilitator's session on a new journal."""
    with begun(tmp_path) as made:
        yield made


def test_a_selection_is_framed_named_and_ruled(session: Session) -> None:
    session.frame(problems="lost leads", due="2027-01-31")
    session.agree_rule(quorum="all", tolerance=2)
    session.name_vendor("x")
    session.name_vendor("v", Text("Owl", "Hibou"))
    session.name_member("dan", "Dan", side="users", voice=np.int64(2))  # type: ignore[arg-type]
    session.set_criteria(tree())
    then, done = session.evaluation, session.proceedings
    assert [vendor.label.fr for vendor in then.vendors] == ["Hibou", "w", "x"]
    assert (then.evaluators[3].side, then.evaluators[3].voice) == ("users", 2)
    assert then.criteria == tree()
    assert done.rule is not None
    assert (done.rule.quorum, done.rule.tolerance) == ("all", 2)
    assert done.frame is not None
    assert done.frame.problems == "lost leads"


def test_whoever_leaves_may_be_back(session: Session) -> None:
    before = session.evaluation
    session.withdraw_vendor("v", "sold")
    session.withdraw_member("ann", "elsewhere")
    assert [one.id for one in session.evaluation.vendors] == ["w"]
    assert [one.id for one in session.members] == ["bob", "cat"]
    session.restore_member("ann")
    session.restore_vendor("v")
    assert session.evaluation == before


def test_a_seal_holds_the_digest_of_what_stands_at_that_moment(session: Session) -> None:
    with member(session, "ann") as ann:
        ann.give_points({"t": 3, "m": 1})
    for part in ("criteria", "weights"):
        session.seal(part)
        assert session.proceedings.seals[part].digest == digest_of_part(session.evaluation, part)
    assert session.proceedings.seals["weights"].vendors == 2
    with pytest.raises(ProcessError, match="criteria were sealed"):
        session.set_criteria(few())
    session.unseal("criteria", "one was forgotten")
    assert session.proceedings.seals == {}
    with pytest.raises(UnknownNameError, match=r"unknown part 'prices'.*criteria, weights"):
        session.seal("prices")


def test_rounds_are_opened_closed_and_revealed_in_turn(session: Session) -> None:
    for number in (1, 2):
        session.open_round()
        assert session.proceedings.open_round == number
        with pytest.raises(ProcessError, match=f"round {number} is not revealed yet"):
            session.open_round()
        with pytest.raises(ProcessError, match=f"round {number} is not closed"):
            session.reveal()
        session.close_round()
        session.reveal()
    with pytest.raises(ProcessError, match="round 2 is not open"):
        session.close_round()
    assert session.proceedings.rounds == ("revealed", "revealed")


def test_a_round_needs_vendors_and_members(tmp_path: Path) -> None:
    nobody = Evaluation(Text("Test", "Essai"), ("en", "fr"), few())
    for made in (nobody.with_vendor("v"), nobody.with_evaluator("ann")):
        with begun(tmp_path / f"{len(made.vendors)}.db", made) as session:
            with pytest.raises(ProcessError, match="one vendor and one member"):
                session.open_round()
            with pytest.raises(ProcessError, match="no round has been opened yet"):
                session.close_round()


def test_a_choice_is_made_consented_to_and_looked_at_again(session: Session) -> None:
    session.open_costs()
    with pytest.raises(ProcessError, match="nothing is known of v yet"):
        session.decide("v")
    session.enter_measure(8, vendor="v", criterion="m")
    with pytest.raises(ProcessError, match=r"without an answer \(must\)"):
        session.decide("v")
    session.answer_must_have("pass", vendor="v", criterion="must")
    session.set_condition("c1", "a pilot first", owner="bob", due="2027-01-31")
    session.decide("v")
    session.review(30, {"active_users": 0.5}, "slow")
    done = session.proceedings
    assert done.decision is not None
    assert (done.decision.vendor, done.costs_open, set(done.reviews)) == ("v", True, {30})
    session.withdraw_decision("the pilot failed")
    assert session.proceedings.decision is None


@pytest.mark.parametrize(
    ("indicators", "error", "message"),
    [
        ({"happiness": 1.0}, UnknownNameError, "unknown indicator 'happiness'"),
        ({"active_users": 1.5}, NumbersError, "'active_users' is 1.5; give a share"),
    ],
)
def test_a_review_has_figures_of_indicators(
    session: Session, indicators: dict[str, float], error: type[EvaluationError], message: str
) -> None:
    with pytest.raises(error, match=message):
        session.review(30, indicators)


def test_wrong_words_and_numbers_are_refused_by_name(session: Session) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown side 'sales'.*marketing, it"):
        session.name_member("dan", side="sales")
    with pytest.raises(WeightsError, match="the voice of 'dan' is -1"):
        session.name_member("dan", voice=-1)
    with pytest.raises(EvaluationError, match="MemberNamed, voice: 'loud' does not fit"):
        session.name_member("dan", voice="loud")  # type: ignore[arg-type]
    with pytest.raises(EvaluationError, match="a number in it is not finite"):
        session.agree_rule(tolerance=float("nan"))
    with pytest.raises(UnknownNameError, match="unknown step 'lunch'"):
        session.enter_step("lunch")


def test_what_is_the_facilitators_is_refused_to_members(session: Session) -> None:
    with member(session, "ann") as ann:
        verbs: list[Callable[[], object]] = [
            ann.open_round,
            ann.reveal_weights,
            ann.open_costs,
            lambda: ann.seal("criteria"),
            lambda: ann.name_vendor("x"),
            lambda: ann.withdraw_member("bob", "a quarrel"),
            lambda: ann.enter_step("decide"),
            lambda: ann.set_condition("c1", "x"),
        ]
        for verb in verbs:
            with pytest.raises(ProcessError, match=r"only the facilitator.*'ann' is a member"):
                verb()


@pytest.mark.parametrize(("verb", "name"), [("withdraw_vendor", "v"), ("withdraw_member", "ann")])
def test_whoever_leaves_leaves_for_a_reason(session: Session, verb: str, name: str) -> None:
    with pytest.raises(ProcessError, match="for a reason"):
        getattr(session, verb)(name, " ")


def test_what_a_journal_began_with_is_not_there_to_be_undone(session: Session) -> None:
    with pytest.raises(ProcessError, match="no entry left to undo"):
        session.undo()
    session.name_vendor("x")
    session.undo()
    assert [vendor.id for vendor in session.evaluation.vendors] == ["v", "w"]


def test_a_member_who_tries_to_decide_does_not_learn_who_is_first(session: Session) -> None:
    session.answer_must_have("pass", vendor="v", criterion="must")
    session.answer_must_have("pass", vendor="w", criterion="must")
    session.open_round()
    for vendor, rating in (("v", 5), ("w", 3)):
        for criterion in ("t", "h", "p"):
            session.rate(rating, vendor=vendor, criterion=criterion, evaluator="bob")
    said = []
    with member(session, "ann") as ann:
        for vendor in ("v", "w", "nobody"):
            with pytest.raises(ProcessError, match="only the facilitator can do this") as refusal:
                ann.decide(vendor)
            said.append(str(refusal.value))
    assert len(set(said)) == 1
