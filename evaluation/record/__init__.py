"""What was decided and on what it rests, as one value that can be kept, read and computed again."""

from evaluation.record.comparing import Difference, DigestCheck, Replay, differences
from evaluation.record.decision import DecisionRecord
from evaluation.record.figures import Figure, Settings, figures_of

__all__ = [
    "DecisionRecord",
    "Difference",
    "DigestCheck",
    "Figure",
    "Replay",
    "Settings",
    "differences",
    "figures_of",
]
