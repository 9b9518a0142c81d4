"""Would the choice hold? Exact answers first, simulation where no closed form exists."""

from evaluation.sensitivity.chances import Acceptability, acceptability
from evaluation.sensitivity.cloud import Cloud, draw_cloud
from evaluation.sensitivity.given import ranking_entropy, smaa_of_samples
from evaluation.sensitivity.intervals import Stability, WeightIntervals, stability, weight_intervals
from evaluation.sensitivity.omission import LeaveOneOut, leave_one_out
from evaluation.sensitivity.pillars import JointPillars, joint_pillars
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
    "Flips",
    "JointPillars",
    "LeaveOneOut",
    "ScoreFlips",
    "Smaa",
    "Stability",
    "TippingPoints",
    "WeightIntervals",
    "WeightTipping",
    "WinnersAlong",
    "acceptability",
    "draw_cloud",
    "flips",
    "joint_pillars",
    "leave_one_out",
    "ranking_entropy",
    "score_flips",
    "smaa",
    "smaa_of_samples",
    "stability",
    "tipping_points",
    "weight_intervals",
    "weight_tipping",
    "winners_along",
]
