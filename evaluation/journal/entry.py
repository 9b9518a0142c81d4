"""One entry of a journal, and the chain of digests that holds the entries together."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from evaluation.errors import JournalError
from evaluation.language.text import Text

FORMAT = "vendor-journal/1"
# What the first entry follows.
START = hashlib.sha256(FORMAT.encode()).hexdigest()
# Sixteen digits are enough to tell two journals apart, and few enough to be read aloud.
_SHOWN, _LEAST = 16, 12
_HEAD = re.compile(r"([0-9]{1,15})-([0-9a-f]{12,64})")


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries a journal has, and the digest of the last one.

    Examples
    --------
    >>> Head.read("12-9f3ab2c41d5e6f70").count
    12
    """

    count: int
    digest: str

    @classmethod
    def read(cls, written: Head | str) -> Head:
        """Return a head that was printed, such as "12-9f3ab2c41d5e6f70".

        Raises
        ------
        JournalError
            If it is not one.
        """
        if isinstance(written, Head):
            return written
        found = _HEAD.fullmatch(written.strip().lower())
        if found is None:
            raise JournalError(
                Text(
                    "'{written}' is not the head of a journal; it is written as a number of entries, a "
                    "hyphen and {least} digits or more, such as 12-9f3ab2c41d5e6f70",
                    "« {written} » n’est pas la tête d’un journal; elle s’écrit avec le nombre "
                    "d’entrées, un trait d’union et au moins {least} chiffres, comme "
                    "12-9f3ab2c41d5e6f70",
                ).format(written=written, least=_LEAST)
            )
        return cls(int(found[1]), found[2])

    def is_digest(self, digest: str) -> bool:
        """Tell whether a whole digest is the one of this head, which may have been shortened."""
        return digest.startswith(self.digest)

    def __str__(self) -> str:
        return f"{self.count}-{self.digest[:_SHOWN]}"


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One entry as it is stored.

    Attributes
    ----------
    sequence
        Its place, 1 being the first.
    at
        When it was written, in UTC, as ISO 8601.
    author
        The id of the person who wrote it; "" for the facilitator.
    kind, content
        The name of the type of the change, and what it says, as JSON text.
    undoes
        The entry of which it is the inverse; 0 for none.
    previous
        The digest of the entry before.
    salt
        Random digits: without them, a rating could be guessed from the digest.
    digest
        SHA-256 over all of the above in UTF-8: the two numbers with a comma after each, then each text
        with its number of characters and a colon before it.
    """

    sequence: int
    at: str
    author: str
    kind: str
    content: str
    undoes: int
    previous: str
    salt: str
    digest: str

    def __repr__(self) -> str:
        return f"Entry({self.sequence}, {self.kind!r}, {self.author!r}, head {self.head})"

    @property
    def right_digest(self) -> str:
        """The digest that this entry has if nothing in it was changed."""
        texts = (self.at, self.author, self.kind, self.content, self.previous, self.salt)
        # The length before each text: no two entries are written alike.
        said = "".join([f"{len(text)}:{text}" for text in texts])
        whole = f"{self.sequence},{self.undoes},{said}"
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def is_whole(self) -> bool:
        """Tell whether each field is of its type: a damaged file may hold anything."""
        # Written out: it is asked of each entry, each time a journal is opened.
        return (
            type(self.sequence) is int
            and type(self.undoes) is int
            and type(self.at) is str
            and type(self.author) is str
            and type(self.kind) is str
            and type(self.content) is str
            and type(self.previous) is str
            and type(self.salt) is str
            and type(self.digest) is str
        )

    @property
    def head(self) -> Head:
        """The head of a journal that ends here."""
        return Head(self.sequence, self.digest)


def following(head: Head, *, author: str, kind: str, content: str, undoes: int = 0) -> Entry:
    """Return the entry that comes after a head, written now."""
    bare = Entry(
        sequence=head.count + 1,
        at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        author=author,
        kind=kind,
        content=content,
        undoes=undoes,
        previous=head.digest,
        salt=secrets.token_hex(16),
        digest="",
    )
    return replace(bare, digest=bare.right_digest)
