"""Charts hold what they show, and say it in words."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from exchange.workbook.reading import opened

if TYPE_CHECKING:
    from exchange.workbook.cases import Made


def parts_of(content: bytes, folder: str) -> list[str]:
    with ZipFile(BytesIO(content)) as parts:
        names = sorted(name for name in parts.namelist() if re.fullmatch(folder, name))
        return [parts.read(name).decode("utf-8") for name in names]


def test_every_value_of_every_chart_is_the_one_of_its_cell(files: dict[str, bytes]) -> None:
    content = files["crm_fr"]
    read = opened(content, values=True)
    series = 0
    for chart in parts_of(content, r"xl/charts/chart\d+\.xml"):
        for kind, ref, cache in re.findall(
            r"<(num|str)Ref><f>([^<]+)</f><\1Cache>(.*?)</\1Cache>", chart, re.DOTALL
        ):
            title, _, block = ref.rpartition("!")
            cells = read[title.strip("'").replace("''", "'")][block.replace("$", "")]
            flat = [c for row in cells for c in row] if isinstance(cells, tuple) else [cells]
            points = dict(re.findall(r'<pt idx="(\d+)"><v>([^<]*)</v>', cache))
            for k, cell in enumerate(flat):
                if kind == "str":
                    assert points[str(k)].replace("&amp;", "&") == str(cell.value)
                elif isinstance(cell.value, int | float):
                    assert float(points[str(k)]) == pytest.approx(cell.value)
                else:
                    assert str(k) not in points, "a dash is no point"
            series += 1
    assert series > 30


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_chart_is_named_and_described(language: str, files: dict[str, bytes]) -> None:
    drawn = "".join(parts_of(files[f"hosting_{language}"], r"xl/drawings/drawing\d+\.xml"))
    described = re.findall(r'cNvPr id="\d+" name="([^"]+)" descr="([^"]+)"', drawn)
    assert len(described) == len(re.findall("<c:chart |<chart ", drawn)) == 3
    assert all(len(words) > 60 for _, words in described)
    word = "vendor" if language == "en" else "fournisseur"
    assert all(word in words for _, words in described)


def test_scores_are_drawn_from_zero_to_a_hundred(samples: dict[str, Made]) -> None:
    for chart in parts_of(samples["crm_en"].content, r"xl/charts/chart\d+\.xml"):
        assert '<max val="100"' in chart
        assert '<min val="0"' in chart
