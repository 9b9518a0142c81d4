"""Where a committee agrees, where it does not, and which order its members' own rankings make."""

from evaluation.committee.adoption import Adoption, adoption, review_dates
from evaluation.committee.agenda import Agenda, agenda
from evaluation.committee.agreement import Agreement, agreement
from evaluation.committee.alpha import Alpha, krippendorff_alpha
from evaluation.committee.cells import Cells, cells
from evaluation.committee.closed import Closed
from evaluation.committee.concordance import Concordance, kendall_w
from evaluation.committee.correlation import IntraclassCorrelation, icc
from evaluation.committee.disputes import Dispute, Judgement
from evaluation.committee.gap import Gap, facts_and_weights
from evaluation.committee.minority import Dissent, RatingChange, WeightChange
from evaluation.committee.orders import Kemeny, RankScores, borda, copeland, kemeny, tau_x
from evaluation.committee.readiness import GateAnswers, Readiness, readiness
from evaluation.committee.rescores import Revision
from evaluation.committee.revisions import Revisions, revisions
from evaluation.committee.sides import Sides, sides
from evaluation.committee.spreadsheet import SpreadsheetRisk, spreadsheet_risk

__all__ = [
    "Adoption",
    "Agenda",
    "Agreement",
    "Alpha",
    "Cells",
    "Closed",
    "Concordance",
    "Dispute",
    "Dissent",
    "Gap",
    "GateAnswers",
    "IntraclassCorrelation",
    "Judgement",
    "Kemeny",
    "RankScores",
    "RatingChange",
    "Readiness",
    "Revision",
    "Revisions",
    "Sides",
    "SpreadsheetRisk",
    "WeightChange",
    "adoption",
    "agenda",
    "agreement",
    "borda",
    "cells",
    "copeland",
    "facts_and_weights",
    "icc",
    "kemeny",
    "kendall_w",
    "krippendorff_alpha",
    "readiness",
    "review_dates",
    "revisions",
    "sides",
    "spreadsheet_risk",
    "tau_x",
]
