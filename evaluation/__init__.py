"""Choose a technology vendor with a committee, and defend the choice."""

from evaluation import display, library, sensitivity, weighting
from evaluation.additive import additive
from evaluation.checks import check
from evaluation.exchange import read, write
from evaluation.explanation import explain
from evaluation.library import new, sample
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
from evaluation.sensitivity import (
    acceptability,
    flips,
    joint_pillars,
    leave_one_out,
    stability,
    tipping_points,
    winners_along,
)

__all__ = [
    "COMMITTEE",
    "NOT_OBSERVED",
    "Evaluation",
    "Evaluator",
    "Vendor",
    "View",
    "acceptability",
    "additive",
    "check",
    "display",
    "explain",
    "flips",
    "from_frames",
    "joint_pillars",
    "leave_one_out",
    "library",
    "new",
    "rank",
    "read",
    "sample",
    "sensitivity",
    "stability",
    "tipping_points",
    "to_frames",
    "weighting",
    "winners_along",
    "write",
]
__version__ = "0.1.0"
