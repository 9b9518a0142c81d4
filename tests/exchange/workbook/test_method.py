"""The sheet Method."""

from __future__ import annotations

import pytest
from building import rated
from exchange.workbook.cases import Made
from exchange.workbook.reading import opened

from evaluation import __version__


def shown(content: bytes) -> list[str]:
    sheet = opened(content).worksheets[6]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_file_says_what_it_was_made_from(samples: dict[str, Made]) -> None:
    made = samples["crm_en"]
    text = "\n".join(shown(made.content))
    assert made.evaluation.digest in text
    assert f"vendor-evaluation {__version__}" in text
    assert "vendors: 6; criteria: 31; committee members who judge: 7; rounds: 1" in text
    assert "English and French" in text


@pytest.mark.parametrize("name", ["crm_en", "hosting_fr"])
def test_an_invented_example_says_so(name: str, samples: dict[str, Made]) -> None:
    assert any("invent" in text for text in shown(samples[name].content))


def test_a_real_case_is_not_called_invented() -> None:
    assert not any("invent" in text for text in shown(Made(rated({"a": [1, 2, 3]})).content))


def test_every_sheet_is_listed_with_a_link_to_it(files: dict[str, bytes]) -> None:
    read = opened(files["crm_fr"])
    sheet = read.worksheets[6]
    links = [cell.hyperlink.location for (cell,) in sheet.iter_rows(max_col=1) if cell.hyperlink]
    assert links == [f"'{title}'!A1" for title in read.sheetnames[:6]]
