"""Whether the product is really used after the purchase, by figures set against their levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import isfinite
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import numpy as np

from evaluation.arrays import whole
from evaluation.errors import UnknownNameError, bad_numbers
from evaluation.language.text import Text
from evaluation.library.questionnaire import Indicator, Questionnaire, questionnaire
from evaluation.order import settled
from evaluation.shown import by_table

if TYPE_CHECKING:
    import pandas as pd

    from evaluation.language.text import Language

Status = Literal["fine", "watch", "alarm", "unknown"]
_SHARE = Text("a share from 0 to 1", "une part de 0 à 1")
_AMOUNT = Text("a number, 0 or more", "un nombre, 0 ou plus")


@dataclass(frozen=True, slots=True, eq=False)
class Adoption:
    """The indicators of use at each review, against their levels.

    Attributes
    ----------
    questionnaire
        What says the indicators and their levels.
    reviews
        For each review, by days since the decision, the figure of each indicator; None where
        nobody measured it.
    """

    questionnaire: Questionnaire
    reviews: Mapping[int, Mapping[str, float | None]]

    __repr__ = by_table

    @property
    def days(self) -> tuple[int, ...]:
        """The reviews, by days since the decision, in their order."""
        return tuple(self.reviews)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators."""
        return self.questionnaire.follow_up.indicators

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which the indicators are written."""
        return self.questionnaire.languages

    @property
    def named(self) -> tuple[Indicator, ...]:
        """Everything that the table calls by its id."""
        return self.indicators

    def figures(self, indicator: str) -> tuple[float | None, ...]:
        """Return the figures of an indicator, one a review."""
        return tuple(review[indicator] for review in self.reviews.values())

    def status(self, indicator: str, *, day: int) -> Status:
        """Return "fine", "watch", "alarm" or "unknown" for an indicator at a review.

        Raises
        ------
        UnknownNameError
            If there is no such indicator.
        """
        one = _indicator(self.questionnaire, indicator)
        last = self.days.index(day) + 1
        return _status(one, self.figures(indicator)[:last])

    @property
    def alarms(self) -> tuple[Indicator, ...]:
        """The indicators that raise the alarm at the latest review that measured them."""
        return tuple(one for one in self.indicators if _latest(self, one) == "alarm")

    @property
    def table(self) -> pd.DataFrame:
        """One row per indicator and review."""
        import pandas as pd  # only those who ask for tables wait for pandas

        rows = [
            (one.id, day, review[one.id], self.status(one.id, day=day))
            for one in self.indicators
            for day, review in self.reviews.items()
        ]
        frame = pd.DataFrame(rows, columns=["indicator", "days", "figure", "status"])
        return frame.astype({"figure": float})


def review_dates(decided: date, *, asked: Questionnaire | None = None) -> tuple[date, ...]:
    """Return the dates at which real use is looked at: 30, 90 and 180 days after the decision.

    Parameters
    ----------
    decided
        The day of the decision.
    asked
        A questionnaire with other days.

    Examples
    --------
    >>> [str(day) for day in review_dates(date(2025, 1, 1))]
    ['2025-01-31', '2025-04-01', '2025-06-30']
    """
    days = (asked or questionnaire()).follow_up.review_days
    return tuple(decided + timedelta(days=number) for number in days)


def adoption(
    reviews: Mapping[int, Mapping[str, float | None]], *, asked: Questionnaire | None = None
) -> Adoption:
    """Set the figures of real use against their levels, review by review.

    Parameters
    ----------
    reviews
        For each review, by days since the decision, the figure of each indicator: a share on 0..1,
        or exports per user and month. What was not measured is left out, or None.
    asked
        A questionnaire with the levels that a team has set; the levels that ship are proposals.

    Returns
    -------
    Adoption
        Each figure with its status: "fine", "watch", "alarm" or "unknown".

    Raises
    ------
    UnknownNameError
        If there is no such indicator.
    NumbersError
        If a figure is not a number, is negative, or is a share above 1; if days are not whole.

    References
    ----------
    The levels are conventions of the questionnaire, not findings.

    Examples
    --------
    >>> found = adoption({30: {"active_users": 0.7}, 90: {"active_users": 0.35}})
    >>> found.status("active_users", day=30), found.status("active_users", day=90)
    ('fine', 'alarm')
    """
    source = asked or questionnaire()
    for day, figures in reviews.items():
        whole("days", day, least=0)
        for name, figure in figures.items():
            _require_figure(_indicator(source, name), figure)
    names = [one.id for one in source.follow_up.indicators]
    ordered = {
        int(day): MappingProxyType({name: _known(reviews[day].get(name)) for name in names})
        for day in sorted(reviews)
    }
    return Adoption(source, MappingProxyType(ordered))


def _indicator(asked: Questionnaire, name: str) -> Indicator:
    indicators = asked.follow_up.indicators
    for one in indicators:
        if one.id == name:
            return one
    raise UnknownNameError.among("indicator", name, [one.id for one in indicators])


def _known(figure: float | None) -> float | None:
    return None if figure is None or figure != figure else float(figure)  # noqa: PLR0124  # NaN


def _require_figure(one: Indicator, figure: float | None) -> None:
    """Refuse what cannot be a figure of an indicator."""
    known = _known(figure)
    top = np.inf if one.alarm_below is None else 1.0
    if known is not None and not (isfinite(known) and 0 <= known <= top):
        raise bad_numbers(
            "the figure of '{name}' is {figure}; give {range}, or nothing where it was not measured",
            "le chiffre de « {name} » est {figure}; donnez {range}, ou rien s’il n’a pas été mesuré",
            name=one.id,
            figure=figure,
            range=_SHARE if one.alarm_below is not None else _AMOUNT,
        )


def _latest(found: Adoption, one: Indicator) -> Status:
    told = [found.status(one.id, day=day) for day in found.days]
    return next((status for status in reversed(told) if status != "unknown"), "unknown")


def _status(one: Indicator, figures: tuple[float | None, ...]) -> Status:
    """Return the status of the last of several figures."""
    if not figures or figures[-1] is None:
        return "unknown"
    if one.alarm_below is None or one.watch_below is None:
        return _trend([figure for figure in figures if figure is not None], one)
    figure = float(settled(figures[-1]))
    if figure < one.alarm_below:
        return "alarm"
    return "watch" if figure < one.watch_below else "fine"


def _trend(known: list[float], one: Indicator) -> Status:
    """Return the alarm when the last figures rise from each review to the next."""
    last = known[-(one.alarm_rising_over or len(known)) :]
    if len(last) < (one.alarm_rising_over or 2):
        return "fine"
    rises = all(before < after for before, after in pairwise(last))
    return "alarm" if rises else "fine"
