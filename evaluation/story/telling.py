"""One way in for every result: what it says, in sentences that can be read aloud."""

from __future__ import annotations

from functools import singledispatch

from evaluation.errors import EvaluationError
from evaluation.language.text import Language, Text

NO_SENTENCE = Text(
    en="there is no sentence for a result of type {kind}; give a ranking or the answer to a "
    "question asked of one",
    fr="il n’y a pas de phrase pour un résultat de type {kind}; donnez un classement ou la réponse "
    "à une question qu’on lui pose",
)


@singledispatch
def sentences(result: object, *, language: Language) -> tuple[str, ...]:  # noqa: ARG001  # the others use it
    """Return what a result says, a few short sentences in the order of their importance.

    Parameters
    ----------
    result
        A ranking, an explanation, or the answer to a question of sensitivity.
    language
        "en" or "fr".

    Raises
    ------
    EvaluationError
        If there are no sentences for this type of result.
    """
    raise EvaluationError(NO_SENTENCE.format(kind=type(result).__name__))


def sentence(result: object, *, language: Language) -> str:
    """Return what a result says, as one paragraph; see ``sentences``."""
    return " ".join(sentences(result, language=language))
