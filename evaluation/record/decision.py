"""The decision record: what was chosen, why, by whom, against which doubts, and on which figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.language.text import Language, Text
from evaluation.record.figures import Figure, Settings
from evaluation.record.parts import (
    Candidate,
    Condition,
    Consent,
    Criterion,
    Evidence,
    Former,
    Frame,
    GateVerdict,
    Member,
    Objection,
    Return,
    Robustness,
    Round,
    Rule,
    SealNote,
)
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd

FORMAT = "vendor-decision/1"


@dataclass(frozen=True, kw_only=True)
class DecisionRecord:
    """What was decided, and everything that it rests on.

    Two records with the same content are equal, wherever they were read from.

    Attributes
    ----------
    title, languages, category
        What the selection is called, the languages of its texts, and its category by id and label.
    date
        The day of the decision, as 2027-01-31, by universal time.
    vendor, reason
        The choice, and why where a reason was given.
    frame, rule
        The page that frames the selection and the rule of the committee; None where not written.
    members, criteria, candidates
        Who decided, by what, among whom: those who left and those who failed too.
    seals
        The parts that were settled, in order, those whose seal was broken too.
    returns
        The times that the committee went back to an earlier step.
    evidence, rounds
        What the answers rest on, and the rounds of ratings.
    robustness
        What it would take to overturn the choice.
    former
        Who is first under weights that were sealed, and have changed since.
    gates
        Readiness: verdicts, and what is to be done.
    consents, conditions, dissents, reviews
        What each member answered, what the choice depends on, the objections, and the days on which
        real use will be looked at.
    figures
        Every figure that the record rests on, by name.
    settings
        With what the figures were computed.
    evaluation_digest, criteria_digest, weights_digest
        The digests of the evaluation at the decision and of its two sealed parts.
    journal, head
        The name of the journal's file, and how many entries it had with the digest of the last.
    software, format
        The version that computed the figures, and the form of the record.
    source
        Where the journal lies; it is no part of the record, and is not written into files.
    """

    title: Text
    languages: tuple[Language, ...]
    category: str
    category_title: Text
    date: str
    vendor: str
    reason: str
    frame: Frame | None
    rule: Rule | None
    members: tuple[Member, ...]
    criteria: tuple[Criterion, ...]
    candidates: tuple[Candidate, ...]
    seals: tuple[SealNote, ...]
    returns: tuple[Return, ...]
    evidence: tuple[Evidence, ...]
    rounds: tuple[Round, ...]
    robustness: Robustness
    former: tuple[Former, ...]
    gates: tuple[GateVerdict, ...]
    consents: tuple[Consent, ...]
    conditions: tuple[Condition, ...]
    dissents: tuple[Objection, ...]
    reviews: tuple[str, ...]
    figures: tuple[Figure, ...]
    settings: Settings
    evaluation_digest: str
    criteria_digest: str
    weights_digest: str
    journal: str
    head: str
    software: str
    format: str = FORMAT
    source: Path | None = field(default=None, compare=False, repr=False)

    __repr__ = by_table

    @property
    def digests(self) -> dict[str, str]:
        """The digests by what they cover: the evaluation, the criteria, the weights."""
        return {
            "evaluation": self.evaluation_digest,
            "criteria": self.criteria_digest,
            "weights": self.weights_digest,
        }

    @property
    def named(self) -> tuple[Candidate, ...]:
        """The vendors, which tables call by their labels."""
        return self.candidates

    def figure(self, name: str) -> float | None:
        """Return a figure by its name; None where it has no value, or is not there."""
        return self._values.get(name)

    def order(self, view: str = "") -> tuple[tuple[str, int, float], ...]:
        """Return (vendor, rank, value) from first to last.

        Parameters
        ----------
        view
            "" for the committee, "side.it" for a side, "member.ann" for one person.

        Returns
        -------
        tuple
            The vendors in the running that the view can rank.
        """
        end = f".{view}" if view else ""
        rows = []
        for one in self.candidates:
            rank = self.figure(f"rank{end}.{one.id}")
            value = self.figure(f"value{end}.{one.id}")
            if rank and value is not None:
                rows.append((one.id, round(rank), value))
        return tuple(sorted(rows, key=lambda row: row[1]))

    @cached_property
    def _values(self) -> dict[str, float | None]:
        return {one.name: one.value for one in self.figures}

    @property
    def views(self) -> tuple[str, ...]:
        """The sides and the members that are ranked apart, as ``order`` takes them."""
        sides = dict.fromkeys(f"side.{one.side}" for one in self.members)
        people = (f"member.{one.id}" for one in self.members)
        return tuple(view for view in (*sides, *people) if self.order(view))

    @property
    def table(self) -> pd.DataFrame:
        """One row per figure."""
        import pandas as pd  # only those who ask for tables wait for pandas

        rows = [(one.name, one.value, one.error) for one in self.figures]
        frame = pd.DataFrame(rows, columns=["name", "value", "error"])
        return frame.astype({"value": float, "error": float})
