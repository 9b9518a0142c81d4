"""A ranking as a committee hears it."""

from __future__ import annotations

import re

import pytest
from building import leaf, rated, tree

from evaluation import View, rank, sample
from evaluation.model import Evaluation
from evaluation.story import sentence, sentences


def told(made: Evaluation, language: str = "en", view: View | None = None) -> str:
    ranking = rank(made, view=view or View())
    return sentence(ranking, language="fr" if language == "fr" else "en")


def test_the_first_sentence_says_who_is_first_and_by_how_much() -> None:
    # Values (4 + 3 + 2) / 15 = 60.0 and (2 + 5 + 4) / 15 = 73.3.
    made = rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4)})
    assert told(made).startswith("loutre is first with 73.3 out of 100, 13.3 points ahead of hibou")
    assert told(made, "fr").startswith(
        "loutre arrive au premier rang avec 73,3 sur 100; hibou suit à 13,3\N{NO-BREAK SPACE}points"
    )


def test_it_gives_the_reasons_of_the_lead_and_the_best_argument_against_it() -> None:
    made = rated({"hibou": (4, 3, 2), "loutre": (2, 5, 4)})
    # Each pillar weighs a third: two points of five on one leaf are worth 13.3 points.
    assert "What puts it ahead: “h” (+13.3) and “p” (+13.3)." in told(made)
    assert "The strongest argument for hibou: “t” (+13.3)." in told(made)


def test_it_says_when_nothing_speaks_for_the_second() -> None:
    made = rated({"hibou": (1, 1, 1), "loutre": (2, 5, 4)})
    assert "No criterion speaks for hibou against loutre." in told(made)
    assert "Aucun critère n’avantage hibou par rapport à loutre." in told(made, "fr")


def test_a_third_reason_comes_only_when_two_explain_less_than_half_of_what_speaks_for_the_first(
) -> None:  # fmt: skip
    many = tree({"technology": [leaf(f"t{k}", "technology") for k in range(6)]})
    even = rated({"a": (4,) * 6 + (3, 3), "b": (3,) * 6 + (3, 3)}, criteria=many)
    assert "“t0” (+2.2), “t1” (+2.2)" not in told(even)  # 20 / 3 / 6 = 1.1 each
    assert told(even).count("(+1.1)") == 3


def test_a_small_lead_is_not_shown_as_none() -> None:
    fine = tree({"technology": [leaf("t", "technology", 1), leaf("t2", "technology", 9999)]})
    made = rated({"a": (4, 3, 3, 3), "b": (3, 3, 3, 3)}, criteria=fine)
    # 20 points x a third x a ten-thousandth = 0.00067
    assert "0.001 points ahead of b, at 60.000" in told(made)


def test_equal_values_are_told_as_a_tie() -> None:
    made = rated({"hibou": (4, 3, 2), "loutre": (2, 3, 4), "lynx": (1, 1, 1)})
    assert told(made).startswith("hibou and loutre are tied for first place with 60.0 out of 100.")
    assert "hibou et loutre sont ex æquo au premier rang avec 60,0 sur 100." in told(made, "fr")


def test_two_seconds_are_both_named() -> None:
    made = rated({"a": (5, 5, 5), "b": (4, 3, 2), "c": (2, 3, 4)})
    assert "40.0 points ahead of b and c, at 60.0" in told(made)
    assert "b et c suivent à 40,0\N{NO-BREAK SPACE}points" in told(made, "fr")


def test_one_vendor_alone_is_told_as_alone() -> None:
    made = rated({"hibou": (4, 3, 2)})
    assert told(made) == "hibou is the only vendor in the running, with 60.0 out of 100."
    assert "le seul fournisseur en lice" in told(made, "fr")


def test_nobody_in_the_running_is_told_with_the_reason() -> None:
    made = rated({"hibou": (4, 3, 2)}, criteria=tree(must_haves=["export"]))
    out = made.with_must_have("fail", vendor="hibou", criterion="export", note="No export at all.")
    assert sentences(rank(out), language="en") == (
        "No vendor is in the running.",
        "hibou is out of the running, for a failed must-have: “export” (No export at all).",
    )
    assert "Aucun fournisseur n’est en lice." in told(out, "fr")


def test_an_evaluation_without_vendors_says_so() -> None:
    assert told(rated({})) == "The evaluation has no vendor yet."


def test_a_lead_that_a_blank_could_undo_is_undecided_and_names_the_blank() -> None:
    made = rated({"hibou": (4, 4, None), "loutre": (4, 4, 3)})
    # hibou: 80 out of what is known; between 53.3 and 86.7 once p is known, loutre at 73.3.
    assert sentences(rank(made), language="en") == (
        (
            "The first place is undecided: hibou leads with 80.0 out of 100, but once the blanks are "
            "filled, loutre could be level or ahead."
        ),
        "The blank to fill first: hibou, “p”.",
        "Provisional until the blanks are filled: hibou, between 53.3 and 86.7.",
    )
    assert "loutre pourrait se trouver à égalité ou devant" in told(made, "fr")
    assert "La case vide à remplir d’abord\N{NO-BREAK SPACE}: hibou" in told(made, "fr")


def test_several_that_could_catch_up_agree_with_their_verb_in_french() -> None:
    made = rated({"a": (4, 4, None), "b": (4, 4, 3), "c": (4, 3, 4)})
    assert "b et c pourraient se trouver" in told(made, "fr")


def test_a_tie_with_blanks_is_undecided() -> None:
    made = rated({"a": (3, 3, None), "b": (3, 3, 3)})
    assert told(made).startswith("The first place is undecided: a and b are tied with 60.0")


def test_blanks_that_cannot_change_the_first_place_are_told_as_harmless() -> None:
    made = rated({"a": (5, 5, 5), "b": (1, None, 1)})
    assert "Provisional until the blanks are filled: b, between 13.3 and 46.7." in told(made)
    assert "No answer in a blank can change the first place." in told(made)


def test_without_blanks_nothing_is_said_of_them() -> None:
    assert not re.search("blank|rovisional", told(rated({"a": (5, 5, 5), "b": (1, 1, 1)})))


@pytest.mark.parametrize(
    ("view", "en", "fr"),
    [
        (View(side="it"), "Point of view: IT.", "Point de vue\N{NO-BREAK SPACE}: TI."),
        (View(role="it"), "Point of view: it.", "Point de vue\N{NO-BREAK SPACE}: it."),
    ],
)
def test_the_view_of_some_members_is_named_first(view: View, en: str, fr: str) -> None:
    made = sample("crm")
    assert told(made, view=view).startswith(en)
    assert told(made, "fr", view=view).startswith(fr)


def test_the_view_of_one_person_carries_their_label() -> None:
    made = rated({"a": (5, 5, 5), "b": (1, 1, 1)})
    assert told(made, view=View(evaluator="ann")).startswith("Point of view: “ann”.")
