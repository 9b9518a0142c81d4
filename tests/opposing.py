"""A committee of two people, one on each side, for what is said of marketing and IT."""

from __future__ import annotations

from building import rated

from evaluation import Evaluation
from evaluation.model import PILLARS

Rows = dict[str, tuple[float | str, float | str, float | str]]


def two_sides(
    marketing: Rows, it: Rows, *, weights: dict[str, tuple[float, float, float]] | None = None
) -> Evaluation:
    """Return an evaluation in which one person stands on each side, with their own ratings."""
    made = rated(dict.fromkeys(marketing, (None, None, None)), evaluators=())
    made = made.with_evaluator("ann", side="marketing").with_evaluator("bob", side="it")
    for name, rows in (("ann", marketing), ("bob", it)):
        for vendor, row in rows.items():
            for criterion, rating in zip("thp", row, strict=True):
                made = made.with_rating(
                    rating, evaluator=name, vendor=vendor, criterion=criterion, evidence="E2"
                )
    for name, points in (weights or {}).items():
        made = made.with_points(dict(zip(PILLARS, points, strict=True)), evaluator=name)
    return made
