"""A YAML file as plain data with the line of every entry; whatever is clever in it is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from evaluation.language.text import Text
from evaluation.library.problems import Problem, shortened

Place = tuple[str | int, ...]

MAX_BYTES = 1_000_000  # the longest library that ships is fifteen times shorter
MAX_DEPTH = 20
MAX_ENTRIES = 20_000  # that library has 1,500
MAX_LENGTH = 20_000

# libyaml is fifteen times faster; both parsers give the same events.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# YAML 1.2 words and numbers. YAML 1.1 also took NO, on and 1:30 for values: here they are texts.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Document:
    """The content of a file: mappings as ``dict``, lists as ``tuple``, and where each one begins."""

    data: object
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def named(self, place: Place) -> str:
        """Return a place in words: entries of lists by their id, or by their number from 1."""
        node, names = self.data, []
        for step in place:
            counted = isinstance(node, tuple) and isinstance(step, int)
            node = _inside(node, step)
            name = node.get("id") if isinstance(node, dict) and counted else None
            if not isinstance(name, str):
                name = str(int(step) + 1) if counted else str(step)
            names.append(shortened(name, length=80))
        return " > ".join(names)

    def problem(self, place: Place, message: Text) -> Problem:
        """Return a problem at a place."""
        return Problem(self.line(place), self.named(place), message)


class DocumentError(Exception):
    """A file that cannot be read at all; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message.en)
        self.problem = problem


def read_document(content: bytes) -> Document:
    """Read the bytes of a YAML file.

    Raises
    ------
    DocumentError
        If they are not one plain YAML document in UTF-8 of a reasonable size.
    """
    text = _decoded(content)
    builder = _Builder(_events(text))
    return Document(builder.document(), builder.lines)


def _refuse(line: int, en: str, fr: str, **values: object) -> NoReturn:
    raise DocumentError(Problem(line, "", Text(en, fr).format(**values)))


def _inside(node: object, step: str | int) -> object:
    if isinstance(node, dict):
        return node.get(step)
    if isinstance(node, tuple) and isinstance(step, int) and step < len(node):
        return node[step]
    return None


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        _refuse(
            1,
            "the file is larger than {limit} kB; a criteria file holds texts only",
            "le fichier dépasse {limit} ko; un fichier de critères ne contient que des textes",
            limit=MAX_BYTES // 1000,
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(
            content.count(b"\n", 0, error.start) + 1,
            "this is not UTF-8 text; save the file again with the encoding UTF-8",
            "ce n’est pas du texte UTF-8; enregistrez à nouveau le fichier en encodage UTF-8",
        )
    _refuse_unprintable(text)
    return text


def _refuse_unprintable(text: str, line: int = 1) -> None:
    found = _UNPRINTABLE.search(text)
    if found:
        _refuse(
            line + text.count("\n", 0, found.start()),
            "there is an unprintable character here (U+{code:04X}); take it out",
            "il y a ici un caractère non imprimable (U+{code:04X}); retirez-le",
            code=ord(found[0]),
        )


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        lines = text.splitlines() or [""]
        # An error at the end of the file is marked after its last line.
        line = min(mark.line if mark else 0, len(lines) - 1)
        _refuse(line + 1, **_explained(str(getattr(error, "problem", "")), lines[line]))


def _explained(problem: str, line: str) -> dict[str, str]:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return {
            "en": "a tab indents this line; indent with spaces",
            "fr": "une tabulation met cette ligne en retrait; servez-vous d’espaces",
        }
    if problem.startswith("mapping values are not allowed"):
        return {
            "en": "there is a colon inside a text, or a wrong indentation; put a text that holds a "
            "colon between quotes",
            "fr": "il y a un deux-points dans un texte, ou un mauvais retrait; mettez entre "
            "guillemets droits un texte qui contient un deux-points",
        }
    return {
        "en": "this line cannot be read as YAML; look at its indentation, its quotes and its "
        "brackets, and at those of the lines above",
        "fr": "cette ligne ne se lit pas comme du YAML; vérifiez son retrait, ses guillemets et ses "
        "crochets, et ceux des lignes précédentes",
    }


@dataclass
class _Builder:
    """Makes data of parsing events, and stops at the first one that is not plain."""

    events: Iterator[yaml.Event]
    lines: dict[Place, int] = field(default_factory=dict)

    def document(self) -> object:
        data: object = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.lines:
                    _refuse(
                        _line(event),
                        "a second document begins here (---); keep one document a file",
                        "un deuxième document commence ici (---); gardez un seul document par "
                        "fichier",
                    )
                data = self.value(next(self.events), ())
        if data is None:
            _refuse(1, "the file is empty", "le fichier est vide")
        return data

    def value(self, event: yaml.Event, place: Place) -> object:
        line = _line(event)
        self.lines.setdefault(place, line)
        self.require_plain(event, place, line)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(place)
        return self.mapping(place)

    def require_plain(self, event: yaml.Event, place: Place, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(
                line,
                "aliases and anchors (*name, &name) are refused: write the text out, or put it "
                "between quotes if it begins with * or &",
                "les alias et les ancres (*nom, &nom) sont refusés : écrivez le texte au complet, "
                "ou mettez-le entre guillemets droits s’il commence par * ou &",
            )
        if getattr(event, "tag", None):
            _refuse(
                line,
                "tags (!name) are refused: put the text between quotes if it begins with !",
                "les étiquettes (!nom) sont refusées : mettez le texte entre guillemets droits "
                "s’il commence par !",
            )
        if len(place) > MAX_DEPTH:
            _refuse(
                line,
                "entries are nested more than {limit} deep",
                "des entrées sont imbriquées sur plus de {limit} niveaux",
                limit=MAX_DEPTH,
            )
        if len(self.lines) > MAX_ENTRIES:
            _refuse(
                line,
                "the file has more than {limit} entries",
                "le fichier a plus de {limit} entrées",
                limit=MAX_ENTRIES,
            )

    def sequence(self, place: Place) -> tuple[object, ...]:
        items: list[object] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.value(event, (*place, len(items))))
        return tuple(items)

    def mapping(self, place: Place) -> dict[str | int, object]:
        items: dict[str | int, object] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, place)
            line = _line(event)
            if key in items:
                _refuse(
                    line,
                    "the key '{key}' is there twice in the same entry (first on line {first}); "
                    "keep one",
                    "la clé « {key} » figure deux fois dans la même entrée (d’abord à la ligne "
                    "{first}); gardez-en une",
                    key=shortened(key),
                    first=self.lines[*place, key],
                )
            self.lines[*place, key] = line
            items[key] = self.value(next(self.events), (*place, key))
        return items

    def key(self, event: yaml.Event, place: Place) -> str | int:
        line = _line(event)
        self.require_plain(event, place, line)
        key = _scalar(event, line) if isinstance(event, yaml.ScalarEvent) else None
        if isinstance(key, bool) or not isinstance(key, (str, int)):
            _refuse(
                line,
                "a key must be a word or a whole number, not {key}",
                "une clé doit être un mot ou un nombre entier, et non {key}",
                key=shortened(getattr(event, "value", "[...]")) or "''",
            )
        return key


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: yaml.ScalarEvent, line: int) -> str | float | bool | None:
    text = event.value
    if len(text) > MAX_LENGTH:
        _refuse(
            line,
            "this text has more than {limit} characters",
            "ce texte a plus de {limit} caractères",
            limit=MAX_LENGTH,
        )
    _refuse_unprintable(text, line)  # an escape such as "\0" writes what the file must not hold
    plain = event.implicit[0]
    if plain and text in _WORDS:
        return _WORDS[text]
    if plain and _INTEGER.fullmatch(text):
        return int(text)
    if plain and _NUMBER.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text
