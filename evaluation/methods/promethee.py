"""PROMETHEE II: how strongly each vendor is preferred to the others, pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, get_args

import numpy as np

from evaluation.arrays import checked_weights, lock
from evaluation.errors import NumbersError, bad_numbers
from evaluation.language.text import Text
from evaluation.methods.columns import NOISE, Directions, one_each, oriented, unit_columns
from evaluation.order import competition_ranks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Function = Literal["usual", "u", "v", "level", "linear", "gaussian"]
Functions: TypeAlias = Function | Sequence[Function]
Thresholds: TypeAlias = "ArrayLike | Sequence[float | None] | None"
Real = TypeVar("Real", np.float32, np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Promethee:
    """The order of the vendors by PROMETHEE II; shapes (vendors,).

    Attributes
    ----------
    positive_flow
        How strongly the vendor is preferred to the others, on 0..1: the leaving flow.
    negative_flow
        How strongly the others are preferred to it, on 0..1: the entering flow.
    net_flow
        The first minus the second, on -1..1; over all vendors they add to 0.
    ranks
        Competition ranks of the net flow, 1 2 2 4.
    """

    positive_flow: NDArray[np.float64]
    negative_flow: NDArray[np.float64]
    net_flow: NDArray[np.float64]
    ranks: NDArray[np.intp]

    def __post_init__(self) -> None:
        lock(self)


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """The flows on each criterion alone; shapes (vendors, criteria)."""

    positive: NDArray[np.float64]
    negative: NDArray[np.float64]


def promethee_ii(
    matrix: ArrayLike,
    weights: ArrayLike,
    *,
    directions: Directions | None = None,
    functions: Functions = "usual",
    q: Thresholds = None,
    p: Thresholds = None,
    s: Thresholds = None,
) -> Promethee:
    """Rank vendors by how strongly they are preferred to each other, pair by pair.

    Parameters
    ----------
    matrix
        Performances in any unit; shape (vendors, criteria).
    weights
        Zero or more, divided by their sum; shape (criteria,).
    directions
        "max" or "min" for all criteria, or one of them for each; "max" when left out.
    functions
        What a difference d in favour of a vendor is worth, one name for all criteria or one for
        each: "usual" (1 as soon as d > 0), "u" (1 above q), "v" (d / p, at most 1), "level" (1/2
        above q, 1 above p), "linear" (from 0 at q to 1 at p), "gaussian" (1 - exp(-d² / 2 s²)).
    q, p, s
        The indifference, preference and Gaussian thresholds, in the unit of the criterion: one for
        all or one for each, None or NaN where the function does not use it.

    Returns
    -------
    Promethee
        Flows divided by the number of other vendors, and ranks. A vendor that leaves or enters may
        reverse the order of two others.

    Raises
    ------
    EvaluationError
        If a number is not finite, a weight is negative, all weights are zero, shapes do not match,
        a direction or function is unknown, or a threshold is missing or out of order.

    References
    ----------
    Brans, J. P. and Vincke, P. (1985). A preference ranking organisation method. Management Science
    31, 647-656.

    Examples
    --------
    >>> found = promethee_ii([[4, 3, 2], [3, 2, 4], [5, 1, 3]], [0.5, 0.3, 0.2])
    >>> found.net_flow.round(2).tolist(), found.ranks.tolist()
    ([0.1, -0.3, 0.2], [2, 3, 1])
    """
    flows = prepare(matrix, directions=directions, functions=functions, q=q, p=p, s=s)
    shares = checked_weights(weights, flows.positive.shape[1])
    positive, negative = flows.positive @ shares, flows.negative @ shares
    net = positive - negative
    return Promethee(positive, negative, net, competition_ranks(net))


def prepare(
    matrix: ArrayLike,
    *,
    directions: Directions | None = None,
    functions: Functions = "usual",
    q: Thresholds = None,
    p: Thresholds = None,
    s: Thresholds = None,
) -> Flows:
    """Return the flows on each criterion, whatever the weights; see ``promethee_ii``."""
    unit, largest = unit_columns(oriented(matrix, directions))
    criteria = unit.shape[1]
    names = one_each("preference function", functions, get_args(Function), criteria)
    limits = {
        name: _thresholds(name, given, criteria) for name, given in (("q", q), ("p", p), ("s", s))
    }
    _require_thresholds(names, limits)
    positive, negative = np.zeros_like(unit), np.zeros_like(unit)
    for c, name in enumerate(names):
        ahead = unit[:, [c]] - unit[:, c]
        scaled = {letter: values[c] / largest[c] for letter, values in limits.items()}
        worth = np.where(ahead > NOISE, PREFERENCE[name](ahead, scaled), 0.0)
        positive[:, c], negative[:, c] = worth.sum(axis=1), worth.sum(axis=0)
    others = max(len(unit) - 1, 1)  # a vendor alone has no flow, and nothing to divide
    return Flows(positive / others, negative / others)


def scores_many(prepared: Flows, weights: NDArray[Real]) -> NDArray[Real]:
    """Return the net flow of every vendor for many weight vectors at once: one matrix product.

    Parameters
    ----------
    prepared
        What ``prepare`` returned.
    weights
        Zero or more, of any positive sum, not checked; shape (criteria, samples). The result has their
        precision.

    Returns
    -------
    ndarray
        Shape (vendors, samples).
    """
    found = (prepared.positive - prepared.negative).astype(weights.dtype) @ weights
    found /= weights.sum(axis=0)
    return found


# What a difference is worth; both the difference and the thresholds over the column's largest.
Worth: TypeAlias = "Callable[[NDArray[np.float64], dict[str, float]], NDArray[np.float64]]"
_NEEDS = {"usual": "", "u": "q", "v": "p", "level": "qp", "linear": "qp", "gaussian": "s"}


def _above(ahead: NDArray[np.float64], limit: float) -> NDArray[np.float64]:
    return (ahead > limit + NOISE).astype(float)


def _linear(ahead: NDArray[np.float64], limits: dict[str, float]) -> NDArray[np.float64]:
    width = limits["p"] - limits["q"]
    if width <= NOISE:
        return _above(ahead, limits["q"])
    return np.clip((ahead - limits["q"]) / width, 0.0, 1.0)


def _gaussian(ahead: NDArray[np.float64], limits: dict[str, float]) -> NDArray[np.float64]:
    # Beyond a hundred standard deviations nothing is left to add.
    ratio = np.clip(ahead / max(limits["s"], NOISE), 0.0, 100.0)
    return -np.expm1(-(ratio**2) / 2)


PREFERENCE: dict[str, Worth] = {
    "usual": lambda ahead, _: np.ones_like(ahead),
    "u": lambda ahead, limits: _above(ahead, limits["q"]),
    "v": lambda ahead, limits: _linear(ahead, {"q": 0.0, "p": limits["p"]}),
    "level": lambda ahead, limits: (_above(ahead, limits["q"]) + _above(ahead, limits["p"])) / 2,
    "linear": _linear,
    "gaussian": _gaussian,
}


def _thresholds(letter: str, given: Thresholds, criteria: int) -> NDArray[np.float64]:
    """Return one threshold per criterion, NaN where none is given."""
    try:
        values = np.array(given, dtype=float)
    except (TypeError, ValueError) as error:
        raise NumbersError(
            Text(
                "the thresholds {letter} must be numbers, or None where there is none",
                "les seuils {letter} doivent être des nombres, ou None là où il n’y en a pas",
            ).format(letter=letter)
        ) from error
    if values.shape not in ((), (criteria,)):
        raise bad_numbers(
            "the thresholds {letter} have the shape {shape}; give one for all, or one for each of "
            "the {criteria} criteria",
            "les seuils {letter} ont la forme {shape}; donnez-en un pour tous, ou un pour chacun des "
            "{criteria} critères",
            letter=letter,
            shape=values.shape,
            criteria=criteria,
        )
    return np.broadcast_to(values, (criteria,))


def _require_thresholds(names: Sequence[str], limits: dict[str, NDArray[np.float64]]) -> None:
    """Refuse a threshold that a function needs and that is missing or out of order."""
    for c, name in enumerate(names):
        needed = {letter: float(limits[letter][c]) for letter in _NEEDS[name]}
        least = 0.0 if name in {"u", "level", "linear"} else np.nextafter(0.0, 1.0)
        for letter, value in needed.items():
            if not least <= value < np.inf:
                raise bad_numbers(
                    "criterion {c}: the function '{name}' needs a threshold {letter}, {what}; it is "
                    "{value}",
                    "critère {c} : la fonction « {name} » demande un seuil {letter}, {what}; il vaut "
                    "{value}",
                    c=c,
                    name=name,
                    letter=letter,
                    what=Text("zero or more", "zéro ou plus")
                    if least == 0
                    else Text("more than zero", "plus grand que zéro"),
                    value=value,
                )
        if needed.get("p", np.inf) < needed.get("q", 0.0):
            raise bad_numbers(
                "criterion {c}: the preference threshold p ({p}) is below the indifference "
                "threshold q ({q})",
                "critère {c} : le seuil de préférence p ({p}) est inférieur au seuil d’indifférence "
                "q ({q})",
                c=c,
                p=needed["p"],
                q=needed["q"],
            )
