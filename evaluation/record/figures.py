"""The figures on which a decision rests, each one under a name that stays the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from evaluation.committee.agreement import agreement
from evaluation.committee.cells import heard
from evaluation.errors import NumbersError
from evaluation.model.people import SIDES, View
from evaluation.ranking import rank
from evaluation.sensitivity.chances import Family, acceptability
from evaluation.sensitivity.intervals import stability
from evaluation.sensitivity.omission import leave_one_out
from evaluation.sensitivity.pillars import RULES, joint_pillars
from evaluation.sensitivity.scores import flips
from evaluation.sensitivity.tipping import tipping_points

if TYPE_CHECKING:
    from evaluation.model.evaluation import Evaluation

Named = tuple[str, float | None]
# The names under which how often each rank is taken stand, and the weights that are drawn.
FAMILIES: dict[str, Family] = {"acceptability": "any", "acceptability_about": "about"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes
    ----------
    name
        Such as "value.otter" or "stability.crm.price_clarity.lower".
    value
        The figure; None where there is none: no weights let a rival win, no score is high enough.
    error
        0 for a closed form; for a simulated figure its standard error, and never less than one
        sample in all of them.
    """

    name: str
    value: float | None
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """With what figures are computed.

    Attributes
    ----------
    samples, seed
        How many weights are drawn, and where the random numbers start.
    tolerance
        The range of a cell, in points from 0 to 5, from which members are apart.
    """

    samples: int
    seed: int
    tolerance: float


def figures_of(
    evaluation: Evaluation,
    settings: Settings,
    *,
    former: Mapping[int, Evaluation] | None = None,
) -> tuple[Figure, ...]:
    """Compute every figure on which a decision rests.

    Parameters
    ----------
    evaluation
        The evaluation at the decision.
    settings
        With what to compute.
    former
        The evaluation under weights that were sealed and have changed since, by the entry of
        that seal.

    Returns
    -------
    tuple of Figure
        Values and ranks (of the committee, each side and each member who judged), weights,
        agreement at the first round and the last, stability, tipping points, flips, each criterion
        and each member left out, pillars, and how often each rank is taken.

    Raises
    ------
    NumbersError
        If no vendor is in the running.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> found = figures_of(sample("crm"), Settings(samples=200, seed=7, tolerance=3.0))
    >>> [(one.name, one.error) for one in found[:2]]
    [('value.loutre', 0.0), ('value.hibou', 0.0)]
    """
    exact: list[Named] = [
        *_values(evaluation),
        *_views(evaluation),
        *_agreement(evaluation, settings),
        *_stability(evaluation),
        *_tipping(evaluation),
        *_flips(evaluation),
        *_omissions(evaluation),
        *_pillars(evaluation),
    ]
    for entry, then in (former or {}).items():
        exact += _ranked(then, f".sealed.{entry}")
    closed = (Figure(name, _known(value)) for name, value in exact)
    return tuple(_apart([*closed, *_chances(evaluation, settings)]))


def _known(value: float | None) -> float | None:
    return float(value) if value is not None and isfinite(value) else None


def _apart(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Give figures of the same name a number each: ids are free, and two may make one name."""
    seen: Counter[str] = Counter()
    for one in figures:
        seen[one.name] += 1
        again = seen[one.name]
        yield one if again == 1 else Figure(f"{one.name}#{again}", one.value, one.error)


def _ranked(evaluation: Evaluation, end: str = "", view: View | None = None) -> Iterator[Named]:
    ranking = rank(evaluation, view=view or View())
    yield from ((f"value{end}.{v}", x) for v, x in zip(ranking.vendors, ranking.value, strict=True))
    yield from ((f"rank{end}.{v}", x) for v, x in zip(ranking.vendors, ranking.rank, strict=True))


def _values(evaluation: Evaluation) -> Iterator[Named]:
    yield from _ranked(evaluation)
    ranking = rank(evaluation)
    for name in ("low", "high", "coverage"):
        for vendor, value in zip(ranking.vendors, getattr(ranking, name), strict=True):
            yield f"{name}.{vendor}", value
    yield "lead", ranking.lead
    for node, weight in zip(evaluation.criteria.nodes, ranking.matrix.local, strict=True):
        yield f"weight.{node.id}", weight


def _views(evaluation: Evaluation) -> Iterator[Named]:
    members = heard(evaluation)
    present = {person.side for person in evaluation.evaluators if person.id in members}
    for side in SIDES:
        if side in present:
            yield from _ranked(evaluation, f".side.{side}", View(side=side))
    for name in members:
        yield from _ranked(evaluation, f".member.{name}", View(evaluator=name))


def _agreement(evaluation: Evaluation, settings: Settings) -> Iterator[Named]:
    for name, number in (("agreement_before", 1), ("agreement", evaluation.rounds)):
        try:
            # No interval and no p-value is kept: one sample of each is enough.
            found = agreement(
                evaluation, round=number, tolerance=settings.tolerance, samples=1, seed=0
            )
        except NumbersError:  # nobody was in the running by the end of that round
            continue
        yield f"{name}.within_tolerance", found.within_tolerance
        yield f"{name}.alpha", found.alpha.value if found.alpha else None
        yield f"{name}.same_first", max(found.first_choices) if len(found.members) else None


def _stability(evaluation: Evaluation) -> Iterator[Named]:
    found = stability(evaluation)
    for k, node in enumerate(evaluation.criteria.nodes):
        yield f"stability.{node.id}.lower", found.lower[k]
        yield f"stability.{node.id}.upper", found.upper[k]
        yield f"stability.{node.id}.room", found.room[k]


def _tipping(evaluation: Evaluation) -> Iterator[Named]:
    found = tipping_points(evaluation)
    for k, vendor in enumerate(found.matrix.vendors):
        if k != found.winner:
            for measure in ("l1", "l2", "linf"):
                yield f"tipping.{vendor}.{measure}", getattr(found, measure)[k]


def _flips(evaluation: Evaluation) -> Iterator[Named]:
    found = flips(evaluation)
    for vendor, row in zip(found.matrix.vendors, found.change, strict=True):
        for leaf, change in zip(evaluation.criteria.leaves, row, strict=True):
            yield f"flip.{vendor}.{leaf.id}", change


def _omissions(evaluation: Evaluation) -> Iterator[Named]:
    for found in (leave_one_out(evaluation), leave_one_out(evaluation, what="evaluator")):
        for name, totals in zip(found.left_out, found.totals, strict=True):
            for vendor, total in zip(found.vendors, totals, strict=True):
                yield f"without.{found.what}.{name}.{vendor}", total


def _pillars(evaluation: Evaluation) -> Iterator[Named]:
    found = joint_pillars(evaluation)
    pillars = [evaluation.criteria.nodes[k].id for k in evaluation.criteria.pillars]
    for vendor, row in zip(found.matrix.vendors, found.pillar_values, strict=True):
        yield from ((f"pillar.{name}.{vendor}", x) for name, x in zip(pillars, row, strict=True))
    for rule, values in list(zip(RULES, found.values, strict=True))[1:]:
        yield from ((f"{rule}.{v}", x) for v, x in zip(found.matrix.vendors, values, strict=True))


def _chances(evaluation: Evaluation, settings: Settings) -> Iterator[Figure]:
    for name, weights in FAMILIES.items():
        found = acceptability(
            evaluation, weights=weights, samples=settings.samples, seed=settings.seed
        )
        for k, vendor in enumerate(found.matrix.vendors):
            for place, share in enumerate(found.acceptability[k]):
                error = max(float(found.standard_error[k, place]), 1 / settings.samples)
                yield Figure(f"{name}.{vendor}.{place + 1}", float(share), error)
