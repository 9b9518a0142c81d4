"""The matrix of a textbook method, checked once: more is better, and noise is not a difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import numpy as np

from evaluation.arrays import checked_values
from evaluation.errors import UnknownNameError, bad_numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Direction = Literal["max", "min"]
Directions: TypeAlias = Direction | Sequence[Direction]

# Relative to the largest number of a column, differences below this are rounding: without it, a
# criterion on which 0.3 meets 0.1 + 0.2 would be stretched to the whole range, or won outright.
NOISE = 1e-12
_LARGEST = 1e300  # differences of two of them stay finite


def oriented(matrix: ArrayLike, directions: Directions | None) -> NDArray[np.float64]:
    """Return the matrix with minimised columns negated, so that more is better in all.

    Parameters
    ----------
    matrix
        Performances in any unit; shape (vendors, criteria).
    directions
        "max" or "min" for all criteria, or one of them for each; None is "max".

    Raises
    ------
    EvaluationError
        If a number is not finite or too large, or a direction is unknown or missing.
    """
    table = checked_values(matrix)
    for row, column in np.argwhere(np.abs(table) > _LARGEST).tolist():
        raise bad_numbers(
            "row {row}, column {column} of the values is {value}, too large to compute with; choose "
            "another unit",
            "la ligne {row}, colonne {column} des valeurs est {value}, trop grand pour le calcul; "
            "choisissez une autre unité",
            row=row,
            column=column,
            value=table[row, column],
        )
    asked = "max" if directions is None else directions
    names = one_each("direction", asked, get_args(Direction), table.shape[1])
    more: NDArray[np.float64] = table * np.array([1.0 if name == "max" else -1.0 for name in names])
    return more + 0.0  # turns the -0.0 of a negated zero into 0.0


def one_each(
    kind: str, given: str | Sequence[str], choices: Iterable[str], criteria: int
) -> list[str]:
    """Return one name per criterion, given one for all or one for each, or say what is wrong."""
    names = [given] * criteria if isinstance(given, str) else list(given)
    for name in names:
        if name not in choices:
            raise UnknownNameError.among(kind, name, choices)
    if len(names) != criteria:
        raise bad_numbers(
            "{names} are {found} names for {criteria} criteria; give one for all, or one for each",
            "{names} sont {found} noms pour {criteria} critères; donnez-en un pour tous, ou un pour "
            "chacun",
            names=", ".join(names) or "-",
            found=len(names),
            criteria=criteria,
        )
    return names


def unit_columns(table: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return columns divided by their largest absolute number, and those numbers (1 for zeros)."""
    largest = np.abs(table).max(axis=0)
    largest[largest == 0] = 1.0
    return table / largest, largest


def gaps(unit: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far each cell is below its column's best and above its worst; noise is 0."""
    below, above = unit.max(axis=0) - unit, unit - unit.min(axis=0)
    return np.where(below > NOISE, below, 0.0), np.where(above > NOISE, above, 0.0)


def share(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide columns, and return 0 where there is nothing to divide by."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
