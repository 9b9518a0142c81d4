"""Many people who save at once: every entry has its place, and nobody sees an error."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from journal.faults.processes import Writer, begin, require_kept


@pytest.mark.parametrize(
    ("people", "each"), [(6, 50), pytest.param(30, 100, marks=pytest.mark.campaign)]
)
def test_people_who_write_at_once_all_write_everything(
    tmp_path: Path, people: int, each: int
) -> None:
    path, names = tmp_path / "crm.db", [f"person_{k}" for k in range(people)]
    begin(path, names)
    with ExitStack() as stack:
        writers = [stack.enter_context(Writer(path, name, most=each)) for name in names]
        for writer in writers:
            writer.go()
        assert [writer.finish() for writer in writers] == [""] * people
    assert [writer.said[-1] for writer in writers] == ["done"] * people
    acknowledged = [line for writer in writers for line in writer.acknowledged]
    assert require_kept(path, acknowledged) == people * each
