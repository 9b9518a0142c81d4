"""The hidden sheet of lists: what drop-downs offer, and what other sheets look up."""

from __future__ import annotations

from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from evaluation.exchange.workbook.book import Book, Page
from evaluation.exchange.workbook.case import Case
from evaluation.exchange.workbook.cells import area
from evaluation.exchange.workbook.paper import widths

ANSWERS = ("pass", "fail", "open")
OUTCOMES = ("first", "alone", "tied", "undecided", "nobody")
_ANSWER, _OUTCOME, _VENDOR, _NODE = 1, 3, 5, 8


def write(book: Book, case: Case) -> Page:
    """Write the lists and name them, for every other sheet to use."""
    page = book.page(case.word("sheet lists"))
    answers = [case.word(f"answer {answer}") for answer in ANSWERS]
    outcomes = [case.word(f"outcome {outcome}") for outcome in OUTCOMES]
    _column(page, _ANSWER, case.word("answers"), answers)
    _column(page, _OUTCOME, case.word("outcomes"), outcomes)
    _column(page, _VENDOR, case.word("code"), [v.id for v in case.figures.evaluation.vendors])
    _column(page, _VENDOR + 1, case.word("vendor"), list(case.vendors))
    _nodes(page, case)
    book.name("L_Answers", page.ref(2, _ANSWER, 1 + len(answers), _ANSWER))
    book.name("L_Outcomes", page.ref(2, _OUTCOME, 1 + len(outcomes), _OUTCOME))
    book.name("L_Vendors", page.ref(2, _VENDOR + 1, 1 + len(case.vendors), _VENDOR + 1))
    book.name("L_Nodes", page.ref(2, _NODE + 1, 1 + len(case.choices), _NODE + 1))
    _table(page, "ve_vendors", _VENDOR, 1 + len(case.vendors), _VENDOR + 1)
    _table(page, "ve_criteria", _NODE, 1 + len(case.choices), _NODE + 3)
    page.sheet.sheet_state = "hidden"
    page.sheet.protection.sheet = True
    return page


def _nodes(page: Page, case: Case) -> None:
    criteria = case.criteria
    _column(page, _NODE, case.word("code"), [node.id for node in criteria.nodes])
    _column(page, _NODE + 1, case.word("criterion"), list(case.choices))
    _column(page, _NODE + 2, case.word("level"), [case.word(n.kind) for n in criteria.nodes])
    _column(page, _NODE + 3, case.word("parent"), [node.parent or "" for node in criteria.nodes])


def _column(page: Page, column: int, head: str, texts: list[str]) -> None:
    widths(page, {column: 30})
    page.text(1, column, head, "head")
    for k, text in enumerate(texts):
        page.text(2 + k, column, text, "line")


def _table(page: Page, name: str, left: int, bottom: int, right: int) -> None:
    """Make a table of a block, so that other programs find it by its name."""
    table = Table(displayName=name, ref=area(1, left, bottom, right))
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    heads = [str(page.value(1, column)) for column in range(left, right + 1)]
    table.tableColumns = [TableColumn(id=k, name=head) for k, head in enumerate(heads, start=1)]
    page.sheet.add_table(table)
