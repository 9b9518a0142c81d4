"""One way in for every result: the picture that shows it."""

from __future__ import annotations

from functools import singledispatch

from evaluation.errors import EvaluationError
from evaluation.language.text import Language, Text

NO_PICTURE = Text(
    en="there is no picture for a result of type {kind}; give a ranking or the answer to a "
    "question asked of one",
    fr="il n’y a pas d’image pour un résultat de type {kind}; donnez un classement ou la réponse à "
    "une question qu’on lui pose",
)


@singledispatch
def picture(result: object, *, language: Language) -> str:  # noqa: ARG001  # the others use it
    """Return what a result shows, as SVG text for light and dark pages.

    The picture is 760 units wide, names what it shows in ``<title>``, holds its figures in
    ``<desc>``, and needs no script, font or file from elsewhere.

    Parameters
    ----------
    result
        A ranking, an explanation, or the answer to a question of sensitivity.
    language
        "en" or "fr".

    Raises
    ------
    EvaluationError
        If there is no picture for this type of result.
    """
    raise EvaluationError(NO_PICTURE.format(kind=type(result).__name__))
