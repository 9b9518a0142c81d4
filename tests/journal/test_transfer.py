"""A journal as one JSON file and back, and files from elsewhere that are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from journaling import begun, member, small

from evaluation import sample
from evaluation.errors import EvaluationError, FileError, JournalError, ProcessError
from evaluation.journal.entry import START, Entry
from evaluation.journal.session import Session
from evaluation.journal.transfer import export_journal, import_journal

Data = dict[str, Any]


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Return the JSON file of a small journal."""
    with begun(tmp_path) as session:
        session.name_vendor("x", "Boréal")
        return export_journal(session, tmp_path / "all.json")


def again(file: Path, name: str = "again.db") -> Session:
    return import_journal(file, file.with_name(name))


def refused(file: Path, data: object, kind: type[EvaluationError], said: str) -> None:
    """Assert that a content is refused with a sentence, and that no file is left."""
    file.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    before = sorted(file.parent.iterdir())
    with pytest.raises(kind, match=said) as error:
        again(file)
    assert error.value.message.fr
    assert sorted(file.parent.iterdir()) == before


def rewritten(data: Data, change: Callable[[list[Data]], None]) -> Data:
    """Return a journal that was changed and whose digests were all made anew."""
    rows = [dict(row) for row in data["entries"]]
    change(rows)
    previous = START
    for k, row in enumerate(rows):
        entry = Entry(**{**row, "previous": previous})
        rows[k] = asdict(replace(entry, digest=entry.right_digest))
        previous = rows[k]["digest"]
    return {**data, "entries": rows}


@pytest.mark.parametrize("name", ["crm", "automation"])
def test_a_round_trip_keeps_every_entry_with_its_digest(name: str, tmp_path: Path) -> None:
    with begun(tmp_path, sample(name)) as session:
        file = export_journal(session, tmp_path / "all.json")
        with again(file) as other:
            assert other.entries() == session.entries()
            assert other.head == session.head
            assert other.evaluation == session.evaluation
            assert other.verify(head=session.head).is_sound
            second = export_journal(other, tmp_path / "second.json")
    assert second.read_bytes() == file.read_bytes()


def test_one_entry_is_one_line_of_text_that_people_can_read(exported: Path) -> None:
    lines = exported.read_text("utf-8").splitlines()
    data = json.loads("\n".join(lines))
    assert len(lines) == len(data["entries"]) + 2
    assert "Boréal" in lines[-2]


def test_an_imported_journal_goes_on(exported: Path) -> None:
    with again(exported) as session:
        session.name_vendor("y")
        assert session.verify().is_sound


def test_a_member_exports_nothing_before_the_reveal(tmp_path: Path) -> None:
    with begun(tmp_path) as session, member(session, "ann") as ann:
        session.open_round()
        with pytest.raises(ProcessError, match="until round 1 is revealed"):
            export_journal(ann, tmp_path / "all.json")
        assert not (tmp_path / "all.json").exists()


@pytest.mark.parametrize(
    "name", ["selection.db", "selection.db-wal", "selection.db-shm", "other.DB"]
)
def test_an_export_never_takes_the_place_of_a_journal(name: str, tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        head = session.head
        with pytest.raises(FileError, match="this is the name of a journal"):
            export_journal(session, tmp_path / name)
        session.name_vendor("x")
        assert session.verify(head=head).is_sound


def test_an_export_to_a_link_to_the_journal_is_refused(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        link = tmp_path / "link.json"
        try:
            link.symlink_to(session.path)
        except OSError:
            link.hardlink_to(session.path)
        with pytest.raises(FileError, match="this is the name of a journal"):
            export_journal(session, link)
        assert session.verify().is_sound


def test_an_export_replaces_a_former_one_and_needs_its_folder(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        file = export_journal(session, tmp_path / "all.json")
        session.name_vendor("x")
        assert "VendorNamed" in export_journal(session, str(file)).read_text("utf-8")
        with pytest.raises(FileError, match="none"):
            export_journal(session, tmp_path / "none" / "all.json")


def test_a_journal_is_never_made_over_a_file(exported: Path) -> None:
    path = exported.with_name("selection.db")
    before = path.read_bytes()
    with pytest.raises(FileError, match="exists already; choose another name"):
        import_journal(exported, path)
    assert path.read_bytes() == before


def test_a_changed_entry_is_named(exported: Path) -> None:
    data = json.loads(exported.read_text("utf-8"))
    data["entries"][3]["content"] = data["entries"][3]["content"].replace("v", "q", 1)
    refused(exported, data, JournalError, "entry 4 is not as it was written")


def test_a_removed_entry_is_named(exported: Path) -> None:
    data = json.loads(exported.read_text("utf-8"))
    del data["entries"][3]
    refused(exported, data, JournalError, "entry 5 is not as it was written")


def test_a_moved_entry_is_named(exported: Path) -> None:
    data = json.loads(exported.read_text("utf-8"))
    data["entries"][2:4] = reversed(data["entries"][2:4])
    refused(exported, data, JournalError, "entry 4 is not as it was written")


def test_an_entry_that_was_put_in_is_named(exported: Path) -> None:
    data = json.loads(exported.read_text("utf-8"))
    data["entries"].insert(3, data["entries"][2])
    refused(exported, data, JournalError, "entry 3 is not as it was written")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"a":' * 100_000, "not JSON"),
        ("1" * 10_000, "not JSON"),
        ("[]", "not a journal"),
        ("null", "not a journal"),
        ("NaN", "not a journal"),
        ('{"format": "vendor-evaluation/1", "criteria": []}', "not a journal"),
        ('{"format": "vendor-journal/9", "entries": []}', "format 'vendor-journal/9'"),
        ('{"format": NaN, "entries": []}', "the format 'NaN'"),
        ('{"format": "vendor-journal/1", "entries": []}', "holds no entry"),
        ('{"format": "vendor-journal/1", "entries": {}}', "holds no entry"),
        ('{"format": "vendor-journal/1", "entries": [1]}', "entry 1: it must hold"),
        ('{"format": "vendor-journal/1", "entries": [{"at": 1}]}', "entry 1: it must hold"),
    ],
    ids=range(15),
)
def test_what_is_no_journal_is_refused_in_a_sentence(text: str, said: str, tmp_path: Path) -> None:
    refused(tmp_path / "hostile.json", text, FileError, said)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "hostile.json"
    file.write_bytes(b"\xff\xfe\x00\x01" * 100)
    with pytest.raises(FileError, match="not UTF-8"):
        again(file)
    with pytest.raises(FileError, match="there is no file"):
        again(tmp_path / "none.json")
    with pytest.raises(FileError, match="is not a file"):
        again(tmp_path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sequence", "2"),
        ("sequence", 2.0),
        ("sequence", True),
        ("undoes", -1),
        ("undoes", 2),
        ("undoes", 10**30),
        ("at", "yesterday"),
        ("at", "2026-01-01T00:00:00"),
        ("at", "\ud800"),
        ("author", None),
        ("author", "\ud800"),
        ("content", {"title": 1}),
        ("content", "\ud800"),
        ("salt", "a\0b"),
        ("salt", ["x"]),
        ("digest", 5),
    ],
    ids=range(16),
)
def test_an_entry_of_the_wrong_make_is_refused_even_with_the_right_digests(
    field: str, value: object, exported: Path
) -> None:
    data = json.loads(exported.read_text("utf-8"))

    def change(rows: list[Data]) -> None:
        rows[1][field] = value

    try:
        made = rewritten(data, change)
    except TypeError:  # no digest can be made of it
        data["entries"][1][field] = value
        made = data
    if field == "digest":
        made["entries"][1][field] = value
    refused(exported, made, FileError, "entry 2: it must hold sequence, at, author")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("Unheard", "{}"),
        ("VendorNamed", "[]"),
        ("VendorNamed", '{"vendor": "x", "label": 3}'),
        ("VendorNamed", '{"vendor": "x"}'),
        ("Begun", "{}"),
        ("RoundClosed", '{"round": 1}'),
        ("CriteriaSet", '{"criteria": {"criteria": [{"id": [[]]}]}}'),
        ("CriteriaSet", '{"criteria": {"evaluation": [{"category": {"a": 1}}]}}'),
        ("CriteriaSet", '{"criteria": {"evaluation": [{"category_title_en": 3}], "criteria": []}}'),
        (
            "MeasureEntered",
            '{"vendor": "v", "criterion": "m", "measure": 1e999, "answer": "given"}',
        ),
        ("VendorNamed", "[" * 5000),
    ],
    ids=range(11),
)
def test_an_entry_that_cannot_stand_is_refused_even_with_the_right_digests(
    kind: str, content: str, exported: Path
) -> None:
    data = json.loads(exported.read_text("utf-8"))

    def change(rows: list[Data]) -> None:
        rows[-1] |= {"kind": kind, "content": content}

    refused(exported, rewritten(data, change), JournalError, "entry 7")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    whole=st.booleans(),
)
@example(data={}, whole=True)
def test_any_json_is_read_or_refused_in_a_sentence(
    data: object,
    whole: bool,  # noqa: FBT001  # hypothesis gives it by name
    tmp_path: Path,
) -> None:
    file = tmp_path / "hostile.json"
    content = {"format": "vendor-journal/1", "entries": data} if whole else data
    file.write_text(json.dumps(content), "utf-8")
    with pytest.raises(FileError):
        again(file)
    assert [path.name for path in tmp_path.iterdir()] == ["hostile.json"]


def test_a_failed_import_leaves_no_file(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise FileError(small().title)

    monkeypatch.setattr("evaluation.journal.transfer.opened", fail)
    before = sorted(exported.parent.iterdir())
    with pytest.raises(FileError, match="Test"):
        again(exported)
    assert sorted(exported.parent.iterdir()) == before
