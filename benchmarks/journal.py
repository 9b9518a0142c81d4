"""What a journal of 100,000 entries costs, beside reading the same rows; writes docs/journal.md."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TypeVar

from benchmarks.machine import machine
from evaluation import journal, new
from evaluation.journal.changes import Change, PointsGiven, RatingGiven
from evaluation.journal.coding import encoded
from evaluation.journal.entry import Entry, following
from evaluation.journal.fold import Fold
from evaluation.journal.session import Session
from evaluation.journal.store import Store
from evaluation.journal.verification import verify

ENTRIES, ROUNDS, GESTURES = 100_000, 5, 200
PEOPLE = ("marketing", "it", "cmto", "user", "sales", "finance", "direction")
PAGE = Path(__file__).parent.parent / "docs" / "journal.md"
_T = TypeVar("_T")


def timed(work: Callable[[], _T], clock: Callable[[], float] = process_time) -> tuple[float, _T]:
    """Return the seconds that some work takes, and what it gives."""
    start = clock()
    done = work()
    return clock() - start, done


def gestures(session: Session, chance: Random) -> list[Change]:
    """Return ratings by chance, as many as are missing to the full journal."""
    evaluation = session.evaluation
    leaves = [leaf.id for leaf in evaluation.criteria.leaves if not leaf.measured]
    vendors = [vendor.id for vendor in evaluation.vendors]
    return [
        RatingGiven(
            evaluator=chance.choice(PEOPLE),
            vendor=chance.choice(vendors),
            criterion=chance.choice(leaves),
            round=1,
            rating=float(chance.randrange(6)),
            answer="given",
            evidence=chance.choice(("", "E1", "E2", "E3")),
            note="seen in the demonstration" if chance.random() < 0.1 else "",
        )
        for _ in range(ENTRIES - session.head.count)
    ]


def fill(path: Path) -> None:
    """Make a journal of six vendors and seven people, and let them rate for a long time."""
    vendors = ["Aulne", "Bouleau", "Chêne", "Érable", "Frêne", "Genévrier"]
    start = new("crm", vendors=vendors, evaluators=PEOPLE)
    with journal.open(path, start=start) as session:
        for person in PEOPLE:
            session.write(
                PointsGiven(evaluator=person, points={"technology": 50.0, "people": 30.0})
            )
        session.open_round()
        head, made = session.head, []
        for change in gestures(session, Random(7)):  # noqa: S311  # nothing to keep secret
            entry = following(
                head,
                author=change.person,
                kind=type(change).__name__,
                content=encoded(change),
            )
            head = entry.head
            made.append(entry)
    store = Store(path)
    store.write(lambda transaction: transaction.append(made))
    store.close()


def one_more(fold: Fold, last: Entry) -> None:
    """Fold one entry more, and show the evaluation."""
    again = following(fold.head, author=last.author, kind=last.kind, content=last.content)
    fold.follow([again])
    fold.evaluation  # noqa: B018  # what is measured


def folded(entries: list[Entry]) -> Fold:
    """Fold all entries, and show the evaluation."""
    fold = Fold("")
    fold.follow(entries)
    fold.evaluation  # noqa: B018  # what is measured
    return fold


def plain(path: Path) -> list[tuple[object, ...]]:
    """Read the same rows, and do nothing with them."""
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT * FROM entries ORDER BY sequence").fetchall()


def saved(path: Path) -> list[float]:
    """Return the seconds of each gesture, from the call to the acknowledgement."""
    with journal.open(path) as session:
        vendor, leaf = session.evaluation.vendors[0].id, "crm.ease_of_use"
        rate = partial(session.rate, vendor=vendor, criterion=leaf, evaluator="it")
        return sorted(timed(partial(rate, k % 6), perf_counter)[0] for k in range(GESTURES))


def main() -> None:
    """Measure, print and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.db"
        fill(path)
        reading, folding, verifying, more = [], [], [], []
        for _ in range(ROUNDS):
            reading.append(timed(partial(plain, path))[0])
            entries = Store(path).after(0)
            seconds, fold = timed(partial(folded, entries))
            folding.append(seconds)
            verifying.append(timed(partial(verify, entries))[0])
            more.append(timed(partial(one_more, fold, entries[-1]))[0])
        opening = min(timed(lambda: journal.open(path).close())[0] for _ in range(2))
        each = saved(path)
    best = {"read": min(reading), "fold": min(folding), "verify": min(verifying), "one": min(more)}
    rows = [
        ("reading the rows, and nothing else (SQLite)", best["read"], ""),
        ("folding them into an evaluation", best["fold"], "1 s"),
        ("opening the journal: reading and folding", opening, ""),
        ("folding one entry more, and the evaluation again", best["one"], "0.010 s"),
        ("verifying every digest", best["verify"], ""),
        ("one rating, until it is on the disk (median)", each[len(each) // 2], ""),
        ("one rating, until it is on the disk (95 of 100)", each[len(each) * 95 // 100], ""),
    ]
    lines = [
        "# How fast the journal is",
        "",
        f"Written by `make bench`: a journal of {ENTRIES:,} entries (7 people, 6 vendors, 31 criteria).",
        "Processor time, the least of several repetitions; the last two rows are time on the clock.",
        "",
        f"Machine: {machine()}.",
        "",
        "| | seconds | times reading | aim |",
        "|---|---:|---:|---:|",
        *(
            f"| {name} | {seconds:.4f} | {seconds / best['read']:.2f} | {aim} |"
            for name, seconds, aim in rows
        ),
        "",
    ]
    PAGE.write_text("\n".join(lines), encoding="utf-8")
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    main()
