"""Whether a journal is what was written: entries changed, removed, added or moved are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from evaluation.journal.entry import START, Entry, Head
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd

# "changed": the entry is not what its digest says. "missing": entries just before it are not there.
# "order": it stands where it does not belong. "broken": it follows another entry than the one
# before it, which was replaced. "cut": the journal ends before the head that was printed.
# "rewritten": the entry at that head is another one.
Fault = Literal["changed", "missing", "order", "broken", "cut", "rewritten"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What a look at every entry of a journal found.

    Attributes
    ----------
    head
        The head of the journal as it is.
    checked
        The head that was printed earlier, against which it was checked; None for none.
    faults
        The entries that are not as they were written: (sequence, fault).
    """

    head: Head
    checked: Head | None
    faults: tuple[tuple[int, Fault], ...]

    __repr__ = by_table

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.faults

    @property
    def table(self) -> pd.DataFrame:
        """One row per fault."""
        import pandas as pd  # only those who ask for tables wait for pandas

        return pd.DataFrame(self.faults, columns=["entry", "fault"])


def verify(entries: Iterable[Entry], *, head: Head | str | None = None) -> Verification:
    """Look at every entry of a journal.

    Parameters
    ----------
    entries
        The entries as they are stored, in the order of their numbers.
    head
        A head that was printed earlier; without it, a cut tail and a journal that was written anew
        from some entry on cannot be told from an honest one.

    Raises
    ------
    JournalError
        If the head is not written as one.
    """
    stored = list(entries)
    checked = None if head is None else Head.read(head)
    faults = [*_in_chain(stored), *_at_head(stored, checked)]
    last = stored[-1].head if stored else Head(0, START)
    return Verification(last, checked, tuple(dict.fromkeys(faults)))


def _in_chain(entries: Sequence[Entry]) -> Iterable[tuple[int, Fault]]:
    previous, expected = START, 1
    for entry in entries:
        if not entry.is_whole:
            # Even its number may be damaged: its place is told instead.
            yield expected, "changed"
            previous, expected = "", expected + 1
            continue
        if entry.sequence != expected:
            yield entry.sequence, "missing" if entry.sequence > expected else "order"
        elif entry.right_digest != entry.digest:
            yield entry.sequence, "changed"
        elif previous and entry.previous != previous:
            yield entry.sequence, "broken"
        previous, expected = entry.digest, entry.sequence + 1


def _at_head(entries: Sequence[Entry], head: Head | None) -> Iterable[tuple[int, Fault]]:
    if head is None or head.count == 0:
        return
    later = [each for each in entries if type(each.sequence) is int and each.sequence >= head.count]
    if not later:
        yield head.count, "cut"
        return
    there = later[0]
    if there.sequence == head.count and there.is_whole and not head.is_digest(there.digest):
        yield head.count, "rewritten"
