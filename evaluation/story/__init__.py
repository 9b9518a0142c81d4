"""Results as sentences that a committee member can read aloud, in French and in English."""

from evaluation.story import (  # noqa: F401  # each one tells its own results
    chances,
    explanation,
    findings,
    omission,
    pillars,
    ranking,
    scores,
    weights,
)
from evaluation.story.telling import sentence, sentences

__all__ = ["sentence", "sentences"]
