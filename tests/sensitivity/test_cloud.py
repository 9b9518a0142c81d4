"""Numbers drawn once: the same figures as when they are drawn again."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.errors import NumbersError
from evaluation.sensitivity import draw_cloud, smaa

VALUES = np.random.default_rng(1).random((5, 6))


@pytest.mark.parametrize("method", ["lattice", "random"])
@pytest.mark.parametrize("concentration", [0.3, 1.0, 8.0])
def test_a_cloud_gives_the_figures_of_its_seed(method: str, concentration: float) -> None:
    options = {"samples": 9000, "seed": 3, "concentration": concentration, "method": method}
    cloud = draw_cloud(6, **options)  # type: ignore[arg-type]
    for base in (np.ones(6), np.arange(6.0)):
        found = smaa(VALUES, base=base, cloud=cloud)
        again = smaa(VALUES, base=base, **options)  # type: ignore[arg-type]
        for name in ("acceptability", "pairwise", "central_weights", "standard_error"):
            np.testing.assert_array_equal(getattr(found, name), getattr(again, name))
        assert (found.samples, found.seed, found.method) == (9000, 3, method)


def test_a_cloud_fits_one_number_of_criteria() -> None:
    with pytest.raises(NumbersError, match="drawn for 4 criteria, and there are 6"):
        smaa(VALUES, cloud=draw_cloud(4, samples=100))


def test_a_cloud_needs_criteria() -> None:
    with pytest.raises(NumbersError, match="criteria is 0; give a whole number, 1 or more"):
        draw_cloud(0)
