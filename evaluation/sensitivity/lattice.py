"""A lattice of points that fills the unit cube evenly, whatever the number of points."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The generating vector, one odd number of 32 bits per dimension. Its lowest 18 bits were found
# component by component (Nuyens and Cools 2006), each one minimising the worst, over 2^8 to 2^18
# points, of its squared error divided by that of the best candidate at that size (Cools, Kuo and
# Nuyens 2006); the kernel is that of the periodic Sobolev space of smoothness 1, each dimension
# with a weight of 0.03. A larger weight (0.1) does worse than random numbers from some 200
# dimensions on. The upper 14 bits, which count beyond 2^18 points, are random.
_HEX = (
    "000000012dcd6c8906c0894da3d2612d5d8eca8d779d1c15146df2615ed894a1a4b948d55adb6371d4c07e31"
    "ca5e6045b4574ec1e7b71739b8a12ce52d643dc9dbc0e425a71c8c491935ddd94c5ff0652a6b5609f789c8a9"
    "ba59c6fdeb79e1a548508279a2c9629d9aabaf85c0b04b7d1e34121183e235f9a50355c5d36e0295a7f6691d"
    "72c9daf575cbc7f156be8f5d2842b455472669ad2569c1ed39f2900dda93ba298698d541177112b96e51ac99"
    "4551bd35a9c627f5d48cb9dd034a0759773c65a1729d5f6dfd9cc4d15d7ca9752a498ae93206caf17a4300ed"
    "9848127d539a1ac56f71b509a9cc6b914ccffd45f6f85ab1359e66e1ef6e4fe1dfe44c75f4fced31cc26ff05"
    "8758f59d9b52e90d34e95ca5585ba2597693aa21f263b3ddcb750a2d903a8fd19854d0096ecbc6396b60cf41"
    "e6814205010fdfcd51c1875568887cf5b22e63656972612550559ce9140c043942f74c351b124d3db3680f61"
    "6d863fb53a55de818a409dc17e3e819979077589947d3ba9a069c6d1305ceeb527ad661dbb329129f8ff1991"
    "8c68f32d7365e9519f1a7d7108deafc15f4445b55bd657016b904addbe76181d7eae1921db15aaa578538735"
    "08b35c6dacf5eea1cc4eb9cd93c30e45f001b0ad6a93a155cc0f12350074834909fbf471cb44aed5df946f15"
    "84f54f75c0b071c55398ddddba1d88d17fff8a094db7bb2917eff3d12cb73501e79a4d7d719e20c5fd5cc361"
    "5a55bcf90f0969814196a0155bb73e35b377bf49bae7aa71bcab64e1507333ad6148d3e1912accf19b351351"
    "6aa52bb530b09081c630e4ad85531485f55cc055f232ec91e36e63fdf5f540759ef6caf94c598edd29075345"
    "1aed9e65f2708849453652ad060f586d099d7b554c37cb11faba9b79481627a11a2279c1abfdb2d50f4858e1"
    "7cc19995160f131917c4199d5c3092c9034b3731d9c093899ab57629eef154817dd0ed158e5fd13199f7dc5d"
    "774e84c1906166b19288cc4de3f568bd4dab8b15eb1d5b352c2670fd3030ed91414bf585f12eec953ea9af19"
    "c9a86b5195476165a3943f9d13dbc0d5a8dd084d11c8eafd8bcb9d6dc97e2de9ead12c65fd5fa5993bb45e3d"
    "c4818e5d996d730dbbd0b6edd070e57d7966ae01227f18edc9e8963d9d9331f1222d10396721e9e925283935"
    "c41b6ecd55b3379d1157e42148cfaef59b5bc301975493d5db69dc0d5c697f65a0db5f29f1e0917952429855"
    "07c14335a7e019c999c137155693af4d901252fdab2875ddd17c0a5120d9d91578a85ef947af2899557a9d4d"
    "086011c16c0df375157af761ed1fd92d8e05b1b56bdccb253b507fddf06848b9841e96e9fc60ba49a8d91d01"
    "fe4ff9fde1964025be08aabd5ae79e75c7094305519604b9dc05f5a5504c5fd513d6055d1e2abb1d744507a5"
    "a9c731a94a15cc29d1d746ad"
)
VECTOR = np.frombuffer(bytes.fromhex(_HEX), dtype=">u4").astype(np.uint32)
VECTOR.setflags(write=False)
DIMENSIONS = VECTOR.size


def points(dimensions: int, start: int, count: int) -> NDArray[np.uint32]:
    """Return points ``start`` to ``start + count`` of the lattice, in units of 2^-32.

    Point i is the fractional part of the vector times i written backwards in base 2, so that the
    first 2^m points are a lattice for every m. Shift them all by one random vector, modulo 1, for
    an estimate without bias.

    Parameters
    ----------
    dimensions
        Up to ``DIMENSIONS``.
    start, count
        Which points; ``start`` is a multiple of ``count`` rounded up to a power of two.

    Returns
    -------
    ndarray
        Shape (dimensions, count).

    References
    ----------
    Cools, R., Kuo, F. Y. and Nuyens, D. (2006). Constructing embedded lattice rules for
    multivariate integration. SIAM Journal on Scientific Computing 28, 2162-2188.

    Nuyens, D. and Cools, R. (2006). Fast algorithms for component-by-component construction of
    rank-1 lattice rules in shift-invariant reproducing kernel Hilbert spaces. Mathematics of
    Computation 75, 903-920.

    Examples
    --------
    >>> (points(2, 0, 4)[0] / 2**32).tolist()
    [0.0, 0.5, 0.25, 0.75]
    """
    vector = VECTOR[:dimensions, None]
    found: NDArray[np.uint32] = _backwards(count) * vector
    found += offset(dimensions, start)[:, None]
    return found


def offset(dimensions: int, start: int) -> NDArray[np.uint32]:
    """Return what to add to the first points to have those from ``start`` on."""
    backwards = int(f"{start % 2**32:032b}"[::-1], 2)
    whole = VECTOR[:dimensions].astype(np.uint64) * np.uint64(backwards)
    return (whole & np.uint64(2**32 - 1)).astype(np.uint32)


@lru_cache(maxsize=4)
def _backwards(count: int) -> NDArray[np.uint32]:
    """Return 0 to ``count``, each with its 32 bits in reverse order."""
    number = np.arange(count, dtype=np.uint32)
    found = np.zeros(count, dtype=np.uint32)
    for _ in range(32):
        found = (found << np.uint32(1)) | (number & np.uint32(1))
        number >>= np.uint32(1)
    found.setflags(write=False)
    return found
