"""What ``import evaluation`` costs, as a share of what ``import pandas`` costs."""

from __future__ import annotations

import subprocess
import sys

ROUNDS = 15

# Processor time rather than the clock: other work on the machine counts less.
PROBE = "import time; start = time.process_time(); import {}; print(time.process_time() - start)"


def cost(module: str) -> float:
    """Return the processor seconds that one import takes in a fresh interpreter."""
    command = [sys.executable, "-c", PROBE.format(module)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Take turns, keep each one's best, and print the ratio."""
    modules = ("evaluation", "pandas")
    rounds = [[cost(module) for module in modules] for _ in range(ROUNDS)]
    # The first round also compiles and warms the disk cache; a minimum leaves it out by itself.
    ours, theirs = (min(times) for times in zip(*rounds, strict=True))
    print(f"import evaluation: {ours * 1000:.0f} ms of processor time (best of {ROUNDS})")
    print(f"import pandas:     {theirs * 1000:.0f} ms")
    print(f"ratio:             {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
