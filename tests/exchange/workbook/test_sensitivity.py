"""The sheet Sensitivity."""

from __future__ import annotations

import numpy as np
import pytest
from exchange.workbook.cases import Made, built
from exchange.workbook.reading import opened

from evaluation.exchange.workbook.sensitivity import (
    CHOICE,
    END,
    HEAD,
    MOVES,
    NOW,
    SHARE,
    START,
    TODAY,
    VENDOR,
    leader_column,
)
from evaluation.exchange.workbook.what_if import what_if_weights


@pytest.mark.parametrize("node", ["people", "crm.integration", "technology"])
def test_each_line_is_the_total_with_the_siblings_in_proportion(
    node: str, samples: dict[str, Made]
) -> None:
    evaluation = samples["crm_en"].evaluation
    name = (
        node
        if node in [n.id for n in evaluation.criteria.nodes]
        else (evaluation.criteria.leaves[7].id)
    )
    made = Made(evaluation, vary=name)
    sheet, matrix = opened(made.content, values=True)["Sensitivity"], made.case.figures.matrix
    position = evaluation.criteria.node_position(name)
    for row in (NOW, START, START + 7, END):
        shares = np.full(matrix.local.size, np.nan)
        shares[position] = sheet.cell(row, SHARE).value
        weights = matrix.tree.leaf_weights(what_if_weights(matrix.tree, matrix.local, shares))
        found = [sheet.cell(row, VENDOR + k).value for k in range(6)]
        assert found == pytest.approx(matrix.values @ weights * 100)


def test_the_shares_go_from_nothing_to_everything_after_todays() -> None:
    made = built()["weight_one"]
    sheet = opened(made.content, values=True)["Sensitivity"]
    shares = [sheet.cell(row, SHARE).value for row in range(NOW, END + 1)]
    assert shares == pytest.approx([1, *np.linspace(0, 1, 21)])
    assert sheet.cell(CHOICE, VENDOR).value == "1 technology"
    assert sheet.cell(TODAY, VENDOR).value == 1


def test_the_first_at_each_share_is_named_and_a_tie_is_said() -> None:
    made = built()["weight_one"]
    sheet = opened(made.content, values=True)["Sensitivity"]
    column = leader_column(made.case)
    # Technology is 1 for a and 0.2 for b; the rest, in equal parts, 0.3 for a and 0.9 for b.
    first = [sheet.cell(row, column).value for row in range(START, END + 1)]
    assert first == ["b"] * 9 + ["a"] * 12
    tied = opened(built()["all_tied"].content, values=True)["Sensitivity"]
    assert tied.cell(NOW, leader_column(built()["all_tied"].case)).value == "a (tied)"


def test_a_criterion_alone_in_its_level_cannot_move_and_the_sheet_says_so() -> None:
    made = built()["alone"]
    sheet = opened(made.content, values=True)["Sensitivity"]
    assert sheet.cell(MOVES, VENDOR).value == "Alone in its level: its share is always 100%."
    assert len({sheet.cell(row, VENDOR).value for row in range(NOW, END + 1)}) == 1


def test_a_vendor_that_is_out_has_a_line_that_says_so_and_is_never_first(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet, case = opened(files["crm_fr"], values=True)["Sensibilité"], samples["crm_fr"].case
    assert sheet.cell(HEAD, VENDOR + 5).value == "Lynx CRM (fictif) (exclu)"
    first = {sheet.cell(row, leader_column(case)).value for row in range(NOW, END + 1)}
    assert "Lynx CRM (fictif)" not in first


def test_the_list_offers_every_node_of_the_tree(files: dict[str, bytes]) -> None:
    (rule,) = opened(files["crm_fr"])["Sensibilité"].data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ("L_Nodes", "B4")
