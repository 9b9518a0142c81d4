"""A decision record computed again from its journal: does the journal still give the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.errors import EvaluationError, FileError
from evaluation.journal.recording import record_of
from evaluation.language.text import Text
from evaluation.record.comparing import DigestCheck, Replay, differences
from evaluation.record.decision import DecisionRecord

if TYPE_CHECKING:
    from evaluation.journal.entry import Entry
    from evaluation.journal.session import Session

# What is compared otherwise, or may honestly be another: a newer version, a file that was moved.
_APART = frozenset(
    ["figures", "journal", "head", "software", "source"]
    + [f"{name}_digest" for name in ("evaluation", "criteria", "weights")]
)


def replay(
    record: DecisionRecord | str | Path, *, journal: str | Path | Session | None = None
) -> Replay:
    """Compute a decision record again from its journal, and say what differs.

    The journal is verified against the head of the record, its entries up to there are added up
    again, and every figure is computed with the same settings.

    Parameters
    ----------
    record
        The record, as it was made or read, or its file.
    journal
        The journal's file, or a session on it; by default where the record was made, or the file of
        that name beside the record's own.

    Returns
    -------
    Replay
        Faults of the journal, digests, figures and parts of the record that differ. A journal that
        was tampered with so that it no longer adds up is told there too.

    Raises
    ------
    FileError
        If there is no such journal, or it cannot be opened.
    ProcessError
        If the session is of somebody who may see only their own judgements now.
    """
    from evaluation.journal.verification import verify  # whoever opens no journal waits for none

    if isinstance(record, (str, Path)):
        from evaluation.journal.record_file import read_record

        record = read_record(record)
    path, entries = _entries(record, journal)
    verification = verify(entries, head=record.head)
    count = verification.checked.count if verification.checked else 0
    kept = [one for one in entries if type(one.sequence) is int and one.sequence <= count]
    again = _again(record, kept, path)
    if isinstance(again, Text):
        return Replay(record, verification, fault=again)
    checks = tuple(
        DigestCheck(name, digest, again.digests[name]) for name, digest in record.digests.items()
    )
    names = [one.name for one in fields(DecisionRecord) if one.name not in _APART]
    return Replay(
        record,
        verification,
        digests=checks,
        compared=len(again.figures),
        differences=differences(record.figures, again.figures),
        parts=tuple(name for name in names if getattr(record, name) != getattr(again, name)),
    )


def _entries(
    record: DecisionRecord, journal: str | Path | Session | None
) -> tuple[Path, list[Entry]]:
    from evaluation.journal.session import Session  # whoever opens no journal waits for none
    from evaluation.journal.store import Store

    if isinstance(journal, Session):
        return journal.path, journal.entries()
    path = record.source if journal is None else Path(journal).expanduser()
    if path is None:
        raise FileError(
            Text(
                "where the journal '{name}' lies is not known; give its file with journal=",
                "on ne sait pas où se trouve le journal « {name} »; donnez son fichier avec journal=",
            ).format(name=record.journal)
        )
    store = Store(path)
    try:
        return path, store.after(0)
    finally:
        store.close()


def _again(record: DecisionRecord, entries: Sequence[Entry], path: Path) -> DecisionRecord | Text:
    """Return the record that some entries give, or why they give none.

    What was changed is to be seen, so that nothing is asked here about digests.
    """
    from evaluation.journal.coding import decoded  # whoever opens no journal waits for none
    from evaluation.journal.fold import Fold

    then, settings = Fold(), record.settings
    for entry in entries:
        try:
            then.add(entry, decoded(entry))
        except Exception as error:  # noqa: BLE001  # nobody can say what a tampered entry holds
            return Text("entry {number}: {reason}", "entrée {number} : {reason}").format(
                number=entry.sequence, reason=_reason(error)
            )
    try:
        return record_of(then, entries, path, settings.samples, settings.seed)
    except Exception as error:  # noqa: BLE001  # nor what comes of it
        return _reason(error)


def _reason(error: Exception) -> Text:
    said = f"{type(error).__name__}: {error}"
    return error.message if isinstance(error, EvaluationError) else Text(said, said)
