"""Measure this project beside its peers, all in one run, and write docs/performance.md."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from benchmarks.machine import machine
from benchmarks.report import write

HERE = Path(__file__).parent
ROOMS = HERE.parent / ".bench"
ROUNDS = 5
SIZES = ((6, 25), (20, 50), (200, 100))
# One thread each: the linear algebra of all environments obeys these.
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}


@dataclass(frozen=True)
class Ask:
    """A job in an environment: its table, how many samples, how often before the clock is read."""

    room: str
    job: str
    vendors: int
    criteria: int
    samples: int
    repeat: int = 1


class Worker:
    """A process that lives as long as the run, in one environment."""

    def __init__(self, python: str, module: str) -> None:
        """Start it."""
        self.process = subprocess.Popen(
            [python, "-W", "ignore", str(HERE / "worker.py"), module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **ONE_THREAD},
        )

    def ask(self, ask: Ask, *, tell: bool = False) -> dict[str, Any]:
        """Return what a job took, and what it told if asked to."""
        request = {
            "job": ask.job,
            "vendors": ask.vendors,
            "criteria": ask.criteria,
            "samples": ask.samples,
            "repeat": ask.repeat,
            "tell": tell,
        }
        there, back = self._pipes()
        there.write(json.dumps(request) + "\n")
        there.flush()
        line = back.readline()
        if not line:
            message = f"the worker stopped at {ask}"
            raise RuntimeError(message)
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        if self.process.stdin is None or self.process.stdout is None:
            message = "a worker has pipes"
            raise RuntimeError(message)
        return self.process.stdin, self.process.stdout

    def stop(self) -> None:
        """Let it end."""
        self._pipes()[0].close()
        self.process.wait()


def room(name: str) -> str:
    """Return the Python of a peer's own environment, made when it is not there yet."""
    place = ROOMS / name
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = place / "installed"
    wanted = (HERE / f"requirements-{name}.txt").read_text("utf-8")
    if not done.exists() or done.read_text("utf-8") != wanted:
        print(f"Installing {name} and what it needs, into .bench/ ...")
        venv.create(place, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r"]
        subprocess.run([*pip, str(HERE / f"requirements-{name}.txt")], check=True)
        done.write_text(wanted, "utf-8")
    return str(python)


def asked() -> list[Ask]:
    """Return all jobs that are timed; the slow ones with fewer samples."""
    found = []
    for (vendors, criteria), many, few in zip(
        SIZES, (409_600, 102_400, 16_384), (20_000, 10_000, 1_000), strict=True
    ):
        size = vendors, criteria
        found += [
            Ask("toolkit", "only_draw", *size, many),
            Ask("toolkit", "random", *size, many),
            Ask("toolkit", "lattice", *size, many),
            Ask("toolkit", "whole_arrays", *size, 5 * few),
            Ask("pysensmcda", "best", *size, few),
            Ask("pysensmcda", "documented", *size, 500),
            Ask("scikit-criteria", "loop", *size, 200),
        ]
    small = SIZES[0]
    found += [
        Ask("toolkit", job, *small, 65_536, repeat)
        for job, repeat in (
            ("random", 5),
            ("exact_wins", 50),
            ("panel", 10),
            ("panel_simulation", 10),
            ("intervals", 100),
            ("grid", 1),
        )
    ]
    found += [
        Ask("toolkit", "within_intervals", *small, 65_536),
        Ask("pysensmcda", "within_intervals", *small, 1_000),
    ]
    for method in ("topsis", "promethee_ii", "weighted_product", "vikor"):
        found += [
            Ask("toolkit", method, *small, 200_000),
            Ask("pysensmcda", method, *small, 300),
        ]
    # For the picture: one of the three grows at a time.
    found += [Ask("toolkit", "lattice", *small, 4**k * 1024) for k in range(1, 6)]
    found += [Ask("toolkit", "lattice", v, 25, 32_768) for v in (2, 6, 12, 22, 23, 50, 100, 200)]
    found += [Ask("toolkit", "lattice", 6, c, 131_072) for c in (5, 12, 25, 50, 100, 200)]
    return found


def measured(workers: dict[str, Worker]) -> dict[Ask, float]:
    """Return the least seconds of each job over all rounds, jobs taking turns."""
    best: dict[Ask, float] = {}
    for turn in range(ROUNDS + 1):
        for ask in asked():
            seconds = workers[ask.room].ask(ask)["seconds"]
            # The first round only makes ready: caches, clocks, memory.
            if turn:
                best[ask] = min(best.get(ask, seconds), seconds)
        print(f"round {turn} of {ROUNDS}")
    return best


def agreement(workers: dict[str, Worker]) -> dict[str, float]:
    """Return for each method the share of weight vectors with the same ranking as pymcdm."""
    found = {}
    for method in ("topsis", "promethee_ii", "weighted_product", "vikor"):
        ours, theirs = (
            workers[where].ask(Ask(where, job, *SIZES[0], 2000), tell=True)["told"]
            for where, job in (("toolkit", f"ranks_{method}"), ("pysensmcda", method))
        )
        found[method] = float((np.array(ours) == np.array(theirs)).all(axis=1).mean())
    return found


def memory() -> float:
    """Return by how many MB the memory of a fresh process grows from 10^4 to 10^8 samples."""
    worker = Worker(sys.executable, "jobs_toolkit")
    few, many = (
        worker.ask(Ask("toolkit", "memory", *SIZES[0], samples), tell=True)["told"]
        for samples in (10_000, 100_000_000)
    )
    worker.stop()
    return float(many - few)


def main() -> None:
    """Measure and write."""
    pythons = {
        "toolkit": (sys.executable, "jobs_toolkit"),
        "pysensmcda": (room("pysensmcda"), "jobs_pysensmcda"),
        "scikit-criteria": (room("scikit-criteria"), "jobs_scikit"),
    }
    workers = {name: Worker(*start) for name, start in pythons.items()}
    best = measured(workers)
    same = agreement(workers)
    for worker in workers.values():
        worker.stop()
    each = {
        (ask.room, ask.job, ask.vendors, ask.criteria, ask.samples): seconds
        for ask, seconds in best.items()
    }
    write(HERE.parent / "docs", each, same, memory(), machine())
    print("Written: docs/performance.md")


if __name__ == "__main__":
    main()
