"""What a committee has done as a body so far, besides its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from evaluation.journal.acts import (
    ConditionSet,
    ConsentGiven,
    Decided,
    Framed,
    Reviewed,
    RuleAgreed,
)
from evaluation.journal.changes import Gate, Part
from evaluation.journal.steps import STEPS

if TYPE_CHECKING:
    from evaluation.committee.gate_answers import GateAnswers

Status = Literal["open", "closed", "revealed"]


@dataclass(frozen=True, slots=True)
class Seal:
    """A part that was settled: when, by which entry, over which content, and what was known then.

    ``weights`` are, for the weights, the committee's local weights by node when they were sealed.
    """

    part: Part
    digest: str
    vendors: int
    costs_open: bool
    at: str
    entry: int
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def before_vendors(self) -> bool:
        """Tell whether it was settled before any vendor was named."""
        return self.vendors == 0


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Readiness at one gate: who is asked, who has answered, and the answers once it is closed."""

    respondents: tuple[str, ...]
    daily_users: tuple[str, ...]
    answered: tuple[str, ...] = ()
    answers: GateAnswers | None = None

    @property
    def waiting_for(self) -> tuple[str, ...]:
        """Who has not answered yet."""
        return tuple(name for name in self.respondents if name not in self.answered)


@dataclass(frozen=True, slots=True)
class Proceedings:
    """The state of the process after some entry; a change makes a new one.

    Attributes
    ----------
    step
        The step that the committee is in.
    returns
        Each time the facilitator went back: (entry, step, reason).
    rounds
        Whether each round is open, closed or revealed.
    weights_revealed
        Whether everybody may see everybody's points.
    seals
        The parts that are settled now.
    unsealed
        The seals that were broken: (seal, entry, reason).
    frame, rule
        The page that frames the selection, and the rule of the committee.
    gates
        The readiness questionnaires.
    costs_open
        Whether costs are shown.
    decision, decided_at
        The choice, and when.
    consents, dissents, conditions, reviews
        What members answered, objected, asked for, and found afterwards.
    """

    step: str = STEPS[0].id
    returns: tuple[tuple[int, str, str], ...] = ()
    rounds: tuple[Status, ...] = ()
    weights_revealed: bool = False
    seals: Mapping[Part, Seal] = field(default_factory=dict)
    unsealed: tuple[tuple[Seal, int, str], ...] = ()
    frame: Framed | None = None
    rule: RuleAgreed | None = None
    gates: Mapping[Gate, Questionnaire] = field(default_factory=dict)
    costs_open: bool = False
    decision: Decided | None = None
    decided_at: str = ""
    consents: Mapping[str, ConsentGiven] = field(default_factory=dict)
    dissents: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, ConditionSet] = field(default_factory=dict)
    reviews: Mapping[int, Reviewed] = field(default_factory=dict)

    @property
    def open_round(self) -> int | None:
        """The number of the round in which people score now; None between rounds."""
        return len(self.rounds) if self.rounds and self.rounds[-1] == "open" else None

    @property
    def hidden_round(self) -> int | None:
        """The number of the round that is not revealed yet; None when all are."""
        return len(self.rounds) if self.rounds and self.rounds[-1] != "revealed" else None

    @property
    def is_blind(self) -> bool:
        """Tell whether members may see only their own judgements now."""
        return self.hidden_round is not None or not self.weights_revealed
