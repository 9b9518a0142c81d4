"""What a criteria file must not contradict: its weights, its names, its languages and its scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from math import isfinite

from evaluation.language.text import LANGUAGES, Language, Text, is_language
from evaluation.library.document import Document, Place
from evaluation.library.problems import Problem, shortened
from evaluation.library.shared import Rating, Shared

NEEDED_LEVELS = (0, 3, 5)  # absent, meets the need, and the best that would be used
WHOLE = 100
Row = dict[str | int, object]


def contradictions(document: Document, shared: Shared) -> Iterator[Problem]:
    """Yield what contradicts something else in a criteria file, or in the files that it shares.

    Entries of a wrong type are passed over: the schema reports those.
    """
    pillars = list(rows_of(document.data, (), "pillars"))
    groups = [found for place, row in pillars for found in rows_of(row, place, "groups")]
    leaves = [found for place, row in groups for found in rows_of(row, place, "criteria")]
    musts = list(rows_of(document.data, (), "must_haves"))
    for place, family in (
        ((), pillars),
        *(((*at, "groups"), list(rows_of(row, at, "groups"))) for at, row in pillars),
        *(((*at, "criteria"), list(rows_of(row, at, "criteria"))) for at, row in groups),
    ):
        yield from _weights(document, place or ("pillars",), family)
    yield from repeated_ids(document, [*musts, *pillars, *groups, *leaves])
    yield from _repeated_labels(document, [*musts, *leaves])
    for place, row in [*musts, *leaves]:
        yield from _unknown_names(document, place, row, shared)
    for place, row in leaves:
        if row.get("type") == "scale":
            yield from _levels(document, place, row, shared.rating)
    for place, row in pillars:
        yield from _floor(document, place, row, shared.rating)
    yield from missing_texts(document)


def rows_of(node: object, place: Place, key: str) -> Iterator[tuple[Place, Row]]:
    """Yield the entries of a list under a key, with their places."""
    rows = node.get(key) if isinstance(node, dict) else None
    if isinstance(rows, tuple):
        for k, row in enumerate(rows):
            if isinstance(row, dict):
                yield (*place, key, k), row


def _finite(value: object) -> float | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value):
        return float(value)
    return None


def _weights(
    document: Document, place: Place, family: Sequence[tuple[Place, Row]]
) -> Iterator[Problem]:
    numbers = [_finite(row.get("weight")) for _, row in family]
    if not numbers or None in numbers:
        return
    total = round(sum(filter(None, numbers)), 6)
    if total != WHOLE:
        message = Text(
            "the weights of this level add up to {total:.10g} ({parts}); make that 100",
            "les poids de ce niveau totalisent {total:.10g} ({parts}); il faut 100",
        )
        parts = shortened(" + ".join(f"{number:g}" for number in numbers))
        yield document.problem(place, message.format(total=total, parts=parts))


def repeated_ids(document: Document, items: list[tuple[Place, Row]]) -> Iterator[Problem]:
    """Yield the ids of entries that an earlier one has already."""
    message = Text(
        "the id '{what}' is already that of line {line}; give each entry its own",
        "l’identifiant « {what} » est déjà celui de la ligne {line}; donnez à chaque entrée le sien",
    )
    named = [((*place, "id"), row.get("id")) for place, row in items]
    yield from _repeated(document, named, message)


def _repeated_labels(document: Document, items: list[tuple[Place, Row]]) -> Iterator[Problem]:
    message = Text(
        "the label '{what}' is already that of line {line}; nobody could tell the two apart",
        "le libellé « {what} » est déjà celui de la ligne {line}; on ne pourrait distinguer les deux",
    )
    for language in LANGUAGES:
        labels: list[tuple[Place, object]] = []
        for place, row in items:
            label = row.get("label")
            if isinstance(label, dict):
                labels.append(((*place, "label", language), label.get(language)))
        yield from _repeated(document, labels, message)


def _repeated(
    document: Document, named: list[tuple[Place, object]], message: Text
) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for place, name in named:
        if not isinstance(name, str) or not name.strip():
            continue
        before = first.setdefault(name.strip().casefold(), place)
        if before != place:
            line = document.line(before)
            yield document.problem(place, message.format(what=shortened(name), line=line))


def _unknown_names(document: Document, place: Place, row: Row, shared: Shared) -> Iterator[Problem]:
    kinds = (
        ("tasks", Text("the task", "la tâche"), [t.id for t in shared.tasks], "_tasks.yaml"),
        ("scored_by", Text("the role", "le rôle"), [r.id for r in shared.roles], "_roles.yaml"),
        ("refs", Text("the source", "la source"), [*shared.references], "_references.yaml"),
    )
    for key, kind, known, file in kinds:
        names = row.get(key)
        if not isinstance(names, tuple):
            continue
        for k, name in enumerate(names):
            if not isinstance(name, str):
                continue
            facts = {"name": shortened(name), "kind": kind, "file": file}
            if name not in known:
                yield document.problem((*place, key, k), _unknown(name, known).format(**facts))
            elif name in names[:k]:
                twice = Text(
                    "{kind} '{name}' is there twice; keep it once",
                    "{kind} « {name} » figure deux fois; gardez une seule mention",
                )
                yield document.problem((*place, key, k), twice.format(**facts))


def _unknown(name: str, known: list[str]) -> Text:
    close = get_close_matches(name[:100], known, n=1) or known
    found = shortened(", ".join(close), length=200)
    return Text(
        "{kind} '{name}' is not in {file}, which has " + found,
        "{kind} « {name} » n’est pas dans {file}, où il y a " + found,
    )


def _levels(document: Document, place: Place, row: Row, rating: Rating) -> Iterator[Problem]:
    anchors = row.get("anchors")
    if not isinstance(anchors, dict):
        return
    missing = [str(level) for level in NEEDED_LEVELS if level not in anchors]
    if missing:
        message = Text(
            "levels 0, 3 and 5 need words; write those of {levels}",
            "les niveaux 0, 3 et 5 demandent un énoncé; écrivez {levels}",
        )
        yield document.problem((*place, "anchors"), message.format(levels=", ".join(missing)))
    for level in anchors:
        if isinstance(level, int) and level not in rating.levels():
            message = Text(
                "level {level} is not on the scale of ratings, {low:g} to {high:g}; take it out",
                "le niveau {level} n’est pas sur l’échelle des notes, de {low:g} à {high:g}; "
                "retirez-le",
            )
            facts = {"level": shortened(level), "low": rating.low, "high": rating.high}
            yield document.problem((*place, "anchors", level), message.format(**facts))


def _floor(document: Document, place: Place, row: Row, rating: Rating) -> Iterator[Problem]:
    floor = _finite(row.get("floor"))
    if floor is not None and not rating.low <= floor <= rating.high:
        message = Text(
            "the floor {floor:g} is not on the scale of ratings, {low:g} to {high:g}",
            "le seuil {floor:g} n’est pas sur l’échelle des notes, de {low:g} à {high:g}",
        )
        facts = {"floor": floor, "low": rating.low, "high": rating.high}
        yield document.problem((*place, "floor"), message.format(**facts))


def missing_texts(document: Document) -> Iterator[Problem]:
    """Yield the texts that are not written in each language of a file."""
    languages = declared(document.data)
    for place, words in _texts(document.data, ()):
        # A key with nothing behind it is reported already.
        missing = [code for code in languages if not str(words.get(code, "")).strip()]
        if missing:
            message = Text(
                "the text is missing in {names}; write it under '{codes}', or declare only the "
                "languages of this file at its top, such as 'languages: [fr]'",
                "le texte manque en {names}; écrivez-le sous « {codes} », ou déclarez seulement les "
                "langues de ce fichier au début, par exemple « languages: [fr] »",
            )
            yield document.problem(
                place, message.format(names=_names(missing), codes=", ".join(missing))
            )


def declared(data: object) -> tuple[Language, ...]:
    """Return the languages that a criteria file declares; both when it does not say."""
    named = data.get("languages") if isinstance(data, dict) else None
    given = named if isinstance(named, tuple) else LANGUAGES
    return tuple(code for code in given if is_language(code))


def _names(languages: list[Language]) -> Text:
    names = {"en": Text("English", "anglais"), "fr": Text("French", "français")}
    return Text(
        " and ".join(names[code].en for code in languages),
        " et ".join(names[code].fr for code in languages),
    )


def _texts(node: object, place: Place) -> Iterator[tuple[Place, Row]]:
    """Yield every entry that holds nothing but languages."""
    if isinstance(node, dict):
        if set(node) <= set(LANGUAGES):
            yield place, node
            return
        for key, inside in node.items():
            yield from _texts(inside, (*place, key))
    elif isinstance(node, tuple):
        for k, inside in enumerate(node):
            yield from _texts(inside, (*place, k))
