"""What is wrong, with which value, and what to do: every error says it in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from evaluation.language.text import Text, typeset

# "unknown X" agrees in gender in French, so each kind of name carries its whole phrase.
UNKNOWN = {
    "vendor": Text("unknown vendor", "fournisseur inconnu"),
    "criterion": Text("unknown criterion", "critère inconnu"),
    "leaf": Text("unknown scored criterion", "critère noté inconnu"),
    "must-have": Text("unknown must-have", "critère éliminatoire inconnu"),
    "evaluator": Text("unknown evaluator", "évaluateur inconnu"),
    "role": Text("unknown role", "rôle inconnu"),
    "side": Text("unknown side", "côté inconnu"),
    "task": Text("unknown task", "tâche inconnue"),
    "round": Text("unknown round", "tour inconnu"),
    "language": Text("unknown language", "langue inconnue"),
    "evidence level": Text("unknown evidence level", "niveau de preuve inconnu"),
    "answer": Text("unknown answer", "réponse inconnue"),
    "conflict": Text("unknown conflict of interest", "conflit d’intérêts inconnu"),
    "library": Text("unknown library", "bibliothèque inconnue"),
    "sample": Text("unknown sample", "exemple inconnu"),
    "file type": Text("unknown file type", "type de fichier inconnu"),
    "table": Text("unknown table", "tableau inconnu"),
    "column": Text("unknown column", "colonne inconnue"),
    "kind": Text("unknown kind", "genre inconnu"),
    "distribution": Text("unknown distribution", "distribution inconnue"),
    "level of measurement": Text("unknown level of measurement", "niveau de mesure inconnu"),
    "form": Text("unknown form", "forme inconnue"),
    "shape": Text("unknown value function", "fonction de valeur inconnue"),
    "norm": Text("unknown norm", "norme inconnue"),
    "direction": Text("unknown direction", "sens inconnu"),
    "method": Text("unknown method", "méthode inconnue"),
    "normalisation": Text("unknown normalisation", "normalisation inconnue"),
    "preference function": Text("unknown preference function", "fonction de préférence inconnue"),
    "step": Text("unknown step", "étape inconnue"),
    "part": Text("unknown part", "partie inconnue"),
    "gate": Text("unknown gate", "porte inconnue"),
    "entry": Text("unknown entry", "entrée inconnue"),
    "item": Text("unknown item", "énoncé inconnu"),
    "indicator": Text("unknown indicator", "indicateur inconnu"),
    "random index": Text("unknown table of random indices", "table d’indices aléatoires inconnue"),
}


class EvaluationError(ValueError):
    """Base of all errors of the package.

    ``message`` holds the sentence in both languages; ``str(error)`` is the English one.
    """

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = typeset(message)


class UnknownNameError(EvaluationError, KeyError):
    """A name that is not among the known ones."""

    # KeyError shows the repr of its argument, which would put the sentence in quotes.
    __str__ = Exception.__str__

    @classmethod
    def among(cls, kind: str, value: object, choices: Iterable[object]) -> UnknownNameError:
        """Build the error for a name of a kind (a key of ``UNKNOWN``) and its choices."""
        names = [str(choice) for choice in choices]
        close = get_close_matches(str(value), names, n=1)
        hint = Text(
            f" Did you mean '{close[0]}'?" if close else "",
            f" Vouliez-vous dire « {close[0]} »?" if close else "",
        )
        shown = ", ".join(names) if names else "-"
        template = Text(
            "{what} '{value}'.{hint} Choose among: {shown}.",
            "{what} « {value} ».{hint} Choix possibles : {shown}.",
        )
        return cls(template.format(what=UNKNOWN[kind], value=value, hint=hint, shown=shown))


class RepeatedNameError(EvaluationError):
    """The same identifier given twice."""

    @classmethod
    def of(cls, kind: Text, names: Sequence[str]) -> RepeatedNameError:
        """Build the error for the identifiers of a kind that come more than once."""
        twice = ", ".join(sorted({name for name in names if names.count(name) > 1}))
        template = Text(
            "{kind}: '{twice}' is there more than once; give each its own identifier.",
            "{kind} : « {twice} » figure plus d’une fois; donnez à chacun son identifiant.",
        )
        return cls(template.format(kind=kind, twice=twice))


class CriteriaError(EvaluationError):
    """A criteria tree that cannot serve an evaluation."""


class MoneyCriterionError(CriteriaError):
    """Money among the criteria: cost is weighed against value, never inside it."""

    @classmethod
    def of(cls, criterion: str, unit: str) -> MoneyCriterionError:
        """Build the error for a criterion measured in money."""
        template = Text(
            "criterion '{criterion}' is measured in money ({unit}). Cost is never a criterion: a price "
            "score lets a vendor that cannot win reverse the order of the others. Take the criterion "
            "out; cost is set against value instead.",
            "le critère « {criterion} » se mesure en argent ({unit}). Le coût n’est jamais un critère : "
            "une note de prix permet à un fournisseur qui ne peut pas gagner d’inverser l’ordre des "
            "autres. Retirez ce critère; le coût se compare à la valeur.",
        )
        return cls(template.format(criterion=criterion, unit=unit))


class MissingTextError(EvaluationError):
    """A text that is not written in a language which the evaluation declares."""

    @classmethod
    def of(cls, where: str, languages: Sequence[str]) -> MissingTextError:
        """Build the error for the place of the text and the languages that it lacks."""
        template = Text(
            "{where}: the text is missing in {languages}. Write it, or leave that language out of the "
            "evaluation's languages.",
            "{where} : le texte manque en {languages}. Écrivez-le, ou retirez cette langue des langues "
            "de l’évaluation.",
        )
        names = {"en": Text("English", "anglais"), "fr": Text("French", "français")}
        return cls(
            template.format(
                where=where,
                languages=Text(
                    ", ".join(names[code].en for code in languages),
                    ", ".join(names[code].fr for code in languages),
                ),
            )
        )


class ScaleError(EvaluationError):
    """A scale that is not well formed, or a rating outside its scale."""


class WeightsError(EvaluationError):
    """Points or weights that are negative, not numbers, or all zero."""


class ConflictError(EvaluationError):
    """A judgement by someone who may not judge."""


class NumbersError(EvaluationError):
    """Plain arrays whose shape or content cannot be computed with."""


class AnswersError(EvaluationError):
    """Answers to a questionnaire that cannot be counted, or that would show who gave them."""


class FileError(EvaluationError):
    """A file that cannot be read or written as asked."""


class JournalError(EvaluationError):
    """A journal that does not hold together, or an entry that cannot stand in it."""


class ProcessError(EvaluationError):
    """Something that the process does not allow now, or not from this person."""


def bad_numbers(en: str, fr: str, **values: object) -> NumbersError:
    """Build a ``NumbersError`` from a sentence in both languages."""
    return NumbersError(Text(en, fr).format(**values))


__all__ = [
    "AnswersError",
    "ConflictError",
    "CriteriaError",
    "EvaluationError",
    "FileError",
    "JournalError",
    "MissingTextError",
    "MoneyCriterionError",
    "NumbersError",
    "ProcessError",
    "RepeatedNameError",
    "ScaleError",
    "UnknownNameError",
    "WeightsError",
    "bad_numbers",
]
