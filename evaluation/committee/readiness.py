"""Whether the team is ready to buy: people and procedures, not only technology."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from evaluation.arrays import lock
from evaluation.committee.gate_answers import ALL, USERS, GateAnswers
from evaluation.language.text import Language
from evaluation.library.questionnaire import (
    Dimension,
    Item,
    Labelled,
    Questionnaire,
    Verdict,
    questionnaire,
)
from evaluation.order import settled
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["GateAnswers", "Readiness", "readiness"]


@dataclass(frozen=True, slots=True, eq=False)
class Readiness:
    """What the answers at one gate say, item by item and dimension by dimension.

    Dimensions are never averaged with each other: the weakest one decides.

    Attributes
    ----------
    questionnaire, answers
        What was asked, and what was answered.
    answered
        How many people gave a number; shape (items,), items in the order of ``items``.
    median, spread
        The median of an item's numbers and the distance between their quartiles; shape (items,).
        NaN where too few people could tell.
    low_user
        Whether a daily user answers low under a high median; shape (items,). Where daily users are
        not told apart, everybody's answers count.
    score
        The mean of the medians of each dimension's items; shape (dimensions,), in the order of
        ``dimensions``. NaN where no item has a median.
    verdict
        "not_yet", "go_with_conditions" or "go"; None while too few people answered, or while a
        dimension is unknown and nothing else says no.
    """

    questionnaire: Questionnaire
    answers: GateAnswers
    answered: NDArray[np.intp]
    median: NDArray[np.float64]
    spread: NDArray[np.float64]
    low_user: NDArray[np.bool_]
    score: NDArray[np.float64]
    verdict: Verdict | None

    def __post_init__(self) -> None:
        lock(self)

    __repr__ = by_table

    @property
    def items(self) -> tuple[Item, ...]:
        """The items asked at the gate."""
        return self.questionnaire.asked_at(self.answers.gate)

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions that have an item at the gate."""
        return self.questionnaire.dimensions_at(self.answers.gate)

    @property
    def flagged(self) -> NDArray[np.bool_]:
        """Which items to talk about before concluding, the answers being far apart; (items,)."""
        return self.low_user | (self.spread >= self.questionnaire.thresholds.spread)

    @property
    def low(self) -> NDArray[np.bool_]:
        """Which items have a median that calls for their action; shape (items,)."""
        return self.median <= self.questionnaire.thresholds.act

    @property
    def to_discuss(self) -> tuple[Item, ...]:
        """The flagged items."""
        return self._where(self.flagged)

    @property
    def unknown(self) -> tuple[Item, ...]:
        """The items on which too few people could tell."""
        return self._where(np.isnan(self.median))

    @property
    def actions(self) -> tuple[Item, ...]:
        """The items whose action is due: critical ones first, then the lowest.

        Each one has its ``action`` in both languages and its ``owner``.
        """
        due = np.flatnonzero(self.low | self.flagged).tolist()
        due.sort(key=lambda k: (not self.items[k].critical, float(self.median[k])))
        return tuple(self.items[k] for k in due)

    @property
    def barriers(self) -> tuple[Dimension, ...]:
        """The dimensions so low that nothing else makes up for them."""
        line = self.questionnaire.thresholds.barrier
        return self._dimensions(settled(self.score) <= line)

    @property
    def weakest(self) -> tuple[Dimension, ...]:
        """The dimension with the lowest score, or several if they are tied."""
        score = settled(self.score)
        return self._dimensions(score == np.min(score, where=~np.isnan(score), initial=np.inf))

    @property
    def missing_people(self) -> int:
        """How many more people must answer; 0 where nobody wrote down how many were invited."""
        share = self.questionnaire.thresholds.respondents_share
        needed = ceil(round(share * (self.answers.invited or 0), 9))
        return max(needed - self.answers.total, 0)

    @property
    def missing_daily_users(self) -> int:
        """How many more daily users must answer."""
        return max(self.questionnaire.thresholds.daily_users - self.answers.daily_users, 0)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which the questionnaire is written."""
        return self.questionnaire.languages

    @property
    def named(self) -> tuple[Dimension | Labelled, ...]:
        """What a table calls by its label; statements are too long, and keep their ids."""
        return (*self.questionnaire.dimensions, *self.questionnaire.owners)

    @property
    def table(self) -> pd.DataFrame:
        """One row per item of the gate."""
        import pandas as pd  # only those who ask for tables wait for pandas

        return pd.DataFrame(
            {
                "item": [item.id for item in self.items],
                "dimension": [item.dimension for item in self.items],
                "critical": [item.critical for item in self.items],
                "answered": self.answered,
                "median": self.median,
                "spread": self.spread,
                "flagged": self.flagged,
                "act": self.low | self.flagged,
                "owner": [item.owner for item in self.items],
            }
        )

    @property
    def dimension_table(self) -> pd.DataFrame:
        """One row per dimension of the gate."""
        import pandas as pd  # only those who ask for tables wait for pandas

        barriers = {one.id for one in self.barriers}
        return pd.DataFrame(
            {
                "dimension": [one.id for one in self.dimensions],
                "pillar": [one.pillar for one in self.dimensions],
                "critical": [one.critical for one in self.dimensions],
                "score": self.score,
                "barrier": [one.id in barriers for one in self.dimensions],
            }
        )

    def _where(self, which: NDArray[np.bool_]) -> tuple[Item, ...]:
        return tuple(item for item, is_one in zip(self.items, which, strict=True) if is_one)

    def _dimensions(self, which: NDArray[np.bool_]) -> tuple[Dimension, ...]:
        return tuple(one for one, is_one in zip(self.dimensions, which, strict=True) if is_one)


def readiness(answers: GateAnswers) -> Readiness:
    """Say whether the team is ready to buy, by the weakest of its dimensions.

    An item is the median of its answers, a dimension the mean of its items' medians. A dimension at
    or below 3 is a barrier. Answers that are far apart, or a daily user who answers low under a high
    median, are to be talked about first. A critical dimension below 2.5, two critical barriers or a
    critical item at or below 2 say "not yet"; a dimension below 3.5, an item at or below 3, one that
    too few people could answer or one to be talked about say "with conditions". The file of the
    questionnaire holds these lines.

    Parameters
    ----------
    answers
        The answers given at one gate.

    Returns
    -------
    Readiness
        Medians, scores, the verdict, and the actions that are due with who sees to them.

    References
    ----------
    Prosci, the ADKAR model: the barrier point is the first element that scores 3 or less on 1 to 5.
    Shea, C. M. et al. (2014). Organizational readiness for implementing change: a psychometric
    assessment of a new measure. Implementation Science 9, 7 (ORIC, the validated instrument, which
    this one is not).

    Examples
    --------
    >>> from evaluation.library import sample_answers
    >>> daily = ("user", "sales", "user_b", "sales_b")
    >>> found = readiness(GateAnswers.of(sample_answers(), gate="A", daily_users=daily))
    >>> found.verdict, [item.id for item in found.actions]
    ('go_with_conditions', ['R04', 'R07', 'R02', 'R09', 'R10'])
    """
    asked = questionnaire()
    items, lines = asked.asked_at(answers.gate), asked.thresholds
    fewest = max(ceil(round(lines.answers_share * answers.total, 9)), 1)
    numbers = [answers.of_item(item.id) for item in items]
    median, spread = np.array([_middle(given, fewest) for given in numbers]).T
    found = Readiness(
        questionnaire=asked,
        answers=answers,
        answered=np.array([len(given) for given in numbers]),
        median=median,
        spread=spread,
        low_user=_lowest(answers, items) & (median >= lines.high_median),
        score=np.array([_score(one, items, median) for one in asked.dimensions_at(answers.gate)]),
        verdict=None,
    )
    return replace(found, verdict=_verdict(found))


def _middle(given: tuple[int, ...], fewest: int) -> tuple[float, float]:
    """Return the median and the distance between the quartiles; NaN for too few numbers."""
    if len(given) < fewest:
        return np.nan, np.nan
    low, middle, high = np.percentile(given, [25, 50, 75])
    return float(middle), float(high - low)


def _lowest(answers: GateAnswers, items: tuple[Item, ...]) -> NDArray[np.bool_]:
    """Return whether any daily user answers low, or anybody where these are not told apart."""
    line = questionnaire().thresholds.low_answer
    group = USERS if USERS in answers.groups else ALL
    given = [answers.of_item(item.id, group=group) for item in items]
    return np.array([any(answer <= line for answer in numbers) for numbers in given])


def _score(one: Dimension, items: tuple[Item, ...], median: NDArray[np.float64]) -> float:
    inside = median[[item.dimension == one.id for item in items]]
    known = inside[~np.isnan(inside)]
    return float(known.mean()) if known.size else np.nan


def _verdict(found: Readiness) -> Verdict | None:
    """Return what the weakest link says; what is not known says neither yes nor no."""
    if found.missing_people or found.missing_daily_users:
        return None
    lines, score = found.questionnaire.thresholds, settled(found.score)
    critical = np.array([one.critical for one in found.dimensions])
    weighty = np.array([item.critical for item in found.items])
    if (
        (score[critical] < lines.not_yet).any()
        or sum(one.critical for one in found.barriers) >= lines.barriers
        or (found.median[weighty] <= lines.critical_item).any()
    ):
        return "not_yet"
    if np.isnan(score).any():
        return None
    if (score < lines.conditions).any() or found.actions or found.unknown:
        return "go_with_conditions"
    return "go"
