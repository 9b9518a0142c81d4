"""Choose a technology vendor with a committee, and defend the choice."""

from evaluation import committee, display, library, methods, sensitivity, weighting
from evaluation.additive import additive
from evaluation.checks import check
from evaluation.committee import (
    GateAnswers,
    adoption,
    agenda,
    agreement,
    readiness,
    revisions,
    sides,
)
from evaluation.exchange import read, write
from evaluation.explanation import explain
from evaluation.journal import open  # noqa: A004  # ev.open reads like the built-in
from evaluation.journal.record_file import read_record, write_record
from evaluation.journal.recording import decision_record
from evaluation.journal.replay import replay
from evaluation.library import new, sample
from evaluation.methods import second_opinions
from evaluation.model import (
    COMMITTEE,
    NOT_OBSERVED,
    Evaluation,
    Evaluator,
    Vendor,
    View,
    from_frames,
    to_frames,
)
from evaluation.ranking import rank
from evaluation.record import DecisionRecord
from evaluation.sensitivity import (
    acceptability,
    flips,
    joint_pillars,
    leave_one_out,
    stability,
    tipping_points,
    winners_along,
)
from evaluation.sensitivity.information import information
from evaluation.sensitivity.pairwise import pairwise
from evaluation.sensitivity.potential import potential
from evaluation.sensitivity.regions import regions
from evaluation.version import __version__
from evaluation.widgets.ballot import Ballot
from evaluation.widgets.what_if import write_what_if

__all__ = [
    "COMMITTEE",
    "NOT_OBSERVED",
    "Ballot",
    "DecisionRecord",
    "Evaluation",
    "Evaluator",
    "GateAnswers",
    "Vendor",
    "View",
    "__version__",
    "acceptability",
    "additive",
    "adoption",
    "agenda",
    "agreement",
    "check",
    "committee",
    "decision_record",
    "display",
    "explain",
    "flips",
    "from_frames",
    "information",
    "joint_pillars",
    "leave_one_out",
    "library",
    "methods",
    "new",
    "open",
    "pairwise",
    "potential",
    "rank",
    "read",
    "read_record",
    "readiness",
    "regions",
    "replay",
    "revisions",
    "sample",
    "second_opinions",
    "sensitivity",
    "sides",
    "stability",
    "tipping_points",
    "to_frames",
    "weighting",
    "winners_along",
    "write",
    "write_record",
    "write_what_if",
]
