"""The weights of one level, as the member who judged hears them."""

from __future__ import annotations

import pytest
from building import leaf, tree

from evaluation.language.text import LANGUAGES, Language
from evaluation.story import sentences
from evaluation.weighting import BestWorst, Elicited, Pairwise, Points, RankOrder, elicit
from evaluation.weighting.elicitation import Judgement

CRITERIA = tree({"people": [leaf(name, "people") for name in "abc"]})


def judged(judgement: Judgement) -> Elicited:
    return elicit(CRITERIA, "people", judgement)


def test_weights_are_told_from_the_largest() -> None:
    assert sentences(judged(Points({"a": 1, "b": 3, "c": 1})), language="en") == (
        "By points, the weights inside the pillar “people” are: “b” 60%, “a” 20% and “c” 20%.",
        "Answers of this kind cannot contradict each other.",
    )
    space = "\N{NO-BREAK SPACE}"
    pillars = elicit(CRITERIA, None, RankOrder(["people", "technology", "procedures"], "sum"))
    assert sentences(pillars, language="fr")[0] == (
        f"Selon l’ordre d’importance, voici les poids des piliers{space}: «{space}people{space}» "
        f"50{space}%, «{space}technology{space}» 33{space}% et «{space}procedures{space}» "
        f"17{space}%."
    )


def test_answers_that_fit_are_told_so() -> None:
    told = sentences(judged(Pairwise({("a", "b"): 2, ("b", "c"): 2, ("a", "c"): 4})), language="fr")
    assert told[1:] == ("Les réponses ne se contredisent pas.",)


def test_three_answers_that_do_not_fit_are_asked_again() -> None:
    told = sentences(judged(Pairwise({("a", "b"): 2, ("b", "c"): 3, ("a", "c"): 1})), language="en")
    assert told[1].startswith("The answers do not quite fit together: a consistency ratio of 0.")
    assert told[2] == (
        "Ask again first: “a” against “b” (“a” 2 times as important), “b” against “c” (“b” 3 times "
        "as important) and “a” against “c” (equally important). If the first two answers stand, "
        "the third would be: “a” 6 times as important."
    )


def test_the_more_important_of_two_is_named_and_decimals_stay_few() -> None:
    told = sentences(
        judged(Pairwise({("a", "b"): 0.5, ("b", "c"): 2.5, ("a", "c"): 0.2})), language="fr"
    )
    space = "\N{NO-BREAK SPACE}"
    assert f"(«{space}b{space}», 2{space}fois plus important)" in told[2]
    assert f"(«{space}c{space}», 5{space}fois plus important)" in told[2]
    # 0.5 times 2.5 is 1.25.
    assert told[2].endswith(f"«{space}a{space}», 1,3{space}fois plus important.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_best_worst_method_says_how_far_its_weights_stay_from_the_answers(
    language: Language,
) -> None:
    told = sentences(
        judged(BestWorst("a", "c", {"b": 2, "c": 4}, {"a": 4, "b": 3})), language=language
    )
    assert len(told) == 3
    assert {"en": "no weights come closer", "fr": "aucun poids ne s’en approche"}[language] in told[
        1
    ]
