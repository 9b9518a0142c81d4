"""The thread that tells of new entries, whoever writes them and however busy the program is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from queue import Queue

import pytest
from journal.faults.processes import Writer, begin

from evaluation.errors import FileError
from evaluation.journal import open as open_journal
from evaluation.journal.session import Session
from evaluation.journal.sight import Line
from evaluation.journal.watching import Watch

PATIENCE = 30  # seconds until a test gives up; what it waits for takes a fraction of one


@pytest.fixture
def path(tmp_path: Path) -> Path:
    begin(tmp_path / "crm.db")
    return tmp_path / "crm.db"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with open_journal(path) as made:
        yield made


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> Queue[BaseException | None]:
    """Return what is reported of errors in threads."""
    found: Queue[BaseException | None] = Queue()
    monkeypatch.setattr(threading, "excepthook", lambda args: found.put(args.exc_value))
    return found


def rate(session: Session) -> None:
    session.rate(3, vendor="hibou", criterion="t", evaluator="ann")


def line(sequence: int) -> Line:
    return Line(sequence, "", "", "NoteWritten", 0, None)


class Source:
    """Entries without a file: what a watch looks at."""

    def __init__(self) -> None:
        self.there = 0
        self.looks = threading.Semaphore(0)
        self.error: Exception | None = None

    def count(self) -> int:
        self.looks.release()
        if self.error is not None:
            raise self.error
        return self.there

    def news(self, after: int) -> tuple[Line, ...]:
        return tuple(line(k) for k in range(after + 1, self.there + 1))


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def watch(source: Source) -> Iterator[Watch]:
    made = Watch(source.count, source.news, 0)
    yield made
    made.stop()


def look(source: Source, times: int = 2) -> None:
    """Wait until the watch has looked again, and is done with the look before."""
    while source.looks.acquire(blocking=False):
        pass
    for _ in range(times):
        assert source.looks.acquire(timeout=PATIENCE)


def test_what_another_session_writes_is_heard_of(path: Path, session: Session) -> None:
    heard: Queue[tuple[Line, ...]] = Queue()
    session.observe(heard.put)
    with open_journal(path) as other:
        rate(other)
    (found,) = heard.get(timeout=PATIENCE)
    assert (found.sequence, found.kind) == (session.head.count, "RatingGiven")


def test_what_one_writes_oneself_is_heard_of_too(session: Session) -> None:
    heard: Queue[tuple[Line, ...]] = Queue()
    session.observe(heard.put)
    rate(session)
    (found,) = heard.get(timeout=PATIENCE)
    assert found.sequence == session.head.count


def test_a_busy_program_hears_of_another_process_all_the_same(path: Path, session: Session) -> None:
    heard: list[int] = []
    session.observe(lambda lines: heard.extend(line.sequence for line in lines))
    before = session.head.count
    with Writer(path, "ann", most=20) as writer:
        writer.go()
        # Plain Python that never waits: only another thread can hear anything.
        for k in count():
            if len(heard) >= 20 or k > 10**9:
                break
        assert writer.finish() == ""
    assert heard == list(range(before + 1, before + 21))


def test_each_entry_is_told_once_and_in_order(session: Session) -> None:
    heard: list[int] = []
    done = threading.Event()
    last = session.head.count + 30

    def observer(lines: tuple[Line, ...]) -> None:
        heard.extend(line.sequence for line in lines)
        if heard[-1] == last:
            done.set()

    session.observe(observer)
    for _ in range(30):
        rate(session)
    assert done.wait(PATIENCE)
    assert heard == list(range(last - 29, last + 1))


def test_what_was_there_before_is_not_told(watch: Watch, source: Source) -> None:
    source.there = 3
    heard: Queue[tuple[Line, ...]] = Queue()
    late = Watch(source.count, source.news, 3)
    late.add(heard.put)
    source.there = 4
    assert [found.sequence for found in heard.get(timeout=PATIENCE)] == [4]
    late.stop()
    watch.wake()


def test_an_observer_that_fails_is_reported_and_stops_nobody(
    watch: Watch, source: Source, reported: Queue[BaseException | None]
) -> None:
    heard: Queue[tuple[Line, ...]] = Queue()

    def failing(_: tuple[Line, ...]) -> None:
        raise KeyError("mine")

    watch.add(failing)
    watch.add(heard.put)
    for k in (1, 2):
        source.there = k
        assert [found.sequence for found in heard.get(timeout=PATIENCE)] == [k]
        assert repr(reported.get(timeout=PATIENCE)) == "KeyError('mine')"


def test_a_look_that_fails_is_reported_once_until_one_succeeds(
    watch: Watch, source: Source, reported: Queue[BaseException | None]
) -> None:
    heard: Queue[tuple[Line, ...]] = Queue()
    watch.add(heard.put)
    for word in ("gone", "gone again"):
        source.error = OSError(word)
        look(source, 4)
        assert str(reported.get(timeout=PATIENCE)) == word
        assert reported.empty()
        source.error = None
        look(source)
    source.there = 1
    assert len(heard.get(timeout=PATIENCE)) == 1


def test_an_observation_that_ended_hears_nothing_more(watch: Watch, source: Source) -> None:
    ended: list[tuple[Line, ...]] = []
    heard: Queue[tuple[Line, ...]] = Queue()
    end = watch.add(ended.append)
    watch.add(heard.put)
    end()
    end()  # ending twice is ending once
    source.there = 1
    heard.get(timeout=PATIENCE)
    look(source)
    assert ended == []


def test_the_same_function_observes_as_often_as_it_was_given(watch: Watch, source: Source) -> None:
    heard: Queue[tuple[Line, ...]] = Queue()
    end = watch.add(heard.put)
    watch.add(heard.put)
    end()
    end()
    source.there = 1
    heard.get(timeout=PATIENCE)
    look(source)
    assert heard.empty()


def test_an_observer_may_end_another_one(watch: Watch, source: Source) -> None:
    heard: list[tuple[Line, ...]] = []
    ends: list[Callable[[], None]] = []
    watch.add(lambda _: ends[0]())
    ends.append(watch.add(heard.append))
    source.there = 1
    look(source, 3)
    assert heard == []


def test_closing_ends_the_thread(path: Path) -> None:
    before = threading.active_count()
    session = open_journal(path)
    session.observe(lambda _: None)
    assert [each.name for each in threading.enumerate()].count("journal") == 1
    session.observe(lambda _: None)  # one thread serves all
    assert threading.active_count() == before + 1
    session.close()
    session.close()
    assert threading.active_count() == before


def test_an_observer_may_close_the_session(path: Path) -> None:
    session = open_journal(path)
    closed = threading.Event()
    watching: list[threading.Thread] = []

    def observer(_: tuple[Line, ...]) -> None:
        watching.append(threading.current_thread())
        session.close()
        closed.set()

    session.observe(observer)
    rate(session)
    assert closed.wait(PATIENCE)
    watching[0].join(PATIENCE)
    assert not watching[0].is_alive()


def test_an_observer_may_write(session: Session) -> None:
    answered = threading.Event()

    def observer(lines: tuple[Line, ...]) -> None:
        if lines[-1].kind == "RatingGiven":
            session.write_note("heard", vendor="lynx", criterion="t", evaluator="bob")
        else:
            answered.set()

    session.observe(observer)
    rate(session)
    assert answered.wait(PATIENCE)


def test_a_removed_file_is_reported_to_observers_once(
    path: Path, session: Session, reported: Queue[BaseException | None]
) -> None:
    session.observe(lambda _: None)
    session._store._engine.dispose()
    path.unlink()
    assert isinstance(reported.get(timeout=PATIENCE), FileError)
