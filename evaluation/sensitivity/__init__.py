"""Would the choice hold? Exact answers first, simulation where no closed form exists."""

from evaluation.sensitivity.chances import Acceptability, acceptability
from evaluation.sensitivity.cloud import Cloud, draw_cloud
from evaluation.sensitivity.given import ranking_entropy, smaa_of_samples
from evaluation.sensitivity.information import Information, PerfectInformation, perfect_information
from evaluation.sensitivity.intervals import Stability, WeightIntervals, stability, weight_intervals
from evaluation.sensitivity.knowing_scores import ScoreInformation, score_information
from evaluation.sensitivity.knowing_weights import WeightInformation, weight_information
from evaluation.sensitivity.omission import LeaveOneOut, leave_one_out
from evaluation.sensitivity.pairwise import PairwiseProbability, PairwiseWins, pairwise_probability
from evaluation.sensitivity.pillars import JointPillars, joint_pillars
from evaluation.sensitivity.potential import (
    FirstOverall,
    Potential,
    PotentialWinners,
    WeightBounds,
    first_overall,
    potential_winners,
    weight_bounds,
)
from evaluation.sensitivity.regions import Regions, WeightRegions, weight_regions
from evaluation.sensitivity.scores import Flips, ScoreFlips, flips, score_flips
from evaluation.sensitivity.simulation import Smaa, smaa
from evaluation.sensitivity.tipping import (
    TippingPoints,
    WeightTipping,
    tipping_points,
    weight_tipping,
)
from evaluation.sensitivity.winners import WinnersAlong, winners_along

__all__ = [
    "Acceptability",
    "Cloud",
    "FirstOverall",
    "Flips",
    "Information",
    "JointPillars",
    "LeaveOneOut",
    "PairwiseProbability",
    "PairwiseWins",
    "PerfectInformation",
    "Potential",
    "PotentialWinners",
    "Regions",
    "ScoreFlips",
    "ScoreInformation",
    "Smaa",
    "Stability",
    "TippingPoints",
    "WeightBounds",
    "WeightInformation",
    "WeightIntervals",
    "WeightRegions",
    "WeightTipping",
    "WinnersAlong",
    "acceptability",
    "draw_cloud",
    "first_overall",
    "flips",
    "joint_pillars",
    "leave_one_out",
    "pairwise_probability",
    "perfect_information",
    "potential_winners",
    "ranking_entropy",
    "score_flips",
    "score_information",
    "smaa",
    "smaa_of_samples",
    "stability",
    "tipping_points",
    "weight_bounds",
    "weight_information",
    "weight_intervals",
    "weight_regions",
    "weight_tipping",
    "winners_along",
]
