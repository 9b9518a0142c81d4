"""Rows of answers on readiness as people hand them in, checked one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from evaluation.errors import AnswersError, UnknownNameError
from evaluation.language.text import Text
from evaluation.library.questionnaire import questionnaire

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("respondent", "item", "answer")
_BLANK = frozenset(["", "na", "nan", "none", "<na>"])  # as tables and text files write it


def bad_answers(en: str, fr: str, **values: object) -> AnswersError:
    """Build an ``AnswersError`` from a sentence in both languages."""
    return AnswersError(Text(en, fr).format(**values))


def answers_in(
    rows: Iterable[Mapping[str, object]] | pd.DataFrame,
) -> dict[tuple[str, str], int | None]:
    """Return the answer of each person to each item, each pair once."""
    known = [item.id for item in questionnaire().items]
    found: dict[tuple[str, str], int | None] = {}
    for who, item, answer in _cells(rows):
        if item not in known:
            raise UnknownNameError.among("item", item, known)
        if (who, item) in found:
            raise bad_answers(
                "'{who}' answers item {item} twice; keep one answer",
                "« {who} » répond deux fois à l’énoncé {item}; gardez une seule réponse",
                who=who,
                item=item,
            )
        found[who, item] = _number(answer, who=who, item=item)
    return found


def _cells(
    rows: Iterable[Mapping[str, object]] | pd.DataFrame,
) -> Iterator[tuple[str, str, object]]:
    """Yield respondent, item and answer of each row."""
    records: Any = cast("Any", rows).to_dict("records") if hasattr(rows, "to_dict") else rows
    for k, row in enumerate(records, start=1):
        whole_row = isinstance(row, Mapping) and all(name in row for name in COLUMNS)
        who, item, answer = (row[name] for name in COLUMNS) if whole_row else ("", "", "")
        if str(who).strip().lower() in _BLANK:
            raise bad_answers(
                "row {k} of the answers must have a respondent, an item and an answer",
                "la ligne {k} des réponses doit avoir une personne (respondent), un énoncé (item) et "
                "une réponse (answer)",
                k=k,
            )
        yield str(who).strip(), str(item).strip(), answer


def _number(answer: object, *, who: str, item: str) -> int | None:
    """Return an answer as a whole number on the scale, or None for "I cannot tell"."""
    text = str(answer).strip()
    if text.lower() in _BLANK:
        return None
    low, high = questionnaire().low, questionnaire().high
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if number not in range(low, high + 1):
        raise bad_answers(
            "the answer of '{who}' to item {item} is '{answer}'; give a whole number from {low} to "
            "{high}, or NA for “I cannot tell”",
            "la réponse de « {who} » à l’énoncé {item} est « {answer} »; donnez un nombre entier de "
            "{low} à {high}, ou NA pour « je ne saurais le dire »",
            who=who,
            item=item,
            answer=text,
            low=low,
            high=high,
        )
    return int(number)


def require_asked(given: dict[tuple[str, str], int | None], asked: list[str], gate: str) -> None:
    """Refuse a number given to an item of the other gate."""
    for (_, item), answer in given.items():
        if answer is not None and item not in asked:
            raise bad_answers(
                "item {item} is not asked at gate {gate}; take its answers out, or name the other "
                "gate",
                "l’énoncé {item} n’est pas posé à la porte {gate}; retirez ses réponses, ou nommez "
                "l’autre porte",
                item=item,
                gate=gate,
            )
