"""The chance that a weighted sum of Gamma variables is positive, from one integral."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# The integral is taken with steps of this length and again with twice that; where the two are
# further apart than what is enough, the step is halved.
_STEP, _SHORTEST = 0.1, 0.1 / 2**6
_ENOUGH = 1e-10
# What lies beyond the last node is left out once it is smaller than this.
_NEGLIGIBLE = 1e-12
# Nodes come in blocks, an even number so that every second one is a node of the longer step.
_NODES = 48
# How many numbers a large array holds at most: more would leave the processor's cache.
_ROOM = 2**18
_SLOWEST_FALL = 1 - 1e-6
# How near the saddle point is near enough, in its own unit of length, and in how many steps.
_NEAR, _NEWTON = 1.0, 40
_ROUNDING = 16 * np.finfo(float).eps


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """A path of integration for each sum: up from a point of the real axis, one row each.

    Attributes
    ----------
    point
        Where the path begins; shape (sums,).
    tilted
        The terms of the sum as they are seen from there; shape (sums, terms).
    width
        The natural unit of length along the path; shape (sums,).
    height
        The size of the integrand at the beginning, but for the division by the point.
    concentration
        The shape of the Gamma variables.
    """

    point: Floats
    tilted: Floats
    width: Floats
    height: Floats
    concentration: float

    def take(self, rows: NDArray[np.intp]) -> _Path:
        """Return the paths of some sums."""
        return _Path(
            self.point[rows],
            self.tilted[rows],
            self.width[rows],
            self.height[rows],
            self.concentration,
        )

    @np.errstate(over="ignore")  # far out the squares are infinite, and the integrand zero
    def along(self, nodes: Floats, room: Floats) -> tuple[Floats, Floats]:
        """Return the integrand at some nodes, and what it cannot exceed; shape (sums, nodes).

        ``room`` holds the large arrays: asking the system for new ones takes longer than the sums.
        """
        point = self.point[:, None]
        up = self.width[:, None] * np.sinh(nodes)
        shape = (*self.tilted.shape, nodes.size)
        terms, angles = (part[: prod(shape)].reshape(shape) for part in room)
        np.multiply(self.tilted[:, :, None], up[:, None, :], out=terms)
        turn = self.concentration * np.einsum("stn->sn", np.arctan(terms, out=angles))
        np.multiply(terms, terms, out=terms)
        fall = self.concentration / 2 * np.einsum("stn->sn", np.log1p(terms, out=terms))
        # ds = i width cosh(node) dnode, and 1 / s = (point - i up) / (point² + up²).
        size = (self.height * self.width)[:, None] * np.cosh(nodes) * np.exp(-fall)
        size /= point**2 + up**2
        inside = size * (point * np.cos(turn) + up * np.sin(turn))
        return inside, size * np.hypot(point, up)


def positive_chance(terms: Floats, concentration: float) -> tuple[Floats, Floats]:
    """Return the chance that each weighted sum of Gamma variables is positive, and its error.

    Parameters
    ----------
    terms
        What multiplies each Gamma variable; shape (sums, terms). Each row has a positive and a
        negative number at least.
    concentration
        The shape of the independent Gamma variables.

    Returns
    -------
    ndarray, ndarray
        The chances, and bounds of their errors; shape (sums,).

    Notes
    -----
    The moment generating function of a sum of d G is M(s), the product of (1 - s d)^(-k), and the
    chance that it is positive is the integral of M(s) / s up a line to the right of zero, over
    2 pi i. The line goes through the saddle point, where M(s) / s is least on the real axis: the
    integrand neither oscillates there nor cancels, however far out the chance is. With
    s = point + i width sinh(u) the trapezoidal rule in u converges faster than any power of the
    step: half a step gives twice the correct digits, so the difference between two steps bounds
    the error of the shorter one.

    References
    ----------
    Gil-Pelaez, J. (1951). Note on the inversion theorem. Biometrika 38, 481-482.

    Rice, S. O. (1980). Distribution of quadratic forms in normal random variables: evaluation by
    numerical integration. SIAM Journal on Scientific and Statistical Computing 1, 438-448 (the
    path through the saddle point).

    Trefethen, L. N. and Weideman, J. A. C. (2014). The exponentially convergent trapezoidal rule.
    SIAM Review 56, 385-458.

    Examples
    --------
    Of two exponential variables, 3 times the first is above the second in 3 cases of 4:

    >>> chance, error = positive_chance(np.array([[3.0, -1.0]]), 1.0)
    >>> round(float(chance[0]), 12), bool(error[0] < 1e-10)
    (0.75, True)
    """
    sums, count = terms.shape
    together = min(max(_ROOM // (count * _NODES), 1), sums)
    room = np.empty((2, together * count * _NODES))
    chance, error = np.empty((2, sums))
    for start in range(0, sums, together):
        some = slice(start, start + together)
        chance[some], error[some] = _chance(terms[some], concentration, room)
    return chance, error


def _chance(terms: Floats, concentration: float, room: Floats) -> tuple[Floats, Floats]:
    # The less likely side is computed, so that what is nearly certain loses no digit.
    turned = terms.sum(axis=1) > 0
    terms = np.where(turned[:, None], -terms, terms)
    paths = _paths(terms / terms.max(axis=1, keepdims=True), concentration)
    step = _STEP
    chance, error = _integral(paths, step, room)
    while (rough := np.flatnonzero(error > _ENOUGH)).size and step > _SHORTEST:
        step /= 2
        chance[rough], error[rough] = _integral(paths.take(rough), step, room)
    chance = np.clip(chance, 0.0, 1.0)
    error += _ROUNDING * (1 + np.sqrt(concentration * terms.shape[1]))
    return np.where(turned, 1 - chance, chance), error


def _paths(terms: Floats, concentration: float) -> _Path:
    """Return the paths through the saddle points of sums whose largest term is 1.

    Any point between 0 and 1 would do, so that a few of Newton's steps are enough: damped ones,
    since the logarithm of M(s) / s is a barrier at both ends. The bounds come from its slope.
    """
    positive = concentration * (terms > 0).sum(axis=1)
    negative = concentration * (terms < 0).sum(axis=1)
    least, most = 1 / (1 + positive), (1 + negative) / (1 + negative + concentration)
    point = np.clip(_normal_point(terms, concentration), least, most)
    for _ in range(_NEWTON):
        tilted, slope, bend = _slopes(terms, concentration, point)
        off = np.abs(slope) / np.sqrt(bend)
        if (off < _NEAR).all():
            break
        point = np.clip(point - slope / bend / (1 + off), least, most)
    tilted, slope, bend = _slopes(terms, concentration, point)
    width = np.minimum(1 / np.sqrt(bend), 1 - point)
    height = np.exp(-concentration * np.log1p(-point[:, None] * terms).sum(axis=1)) / np.pi
    return _Path(point, tilted, width, height, concentration)


def _normal_point(terms: Floats, concentration: float) -> Floats:
    """Return where the saddle points would be if the sums were normal variables."""
    unit = np.maximum(-terms.min(axis=1), 1.0)  # so that no square overflows
    shrunk = terms / unit[:, None]
    mean, variance = shrunk.sum(axis=1), np.einsum("st,st->s", shrunk, shrunk)
    apart = np.sqrt(mean**2 + 4 * variance / concentration) - mean
    point: Floats = apart / (2 * variance * unit)
    return point


def _slopes(terms: Floats, concentration: float, point: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the tilted terms, and two derivatives of the logarithm of M(s) / s at a point."""
    tilted = terms / (1 - point[:, None] * terms)
    slope = concentration * tilted.sum(axis=1) - 1 / point
    bend = concentration * np.einsum("st,st->s", tilted, tilted) + 1 / point**2
    return tilted, slope, bend


def _integral(paths: _Path, step: float, room: Floats) -> tuple[Floats, Floats]:
    """Return the integrals along the paths, and how far they are from those of twice the step."""
    short, long, rest = np.zeros((3, paths.point.size))
    live, first = np.arange(paths.point.size), 0
    while live.size:
        nodes = step * np.arange(first, first + _NODES, dtype=float)
        inside, size = (paths.take(live) if first else paths).along(nodes, room)
        if first == 0:
            inside[:, 0] /= 2
        short[live] += step * inside.sum(axis=1)
        long[live] += 2 * step * inside[:, ::2].sum(axis=1)
        fall = size[:, -1] / np.maximum(size[:, -2], np.finfo(float).tiny)
        rest[live] = step * size[:, -1] / (1 - np.minimum(fall, _SLOWEST_FALL))
        live = live[rest[live] > _NEGLIGIBLE]
        first += _NODES
    return short, np.abs(short - long) + rest
