"""A selection that went all the way to its decision, for tests of records; and its tampering."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from evaluation import sample
from evaluation.journal import open as open_journal
from evaluation.journal.entry import Entry
from evaluation.journal.session import Session
from evaluation.library import sample_answers

DAILY = ("user", "sales", "user_b", "sales_b")
DISSENT = "Je crains la migration. Nous l’avons ratée deux fois: « jamais trois »."
UNSEALING = "IT’s points had been typed in the wrong column"
# IT asks for technology only: then Hibou is first, and Loutre needs a reason.
NEW_POINTS = {"technology": 100.0, "people": 0.0, "procedures": 0.0}


def journal(folder: Path) -> Session:
    """Begin a journal with the CRM sample."""
    return open_journal(folder / "crm.db", start=sample("crm"))


def decided(folder: Path) -> Path:
    """Write the journal of a committee that broke a seal, decided and did not all agree."""
    with journal(folder) as session:
        session.frame(problems="Leads get lost", owner="direction", due="2027-01-31")
        session.agree_rule(quorum="five of seven", tie_break="the people pillar", tolerance=2.5)
        session.seal("criteria")
        session.seal("weights")
        session.unseal("weights", UNSEALING)
        session.give_points(NEW_POINTS, evaluator="it")
        session.seal("weights")
        session.withdraw_vendor("castor", "No longer sold in Canada")
        answer(session)
        session.set_condition("dpa", "Sign the data agreement", owner="it", due="2027-01-31")
        session.set_condition("pilot", "Pilot with sales", met=True)
        session.decide("loutre", "Adoption matters more to us than features")
        session.consent(True, "as long as we train people", evaluator="marketing")  # noqa: FBT003  # the answer itself
        session.consent(False, evaluator="finance")  # noqa: FBT003
        session.dissent(DISSENT, evaluator="it")
        return session.path


def answer(session: Session) -> None:
    """Ask the questionnaire of gate A, and close it."""
    rows = sample_answers()
    people = dict.fromkeys(row["respondent"] for row in rows)
    committee = [name for name in people if name not in DAILY]
    session.open_readiness("A", daily_users=DAILY, respondents=committee)
    for name in people:
        given = {
            row["item"]: int(row["answer"]) if row["answer"].isdigit() else None
            for row in rows
            if row["respondent"] == name
        }
        session.answer_readiness("A", given, respondent=name)
    session.close_readiness("A")


def entries(path: Path) -> list[Entry]:
    """Return the entries of a journal that nobody has open."""
    with closing(sqlite3.connect(path)) as database:
        # The columns stand in the order of an entry's fields.
        rows = database.execute("SELECT * FROM entries ORDER BY sequence")
        return [Entry(*row) for row in rows]


def tamper(path: Path, sequence: int, *, chain: bool = False, **changes: object) -> None:
    """Change an entry in the file, with its digest; ``chain`` writes all later ones anew too.

    ``content`` may be a mapping of what its JSON text is to say otherwise.
    """
    stored = entries(path)
    entry = stored[sequence - 1]
    content = changes.pop("content", None)
    if isinstance(content, Mapping):
        said: dict[str, Any] = {**json.loads(entry.content), **content}
        changes["content"] = json.dumps(said)
    elif content is not None:
        changes["content"] = content
    bare = replace(entry, **changes)  # type: ignore[arg-type]  # a test may write anything
    changed = [replace(bare, digest=bare.right_digest)]
    for later in stored[sequence:] if chain else ():
        follower = replace(later, previous=changed[-1].digest)
        changed.append(replace(follower, digest=follower.right_digest))
    with closing(sqlite3.connect(path)) as database, database:
        for one in changed:
            database.execute(
                "UPDATE entries SET at = ?, content = ?, previous = ?, digest = ? WHERE sequence = ?",
                (one.at, one.content, one.previous, one.digest, one.sequence),
            )


def remove(path: Path, sequence: int) -> None:
    """Remove an entry from the file."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM entries WHERE sequence = ?", (sequence,))


def find(path: Path, kind: str, **said: object) -> int:
    """Return the number of the first entry of a kind that says some things."""
    for entry in entries(path):
        content = json.loads(entry.content)
        if entry.kind == kind and all(content.get(name) == value for name, value in said.items()):
            return entry.sequence
    raise LookupError(kind)
