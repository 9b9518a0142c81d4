"""A matrix of pairwise comparisons, read and checked: who was compared with whom, and the ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from evaluation.errors import NumbersError, bad_numbers
from evaluation.language.text import Text

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# None where two criteria were not compared.
Ratios: TypeAlias = "ArrayLike | Sequence[Sequence[float | None]]"

# 8 and 0.13 are one judgement: papers print reciprocals with two decimals, up to 4 % off.
_ROUNDING = 0.05
# Beyond this no one compares, and powers of the ratios stay finite.
_LARGEST = 1e6
_DECIMALS = 9  # of logarithms; what differs only beyond agrees


@dataclass(frozen=True, slots=True)
class Triad:
    """Three comparisons that should agree: a to b times b to c makes a to c.

    Attributes
    ----------
    items
        The positions of a, b and c.
    given
        How many times as important a is as b, b as c, and a as c.
    """

    items: tuple[int, int, int]
    given: tuple[float, float, float]

    @property
    def consistent(self) -> tuple[float, float, float]:
        """What each of the three would be if the two others stood."""
        ab, bc, ac = self.given
        return ac / bc, ac / ab, ab * bc


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison, beside what the weights that came out imply for it.

    Attributes
    ----------
    items
        The positions of the two criteria.
    given, implied
        How many times as important the first is as the second: as said, and by the weights.
    """

    items: tuple[int, int]
    given: float
    implied: float


def read(matrix: Ratios, names: Sequence[str] | None = None) -> NDArray[np.float64]:
    """Return a matrix of comparisons with all its reciprocals, NaN where nothing was compared.

    Of two reciprocal cells either may be left out; if both are there, the one above 1 is what was
    said and the other its reciprocal, perhaps rounded.

    Raises
    ------
    NumbersError
        If the matrix is not square, a ratio is out of range, two cells contradict each other, or
        the comparisons fall into groups without a link.
    """
    ratios = _square(matrix)
    labels = [str(k) for k in range(len(ratios))] if names is None else list(names)
    _require_ratios(ratios, labels)
    known = ~np.isnan(ratios)
    said = np.where(known & (~known.T | (ratios > ratios.T)), ratios, np.nan)
    said[ratios == ratios.T] = 1.0
    np.fill_diagonal(said, 1.0)
    _require_link(known | known.T | np.eye(len(said), dtype=bool), labels)
    return np.where(np.isnan(said), 1 / said.T, said)


def logarithms(ratios: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithms of a matrix of comparisons, opposite to the last digit across it."""
    logs: NDArray[np.float64] = np.log(ratios)
    return (logs - logs.T) / 2


def worst_triad(ratios: NDArray[np.float64]) -> Triad | None:
    """Return the triad of comparisons that contradict each other most; None if none do."""
    n, logs = len(ratios), logarithms(ratios)
    # log a_ij + log a_jk - log a_ik, for i < j < k
    gaps = np.abs(logs[:, :, None] + logs[None, :, :] - logs[:, None, :])
    i, j, k = np.ogrid[:n, :n, :n]
    gaps = np.where((i < j) & (j < k), np.nan_to_num(np.round(gaps, _DECIMALS)), 0.0)
    if not gaps.any():
        return None
    a, b, c = (int(x) for x in np.unravel_index(int(gaps.argmax()), gaps.shape))
    return Triad((a, b, c), (float(ratios[a, b]), float(ratios[b, c]), float(ratios[a, c])))


def worst_comparison(
    ratios: NDArray[np.float64], weights: NDArray[np.float64]
) -> Comparison | None:
    """Return the comparison that is farthest from what the weights imply; None if none is."""
    implied = weights[:, None] / weights
    gaps = np.round(np.abs(np.log(ratios / implied)), _DECIMALS)
    gaps = np.triu(np.nan_to_num(gaps))
    if not gaps.any():
        return None
    a, b = (int(x) for x in np.unravel_index(int(gaps.argmax()), gaps.shape))
    return Comparison((a, b), float(ratios[a, b]), float(implied[a, b]))


def _square(matrix: Ratios) -> NDArray[np.float64]:
    try:
        ratios = np.array(matrix, dtype=float)
    except (TypeError, ValueError) as error:
        raise NumbersError(
            Text(
                "the comparisons must be numbers in rows of equal length, None where two criteria "
                "were not compared",
                "les comparaisons doivent être des nombres en lignes de même longueur, None là où "
                "deux critères n’ont pas été comparés",
            )
        ) from error
    if ratios.ndim != 2 or ratios.shape[0] != ratios.shape[1] or not ratios.size:
        raise bad_numbers(
            "the comparisons must form a square, one row and one column per criterion; their shape "
            "is {shape}",
            "les comparaisons doivent former un carré, une ligne et une colonne par critère; leur "
            "forme est {shape}",
            shape=ratios.shape,
        )
    return ratios


def _require_ratios(ratios: NDArray[np.float64], labels: Sequence[str]) -> None:
    with np.errstate(invalid="ignore", divide="ignore"):
        logs = np.log(np.abs(ratios))
    outside = ~np.isnan(ratios) & ~((ratios > 0) & (np.abs(logs) <= np.log(_LARGEST)))
    for i, j in np.argwhere(outside).tolist():
        raise bad_numbers(
            "the comparison of {a} with {b} is {ratio:g}; say how many times as important the "
            "first is: a positive number up to a million, or one over it",
            "la comparaison de {a} avec {b} vaut {ratio:g}; dites combien de fois plus important "
            "est le premier : un nombre positif jusqu’à un million, ou son inverse",
            a=labels[i],
            b=labels[j],
            ratio=ratios[i, j],
        )
    for i in np.flatnonzero(np.abs(np.diag(logs)) > _ROUNDING).tolist():
        raise bad_numbers(
            "{a} compared with itself is {ratio:g}; put 1 on the diagonal, or nothing",
            "{a} comparé à lui-même vaut {ratio:g}; mettez 1 sur la diagonale, ou rien",
            a=labels[i],
            ratio=ratios[i, i],
        )
    for i, j in np.argwhere(np.abs(logs + logs.T) > _ROUNDING).tolist():
        raise bad_numbers(
            "{a} is {ratio:g} times as important as {b}, and {b} {back:g} times as important as "
            "{a}: one must be one over the other. Leave one of them out, or correct it.",
            "{a} est {ratio:g} fois plus important que {b}, et {b} {back:g} fois plus important que "
            "{a} : l’un doit être l’inverse de l’autre. Retirez-en un, ou corrigez-le.",
            a=labels[i],
            b=labels[j],
            ratio=ratios[i, j],
            back=ratios[j, i],
        )


def _require_link(compared: NDArray[np.bool_], labels: Sequence[str]) -> None:
    """Refuse comparisons between groups of criteria that nothing links."""
    reached = compared
    for _ in range(len(compared).bit_length()):  # each turn doubles the length of the paths
        reached = (reached.astype(float) @ reached) > 0
    groups = dict.fromkeys(tuple(np.flatnonzero(row).tolist()) for row in reached)
    if len(groups) > 1:
        raise bad_numbers(
            "the comparisons fall into groups that nothing links: {groups}. Compare a criterion of "
            "one group with a criterion of another.",
            "les comparaisons forment des groupes que rien ne relie : {groups}. Comparez un critère "
            "d’un groupe avec un critère d’un autre.",
            groups=" | ".join(", ".join(labels[k] for k in group) for group in groups),
        )
