"""The sheet Results."""

from __future__ import annotations

import pytest
from exchange.workbook.cases import Made, built
from exchange.workbook.reading import opened
from openpyxl.formula.translate import Translator

import evaluation as ev
from evaluation.exchange.workbook.case import FIRST
from evaluation.exchange.workbook.cells import at
from evaluation.exchange.workbook.rows import VENDOR, row_of


@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_results_are_those_of_the_ranking(
    name: str, files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    made = samples[f"{name}_fr"]
    case, ranking = made.case, ev.rank(made.evaluation)
    sheet = opened(files[f"{name}_fr"], values=True)["Résultats"]
    figures = {
        "total": ranking.value,
        "low": ranking.low,
        "high": ranking.high,
        **{f"pillar {k}": ranking.pillar_values[:, k] for k in range(3)},
    }
    for k, vendor in enumerate(ranking.vendors):
        column = VENDOR + made.evaluation.vendor_position(vendor)
        for key, values in figures.items():
            assert sheet.cell(row_of(case, key), column).value == pytest.approx(values[k] * 100)
        assert sheet.cell(row_of(case, "rank"), column).value == ranking.rank[k]
        assert sheet.cell(row_of(case, "coverage"), column).value == pytest.approx(
            ranking.coverage[k]
        )
        below = ranking.below_floor[k].sum()
        assert sheet.cell(row_of(case, "below floor"), column).value == below


def test_points_add_up_from_the_criteria_to_the_score(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet, case = opened(files["crm_en"], values=True)["Results"], samples["crm_en"].case
    for column in range(VENDOR, VENDOR + len(case.vendors)):
        total = sheet.cell(row_of(case, "total"), column).value
        for rows in (
            [row for row, _, _ in case.leaf_rows()],
            [FIRST + pillar for pillar in case.criteria.pillars],
        ):
            assert sum(sheet.cell(row, column).value for row in rows) == pytest.approx(total)


def test_every_vendor_has_the_same_formulas_one_column_further(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet, case = opened(files["crm_en"])["Results"], samples["crm_en"].case
    for row, _, _ in case.rows():
        first = Translator(sheet.cell(row, VENDOR).value, at(row, VENDOR))
        for column in range(VENDOR + 1, VENDOR + len(case.vendors)):
            assert sheet.cell(row, column).value == first.translate_formula(at(row, column))


def test_a_failed_vendor_has_a_score_and_no_rank(
    files: dict[str, bytes], samples: dict[str, Made]
) -> None:
    sheet, case = opened(files["crm_fr"], values=True)["Résultats"], samples["crm_fr"].case
    lynx = VENDOR + case.figures.evaluation.vendor_position("lynx")
    assert sheet.cell(row_of(case, "rank"), lynx).value == "exclu"
    assert sheet.cell(row_of(case, "total"), lynx).value == pytest.approx(59.3, abs=0.05)


def test_an_unrated_vendor_has_dashes() -> None:
    made = built()["unrated"]
    sheet = opened(made.content, values=True)["Results"]
    for key in ("total", "low", "high", "what-if total", "pillar 0"):
        assert sheet.cell(row_of(made.case, key), VENDOR).value == "–"
    assert sheet.cell(row_of(made.case, "rank"), VENDOR).value == "not rated"
    assert sheet.cell(row_of(made.case, "coverage"), VENDOR).value == 0
