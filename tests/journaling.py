"""Journals for tests: begun in a folder in one line, or folded in memory without any file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from building import leaf, tree

from evaluation import Evaluation
from evaluation.journal import open as open_journal
from evaluation.journal.beginning import changes_of
from evaluation.journal.coding import encoded, require_fit
from evaluation.journal.entry import Entry, following
from evaluation.journal.fold import Fold
from evaluation.language.text import Text
from evaluation.model import Criteria, Scale

if TYPE_CHECKING:
    from evaluation.journal.changes import Change
    from evaluation.journal.session import Session

PEOPLE = {"ann": "marketing", "bob": "it", "cat": "users"}
HOURS = Scale(48, 2, low=0)


def few() -> Criteria:
    """Return criteria with one leaf a pillar (``t``, ``h``, ``p``), a measure ``m`` and a ``must``."""
    measured = leaf("m", "technology", scale=HOURS, measured=True)
    return tree({"technology": [leaf("t", "technology"), measured]}, must_haves=["must"])


def small() -> Evaluation:
    """Return an evaluation without any answer: vendors ``v`` and ``w``, members ann, bob and cat."""
    made = Evaluation(Text("Test", "Essai"), ("en", "fr"), few())
    for name, side in PEOPLE.items():
        made = made.with_evaluator(name, side=side)  # type: ignore[arg-type]  # one of the sides
    return made.with_vendor("v").with_vendor("w")


def bare(evaluation: Evaluation) -> Evaluation:
    """Return an evaluation without its ratings, points and notes: only the first round is left."""
    return Evaluation(
        title=evaluation.title,
        languages=evaluation.languages,
        criteria=evaluation.criteria,
        vendors=evaluation.vendors,
        evaluators=evaluation.evaluators,
        measures=evaluation.measures,
        must_answers=evaluation.must_answers,
    )


def begun(path: Path, evaluation: Evaluation | None = None) -> Session:
    """Begin a journal in a file, or in a folder, and return the facilitator's session.

    ``small()`` when no evaluation is given. Close it, or use it in a ``with`` statement.
    """
    file = path / "selection.db" if path.is_dir() else path
    return open_journal(file, start=small() if evaluation is None else evaluation)


def member(session: Session, name: str) -> Session:
    """Open another session on the same journal, for somebody; close it too."""
    return open_journal(session.path, evaluator=name)


def write(fold: Fold, change: Change, *, author: str = "", undoes: int = 0) -> Entry:
    """Write a change in memory, the way a session does it, and return its entry."""
    fit = require_fit(change)
    kind = type(change).__name__
    entry = following(fold.head, author=author, kind=kind, content=encoded(fit), undoes=undoes)
    fold.add(entry, fit)
    return entry


def written(changes: Iterable[Change], fold: Fold | None = None) -> tuple[Fold, list[Entry]]:
    """Write changes of the facilitator in memory; return what they add up to, and the entries."""
    fold = Fold("") if fold is None else fold
    return fold, [write(fold, change) for change in changes]


def started(evaluation: Evaluation | None = None) -> Fold:
    """Return what a journal adds up to that has just begun, in memory; see ``begun``."""
    return written(changes_of(small() if evaluation is None else evaluation))[0]
