"""What this project does, and what a competent user of numpy would write instead."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from functools import partial
from typing import get_args

import numpy as np

from evaluation import additive
from evaluation.methods import Method, scorer
from evaluation.model import Tree
from evaluation.order import competition_ranks
from evaluation.sensitivity import draw_cloud, smaa
from evaluation.sensitivity.drawing import Method as Source
from evaluation.sensitivity.drawing import width
from evaluation.sensitivity.gamma import GammaDraws
from evaluation.sensitivity.intervals import intervals_of
from evaluation.sensitivity.knowing_scores import scores_known
from evaluation.sensitivity.knowing_weights import upper_envelopes, weights_known
from evaluation.sensitivity.lines import total_lines
from evaluation.sensitivity.pairwise import pairwise_probability, wins_of
from evaluation.sensitivity.restricted import IntervalDraws
from evaluation.sensitivity.scores import flips_of
from evaluation.sensitivity.scoring import MethodScores
from evaluation.sensitivity.simulation import simulate
from evaluation.sensitivity.tipping import tipping_of

Job = Callable[[], object]


def agreed(values: np.ndarray) -> np.ndarray:
    """Return weights for the questions that need some."""
    weights: np.ndarray = np.random.default_rng(1).dirichlet(np.full(values.shape[1], 3.0))
    return weights


def only_draw(values: np.ndarray, samples: int) -> Job:
    """Draw the exponential variables that independent weights need, in the cache, and no more."""
    rng = np.random.Generator(np.random.SFC64(1))
    room = np.empty((values.shape[1], width(values.shape[1])), dtype=np.float32)

    def job() -> None:
        for _ in range(samples // room.shape[1]):
            rng.standard_exponential(out=room, dtype=np.float32)

    return job


def whole_arrays(values: np.ndarray, samples: int) -> Job:
    """Do the same as ``smaa`` with arrays as long as there are samples."""
    vendors = range(len(values))

    def job() -> object:
        weights = np.random.default_rng(0).dirichlet(np.ones(values.shape[1]), samples)
        ranks = (-(weights @ values.T)).argsort(axis=1).argsort(axis=1) + 1
        shares = np.stack([(ranks == rank + 1).mean(axis=0) for rank in vendors], axis=1)
        wins = np.array([[(ranks[:, i] < ranks[:, k]).mean() for k in vendors] for i in vendors])
        central = [weights[ranks[:, i] == 1].sum(axis=0) for i in vendors]
        return shares, wins, central, ranks.mean(axis=0)

    return job


def memory(values: np.ndarray, samples: int) -> Job:
    """Tell the largest memory that the process has ever had, in MB, after a simulation."""

    def job() -> float:
        smaa(values, samples=samples)
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit

    return job


def branches(criteria: int) -> tuple[Tree, np.ndarray]:
    """Return a tree of five branches, the criteria shared out among them, and local weights."""
    leaves = np.array_split(np.arange(criteria), 5)
    parents = [-1] * 5 + [branch for branch, below in enumerate(leaves) for _ in below]
    tree, rng = Tree(tuple(parents)), np.random.default_rng(1)
    local = np.empty(len(tree))
    for family in tree.families:
        local[family] = rng.dirichlet(np.full(len(family), 3.0))
    return tree, local


def grid(values: np.ndarray, _samples: int) -> Job:
    """Look for who is first at 101 weights of each node, its siblings in proportion."""
    tree, local = branches(values.shape[1])

    def job() -> object:
        found = []
        for family in tree.families:
            for node in family:
                for weight in np.linspace(0, 1, 101):
                    moved = local.copy()
                    moved[family] *= (1 - weight) / (1 - local[node])
                    moved[node] = weight
                    found.append((values @ tree.leaf_weights(moved)).argmax())
        return found

    return job


def within_intervals(values: np.ndarray, samples: int) -> Job:
    """Draw weights between half and twice the agreed ones."""
    weights = agreed(values)
    tree = Tree.flat(weights.size)
    draws = IntervalDraws(tree, weights / 2, np.minimum(2 * weights, 1), samples, 1)

    def job() -> None:
        read = draws.open()
        for block in draws.blocks:
            for _ in read(block):
                pass

    return job


def by_method(method: Method, values: np.ndarray, samples: int) -> Job:
    """Simulate one of the textbook methods."""
    base = np.full(values.shape[1], 1 / values.shape[1])
    score = scorer(method, values, normalisation="minmax")
    draws = GammaDraws(base, samples, 1)
    return lambda: simulate(draws, lambda: MethodScores(score, base, len(values)))


def ranks_by(method: Method, values: np.ndarray, samples: int) -> Job:
    """Rank with given weight vectors, to be held against another program's ranks."""
    weights = np.random.default_rng(0).dirichlet(np.ones(values.shape[1]), samples)
    score = scorer(method, values, normalisation="minmax")
    return lambda: competition_ranks(score(weights.T).T).tolist()


def panel(values: np.ndarray, samples: int, *, whole: bool) -> Job:
    """Compute all that a screen shows after one slider moved, or its simulation alone."""
    weights = agreed(values)
    cloud = draw_cloud(weights.size, samples=samples, concentration=8)
    tree = Tree.flat(weights.size)
    low, high = (values - 0.1).clip(0), (values + 0.1).clip(max=1)

    def job() -> None:
        smaa(values, base=weights, cloud=cloud)
        if not whole:
            return
        additive(values, weights)
        lines = total_lines(tree, weights, values)
        intervals_of(lines)
        upper_envelopes(lines)
        flips_of(values, weights)
        tipping_of(values, weights)
        wins_of(values, weights, 8)
        weights_known(tree, weights, values, 8)
        scores_known(values, weights, low, high)

    return job


def simulation(source: Source, values: np.ndarray, samples: int) -> Job:
    """Simulate any weights."""
    return lambda: smaa(values, samples=samples, method=source)


def exact_wins(values: np.ndarray, _samples: int) -> Job:
    """Compute pairwise wins, and tell their error."""
    return lambda: pairwise_probability(values).error


def intervals(values: np.ndarray, _samples: int) -> Job:
    """Compute the stability intervals of all nodes of a tree."""
    tree, local = branches(values.shape[1])
    return lambda: intervals_of(total_lines(tree, local, values))


JOBS: dict[str, Callable[..., Job]] = {
    "only_draw": only_draw,
    "whole_arrays": whole_arrays,
    "random": partial(simulation, "random"),
    "lattice": partial(simulation, "lattice"),
    "memory": memory,
    "exact_wins": exact_wins,
    "intervals": intervals,
    "grid": grid,
    "within_intervals": within_intervals,
    "panel": partial(panel, whole=True),
    "panel_simulation": partial(panel, whole=False),
    **{f"ranks_{method}": partial(ranks_by, method) for method in get_args(Method)},
    **{method: partial(by_method, method) for method in get_args(Method)},
}
