"""Problems of a file, said together and in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.errors import FileError
from evaluation.language.text import Text, same
from evaluation.library.problems import CriteriaFileError, Problem, in_order, shortened

PATH = Path("criteria/mine.yaml")


def test_a_problem_names_the_file_the_line_and_the_place() -> None:
    problem = Problem(42, "people > floor", Text("too high; lower it", "trop haut; abaissez-le"))
    said = problem.in_file(PATH)
    assert said.en == f"{PATH}, line 42, people > floor: too high; lower it"
    assert said.fr == f"{PATH}, ligne 42, people > floor : trop haut; abaissez-le"


def test_a_problem_without_a_place_names_the_line() -> None:
    assert Problem(1, "", same("empty")).in_file(PATH).en == f"{PATH}, line 1: empty"


def test_braces_in_a_file_do_no_harm_to_the_sentences() -> None:
    problem = Problem(1, "{0} > {path}", same("'{x}' is odd"))
    assert problem.in_file(PATH).en == f"{PATH}, line 1, {{0}} > {{path}}: '{{x}}' is odd"


def test_problems_come_in_the_order_of_the_file_and_once() -> None:
    first, second = Problem(3, "b", same("x")), Problem(12, "a", same("y"))
    assert in_order([second, first, second]) == (first, second)


def test_an_error_holds_all_problems_and_says_the_first_fifty() -> None:
    many = tuple(Problem(k, "", same("odd")) for k in range(1, 61))
    with pytest.raises(FileError, match=r"line 50: odd\n\.\.\. and 10 more$") as caught:
        raise CriteriaFileError.of(PATH, many)
    assert isinstance(caught.value, CriteriaFileError)
    assert caught.value.problems == many
    assert (
        caught.value.message.fr.replace("\N{NO-BREAK SPACE}", " ").splitlines()[-1]
        == "... et 10 de plus"
    )
    assert "line 51" not in str(caught.value)


def test_a_long_value_is_shortened_to_one_line() -> None:
    assert shortened("a\n  b" + "c" * 100) == "a b" + "c" * 56 + "…"
