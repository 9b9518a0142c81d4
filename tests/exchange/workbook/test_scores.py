"""The sheet Scores."""

from __future__ import annotations

import numpy as np
import pytest
from exchange.workbook.cases import Made, built
from exchange.workbook.reading import opened

from evaluation.exchange.workbook.scores import RAW, fill_row, known_column, value_column


@pytest.mark.parametrize("name", ["crm", "automation"])
def test_answers_values_and_blanks_are_those_of_python(
    name: str, files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet = opened(files[f"{name}_en"], values=True)["Scores"]
    case = samples[f"{name}_en"].case
    values = case.figures.spread(case.figures.matrix.values) * 100
    for row, k, _ in case.leaf_rows():
        for vendor in range(len(case.vendors)):
            raw, known = case.figures.raw[vendor, k], case.figures.known[vendor, k]
            assert sheet.cell(row, RAW + vendor).value == (pytest.approx(raw) if known else "–")
            assert sheet.cell(row, known_column(case, vendor)).value == int(known)
            value = sheet.cell(row, value_column(case, vendor)).value
            assert value == pytest.approx(values[vendor, k])


def test_only_ratings_on_a_straight_scale_are_computed() -> None:
    made = built()["blanks"]
    sheet, case = opened(made.content)["Notes"], made.case
    formulas = {
        leaf.id: str(sheet.cell(row, value_column(case, 0)).value).startswith("=IF(")
        for row, _, leaf in case.leaf_rows()
    }
    assert formulas == {
        "t1": False,
        "t2": False,
        "h1": True,
        "h2": False,
        "h3": True,
        "h4": True,
        "h5": True,
        "p": True,
    }


def test_a_blank_holds_the_fill_of_its_vendor_and_looks_like_it(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    case = samples["crm_en"].case
    ((vendor, leaf),) = np.argwhere(~case.figures.known).tolist()
    row = case.leaf_rows()[leaf][0]
    column = value_column(case, vendor)
    plain, read = opened(files["crm_en"])["Scores"], opened(files["crm_en"], values=True)["Scores"]
    assert plain.cell(row, column).font.italic
    assert not plain.cell(row, column - 1).font.italic
    fill = plain.cell(fill_row(case), column)
    assert isinstance(fill.value, float), "the fill is fixed: a constant"
    assert read.cell(row, column).value == pytest.approx(fill.value)


def test_branches_are_empty_so_that_sums_over_the_column_count_criteria_only(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet, case = opened(files["crm_en"])["Scores"], samples["crm_en"].case
    branches = [row for row, k, _ in case.rows() if k not in case.leaf_at]
    for vendor in range(len(case.vendors)):
        for column in (value_column(case, vendor), known_column(case, vendor)):
            assert {sheet.cell(row, column).value for row in branches} == {None}


def test_an_unrated_vendor_has_dashes_and_no_invented_value() -> None:
    made = built()["unrated"]
    sheet, case = opened(made.content, values=True)["Scores"], made.case
    column = value_column(case, 0)
    rows = [*(row for row, _, _ in case.leaf_rows()), fill_row(case)]
    assert {sheet.cell(row, column).value for row in rows} == {"–"}
