"""What would make a decision unfit: found before anybody has to defend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, SupportsIndex

import numpy as np

from evaluation.matrix import DecisionMatrix, latest_ratings
from evaluation.model.answers import EVIDENCE_LEVELS, NO_EVIDENCE, Must, State
from evaluation.model.people import COMMITTEE
from evaluation.order import settled
from evaluation.ranking import Ranking, rank
from evaluation.shown import by_table
from evaluation.weighting.points import local_shares

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from evaluation.model.evaluation import Evaluation

Severity = Literal["blocks", "warns", "notes"]
SEVERITIES: tuple[Severity, ...] = ("blocks", "warns", "notes")

MOST_CRITERIA = 25  # a committee keeps 12 to 25: more makes scoring a chore that is done badly
SUPPORTED_ABOVE = 0.6  # a rating worth more than 3 of 5 needs a document or better
ADOPTED_ABOVE = 0.6  # 3 of 5, on the people pillar and in the eyes of the users
HALO_RATINGS = 5  # fewer equal ratings in a row may well be a coincidence
FEWEST_SCORERS = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, with the ids of what it concerns.

    ``code`` says what was found; ``severity`` is "blocks" (no decision before it is settled),
    "warns" or "notes". ``number`` counts cells or criteria where that says something.
    """

    code: str
    severity: Severity
    vendor: str = ""
    criterion: str = ""
    evaluator: str = ""
    others: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, eq=False)
class Findings:
    """All findings of one evaluation, what blocks first, with the matrix they were found in."""

    matrix: DecisionMatrix
    findings: tuple[Finding, ...]

    __repr__ = by_table

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that must be settled before a decision."""
        return tuple(found for found in self.findings if found.severity == "blocks")

    @property
    def table(self) -> pd.DataFrame:
        """One row per finding."""
        import pandas as pd  # only those who ask for tables wait for pandas

        columns = ["severity", "code", "vendor", "criterion", "evaluator", "others", "number"]
        rows = [
            [f.severity, f.code, f.vendor, f.criterion, f.evaluator, " ".join(f.others), f.number]
            for f in self.findings
        ]
        return pd.DataFrame(rows, columns=columns)


def check(evaluation: Evaluation) -> Findings:
    """Look for what would make a decision unfit.

    Blanks and open must-haves, criteria that separate nobody, duplicates, halo, unsupported high
    ratings, cells with fewer than two scorers, adoption risk, tasks without a criterion, levels that
    nobody weighted.
    """
    case = _Case(evaluation)
    found = [finding for look in _CHECKS for finding in look(case)]
    return Findings(
        case.ranking.matrix, tuple(sorted(found, key=lambda f: SEVERITIES.index(f.severity)))
    )


class _Case:
    """What several checks look at, computed once: the vendors in the running and their ratings."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.criteria = evaluation.criteria
        self.ranking: Ranking = rank(evaluation)
        out = {excluded.vendor for excluded in self.ranking.excluded}
        # Vendors without any rating are still in the running: they are what is most missing.
        self.running = [v for v, vendor in enumerate(evaluation.vendors) if vendor.id not in out]
        self.judges = COMMITTEE.members(evaluation.evaluators)
        self.rated = [k for k, leaf in enumerate(self.criteria.leaves) if not leaf.measured]

    @cached_property
    def latest(self) -> NDArray[np.float64]:
        """Latest ratings of the judging evaluators; (judges, running vendors, leaves)."""
        return latest_ratings(self.evaluation)[np.ix_(self.judges, self.running)]

    @cached_property
    def worth(self) -> NDArray[np.float64]:
        """What those ratings are worth on 0..1; NaN where not observed or measured."""
        worth = np.full(self.latest.shape, np.nan)
        for k in self.rated:
            worth[..., k] = self.criteria.leaves[k].scale.value(self.latest[..., k])
        return worth

    @cached_property
    def evidence(self) -> NDArray[np.int8]:
        """The evidence level of those ratings, -1 for none."""
        state, level = self.evaluation.ratings.state, self.evaluation.ratings.evidence
        latest: NDArray[np.int8] = level[0]
        for answered, levels in zip(state[1:], level[1:], strict=True):
            latest = np.where(answered == State.BLANK, latest, levels)
        return latest[np.ix_(self.judges, self.running)]

    def vendor(self, k: SupportsIndex) -> str:
        return self.evaluation.vendors[self.running[k]].id

    def judge(self, k: SupportsIndex) -> str:
        return self.evaluation.evaluators[self.judges[k]].id

    def leaf(self, k: SupportsIndex) -> str:
        return self.criteria.leaves[k].id


def _decision(case: _Case) -> Iterator[Finding]:
    ranking = case.ranking
    if ranking.outcome == "nobody":
        yield Finding("nobody", "blocks")
    if ranking.outcome == "undecided" and ranking.blank:
        yield Finding("undecided", "blocks", vendor=ranking.blank[0], criterion=ranking.blank[1])
    if ranking.outcome == "tied":
        yield Finding("tied", "blocks", others=ranking.leaders)


def _must_haves(case: _Case) -> Iterator[Finding]:
    for v in case.running:
        vendor = case.evaluation.vendors[v].id
        states = case.evaluation.must_state(vendor).items()
        unknown = tuple(must for must, state in states if state == Must.UNKNOWN)
        if unknown:
            yield Finding(
                "open must-have", "blocks", vendor=vendor, others=unknown, number=len(unknown)
            )


def _floors(case: _Case) -> Iterator[Finding]:
    nodes, pillars = case.criteria.nodes, case.criteria.pillars
    for v, p in np.argwhere(case.ranking.below_floor):
        yield Finding(
            "below floor", "warns", vendor=case.ranking.vendors[v], criterion=nodes[pillars[p]].id
        )


def _blanks(case: _Case) -> Iterator[Finding]:
    observed = (~np.isnan(case.latest)).sum(axis=0) > 0
    for k, leaf in enumerate(case.criteria.leaves):
        known = (
            case.evaluation.measures.state[case.running, k] == State.GIVEN
            if leaf.measured
            else observed[:, k]
        )
        blank = tuple(case.vendor(v) for v in np.flatnonzero(~known))
        if blank:
            yield Finding("blank", "warns", criterion=leaf.id, others=blank, number=len(blank))


def _too_few_scorers(case: _Case) -> Iterator[Finding]:
    scorers = (~np.isnan(case.latest)).sum(axis=0)
    for k in case.rated:
        few = (scorers[:, k] > 0) & (scorers[:, k] < FEWEST_SCORERS)
        if few.any():
            names = tuple(case.vendor(v) for v in np.flatnonzero(few))
            yield Finding(
                "one scorer", "warns", criterion=case.leaf(k), others=names, number=len(names)
            )


def _unsupported(case: _Case) -> Iterator[Finding]:
    # E0 is the vendor's own claim: it supports nothing.
    nothing = np.isin(case.evidence, (NO_EVIDENCE, EVIDENCE_LEVELS.index("E0")))
    bare = np.asarray(settled(case.worth) > SUPPORTED_ABOVE) & nothing
    for v in np.flatnonzero(bare.any(axis=(0, 2))):
        leaves = tuple(case.leaf(k) for k in np.flatnonzero(bare[:, v].any(axis=0)))
        yield Finding(
            "unsupported",
            "warns",
            vendor=case.vendor(v),
            others=leaves,
            number=int(bare[:, v].sum()),
        )


def _separates_nobody(case: _Case) -> Iterator[Finding]:
    values, known = settled(case.ranking.matrix.values), case.ranking.matrix.known
    if len(values) > 1:
        for k in np.flatnonzero(known.all(axis=0) & (values == values[0]).all(axis=0)):
            yield Finding("separates nobody", "notes", criterion=case.leaf(k))


def _duplicates(case: _Case) -> Iterator[Finding]:
    values, known = settled(case.ranking.matrix.values), case.ranking.matrix.known
    varied = ((~known).sum(axis=0) == 0) & ((values != values[:1]).sum(axis=0) > 0)
    # Two vendors are too few to call two criteria alike.
    for a, b in _equal_pairs(values.T, varied & np.full_like(varied, len(values) > 2)):
        yield Finding("duplicate criteria", "notes", criterion=case.leaf(a), others=(case.leaf(b),))
    for a, b in _equal_pairs(values, (~known).sum(axis=1) == 0):
        names = case.ranking.vendors
        yield Finding("duplicate vendors", "warns", vendor=names[a], others=(names[b],))


def _equal_pairs(
    rows: NDArray[np.float64], eligible: NDArray[np.bool_]
) -> Iterator[tuple[int, int]]:
    places = [int(k) for k in np.flatnonzero(eligible)]
    for i, a in enumerate(places):
        for b in places[i + 1 :]:
            if (rows[a] == rows[b]).all():
                yield a, b


def _halo(case: _Case) -> Iterator[Finding]:
    heard = ~np.isnan(case.latest)
    for e, v in np.argwhere(heard.sum(axis=2) >= HALO_RATINGS):
        given = case.latest[e, v][heard[e, v]]
        if (given == given[0]).all():
            yield Finding(
                "halo",
                "warns",
                vendor=case.vendor(v),
                evaluator=case.judge(e),
                number=int(given.size),
            )


def _adoption(case: _Case) -> Iterator[Finding]:
    """Flag "back to Excel": a weak people pillar, or users who rate the adoption criteria low."""
    people = [case.criteria.nodes[p].id for p in case.criteria.pillars].index("people")
    users = [k for k, e in enumerate(case.judges) if case.evaluation.evaluators[e].side == "users"]
    tagged = [k for k in case.rated if case.criteria.leaves[k].adoption]
    for v, vendor in enumerate(case.ranking.vendors):
        row = case.running.index(case.evaluation.vendor_position(vendor))
        own = case.worth[np.ix_(users, [row], tagged)]
        own = own[~np.isnan(own)]
        weak = bool(settled(case.ranking.pillar_values[v, people]) < ADOPTED_ABOVE)
        unloved = bool(own.size) and bool(settled(np.median(own)) < ADOPTED_ABOVE)
        if weak and unloved:
            yield Finding("adoption, both", "warns", vendor=vendor)
        elif weak or unloved:
            yield Finding("adoption, people" if weak else "adoption, users", "notes", vendor=vendor)


def _tasks(case: _Case) -> Iterator[Finding]:
    served = {task for leaf in case.criteria.leaves for task in leaf.tasks}
    served |= {task for must in case.criteria.must_haves for task in must.tasks}
    for task in case.criteria.tasks:
        if task.id not in served:
            yield Finding("task without criterion", "notes", criterion=task.id)


def _weights(case: _Case) -> Iterator[Finding]:
    nodes, points = case.criteria.nodes, case.evaluation.points[case.judges]
    shares = local_shares(points, case.criteria.tree)
    untouched: list[str] = []
    for family in case.criteria.tree.families:
        if len(family) == 1:
            continue
        level = nodes[family[0]].parent or ""
        complete = ~np.isnan(shares[:, family]).any(axis=1)
        started = (~np.isnan(points[:, family])).any(axis=1)
        if not complete.any() and level:
            untouched.append(level)
        elif not complete.any():
            yield Finding("pillars not weighted", "warns")
        for e in np.flatnonzero(started & ~complete):
            yield Finding("weights unfinished", "warns", criterion=level, evaluator=case.judge(e))
    if untouched:
        # The pillars are the committee's own choice; lower down the library's points may stand.
        yield Finding("library weights", "notes", others=tuple(untouched), number=len(untouched))


def _size(case: _Case) -> Iterator[Finding]:
    if len(case.criteria.leaves) > MOST_CRITERIA:
        yield Finding("many criteria", "notes", number=len(case.criteria.leaves))


def _conflicts(case: _Case) -> Iterator[Finding]:
    for person in case.evaluation.evaluators:
        if person.conflict != "none":
            code = "recused" if person.conflict == "recused" else "conflict declared"
            yield Finding(code, "notes", evaluator=person.id)


_CHECKS: tuple[Callable[[_Case], Iterator[Finding]], ...] = (
    _decision,
    _must_haves,
    _floors,
    _blanks,
    _too_few_scorers,
    _unsupported,
    _halo,
    _duplicates,
    _adoption,
    _separates_nobody,
    _weights,
    _tasks,
    _size,
    _conflicts,
)
