"""The sheet Weights."""

from __future__ import annotations

import pytest
from exchange.workbook.cases import Made
from exchange.workbook.reading import opened

from evaluation.exchange.workbook.case import FIRST
from evaluation.exchange.workbook.weights import CHANGE, GLOBAL, GLOBAL2, INPUT, LOCAL, LOCAL2


def test_the_whole_tree_is_there_with_its_agreed_weights(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet, case = opened(files["hosting_en"], values=True)["Weights"], samples["hosting_en"].case
    matrix = case.figures.matrix
    total = matrix.tree.node_weights(matrix.local)
    for row, k, node in case.rows():
        assert sheet.cell(row, 1).value == node.id
        assert sheet.cell(row, LOCAL).value == pytest.approx(matrix.local[k], abs=1e-15)
        assert sheet.cell(row, GLOBAL).value == pytest.approx(total[k], abs=1e-15)
        assert sheet.row_dimensions[row].outlineLevel == case.depth(k)
    assert sheet.cell(case.last + 1, GLOBAL).value == pytest.approx(1)
    assert sheet.cell(case.last + 1, CHANGE).value == "adds up"


def test_yellow_cells_are_empty_until_somebody_tries_something(files: dict[str, bytes]) -> None:
    sheet = opened(files["crm_fr"])["Poids"]
    cells = [sheet.cell(row, INPUT) for row in range(FIRST, FIRST + 42)]
    assert not [cell.value for cell in cells if cell.value is not None or cell.protection.locked]
    assert sheet.cell(FIRST + 42, INPUT).protection.locked


def test_a_share_that_is_tried_stands_in_its_cell_and_moves_its_level(
    samples: dict[str, Made],
) -> None:
    made = Made(samples["crm_en"].evaluation, what_if={"people": 60})
    sheet = opened(made.content, values=True)["Weights"]
    row = FIRST + made.evaluation.criteria.node_position("people")
    shown = [sheet.cell(row, column).value for column in (INPUT, LOCAL2, GLOBAL2)]
    assert shown == [pytest.approx(60), pytest.approx(0.6), pytest.approx(0.6)]
    local = made.case.figures.matrix.local[0]
    pillar = sheet.cell(FIRST, LOCAL2).value
    rest = 1 - sheet.cell(row, LOCAL).value
    assert pillar == pytest.approx(0.4 * local / rest)
    assert sheet.cell(FIRST, CHANGE).value == pytest.approx(pillar - local)
