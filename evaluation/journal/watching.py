"""A thread that looks for new entries, and tells those who want to hear of them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaluation.journal.sight import Line

# How often to look, in seconds: others' entries are heard of within a quarter of a second.
_EVERY = 0.1


class Watch:
    """One thread for one session.

    Parameters
    ----------
    count
        Tells how many entries there are, quickly.
    news
        Gives the entries after one of them.
    told
        The last entry that observers need not hear of.
    """

    def __init__(
        self, count: Callable[[], int], news: Callable[[int], tuple[Line, ...]], told: int
    ) -> None:
        self._count, self._news, self._told = count, news, told
        # Each one under a key of its own: the same function may be told twice.
        self._observers: dict[object, Callable[[tuple[Line, ...]], None]] = {}
        self._lock, self._wake, self._over = threading.Lock(), threading.Event(), False
        # A look that failed is reported once, not ten times a second until somebody mends it.
        self._failing = False
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def add(self, observer: Callable[[tuple[Line, ...]], None]) -> Callable[[], None]:
        """Tell one more; return what ends that."""
        key = object()
        with self._lock:
            self._observers[key] = observer

        def end() -> None:
            with self._lock:
                self._observers.pop(key, None)

        return end

    def wake(self) -> None:
        """Look at once."""
        self._wake.set()

    def stop(self) -> None:
        """Stop looking."""
        self._over = True
        self._wake.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while not self._over:
            self._wake.wait(_EVERY)
            self._wake.clear()
            if not self._over:
                self._look()

    def _look(self) -> None:
        try:
            lines = self._news(self._told) if self._count() > self._told else ()
        except Exception as error:  # noqa: BLE001  # the thread goes on: the file may be back soon
            if not self._failing:
                self._report(error)
            self._failing = True
            return
        self._failing = False
        if lines:
            self._told = lines[-1].sequence
            self._tell(lines)

    def _tell(self, lines: tuple[Line, ...]) -> None:
        with self._lock:
            keys = list(self._observers)
        for key in keys:
            with self._lock:  # one observer may have ended another
                observer = self._observers.get(key)
            try:
                if observer is not None:
                    observer(lines)
            except Exception as error:  # noqa: BLE001  # the others are told all the same
                self._report(error)

    def _report(self, error: Exception) -> None:
        """Report an error as Python does for one that ends a thread."""
        threading.excepthook(
            threading.ExceptHookArgs((type(error), error, error.__traceback__, self._thread))
        )
