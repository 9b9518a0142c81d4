"""Where the members agree, as a committee hears it."""

from __future__ import annotations

from building import rated

from evaluation import Evaluation, sample
from evaluation.committee.agreement import agreement
from evaluation.story import sentence, sentences

ALIKE = rated({"a": (5, 5, 5), "b": (1, 1, 1)}, evaluators=("ann", "bob"))


def with_rating(made: Evaluation, rating: float, vendor: str, criterion: str) -> Evaluation:
    return made.with_rating(
        rating, evaluator="bob", vendor=vendor, criterion=criterion, evidence="E2"
    )


def test_a_committee_that_agrees_has_nothing_to_talk_about() -> None:
    told = sentences(agreement(ALIKE), language="en")
    assert told[:2] == (
        (
            "Cells in which the ratings are less than 3 points of 5 apart: 6 of the 6 with two ratings "
            "or more."
        ),
        "No cell is far enough apart to have to be talked about.",
    )
    assert told[-1].endswith("the order is the same as by value.")


def test_a_cell_to_talk_about_names_who_is_lowest_and_who_is_highest() -> None:
    found = agreement(with_rating(ALIKE, 0.5, "a", "h"))
    told = sentences(found, language="en")
    assert told[0].endswith("5 of the 6 with two ratings or more.")
    assert told[1] == "To talk about: a on “h” (0.5 from “bob”, 5 from “ann”)."
    space = "\N{NO-BREAK SPACE}"
    assert sentences(found, language="fr")[1] == (
        f"À discuter{space}: a, «{space}h{space}» (0,5 selon «{space}bob{space}», 5 selon "
        f"«{space}ann{space}»)."
    )


def test_past_the_widest_cells_the_others_are_counted() -> None:
    made = ALIKE
    for vendor, rating in (("a", 0), ("b", 5)):
        for criterion in "thp":
            made = with_rating(made, rating, vendor, criterion)
    talk = sentences(agreement(made), language="en")[1]
    # Ranges of 5 for a come before ranges of 4 for b.
    assert talk.startswith("To talk about: a on “t” (0 from “bob”, 5 from “ann”); a on “h”")
    assert talk.endswith("; 3 others.")


def test_coefficients_stand_beside_their_chance_level_and_decide_nothing() -> None:
    told = sentences(agreement(ALIKE), language="en")
    # Two people put two vendors in the same order half of the time.
    assert told[2].startswith("The orders that 2 members give are alike at W = 1.00")
    assert "orders drawn at random reach 0.50 on average, and this much in " in told[2]
    assert told[3].startswith("The ratings are alike at alpha = 1.00")
    assert told[4].startswith("Two members’ orders correlate at 1.00 on average")
    assert told[5].startswith("No coefficient decides anything")


def test_first_choices_are_shares_of_the_members() -> None:
    made = ALIKE
    for criterion in "thp":
        made = with_rating(with_rating(made, 1, "a", criterion), 5, "b", criterion)
    text = sentence(agreement(made), language="fr")
    space = "\N{NO-BREAK SPACE}"
    assert f"Premiers choix des membres{space}: a, 50{space}%; b, 50{space}%." in text


def test_severity_is_told_with_what_it_does_to_the_order() -> None:
    # bob saw only a, one point below ann: without that, a would be level with b on her ratings.
    made = rated({"a": (4, 4, 4), "b": (3.9, 3.9, 3.9)})
    made = made.with_evaluator("bob")
    for criterion in "thp":
        made = with_rating(made, 3, "a", criterion)
    told = sentences(agreement(made), language="en")
    severe = told.index(
        "On the same cells, “bob” rates the lowest (0.5 points of 5 below the others) and “ann” "
        "the highest (0.5 points of 5 above)."
    )
    # On average a is worth 3.5 and b 3.9; corrected, 3.5 and 3.4.
    assert told[severe + 1] == "With that taken off, the order becomes: a and b."


def test_the_orders_of_the_members_stand_beside_the_order_by_value() -> None:
    text = sentence(agreement(sample("crm")), language="en")
    assert "Borda and Kemeny put Hibou CRM (fictional) first; the values put Loutre CRM" in text


def test_one_rater_has_nobody_to_compare_with() -> None:
    assert sentences(agreement(rated({"a": (5, 5, 5)})), language="fr") == (
        "Aucune case n’a encore deux notes\N{NO-BREAK SPACE}: il n’y a rien à comparer.",
    )
