"""How a session begins: on a journal that is there, or with the evaluation that starts one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

from evaluation.errors import UnknownNameError
from evaluation.journal.beginning import changes_of
from evaluation.journal.changes import Begun
from evaluation.journal.session import Session
from evaluation.journal.sqlite import remove
from evaluation.journal.store import Store
from evaluation.model.evaluation import Evaluation


def opened(path: Path, evaluator: str | None) -> Session:
    """Return a session on a journal that is there; see ``evaluation.journal.open``."""
    session = Session(path, Store(path), evaluator)
    try:
        members = [person.id for person in session.members]
        asked = [name for gate in session.proceedings.gates.values() for name in gate.respondents]
        _require_known(evaluator, [*members, *asked])
    except BaseException:
        session.close()
        raise
    return session


def begun(path: Path, evaluator: str | None, start: Evaluation) -> Session:
    """Return a session on a new journal; see ``evaluation.journal.open``."""
    # Before anything is made: a slip in the name must not leave a journal behind.
    _require_known(evaluator, [person.id for person in start.evaluators])
    begins, *rest = changes_of(start)
    changes = [replace(cast("Begun", begins), entries=1 + len(rest)), *rest]
    # It is the facilitator who begins, whoever goes on.
    first = Session(path, Store(path, create=True), None)
    try:
        first.write_all(changes)
    except BaseException:
        first.close()
        remove(path)
        raise
    if evaluator is None:
        return first
    first.close()
    return opened(path, evaluator)


def _require_known(evaluator: str | None, known: Iterable[str]) -> None:
    names = list(dict.fromkeys(known))
    if evaluator is not None and evaluator not in names:
        raise UnknownNameError.among("evaluator", evaluator, names)
