"""Results as sentences that a committee member can read aloud, in French and in English."""

from evaluation.story import (  # noqa: F401  # each one tells its own results
    adoption,
    agenda,
    agreement,
    chances,
    elicitation,
    explanation,
    findings,
    information,
    omission,
    opinions,
    pairwise,
    pillars,
    potential,
    ranking,
    readiness,
    record,
    regions,
    replay,
    revisions,
    scores,
    sides,
    weights,
)
from evaluation.story.telling import sentence, sentences

__all__ = ["sentence", "sentences"]
