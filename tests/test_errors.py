"""Errors say what is wrong, with which value, and what to do, in both languages."""

from __future__ import annotations

import inspect

import pytest

from evaluation import errors
from evaluation.errors import EvaluationError, UnknownNameError
from evaluation.language.text import Text


def test_every_kind_of_unknown_name_is_said_in_both_languages() -> None:
    for kind, phrase in errors.UNKNOWN.items():
        told = UnknownNameError.among(kind, "x", ["a", "b"]).message
        assert told.en == f"{phrase.en} 'x'. Choose among: a, b."
        assert (
            told.fr.replace("\N{NO-BREAK SPACE}", " ")
            == f"{phrase.fr} « x ». Choix possibles : a, b."
        )


def test_an_unknown_name_is_also_a_key_error_whose_text_has_no_quotes_around_it() -> None:
    error = UnknownNameError.among("vendor", "hibu", ["hibou"])
    assert isinstance(error, KeyError)
    assert str(error).startswith("unknown vendor 'hibu'. Did you mean 'hibou'?")


def test_no_choices_at_all_is_said_with_a_dash() -> None:
    assert str(UnknownNameError.among("vendor", "x", [])).endswith("Choose among: -.")


def test_every_error_of_the_package_is_an_evaluation_error_with_a_sentence() -> None:
    kinds = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == errors.__name__
    ]
    assert len(kinds) > 8
    for kind in kinds:
        assert issubclass(kind, EvaluationError)
        with pytest.raises(kind, match="what is wrong"):
            raise kind(Text("what is wrong", "ce qui ne va pas"))
