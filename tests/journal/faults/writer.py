"""One member who rates again and again, and says which entries were acknowledged."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from journal.faults.processes import begin

from evaluation.journal.starting import opened


def main(path: str, name: str, most: str, pause: str, stop: str) -> None:
    """Wait for a line, then write so many entries, or until a file appears."""
    warm_up()
    say("ready")
    sys.stdin.readline()
    with opened(Path(path), None) as session:
        for k in range(int(most)):
            if Path(stop).exists():
                break
            entry = session.rate(
                k % 6, vendor="hibou", criterion="t", evaluator=name, note=f"{name} {k} {path}"
            )
            say(f"{entry.sequence} {entry.digest} {name} {k}")
            time.sleep(float(pause))
        say("done")


def warm_up() -> None:
    """Import what is imported late: from here on, it is the journal that takes the time."""
    with TemporaryDirectory() as folder:
        begin(Path(folder, "other.db"))
        with opened(Path(folder, "other.db"), None) as session:
            session.rate(1, vendor="hibou", criterion="t", evaluator="ann", note="")


def say(line: str) -> None:
    """Give a line to whoever reads, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
