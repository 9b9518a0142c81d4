"""What is particular to SQLite: how a file is opened, where it may lie, and what its errors mean."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    PoolProxiedConnection,
    create_engine,
    event,
    inspect,
)

from evaluation.errors import FileError
from evaluation.language.text import Text

# How long a writer waits for the others, in seconds: thirty people who save at once take a few.
_PATIENCE = 60
# Macs say that a write is on the disk before it is, unless they are asked for the full sync.
_SETTINGS = (
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
)
# Types of file systems that are other computers' disks: SQLite's journal of writes needs shared
# memory, which they do not give (https://www.sqlite.org/wal.html).
_REMOTE = frozenset(
    [
        "9p",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "gfs2",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb2",
        "smb3",
        "smbfs",
        "webdav",
    ]
)


def require_place(path: Path, *, create: bool) -> None:
    """Refuse a file that is not there, or that lies where a journal cannot be kept.

    Raises
    ------
    FileError
        If so; the message says where it may be instead.
    """
    if not create and not path.is_file():
        raise _missing(path)
    share = _share(path)
    if share:
        raise _error(
            "{path} lies on a network share ({share}), where a journal could lose entries; keep it on "
            "this computer’s own disk, and share exports of it",
            "{path} se trouve sur un partage réseau ({share}), où un journal pourrait perdre des "
            "entrées; gardez-le sur le disque de cet ordinateur, et partagez-en des exportations",
            path=path,
            share=share,
        )
    if not create and not os.access(path, os.W_OK):
        raise _read_only(path)


def engine(path: Path) -> Engine:
    """Return an engine whose writes are on the disk once they are acknowledged."""
    whole = path.absolute()
    made = create_engine(
        URL.create("sqlite", database=str(whole)), creator=partial(_connected, whole)
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


@contextmanager
def writing(made: Engine) -> Iterator[Connection]:
    """Begin a transaction as the only writer, and commit it at the end."""
    with made.connect().execution_options(only_writer=True) as connection, connection.begin():
        yield connection


def tables(connection: Connection) -> set[str]:
    """Return the names of the tables that there are."""
    return set(inspect(connection).get_table_names())


def claim(path: Path) -> None:
    """Make an empty file, which nobody else has made: two people may begin at once."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o644))
    except FileExistsError:
        raise _error(
            "{path} exists already; open it without start=, or choose another name",
            "{path} existe déjà; ouvrez-le sans start=, ou choisissez un autre nom",
            path=path,
        ) from None


def remove(path: Path) -> None:
    """Remove a file that was claimed, and what lies beside it."""
    for name in (path.name, f"{path.name}-journal", *_beside(path)):
        path.with_name(name).unlink(missing_ok=True)


def keep_ahead(made: Engine) -> None:
    """Have writes go to a file beside the database first, so that a broken one can be told.

    Raises
    ------
    FileError
        If that cannot be done where the file lies.
    """
    with closing(made.raw_connection()) as raw:
        mode = raw.cursor().execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if mode != "wal":
        raise _error(
            "a journal cannot be kept here ({reason}): keep it on this computer’s own disk",
            "un journal ne peut pas être gardé ici ({reason}) : gardez-le sur le disque de cet "
            "ordinateur",
            reason=f"journal_mode={mode}",
        )


def hold(made: Engine) -> PoolProxiedConnection:
    """Return a connection that nobody uses: while it is there, the file beside the database is.

    Other connections may come and go, as when somebody interrupts what a notebook does.
    """
    held = made.raw_connection()
    held.cursor().execute("SELECT * FROM sqlite_master").fetchall()
    return held


def identity(path: Path) -> tuple[tuple[int, int], ...]:
    """Return which files these are, the database and the one beside it that is written first.

    Raises
    ------
    OSError
        If one of them is not there.
    """
    real = path.resolve(strict=True)
    found = [each.stat() for each in (real, real.with_name(_beside(real)[0]))]
    return tuple((each.st_dev, each.st_ino) for each in found)


def require_same(path: Path, known: tuple[tuple[int, int], ...]) -> None:
    """Refuse to go on when the open files are not those of that name: they hold what nobody finds.

    Raises
    ------
    FileError
        If so; the message says what to do.
    """
    try:
        same = identity(path) == known
    except OSError:
        same = False
    if not same:
        raise _error(
            "{path}, or the file {beside}, was removed, moved or replaced while the journal was open: "
            "nothing more can be written. Put it back if you can, open the journal again, and look for "
            "your last entry.",
            "{path}, ou le fichier {beside}, a été retiré, déplacé ou remplacé pendant que le journal "
            "était ouvert : plus rien ne peut y être écrit. Remettez-le en place si vous le pouvez, "
            "rouvrez le journal et cherchez-y votre dernière entrée.",
            path=path,
            beside=_beside(path)[0],
        )


def fault(connection: Connection) -> str:
    """Return what is wrong with the pages of the file, or an empty string."""
    found = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
    return "" if found == "ok" else found


def tidy(made: Engine) -> None:
    """Write all that is beside the file into it."""
    with closing(made.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def refused(path: Path, error: OSError) -> FileError:
    """Return what an error of the system means for the person who meets it."""
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return _read_only(path)
    if isinstance(error, FileNotFoundError):
        return _error(
            "{path}: there is no folder {folder}; make it first, or choose another one",
            "{path} : il n’y a pas de dossier {folder}; créez-le d’abord, ou choisissez-en un autre",
            path=path,
            folder=path.parent,
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return _full(path, error.strerror)
    return _error("{path}: {reason}", "{path} : {reason}", path=path, reason=error.strerror)


def explained(path: Path, error: BaseException | None) -> FileError:
    """Return what an error of the database means for the person who meets it."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR"):
        return _full(path, error)
    if name.startswith("SQLITE_CANTOPEN") and not path.exists():
        return _missing(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return _read_only(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return _error(
            "{path}: another program has held the journal for {seconds} seconds; close it, then try "
            "again",
            "{path} : un autre programme tient le journal depuis {seconds} secondes; fermez-le, puis "
            "essayez de nouveau",
            path=path,
            seconds=_PATIENCE,
        )
    return damaged(path, error)


def damaged(path: Path, reason: object) -> FileError:
    """Return the error for a file that does not hold what a journal holds."""
    return _error(
        "{path} is damaged or is not a journal ({reason}); take the last export or copy of it",
        "{path} est abîmé ou n’est pas un journal ({reason}); reprenez sa dernière exportation ou copie",
        path=path,
        reason=reason,
    )


def _connected(path: Path) -> sqlite3.Connection:
    # mode=rw: a file that is not there any more must not come back as an empty one.
    return sqlite3.connect(
        f"{path.as_uri()}?mode=rw", uri=True, timeout=_PATIENCE, check_same_thread=False
    )


def _prepare(raw: Any, _record: object) -> None:  # noqa: ANN401  # the driver's own connection
    # The driver must not begin transactions of its own: `_begin` says which kind each one is.
    raw.isolation_level = None
    # A damaged entry must still be read, so that it can be named.
    raw.text_factory = partial(str, encoding="utf-8", errors="backslashreplace")
    with closing(raw.cursor()) as cursor:
        for setting in _SETTINGS:
            cursor.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    only = connection.get_execution_options().get("only_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if only else "BEGIN")


def _share(path: Path) -> str:
    """Return the name of the network share on which a file lies, or an empty string."""
    import psutil  # it reads the mounts of each system as that system tells them

    # \\server\share on Windows, whatever it is mounted as.
    whole = path.expanduser().absolute()
    if whole.drive.startswith("\\\\") and not whole.drive.startswith(("\\\\?\\", "\\\\.\\")):
        return whole.drive
    if whole.drive.upper().startswith("\\\\?\\UNC\\"):
        return whole.drive
    whole = Path(os.path.realpath(whole))
    best, found = -1, ""
    for mount in psutil.disk_partitions(all=True):
        point = Path(mount.mountpoint)
        if (whole == point or point in whole.parents) and len(point.parts) >= best:
            remote = mount.fstype.lower() in _REMOTE or "remote" in mount.opts.split(",")
            best, found = len(point.parts), f"{mount.device}, {mount.fstype}" if remote else ""
    return found


def _missing(path: Path) -> FileError:
    return _error(
        "there is no journal {path} (looked for from {folder}); begin one first ('evaluation new' in a "
        "terminal, start= in Python)",
        "il n’y a pas de journal {path} (cherché à partir de {folder}); commencez-en d’abord un "
        "(« evaluation new » dans un terminal, start= en Python)",
        path=path,
        folder=Path.cwd(),
    )


def _beside(path: Path) -> tuple[str, str]:
    return f"{path.name}-wal", f"{path.name}-shm"


def _full(path: Path, reason: object) -> FileError:
    return _error(
        "{path} cannot be written: the disk is full or refuses ({reason}). Nothing that was saved is "
        "lost, and this was not saved: make room, then do it again.",
        "{path} ne peut pas être écrit : le disque est plein ou refuse ({reason}). Rien de ce qui était "
        "enregistré n’est perdu, et ceci n’a pas été enregistré : faites de la place, puis "
        "recommencez.",
        path=path,
        reason=reason,
    )


def _read_only(path: Path) -> FileError:
    return _error(
        "{path} may not be written by you; copy it to a folder of your own, or ask for the right to "
        "write. Nothing is lost.",
        "vous n’avez pas le droit d’écrire dans {path}; copiez-le dans un dossier à vous, ou demandez "
        "ce droit. Rien n’est perdu.",
        path=path,
    )


def _error(en: str, fr: str, **values: object) -> FileError:
    return FileError(Text(en, fr).format(**values))
