"""Files are read with a limit, and written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from evaluation.errors import FileError
from evaluation.exchange.files import decoded, encoded, make_folder, read_bytes, write_files


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_replaced_by_the_new_content(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"one", b"two"):
        write_files({path: content})
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_former_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"precious")
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(FileError, match=r"a\.json cannot be written: No space left") as caught:
        write_files({path: b"new"})
    assert "ce qui était là y est toujours" in caught.value.message.fr.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]


def test_of_several_files_none_changes_when_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / name for name in ("a", "b", "c")]
    write_files(dict.fromkeys(paths, b"old"))
    calls = iter([None, full_disk])
    monkeypatch.setattr(os, "fsync", lambda _: (next(calls) or bool)())
    with pytest.raises(FileError, match="b cannot be written"):
        write_files(dict.fromkeys(paths, b"new"))
    assert [path.read_bytes() for path in paths] == [b"old"] * 3
    assert sorted(tmp_path.iterdir()) == paths


def test_an_interruption_leaves_no_part_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        write_files({tmp_path / "a": b"new"})
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written: No such file or directory"):
        write_files({tmp_path / "nowhere" / "a.json": b""})


@pytest.mark.skipif(os.name == "nt", reason="permissions are another matter there")
def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch(mode=0o600)
    write_files({path: b"secret"})
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "a"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_files({link: b"new"})
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_missing_file_is_told_with_the_folder_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"there is no file .*gone \(looked for from /") as caught:
        read_bytes(tmp_path / "gone")
    assert "il n’y a pas de fichier" in caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ")


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"x" * 2_000_001)
    assert len(read_bytes(path, limit=2_000_001)) == 2_000_001
    with pytest.raises(FileError, match="big is larger than 2 MB"):
        read_bytes(path, limit=2_000_000)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is not a file"):
        read_bytes(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileError, match="is not a file"):
        read_bytes(tmp_path / "pipe")


def test_a_file_that_may_not_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "a").touch()
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError, match="a cannot be read: Permission denied"):
        read_bytes(tmp_path / "a")


def test_text_that_is_not_utf_8_is_told_by_its_line() -> None:
    with pytest.raises(FileError, match=r"a\.csv, line 2: this is not UTF-8"):
        decoded("a\né".encode("latin-1"), Path("a.csv"))


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decoded(b"\xef\xbb\xbfa", Path("a.csv")) == "a"


def test_half_a_character_cannot_be_written() -> None:
    with pytest.raises(FileError, match="half a character after 'before '") as caught:
        encoded("before \ud83e", Path("a.json"))
    assert "la moitié d’un caractère" in caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ")


def test_folders_are_made_with_those_around_them(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_cannot_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(FileError, match=r"a cannot be made: File exists; choose another"):
        make_folder(tmp_path / "a")
