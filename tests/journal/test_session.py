"""Live sessions: several on one file, all or nothing, undone and done again, closed."""

from __future__ import annotations

import copy
import pickle
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from journaling import begun, member, small

from evaluation import display
from evaluation.errors import JournalError, ProcessError, UnknownNameError
from evaluation.journal import open as open_journal
from evaluation.journal.acts import StepEntered
from evaluation.journal.changes import Change, MeasureEntered, VendorNamed
from evaluation.journal.entry import Head
from evaluation.journal.session import Session
from evaluation.journal.sight import Line
from evaluation.language.text import same
from evaluation.model import View
from evaluation.ranking import rank
from evaluation.story import sentences


def points_of(session: Session, name: str) -> float:
    made = session.evaluation
    row = made.evaluator_position(name)
    return float(made.points[row, made.criteria.node_position("people")])


def open_one(tmp_path: Path) -> Session:
    """Return a session on a journal whose first round is open."""
    session = begun(tmp_path)
    session.open_round()
    return session


def test_two_sessions_see_each_others_entries_at_the_next_look(tmp_path: Path) -> None:
    with begun(tmp_path) as one, open_journal(one.path) as other:
        one.name_vendor("x", "Boréal")
        assert "x" in [vendor.id for vendor in other.evaluation.vendors]
        other.withdraw_vendor("x", "no offer")
        assert "x" not in [vendor.id for vendor in one.evaluation.vendors]
        assert one.head == other.head
        assert one.log() == other.log()
        assert one.evaluation == other.evaluation


def test_a_session_writes_after_what_another_has_written_since_its_last_look(
    tmp_path: Path,
) -> None:
    with begun(tmp_path) as one, open_journal(one.path) as other:
        count = one.head.count
        written = [other.name_vendor("x"), other.name_vendor("y"), one.name_vendor("z")]
        assert [entry.sequence for entry in written] == [count + 1, count + 2, count + 3]
        assert one.verify().is_sound


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_several_changes_are_written_all_or_none(bad: int, tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        head, before = session.head, session.evaluation
        changes: list[Change] = [VendorNamed(vendor=name, label=same(name)) for name in "xy"]
        changes.insert(
            bad, MeasureEntered(vendor="nobody", criterion="m", measure=3, answer="given")
        )
        with pytest.raises(UnknownNameError, match="unknown vendor 'nobody'"):
            session.write_all(changes)
        assert session.head == head
        assert session.evaluation == before
        with open_journal(session.path) as fresh:
            assert fresh.head == head
        entries = session.write_all(changes[:bad] + changes[bad + 1 :])
        assert [entry.sequence for entry in entries] == [head.count + 1, head.count + 2]


def test_writing_nothing_writes_nothing(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        head = session.head
        assert session.write_all([]) == []
        assert session.head == head


def test_undo_and_redo_go_on_across_sessions_of_the_same_person(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        with member(session, "bob") as bob:
            for points in (10, 20, 30):
                bob.give_points({"people": points})
        with member(session, "bob") as again:
            taken = again.undo()
            assert (taken.kind, taken.author) == ("PointsGiven", "bob")
            assert points_of(again, "bob") == 20
        with member(session, "bob") as later:
            later.undo()
            assert points_of(later, "bob") == 10
        with member(session, "bob") as last:
            last.redo()
            last.redo()
            assert points_of(last, "bob") == 30
            with pytest.raises(ProcessError, match="nothing to redo"):
                last.redo()


def test_two_sessions_of_one_person_undo_the_same_last_entry(tmp_path: Path) -> None:
    with begun(tmp_path) as session, member(session, "bob") as one, member(session, "bob") as other:
        one.give_points({"people": 10})
        other.give_points({"technology": 5})
        assert one.undo().undoes == other.head.count - 1
        assert points_of(other, "bob") == 10
        other.undo()
        with pytest.raises(ProcessError, match="no entry left to undo"):
            one.undo()


def test_undoing_takes_back_ones_own_entries_only(tmp_path: Path) -> None:
    with begun(tmp_path) as session, member(session, "ann") as ann, member(session, "bob") as bob:
        ann.give_points({"people": 1})
        bob.give_points({"people": 2})
        ann.undo()
        with pytest.raises(ProcessError, match="no entry left to undo"):
            ann.undo()
        assert points_of(bob, "bob") == 2


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_there_may_be_nothing_to_undo_or_redo(verb: str, tmp_path: Path) -> None:
    with begun(tmp_path) as session, member(session, "ann") as ann:
        head = session.head
        with pytest.raises(ProcessError, match="you have no"):
            getattr(ann, verb)()
        assert session.head == head


def test_what_a_session_gives_at_an_entry_is_what_stood_then(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        stood = {session.head.count: session.evaluation}
        for k in range(3):
            session.name_vendor(f"x{k}")
            stood[session.head.count] = session.evaluation
        session.undo()
        for sequence, evaluation in stood.items():
            assert session.at(sequence) == evaluation
        assert session.at(session.head.count) == session.evaluation


@pytest.mark.parametrize("sequence", [0, -1, 999])
def test_an_entry_that_is_not_there_is_refused_with_the_choices(
    sequence: int, tmp_path: Path
) -> None:
    refusal = f"unknown entry '{sequence}'.* 1 … "
    with begun(tmp_path) as session, pytest.raises(UnknownNameError, match=refusal):
        session.at(sequence)


@pytest.mark.parametrize("way", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_session_cannot_be_copied_or_pickled(
    way: Callable[[object], object], tmp_path: Path
) -> None:
    with begun(tmp_path) as session, pytest.raises(TypeError, match="a session is live"):
        way(session)


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    session = begun(tmp_path)
    session.observe(lambda _: None)
    for _ in range(2):
        session.close()
    with session:
        pass


USES: dict[str, Callable[[Session], object]] = {
    "evaluation": lambda session: session.evaluation,
    "log": Session.log,
    "entries": Session.entries,
    "verify": Session.verify,
    "head": lambda session: session.head,
    "name_vendor": lambda session: session.name_vendor("x"),
    "undo": Session.undo,
    "observe": lambda session: session.observe(print),
}


@pytest.mark.parametrize("use", USES)
def test_a_closed_session_says_so(use: str, tmp_path: Path) -> None:
    session = begun(tmp_path)
    session.close()
    with pytest.raises(ProcessError, match="this session is closed: open the journal again"):
        USES[use](session)
    assert repr(session) == f"Session({str(session.path)!r}, facilitator, closed)"


def test_an_observer_may_close_the_session_that_calls_it(tmp_path: Path) -> None:
    session = begun(tmp_path)
    done = threading.Event()

    def close(_: tuple[Line, ...]) -> None:
        session.close()
        done.set()

    session.observe(close)
    session.name_vendor("x")
    assert done.wait(10)


def test_observers_hear_of_others_entries_and_of_their_own_once(tmp_path: Path) -> None:
    heard: list[int] = []
    done = threading.Event()

    def hear(lines: tuple[Line, ...]) -> None:
        heard.extend(line.sequence for line in lines)
        if heard[-1] == count + 3:
            done.set()

    with begun(tmp_path) as one, open_journal(one.path) as other:
        count = one.head.count
        end = one.observe(hear)
        other.name_vendor("x")
        one.name_vendor("y")
        other.name_vendor("z")
        assert done.wait(10)
        end()
        other.name_vendor("late")
    assert heard == [count + 1, count + 2, count + 3]


def test_threads_of_one_session_write_in_one_chain(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        count = session.head.count

        def name(k: int) -> None:
            for j in range(5):
                session.name_vendor(f"v{k}_{j}")

        threads = [threading.Thread(target=name, args=(k,)) for k in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert session.head.count == count + 20
        assert session.verify().is_sound
        assert len(session.evaluation.vendors) == 22


def test_a_refused_change_leaves_a_session_that_goes_on(tmp_path: Path) -> None:
    with open_one(tmp_path) as session, member(session, "ann") as ann:
        for _ in range(2):
            with pytest.raises(UnknownNameError, match="unknown vendor 'q'"):
                ann.rate(4, vendor="q", criterion="t")
        ann.rate(4, vendor="v", criterion="t")
        assert session.evaluation == session.at(session.head.count)


def test_a_change_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        head = session.head
        with pytest.raises(JournalError, match="MeasureEntered"):
            session.write(
                MeasureEntered(vendor="v", criterion="m", measure=float("nan"), answer="given")
            )
        assert session.head == head


def test_the_head_finds_a_tail_that_was_cut_off(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        head = session.head
        assert session.verify(head=head).checked == head
        assert session.verify(head=str(head)).is_sound
        later = session.verify(head=Head(head.count + 1, "0" * 64))
        assert later.faults == ((head.count + 1, "cut"),)


def test_a_session_says_whose_it_is_and_where(tmp_path: Path) -> None:
    with begun(tmp_path) as session, member(session, "ann") as ann:
        assert session.evaluator is None
        assert ann.evaluator == "ann"
        assert repr(session) == f"Session({str(session.path)!r}, facilitator, {session.head})"
        assert f"{str(session.path)!r}, ann, " in repr(ann)
        assert [person.id for person in ann.members] == ["ann", "bob", "cat"]


def test_nothing_is_revealed_before_the_first_reveal(tmp_path: Path) -> None:
    with open_one(tmp_path) as session:
        session.rate(4, vendor="v", criterion="t", evaluator="ann")
        assert session.revealed is None
        session.close_round()
        assert session.revealed is None
        session.reveal()
        assert session.revealed == session.evaluation
        session.open_round()
        assert session.revealed is not None
        assert (session.revealed.rounds, session.evaluation.rounds) == (1, 2)


def test_no_weights_were_sealed_means_no_ranking_under_them(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        assert session.under_seal is None


def test_what_a_session_gives_can_be_told_at_once(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        session.seal("criteria")
        session.seal("weights")
        for result in (session.progress, session.verify(), session.under_seal):
            assert sentences(result, language="fr")
            assert display.html(result, language="en")


def test_the_facilitator_goes_on_to_a_step_and_takes_it_back(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        before = session.progress.step
        session.write(StepEntered(step_name="robustness"))
        session.undo()
        assert session.progress.step == before


def test_the_facilitator_sees_every_point_of_view_in_an_open_round(tmp_path: Path) -> None:
    with open_one(tmp_path) as session, member(session, "ann") as ann:
        session.rate(4, vendor="v", criterion="t", evaluator="bob")
        assert rank(session.evaluation, view=View(evaluator="bob")).vendors
        with pytest.raises(UnknownNameError, match=r"unknown evaluator 'bob'.*: ann"):
            rank(ann.evaluation, view=View(evaluator="bob"))


def test_a_journal_begins_with_what_was_there(tmp_path: Path) -> None:
    with begun(tmp_path, small()) as session:
        assert session.evaluation == small()
