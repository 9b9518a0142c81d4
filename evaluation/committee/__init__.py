"""Where a committee agrees, where it does not, and which order its members' own rankings make."""

from evaluation.committee.agreement import Agreement, agreement
from evaluation.committee.alpha import Alpha, krippendorff_alpha
from evaluation.committee.cells import Cells, cells
from evaluation.committee.concordance import Concordance, kendall_w
from evaluation.committee.correlation import IntraclassCorrelation, icc
from evaluation.committee.orders import Kemeny, RankScores, borda, copeland, kemeny, tau_x

__all__ = [
    "Agreement",
    "Alpha",
    "Cells",
    "Concordance",
    "IntraclassCorrelation",
    "Kemeny",
    "RankScores",
    "agreement",
    "borda",
    "cells",
    "copeland",
    "icc",
    "kemeny",
    "kendall_w",
    "krippendorff_alpha",
    "tau_x",
]
