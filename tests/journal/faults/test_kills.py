"""A writer that is killed at any instant takes nothing with it that was acknowledged."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from journal.faults.processes import Writer, begin, require_kept

KILLS = 20  # for each seed, and a campaign has ten


def test_no_acknowledged_entry_is_lost_when_writers_are_killed(
    tmp_path: Path, campaign_seed: int
) -> None:
    path, chance = tmp_path / "crm.db", np.random.default_rng(campaign_seed)
    begin(path, ("ann", "bob", "cat", "dan"))
    acknowledged: list[str] = []
    last_words: list[str] = []
    with ExitStack() as stack:
        # They leave the processor some time, in which the next victims can start.
        others = [
            stack.enter_context(Writer(path, name, pause=0.005)) for name in ("ann", "bob", "cat")
        ]
        victims = [stack.enter_context(Writer(path, "dan")) for _ in range(2)]
        for other in others:
            other.go()
        for _ in range(KILLS):
            victim = victims.pop(0)
            victim.go()
            # Some die while they open, some while they wait for the others, some while they write.
            time.sleep(chance.uniform(0, 0.3))
            victim.kill()
            victims.append(stack.enter_context(Writer(path, "dan")))
            last_words += victim.acknowledged
        path.with_name("stop").touch()
        assert [other.finish() for other in others] == ["", "", ""]
        for other in others:
            assert other.said[-1] == "done"
            acknowledged += other.acknowledged
    assert last_words, "the victims were killed before they had written"
    require_kept(path, [*acknowledged, *last_words])
