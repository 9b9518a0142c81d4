"""A decision record as one JSON file: what the journal proves, in a form that anyone can keep."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import date
from functools import cache
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from evaluation.errors import FileError
from evaluation.exchange.files import decoded, encoded, read_bytes, write_files
from evaluation.language.text import Text
from evaluation.record.decision import FORMAT, DecisionRecord

if TYPE_CHECKING:
    from pydantic import TypeAdapter

# A record of fifteen people and thirty vendors takes less than one; an empty object takes a hundred
# times more room in memory than in the file.
MAX_BYTES, MAX_OBJECTS = 16_000_000, 200_000
# Computing a record again must not keep a laptop busy for days.
MAX_SAMPLES, MAX_SEED = 10_000_000, 2**63
_HEAD, _DIGEST = re.compile(r"[1-9]\d{0,11}-[0-9a-f]{64}", re.ASCII), re.compile("[0-9a-f]{64}")


def write_record(record: DecisionRecord, path: str | Path) -> Path:
    """Write a decision record to a JSON file, the same bytes for the same record.

    Where the journal lies is not written, only the name of its file.

    Parameters
    ----------
    record
        The record.
    path
        The file, such as ``decision.json``.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    FileError
        If the file cannot be written; the former one, if any, stands.
    """
    target = Path(path).expanduser()
    lines = (f"{_json(name)}: {_value(value)}" for name, value in _plain(record).items())
    write_files({target: encoded("{\n" + ",\n".join(lines) + "\n}\n", target)})
    return target


def read_record(path: str | Path) -> DecisionRecord:
    """Read a decision record from a JSON file such as ``write_record`` writes.

    Its journal is looked for beside the file.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    DecisionRecord
        The record, every part of it checked.

    Raises
    ------
    FileError
        If the file cannot be read or is no record; the message says where and why.
    """
    source = Path(path).expanduser()
    content = read_bytes(source, limit=MAX_BYTES)
    if content.count(b"{") + content.count(b"[") > MAX_OBJECTS:
        _refuse(source, "this has more rows than a record", "il y a ici trop de lignes")
    record = _record(decoded(content, source), source)
    return replace(record, source=source.absolute().with_name(record.journal))


def _plain(record: DecisionRecord) -> dict[str, Any]:
    """Return a record as its file holds it, the name of the form first."""
    said = {one.name: _bare(getattr(record, one.name)) for one in fields(record)}
    del said["source"]
    return {"format": said.pop("format"), **said}


def _bare(value: Any) -> Any:  # noqa: ANN401  # any field of a record
    if isinstance(value, tuple):
        return [_bare(one) for one in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _value(value: Any) -> str:  # noqa: ANN401  # any field of a record
    """Return a field as JSON text, one row of a table a line."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[" + ",".join(f"\n{_json(row)}" for row in value) + "\n]"
    return _json(value)


def _json(value: Any) -> str:  # noqa: ANN401  # likewise
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _record(text: str, path: Path) -> DecisionRecord:
    """Return the record that a text holds, all of it and nothing else."""
    from pydantic import ValidationError  # whoever reads no record does not wait for it

    found = _parsed(text, path)
    _require_form(found, path)
    try:
        record = _reader().validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        _unfit(path, ".".join(str(step) for step in first["loc"]), first["input"])
    written = json.loads(_json(_plain(record)))
    for name in {**written, **found}:
        # Of what no record has, nothing is left when it is written again.
        if name not in found or name not in written or found[name] != written[name]:
            _unfit(path, name, found.get(name))
    for name, value in _odd(record):
        _unfit(path, name, value)
    return record


def _parsed(text: str, path: Path) -> Any:  # noqa: ANN401  # it may be anything yet
    try:
        found = json.loads(
            text, object_pairs_hook=_object, parse_constant=_finite, parse_float=_finite
        )
        _json(found).encode()  # half of a character cannot be written again
    except RecursionError:
        _refuse(path, "its lists are nested too deeply", "ses listes sont trop imbriquées")
    except ValueError as error:
        _refuse(
            path,
            "this is not JSON as 'write_record' writes it ({reason})",
            "ce n’est pas du JSON comme « write_record » l’écrit ({reason})",
            reason=ascii(str(error))[1:121],
        )
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        message = f"twice: {twice}"
        raise ValueError(message)
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(digits)
    return number


def _require_form(found: object, path: Path) -> None:
    form = found.get("format") if isinstance(found, dict) else None
    if form != FORMAT:
        _refuse(
            path,
            "this is the format '{found}'; this version reads '{known}'",
            "c’est le format « {found} »; cette version lit « {known} »",
            found=str(form)[:60],
            known=FORMAT,
        )


def _odd(record: DecisionRecord) -> Iterator[tuple[str, object]]:
    """Give what is of the right type and still cannot be."""
    settings, names = record.settings, [one.name for one in record.figures]
    fits = {
        "journal": _is_bare(record.journal),
        "head": bool(_HEAD.fullmatch(record.head)),
        "date": _is_date(record.date),
        "reviews": all(map(_is_date, record.reviews)),
        "languages": 0 < len(set(record.languages)) == len(record.languages),
        "vendor": record.vendor in {one.id for one in record.candidates},
        "figures": len(set(names)) == len(names) and all(f.error >= 0 for f in record.figures),
        "settings": 0 < settings.samples <= MAX_SAMPLES
        and 0 <= settings.seed < MAX_SEED
        and settings.tolerance > 0,
        **{f"{name}_digest": bool(_DIGEST.fullmatch(d)) for name, d in record.digests.items()},
    }
    yield from ((name, getattr(record, name)) for name, fit in fits.items() if not fit)


def _is_bare(name: str) -> bool:
    """Tell whether a name is the one of a file, on any system: no folder, no drive, no stream."""
    return name not in {"", ".", ".."} and not any(c in '/\\:*?"<>|' or c < " " for c in name)


def _is_date(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


@cache
def _reader() -> TypeAdapter[DecisionRecord]:
    from pydantic import TypeAdapter  # likewise

    return TypeAdapter(DecisionRecord)


def _unfit(path: Path, place: str, value: object) -> NoReturn:
    _refuse(
        path,
        "{place}: {value} does not fit",
        "{place} : {value} ne convient pas",
        place=ascii(place)[1:-1][:120],
        value=ascii(value)[:60],
    )


def _refuse(path: Path, en: str, fr: str, **values: object) -> NoReturn:
    message = Text("{path}: " + en, "{path} : " + fr)
    raise FileError(message.format(path=path, **values))
