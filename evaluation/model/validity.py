"""What an evaluation must never contain, refused by name when it is built."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import (
    ConflictError,
    MissingTextError,
    RepeatedNameError,
    ScaleError,
    UnknownNameError,
    WeightsError,
    bad_numbers,
)
from evaluation.language.text import LANGUAGES, Text, is_language
from evaluation.model.answers import State
from evaluation.model.table import MOST_TEXT

if TYPE_CHECKING:
    from evaluation.model.answers import Answers
    from evaluation.model.evaluation import Evaluation


def require(evaluation: Evaluation) -> None:
    """Refuse an evaluation that contradicts itself; see ``Evaluation`` for the errors."""
    _require_languages(evaluation)
    _require_unique("vendors", "fournisseurs", [vendor.id for vendor in evaluation.vendors])
    _require_unique("evaluators", "évaluateurs", [person.id for person in evaluation.evaluators])
    _require_shapes(evaluation)
    _require_texts(evaluation)
    _require_ratings(evaluation)
    _require_measures(evaluation)
    _require_points(evaluation)
    _require_conflicts(evaluation)
    _require_notes(evaluation)


def number(given: object, where: str) -> float:
    """Return an answer as a number, or say where it is not one."""
    if (
        isinstance(given, (int, float, np.number))
        and not isinstance(given, bool)
        and isfinite(given)
    ):
        return float(given)
    raise ScaleError(
        Text(
            "{where}: {given!r} is not a number. Give a number on the scale, or answer 'not observed'.",
            "{where} : {given!r} n’est pas un nombre. Donnez un nombre de l’échelle, ou répondez « non "
            "observé ».",
        ).format(where=where, given=given)
    )


def _require_languages(evaluation: Evaluation) -> None:
    for language in evaluation.languages:
        if not is_language(language):
            raise UnknownNameError.among("language", language, LANGUAGES)
    if not evaluation.languages:
        raise UnknownNameError.among("language", "", LANGUAGES)
    _require_unique("languages", "langues", evaluation.languages)


def _require_unique(en: str, fr: str, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise RepeatedNameError.of(Text(en, fr), list(names))


def _require_shapes(evaluation: Evaluation) -> None:
    people, vendors = len(evaluation.evaluators), len(evaluation.vendors)
    leaves = len(evaluation.criteria.leaves)
    wanted = {
        "ratings": (evaluation.ratings.state.shape, (evaluation.rounds, people, vendors, leaves)),
        "points": (evaluation.points.shape, (people, len(evaluation.criteria.nodes))),
        "measures": (evaluation.measures.state.shape, (vendors, leaves)),
        "must_answers": (
            evaluation.must_answers.state.shape,
            (vendors, len(evaluation.criteria.must_haves)),
        ),
    }
    for name, (found, expected) in wanted.items():
        if found != expected:
            raise bad_numbers(
                "{name} has the shape {found}; it must be {expected}",
                "{name} a la forme {found}; il faut {expected}",
                name=name,
                found=found,
                expected=expected,
            )


def _require_texts(evaluation: Evaluation) -> None:
    vendors = [(vendor.id, vendor.label) for vendor in evaluation.vendors]
    people = [(person.id, person.label) for person in evaluation.evaluators]
    for where, text in (
        ("title", evaluation.title),
        *vendors,
        *people,
        *evaluation.criteria.texts(),
    ):
        missing = text.missing(evaluation.languages)
        if missing:
            raise MissingTextError.of(where, missing)
        _require_readable(where, text.en, text.fr)


def _require_ratings(evaluation: Evaluation) -> None:
    ratings, leaves = evaluation.ratings, evaluation.criteria.leaves
    _require_whole("ratings", ratings)
    given = ratings.state == State.GIVEN
    _require_kind(evaluation, ratings.state != State.BLANK, measured=False)
    low = np.array([-np.inf if leaf.scale.low is None else leaf.scale.low for leaf in leaves])
    high = np.array([np.inf if leaf.scale.high is None else leaf.scale.high for leaf in leaves])
    inside = np.isfinite(ratings.value) & (ratings.value >= low) & (ratings.value <= high)
    for r, e, v, leaf in np.argwhere(given & ~inside)[:1]:
        where = f"{evaluation.evaluators[e].id}, {evaluation.vendors[v].id}, {leaves[leaf].id}"
        leaves[leaf].scale.require(float(ratings.value[r, e, v, leaf]), where)


def _require_whole(name: str, answers: Answers) -> None:
    if (np.isfinite(answers.value) != (answers.state == State.GIVEN)).any():
        raise bad_numbers(
            "{name}: a cell has a number exactly where its state says that one was given",
            "{name} : une case contient un nombre exactement là où son état le dit",
            name=name,
        )


def _require_measures(evaluation: Evaluation) -> None:
    measures, leaves = evaluation.measures, evaluation.criteria.leaves
    _require_whole("measures", measures)
    _require_kind(evaluation, measures.state != State.BLANK, measured=True)
    for v, leaf in np.argwhere(measures.state == State.GIVEN):
        where = f"{evaluation.vendors[v].id}, {leaves[leaf].id}"
        leaves[leaf].scale.require(float(measures.value[v, leaf]), where)


def _require_kind(evaluation: Evaluation, answered: np.ndarray, *, measured: bool) -> None:
    for k in np.flatnonzero(answered.any(axis=tuple(range(answered.ndim - 1)))):
        leaf = evaluation.criteria.leaves[k]
        if leaf.measured is not measured:
            raise ScaleError(
                Text(
                    "'{name}' is measured once for everybody: enter a measure, not a rating.",
                    "« {name} » se mesure une fois pour tout le monde : entrez une mesure, pas une note.",
                ).format(name=leaf.id)
                if leaf.measured
                else Text(
                    "'{name}' is rated by each evaluator: enter ratings, not a measure.",
                    "« {name} » est noté par chaque évaluateur : entrez des notes, pas une mesure.",
                ).format(name=leaf.id)
            )


def _require_points(evaluation: Evaluation) -> None:
    points, nodes = evaluation.points, evaluation.criteria.nodes
    for e, n in np.argwhere(~np.isnan(points) & ~(np.isfinite(points) & (points >= 0)))[:1]:
        raise WeightsError(
            Text(
                "{who}: {given:g} points for '{name}'; points are zero or a positive number",
                "{who} : {given:g} points pour « {name} »; les points sont zéro ou un nombre positif",
            ).format(who=evaluation.evaluators[e].id, given=float(points[e, n]), name=nodes[n].id)
        )
    for family in evaluation.criteria.tree.families:
        for e in np.flatnonzero((points[:, family] == 0).all(axis=1)):
            raise WeightsError(
                Text(
                    "{who}: the points of {names} are all zero; give at least one a positive number",
                    "{who} : les points de {names} sont tous nuls; donnez à l’un d’eux un nombre positif",
                ).format(
                    who=evaluation.evaluators[e].id,
                    names=", ".join(f"'{nodes[n].id}'" for n in family),
                )
            )


def _require_conflicts(evaluation: Evaluation) -> None:
    rated = (evaluation.ratings.state != State.BLANK).any(axis=(0, 2, 3))
    weighted = (~np.isnan(evaluation.points)).any(axis=1)
    for person, judged in zip(evaluation.evaluators, rated | weighted, strict=True):
        if judged and not person.judges:
            raise ConflictError(
                Text(
                    "'{name}' is recused and has ratings or points. Take them out with recuse('{name}'), "
                    "or declare a minor conflict instead.",
                    "« {name} » est récusé et a des notes ou des points. Retirez-les avec "
                    "recuse('{name}'), ou déclarez plutôt un conflit mineur.",
                ).format(name=person.id)
            )


def _require_notes(evaluation: Evaluation) -> None:
    leaves = {leaf.id: leaf.measured for leaf in evaluation.criteria.leaves}
    for note in evaluation.notes:
        evaluation.vendor_position(note.vendor)
        where = f"{note.vendor}, {note.criterion}"
        _require_readable(where, note.text)
        if note.evaluator:
            evaluation.evaluator_position(note.evaluator)
            evaluation.criteria.leaf_position(note.criterion)
            if not 1 <= note.round <= evaluation.rounds:
                raise UnknownNameError.among("round", note.round, range(1, evaluation.rounds + 1))
        elif not leaves.get(note.criterion, False):
            evaluation.criteria.must_have_position(note.criterion)


def _require_readable(where: str, *texts: str) -> None:
    """Refuse a text that could be written to no file, or not read back from one."""
    longest = max(len(text) for text in texts)
    if longest > MOST_TEXT:
        raise bad_numbers(
            "{where}: the text has {longest} characters; write {most} at most",
            "{where} : le texte a {longest} caractères; écrivez-en au plus {most}",
            where=where,
            longest=longest,
            most=MOST_TEXT,
        )
    for text in texts:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise bad_numbers(
                "{where}: the text holds half of a character ({half!a}); write it again",
                "{where} : le texte contient une moitié de caractère ({half!a}); récrivez-le",
                where=where,
                half=text[error.start],
            ) from None
