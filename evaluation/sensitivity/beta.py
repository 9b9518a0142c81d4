"""The Beta distribution of one uncertain weight, in numpy alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# The fraction is cut where one more term changes nothing; its terms, about the square root of the
# larger parameter in number, stay far below this many.
_NOTHING, _TERMS = 1e-15, 1_000_000
# From here on, four terms of Stirling's series are exact.
_STIRLING = 20


def beta_below(x: Floats, a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return the probability and the share of the mean that a Beta variable has below a point.

    Parameters
    ----------
    x
        The points, on 0..1.
    a, b
        The parameters, positive; the mean is a / (a + b). All three have shapes that go together.

    Returns
    -------
    ndarray, ndarray
        The regularised incomplete beta functions I(x; a, b) and I(x; a + 1, b): the probability of
        lying below x, and the part of the mean that comes from there, divided by the mean.

    References
    ----------
    NIST Digital Library of Mathematical Functions, 8.17.4, 8.17.20, 8.17.22 and 5.11.1 (the
    symmetry, the recurrence, the continued fraction and Stirling's series).

    Lentz, W. J. (1976). Generating Bessel functions in Mie scattering calculations using continued
    fractions. Applied Optics 15, 668-671.

    Examples
    --------
    With both parameters 1 the variable is uniform: a quarter of it lies below 0.25, and a sixteenth
    of its mean.

    >>> below, mean = beta_below(np.array(0.25), np.array(1.0), np.array(1.0))
    >>> round(float(below), 12), round(float(mean), 12)
    (0.25, 0.0625)
    """
    point, a, b = np.broadcast_arrays(*(np.asarray(given, dtype=float) for given in (x, a, b)))
    inside = (point > 0) & (point < 1)
    below = np.where(point >= 1, 1.0, 0.0)
    mean = below.copy()
    t, p, q = point[inside], a[inside], b[inside]
    edge = _edge(t, p, q)
    # The fraction converges fast on the near side of the mean only; the other side is symmetric.
    far = t > (p + 1) / (p + q + 2)
    near_a, near_b, near_t = (np.where(far, u, v) for u, v in ((q, p), (p, q), (1 - t, t)))
    tail = edge / near_a / _fraction(near_t, near_a, near_b)
    below[inside] = np.where(far, 1 - tail, tail)
    mean[inside] = np.clip(below[inside] - edge / p, 0.0, 1.0)
    return below, mean


def _edge(x: Floats, a: Floats, b: Floats) -> Floats:
    """Return x^a (1 - x)^b / B(a, b), without taking large numbers from each other."""
    total = a + b
    off = x - a / total
    exponent = a * _log_ratio(x, a / total, off) + b * _log_ratio(1 - x, b / total, -off)
    exponent += _stirling_rest(total) - _stirling_rest(a) - _stirling_rest(b)
    edge: Floats = np.exp(exponent) * np.sqrt(a / total * b / (2 * np.pi))
    return edge


def _log_ratio(given: Floats, mean: Floats, off: Floats) -> Floats:
    """Return the logarithm of a number divided by a mean, ``off`` being their difference."""
    near = np.abs(off) < mean / 2
    return np.where(near, np.log1p(np.where(near, off / mean, 0.0)), np.log(given) - np.log(mean))


def _stirling_rest(z: Floats) -> Floats:
    """Return what Stirling's formula lacks of the logarithm of the gamma function."""
    small = z < _STIRLING
    inverse = 1 / np.where(small, z + _STIRLING, z)
    square = inverse**2
    rest: Floats = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)))
    # Where the series is not exact, it is so _STIRLING whole numbers further up.
    low, high = z[small], z[small] + _STIRLING
    factors = (low[:, None] + np.arange(_STIRLING)).prod(axis=1)
    rest[small] += (high - 0.5) * np.log(high) - (low - 0.5) * np.log(low) - np.log(factors)
    rest[small] -= _STIRLING
    return rest


def _fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    """Return the continued fraction that divides the leading term of I(x; a, b), by Lentz.

    On the near side of the mean none of its denominators comes near zero.
    """
    total = a + b
    value, above, below = np.ones_like(x), np.ones_like(x), np.zeros_like(x)
    for term in range(1, _TERMS):
        m, odd = divmod(term, 2)
        step = (a + m) * (total + m) if odd else m * (m - b)
        step *= -x / ((a + (term - 1)) * (a + term))
        below = 1 / (1 + step * below)
        above = 1 + step / above
        change = above * below
        value *= change
        if not odd and (np.abs(change - 1) < _NOTHING).all():
            break
    return value
