"""The parts of a decision record: small frozen rows, as the people concerned would read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evaluation.language.text import Text
from evaluation.library.questionnaire import Gate, Verdict
from evaluation.model.people import Conflict, Side
from evaluation.ranking import Outcome

Sealed = Literal["criteria", "weights"]
Status = Literal["open", "closed", "revealed"]
Kind = Literal["ratings", "measures", "must_haves"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The page that says what is wanted, written before any product was named."""

    problems: str = ""
    users: str = ""
    out_of_scope: str = ""
    success: str = ""
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """How the committee decides, and the digest of that rule."""

    quorum: str
    tie_break: str
    prices: str
    tolerance: float
    rounds: int
    digest: str


@dataclass(frozen=True, slots=True)
class Member:
    """One member: role, side, voice, interests; ``left`` says why, for one who left."""

    id: str
    label: Text
    role: str
    side: Side
    voice: float
    conflict: Conflict
    conflict_note: str = ""
    left: str | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One pillar, group, criterion or must-have, by its label."""

    id: str
    label: Text
    kind: Literal["pillar", "group", "leaf", "must-have"]


@dataclass(frozen=True, slots=True)
class SealNote:
    """A part that was settled: by which entry, over which content, and what was known by then.

    ``vendors`` is how many were named. A seal that was broken has the entry that did, and why.
    """

    part: Sealed
    digest: str
    entry: int
    at: str
    vendors: int
    costs_open: bool
    broken_by: int = 0
    reason: str = ""

    @property
    def before_vendors(self) -> bool:
        """Tell whether it was settled before any vendor was named."""
        return self.vendors == 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One vendor of the long list, and why it is out, where it is.

    Attributes
    ----------
    withdrawn
        Why it was taken off the list; None for one that was not.
    failed, unanswered
        The must-haves that it failed, and those without an answer.
    blanks
        How many of the criteria nothing is known of.
    below_floor
        The pillars whose floor it does not reach.
    """

    id: str
    label: Text
    withdrawn: str | None = None
    failed: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    blanks: int = 0
    below_floor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many answers about one vendor rest on which level of evidence, ``none`` on none."""

    vendor: str
    kind: Kind
    none: int
    e0: int
    e1: int
    e2: int
    e3: int
    e4: int


@dataclass(frozen=True, slots=True)
class Round:
    """One round of ratings: how many were given, and when it was opened, closed and revealed."""

    number: int
    status: Status
    ratings: int
    opened: str
    closed: str
    revealed: str


@dataclass(frozen=True, slots=True)
class Return:
    """One time that the committee went back to an earlier step, and why."""

    entry: int
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done before the team is ready, and who sees to it."""

    item: str
    action: Text
    owner: Text


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """What the questionnaire on readiness said at one gate; no verdict when too few answered.

    ``label`` is what the verdict is called.
    """

    gate: Gate
    verdict: Verdict | None
    label: Text
    respondents: int
    invited: int | None
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """Who is first under the weights that some entry sealed, where they are others by now."""

    entry: int
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Robustness:
    """What it would take to overturn the choice, by name; the figures say by how much.

    Attributes
    ----------
    first
        The vendor that is first, to which all of this refers.
    outcome
        Whether its lead stands whatever is in the blanks, as rankings say it.
    fill_first
        Where it does not, the vendor and the criterion whose answer could change the most.
    narrowest
        The criterion, group or pillar whose weight has the least room; None where none matters.
    nearest
        The rival that the smallest change of weights brings level; None where no weights do.
    flip
        The vendor and the criterion of the smallest change of one score that brings two level.
    decisive_criteria, decisive_members
        Those without whom alone another vendor is first.
    geometric, weakest
        Who is first when the pillars are multiplied, and when only the weakest one counts.
    """

    first: str
    outcome: Outcome
    fill_first: tuple[str, str] | None = None
    narrowest: str | None = None
    nearest: str | None = None
    flip: tuple[str, str] | None = None
    decisive_criteria: tuple[str, ...] = ()
    decisive_members: tuple[str, ...] = ()
    geometric: tuple[str, ...] = ()
    weakest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether one member can live with the choice, in their words."""

    member: str
    consents: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the choice: who sees to it, by when, and whether it is met."""

    id: str
    words: str
    owner: str = ""
    due: str = ""
    met: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """One member's objection, in the words of that person."""

    member: str
    words: str
