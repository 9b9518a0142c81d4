"""Plain arrays, checked once at the door and brought to the scale of the rule for ties."""

from __future__ import annotations

from dataclasses import fields
from math import isfinite
from operator import index
from typing import TYPE_CHECKING, Any

import numpy as np

from evaluation.errors import NumbersError, WeightsError, bad_numbers
from evaluation.language.text import Text
from evaluation.order import settled

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def checked_values(values: ArrayLike) -> NDArray[np.float64]:
    """Return values as an array (vendors, criteria) of finite numbers, or say what is wrong."""
    table = _numbers(values, "values", "valeurs")
    if table.ndim != 2 or not table.size:
        raise bad_numbers(
            "the values must have one row per vendor and one column per criterion, at least one "
            "of each; their shape is {shape}",
            "les valeurs doivent avoir une ligne par fournisseur et une colonne par critère, au "
            "moins une de chaque; leur forme est {shape}",
            shape=table.shape,
        )
    bad = np.argwhere(~np.isfinite(table))
    if bad.size:
        row, column = (int(k) for k in bad[0])
        raise bad_numbers(
            "row {row}, column {column} of the values is {value}; give a finite number (for a "
            "blank, the mean that stands in for it)",
            "la ligne {row}, colonne {column} des valeurs est {value}; donnez un nombre fini (pour "
            "une case vide, la moyenne qui la remplace)",
            row=row,
            column=column,
            value=table[row, column],
        )
    return table


def checked_weights(weights: ArrayLike, criteria: int) -> NDArray[np.float64]:
    """Return one weight per criterion, divided by their sum, or say what is wrong."""
    given = _numbers(weights, "weights", "poids")
    if given.shape != (criteria,):
        raise bad_numbers(
            "there must be one weight per criterion, {criteria} in all; the weights have the shape "
            "{shape}",
            "il faut un poids par critère, {criteria} en tout; les poids ont la forme {shape}",
            criteria=criteria,
            shape=given.shape,
        )
    bad = np.flatnonzero(~np.isfinite(given) | (given < 0))
    if bad.size:
        raise WeightsError(
            Text(
                "weight {position} is {value}; give zero or a positive number",
                "le poids {position} est {value}; donnez zéro ou un nombre positif",
            ).format(position=int(bad[0]), value=given[bad[0]])
        )
    if not given.any():
        raise WeightsError(
            Text(
                "the weights are all zero; give at least one a positive number",
                "les poids sont tous nuls; donnez à l’un d’eux un nombre positif",
            )
        )
    # Divided by a power of two, which loses no digit, so that the sum of huge weights stays finite.
    part: NDArray[np.float64] = np.ldexp(given, -np.frexp(given.max())[1])
    part /= part.sum()
    return part


def whole(name: str, given: int, *, least: int) -> int:
    """Return a whole number that is large enough, or say what it must be."""
    try:
        number = index(given)
    except TypeError:
        number = least - 1
    if number < least:
        raise bad_numbers(
            "{name} is {given}; give a whole number, {least} or more",
            "{name} vaut {given}; donnez un nombre entier, {least} ou plus",
            name=name,
            given=given,
            least=least,
        )
    return number


def require_scale(values: NDArray[np.float64], top: float) -> None:
    """Refuse values outside 0 to the top of their scale, by row and column."""
    if not isfinite(top) or top <= 0:
        raise bad_numbers(
            "the top of the scale is {top}; give a positive number",
            "le haut de l’échelle est {top}; donnez un nombre positif",
            top=top,
        )
    outside = np.argwhere((values < 0) | (values > top))
    if outside.size:
        row, column = (int(k) for k in outside[0])
        raise bad_numbers(
            "row {row}, column {column} of the values is {value}, outside 0 to {top}; give the "
            "top of the scale with top=",
            "la ligne {row}, colonne {column} des valeurs est {value}, hors de 0 à {top}; donnez "
            "le haut de l’échelle avec top=",
            row=row,
            column=column,
            value=values[row, column],
            top=top,
        )


def on_unit_scale(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values as ties are judged, to 9 decimals.

    The rule for ties is written for values on 0..1: values in a larger unit are divided by the
    largest of them, sign apart, as ``additive`` does.
    """
    unit: float = max(np.abs(values).max(), 1.0)
    return values / unit


def first_of(totals: NDArray[np.float64]) -> int:
    """Return the position of the highest total; among exact ties, the first in order."""
    return int(settled(totals).argmax())


def lock(result: object) -> None:
    """Make the arrays of a result dataclass read-only."""
    for field in fields(result):  # type: ignore[arg-type]  # any dataclass
        value = getattr(result, field.name)
        if isinstance(value, np.ndarray):
            value.setflags(write=False)


def parts(result: object) -> dict[str, Any]:
    """Return the fields of a result dataclass, for a richer result that has them too."""
    return {field.name: getattr(result, field.name) for field in fields(result)}  # type: ignore[arg-type]


def _numbers(given: ArrayLike, en: str, fr: str) -> NDArray[np.float64]:
    try:
        return np.array(given, dtype=float)
    except (TypeError, ValueError) as error:
        raise NumbersError(
            Text(
                f"the {en} must be numbers in rows of equal length",
                f"les {fr} doivent être des nombres en lignes de même longueur",
            )
        ) from error
