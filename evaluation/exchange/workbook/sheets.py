"""The sheets of the workbook in their order: to add one, write its module and name it here."""

from __future__ import annotations

from evaluation.exchange.workbook import (
    lists,
    method,
    must_haves,
    results,
    scores,
    sensitivity,
    summary,
    weights,
)
from evaluation.exchange.workbook.book import Book
from evaluation.exchange.workbook.case import Case

# Of the way in which the file is laid out, for programs that read it.
FORMAT = "1"


def write_sheets(case: Case) -> bytes:
    """Return the whole workbook of a case."""
    book = Book()
    # The first sheet sums up the others, so it is filled last.
    first = book.page(case.word("sheet summary"), color="1F3864")
    sheets = {
        "weights": weights.write(book, case),
        "scores": scores.write(book, case),
        "must-haves": must_haves.write(book, case),
    }
    sheets["results"] = results.write(book, case, sheets)
    sheets["sensitivity"] = sensitivity.write(book, case, sheets)
    summary.write(case, first, sheets["results"])
    method.write(book, case)
    lists.write(book, case)
    book.describe(
        title=case.title,
        language=case.language,
        facts={
            "ve_kind": "decision",
            "ve_format": FORMAT,
            "ve_evaluation": case.figures.evaluation.digest,
        },
    )
    return book.to_bytes()
