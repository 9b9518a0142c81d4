"""One member's judgement of one level of the criteria tree, in the form that the member prefers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from evaluation.errors import RepeatedNameError, UnknownNameError, WeightsError
from evaluation.language.text import Text
from evaluation.model.criteria import Criteria
from evaluation.shown import by_table
from evaluation.weighting.best_worst import best_worst
from evaluation.weighting.comparisons import Comparison, Triad
from evaluation.weighting.pairwise import pairwise
from evaluation.weighting.points import swing
from evaluation.weighting.questions import children
from evaluation.weighting.random_index import DEFAULT
from evaluation.weighting.ranks import RULES, Rule

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Points:
    """Points of importance for each criterion of the level; any sum."""

    points: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Swing:
    """What bringing each criterion from its worst to its best is worth; 100 for the first."""

    points: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class RankOrder:
    """The criteria from the most important to the least; equally important ones in a tuple.

    ``rule`` turns places into weights: "centroid", "sum" or "reciprocal". Equally important
    criteria share the mean of the weights of their places.
    """

    order: Sequence[str | Sequence[str]]
    rule: Rule = "centroid"


@dataclass(frozen=True, slots=True)
class Pairwise:
    """For pairs of criteria, how many times as important the first is as the second.

    Pairs may be left out as long as a chain of comparisons links all criteria. ``table`` names the
    random indices of the consistency ratio.
    """

    ratios: Mapping[tuple[str, str], float]
    table: str = DEFAULT


@dataclass(frozen=True, slots=True)
class BestWorst:
    """The best criterion compared with each one, and each one with the worst: 1 to 9."""

    best: str
    worst: str
    best_to_others: Mapping[str, float]
    others_to_worst: Mapping[str, float]


Judgement: TypeAlias = Points | Swing | RankOrder | Pairwise | BestWorst


@dataclass(frozen=True, slots=True)
class AskAgain:
    """What contradicts itself most in a judgement, and so is worth asking again.

    Attributes
    ----------
    criteria
        The ids of the three criteria a, b, c of a triad, or of the two of a comparison.
    given
        How many times as important a is as b, b as c, and a as c; for two criteria, a as b.
    consistent
        What each of these would be if the others stood; for two criteria, by the weights.
    """

    criteria: tuple[str, ...]
    given: tuple[float, ...]
    consistent: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Elicited:
    """The weights that one member's judgement gives to one level.

    Attributes
    ----------
    criteria
        The criteria tree.
    level
        The id of the branch above the criteria; None for the pillars.
    method
        "points", "swing", "rank_order", "pairwise" or "best_worst".
    names
        The ids of the criteria of the level, in tree order.
    weights
        Local weights, adding to 1; shape (criteria of the level,).
    points
        The same as points, ready for ``Evaluation.with_points``: as given for points and swing,
        else adding to 100.
    consistency
        The consistency ratio of pairwise comparisons, or xi of the best-worst method: 0 when
        nothing is contradicted. None where a judgement cannot contradict itself.
    ask_again
        What contradicts itself most; None when nothing does.
    """

    criteria: Criteria
    level: str | None
    method: str
    names: tuple[str, ...]
    weights: NDArray[np.float64]
    points: Mapping[str, float]
    consistency: float | None
    ask_again: AskAgain | None

    __repr__ = by_table

    def __post_init__(self) -> None:
        self.weights.setflags(write=False)

    @property
    def table(self) -> pd.DataFrame:
        """One row per criterion: its local weight and its points."""
        import pandas as pd  # only those who ask for tables wait for pandas

        return pd.DataFrame(
            {
                "criterion": list(self.names),
                "weight": self.weights,
                "points": [self.points[name] for name in self.names],
            }
        )


def elicit(criteria: Criteria, level: str | None, judgement: Judgement) -> Elicited:
    """Turn one member's judgement of one level into local weights.

    Parameters
    ----------
    criteria
        The criteria tree.
    level
        The id of a pillar or group, whose children are judged; None for the three pillars.
    judgement
        ``Points``, ``Swing``, ``RankOrder``, ``Pairwise`` or ``BestWorst``: each member chooses.

    Returns
    -------
    Elicited
        Weights, points to record, and what to ask again.

    Raises
    ------
    EvaluationError
        If the level is unknown, the judgement names a criterion that is not in it, or leaves one
        out that it needs, or its numbers cannot be computed with.

    Examples
    --------
    >>> from evaluation.library import criteria
    >>> found = elicit(criteria("crm"), None, RankOrder(["people", "procedures", "technology"]))
    >>> dict(zip(found.names, found.weights.round(2).tolist()))
    {'technology': 0.11, 'people': 0.61, 'procedures': 0.28}
    """
    names = tuple(node.id for node in children(criteria, level))
    match judgement:
        case Points(points):
            return _from_points(criteria, level, "points", names, points)
        case Swing(points):
            return _from_points(criteria, level, "swing", names, points)
        case RankOrder():
            return _elicited(criteria, level, "rank_order", names, _by_rank(judgement, names))
        case Pairwise():
            return _by_pairs(criteria, level, names, judgement)
        case BestWorst():
            return _by_ends(criteria, level, names, judgement)


def _elicited(
    criteria: Criteria,
    level: str | None,
    method: str,
    names: tuple[str, ...],
    weights: NDArray[np.float64],
    *,
    consistency: float | None = None,
    ask_again: AskAgain | None = None,
) -> Elicited:
    points = dict(zip(names, (100 * weights).tolist(), strict=True))
    return Elicited(
        criteria,
        level,
        method,
        names,
        weights,
        MappingProxyType(points),
        consistency,
        ask_again,
    )


def _from_points(
    criteria: Criteria,
    level: str | None,
    method: str,
    names: tuple[str, ...],
    points: Mapping[str, float],
) -> Elicited:
    _require_names(points, names)
    given = MappingProxyType({name: points[name] for name in names})
    weights = swing(list(given.values()), names=names)
    return Elicited(criteria, level, method, names, weights, given, None, None)


def _by_rank(judgement: RankOrder, names: tuple[str, ...]) -> NDArray[np.float64]:
    if judgement.rule not in RULES:
        raise UnknownNameError.among("method", judgement.rule, RULES)
    places = [[place] if isinstance(place, str) else list(place) for place in judgement.order]
    order = [name for place in places for name in place]
    _require_names(order, names)
    weights = RULES[judgement.rule](len(names))
    found: dict[str, float] = {}
    for place in places:
        first = len(found)
        found.update(dict.fromkeys(place, float(weights[first : first + len(place)].mean())))
    return np.array([found[name] for name in names])


def _by_pairs(
    criteria: Criteria, level: str | None, names: tuple[str, ...], judgement: Pairwise
) -> Elicited:
    matrix = np.full((len(names), len(names)), np.nan)
    for pair, ratio in judgement.ratios.items():
        for name in pair:
            _require_known(name, names)
        a, b = (names.index(name) for name in pair)
        matrix[a, b] = ratio
    found = pairwise(matrix, table=judgement.table, names=names)
    doubt = found.worst_triad or found.worst_comparison
    return _elicited(
        criteria,
        level,
        "pairwise",
        names,
        found.weights,
        consistency=found.consistency_ratio,
        ask_again=_ask_again(doubt, names),
    )


def _by_ends(
    criteria: Criteria, level: str | None, names: tuple[str, ...], judgement: BestWorst
) -> Elicited:
    rows = []
    for end, given in (
        (judgement.best, judgement.best_to_others),
        (judgement.worst, judgement.others_to_worst),
    ):
        _require_known(end, names)
        row = {end: 1.0, **given}  # the comparison with itself may be left out
        _require_names(row, names)
        rows.append([row[name] for name in names])
    found = best_worst(
        *rows, best=names.index(judgement.best), worst=names.index(judgement.worst), names=names
    )
    return _elicited(
        criteria,
        level,
        "best_worst",
        names,
        found.weights,
        consistency=found.consistency,
        ask_again=_ask_again(found.worst_triad, names),
    )


def _ask_again(doubt: Triad | Comparison | None, names: Sequence[str]) -> AskAgain | None:
    if doubt is None:
        return None
    ids = tuple(names[k] for k in doubt.items)
    if isinstance(doubt, Triad):
        return AskAgain(ids, doubt.given, doubt.consistent)
    return AskAgain(ids, (doubt.given,), (doubt.implied,))


def _require_known(name: str, names: Sequence[str]) -> None:
    if name not in names:
        raise UnknownNameError.among("criterion", name, names)


def _require_names(given: Iterable[str], names: Sequence[str]) -> None:
    """Refuse a judgement that names a criterion of another level, one twice, or not all."""
    found = list(given)
    for name in found:
        _require_known(name, names)
    if len(set(found)) < len(found):
        raise RepeatedNameError.of(Text("judgement", "jugement"), found)
    missing = [name for name in names if name not in found]
    if missing:
        raise WeightsError(
            Text(
                "nothing is said of {missing}; judge every criterion of the level",
                "rien n’est dit de {missing}; jugez tous les critères du niveau",
            ).format(missing=", ".join(f"'{name}'" for name in missing))
        )
