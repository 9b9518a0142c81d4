"""What scikit-criteria does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skcriteria  # type: ignore[import-not-found]
from skcriteria.agg.simple import WeightedSumModel  # type: ignore[import-not-found]

Job = Callable[[], object]


def loop(values: np.ndarray, samples: int) -> Job:
    """Rank with one weight vector after another; nothing is counted."""
    weights = np.random.default_rng(0).dirichlet(np.ones(values.shape[1]), samples)
    model = WeightedSumModel()

    def job() -> None:
        for row in weights:
            model.evaluate(skcriteria.mkdm(values, [max] * values.shape[1], weights=row))

    return job


JOBS: dict[str, Callable[..., Job]] = {"loop": loop}
