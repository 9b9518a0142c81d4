"""What can happen in a selection: one typed change for each kind of entry in its journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from evaluation.language.text import Language, Text
from evaluation.model.people import Conflict, Side
from evaluation.model.table import MOST_TEXT

Part = Literal["criteria", "weights"]
PARTS: tuple[Part, ...] = ("criteria", "weights")
Gate = Literal["A", "B"]
GATES: tuple[Gate, ...] = ("A", "B")
Answer = Literal["", "given", "not observed"]
MustWord = Literal["pass", "fail", "unknown"]
# Who may write a change: the facilitator only, the person it is about, or any member.
Who = Literal["facilitator", "person", "member"]


class Change:
    """Base of all changes; each one says who may write it and what it belongs to."""

    __slots__ = ()
    # Read by pydantic when a change comes in from a file.
    __pydantic_config__: ClassVar[Mapping[str, Any]] = {
        "extra": "forbid",
        "strict": True,
        "allow_inf_nan": False,
        "str_max_length": MOST_TEXT,
    }
    who: ClassVar[Who] = "facilitator"
    undoable: ClassVar[bool] = True
    # The step of the process that the change belongs to; "" for one that fits anywhere.
    step: ClassVar[str] = ""
    # The part that must not be sealed when the change is written.
    part: ClassVar[Part | None] = None
    # Whether the change is still written once the choice is made.
    after_decision: ClassVar[bool] = False

    # The kind of thing that the change sets, and the fields that tell one such thing from another.
    sets: ClassVar[str] = ""
    told_by: ClassVar[tuple[str, ...]] = ()

    @property
    def touches(self) -> tuple[tuple[object, ...], ...]:
        """What the change sets: a later one of the same thing stands in the way of undoing it."""
        named = (getattr(self, name) for name in self.told_by)
        return ((self.sets or type(self).__name__, *named),)

    @property
    def person(self) -> str:
        """The person whom the change is about; "" when it is about nobody."""
        return getattr(self, "evaluator", "") or getattr(self, "respondent", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun(Change):
    """The selection begins: its title, languages and criteria, and how many entries say the rest."""

    undoable = False
    title: Text
    languages: tuple[Language, ...]
    criteria: dict[str, list[dict[str, Any]]]
    entries: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet(Change):
    """The criteria and must-haves are these, as tables."""

    step = "criteria"
    part = "criteria"
    criteria: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorNamed(Change):
    """A vendor joins the long list, or is called something else."""

    sets = "vendor"
    told_by = ("vendor",)
    step = "long_list"
    vendor: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorWithdrawn(Change):
    """A vendor leaves the long list, for a reason; what was said of it is kept."""

    sets = "vendor"
    told_by = ("vendor",)
    step = "long_list"
    vendor: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorRestored(Change):
    """A vendor that had left is back."""

    sets = "vendor"
    told_by = ("vendor",)
    step = "long_list"
    vendor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberNamed(Change):
    """Somebody joins the committee, or is described otherwise."""

    sets = "member"
    told_by = ("evaluator",)
    step = "committee"
    evaluator: str
    label: Text
    role: str = ""
    side: Side = "business"
    voice: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberWithdrawn(Change):
    """Somebody leaves the committee, for a reason; their judgements are kept and no longer count."""

    sets = "member"
    told_by = ("evaluator",)
    step = "committee"
    evaluator: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRestored(Change):
    """Somebody who had left the committee is back."""

    sets = "member"
    told_by = ("evaluator",)
    step = "committee"
    evaluator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictDeclared(Change):
    """Somebody declares an interest; recused, their judgements no longer count."""

    sets = "conflict"
    told_by = ("evaluator",)
    who = "person"
    step = "committee"
    evaluator: str
    conflict: Conflict
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsGiven(Change):
    """Somebody gives points for importance; None takes points back."""

    who = "person"
    step = "weights"
    part = "weights"
    evaluator: str
    points: dict[str, float | None]

    @property
    def touches(self) -> tuple[tuple[object, ...], ...]:
        """Each criterion, pillar or group for that person."""
        return tuple(("points", self.evaluator, name) for name in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingGiven(Change):
    """Somebody answers in one cell, with evidence and note; an empty ``answer`` takes it back."""

    sets = "rating"
    told_by = ("round", "evaluator", "vendor", "criterion")
    who = "person"
    step = "score_alone"
    evaluator: str
    vendor: str
    criterion: str
    round: int
    rating: float | None = None
    answer: Answer = ""
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEntered(Change):
    """A fact is entered, with evidence and note; an empty ``answer`` takes it back."""

    sets = "fact"
    told_by = ("vendor", "criterion")
    who = "member"
    step = "evidence"
    vendor: str
    criterion: str
    measure: float | None = None
    answer: Answer = ""
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MustHaveAnswered(Change):
    """A must-have is answered for one vendor, with evidence and note."""

    sets = "fact"
    told_by = ("vendor", "criterion")
    who = "member"
    step = "long_list"
    vendor: str
    criterion: str
    answer: MustWord
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Change):
    """Somebody writes about one of their cells, rated or not; an empty note takes it back."""

    sets = "rating"
    told_by = ("round", "evaluator", "vendor", "criterion")
    who = "person"
    step = "score_alone"
    evaluator: str
    vendor: str
    criterion: str
    round: int
    note: str
