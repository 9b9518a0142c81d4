"""What is added to a saved file, and what is taken out of it."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from evaluation.errors import FileError
from evaluation.exchange.workbook.package import NO_DATE, Cached, Picture, Sheet, finished


def saved(*, formula: str = "=1+1", charts: int = 0) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = formula
    for k in range(charts):
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=1, min_row=1))
        sheet.add_chart(chart, f"C{1 + 20 * k}")
    plain = BytesIO()
    workbook.save(plain)
    return plain.getvalue()


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as parts:
        return parts.read(name).decode("utf-8")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, ' t="b"><f>1+1</f><v>1</v>'),
        (0.1, "><f>1+1</f><v>0.1</v>"),
        (-3, "><f>1+1</f><v>-3</v>"),
        ("a < b", ' t="str"><f>1+1</f><v>a &lt; b</v>'),
    ],
)
def test_a_value_is_written_beside_its_formula(value: Cached, written: str) -> None:
    content = finished(saved(), [Sheet("Sheet", {"A1": value})])
    assert written in part(content, "xl/worksheets/sheet1.xml")


def test_a_formula_without_a_value_stops_the_file_in_both_languages() -> None:
    with pytest.raises(FileError, match="sheet 'Sheet', cell A1: a formula has no value") as caught:
        finished(saved(), [Sheet("Sheet", {})])
    assert "cellule A1" in caught.value.message.fr


def test_charts_are_named_and_described_in_their_order() -> None:
    pictures = (Picture("First", 'what "it" shows'), Picture("Second", "more"))
    content = finished(saved(charts=2), [Sheet("Sheet", {"A1": 2}, pictures)])
    drawn = part(content, "xl/drawings/drawing1.xml")
    named = re.findall(r"cNvPr id=\"\d\" name=(\"[^\"]*\") descr=('[^']*'|\"[^\"]*\")", drawn)
    assert named == [('"First"', "'what \"it\" shows'"), ('"Second"', '"more"')]


def test_no_part_of_the_file_has_a_date() -> None:
    content = finished(saved(), [Sheet("Sheet", {"A1": 2})])
    with ZipFile(BytesIO(content)) as parts:
        assert {info.date_time for info in parts.infolist()} == {NO_DATE}
    assert "dcterms:" not in re.sub(r"xmlns:\w+=\S+", "", part(content, "docProps/core.xml"))


def test_excel_marks_no_cell_as_a_mistake_and_finds_the_elements_in_their_order() -> None:
    content = finished(saved(charts=1), [Sheet("Sheet", {"A1": 2}, (Picture("a", "b"),))])
    sheet = part(content, "xl/worksheets/sheet1.xml")
    # ECMA-376, part 1, 18.3.1.99: ignoredErrors stands between the page set-up and the drawing.
    order = [sheet.index(name) for name in ("<pageMargins", "<ignoredErrors>", "<drawing")]
    assert order == sorted(order)
    assert sheet.count("<ignoredErrors>") == 1


def test_the_first_font_is_one_that_every_computer_has() -> None:
    content = finished(saved(), [Sheet("Sheet", {"A1": 2})])
    first = re.search(r"<font>.*?</font>", part(content, "xl/styles.xml"))
    assert first is not None
    assert 'val="Arial"' in first[0]
    assert "scheme" not in first[0]


def test_the_same_parts_give_the_same_bytes() -> None:
    assert finished(saved(), [Sheet("Sheet", {"A1": 2})]) == finished(
        saved(), [Sheet("Sheet", {"A1": 2})]
    )
