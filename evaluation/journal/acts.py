"""What a committee does as a body: steps, rounds, seals, readiness, the decision and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evaluation.journal.changes import Change, Gate, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntered(Change):
    """The facilitator goes on to a step, or back to one, and says why."""

    after_decision = True
    step_name: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed(Change):
    """The page that says what is wanted, before any product is named."""

    step = "frame"
    problems: str = ""
    users: str = ""
    out_of_scope: str = ""
    success: str = ""
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAgreed(Change):
    """How the committee decides: agreed before anything is scored."""

    step = "committee"
    quorum: str = ""
    tie_break: str = ""
    prices: str = ""
    tolerance: float = 3.0
    rounds: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsRevealed(Change):
    """The members' points are shown to all, to be talked about."""

    undoable = False
    step = "weights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed(Change):
    """A part is settled: its digest, how many vendors were named by then, whether costs were open."""

    undoable = False
    part_sealed: Part
    digest: str
    vendors: int
    costs_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealed(Change):
    """A settled part is opened again, for a reason that everybody can read."""

    undoable = False
    part_sealed: Part
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened(Change):
    """A round of ratings begins; each member answers alone."""

    undoable = False
    step = "score_alone"
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundClosed(Change):
    """A round of ratings ends; nothing more is written in it."""

    undoable = False
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed(Change):
    """Everybody sees the ratings of a closed round."""

    undoable = False
    step = "reveal"
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessOpened(Change):
    """The questionnaire of a gate goes out: who is asked, and who of them will use it daily."""

    undoable = False
    after_decision = True
    gate: Gate
    respondents: tuple[str, ...]
    daily_users: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessAnswered(Change):
    """Somebody has answered the questionnaire of a gate; what they said is not here."""

    who = "person"
    undoable = False
    after_decision = True
    gate: Gate
    respondent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessClosed(Change):
    """The answers of a gate, without their authors and in no order."""

    undoable = False
    after_decision = True
    gate: Gate
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostsOpened(Change):
    """Costs are shown from here on."""

    undoable = False
    step = "open_costs"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSet(Change):
    """A condition of the choice: what, who sees to it, by when; empty words take it back."""

    sets = "condition"
    told_by = ("condition",)
    after_decision = True
    condition: str
    words: str
    owner: str = ""
    due: str = ""
    met: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Change):
    """The choice, and why where it needs a reason."""

    step = "decide"
    vendor: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionWithdrawn(Change):
    """The choice is taken back, for a reason."""

    sets = "Decided"
    after_decision = True
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven(Change):
    """Somebody can live with the choice, or cannot; None takes the answer back."""

    sets = "consent"
    told_by = ("evaluator",)
    who = "person"
    after_decision = True
    evaluator: str
    consents: bool | None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissented(Change):
    """Somebody's objection, in their own words; empty words take it back."""

    sets = "dissent"
    told_by = ("evaluator",)
    who = "person"
    after_decision = True
    evaluator: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Change):
    """What was found when the use was looked at, so many days after the choice."""

    sets = "review"
    told_by = ("day",)
    step = "follow_up"
    after_decision = True
    day: int
    indicators: dict[str, float]
    words: str = ""
