"""Shares from samples that someone else has drawn."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.errors import NumbersError
from evaluation.sensitivity import ranking_entropy, smaa_of_samples


def test_shares_are_those_of_the_samples() -> None:
    found = smaa_of_samples([[1, 0], [0, 1]], [[3, 1], [1, 3], [2, 1], [1, 1]])
    assert found.acceptability.tolist() == [[0.75, 0.25], [0.5, 0.5]]
    assert found.pairwise.tolist() == [[0, 0.5], [0.25, 0]]
    np.testing.assert_allclose(found.central_weights[1], [3 / 8, 5 / 8])
    assert found.expected_rank.tolist() == [1.25, 1.5]
    assert (found.samples, found.method) == (4, "given")


def test_values_may_vary_while_weights_are_certain() -> None:
    found = smaa_of_samples([[[1, 0], [0, 1]], [[0, 0], [1, 1]]], [1, 1])
    assert found.acceptability[:, 0].tolist() == [0.5, 1.0]
    assert np.isnan(smaa_of_samples([[0], [1]], [1]).central_weights[0]).all()


@pytest.mark.parametrize(
    ("values", "weights", "message"),
    [
        ([[1, 0], [0, 1]], [1, 1, 1], "as many of both"),
        (np.ones((3, 2, 2)), np.ones((2, 2)), "as many of both"),
        (np.ones((3, 0, 2)), np.ones((3, 2)), "as many of both"),
        ([[1, np.nan], [0, 1]], [1, 1], "every sample must be a finite number"),
        ([[1, 0], [0, 1]], [[1, 1], [0, 0]], "zero or more, and not all zero"),
        ([[1, 0], [0, 1]], [[2, -1]], "zero or more, and not all zero"),
        ([[1, 0], [0]], [1, 1], "numbers in rows of equal length"),
    ],
)
def test_samples_that_do_not_fit_are_refused(values: object, weights: object, message: str) -> None:
    with pytest.raises(NumbersError, match=message):
        smaa_of_samples(values, weights)  # type: ignore[arg-type]  # wrong on purpose


def test_one_order_alone_has_no_entropy() -> None:
    assert ranking_entropy([7, 0, 0]) == 0
    assert ranking_entropy([1] * 8) == 3


@pytest.mark.parametrize("counts", [[], [0, 0], [1, -1], [np.inf, 1]])
def test_counts_of_nothing_have_no_entropy_to_tell(counts: list[float]) -> None:
    with pytest.raises(NumbersError, match="zero or more, and not all zero"):
        ranking_entropy(counts)
