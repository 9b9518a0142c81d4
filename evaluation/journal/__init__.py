"""A selection as a journal: every change is kept, and an evaluation is what its entries add up to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.errors import FileError
from evaluation.language.text import Text

if TYPE_CHECKING:
    from evaluation.journal.entry import Head
    from evaluation.journal.session import Session
    from evaluation.journal.verification import Verification
    from evaluation.model.evaluation import Evaluation


def open(  # noqa: A001  # ev.open reads like the built-in, and does what it says
    path: str | Path, *, evaluator: str | None = None, start: Evaluation | None = None
) -> Session:
    """Open a journal: a live session in which every change is kept.

    Parameters
    ----------
    path
        The file of the journal, such as ``crm.db``, on this computer's own disk.
    evaluator
        Whose session it is: it shows what that person may see. Left out, the facilitator's.
    start
        The evaluation with which to begin a new journal; the file must not be there yet.

    Returns
    -------
    Session
        Use it in a ``with`` statement, or ``close()`` it at the end.

    Raises
    ------
    FileError
        If the journal cannot be opened or begun; the message says why and what to do.
    JournalError
        If it was damaged; the message names the entry.
    UnknownNameError
        If nobody of that name is in the selection.
    """
    from evaluation.journal.starting import begun, opened  # whoever opens no journal waits for none

    given = Path(path).expanduser()
    if start is None:
        return opened(given, evaluator)
    if given.exists():
        raise FileError(
            Text(
                "{path} exists already; open it without start=, or choose another name",
                "{path} existe déjà; ouvrez-le sans start=, ou choisissez un autre nom",
            ).format(path=path)
        )
    return begun(given, evaluator, start)


def verify(path: str | Path, *, head: Head | str | None = None) -> Verification:
    """Look for entries of a journal that were changed, removed, added or moved.

    It reads what is in the file, also of a journal that is too damaged to be opened.

    Parameters
    ----------
    path
        The file of the journal.
    head
        A head that was printed earlier: with it, a tail that was cut off and a journal that was
        written anew are found too.

    Raises
    ------
    FileError
        If the file cannot be read at all.
    JournalError
        If the head is not written as one.
    """
    from evaluation.journal.store import Store
    from evaluation.journal.verification import verify as look

    store = Store(Path(path).expanduser())
    try:
        return look(store.after(0), head=head)
    finally:
        store.close()


__all__ = ["open", "verify"]
