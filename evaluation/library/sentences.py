"""What the schema refuses, said in plain sentences with a way to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from evaluation.errors import EvaluationError
from evaluation.language.text import Text
from evaluation.library import entries, questionnaire_file, schema
from evaluation.library.document import Document, Place
from evaluation.library.problems import SHOWN, Problem, shortened

_EMPTY = Text(
    "nothing is written here; fill it in, or take the key out",
    "rien n’est écrit ici; remplissez, ou retirez la clé",
)
_NOT_A_PAIR = Text(
    "two numbers are needed here: [answer, worth from 0 to 100]",
    "il faut ici deux nombres : [réponse, valeur de 0 à 100]",
)
_TEXT_WITHOUT_LANGUAGE = Text(
    "write the text under its language: 'en: ...', 'fr: ...'",
    "écrivez le texte sous sa langue : « en: ... », « fr: ... »",
)
_KEYS_WANTED = Text(
    "there must be keys with their contents here ('key: content'), not '{value}'",
    "il faut ici des clés avec leur contenu (« clé: contenu »), et non « {value} »",
)
_SENTENCES = {
    "missing": Text("the key '{key}' is missing; add it", "la clé « {key} » manque; ajoutez-la"),
    "extra_forbidden": Text(
        "'{key}' is not a known key here;{hint} take it out, or mend its spelling",
        "« {key} » n’est pas une clé connue ici;{hint} retirez-la, ou corrigez-la",
    ),
    "string_type": Text(
        "'{value}' is not a text; put it between quotes",
        "« {value} » n’est pas un texte; mettez-le entre guillemets droits",
    ),
    "string_pattern_mismatch": Text(
        "'{value}' is not an identifier; begin with a letter, and use only small letters without "
        "accents, digits, underscores and dots, such as crm.ease_of_use",
        "« {value} » n’est pas un identifiant; commencez par une lettre, et n’employez que des "
        "minuscules sans accents, des chiffres, des traits bas et des points, comme "
        "crm.ease_of_use",
    ),
    "string_too_long": Text(
        "'{value}' is too long; {max_length} characters at most",
        "« {value} » est trop long; au plus {max_length} caractères",
    ),
    "int_type": Text(
        "'{value}' must be a whole number, without quotes",
        "« {value} » doit être un nombre entier, sans guillemets",
    ),
    "float_type": Text(
        "'{value}' is not a number; write digits, with a point for decimals and without quotes",
        "« {value} » n’est pas un nombre; écrivez des chiffres, avec un point pour les décimales et "
        "sans guillemets",
    ),
    "finite_number": Text(
        "'{value}' is not a finite number; write digits",
        "« {value} » n’est pas un nombre fini; écrivez des chiffres",
    ),
    "bool_type": Text(
        "'{value}' is neither true nor false; write true or false, without quotes",
        "« {value} » n’est ni true ni false; écrivez true ou false, sans guillemets",
    ),
    "greater_than_equal": Text(
        "{value} is too small; {ge:g} at least", "{value} est trop petit; au moins {ge:g}"
    ),
    "less_than_equal": Text(
        "{value} is too large; {le:g} at most", "{value} est trop grand; au plus {le:g}"
    ),
    "literal_error": Text(
        "'{value}' is not one of the choices;{hint} choose among {expected}",
        "« {value} » n’est pas un des choix;{hint} choisissez parmi {expected}",
    ),
    "tuple_type": Text(
        "there must be a list here, one entry a line behind '- ', or [a, b]; not '{value}'",
        "il faut ici une liste, une entrée par ligne après « - », ou [a, b]; et non « {value} »",
    ),
    "dict_type": _KEYS_WANTED,
    "model_type": _KEYS_WANTED,
    "too_short": Text(
        "there are too few entries here, {n}; {min_length} at least",
        "il y a ici trop peu d’entrées, {n}; il en faut au moins {min_length}",
    ),
    "too_long": Text(
        "there are too many entries here, {n}; {max_length} at most",
        "il y a ici trop d’entrées, {n}; au plus {max_length}",
    ),
    "union_tag_not_found": Text(
        "the key 'type' is missing; add 'type: scale' for what people rate, or 'type: measure' for "
        "a fact",
        "la clé « type » manque; ajoutez « type: scale » pour ce que les gens notent, ou « type: "
        "measure » pour un fait",
    ),
    "union_tag_invalid": Text(
        "'{tag}' is not a type; write scale for what people rate, or measure for a fact",
        "« {tag} » n’est pas un type; écrivez scale pour ce que les gens notent, ou measure pour un "
        "fait",
    ),
}
_TAGS = ("scale", "measure")


def sentences(document: Document, error: ValidationError) -> Iterator[Problem]:
    """Yield the problems that the schema found in a document, the first ones of many."""
    for one in error.errors(include_url=False)[: 10 * SHOWN]:
        if one["type"] == "too_short" and len(one["input"]) >= one["ctx"]["min_length"]:
            continue  # entries with problems of their own are not counted by the schema
        place = _place(document.data, one["loc"])
        if one["type"] == "union_tag_invalid":
            place = (*place, "type")
        yield document.problem(place, _message(one))


def _place(data: object, steps: tuple[str | int, ...]) -> Place:
    """Return where an error lies in the file: its steps, without those of the schema alone."""
    place: list[str | int] = []
    node = data
    for step in steps:
        if isinstance(node, dict) and step in node:
            node = node[step]
        elif isinstance(node, tuple) and step in range(len(node)):
            node = node[int(step)]
        elif step in {*_TAGS, "[key]"}:
            continue
        else:
            node = None
        place.append(step)
    return tuple(place)


def _message(error: Mapping[str, Any]) -> Text:
    given, context = error["input"], error.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, EvaluationError):
        return cause.message
    if given is None and error["type"] != "missing":
        return _EMPTY
    if context.get("class_name") == entries.Words.__name__:
        return _TEXT_WITHOUT_LANGUAGE
    if error["type"] == "missing" and isinstance(error["loc"][-1], int):
        return _NOT_A_PAIR
    sentence = _SENTENCES.get(error["type"])
    if sentence is None:
        return Text("not as expected: {msg}", "contenu inattendu : {msg}").format(msg=error["msg"])
    key = str(error["loc"][-1]) if error["loc"] else ""
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    known = _KEYS if error["type"] == "extra_forbidden" else choices
    said = {
        **context,
        "key": shortened(key),
        "n": len(given) if isinstance(given, (tuple, dict)) else 0,
        "value": _shown(given),
        "hint": _hint(key if error["type"] == "extra_forbidden" else str(given), known),
        "expected": ", ".join(choices),
    }
    return sentence.format(**said)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return shortened(", ".join(f"{key}: ..." for key in list(value)[:5]))
    if isinstance(value, tuple):
        return shortened(f"[{', '.join(map(str, value[:5]))}]")
    return shortened(value)


def _hint(word: str, known: list[str]) -> Text:
    # A key that is right elsewhere is no help here.
    close = get_close_matches(word[:100], [name for name in known if name != word], n=1)
    if not close:
        return Text()
    return Text(" did you mean '{word}'?", " vouliez-vous dire « {word} »?").format(word=close[0])


def _keys() -> list[str]:
    models = [
        one
        for module in (entries, schema, questionnaire_file)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, BaseModel)
    ]
    fields = (field for model in models for field in model.model_fields.items())
    return sorted({info.alias or name for name, info in fields})


_KEYS = _keys()
