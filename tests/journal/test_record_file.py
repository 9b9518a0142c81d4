"""A decision record as a file: read back equal, and refused where it is not one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deciding import decided

from evaluation import DecisionRecord, decision_record, read_record, write_record
from evaluation.errors import FileError
from evaluation.journal import open as open_journal

Json = dict[str, Any]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    with open_journal(decided(tmp_path_factory.mktemp("journal"))) as session:
        return decision_record(session, samples=50)


@pytest.fixture(scope="module")
def content(record: DecisionRecord, tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_record(record, tmp_path_factory.mktemp("file") / "r.json").read_text("utf-8")


def put(content: str, folder: Path, change: Callable[[Json], object]) -> Path:
    """Write a record of which one thing is changed."""
    data = json.loads(content)
    change(data)
    path = folder / "changed.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_a_record_is_read_back_equal(record: DecisionRecord, tmp_path: Path) -> None:
    path = write_record(record, tmp_path / "record.json")
    assert read_record(path) == record
    assert write_record(read_record(path), tmp_path / "again.json").read_bytes() == (
        path.read_bytes()
    )


def test_a_file_says_the_name_of_the_journal_and_no_folder(
    record: DecisionRecord, content: str, tmp_path: Path
) -> None:
    assert record.source is not None
    assert str(record.source.parent) not in content
    assert json.loads(content)["journal"] == "crm.db"
    path = tmp_path / "record.json"
    path.write_text(content, "utf-8")
    assert read_record(str(path)).source == tmp_path / "crm.db"


def test_a_record_that_cannot_be_written_leaves_the_former_one(
    record: DecisionRecord, tmp_path: Path
) -> None:
    with pytest.raises(FileError, match="cannot be written"):
        write_record(record, tmp_path / "nowhere" / "record.json")
    path = tmp_path / "record.json"
    path.write_text("former", "utf-8")
    with pytest.raises(FileError, match="half a character"):
        write_record(replace(record, reason="\ud800"), path)
    assert path.read_text("utf-8") == "former"
    assert list(tmp_path.iterdir()) == [path]


def _nest(data: Json) -> None:
    data["reason"] = {"en": ["deep"]}


HOSTILE: list[tuple[str, Callable[[Json], object]]] = [
    ("journal", lambda d: d.update(journal="../crm.db")),
    ("journal", lambda d: d.update(journal="C:crm.db")),
    ("journal", lambda d: d.update(journal="..")),
    ("journal", lambda d: d.update(journal="crm\x00.db")),
    ("head", lambda d: d.update(head="12")),
    ("head", lambda d: d.update(head="9" * 5000 + "-" + "0" * 64)),
    ("evaluation_digest", lambda d: d.update(evaluation_digest="0" * 63)),
    ("date", lambda d: d.update(date="2026-13-01")),
    ("reviews", lambda d: d.update(reviews=["tomorrow"])),
    ("languages", lambda d: d.update(languages=[])),
    ("languages", lambda d: d.update(languages=["en", "en"])),
    ("languages", lambda d: d.update(languages=["de"])),
    ("vendor", lambda d: d.update(vendor="nobody")),
    ("settings", lambda d: d["settings"].update(samples=0)),
    ("settings", lambda d: d["settings"].update(samples=10**9)),
    ("settings", lambda d: d["settings"].update(seed=-1)),
    ("settings", lambda d: d["settings"].update(tolerance=0.0)),
    ("settings.samples", lambda d: d["settings"].update(samples=2.5)),
    ("settings.samples", lambda d: d["settings"].update(samples=True)),
    ("figures", lambda d: d["figures"].append(d["figures"][0])),
    ("figures", lambda d: d["figures"][0].update(error=-1.0)),
    ("figures", lambda d: d["figures"][0].update(formula="=1+1")),
    ("figures.0.value", lambda d: d["figures"][0].update(value="0.5")),
    ("figures.0.name", lambda d: d["figures"][0].pop("name")),
    ("members", lambda d: d["members"][0]["label"].update(de="Wer")),
    ("members.0.side", lambda d: d["members"][0].update(side="elsewhere")),
    ("consents.0.consents", lambda d: d["consents"][0].update(consents=1)),
    ("reason", lambda d: d.update(reason=None)),
    ("reason", _nest),
    ("reason", lambda d: d.pop("reason")),
    ("rule", lambda d: d.update(rule=[])),
    ("source", lambda d: d.update(source="crm.db")),
    ("note", lambda d: d.update(note="one key more")),
]


NAMES = [f"{k} {place}" for k, (place, _) in enumerate(HOSTILE)]


@pytest.mark.parametrize(("place", "change"), HOSTILE, ids=NAMES)
def test_what_no_record_holds_is_refused_with_its_place(
    content: str, place: str, change: Callable[[Json], object], tmp_path: Path
) -> None:
    path = put(content, tmp_path, change)
    with pytest.raises(FileError, match=rf"changed.json: {place}.*does not fit"):
        read_record(path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "this is not JSON"),
        ("[]", "this is the format 'None'"),
        ('{"format": "vendor-evaluation/1"}', "this version reads 'vendor-decision/1'"),
        ('{"format": "vendor-decision/1", "reason": NaN}', "this is not JSON"),
        ('{"format": "vendor-decision/1", "reason": 1e999}', "this is not JSON"),
        ('{"format": "a", "format": "vendor-decision/1"}', "twice: format"),
        ('{"format": "\\ud800"}', "this is not JSON"),
        ('{"format": ' + "9" * 5000 + "}", "this is not JSON"),
        ('{"format":' * 100_000, "nested too deeply"),
        ("[" * 300_000, "more rows than a record"),
        ('{"format": "vendor-decision/1"}', "does not fit"),
    ],
    ids=[str(k) for k in range(11)],
)
def test_a_file_that_is_no_record_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text, "utf-8")
    with pytest.raises(FileError, match=reason):
        read_record(path)


def test_a_file_that_is_too_large_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b" " * 16_000_001)
    with pytest.raises(FileError, match="larger than 16 MB"):
        read_record(path)
    with pytest.raises(FileError, match="there is no file"):
        read_record(tmp_path / "none.json")


def test_a_refusal_speaks_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text("[]", "utf-8")
    with pytest.raises(FileError, match="this version reads") as caught:
        read_record(path)
    assert "cette version lit" in caught.value.message.fr
