"""What pymcdm and pysensmcda do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from pymcdm import normalizations  # type: ignore[import-not-found]
from pymcdm.methods import PROMETHEE_II, TOPSIS, VIKOR, WPM, WSM  # type: ignore[import-not-found]
from pysensmcda.robustness import pairwise_winning_indices  # type: ignore[import-not-found]
from pysensmcda.sampling import hit_and_run  # type: ignore[import-not-found]
from pysensmcda.smaa import smaa2  # type: ignore[import-not-found]

Job = Callable[[], object]

METHODS = {
    "topsis": TOPSIS(normalizations.minmax_normalization),
    "promethee_ii": PROMETHEE_II("usual"),
    "vikor": VIKOR(),
    "weighted_product": WPM(),
}


def weighted_sum(
    matrix: np.ndarray,
    weights: np.ndarray,
    types: np.ndarray,  # noqa: ARG001  # pysensmcda passes three
) -> np.ndarray:
    """Score by one matrix product: the fastest method that a user can pass."""
    scores: np.ndarray = matrix @ weights
    return scores


def simulation(method: object, values: np.ndarray, samples: int) -> Job:
    """Simulate any weights, pairwise wins included."""
    types = np.ones(values.shape[1])

    def job() -> None:
        found = smaa2(method, values, types, num_samples=samples, seed=0)
        pairwise_winning_indices(found.simulation.rankings)

    return job


def loop(method: str, values: np.ndarray, samples: int) -> Job:
    """Rank with one weight vector after another, its checks of the input left out."""
    types = np.ones(values.shape[1])
    weights = np.random.default_rng(0).dirichlet(types, samples)
    rank = METHODS[method]

    return lambda: [
        rank.rank(rank(values, row, types, validation=False)).tolist() for row in weights
    ]


def within_intervals(values: np.ndarray, samples: int) -> Job:
    """Draw weights between half and twice the agreed ones, by hit and run."""
    count = values.shape[1]
    base = np.random.default_rng(1).dirichlet(np.full(count, 3.0))
    bounds = np.vstack([np.eye(count), -np.eye(count)]), np.concatenate([2 * base, -base / 2])
    return lambda: hit_and_run(count, samples, constraints=bounds, seed=0)


JOBS: dict[str, Callable[..., Job]] = {
    "best": partial(simulation, weighted_sum),
    "documented": partial(simulation, WSM(normalizations.minmax_normalization)),
    "within_intervals": within_intervals,
    **{method: partial(loop, method) for method in METHODS},
}
