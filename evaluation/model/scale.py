"""A leaf's scale: what may be answered, in which unit, and what each answer is worth."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from evaluation.errors import ScaleError, UnknownNameError
from evaluation.language.text import Text

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Shape = Literal["linear", "log_downtime"]


@dataclass(frozen=True, slots=True)
class Scale:
    """Raw answers from ``worst`` (value 0) to ``best`` (value 1), fixed before vendors are known.

    A cost-like quantity is a falling line: its worst is greater than its best.

    Parameters
    ----------
    worst, best
        Raw answers worth 0 and 1. Answers beyond them are worth 0 or 1 too.
    low, high
        The lowest and highest answers that may be given at all; None is no limit.
    step
        The distance between two answers offered on screens; None for any number.
    shape
        "linear", or "log_downtime": the raw answer is an availability in percent, and equal ratios
        of downtime are worth the same (99 to 99.9 as much as 99.9 to 99.99).
    curve
        Inner points (raw, value) of a piecewise linear value function, values on 0..1.
    unit
        The unit of raw answers.
    anchors
        What an answer means in words: (raw, text).

    Raises
    ------
    ScaleError
        If the scale is not well formed.

    References
    ----------
    Belton, V. and Stewart, T. J. (2002). Multiple Criteria Decision Analysis, chapter 5 (partial
    value functions on scales fixed in advance).

    Examples
    --------
    >>> [float(v) for v in Scale(worst=8, best=0).value([8, 2, 0, 12])]
    [0.0, 0.75, 1.0, 0.0]
    >>> uptime = Scale(worst=99.0, best=99.99, shape="log_downtime")
    >>> round(float(uptime.value(99.9)), 3)
    0.5
    """

    worst: float
    best: float
    low: float | None = None
    high: float | None = None
    step: float | None = None
    shape: Shape = "linear"
    curve: tuple[tuple[float, float], ...] = ()
    unit: Text = Text()
    anchors: tuple[tuple[float, Text], ...] = ()

    def __post_init__(self) -> None:
        if self.shape not in get_args(Shape):
            raise UnknownNameError.among("shape", self.shape, get_args(Shape))
        numbers = [self.worst, self.best, *(x for point in self.curve for x in point)]
        limits = [x for x in (self.low, self.high, self.step) if x is not None]
        if not all(isfinite(x) for x in (*numbers, *limits)) or self.worst == self.best:
            raise _bad(
                "worst and best must be two different numbers (worst {worst}, best {best})",
                "le pire et le meilleur doivent être deux nombres différents (pire {worst}, "
                "meilleur {best})",
                self,
            )
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise _bad(
                "the lowest answer {low} must be below the highest {high}",
                "la réponse la plus basse {low} doit être inférieure à la plus haute {high}",
                self,
            )
        if self.step is not None and self.step <= 0:
            raise _bad("the step {step} must be positive", "le pas {step} doit être positif", self)
        self._require_ends()
        self._require_shape()

    def _require_ends(self) -> None:
        for end in (self.worst, self.best, *(level for level, _ in self.anchors)):
            if not self.allows(end):
                raise _bad(
                    f"{end:g} lies outside the answers allowed, {{low}} to {{high}}",
                    f"{end:g} est hors des réponses permises, de {{low}} à {{high}}",
                    self,
                )

    def _require_shape(self) -> None:
        if self.shape == "log_downtime" and (max(self.worst, self.best) >= 100 or self.curve):
            raise _bad(
                "an availability scale needs worst and best below 100 %, and no inner points "
                "(worst {worst}, best {best})",
                "une échelle de disponibilité demande un pire et un meilleur inférieurs à "
                "100 %, sans points intermédiaires (pire {worst}, meilleur {best})",
                self,
            )
        rising = self.best > self.worst
        points = [(self.worst, 0.0), *self.curve, (self.best, 1.0)]
        if any(
            (b[0] > a[0]) is not rising or a[0] == b[0] or b[1] < a[1] for a, b in pairwise(points)
        ):
            raise _bad(
                "the points {curve} must go from worst {worst} to best {best} without turning "
                "back, with values from 0 to 1",
                "les points {curve} doivent aller du pire {worst} au meilleur {best} sans "
                "revenir en arrière, avec des valeurs de 0 à 1",
                self,
            )

    @property
    def is_linear(self) -> bool:
        """Tell whether equal steps of the raw answer are worth the same everywhere."""
        return self.shape == "linear" and not self.curve

    def allows(self, raw: float) -> bool:
        """Tell whether a raw answer may be given."""
        return (
            isfinite(raw)
            and (self.low is None or raw >= self.low)
            and (self.high is None or raw <= self.high)
        )

    def require(self, raw: float, where: str) -> None:
        """Refuse a raw answer outside the scale, naming the place."""
        if not self.allows(raw):
            low, high = (("…" if x is None else f"{x:g}") for x in (self.low, self.high))
            raise ScaleError(
                Text(
                    "{where}: {raw} is outside the scale, {low} to {high}. Give a number on the scale, "
                    "or answer 'not observed'.",
                    "{where} : {raw} est hors de l’échelle, de {low} à {high}. Donnez un nombre de "
                    "l’échelle, ou répondez « non observé ».",
                ).format(where=where, raw=raw, low=low, high=high)
            )

    def value(self, raw: ArrayLike) -> NDArray[np.float64]:
        """Return what raw answers are worth, on 0..1; NaN stays NaN. Any shape."""
        answers = np.asarray(raw, dtype=float)
        if self.shape == "log_downtime":
            worst, best = np.log(100 - self.worst), np.log(100 - self.best)
            # Total availability has no downtime to take the logarithm of: it is worth 1 at most.
            downtime = np.maximum(100 - answers, 1e-300)
            share: NDArray[np.float64] = (worst - np.log(downtime)) / (worst - best)
            return np.clip(share, 0.0, 1.0)
        if self.is_linear:
            # + 0.0 turns the -0.0 of a falling line into 0.0.
            return np.clip((answers - self.worst) / (self.best - self.worst), 0.0, 1.0) + 0.0
        points = sorted([(self.worst, 0.0), *self.curve, (self.best, 1.0)])
        interpolated: NDArray[np.float64] = np.interp(
            answers, [x for x, _ in points], [v for _, v in points]
        )
        return interpolated


def _bad(en: str, fr: str, scale: Scale) -> ScaleError:
    facts = {
        name: getattr(scale, name) for name in ("worst", "best", "low", "high", "step", "curve")
    }
    return ScaleError(Text(en, fr).format(**facts))
