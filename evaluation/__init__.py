"""Choose a technology vendor with a committee, and defend the choice."""

from evaluation import committee, display, library, methods, sensitivity, weighting
from evaluation.additive import additive
from evaluation.checks import check
from evaluation.committee import agreement
from evaluation.exchange import read, write
from evaluation.explanation import explain
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

__all__ = [
    "COMMITTEE",
    "NOT_OBSERVED",
    "Evaluation",
    "Evaluator",
    "Vendor",
    "View",
    "acceptability",
    "additive",
    "agreement",
    "check",
    "committee",
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
    "pairwise",
    "potential",
    "rank",
    "read",
    "regions",
    "sample",
    "second_opinions",
    "sensitivity",
    "stability",
    "tipping_points",
    "to_frames",
    "weighting",
    "winners_along",
    "write",
]
__version__ = "0.1.0"
