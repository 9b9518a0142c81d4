"""The hidden workings of the sheet Sensitivity: what the chosen weight adds to each vendor."""

from __future__ import annotations

import numpy as np

from evaluation.exchange.workbook import scores, weights
from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import FIRST, HEAD, Case
from evaluation.exchange.workbook.cells import area, at
from evaluation.exchange.workbook.drawing import Strip
from evaluation.exchange.workbook.paper import widths
from evaluation.language.numbers import NONE

# Columns from the left edge of the workings: names and figures of the chosen node, then which nodes
# are its siblings and what part each has among them; then one column of values per vendor.
NAME, FIGURE, SIBLING, PART, WIDTH = range(5)
_FIGURES = ("S_Index", "S_Parent", "S_Above", "S_Siblings", "S_Rest", "S_Name")


def write(book: Book, page: Page, case: Case, sheets: dict[str, Page], left: int) -> None:
    """Write the workings from a column on, each node on its own row."""
    widths(page, {left + NAME: 20})
    for offset, key in ((SIBLING, "sibling"), (PART, "part of siblings")):
        page.text(HEAD, left + offset, case.word(key), "working text")
    _chosen(book, page, case, left)
    _today(page, case, left)
    _siblings(page, case, sheets["weights"], left)
    for vendor in range(len(case.vendors)):
        page.text(HEAD, left + WIDTH + vendor, case.vendors[vendor], "working text")
        _values(page, case, sheets, left, vendor)
        _slope(page, case, left, vendor)
    book.name("S_Sibling", page.ref(FIRST, left + SIBLING, case.last, left + SIBLING))
    book.name("S_Part", page.ref(FIRST, left + PART, case.last, left + PART))


def slope(case: Case, left: int, vendor: int) -> str:
    """Return the cell of what a vendor's total gains while the chosen weight goes from 0 to 1."""
    return at(_foot(case) + 2, left + WIDTH + vendor, "both")


def _foot(case: Case) -> int:
    """Return the first row below the nodes and the figures of the chosen one."""
    return max(case.last, FIRST + len(_FIGURES) + 4) + 2


def name_cell(page: Page, left: int) -> Strip:
    """Return the cell with the name of the node whose weight moves."""
    row = FIRST + _FIGURES.index("S_Name")
    return Strip(page, row, left + FIGURE, row, left + FIGURE)


def today(page: Page, left: int) -> tuple[Strip, Strip, Strip]:
    """Return the name, the shares and the heights of the line that marks today's share."""
    top = FIRST + len(_FIGURES) + 1
    name = Strip(page, top, left + NAME, top, left + NAME)
    return (
        name,
        Strip(page, top, left + FIGURE, top + 1, left + FIGURE),
        Strip(page, top + 2, left + FIGURE, top + 3, left + FIGURE),
    )


def _today(page: Page, case: Case, left: int) -> None:
    top = FIRST + len(_FIGURES) + 1
    page.text(top, left + NAME, case.word("today"), "working text")
    for row in (top, top + 1):
        page.put(
            row,
            left + FIGURE,
            "=INDEX(W_Local,S_Index)",
            value=case.figures.matrix.local[case.varied],
            look="working percent",
        )
    for row, height in ((top + 2, 0), (top + 3, 100)):
        page.number(row, left + FIGURE, height, "working raw")


def _chosen(book: Book, page: Page, case: Case, left: int) -> None:
    tree, local = case.criteria.tree, case.figures.matrix.local
    node, parent = case.varied, tree.parent[case.varied]
    others = [int(k) for k in tree.siblings(node) if k != node]
    formulas: dict[str, tuple[str, object]] = {
        "S_Index": ("=IFERROR(MATCH(S_Choice,L_Nodes,0),1)", node + 1),
        "S_Parent": ("=INDEX(W_Parent,S_Index)", parent + 1),
        "S_Above": (
            "=IF(S_Parent=0,1,INDEX(W_Global,S_Parent))",
            1 if parent < 0 else tree.node_weights(local)[parent],
        ),
        "S_Siblings": ("=SUM(S_Sibling)", len(others)),
        "S_Rest": ("=SUMPRODUCT(S_Sibling,W_Local)", local[others].sum()),
        "S_Name": ("=INDEX(L_Nodes,S_Index)", case.choices[node]),
    }
    for row, (name, (formula, value)) in enumerate(formulas.items(), start=FIRST):
        page.text(row, left + NAME, case.word(f"row {name}"), "working text")
        page.put(row, left + FIGURE, formula, value=value, look="working raw")
        book.name(name, page.ref(row, left + FIGURE))


def _siblings(page: Page, case: Case, other: Page, left: int) -> None:
    tree, local = case.criteria.tree, case.figures.matrix.local
    level = [int(k) for k in tree.siblings(case.varied) if k != case.varied]
    rest = local[level].sum()
    for row, k, _ in case.rows():
        index, parent, share = (
            other.ref(row, column).replace("$", "")
            for column in (weights.INDEX, weights.PARENT, weights.LOCAL)
        )
        inside = k in level
        part = 0.0 if not inside else local[k] / rest if rest > 0 else 1 / len(level)
        sibling = at(row, left + SIBLING)
        page.put(
            row,
            left + SIBLING,
            f"=IF({parent}=S_Parent,IF({index}=S_Index,0,1),0)",
            value=int(inside),
            look="working raw",
        )
        page.put(
            row,
            left + PART,
            f"=IF({sibling}=0,0,IF(S_Rest>0,{share}/S_Rest,1/S_Siblings))",
            value=part,
            look="working raw",
        )


def _values(page: Page, case: Case, sheets: dict[str, Page], left: int, vendor: int) -> None:
    """Write what each node is worth, fills standing in blanks: a branch mixes its children."""
    figures, column = case.figures, left + WIDTH + vendor
    mixes = figures.matrix.tree.mixes(figures.matrix.local)
    worth = mixes @ figures.spread(figures.matrix.values)[vendor]
    value = scores.value_column(case, vendor)
    for row, k, _ in case.rows():
        if not figures.rated[vendor]:
            page.text(row, column, NONE, "working raw")
            continue
        if k in case.leaf_at:
            formula = f"={sheets['scores'].ref(row, value)}".replace("$", "")
        else:
            formula = "=" + "+".join(
                f"{sheets['weights'].ref(FIRST + child, weights.LOCAL)}*{at(FIRST + child, column)}"
                for child in case.children(k)
            )
        page.put(row, column, formula, value=worth[k] * 100, look="working raw")


def _slope(page: Page, case: Case, left: int, vendor: int) -> None:
    figures, column, row = case.figures, left + WIDTH + vendor, _foot(case)
    for offset, key in enumerate(("own value", "value of siblings", "slope")):
        page.text(row + offset, left + NAME, case.word(key), "working text")
    if not figures.rated[vendor]:
        for offset in range(3):
            page.text(row + offset, column, NONE, "working raw")
        return
    tree, local = figures.matrix.tree, figures.matrix.local
    worth = tree.mixes(local) @ figures.spread(figures.matrix.values)[vendor] * 100
    siblings = [int(k) for k in tree.siblings(case.varied) if k != case.varied]
    shares = local[siblings] if local[siblings].sum() > 0 else np.ones(len(siblings))
    others = float(worth[siblings] @ shares / shares.sum()) if siblings else 0.0
    gain = figures.spread(figures.lines.slope[case.varied])[vendor] * 100
    block = area(FIRST, column, case.last, column)
    own, rest = at(row, column), at(row + 1, column)
    formulas = (
        (f"=INDEX({block},S_Index)", worth[case.varied]),
        (f"=SUMPRODUCT(S_Part,{block})", others),
        (f"=IF(S_Siblings=0,0,S_Above*({own}-{rest}))", gain),
    )
    for offset, (formula, value) in enumerate(formulas):
        page.put(row + offset, column, formula, value=value, look="working raw")
