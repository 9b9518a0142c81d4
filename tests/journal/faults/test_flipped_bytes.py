"""A byte that changes in the file is found, and named, wherever it lies."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from journal.faults.processes import begin, entries_of

from evaluation.errors import EvaluationError, FileError
from evaluation.journal import open as open_journal
from evaluation.journal.entry import Entry
from evaluation.journal.store import Store
from evaluation.journal.verification import verify

FLIPS = 200  # for each seed, and a campaign has ten
WORDS = ("", "seen in the trial", "à revoir avec l’équipe", "vu «\u00a0en vrai\u00a0» " * 20)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a journal that is closed, so that all of it lies in one file."""
    path = tmp_path_factory.mktemp("journal") / "crm.db"
    begin(path)
    for name in ("ann", "bob", "ann"):
        with open_journal(path, evaluator=name) as session:
            for k in range(20):
                session.rate(
                    k % 6,
                    vendor=("hibou", "lynx")[k % 2],
                    criterion="thp"[k % 3],
                    note=WORDS[k % 4],
                )
    assert [each.name for each in path.parent.iterdir()] == ["crm.db"]
    return path


def found_in(path: Path, entries: list[Entry]) -> str:
    """Return how a damaged file was found out; an empty string where nothing was."""
    try:
        store = Store(path)
    except FileError as error:
        return error.message.en
    try:
        stored = store.after(0)
    except FileError as error:
        return error.message.en
    finally:
        store.close()
    faults = verify(stored).faults
    assert faults or stored == entries, "an entry is not what it was, and nobody would know"
    return json.dumps(faults) if faults else ""


def test_every_flipped_byte_is_found_or_changes_no_entry(
    journal: Path, tmp_path: Path, campaign_seed: int
) -> None:
    whole, entries = journal.read_bytes(), entries_of(journal)
    chance, path, named = np.random.default_rng(campaign_seed), tmp_path / "crm.db", 0
    for _ in range(FLIPS):
        damaged = bytearray(whole)
        damaged[chance.integers(len(damaged))] ^= int(chance.integers(1, 256))
        path.write_bytes(damaged)
        named += found_in(path, entries) != ""
        with suppress(EvaluationError):  # whoever opens it reads a sentence, if anything
            open_journal(path).close()
        for beside in ("crm.db-wal", "crm.db-shm"):
            path.with_name(beside).unlink(missing_ok=True)
    assert named > FLIPS / 3


# In the order in which they lie in the file, one right after the other.
FIELDS = ("at", "author", "kind", "content", "previous", "salt", "digest")


@pytest.mark.parametrize("field", FIELDS)
def test_a_byte_flipped_inside_an_entry_names_that_entry(
    journal: Path, tmp_path: Path, field: str
) -> None:
    whole, entries = journal.read_bytes(), entries_of(journal)
    chance, path = np.random.default_rng(FIELDS.index(field)), tmp_path / "crm.db"
    for number in chance.choice(60, 5, replace=False):
        entry = entries[-1 - number]
        parts = {name: getattr(entry, name).encode() for name in FIELDS}
        place = whole.index(b"".join(parts.values()))
        place += sum(len(parts[name]) for name in FIELDS[: FIELDS.index(field)])
        damaged = bytearray(whole)
        damaged[place + chance.integers(len(parts[field]))] ^= int(chance.integers(1, 256))
        path.write_bytes(damaged)
        assert verify(entries_of(path)).faults[0] == (entry.sequence, "changed")
