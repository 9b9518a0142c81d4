"""What a component and one host say to each other: hello, snapshot, edits, answers, news."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeGuard

from evaluation.errors import EvaluationError
from evaluation.language.text import Text, typeset
from evaluation.widgets.component import UNCLEAR, Component, Told

Message = dict[str, Any]
Send = Callable[[Message], None]

# Seconds between two pieces of news: at most twenty a second.
PACE = 0.05
# How many answers are kept for pages that ask again, and for how many pages.
_ANSWERS, _PAGES, _LONGEST_NAME, _LARGEST = 256, 64, 64, 2**53

_FAILED = Text(
    "this could not be done; nothing has changed ({kind})",
    "cela n’a pas pu être fait; rien n’a changé ({kind})",
)


@dataclass(slots=True)
class _Page:
    """How far one page has come: its last edit, and the last answers it was given."""

    seen: int = 0
    answers: OrderedDict[int, Message] = field(default_factory=OrderedDict)


class Conversation:
    """One component speaking with one host.

    The page says ``{"kind": "hello"}`` and is given ``{"kind": "snapshot", "data", "seen"}``; each
    ``{"kind": "edit", "number", "edit"}`` is answered with ``{"kind": "ack", "number"}`` or
    ``{"kind": "refused", "number", "message"}``; what changes elsewhere follows as ``{"kind":
    "push", "data"}``, at most twenty times a second, and only the parts that changed. ``from``
    tells pages apart that share a host: it comes back in the answers. An edit whose number this
    page has used already is not carried out again; it is given the same answer.

    Parameters
    ----------
    component
        What the page shows.
    send
        Takes one message to the page. It may be called from another thread.
    pace
        Seconds between two pieces of news.
    """

    def __init__(self, component: Component, send: Send, *, pace: float = PACE) -> None:
        self._component, self._send, self._pace = component, send, pace
        self._lock = threading.RLock()
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._sent: dict[str, Any] = {}
        self._end: Told | None = None
        self._timer: threading.Timer | None = None
        self._last, self._over = float("-inf"), False

    def receive(self, message: object) -> None:
        """Answer one message, whatever it is; it raises nothing."""
        with self._lock:  # news that is older than the answer must not follow it
            if not self._over:
                self._send(self._answered(message))

    def close(self) -> None:
        """End it: nothing is sent any more."""
        with self._lock:
            self._over = True
            end, self._end = self._end, None
            timer, self._timer = self._timer, None
        if end is not None:
            end()
        if timer is not None:
            timer.cancel()

    def _answered(self, message: object) -> Message:
        known: Mapping[object, object] = message if isinstance(message, Mapping) else {}
        number, name = known.get("number"), known.get("from", "")
        named = {"from": name} if _is_name(name) and name else {}
        if known.get("kind") == "hello" and _is_name(name):
            return self._hello(name) | named
        if known.get("kind") == "edit" and _is_name(name) and _is_number(number):
            return self._edit(name, number, known.get("edit")) | named
        return self._refused(number if _is_number(number) else 0, UNCLEAR) | named

    def _hello(self, name: str) -> Message:
        try:
            if self._end is None:
                self._end = self._component.observe(self._changed)
            data = self._component.snapshot()
        except Exception as error:  # noqa: BLE001  # the page says it; the kernel goes on
            return self._refused(0, _told(error))
        self._sent = dict(data)
        return {"kind": "snapshot", "data": data, "seen": self._page(name).seen}

    def _edit(self, name: str, number: int, edit: object) -> Message:
        page = self._page(name)
        if number <= page.seen:
            return page.answers.get(number, {"kind": "ack", "number": number})
        page.seen = number
        page.answers[number] = answer = self._carried_out(number, edit)
        while len(page.answers) > _ANSWERS:
            page.answers.popitem(last=False)
        return answer

    def _carried_out(self, number: int, edit: object) -> Message:
        if not (isinstance(edit, Mapping) and all(isinstance(key, str) for key in edit)):
            return self._refused(number, UNCLEAR)
        try:
            self._component.apply(edit)
        except Exception as error:  # noqa: BLE001  # the page says it; the kernel goes on
            return self._refused(number, _told(error))
        # The page has gone on from what it was sent: even what is as before is news to it.
        for part in self._component.ahead:
            self._sent.pop(part, None)
        return {"kind": "ack", "number": number}

    def _refused(self, number: int, message: Text) -> Message:
        said = typeset(message).to(self._component.language)
        return {"kind": "refused", "number": number, "message": said}

    def _page(self, name: str) -> _Page:
        page = self._pages.setdefault(name, _Page())
        self._pages.move_to_end(name)
        while len(self._pages) > _PAGES:
            self._pages.popitem(last=False)
        return page

    def _changed(self) -> None:
        with self._lock:
            if self._timer is not None or self._over:
                return  # what changed goes with the news that is about to be sent
            wait = max(0.0, self._last + self._pace - monotonic())
            self._timer = threading.Timer(wait, self._push)
            self._timer.daemon = True
            self._timer.start()

    def _push(self) -> None:
        with self._lock:
            self._timer, self._last = None, monotonic()
            if self._over:
                return
            try:
                now = self._component.snapshot()
            except EvaluationError:
                return  # the session is closed: the next edit is told so
            changed = {
                key: part
                for key, part in now.items()
                if key not in self._sent or self._sent[key] != part
            }
            if changed:
                self._sent = now
                self._send({"kind": "push", "data": changed})


def _told(error: Exception) -> Text:
    if isinstance(error, EvaluationError):
        return error.message
    return _FAILED.format(kind=type(error).__name__)


def _is_name(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) <= _LONGEST_NAME


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < _LARGEST
