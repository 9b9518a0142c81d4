"""Readiness, as a committee hears it."""

from __future__ import annotations

from typing import Any

import pytest
from answering import DAILY, given

from evaluation.committee.readiness import GateAnswers, Readiness, readiness
from evaluation.language.text import LANGUAGES, Language
from evaluation.library import sample_answers
from evaluation.story import sentences
from evaluation.story.headings import COLUMNS

SPACE = "\N{NO-BREAK SPACE}"
SAMPLE = readiness(GateAnswers.of(sample_answers(), gate="A", invited=9, daily_users=DAILY))


def told(found: Readiness, language: Language = "en") -> tuple[str, ...]:
    return sentences(found, language=language)


def test_the_sample_is_told_from_the_verdict_to_the_limits() -> None:
    verdict, weakest, first, *actions, discuss, limits = told(SAMPLE)
    assert verdict == (
        "Is the team ready, before vendors are contacted (gate A)? Yes, with conditions."
    )
    assert weakest == (
        "The weakest dimension is “Ready (skills and time)”, at 3.25 of 5; the others do not make up "
        "for it."
    )
    assert first == (
        "To do (R04, critical, median 3): Reserve hours for each user in the calendar for three "
        "months, and take another task away. Owner: General management."
    )
    assert [text[7:10] for text in actions] == ["R07", "R02", "R09", "R10"]
    assert discuss == (
        "To talk about before concluding: R10 “I would not quietly go back to my spreadsheet” (a "
        "daily user answers 2 or less, the median is 4)."
    )
    assert "not a validated scale" in limits


def test_french_has_its_spaces_and_its_words() -> None:
    verdict, weakest, first, *_, limits = told(SAMPLE, "fr")
    assert verdict == (
        "L’équipe est-elle prête, avant de joindre les fournisseurs (porte A)? Oui, avec conditions."
    )
    assert f"«{SPACE}Équipe prête (compétences et temps){SPACE}», à 3,25 sur 5" in weakest
    assert first.startswith(f"À faire (R04, critique, médiane 3){SPACE}: Réserver à l’agenda")
    assert first.endswith(f"Responsable{SPACE}: Direction générale.")
    assert "ORIC" in limits


def test_a_go_has_nothing_to_do() -> None:
    assert told(readiness(given(gate="B", invited=8)))[0] == (
        "Is the team ready, before signature (gate B)? Yes."
    )
    assert told(readiness(given(gate="B", invited=8)))[1] == "All dimensions are at 4.00 of 5."
    assert len(told(readiness(given(gate="B", invited=8)))) == 3


def test_not_yet_names_the_barriers_and_the_critical_statements() -> None:
    verdict, weakest, barriers, critical, *_ = told(readiness(given(R11=2, R14=3, R15=3, R16=3)))
    assert verdict.endswith("Not yet.")
    assert weakest.startswith("The weakest dimensions are “In agreement” and “Procedures”, at 3.00")
    assert barriers == (
        "At 3 or less, a dimension is a barrier: “In agreement” 3.00 and “Procedures” 3.00."
    )
    assert critical == (
        "A critical statement at 2 or less is enough for “not yet”: R11 “Marketing and IT agree on "
        "who decides what in this purchase”."
    )


def test_no_verdict_says_how_many_are_missing() -> None:
    assert told(readiness(given(invited=13, daily=1)))[0].endswith(
        "No verdict yet: 2 more people must answer (70% of the 13 invited) and 2 more daily users "
        "must answer (3 at least)."
    )
    assert told(readiness(given(invited=12)), "fr")[0].endswith(
        f"Pas encore de verdict{SPACE}: il manque la réponse de 1{SPACE}personne (70{SPACE}% des 12 "
        "invitées)."
    )


def test_no_verdict_says_what_nothing_is_known_of() -> None:
    nobody = [4, 4, 4, *[None] * 5]
    found = readiness(given(invited=8, R14=nobody, R15=nobody, R16=nobody))
    assert told(found)[0].endswith("No verdict yet: nothing is known of “Procedures”.")
    assert any(text.startswith("Too few people could tell: R14 “The") for text in told(found))


def test_nothing_known_at_all_is_told_without_a_weakest_dimension() -> None:
    # One person in eight can tell of each item.
    items: dict[str, Any] = {
        f"R{k:02}": [4 if k % 8 == p else None for p in range(8)] for k in range(1, 19)
    }
    verdict, unknown, *_ = told(readiness(given(invited=8, **items)))
    assert "No verdict yet: nothing is known of “Clear need”, “Ready" in verdict
    assert unknown.startswith("Too few people could tell: R01 “")


def test_answers_far_apart_are_told_with_the_distance() -> None:
    found = readiness(given(R01=[2, 2, 2, 4, 4, 4, 4, 5]))
    # p0, p1 and p2 are daily users: their low answers are the first thing to say.
    assert any("R01" in text and "a daily user answers 2 or less" in text for text in told(found))
    found = readiness(given(R01=[4, 4, 4, 5, 4, 2, 2, 2]))
    (text,) = (one for one in told(found) if one.startswith("To talk about"))
    assert text.endswith("(the answers are far apart, 2 between the quartiles).")


def test_daily_users_who_are_not_told_apart_are_said_to_be_so() -> None:
    found = readiness(given(people=5, daily=3, R06=[4, 4, 4, 4, 2]))
    assert any("somebody answers 2 or less" in text for text in told(found))
    assert any("so that nobody can be recognised" in text for text in told(found))
    assert not any("nobody can be recognised" in text for text in told(SAMPLE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unwritten_number_of_invitations_is_told(language: Language) -> None:
    words = {"en": "is not written down: see that 70%", "fr": "n’est pas noté"}[language]
    assert any(words in text for text in told(readiness(given()), language))
    assert not any(words in text for text in told(SAMPLE, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_named(language: Language) -> None:
    # The owner of an action is a role; "sales_b" and "user_b" only answered.
    for text in told(SAMPLE, language):
        assert "_b" not in text


def test_every_column_has_a_heading() -> None:
    assert set(SAMPLE.table.columns) <= set(COLUMNS)
