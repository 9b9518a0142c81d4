"""Where the entries of a journal are kept: one database, through SQLAlchemy, append only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    PoolProxiedConnection,
    String,
    Table,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.exc import DBAPIError, IntegrityError

from evaluation.errors import FileError
from evaluation.journal import sqlite
from evaluation.journal.entry import FORMAT, Entry
from evaluation.language.text import Text

_METADATA = MetaData()
_FORMAT = Table("format", _METADATA, Column("name", String(50), primary_key=True))
_ENTRIES = Table(
    "entries",
    _METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("author", String(100), nullable=False),
    Column("kind", String(50), nullable=False),
    Column("content", sqlalchemy.Text, nullable=False),
    Column("undoes", Integer, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("salt", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)
# What people answer at a gate of readiness until it closes. It is no entry, because an entry stays
# for ever: when the gate closes, these rows go, and what is left of them has no author.
_BALLOTS = Table(
    "ballots",
    _METADATA,
    Column("gate", String(1), primary_key=True),
    Column("respondent", String(100), primary_key=True),
    Column("answers", sqlalchemy.Text, nullable=False),
)
# Two writers who meet on a server try again, one after the other.
_TRIES = 100


class Transaction:
    """What one writer does at once; nothing of it stands unless all of it does."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection, self._path = connection, path

    def after(self, sequence: int) -> list[Entry]:
        """Return the entries after one of them."""
        return _after(self._connection, sequence)

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Add entries at the end, and return them."""
        self._connection.execute(insert(_ENTRIES), [_row(entry) for entry in entries])
        return list(entries)

    def ballots(self, gate: str) -> dict[str, dict[str, Any]]:
        """Return what each respondent has answered at a gate that is open."""
        found = self._connection.execute(select(_BALLOTS).where(_BALLOTS.c.gate == gate))
        try:
            return {row.respondent: dict(json.loads(row.answers)) for row in found}
        except (TypeError, ValueError) as error:
            raise sqlite.damaged(self._path, error) from error

    def keep_ballot(self, gate: str, respondent: str, answers: dict[str, Any]) -> None:
        """Keep what somebody answers at a gate, in place of what they answered before."""
        self.drop_ballots(gate, respondent)
        row = {"gate": gate, "respondent": respondent, "answers": json.dumps(answers)}
        self._connection.execute(insert(_BALLOTS), row)

    def drop_ballots(self, gate: str, respondent: str | None = None) -> None:
        """Forget what was answered at a gate."""
        rows = delete(_BALLOTS).where(_BALLOTS.c.gate == gate)
        if respondent is not None:
            rows = rows.where(_BALLOTS.c.respondent == respondent)
        self._connection.execute(rows)


class Store:
    """One journal in a file.

    Parameters
    ----------
    path
        The file.
    create
        Whether to make it; otherwise it must be there.

    Raises
    ------
    FileError
        If it cannot be opened, made or written; the message says why and what to do.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        # As it is now, even when the program goes to another folder.
        self._place = path.absolute()
        with self._explained():
            sqlite.require_place(path, create=create)
            if create:
                sqlite.claim(path)
        self._engine: Engine = sqlite.engine(path)
        self._held: PoolProxiedConnection | None = None
        try:
            with self._explained():
                self._require_ours(create=create)
                sqlite.keep_ahead(self._engine)
                self._held = sqlite.hold(self._engine)
                self._files = sqlite.identity(self._place)
        except BaseException:
            self.close()
            if create:
                sqlite.remove(path)
            raise

    def after(self, sequence: int) -> list[Entry]:
        """Return the entries after one of them; 0 gives them all."""
        with self._explained(), self._engine.begin() as connection:
            return _after(connection, sequence)

    def count(self) -> int:
        """Return how many entries there are."""
        with self._explained(), self._engine.begin() as connection:
            return int(connection.scalar(select(func.max(_ENTRIES.c.sequence))) or 0)

    def write(self, work: Callable[[Transaction], list[Entry]]) -> list[Entry]:
        """Do some work at once and return the entries that it appended, now on the disk.

        ``work`` may be called again when another writer came first, and must then look again at
        what there is.
        """
        with self._explained():
            for _ in range(_TRIES):
                try:
                    self._require_open()
                    with sqlite.writing(self._engine) as connection:
                        made = work(Transaction(connection, self.path))
                    # Again: what is acknowledged must be where people will look for it.
                    self._require_open()
                except IntegrityError:  # the place was taken: somebody else wrote first
                    continue
                else:
                    return made
        raise FileError(
            Text(
                "{path}: so many people write at once that nothing could be added; try again",
                "{path} : tant de personnes écrivent en même temps que rien n’a pu être ajouté; "
                "essayez de nouveau",
            ).format(path=self.path)
        )

    def tidy(self) -> None:
        """Leave no trace of what was dropped in the files beside the database."""
        # Where that cannot be done now, it is when the last session closes.
        with self._explained(), suppress(sqlite3.OperationalError):
            sqlite.tidy(self._engine)

    def close(self) -> None:
        """Let go of the file."""
        held, self._held = self._held, None
        if held is not None:
            held.close()
        self._engine.dispose()

    def _require_open(self) -> None:
        if self._held is None:
            raise FileError(
                Text(
                    "{path} was closed; open it again",
                    "{path} a été fermé; ouvrez-le de nouveau",
                ).format(path=self.path)
            )
        sqlite.require_same(self._place, self._files)

    def _require_ours(self, *, create: bool) -> None:
        """Begin a new journal, or refuse a file that is none, without changing it."""
        with sqlite.writing(self._engine) as connection:
            names = sqlite.tables(connection)
            if create and not names:
                _METADATA.create_all(connection)
                connection.execute(insert(_FORMAT), {"name": FORMAT})
                return
            if not names:
                raise FileError(
                    Text(
                        "{path} is there, but no journal was begun in it; remove it or choose another "
                        "name, then begin one with start=",
                        "{path} est là, mais aucun journal n’y a été commencé; retirez-le ou choisissez "
                        "un autre nom, puis commencez-en un avec start=",
                    ).format(path=self.path)
                )
            if not {table.name for table in _METADATA.sorted_tables} <= names:
                raise FileError(
                    Text(
                        "{path} is a database, but not a journal of this toolkit",
                        "{path} est une base de données, mais pas un journal de cette trousse",
                    ).format(path=self.path)
                )
            found = connection.scalar(select(_FORMAT.c.name))
            if found != FORMAT:
                raise FileError(
                    Text(
                        "{path}: this is the format '{found}'; this version reads '{known}'",
                        "{path} : c’est le format « {found} »; cette version lit « {known} »",
                    ).format(path=self.path, found=found, known=FORMAT)
                )
            wrong = sqlite.fault(connection)
            if wrong:
                raise sqlite.damaged(self.path, wrong)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except DBAPIError as error:
            raise sqlite.explained(self.path, error.orig) from error
        except sqlite3.Error as error:
            raise sqlite.explained(self.path, error) from error
        except (
            UnicodeDecodeError
        ) as error:  # from the driver, over what the database says of itself
            raise sqlite.damaged(self.path, error.reason) from error
        except OSError as error:
            raise sqlite.refused(self.path, error) from error


def _after(connection: Connection, sequence: int) -> list[Entry]:
    columns = select(_ENTRIES).order_by(_ENTRIES.c.sequence)
    if sequence > 0:  # 0 gives all, even what somebody has put before the first one
        columns = columns.where(_ENTRIES.c.sequence > sequence)
    return [Entry(*row) for row in connection.execute(columns)]


def _row(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__slots__}
