"""The page and the picture that a run of the benchmarks leaves in docs/."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from pathlib import Path

Times = dict[tuple[str, str, int, int, int], float]
METHODS = ("topsis", "promethee_ii", "weighted_product", "vikor")
NAMES = {
    ("toolkit", "only_draw"): "only drawing the random numbers",
    ("toolkit", "lattice"): "this toolkit, lattice (its default)",
    ("toolkit", "random"): "this toolkit, independent random numbers",
    ("toolkit", "whole_arrays"): "whole-array numpy",
    ("pysensmcda", "best"): "pysensmcda 2.0, matrix product passed by the user",
    ("pysensmcda", "documented"): "pysensmcda 2.0 with pymcdm 1.4, as documented",
    ("scikit-criteria", "loop"): "scikit-criteria 0.10, ranking alone",
}


def speeds(times: Times, size: tuple[int, int]) -> dict[tuple[str, str], float]:
    """Return samples per second of the simulations of one size, from their longest run."""
    found: dict[tuple[str, str], float] = {}
    for (room, job, *shape, samples), seconds in sorted(times.items()):
        if (room, job) in NAMES and tuple(shape) == size:
            found[room, job] = samples / seconds
    return found


def ratios(times: Times, same: dict[str, float], growth: float) -> list[tuple[str, str, str]]:
    """Return what was promised: the question, the target, the figure."""
    small, large = speeds(times, (6, 25)), speeds(times, (200, 100))
    lattice, random = small["toolkit", "lattice"], small["toolkit", "random"]
    draw = small["toolkit", "only_draw"]

    def seconds(room: str, job: str, samples: int = 65_536) -> float:
        return times[room, job, 6, 25, samples]

    rows = [
        ("independent streams, of the speed of only drawing", "65 %", f"{random / draw:.0%}"),
        ("lattice, of the speed of only drawing", "100 %", f"{lattice / draw:.0%}"),
    ]
    for key, target in (
        (("toolkit", "whole_arrays"), "8"),
        (("pysensmcda", "best"), "30"),
        (("pysensmcda", "documented"), "3,000"),
    ):
        figure = f"{lattice / small[key]:,.0f} ({random / small[key]:,.0f})"
        rows.append((f"times as fast as {NAMES[key]} (independent streams)", target, figure))
    figure = f"{large['toolkit', 'lattice'] / large['pysensmcda', 'best']:.1f}"
    rows += [
        ("200 × 100: times as fast as pysensmcda's best form", "20", figure),
        ("memory from 10⁴ to 10⁸ samples grows by, at most", "16 MB", f"{growth:.1f} MB"),
        (
            "exact pairwise to 1e-9, of a simulation of 65,536 with independent streams",
            "1/20",
            f"1/{seconds('toolkit', 'random') / seconds('toolkit', 'exact_wins'):.0f}",
        ),
        (
            "all stability intervals of a tree: times as fast as a 101-point grid",
            "100",
            f"{seconds('toolkit', 'grid') / seconds('toolkit', 'intervals'):,.0f}",
        ),
        (
            "weights within intervals: times as fast as pysensmcda's hit-and-run",
            "200",
            f"{_gain(times, 'within_intervals', 65_536, 1_000):,.0f}",
        ),
        (
            "the whole panel after one slider move, of its own simulation",
            "2",
            f"{seconds('toolkit', 'panel') / seconds('toolkit', 'panel_simulation'):.2f}",
        ),
    ]
    for method in METHODS:
        figure = f"{_gain(times, method, 200_000, 300):,.0f}, {same[method]:.2%}"
        target = f"{100 if method == 'vikor' else 500}, 99.5 %"
        rows.append((f"{method}: times as fast as pymcdm, same ranking", target, figure))
    return rows


def _gain(times: Times, job: str, ours: int, theirs: int) -> float:
    return (ours / times["toolkit", job, 6, 25, ours]) / (
        theirs / times["pysensmcda", job, 6, 25, theirs]
    )


def write(docs: Path, times: Times, same: dict[str, float], growth: float, machine: str) -> None:
    """Write the page and its picture."""
    lines = [
        "# How fast the simulation is",
        "",
        "Written by `make bench`. Environments took turns in one run, one thread each; a figure is",
        "the least processor time of several repetitions. A target is the least that was asked for.",
        "",
        f"Machine: {machine}.",
        "",
        "## Against the targets, 6 vendors and 25 criteria",
        "",
        "| | target | measured |",
        "|---|---:|---:|",
        *(
            f"| {question} | {target} | {figure} |"
            for question, target, figure in ratios(times, same, growth)
        ),
        "",
        "## Samples per second",
        "",
        "Acceptability, pairwise wins and central weights; scikit-criteria ranks and counts nothing.",
        "",
        "| | 6 × 25 | 20 × 50 | 200 × 100 |",
        "|---|---:|---:|---:|",
        *_table(times),
        "",
        "## Time against samples, vendors and criteria",
        "",
        "![Seconds of a simulation, each of the three growing in turn](performance.svg)",
        "",
        "Up to 22 vendors all pairs are compared; from 23 on they are sorted, and pairs compared by",
        "their ranks.",
        "",
    ]
    docs.mkdir(exist_ok=True)
    (docs / "performance.md").write_text("\n".join(lines), encoding="utf-8")
    (docs / "performance.svg").write_text(picture(times), encoding="utf-8")


def _table(times: Times) -> list[str]:
    columns = [speeds(times, size) for size in ((6, 25), (20, 50), (200, 100))]
    return [
        f"| {name} | " + " | ".join(f"{column[key]:,.0f}" for column in columns) + " |"
        for key, name in NAMES.items()
    ]


def picture(times: Times) -> str:
    """Draw three small charts with logarithmic axes, as SVG text."""
    ours = {key[2:]: seconds for key, seconds in times.items() if key[:2] == ("toolkit", "lattice")}
    charts = (
        ("samples (6 × 25)", {s: t for (v, c, s), t in ours.items() if (v, c) == (6, 25)}),
        (
            "vendors (25 criteria, 32,768 samples)",
            {v: t for (v, c, s), t in ours.items() if s == 32_768},
        ),
        (
            "criteria (6 vendors, 131,072 samples)",
            {c: t for (v, c, s), t in ours.items() if s == 131_072},
        ),
    )
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 300" role="img"',
        ' font-family="sans-serif" font-size="12" fill="#222">',
        "<title>Processor seconds of a simulation against samples, vendors and criteria</title>",
    ]
    for place, (title, points) in enumerate(charts):
        parts += _chart(20 + 315 * place, title, sorted(points.items()))
    return "\n".join([*parts, "</svg>", ""])


def _chart(left: float, title: str, points: Sequence[tuple[int, float]]) -> list[str]:
    low, high = (log10(edge) for edge in (points[0][0], points[-1][0]))
    least, most = -4.0, 1.0

    def at(x: float, seconds: float) -> tuple[float, float]:
        across = left + 45 + 230 * (log10(x) - low) / (high - low)
        return across, 250 - 210 * (log10(seconds) - least) / (most - least)

    drawn = [f'<text x="{left + 45}" y="24" font-weight="bold">{title}</text>']
    for power in range(int(least), int(most) + 1):
        y = at(points[0][0], 10.0**power)[1]
        drawn.append(f'<path d="M{left + 45} {y:.1f}h230" stroke="#ddd"/>')
        drawn.append(
            f'<text x="{left + 38}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in points))
    drawn.append(f'<polyline points="{path}" fill="none" stroke="#1b6ca8" stroke-width="2"/>')
    for n, (value, seconds) in enumerate(points):
        x, y = at(value, seconds)
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1b6ca8"/>')
        if n in (0, len(points) - 1):
            drawn.append(f'<text x="{x:.1f}" y="270" text-anchor="middle">{value:,}</text>')
    return drawn
