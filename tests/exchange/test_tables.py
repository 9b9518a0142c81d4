"""An evaluation as a folder of CSV tables, and what is refused in one."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from building import rated
from hypothesis import given
from hypothesis import strategies as st
from strategies import evaluations

from evaluation.errors import FileError
from evaluation.exchange.tables import read_tables, write_tables
from evaluation.model import NOT_OBSERVED, Evaluation, from_frames
from evaluation.model.table import TABLES

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("csv") / "tables"


@given(evaluations())
def test_an_evaluation_comes_back_the_same(folder: Path, evaluation: Evaluation) -> None:
    write_tables(evaluation, folder)
    assert read_tables(folder) == evaluation


@given(evaluations(min_vendors=1, texts=ANYTHING, max_children=1, max_rounds=1))
def test_any_character_comes_back(folder: Path, evaluation: Evaluation) -> None:
    write_tables(evaluation, folder)
    assert read_tables(folder) == evaluation


@given(evaluations(min_vendors=1, min_evaluators=1, max_children=2))
def test_the_csv_module_reads_what_we_write(folder: Path, evaluation: Evaluation) -> None:
    write_tables(evaluation, folder)
    for name, columns in TABLES.items():
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *records = csv.reader(file, strict=True)
        assert header == list(columns)
        assert {len(record) for record in records} <= {len(columns)}


@pytest.fixture
def small() -> Evaluation:
    made = rated({"a": [4, 2.5, NOT_OBSERVED], "b": [0, None, 5]})
    return made.with_rating(3, evaluator="ann", vendor="b", criterion="h", note="=1+1, « à voir »")


@pytest.fixture
def written(small: Evaluation, tmp_path: Path) -> Path:
    write_tables(small, tmp_path)
    return tmp_path


def test_cells_are_raw_for_programs(written: Path) -> None:
    assert (written / "ratings.csv").read_text("utf-8").splitlines() == [
        "round,evaluator,vendor,criterion,rating,answer,evidence,note",
        "1,ann,a,t,4,given,E2,",
        "1,ann,a,h,2.5,given,E2,",
        "1,ann,a,p,,not observed,E2,",
        "1,ann,b,t,0,given,E2,",
        '1,ann,b,h,3,given,,"=1+1, « à voir »"',
        "1,ann,b,p,5,given,E2,",
    ]
    assert b"\r" not in (written / "ratings.csv").read_bytes()


def test_pandas_reads_the_tables_to_the_same_evaluation(written: Path, small: Evaluation) -> None:
    frames = {
        path.stem: pd.read_csv(path, keep_default_na=False, dtype=str)
        for path in written.glob("*.csv")
    }
    assert from_frames(frames) == small


def test_tables_left_out_are_empty(written: Path, small: Evaluation) -> None:
    for name in ("curves", "anchors", "must_haves", "must_answers", "measures", "points", "tasks"):
        (written / f"{name}.csv").unlink()
    assert read_tables(written) == small


def test_columns_left_out_are_empty_and_their_order_is_free(
    written: Path, small: Evaluation
) -> None:
    (written / "vendors.csv").write_text("label_fr,id,label_en\na,a,a\nb,b,b\n", "utf-8")
    assert read_tables(written) == small


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(
    written: Path, small: Evaluation
) -> None:
    for path in written.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_tables(written) == small


def test_what_office_programs_leave_behind_is_passed_over(written: Path, small: Evaluation) -> None:
    (written / ".~ratings.csv").write_bytes(b"\xff")
    (written / "README.md").write_text("About", "utf-8")
    assert read_tables(written) == small


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("costs", "a,b\n1,2\n", "unknown table 'costs'"),
        ("vendors", "", "vendors.csv: line 1: there are no columns here"),
        ("vendors", "id,id\na,b\n", "vendors.csv: the column 'id' is there twice"),
        ("vendors", "id;label_en\na;A\n", "vendors.csv: the columns are separated by semicolons"),
        ("vendors", "id,name\na,A\n", "unknown column 'vendors.name'"),
        ("vendors", "id,label_en\na\n", "vendors.csv: line 2: 1 cells under 2 columns"),
        ("vendors", "id,label_en\na,b,c\n", "vendors.csv: line 2: 3 cells under 2 columns"),
        ("vendors", 'id,label_en\na,"b\n', "vendors.csv: line 2: this is not CSV"),
        ("vendors", 'id,label_en\na,"b"c\n', "vendors.csv: line 2: this is not CSV"),
        ("vendors", f"id,label_en\na,{'x' * 200_000}\n", "vendors.csv: line 2: this is not CSV"),
        ("vendors", "id,label_en\n,A\n", "vendors, row 1, column 'id': '' should be a text"),
        ("points", "evaluator,criterion,points\nann,t,lots\n", "column 'points': 'lots' should be"),
        ("points", "evaluator,criterion,points\nann,t,nan\n", "column 'points': 'nan' should be"),
        (
            "points",
            "evaluator,criterion,points\neve,t,1\n",
            "points, row 1, column 'evaluator': un",
        ),
        ("evaluation", "format\nx\n", "evaluation, row 1, column 'languages': None should be"),
    ],
)
def test_a_wrong_table_is_told_by_file_row_and_column(
    written: Path, name: str, content: str, message: str
) -> None:
    (written / f"{name}.csv").write_text(content, "utf-8")
    with pytest.raises(FileError, match=re.escape(message)) as caught:
        read_tables(written)
    assert str(caught.value).startswith(str(written))
    assert caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ").startswith(str(written))


def test_a_table_in_another_encoding_is_told(written: Path) -> None:
    (written / "vendors.csv").write_bytes("id,label_en\na,é\n".encode("latin-1"))
    with pytest.raises(FileError, match=r"vendors\.csv, line 2: this is not UTF-8"):
        read_tables(written)


def test_a_flood_of_rows_is_refused(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaluation.exchange.tables.MAX_ROWS", 5)
    with pytest.raises(FileError, match=r"criteria\.csv: this has more rows than .* \(5\)"):
        read_tables(written)


def test_an_empty_folder_is_no_evaluation(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the table 'evaluation' is missing"):
        read_tables(tmp_path)


def test_a_folder_that_is_a_file_is_told(small: Evaluation, tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(FileError, match="cannot be made"):
        write_tables(small, tmp_path / "a")
