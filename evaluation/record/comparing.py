"""A decision record beside what its journal gives now: which figures and which words differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from evaluation.language.text import Language, Text
from evaluation.record.decision import DecisionRecord
from evaluation.record.figures import Figure
from evaluation.record.parts import Candidate
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd

# Closed forms agree to this on every machine: additions are not made in the same order everywhere.
EXACT = 1e-12
# Simulated figures agree within this many standard errors, 99 times in 100.
ERRORS = 2.58


class Verified(Protocol):
    """What a look at every entry of a journal found."""

    @property
    def faults(self) -> Sequence[tuple[int, str]]:
        """The entries that are not as they were written: (sequence, fault)."""

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not what the record says.

    ``recorded`` and ``now`` are None where there is no such figure; ``allowed`` is by how much they
    may differ on an honest machine.
    """

    name: str
    recorded: float | None
    now: float | None
    allowed: float


@dataclass(frozen=True, slots=True)
class DigestCheck:
    """A digest of the record, and the same digest now."""

    name: str
    recorded: str
    now: str

    @property
    def matches(self) -> bool:
        """Tell whether they are the same."""
        return self.recorded == self.now


@dataclass(frozen=True)
class Replay:
    """A decision record computed again from its journal.

    Attributes
    ----------
    record
        The record.
    verification
        What a look at every entry of the journal found, against the head of the record.
    digests
        The digests of the evaluation, the criteria and the weights; empty where the entries no
        longer add up to an evaluation.
    compared
        How many figures were computed again.
    differences
        Those that differ.
    parts
        The names of the other fields of the record that differ, such as "dissents".
    fault
        Why the entries no longer add up to the record; None where they do.
    """

    record: DecisionRecord
    verification: Verified
    digests: tuple[DigestCheck, ...] = ()
    compared: int = 0
    differences: tuple[Difference, ...] = ()
    parts: tuple[str, ...] = ()
    fault: Text | None = None

    __repr__ = by_table

    @property
    def digests_match(self) -> dict[str, bool]:
        """Whether each digest is the one recorded, by what it covers."""
        return {one.name: one.matches for one in self.digests}

    @property
    def is_same(self) -> bool:
        """Tell whether the journal is sound and gives the same record."""
        return (
            self.verification.is_sound
            and self.fault is None
            and all(self.digests_match.values())
            and not self.differences
            and not self.parts
        )

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the record."""
        return self.record.languages

    @property
    def named(self) -> tuple[Candidate, ...]:
        """The vendors, which tables call by their labels."""
        return self.record.named

    @property
    def table(self) -> pd.DataFrame:
        """One row per figure that differs."""
        import pandas as pd  # only those who ask for tables wait for pandas

        rows = [(one.name, one.recorded, one.now, one.allowed) for one in self.differences]
        frame = pd.DataFrame(rows, columns=["name", "recorded", "now", "allowed"])
        return frame.astype({"recorded": float, "now": float, "allowed": float})


def differences(recorded: Iterable[Figure], now: Iterable[Figure]) -> tuple[Difference, ...]:
    """Say which figures differ by more than they may.

    Closed forms may differ by 1e-12, of their size where it is above 1; simulated figures by 2.58
    of their standard errors. A figure that only one side has differs.

    Parameters
    ----------
    recorded, now
        The figures of a record, and the same computed again.

    Examples
    --------
    >>> differences([Figure("lead", 0.25), Figure("share", 0.5, 0.01)],
    ...             [Figure("lead", 0.26), Figure("share", 0.52, 0.01)])
    (Difference(name='lead', recorded=0.25, now=0.26, allowed=1e-12),)
    """
    before, after = ({one.name: one for one in side} for side in (recorded, now))
    pairs = [(name, before.get(name), after.get(name)) for name in {**before, **after}]
    return tuple(
        Difference(name, _value(one), _value(other), _allowed(one, other))
        for name, one, other in pairs
        if not _alike(one, other)
    )


def _value(one: Figure | None) -> float | None:
    return None if one is None else one.value


def _alike(one: Figure | None, other: Figure | None) -> bool:
    if one is None or other is None:
        return False
    if one.value is None or other.value is None:
        return one.value is other.value
    return abs(one.value - other.value) <= _allowed(one, other)


def _allowed(one: Figure | None, other: Figure | None) -> float:
    """Return by how much two figures may differ; the error is the one computed now.

    A record that was tampered with could claim any error.
    """
    sizes = [abs(f.value) for f in (one, other) if f is not None and f.value is not None]
    trusted = other or one
    return max(EXACT * max([1.0, *sizes]), ERRORS * (trusted.error if trusted else 0.0))
