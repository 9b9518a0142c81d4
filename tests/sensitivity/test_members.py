"""Weights about those of the members."""

from __future__ import annotations

import numpy as np

from evaluation.sensitivity.gamma import GammaDraws
from evaluation.sensitivity.members import MemberDraws


def drawn(voices: list[float], concentration: float) -> np.ndarray:
    own = np.array([[0.8, 0.1, 0.1], [0.1, 0.1, 0.8]])
    numbers = GammaDraws(np.ones(3), 40_000, 5, concentration)
    draws = MemberDraws(own, np.array(voices), numbers)
    read = draws.open()
    found = np.concatenate([np.abs(p) for block in draws.blocks for p in read(block)], axis=1)
    shares: np.ndarray = found / found.sum(axis=0)
    return shares


def test_each_member_is_heard_in_proportion_to_voice() -> None:
    found = drawn([0.25, 0.75], 1e6)
    first = found[0] > 0.5
    assert abs(first.mean() - 0.25) < 0.01
    np.testing.assert_allclose(found[:, first].T, [[0.8, 0.1, 0.1]] * first.sum(), atol=0.01)


def test_weights_stay_about_those_of_one_member_not_about_their_mean() -> None:
    found = drawn([0.5, 0.5], 50)
    assert (np.abs(found[0] - 0.45) > 0.1).mean() > 0.99
    np.testing.assert_allclose(found.mean(axis=1), [0.45, 0.1, 0.45], atol=0.01)
