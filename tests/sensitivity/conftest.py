"""Evaluations whose values and weights a test sets directly, whatever the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import strategies as st

from evaluation import Evaluation, Evaluator, Vendor
from evaluation.language.text import Text, same
from evaluation.matrix import DecisionMatrix, decision_matrix
from evaluation.model.answers import NO_EVIDENCE, Answers, State
from evaluation.model.criteria import PILLARS, Branch, Criteria, Leaf, Node
from evaluation.model.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy
    from numpy.typing import NDArray

    # A branch holds its children by id; a leaf is its weight alone.
    Shape = Mapping[str, tuple[float, "Shape"]] | None


def nodes_of(
    shape: Mapping[str, tuple[float, Shape]], parent: str | None, scale: Scale, *, measured: bool
) -> list[Node]:
    nodes: list[Node] = []
    for name, (weight, below) in shape.items():
        if below is None:
            assert parent is not None
            nodes.append(Leaf(name, same(name), weight, parent, scale, measured=measured))
        else:
            nodes.append(Branch(name, same(name), weight, parent))
            nodes.extend(nodes_of(below, name, scale, measured=measured))
    return nodes


def build(
    shape: Mapping[str, tuple[float, Shape]],
    values: Sequence[Sequence[float | None]],
    *,
    scale: Scale = Scale(worst=0, best=1),  # noqa: B008  # frozen
    measured: bool = True,
) -> Evaluation:
    """Return an evaluation with vendors v0, v1...; None in the values is a blank.

    Measured leaves hold the values as facts; otherwise one evaluator, "ann", rates them.
    """
    criteria = Criteria(
        "test", same("test"), tuple(nodes_of(shape, None, scale, measured=measured))
    )
    known = np.array([[cell is not None for cell in row] for row in values])
    answers = Answers(
        np.array(values, dtype=float),
        np.where(known, State.GIVEN, State.BLANK).astype(np.int8),
        np.full(known.shape, NO_EVIDENCE, np.int8),
    )
    vendors = tuple(Vendor(f"v{row}", same(f"v{row}")) for row in range(len(values)))
    people = (Evaluator("ann", same("ann")),)
    title = Text("test", "essai")
    if measured:
        return Evaluation(title, ("en",), criteria, vendors, people, measures=answers)
    one_round = Answers(
        answers.value[None, None], answers.state[None, None], answers.evidence[None, None]
    )
    return Evaluation(title, ("en",), criteria, vendors, people, ratings=one_round)


@pytest.fixture(scope="session")
def evaluation_of() -> Callable[..., Evaluation]:
    return build


WEIGHTS = st.one_of(st.integers(0, 5).map(float), st.floats(0, 5).map(lambda x: round(x, 3)))
VALUES = st.one_of(st.integers(0, 4).map(lambda k: k / 4), st.floats(0, 1))


@st.composite
def families(draw: DrawFn, names: Sequence[str], depth: int) -> dict[str, tuple[float, Shape]]:
    """Draw a level of the tree with its branches, its weights not all zero."""
    weights = draw(st.lists(WEIGHTS, min_size=len(names), max_size=len(names)).filter(any))
    level: dict[str, tuple[float, Shape]] = {}
    for name, weight in zip(names, weights, strict=True):
        leaf = depth == 0 or (name not in PILLARS and draw(st.booleans()))
        below = [f"{name}.{k}" for k in range(draw(st.integers(1, 3)))]
        level[name] = (weight, None if leaf else draw(families(below, depth - 1)))
    return level


@st.composite
def random_evaluations(draw: DrawFn) -> Evaluation:
    """Draw an evaluation with any tree, some blanks, and at least one vendor in the running."""
    shape = draw(families(PILLARS, 2))
    leaves = sum(
        isinstance(node, Leaf) for node in nodes_of(shape, None, Scale(0, 1), measured=True)
    )
    cell = st.one_of(VALUES, VALUES, VALUES, st.none())
    row = st.lists(cell, min_size=leaves, max_size=leaves)
    evaluation = build(shape, draw(st.lists(row, min_size=1, max_size=5)))
    if decision_matrix(evaluation).vendors:
        return evaluation
    return build(shape, [[0.5] * leaves, [0.25] * leaves])


@pytest.fixture(scope="session")
def evaluations() -> SearchStrategy[Evaluation]:
    return random_evaluations()


@pytest.fixture(scope="session")
def three(evaluation_of: Callable[..., Evaluation]) -> Evaluation:
    """Three pillars that weigh 5, 3 and 2; technology has two criteria that weigh 3 and 1."""
    shape: dict[str, tuple[float, Shape]] = {
        "technology": (5.0, {"fit": (3.0, None), "speed": (1.0, None)}),
        "people": (3.0, {"ease": (1.0, None)}),
        "procedures": (2.0, {"exit": (1.0, None)}),
    }
    return evaluation_of(shape, [[0.8, 0.6, 0.5, 0.5], [0.5, 0.5, 0.9, 0.4], [0.1, 0.1, 0.2, 0.9]])


@pytest.fixture(scope="session")
def nobody(three: Evaluation) -> Evaluation:
    """The same criteria without any vendor."""
    return Evaluation(three.title, three.languages, three.criteria)


def moved(matrix: DecisionMatrix, node: int, t: float) -> NDArray[np.float64]:
    """Write the new local weights down and multiply: nothing in common with the closed form."""
    local = matrix.local.copy()
    others = [int(k) for k in matrix.tree.siblings(node) if k != node]
    if others:
        rest = local[others].sum()
        local[others] = (1 - t) * (local[others] / rest if rest > 0 else 1 / len(others))
        local[node] = t
    return matrix.values @ matrix.tree.leaf_weights(local)


@pytest.fixture(scope="session")
def totals_at() -> Callable[[DecisionMatrix, int, float], NDArray[np.float64]]:
    return moved
