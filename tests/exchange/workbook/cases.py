"""Workbooks of every kind: what they are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import cycle

from building import leaf, rated, tree
from hypothesis import Phase, given, settings
from strategies import evaluations

from evaluation.exchange.workbook import workbook_bytes
from evaluation.exchange.workbook.case import Case
from evaluation.exchange.workbook.figures import figures
from evaluation.language.text import Language, Text, same
from evaluation.model import Branch, Criteria, Evaluation, Scale


@dataclass(frozen=True, eq=False)
class Made:
    """One workbook with what it was made from."""

    evaluation: Evaluation
    language: Language = "en"
    what_if: Mapping[str, float] = field(default_factory=dict)
    vary: str | None = None

    @cached_property
    def content(self) -> bytes:
        return workbook_bytes(
            self.evaluation, language=self.language, what_if=self.what_if, vary=self.vary
        )

    @cached_property
    def case(self) -> Case:
        varied = self.evaluation.criteria.node_position(self.vary) if self.vary else 0
        return Case(figures(self.evaluation, what_if=self.what_if), self.language, varied)


def deep() -> Criteria:
    """Return criteria with groups, a measure, a falling, a bent and a log scale, and zero weights."""
    people = [
        leaf("h1", "people", 2),
        Branch("g", Text("Group", "Groupe"), 1, "people"),
        leaf("h2", "g", 3, scale=Scale(48.0, 2.0), measured=True),
        leaf("h3", "g", 0),
        leaf("h4", "g", 1, scale=Scale(10.0, 0.0, 0.0, 10.0)),
        Branch("idle", Text("Idle", "Au repos"), 0, "people"),
        leaf("h5", "idle", 1, scale=Scale(1.0, 5.0, 0.0, 7.0)),  # answers beyond worst and best
    ]
    technology = [
        leaf("t1", "technology", 1, scale=Scale(99.0, 99.99, shape="log_downtime"), measured=True),
        leaf("t2", "technology", 2, scale=Scale(0.0, 5.0, 0.0, 5.0, curve=((3.0, 0.8),))),
    ]
    return tree(
        {"people": people, "technology": technology},  # type: ignore[dict-item]  # groups too
        weights={"technology": 3, "people": 2},
        floor=0.5,
        must_haves=("m1", "m2"),
    )


# What searches, formulas, files and pages give a meaning of their own.
ODD = (
    "a~b",
    "*",
    "?~*",
    '"quoted"',
    "<b> & 'c'",
    "=1+1",
    "-1",
    "é œ 🦉",
    "x" * 300,
    " spaces ",
)


def named(evaluation: Evaluation, names: Sequence[str]) -> Evaluation:
    """Return an evaluation whose title, criteria, must-haves, vendors and people have these names."""
    turn = cycle(names)
    criteria = evaluation.criteria
    renamed = Criteria(
        criteria.category,
        same(next(turn)),
        tuple(replace(node, label=same(next(turn))) for node in criteria.nodes),
        tuple(replace(must, label=same(next(turn))) for must in criteria.must_haves),
    )
    return replace(
        evaluation,
        title=same(next(turn)),
        criteria=renamed,
        vendors=tuple(replace(vendor, label=same(next(turn))) for vendor in evaluation.vendors),
        evaluators=tuple(replace(one, label=same(next(turn))) for one in evaluation.evaluators),
    )


def measured(evaluation: Evaluation) -> Evaluation:
    """Return an evaluation of ``deep`` criteria with measures for most vendors."""
    for k, vendor in enumerate(evaluation.vendors):
        evaluation = evaluation.with_measure(99.0 + k / 4, vendor=vendor.id, criterion="t1")
        if k % 3 != 2:
            evaluation = evaluation.with_measure(40 - 12 * k, vendor=vendor.id, criterion="h2")
    return evaluation


@cache
def built() -> dict[str, Made]:
    """Return small cases, one for each thing that can go another way."""
    # One rating per leaf in the order of the tree: t1 t2 h1 h2 h3 h4 h5 p.
    rows = {
        "a": [None, 4, 3, None, 2, 4, 7, 3],
        "b": [None, 2, 5, None, None, 8, 0, 4],
        "c": [None, None, 4, None, 1, None, None, 5],
    }
    full = measured(rated(rows, criteria=deep(), evaluators=("ann", "bob")))
    passed = full
    for vendor in "abc":
        for must in ("m1", "m2"):
            passed = passed.with_must_have("pass", vendor=vendor, criterion=must)
    alike = {name: [3, 4, 2] for name in "abcd"}
    gone = rated({"a": [3, 3, 3], "b": [4, 4, 4]}, criteria=tree(must_haves=["m"]))
    for vendor in "ab":
        gone = gone.with_must_have("fail", vendor=vendor, criterion="m")
    heavy = rated(
        {"a": [5, 1, 2], "b": [1, 5, 4]}, criteria=tree(weights={"people": 0, "procedures": 0})
    )
    odd = rated({"a": [5, 2, None], "b": [2, 5, 1]}, criteria=tree(must_haves=["m"]))
    return {
        "odd_names": Made(named(odd, ODD), "en", {"h": 3}, "p"),
        "blanks": Made(full, "fr"),
        "passed": Made(passed, what_if={"people": 70, "h1": 10, "h3": 30}, vary="g"),
        "failed": Made(
            passed.with_must_have("fail", vendor="a", criterion="m2"), "fr", {"h2": 0}, "h5"
        ),
        "all_tied": Made(rated(alike)),
        "two_tied": Made(rated({"a": [5, 2, 1], "b": [2, 5, 1], "c": [0, 0, 1]}), "fr"),
        "alone": Made(rated({"a": [5, 2, None]}), vary="h"),
        "nobody": Made(gone, "fr", {"people": 10}),
        "unrated": Made(rated({"a": [None] * 3, "b": [1, 2, 3]}), what_if={"p": 40}, vary="t"),
        "nothing": Made(rated({"a": [None] * 3}), "fr"),
        "weight_one": Made(heavy, vary="technology", what_if={"technology": 40}),
        "weight_zero": Made(heavy, "fr", {"people": 0, "technology": 0, "procedures": 0}, "people"),
        "too_much": Made(heavy, "en", {"people": 80, "procedures": 80}),
        "all_filled": Made(heavy, "en", {"people": 10, "procedures": 20, "technology": 30}),
        "floor_at": Made(rated({"a": [5, 2.5, 5], "b": [5, 2, 5]}, criteria=tree(floor=0.5))),
        "undecided": Made(rated({"a": [4, 4, None], "b": [4, None, 3], "c": [0, 0, 0]})),
    }


def drawn(count: int) -> list[Evaluation]:
    """Return random evaluations, the same in every run."""
    found: list[Evaluation] = []

    @settings(max_examples=count, derandomize=True, database=None, phases=[Phase.generate])
    @given(evaluations(min_vendors=1, max_vendors=4, max_evaluators=3, max_children=2))
    def collect(one: Evaluation) -> None:
        found.append(one)

    collect()
    return found
