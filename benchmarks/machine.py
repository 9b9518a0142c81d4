"""The machine on which a benchmark ran, described without naming it."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import numpy as np


def machine() -> str:
    """Describe the machine without naming it."""
    cores = os.cpu_count()
    model = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = [line for line in info.read_text("utf-8").splitlines() if "model name" in line]
        model = lines[0].split(":")[1].strip() if lines else model
    return (
        f"{model}, {cores} cores in use, {platform.system()}, Python {platform.python_version()}, "
        f"numpy {np.__version__}"
    )
