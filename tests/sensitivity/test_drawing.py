"""Blocks of random numbers: the same ones wherever and in whatever order they are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.sensitivity.drawing import BLOCK, blocks_of, generator, width


@given(samples=st.integers(1, 300_000), streams=st.integers(1, 16))
def test_every_sample_is_in_one_block(samples: int, streams: int) -> None:
    blocks = blocks_of(samples, streams)
    assert sum(block.size for block in blocks) == samples
    assert all(0 < block.size <= BLOCK for block in blocks)
    assert len({block[:2] for block in blocks}) == len(blocks)


@given(samples=st.integers(16, 300_000))
def test_streams_have_equal_shares(samples: int) -> None:
    sizes = np.zeros(16, dtype=int)
    for block in blocks_of(samples, 16):
        sizes[block.stream] += block.size
    assert np.ptp(sizes) <= 1


def test_only_the_last_block_of_a_stream_is_cut() -> None:
    assert [block.size for block in blocks_of(2 * BLOCK + 321, 1)] == [BLOCK, BLOCK, 321]


@pytest.mark.parametrize("rows", [1, 25, 50, 256, 5000])
def test_what_is_drawn_at_a_time_divides_a_block(rows: int) -> None:
    assert BLOCK % width(rows) == 0
    assert width(rows) >= 64


def test_seeds_blocks_and_purposes_have_random_numbers_of_their_own() -> None:
    places = [(1, 0, 0), (2, 0, 0), (1, 1, 0), (1, 0, 1), (1, 0, 0, 1), (1, 0, 0, 2)]
    first = {float(generator(*place).random()) for place in places}
    assert len(first) == len(places)
