"""Processes that write in one journal, and what they were told is on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Self

from building import rated

from evaluation.journal import open as open_journal
from evaluation.journal.entry import Entry
from evaluation.journal.store import Store
from evaluation.journal.verification import verify

WRITER = Path(__file__).with_name("writer.py")
REFUSALS = Path(__file__).with_name("refusals.py")
# What tests share is imported by its own name, there as here.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(WRITER.parents[2])}
FOREVER = 10**9


def begin(path: Path, names: Iterable[str] = ("ann", "bob")) -> None:
    """Begin a journal in which a round is open."""
    start = rated({"hibou": (5, 4, 4), "lynx": (3, 2, 1)}, evaluators=tuple(names))
    with open_journal(path, start=start) as session:
        session.open_round()


def entries_of(path: Path) -> list[Entry]:
    """Return what is in a journal, as somebody finds it who opens it now."""
    store = Store(path)
    try:
        return store.after(0)
    finally:
        store.close()


class Writer(AbstractContextManager["Writer"]):
    """A process that writes in the name of somebody; ``said`` is what it has printed so far."""

    def __init__(self, path: Path, name: str, *, most: int = FOREVER, pause: float = 0.0) -> None:
        self.said: list[str] = []
        self._ready = threading.Event()
        stop = path.with_name("stop")
        self._process = subprocess.Popen(
            [sys.executable, WRITER, path, name, str(most), str(pause), stop],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=self._listen),
            threading.Thread(target=self._complain),
        ]
        for reader in self._readers:
            reader.start()

    @property
    def acknowledged(self) -> list[str]:
        """What was said of each entry that is on the disk."""
        return [line for line in self.said if line not in {"ready", "done"}]

    def go(self) -> None:
        """Let it open the journal and write, once it has started."""
        assert self._ready.wait(120), "the writer did not start"
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """End it as a power cut would: nothing in it can tidy up."""
        self._process.kill()
        self._end()

    def finish(self) -> str:
        """Wait for its end and return what it complained of."""
        self._process.wait(600)
        self._end()
        return "".join(self._errors)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def _end(self) -> None:
        self._process.wait(60)
        for reader in self._readers:
            reader.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said.append(line.strip())
            self._ready.set()

    def _complain(self) -> None:
        assert self._process.stderr is not None
        self._errors.extend(self._process.stderr)


def require_kept(path: Path, acknowledged: Iterable[str]) -> int:
    """Hold a journal to what writers were told; return how many entries that is."""
    stored = {entry.sequence: entry for entry in entries_of(path)}
    told = [line.split() for line in acknowledged]
    assert len({sequence for sequence, *_ in told}) == len(told), "one place was given twice"
    for sequence, digest, name, k in told:
        entry = stored[int(sequence)]
        assert entry.digest == digest
        said = json.loads(entry.content)
        assert said["note"] == f"{name} {k} {path}"
        assert said.get("rating") == int(k) % 6
    assert verify(stored.values()).is_sound
    assert list(stored) == list(range(1, len(stored) + 1))
    with open_journal(path) as session:
        assert session.head.count == len(stored)
    return len(told)


def play(scenario: str, number: int = 0) -> dict[str, Any]:
    """Play a scenario of refusals in a process of its own; return what it says."""
    done = subprocess.run(
        [sys.executable, REFUSALS, scenario, str(number)],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found
