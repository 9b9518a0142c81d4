"""The protocol: hello, snapshot, edits once each, refusals in words, news at a steady pace."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from queue import Empty, Queue
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import ProcessError
from evaluation.language.text import Language, Text
from evaluation.widgets.component import Component, Told
from evaluation.widgets.conversation import Conversation, Message

PATIENCE = 30  # seconds until a test gives up; what it waits for takes a fraction of one


class Shelf(Component):
    """Words in the order in which they came; "no" is refused, "oops" breaks something."""

    scripts: ClassVar[tuple[str, ...]] = ()
    styles: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("words",)

    def __init__(self, language: Language = "en") -> None:
        super().__init__(language)
        self.words: list[str] = []
        self.fixed = 1
        self.observers: list[Told] = []
        self.closed = False

    def snapshot(self) -> dict[str, Any]:
        if self.closed:
            raise ProcessError(Text("closed", "fermé"))
        return {"words": list(self.words), "fixed": self.fixed}

    def apply(self, edit: Mapping[str, Any]) -> None:
        word = edit["word"]
        if word == "no":
            raise ProcessError(Text("no: not this one", "non : pas celui-là"))
        self.words.append(word)

    def observe(self, told: Told) -> Told:
        self.observers.append(told)
        return self.observers.clear

    def change(self, word: str) -> None:
        """Let something come from elsewhere."""
        self.words.append(word)
        for told in list(self.observers):
            told()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def answers() -> Queue[Message]:
    return Queue()


@pytest.fixture
def talk(shelf: Shelf, answers: Queue[Message]) -> Iterator[Conversation]:
    made = Conversation(shelf, answers.put, pace=0.0)
    yield made
    made.close()


def edit(number: object, word: object = "a", **rest: object) -> dict[str, object]:
    return {"kind": "edit", "number": number, "edit": {"word": word}, **rest}


def test_hello_is_answered_with_all_there_is(talk: Conversation, answers: Queue[Message]) -> None:
    talk.receive({"kind": "hello"})
    assert answers.get_nowait() == {
        "kind": "snapshot", "data": {"words": [], "fixed": 1}, "seen": 0,
    }  # fmt: skip


def test_an_edit_is_acknowledged_by_its_number(
    talk: Conversation, shelf: Shelf, answers: Queue[Message]
) -> None:
    talk.receive(edit(7, "b"))
    assert answers.get_nowait() == {"kind": "ack", "number": 7}
    assert shelf.words == ["b"]


def test_an_edit_that_comes_again_is_answered_again_and_carried_out_once(
    talk: Conversation, shelf: Shelf, answers: Queue[Message]
) -> None:
    for _ in range(3):
        talk.receive(edit(1))
        assert answers.get_nowait() == {"kind": "ack", "number": 1}
    talk.receive({"kind": "hello"})
    assert answers.get_nowait()["seen"] == 1
    assert shelf.words == ["a"]


def test_a_refusal_is_in_the_language_of_the_screen_and_comes_again_as_it_was() -> None:
    shelf, said = Shelf("fr"), list[Message]()
    talk = Conversation(shelf, said.append)
    talk.receive(edit(1, "no"))
    talk.receive(edit(1, "no"))
    refusal = {"kind": "refused", "number": 1, "message": "non\N{NO-BREAK SPACE}: pas celui-là"}
    assert said == [refusal, refusal]
    assert shelf.words == []


def test_pages_that_share_a_host_number_their_edits_apart(
    talk: Conversation, shelf: Shelf, answers: Queue[Message]
) -> None:
    talk.receive(edit(1, "a", **{"from": "left"}))
    talk.receive(edit(1, "b", **{"from": "right"}))
    assert [answers.get_nowait()["from"] for _ in range(2)] == ["left", "right"]
    assert shelf.words == ["a", "b"]


@pytest.mark.parametrize(
    "message",
    [
        None, 3, "hello", [], {}, {"kind": []}, {"kind": "snapshot"}, {"kind": "edit"},
        edit(0), edit(-1), edit(number=True), edit(1.0), edit("1"), edit(2**53), edit(1, **{"from": 4}),
        {"kind": "hello", "from": ["x"]}, {"kind": "hello", "from": "x" * 65},
        {"kind": "edit", "number": 1, "edit": None}, {"kind": "edit", "number": 1, "edit": {1: 2}},
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(
    message: object, talk: Conversation, shelf: Shelf, answers: Queue[Message]
) -> None:
    talk.receive(message)
    assert answers.get_nowait()["kind"] == "refused"
    assert answers.empty()
    assert shelf.words == []


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(kind=st.sampled_from(["hello", "edit", "push"]) | ANYTHING, number=ANYTHING, rest=ANYTHING)
def test_nothing_that_a_page_says_raises(kind: object, number: object, rest: object) -> None:
    said: list[Message] = []
    talk = Conversation(Shelf(), said.append)
    for message in (rest, {"kind": kind, "number": number, "edit": rest, "from": rest}):
        talk.receive(message)
    assert len(said) == 2
    talk.close()


def test_what_breaks_is_said_and_the_next_edit_goes_on(
    talk: Conversation, shelf: Shelf, answers: Queue[Message]
) -> None:
    talk.receive({"kind": "edit", "number": 1, "edit": {}})
    said = "this could not be done; nothing has changed (KeyError)"
    assert answers.get_nowait() == {"kind": "refused", "number": 1, "message": said}
    talk.receive(edit(2))
    assert shelf.words == ["a"]


def test_a_component_that_has_nothing_to_show_says_so(
    talk: Conversation, shelf: Shelf, answers: Queue[Message]
) -> None:
    shelf.closed = True
    talk.receive({"kind": "hello"})
    assert answers.get_nowait() == {"kind": "refused", "number": 0, "message": "closed"}


def test_only_the_parts_that_changed_elsewhere_are_pushed(
    talk: Conversation, shelf: Shelf, answers: Queue[Message]
) -> None:
    talk.receive({"kind": "hello"})
    answers.get_nowait()
    shelf.change("z")
    assert answers.get(timeout=PATIENCE) == {"kind": "push", "data": {"words": ["z"]}}


def test_what_is_taken_back_before_the_news_is_news_all_the_same(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, said = Clock(monkeypatch), list[Message]()
    talk = Conversation(shelf, said.append)
    talk.receive({"kind": "hello"})
    talk.receive(edit(1, "b"))  # the page shows it from now on
    shelf.words.clear()
    for told in shelf.observers:
        told()
    clock.run()
    assert said[-1] == {"kind": "push", "data": {"words": []}}
    talk.close()


def test_nothing_is_pushed_before_somebody_has_said_hello(shelf: Shelf, talk: Conversation) -> None:
    del talk
    assert not shelf.observers


class Clock:
    """Timers that run when a test says so, and the time that has passed until then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.waits: list[float] = []
        self.due: list[Callable[[], None]] = []
        monkeypatch.setattr("evaluation.widgets.conversation.monotonic", lambda: self.now)
        monkeypatch.setattr("evaluation.widgets.conversation.threading.Timer", self._timer)

    def _timer(self, wait: float, call: Callable[[], None]) -> threading.Thread:
        self.waits.append(wait)
        return threading.Thread(target=lambda: self.due.append(call))

    def run(self) -> None:
        """Let the time of the last timer come."""
        self.now += self.waits[-1]
        self.due.pop()()


def test_a_hundred_changes_at_once_are_one_push_and_the_next_one_waits(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, said = Clock(monkeypatch), list[Message]()
    talk = Conversation(shelf, said.append)
    talk.receive({"kind": "hello"})
    for k in range(100):
        shelf.change(str(k))
    clock.run()
    assert [message["kind"] for message in said] == ["snapshot", "push"]
    assert len(said[-1]["data"]["words"]) == 100
    clock.now += 0.02
    shelf.change("later")
    assert clock.waits == [0.0, pytest.approx(0.03)]
    clock.run()
    assert said[-1]["data"]["words"][-1] == "later"
    talk.close()


def test_after_the_end_nothing_is_said_any_more(shelf: Shelf, answers: Queue[Message]) -> None:
    talk = Conversation(shelf, answers.put, pace=0.0)
    talk.receive({"kind": "hello"})
    answers.get_nowait()
    talk.close()
    assert not shelf.observers
    talk.receive(edit(1))
    with pytest.raises(Empty):
        answers.get_nowait()
    assert shelf.words == []


def test_news_of_what_is_closed_meanwhile_is_left_out(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, said = Clock(monkeypatch), list[Message]()
    talk = Conversation(shelf, said.append)
    talk.receive({"kind": "hello"})
    shelf.change("a")
    shelf.closed = True
    clock.run()
    assert len(said) == 1
    talk.close()


def test_old_pages_and_old_answers_are_forgotten(
    talk: Conversation, shelf: Shelf, answers: Queue[Message]
) -> None:
    for k in range(1, 300):
        talk.receive(edit(k, "no"))
    talk.receive(edit(1, "no"))  # so old that it can only be a resend
    assert [answers.get_nowait() for _ in range(300)][-1] == {"kind": "ack", "number": 1}
    for k in range(100):
        talk.receive({"kind": "hello", "from": str(k)})
    assert len(talk._pages) == 64
    assert shelf.words == []
