"""Results as pictures: SVG text for notebooks, records and pages, on light and dark themes."""

from evaluation.charts import (  # noqa: F401  # each one draws its own result
    agenda,
    agreement,
    chances,
    elicitation,
    explanation,
    flips,
    information,
    omission,
    opinions,
    pairwise,
    pillars,
    potential,
    ranking,
    readiness,
    regions,
    revisions,
    sides,
    stability,
    tipping,
    winners,
)
from evaluation.charts.picturing import picture

__all__ = ["picture"]
