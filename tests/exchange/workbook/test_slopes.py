"""The hidden workings of the sheet Sensitivity."""

from __future__ import annotations

import pytest
from exchange.workbook.cases import Made, built
from exchange.workbook.reading import opened
from openpyxl.utils.cell import coordinate_to_tuple

from evaluation.exchange.workbook.sensitivity import workings_column
from evaluation.exchange.workbook.slopes import WIDTH, slope


@pytest.mark.parametrize("name", ["blanks", "passed", "failed", "weight_one", "weight_zero"])
def test_slopes_and_values_of_nodes_are_those_of_the_weight_intervals(name: str) -> None:
    made = built()[name]
    case, left = made.case, workings_column(made.case)
    sheet = opened(made.content, values=True)[case.word("sheet sensitivity")]
    lines, matrix = case.figures.lines, case.figures.matrix
    worth = matrix.tree.mixes(matrix.local) @ matrix.values.T * 100
    for vendor in range(len(case.vendors)):
        row, column = coordinate_to_tuple(slope(case, left, vendor).replace("$", ""))
        gain = lines.slope[case.varied, vendor] * 100
        assert sheet.cell(row, column).value == pytest.approx(gain, abs=1e-12)
        found = [sheet.cell(place, left + WIDTH + vendor).value for place, _, _ in case.rows()]
        assert found == pytest.approx(worth[:, vendor])


def test_the_workings_are_hidden_and_can_be_shown(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet, case = opened(files["crm_en"])["Sensitivity"], samples["crm_en"].case
    letter = sheet.cell(1, workings_column(case)).column_letter
    hidden = [group for group in sheet.column_dimensions.values() if group.hidden]
    assert any(group.min <= sheet[f"{letter}1"].column <= group.max for group in hidden)
    assert sheet.protection.formatColumns is False
