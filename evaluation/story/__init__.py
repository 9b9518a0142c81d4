"""Results as sentences that a committee member can read aloud, in French and in English."""

from evaluation.story import explanation, ranking  # noqa: F401  # each one tells its results
from evaluation.story.telling import sentence, sentences

__all__ = ["sentence", "sentences"]
