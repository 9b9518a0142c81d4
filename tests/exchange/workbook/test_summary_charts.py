"""The pictures of the sheet Summary."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from exchange.workbook.cases import Made, built
from exchange.workbook.reading import opened

from evaluation.exchange.workbook.summary import HEAD
from evaluation.exchange.workbook.summary_charts import ADDED, MEAN, NAME


def charts(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as parts:
        names = sorted(name for name in parts.namelist() if name.startswith("xl/charts/"))
        return [parts.read(name).decode("utf-8") for name in names]


def test_bars_add_up_to_the_scores_and_show_nothing_of_who_is_out(samples: dict[str, Made]) -> None:
    made = samples["crm_en"]
    sheet = opened(made.content, values=True).worksheets[0]
    for row in range(HEAD + 1, HEAD + 7):
        parts = [sheet.cell(row, ADDED + k).value for k in range(3)]
        score = sheet.cell(row, 4).value
        out = sheet.cell(row, 1).value == "out"
        assert sum(parts) == pytest.approx(0 if out else score)
    assert sheet.cell(HEAD + 6, NAME).value == "Lynx CRM (fictional) (out)"


def test_the_radar_shows_the_first_vendors_and_the_floors(samples: dict[str, Made]) -> None:
    made = samples["crm_en"]
    (net,) = [chart for chart in charts(made.content) if "radarChart" in chart]
    assert len(re.findall("<ser>|<c:ser>", net)) == 5
    sheet = opened(made.content, values=True).worksheets[0]
    assert [sheet.cell(HEAD + 7, MEAN + k).value for k in range(3)] == [50, 50, 50]


def test_without_floors_the_radar_has_no_line_for_them() -> None:
    (net,) = [chart for chart in charts(built()["two_tied"].content) if "radarChart" in chart]
    assert len(re.findall("<ser>|<c:ser>", net)) == 3


def test_a_pillar_of_which_nothing_is_known_is_no_zero() -> None:
    made = built()["undecided"]
    sheet = opened(made.content, values=True).worksheets[0]
    assert sheet.cell(HEAD + 1, MEAN + 2).value == "–"


def test_one_vendor_makes_charts_too() -> None:
    assert len(charts(built()["alone"].content)) == 3
