"""The style sheets and scripts beside the Python, and several scripts joined to one module."""

from __future__ import annotations

from importlib.resources import files


def source(name: str) -> str:
    """Return a file that stands beside this one."""
    return (files("evaluation.widgets") / name).read_text("utf-8")


def joined(*names: str) -> str:
    """Return scripts as one ES module, the ones that others need first."""
    lines = "".join(map(source, names)).splitlines(keepends=True)
    # In one module, the parts need not import each other.
    return "".join(line for line in lines if not line.startswith("import "))
