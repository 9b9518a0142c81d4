"""Writing the decision workbook."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from building import rated, tree
from exchange.workbook.cases import Made, named
from exchange.workbook.reading import PAYLOADS, opened

import evaluation as ev
from evaluation.errors import FileError, UnknownNameError, WeightsError
from evaluation.exchange.workbook import workbook_bytes, write_workbook


def test_the_file_holds_the_bytes(tmp_path: Path) -> None:
    crm = ev.sample("crm")
    path = write_workbook(crm, tmp_path / "new" / "décision.xlsx", language="fr")
    assert path.read_bytes() == workbook_bytes(crm, language="fr")


def test_the_same_evaluation_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib, evaluation as ev; from evaluation.exchange.workbook import workbook_bytes;"
        "content = workbook_bytes(ev.sample('crm'), language='fr', what_if={'people': 40});"
        "print(hashlib.sha256(content).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "12345"},
    )
    content = workbook_bytes(ev.sample("crm"), language="fr", what_if={"people": 40})
    assert run.stdout.strip() == sha256(content).hexdigest()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_are_called_never_becomes_a_formula(payload: str) -> None:
    plain = rated({"a": [1, 2, 3], "b": [3, 2, 1]}, criteria=tree(must_haves=["m"]))
    plain = plain.with_must_have("fail", vendor="b", criterion="m")
    suspect = Made(named(plain, [payload]))
    # The same cells hold formulas, and the same formulas, whatever things are called.
    texts = {True: 0, False: 0}
    for sheet, other in zip(opened(suspect.content), opened(Made(plain).content), strict=True):
        for row in sheet.iter_rows():
            for cell in row:
                twin = other[cell.coordinate]
                assert (cell.data_type == "f") is (twin.data_type == "f")
                assert cell.data_type != "f" or cell.value == twin.value
                texts[cell.data_type == "s" and cell.value != twin.value] += 1
    assert texts[True] > 20


@pytest.mark.parametrize("name", ["x" * 20_000, "l’œuf 🦉 日本語", "*", "?", "~"])
def test_any_name_makes_a_file_that_can_be_read(name: str) -> None:
    content = Made(named(rated({"a": [1, 2, 3]}), [name])).content
    read = opened(content, values=True)
    shown = str(read["Summary"]["D4"].value)
    assert len(shown) <= 220
    assert shown[0] in {name[0], "\N{TILDE OPERATOR}"}


def test_an_evaluation_without_vendors_is_refused_in_both_languages() -> None:
    with pytest.raises(FileError, match="a workbook needs at least one vendor") as caught:
        workbook_bytes(ev.new("crm"), language="en")
    assert "au moins un fournisseur" in caught.value.message.fr


def test_an_unknown_language_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown language 'de'.*Choose among: en, fr"):
        workbook_bytes(ev.sample("crm"), language="de")  # type: ignore[arg-type]  # on purpose


def test_an_unknown_node_or_share_is_refused() -> None:
    crm = ev.sample("crm")
    with pytest.raises(UnknownNameError, match="unknown criterion 'nobody'"):
        workbook_bytes(crm, language="en", vary="nobody")
    with pytest.raises(WeightsError, match="the what-if share of 'people' is 120"):
        workbook_bytes(crm, language="en", what_if={"people": 120})


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken.xlsx").mkdir()
    with pytest.raises(FileError, match="cannot be written"):
        write_workbook(ev.sample("crm"), tmp_path / "taken.xlsx", language="en")
