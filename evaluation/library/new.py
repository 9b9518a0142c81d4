"""A new evaluation: the criteria of a library, with nobody's answers yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from evaluation.errors import CriteriaError, EvaluationError, UnknownNameError
from evaluation.language.text import LANGUAGES, Language, Text, is_language, same
from evaluation.library.reading import Library, library, shared_with
from evaluation.library.shared import Role
from evaluation.model.criteria import Criteria
from evaluation.model.evaluation import Evaluation
from evaluation.model.people import Evaluator, Vendor

T = TypeVar("T")


def new(
    category: str | Path,
    *,
    language: Language | None = None,
    languages: Sequence[Language] | None = None,
    vendors: Iterable[str | Vendor] = (),
    evaluators: Iterable[str | Evaluator] = (),
    short: bool = False,
    title: str | Text | None = None,
) -> Evaluation:
    """Begin an evaluation with the criteria of a library.

    Parameters
    ----------
    category
        The name of a library, such as "crm", or the path of a criteria file (``.yaml``).
    language, languages
        The language of the evaluation, or its languages; those of the library when left out.
    vendors
        Names as people write them, from which identifiers are made, or ``Vendor``.
    evaluators
        Roles of ``_roles.yaml``, such as "it", or ``Evaluator``.
    short
        Whether to keep only the core criteria.
    title
        What the evaluation is called; the title of the library when left out.

    Raises
    ------
    UnknownNameError
        If there is no such library, role or language.
    EvaluationError
        If something contradicts something else; the message names it and says what to do.

    Examples
    --------
    >>> crm = new("crm", language="fr", vendors=["Hibou CRM", "Érable & Cie"], evaluators=["it"])
    >>> [vendor.id for vendor in crm.vendors]
    ['hibou_crm', 'erable_cie']
    """
    found = library(category)
    criteria = _short(found.criteria) if short else found.criteria
    return Evaluation(
        title=same(title) if isinstance(title, str) else title or criteria.title,
        languages=_languages(found, language, languages),
        criteria=criteria,
        vendors=tuple(_vendor(one) for one in _several("vendors", vendors)),
        evaluators=_people(evaluators, shared_with(category).roles),
    )


def slug(name: str) -> str:
    """Return the identifier of a name: small letters without accents, digits and underscores.

    Examples
    --------
    >>> slug("  L’Érable (Montréal) inc. ")
    'l_erable_montreal_inc'
    """
    spread = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in spread if not unicodedata.combining(c))
    words = re.sub(r"[\W_]+", "_", letters).strip("_")
    if not words:
        raise EvaluationError(
            Text(
                "the name {name!r} has neither letters nor digits",
                "le nom {name!r} n’a ni lettres ni chiffres",
            ).format(name=name)
        )
    return words


def _short(criteria: Criteria) -> Criteria:
    has_core = {
        criteria.nodes[criteria.pillars[pillar]].id
        for leaf, pillar in zip(criteria.leaves, criteria.pillar_of, strict=True)
        if leaf.core
    }
    for position in criteria.pillars:
        pillar = criteria.nodes[position]
        if pillar.id not in has_core:
            raise CriteriaError(
                Text(
                    "there is no short version: no criterion of the pillar '{name}' is marked "
                    "'core: true'",
                    "il n’y a pas de version abrégée : aucun critère du pilier « {name} » ne porte "
                    "« core: true »",
                ).format(name=pillar.id)
            )
    return criteria.short()


def _languages(
    found: Library, language: Language | None, languages: Sequence[Language] | None
) -> tuple[Language, ...]:
    if language is not None and languages is not None:
        raise EvaluationError(
            Text(
                "give either 'language' or 'languages', not both",
                "donnez soit « language », soit « languages », pas les deux",
            )
        )
    if language is not None:
        chosen: tuple[Language, ...] = (language,)
    elif languages is not None:
        chosen = tuple(_several("languages", languages))
    else:
        return found.languages
    for code in chosen:
        if not is_language(code):
            raise UnknownNameError.among("language", code, LANGUAGES)
        if code not in found.languages:
            raise UnknownNameError.among("language", code, found.languages)
    return chosen


def _several(what: str, given: Iterable[T]) -> Iterable[T]:
    # The letters of one text would pass for several names.
    if isinstance(given, str):
        raise EvaluationError(
            Text(
                "'{what}' takes several: write [{given!r}] for one alone",
                "« {what} » en prend plusieurs : écrivez [{given!r}] pour un seul",
            ).format(what=what, given=given)
        )
    return given


def _vendor(given: str | Vendor) -> Vendor:
    return given if isinstance(given, Vendor) else Vendor(slug(given), same(given.strip()))


def _people(given: Iterable[str | Evaluator], roles: tuple[Role, ...]) -> tuple[Evaluator, ...]:
    known = {role.id: role for role in roles}
    people = []
    for one in _several("evaluators", given):
        if isinstance(one, Evaluator):
            people.append(one)
        elif one in known:
            role = known[one]
            people.append(Evaluator(role.id, role.label, role.id, role.side))
        else:
            raise UnknownNameError.among("role", one, known)
    return tuple(people)
