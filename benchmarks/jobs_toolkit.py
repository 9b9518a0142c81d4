"""What this project does, and what a competent user of numpy would write instead."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, get_args

import numpy as np

from evaluation import additive
from evaluation.methods import Method, scorer
from evaluation.model import Tree
from evaluation.sensitivity import (
    draw_cloud,
    score_flips,
    smaa,
    weight_intervals,
    weight_tipping,
)
from evaluation.sensitivity.drawing import width
from evaluation.sensitivity.gamma import GammaDraws
from evaluation.sensitivity.knowing_scores import score_information
from evaluation.sensitivity.knowing_weights import upper_envelopes, weight_information
from evaluation.sensitivity.lines import total_lines
from evaluation.sensitivity.pairwise import pairwise_probability
from evaluation.sensitivity.restricted import IntervalDraws
from evaluation.sensitivity.scoring import MethodScores
from evaluation.sensitivity.simulation import simulate

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


def grid(values: np.ndarray, samples: int) -> Job:
    """Look for who is first at 101 weights of each criterion, the others in proportion."""
    weights = agreed(values)

    def job() -> object:
        found = []
        for node, current in enumerate(weights):
            for weight in np.linspace(0, 1, 101):
                moved = weights * (1 - weight) / (1 - current)
                moved[node] = weight
                found.append((values @ moved).argmax())
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


def panel(values: np.ndarray, samples: int, *, whole: bool) -> Job:
    """Compute all that a screen shows after one slider moved, or its simulation alone."""
    weights = agreed(values)
    cloud = draw_cloud(weights.size, samples=samples, concentration=8)
    tree = Tree.flat(weights.size)

    def job() -> None:
        smaa(values, base=weights, cloud=cloud)
        if not whole:
            return
        additive(values, weights)
        weight_intervals(values, weights)
        upper_envelopes(total_lines(tree, weights, values))
        score_flips(values, weights)
        weight_tipping(values, weights)
        pairwise_probability(values, weights, 8)
        weight_information(values, weights)
        score_information(values, weights, 0.1)

    return job


def simulation(values: np.ndarray, samples: int, **options: Any) -> Job:
    """Simulate any weights."""
    return lambda: smaa(values, samples=samples, **options)


def exact_wins(values: np.ndarray, samples: int) -> Job:
    """Compute pairwise wins, and tell their error."""
    return lambda: pairwise_probability(values).error


def intervals(values: np.ndarray, samples: int) -> Job:
    """Compute all stability intervals."""
    weights = agreed(values)
    return lambda: weight_intervals(values, weights)


JOBS: dict[str, Callable[..., Job]] = {
    "only_draw": only_draw,
    "whole_arrays": whole_arrays,
    "random": partial(simulation, method="random"),
    "lattice": simulation,
    "memory": memory,
    "exact_wins": exact_wins,
    "intervals": intervals,
    "grid": grid,
    "within_intervals": within_intervals,
    "panel": partial(panel, whole=True),
    "panel_simulation": partial(panel, whole=False),
    **{method: partial(by_method, method) for method in get_args(Method)},
}
