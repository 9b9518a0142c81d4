"""Run one environment's jobs: a request in on each line, the processor seconds it took out."""

from __future__ import annotations

import importlib
import json
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

Job = Callable[[], object]


def made(vendors: int, criteria: int) -> np.ndarray:
    """Return values between 0 and 1 of vendors that are not far apart; always the same ones."""
    rng = np.random.default_rng(0)
    near = 0.6 * rng.random((vendors, criteria)) + 0.2
    shifted: np.ndarray = near + 0.045 * rng.standard_normal((vendors, 1))
    return shifted.clip(0.01, 1)


def main(module: str) -> None:
    """Answer requests until there are no more; jobs are set up before their clock starts."""
    warnings.simplefilter("ignore")
    answers, sys.stdout = sys.stdout, sys.stderr
    jobs: dict[str, Callable[..., Job]] = importlib.import_module(module).JOBS
    ready: dict[str, Job] = {}
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        if line not in ready:
            values = made(request["vendors"], request["criteria"])
            ready[line] = jobs[request["job"]](values, request["samples"])
        start = time.process_time()
        for _ in range(request["repeat"]):
            told = ready[line]()
        seconds = (time.process_time() - start) / request["repeat"]
        extra = told if request.get("tell") else None
        print(json.dumps({"seconds": seconds, "told": extra}), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
