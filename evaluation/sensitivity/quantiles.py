"""Uncertain scores as tables of equally likely levels, one table per cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from evaluation.errors import UnknownNameError
from evaluation.sensitivity.scoring import LEVELS
from evaluation.sensitivity.spread import MARGINS, POINTS, answers_behind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.matrix import DecisionMatrix

    Floats = NDArray[np.float64]

Shape = Literal["triangular", "pert", "uniform"]

# The middle of each of the intervals, all equally likely, that the levels stand for.
_CHANCE = (np.arange(LEVELS) + 0.5) / LEVELS
_GRID = np.linspace(0, 1, 1025)


def spread_levels(low: Floats, mode: Floats, high: Floats, shape: Shape) -> Floats:
    """Return levels of a distribution from low to high; shape (..., ``LEVELS``).

    Raises
    ------
    UnknownNameError
        If the shape is unknown.
    """
    if shape == "triangular":
        return triangular_levels(low, mode, high)
    if shape == "pert":
        return pert_levels(low, mode, high)
    if shape == "uniform":
        return uniform_levels(low, high)
    raise UnknownNameError.among("distribution", shape, get_args(Shape))


def triangular_levels(low: Floats, mode: Floats, high: Floats) -> Floats:
    """Return levels of triangular distributions; shape (..., ``LEVELS``).

    Examples
    --------
    >>> levels = triangular_levels(np.zeros(1), np.full(1, 0.5), np.ones(1))
    >>> round(float(levels.mean()), 3), round(float(levels[0, 63:65].mean()), 3)
    (0.5, 0.354)
    """
    low, mode, high = (np.asarray(bound)[..., None] for bound in (low, mode, high))
    rising, span = mode - low, high - low
    below = low + np.sqrt(_CHANCE * span * rising)
    above = high - np.sqrt((1 - _CHANCE) * span * (high - mode))
    return np.where(_CHANCE * span <= rising, below, above)


def pert_levels(low: Floats, mode: Floats, high: Floats) -> Floats:
    """Return levels of PERT distributions, the mode counting four times; shape (..., ``LEVELS``).

    References
    ----------
    Malcolm, D. G., Roseboom, J. H., Clark, C. E. and Fazar, W. (1959). Application of a technique
    for research and development program evaluation. Operations Research 7, 646-669.
    """
    span = high - low
    part = np.divide(mode - low, span, out=np.full(span.shape, 0.5), where=span > 0)
    kinds, which = np.unique(part, return_inverse=True)
    # A beta distribution on 0..1: its density is smooth, and so is its integral.
    density = _GRID ** (4 * kinds[:, None]) * (1 - _GRID) ** (4 - 4 * kinds[:, None])
    chance = np.cumsum(density, axis=1) - (density + density[:, :1]) / 2
    unit = np.stack([np.interp(_CHANCE, row / row[-1], _GRID) for row in chance])
    return low[..., None] + span[..., None] * unit[which.reshape(span.shape)]


def uniform_levels(low: Floats, high: Floats) -> Floats:
    """Return levels of uniform distributions; shape (..., ``LEVELS``)."""
    return low[..., None] + (high - low)[..., None] * _CHANCE


def committee_levels(matrix: DecisionMatrix, *, margins: Sequence[float] = MARGINS) -> Floats:
    """Return levels of the scores as the committee's answers and their evidence leave them open.

    One answer is drawn, in proportion to the voice behind it, and may be off by its margin on both
    sides, within the scale. A blank may be anything on the scale.

    Parameters
    ----------
    matrix
        What the question is asked of: its view says whose ratings count.
    margins
        For evidence E0 to E4, how far an answer may be off, in points of a scale of 0 to 5; on
        another scale, the same share of its range. An answer without evidence is taken as E0.

    Returns
    -------
    ndarray
        Values on 0..1; shape (vendors, leaves, ``LEVELS``).
    """
    answers, evidence = answers_behind(matrix)
    share = np.array([*margins, margins[0]])[evidence] / POINTS  # the last one for no evidence, -1
    voices = np.array([person.voice for person in matrix.evaluation.evaluators] + [1.0])
    found = np.empty((*matrix.values.shape, LEVELS))
    for k, leaf in enumerate(matrix.evaluation.criteria.leaves):
        scale = leaf.scale
        ends = sorted((scale.worst, scale.best))
        margin = share[:, :, k] * (ends[1] - ends[0])
        for vendor, known in enumerate(matrix.known[:, k]):
            if not known:
                found[vendor, k] = _CHANCE
                continue
            heard = ~np.isnan(answers[:, vendor, k])
            given, off = answers[heard, vendor, k], margin[heard, vendor]
            spread = uniform_levels(given - off, given + off)
            levels = _mixed(spread, voices[heard])
            found[vendor, k] = scale.value(levels.clip(ends[0], ends[1]))
    return found


def _mixed(levels: Floats, voices: Floats) -> Floats:
    """Return the levels of a mixture of distributions, in proportion to their voices."""
    if len(levels) == 1:
        only: Floats = levels[0]
        return only
    voice = np.repeat(voices, LEVELS)
    order = np.argsort(levels, axis=None, kind="stable")
    chance = np.cumsum(voice[order])
    found: Floats = levels.ravel()[order][np.searchsorted(chance, _CHANCE * chance[-1])]
    return found
