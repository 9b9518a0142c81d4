"""Choose a technology vendor with a committee, and defend the choice."""

from evaluation.additive import additive
from evaluation.explanation import explain
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

__all__ = [
    "COMMITTEE",
    "NOT_OBSERVED",
    "Evaluation",
    "Evaluator",
    "Vendor",
    "View",
    "additive",
    "explain",
    "from_frames",
    "rank",
    "to_frames",
]
__version__ = "0.1.0"
