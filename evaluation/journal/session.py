"""A live session on a journal: what stands now, who else writes, and one's own last steps undone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import evaluation.journal.telling  # noqa: F401  # whoever has a session can have its results told
from evaluation.errors import EvaluationError, ProcessError, UnknownNameError
from evaluation.journal.answering import Answering
from evaluation.journal.asking import Asking
from evaluation.journal.coding import encoded, require_fit
from evaluation.journal.entry import Entry, Head, following
from evaluation.journal.facilitating import Facilitating
from evaluation.journal.fold import Fold
from evaluation.journal.progress import Progress, progress
from evaluation.journal.sight import Line, line, require_sight, seen
from evaluation.journal.store import Store, Transaction
from evaluation.journal.under_seal import UnderSeal, under_seal
from evaluation.journal.verification import Verification, verify
from evaluation.journal.watching import Watch
from evaluation.language.text import Text

if TYPE_CHECKING:
    from evaluation.journal.changes import Change
    from evaluation.journal.proceedings import Proceedings
    from evaluation.model.evaluation import Evaluation
    from evaluation.model.people import Evaluator

Observer = Callable[[tuple[Line, ...]], None]
# Gives the entry that a change undoes (0 for none), and the change.
_Maker = Callable[["Fold", "Transaction"], "tuple[int, Change]"]


class Session(Answering, Asking, Facilitating):
    """One person at work on a journal; ``open`` makes it.

    Every verb writes one entry and returns it once it is on the disk. What others write is there at
    the next look, and observers hear of it within a quarter of a second.

    Until the open round is revealed, and at first until the weights are revealed or sealed, a
    member's session shows that person's own judgements and the facts only; the facilitator's shows
    everything. This holds against what a session can do, not against somebody who opens the file
    with another program.

    Examples
    --------
    >>> import tempfile
    >>> from evaluation.library import sample
    >>> from evaluation.journal import open as open_journal
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open_journal(f"{folder}/crm.db", start=sample("crm")) as session:
    ...         entry = session.open_round()
    ...         entry.kind, session.head.count == entry.sequence
    ('RoundOpened', True)
    """

    def __init__(self, path: Path, store: Store, evaluator: str | None) -> None:
        self.path = path
        self._files: Store | None = store
        self._evaluator = evaluator
        self._lock = threading.RLock()
        self._fold = Fold(evaluator or "")
        self._watch: Watch | None = None
        # Entries were folded that are not on the disk yet: another look begins from nothing.
        self._ahead = False

    @property
    def evaluator(self) -> str | None:
        """Whose session this is; None for the facilitator's."""
        return self._evaluator

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation as this person may see it now."""
        with self._lock:  # nobody else's entry may come between the look and the answer
            now = self._now()
            return seen(now.evaluation, now.proceedings, self._evaluator)

    @property
    def revealed(self) -> Evaluation | None:
        """The evaluation at the end of the last round that is revealed; None before the first."""
        with self._lock:
            now = self._now()
            shown = len(now.proceedings.rounds) - (now.proceedings.hidden_round is not None)
            return now.evaluation.at_round(shown) if shown else None

    @property
    def members(self) -> tuple[Evaluator, ...]:
        """Who is on the committee; everybody may know."""
        return self._now().evaluation.evaluators

    @property
    def proceedings(self) -> Proceedings:
        """What the committee has done as a body."""
        return self._now().proceedings

    @property
    def head(self) -> Head:
        """How many entries there are, and the digest of the last: print it, and verify with it."""
        return self._now().head

    @property
    def progress(self) -> Progress:
        """The step that the committee is in, and what is still missing."""
        with self._lock:
            now = self._now()
            return progress(now.evaluation, now.proceedings)

    @property
    def under_seal(self) -> UnderSeal | None:
        """The ranking under the sealed weights, beside today's; None when none were sealed.

        Raises
        ------
        ProcessError
            If this person may see only their own judgements now.
        """
        with self._lock:
            self.require_sight()
            return under_seal(self._fold.evaluation, self._fold.proceedings)

    def log(self, *, after: int = 0) -> tuple[Line, ...]:
        """Return the entries, the oldest first, as this person may read them now."""
        with self._lock:
            proceedings = self._now().proceedings
            return tuple(line(one, proceedings, self._evaluator) for one in self._folded(after))

    def entries(self, *, after: int = 0) -> list[Entry]:
        """Return the entries as they are stored.

        Raises
        ------
        ProcessError
            If this person may see only their own judgements now.
        """
        with self._lock:
            self.require_sight()
            return self._folded(after)

    def at(self, sequence: int) -> Evaluation:
        """Return the evaluation as it stood after an entry.

        Raises
        ------
        UnknownNameError
            If there is no such entry.
        ProcessError
            If this person may see only their own judgements now.
        """
        entries = self.entries()
        if sequence not in range(1, len(entries) + 1):
            raise UnknownNameError.among("entry", sequence, [f"1 … {len(entries)}"])
        then = Fold()
        then.follow(entries[:sequence])
        return then.evaluation

    def require_sight(self) -> None:
        """Refuse what would show other people's judgements before they are revealed.

        Raises
        ------
        ProcessError
            If this is a member's session, and something is not revealed yet.
        """
        require_sight(self._now().proceedings, self._evaluator)

    def verify(self, *, head: Head | str | None = None) -> Verification:
        """Look for entries that were changed, removed, added or put in another order.

        Parameters
        ----------
        head
            A head that was printed earlier: with it, a tail that was cut off and a journal that was
            written anew are found too.
        """
        return verify(self._store.after(0), head=head)

    def write(self, change: Change) -> Entry:
        """Write one change, and return its entry once it is on the disk.

        Raises
        ------
        ProcessError
            If the process does not allow it now, or not from this person.
        EvaluationError
            If it does not fit the evaluation.
        FileError
            If the disk refuses; nothing is lost.
        """
        return self._write_with(lambda _: change)

    def write_all(self, changes: Iterable[Change]) -> list[Entry]:
        """Write several changes, all or none; see ``write``."""
        return self._append([partial(_as_is, change) for change in changes])

    def undo(self) -> Entry:
        """Take back one's own last entry that stands, by writing its inverse.

        Raises
        ------
        ProcessError
            If there is none, or if it cannot be undone: seal, reveal and close cannot.
        """
        return self._append([lambda now, _: now.undoing()])[0]

    def redo(self) -> Entry:
        """Take back one's own last undoing.

        Raises
        ------
        ProcessError
            If there is none, or if somebody else has changed the same thing since.
        """
        return self._append([lambda now, _: now.redoing()])[0]

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Have a function called with each batch of new entries; return what ends that.

        It is called from another thread, so that a busy notebook hears of it too.
        """
        with self._lock:
            if self._watch is None:
                self._watch = Watch(
                    self._store.count, lambda told: self.log(after=told), self._now().head.count
                )
            return self._watch.add(observer)

    def close(self) -> None:
        """Stop observing and let go of the file; after that, only another session can go on."""
        with self._lock:
            watch, self._watch = self._watch, None
        if watch is not None:
            watch.stop()
        with self._lock:
            store, self._files = self._files, None
        if store is not None:
            store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        who = self._evaluator or "facilitator"
        head = self.head if self._files else "closed"
        return f"Session({str(self.path)!r}, {who}, {head})"

    @property
    def _store(self) -> Store:
        if self._files is None:
            raise ProcessError(
                Text(
                    "this session is closed: open the journal again",
                    "cette session est fermée : ouvrez de nouveau le journal",
                )
            )
        return self._files

    def _folded(self, after: int) -> list[Entry]:
        # Whatever came since the last look is left for the next one: who may see it is not known.
        last = self._fold.head.count
        return [entry for entry in self._store.after(after) if entry.sequence <= last]

    def _now(self) -> Fold:
        with self._lock:
            self._catch_up(self._store.after(self._base()))
            return self._fold

    def _base(self) -> int:
        """Return after which entry to look for others."""
        if self._ahead:
            self._fold, self._ahead = Fold(self._evaluator or ""), False
        return self._fold.head.count

    def _catch_up(self, entries: list[Entry]) -> None:
        if entries:
            self._ahead = True
            self._fold.follow(entries)
            self._ahead = False

    def _write_with(self, make: Callable[[Fold], Change]) -> Entry:
        return self._append([lambda now, _: (0, make(now))])[0]

    def _write_besides(
        self,
        make: Callable[[Fold, Transaction], Change],
        besides: Callable[[Transaction], None],
    ) -> Entry:
        return self._append([lambda now, transaction: (0, make(now, transaction))], besides)[0]

    def _tidy(self) -> None:
        self._store.tidy()

    def _append(
        self, makers: list[_Maker], besides: Callable[[Transaction], None] | None = None
    ) -> list[Entry]:
        def work(transaction: Transaction) -> list[Entry]:
            self._catch_up(transaction.after(self._base()))
            made: list[Entry] = []
            for make in makers:
                undoes, wanted = make(self._fold, transaction)
                change = require_fit(wanted)
                entry = following(
                    self._fold.head,
                    author=self._evaluator or "",
                    kind=type(change).__name__,
                    content=encoded(change),
                    undoes=undoes,
                )
                self._ahead = True  # whatever interrupts it, the next look begins from nothing
                try:
                    self._fold.add(entry, change)
                except EvaluationError:
                    self._ahead = bool(made)  # a change that is refused changes nothing
                    raise
                made.append(entry)
            if besides is not None:
                besides(transaction)
            return transaction.append(made)

        with self._lock:
            entries = self._store.write(work) if makers else []
            self._ahead = False
            if self._watch is not None:
                self._watch.wake()
            return entries

    def __getstate__(self) -> Any:  # noqa: ANN401  # as pickle wants it
        raise TypeError("a session is live: it cannot be copied or pickled")


def _as_is(change: Change, _now: Fold, _transaction: Transaction) -> tuple[int, Change]:
    return 0, change
