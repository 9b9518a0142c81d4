"""From raw judgements of importance to shares that add to one, level by level."""

from evaluation.weighting.best_worst import BestWorstWeights, best_worst
from evaluation.weighting.comparisons import Comparison, Triad
from evaluation.weighting.elicitation import (
    AskAgain,
    BestWorst,
    Elicited,
    Judgement,
    Pairwise,
    Points,
    RankOrder,
    Swing,
    elicit,
)
from evaluation.weighting.pairwise import PairwiseWeights, pairwise
from evaluation.weighting.points import local_shares, mean_shares, swing
from evaluation.weighting.questions import SwingQuestion, swing_questions
from evaluation.weighting.random_index import random_index
from evaluation.weighting.ranks import rank_order_centroid, rank_reciprocal, rank_sum

__all__ = [
    "AskAgain",
    "BestWorst",
    "BestWorstWeights",
    "Comparison",
    "Elicited",
    "Judgement",
    "Pairwise",
    "PairwiseWeights",
    "Points",
    "RankOrder",
    "Swing",
    "SwingQuestion",
    "Triad",
    "best_worst",
    "elicit",
    "local_shares",
    "mean_shares",
    "pairwise",
    "random_index",
    "rank_order_centroid",
    "rank_reciprocal",
    "rank_sum",
    "swing",
    "swing_questions",
]
