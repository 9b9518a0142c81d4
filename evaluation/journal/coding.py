"""Changes as JSON text and back, refusing what does not fit by entry and by field."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from evaluation.errors import JournalError, UnknownNameError
from evaluation.journal import acts, changes
from evaluation.journal.changes import Change
from evaluation.journal.entry import Entry
from evaluation.language.text import Text
from evaluation.model.table import MOST_TEXT

if TYPE_CHECKING:
    from pydantic import TypeAdapter

KINDS: dict[str, type[Change]] = {
    kind.__name__: kind
    for module in (changes, acts)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Change) and kind is not Change
}
# Of each kind, the names and defaults of its fields.
_FIELDS: dict[str, tuple[tuple[str, Any], ...]] = {
    name: tuple((field.name, field.default) for field in fields(kind))  # type: ignore[arg-type]  # each kind is a dataclass
    for name, kind in KINDS.items()
}


def encoded(change: Change) -> str:
    """Return what a change says as JSON text, alike on every machine; defaults are left out."""
    said = {
        name: value
        for name, default in _FIELDS[type(change).__name__]
        if (value := getattr(change, name)) != default
    }
    return json.dumps(
        said,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
        default=_plain,
    )


def decoded(entry: Entry) -> Change:
    """Return the change that an entry holds.

    Raises
    ------
    JournalError
        If it is of no known kind, or does not say what its kind must say; the entry is named.
    """
    from pydantic import ValidationError  # whoever opens no journal does not wait for it

    if entry.kind not in KINDS:
        raise JournalError(
            Text(
                "entry {number}: '{kind}' is of no kind that this version knows; a newer version of "
                "the toolkit may have written it",
                "entrée {number} : « {kind} » n’est d’aucune sorte que cette version connaît; une "
                "version plus récente de la trousse l’a peut-être écrite",
            ).format(number=entry.sequence, kind=entry.kind)
        )
    try:
        change: Change = _reader(entry.kind).validate_json(entry.content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        raise JournalError(
            Text("{where}{place}: {what}", "{where}{place} : {what}").format(
                where=_where(entry),
                place="".join(f", {step}"[:60] for step in first["loc"]),
                what=_wrong(first["type"], first["input"]),
            )
        ) from error
    return change


def require_fit(change: Change) -> Change:
    """Return a change as it will be read again, or refuse it where it does not fit its type.

    Raises
    ------
    JournalError
        If something in it is of the wrong type, no finite number, or no whole character.
    UnknownNameError
        If it is of no known kind.
    """
    kind = type(change).__name__
    if KINDS.get(kind) is not type(change):
        raise UnknownNameError.among("kind", kind, KINDS)
    try:
        text = encoded(change)
        text.encode()
    except (TypeError, ValueError) as error:
        raise JournalError(
            Text(
                "{kind}: {reason}; nothing was written",
                "{kind} : {reason}; rien n’a été écrit",
            ).format(kind=kind, reason=_unwritable(error))
        ) from error
    return decoded(Entry(0, "", "", kind, text, 0, "", "", ""))


def _where(entry: Entry) -> Text:
    if not entry.sequence:  # it is not written yet
        return Text(entry.kind, entry.kind)
    number = entry.sequence
    return Text(f"entry {number} ({entry.kind})", f"entrée {number} ({entry.kind})")


def _wrong(sort: str, found: object) -> Text:
    """Return what pydantic found wrong, by its name for that sort of mistake."""
    if sort == "missing":
        return Text("this is missing", "cela manque")
    if sort == "unexpected_keyword_argument":
        return Text("nothing is known by this name", "rien n’est connu sous ce nom")
    if sort == "string_too_long":
        return Text(
            "the text is too long; write {most} characters at most",
            "le texte est trop long; écrivez au plus {most} caractères",
        ).format(most=MOST_TEXT)
    return Text("{value!r} does not fit", "{value!r} ne convient pas").format(value=str(found)[:60])


def _unwritable(error: TypeError | ValueError) -> Text:
    if isinstance(error, UnicodeEncodeError):
        half = ascii(error.object[error.start])
        return Text(
            f"a text holds half of a character ({half})",
            f"un texte contient une moitié de caractère ({half})",
        )
    if isinstance(error, TypeError):
        return Text(f"it cannot hold this ({error})", f"cela ne peut pas y figurer ({error})")
    return Text("a number in it is not finite", "un de ses nombres n’est pas fini")


@cache
def _reader(kind: str) -> TypeAdapter[Change]:
    from pydantic import TypeAdapter  # likewise

    return TypeAdapter(KINDS[kind])


def _plain(value: object) -> object:
    """Return a text in two languages, or a number of numpy's, as JSON can hold it."""
    if isinstance(value, Text):
        return {"en": value.en, "fr": value.fr}
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(type(value).__name__)
