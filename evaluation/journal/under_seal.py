"""What the sealed weights say, whatever was done to the weights since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.matrix import local_weights
from evaluation.order import settled
from evaluation.ranking import Ranking, rank
from evaluation.record.former import under_weights
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd

    from evaluation.journal.proceedings import Proceedings, Seal
    from evaluation.matrix import DecisionMatrix
    from evaluation.model.evaluation import Evaluation


@dataclass(frozen=True, eq=False)
class UnderSeal:
    """The ranking under the weights as they were sealed, beside the one of today.

    Attributes
    ----------
    seal
        The seal; the last one, when it was broken since.
    broken
        Whether it was broken since.
    sealed, now
        The rankings under the sealed weights and under those of today.
    changed
        The criteria, pillars and groups whose local weight is no longer the sealed one.
    """

    seal: Seal
    broken: bool
    sealed: Ranking
    now: Ranking
    changed: tuple[str, ...]

    __repr__ = by_table

    @property
    def matrix(self) -> DecisionMatrix:
        """The decision matrix of today."""
        return self.now.matrix

    @property
    def winner_changed(self) -> bool:
        """Tell whether another vendor was first under the sealed weights."""
        return set(self.sealed.leaders) != set(self.now.leaders)

    @property
    def table(self) -> pd.DataFrame:
        """One row per vendor, first under the sealed weights, then today."""
        columns = ["vendor", "rank", "value"]
        before, after = self.sealed.table[columns], self.now.table[columns]
        both = before.merge(after, on="vendor", how="outer", suffixes=("_sealed", "_now"))
        return both.sort_values(["rank_sealed", "rank_now"], kind="stable", ignore_index=True)


def under_seal(evaluation: Evaluation, proceedings: Proceedings) -> UnderSeal | None:
    """Rank under the weights as they were sealed; None when they never were.

    Parameters
    ----------
    evaluation, proceedings
        What a journal adds up to.
    """
    seals = [seal for seal, _, _ in proceedings.unsealed if seal.part == "weights"]
    standing = proceedings.seals.get("weights")
    if standing is None and not seals:
        return None
    seal = standing or seals[-1]
    today = local_weights(evaluation)
    names = [node.id for node in evaluation.criteria.nodes]
    # A criterion that came later has no sealed weight: it keeps its own.
    local = np.array([seal.weights.get(name, float(today[k])) for k, name in enumerate(names)])
    changed = settled(local) != settled(today)
    return UnderSeal(
        seal,
        standing is None,
        rank(under_weights(evaluation, seal.weights) or evaluation),
        rank(evaluation),
        tuple(name for name, other in zip(names, changed, strict=True) if other),
    )
