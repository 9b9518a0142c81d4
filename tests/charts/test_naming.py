"""Names in pictures."""

from __future__ import annotations

from evaluation import sample
from evaluation.charts.naming import Names
from evaluation.language.text import Text
from evaluation.matrix import decision_matrix


def test_names_are_those_of_the_language() -> None:
    matrix = decision_matrix(sample("crm"))
    english, french = Names(matrix, "en"), Names(matrix, "fr")
    assert english.running[0] == "Loutre CRM (fictional)"
    assert french.running[0] == "Loutre CRM (fictif)"
    assert len(french.running) == len(matrix.vendors)
    assert french.pillars[2] == "Procédures"
    assert len(english.leaves) == matrix.weights.size
    assert set(english.people) == {person.id for person in matrix.evaluation.evaluators}


def test_a_template_is_filled_in_the_language() -> None:
    names = Names(decision_matrix(sample("crm")), "fr")
    assert names.say(Text("{n} of us", "{n} de nous"), n=3) == "3 de nous"
    assert names.all(["a", "b"]) == "a et b"
