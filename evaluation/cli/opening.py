"""What the terminal reads and writes: an evaluation in a file, a folder, or a journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaluation.model.evaluation import Evaluation

JOURNAL = ".db"


def evaluation_at(path: Path) -> Evaluation:
    """Return the evaluation at a path; of a journal, the evaluation after its last entry."""
    if path.suffix.lower() != JOURNAL:
        from evaluation.exchange import read

        return read(path)
    from evaluation import journal

    with journal.open(path) as session:
        return session.evaluation


def save(evaluation: Evaluation, path: Path) -> None:
    """Write a new evaluation to a file or a folder, or begin a journal with it."""
    if path.suffix.lower() != JOURNAL:
        from evaluation.exchange import write

        write(evaluation, path)
        return
    from evaluation import journal

    journal.open(path, start=evaluation).close()
