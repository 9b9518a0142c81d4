"""Where the rows under the criteria stand on the sheet Results."""

from __future__ import annotations

from evaluation.exchange.workbook.book import Page
from evaluation.exchange.workbook.case import LABEL, Case

WEIGHT, VENDOR = LABEL + 1, LABEL + 2

# What people read, then the workings: one figure per vendor, then one figure for all.
RESULTS = (
    "total",
    "rank",
    "gate",
    "coverage",
    "low",
    "high",
    "what-if total",
    "what-if rank",
    "pillar 0",
    "pillar 1",
    "pillar 2",
    "below floor",
)
WORKINGS = (
    "rated",
    "blanks",
    "key",
    "order",
    "passing",
    "contender",
    "reach",
    "stake",
    "stake row",
    "leaders",
    "what-if key",
    "what-if leaders",
)
SCALARS = (
    "running",
    "first",
    "first low",
    "first blanks",
    "outcome",
    "choice",
    "blank vendor",
    "blank criterion",
    "open answers",
)
# Each of the three parts begins with a heading of its own; the pillars too.
_ORDER = (
    "gap",
    *RESULTS[:8],
    "pillars",
    *RESULTS[8:],
    "gap of workings",
    "workings",
    *WORKINGS,
    *SCALARS,
)


def row_of(case: Case, key: str) -> int:
    """Return the row of a result or of a working."""
    return case.last + 1 + _ORDER.index(key)


def stake_column(case: Case, vendor: int) -> int:
    """Return the column of what a vendor's blanks weigh, criterion by criterion."""
    return VENDOR + len(case.vendors) + 1 + vendor


def vendors_of(case: Case, page: Page, row: int) -> str:
    """Return the full address of a row of ``page``, the sheet Results: one cell per vendor."""
    return page.ref(row, VENDOR, row, VENDOR + len(case.vendors) - 1)
