"""Tables of raters by items, checked once at the door and brought to the rule for ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import NumbersError, bad_numbers
from evaluation.language.text import Text
from evaluation.order import settled

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# The squares of larger numbers, added up, would not fit in a floating-point number.
_LARGEST = 1e100
# Differences this far below the largest number are the rounding of the numbers themselves.
NOISE = 1e-6


def checked_table(ratings: ArrayLike) -> NDArray[np.float64]:
    """Return a table (raters, items) of finite numbers and NaN, or say what is wrong with it."""
    table = _numbers(ratings)
    if table.ndim != 2 or not table.size:
        raise bad_numbers(
            "there must be one row per rater and one column per item, at least one of each; the "
            "shape is {shape}",
            "il faut une ligne par évaluateur et une colonne par élément, au moins une de chaque; "
            "la forme est {shape}",
            shape=table.shape,
        )
    _refuse_huge(table)
    return table


def checked_row(ranking: ArrayLike) -> NDArray[np.float64]:
    """Return one ranking (items,) of finite numbers and NaN, or say what is wrong with it."""
    row = _numbers(ranking)
    if row.ndim != 1:
        raise bad_numbers(
            "a ranking is one row of numbers, one per item; the shape is {shape}",
            "un classement est une ligne de nombres, un par élément; la forme est {shape}",
            shape=row.shape,
        )
    _refuse_huge(row)
    return row


def comparable(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each row moved to 0..1 without changing its order: the scale of the tie rule.

    Numbers closer than a billionth of the row's range become equal; NaN stays NaN.
    """
    largest = np.fmax.reduce(np.abs(rows), axis=-1, keepdims=True)
    part = rows / np.where(largest > 0, largest, 1.0)
    part -= np.fmin.reduce(part, axis=-1, keepdims=True)
    return settled(part / np.fmax(np.fmax.reduce(part, axis=-1, keepdims=True), NOISE))


def _numbers(given: ArrayLike) -> NDArray[np.float64]:
    try:
        return np.array(given, dtype=float)
    except (TypeError, ValueError) as error:
        raise NumbersError(
            Text(
                "the ratings must be numbers in rows of equal length",
                "les notes doivent être des nombres en lignes de même longueur",
            )
        ) from error


def _refuse_huge(table: NDArray[np.float64]) -> None:
    beyond = np.argwhere(np.abs(table) > _LARGEST)
    if beyond.size:
        place = tuple(int(k) for k in beyond[0])
        raise bad_numbers(
            "the number at {place} is {value}; give a finite number, or NaN for what was not "
            "observed",
            "le nombre à la place {place} est {value}; donnez un nombre fini, ou NaN pour ce qui "
            "n’a pas été observé",
            place=place,
            value=table[place],
        )
