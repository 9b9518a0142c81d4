"""Whether two sides choose the same vendor, as a committee hears it."""

from __future__ import annotations

from building import NOT_OBSERVED, rated
from opposing import Rows, two_sides

from evaluation import sample
from evaluation.committee.sides import sides
from evaluation.story import sentence, sentences

SPACE = "\N{NO-BREAK SPACE}"


def test_the_first_sentence_answers_the_question() -> None:
    found = sides(sample("crm"))
    assert sentences(found, language="en")[0] == (
        "Marketing puts Loutre CRM (fictional) first (78.1); IT puts Hibou CRM (fictional) first "
        "(74.1): they do not choose the same vendor."
    )
    assert sentences(found, language="fr")[0] == (
        "Le marketing met Loutre CRM (fictif) au premier rang (78,1); les TI mettent Hibou CRM "
        f"(fictif) au premier rang (74,1){SPACE}: ces deux côtés ne choisissent pas le même "
        "fournisseur."
    )
    # 78.14 - 63.66 and 74.12 - 56.79.
    told = sentences(found, language="en")
    assert "is 14.5 points ahead of Hibou CRM (fictional); on the side “IT”" in told[1]
    assert told[1].endswith("is 17.3 points ahead of Loutre CRM (fictional).")
    assert told[2].startswith("That makes 31.8 points between the two: ")


def test_facts_weights_and_both_each_have_their_advice() -> None:
    facts = two_sides({"a": (5, 3, 3), "b": (3, 3, 3)}, {"a": (1, 3, 3), "b": (3, 3, 3)})
    text = sentence(sides(facts), language="en")
    assert "(they rate differently), 0.0 from weights" in text
    assert "What makes it: “t” (+26.7, facts)." in text
    assert "On “t”, look at the evidence together and get the fact that is missing." in text
    same: Rows = {"a": (5, 1, 3), "b": (2, 3, 3)}
    by_weight = {"ann": (3.0, 1.0, 1.0), "bob": (1.0, 3.0, 1.0)}
    weights = sides(two_sides(same, same, weights=by_weight))
    text = sentence(weights, language="fr")
    # 2/5 of weight on 3 points of 5 and on 2.
    assert (
        f"Ce qui y contribue le plus (40,0{SPACE}points ensemble){SPACE}: «{SPACE}t{SPACE}» "
        f"(+24,0, poids) et «{SPACE}h{SPACE}» (+16,0, poids)." in text
    )
    assert f"Pour «{SPACE}t{SPACE}» et «{SPACE}h{SPACE}», dites de qui est le besoin." in text
    assert "preuves" not in text
    both = two_sides(
        {"a": (2, 5, 3), "b": (4, 1, 3)},
        {"a": (1, 4, 3), "b": (5, 2, 3)},
        weights={"ann": (1, 3, 1), "bob": (3, 1, 1)},
    )
    text = sentence(sides(both), language="en")
    assert "“t” (+40.0, facts and weights)" in text
    assert "On “t” and “h”, get the fact first, then say whose need it is." in text


def test_sides_that_choose_alike_hear_it_without_advice() -> None:
    told = sentences(sides(sample("hosting")), language="en")
    assert told[0].endswith(
        "Fjord Infogérance (fictional) first (80.9): they choose the same vendor."
    )
    # 88.34 - 79.51 and 80.94 - 69.98.
    assert told[1].endswith("; on the side “IT”, 11.0 points.")
    assert "look at the evidence" not in " ".join(told)
    assert told[-2].startswith("Over all vendors, their orders are the same (tau_x = 1.00;")
    assert told[-1].endswith("and no member’s own view puts another vendor ahead of that.")


def test_sides_that_see_the_same_have_nothing_between_them() -> None:
    rows: Rows = {"a": (5, 4, 3), "b": (3, 4, 4)}
    told = sentences(sides(two_sides(rows, rows)), language="fr")
    assert told[1] == (
        f"Du côté «{SPACE}marketing{SPACE}», a devance b de 6,7{SPACE}points; du côté "
        f"«{SPACE}TI{SPACE}», de 6,7{SPACE}points."
    )
    assert told[2].startswith("Pour l’ensemble des fournisseurs, leurs ordres sont les mêmes")


def test_tied_first_choices_are_told_with_what_both_can_agree_on() -> None:
    made = two_sides({"a": (4, 4, 4), "b": (4, 4, 4)}, {"a": (3, 3, 3), "b": (5, 5, 5)})
    assert sentences(sides(made), language="en")[0] == (
        "Marketing puts a and b first, level (80.0); IT puts b first (100.0): they can meet on b."
    )
    assert sentences(sides(made), language="fr")[0] == (
        "Le marketing met a et b au premier rang, ex æquo (80,0); les TI mettent b au premier rang "
        f"(100,0){SPACE}: ces deux côtés peuvent s’entendre sur b."
    )


def test_a_side_without_anybody_is_named() -> None:
    found = sides(sample("crm").recuse("it"))
    told = sentences(found, language="en")
    assert told[0] == (
        "No member on the side “IT” has given a judgement: there are not two sides to compare."
    )
    assert told[1].startswith("Marketing puts Loutre CRM (fictional) first (")
    assert told[2].startswith("The committee puts Loutre CRM (fictional) first (")
    french = sentences(found, language="fr")
    assert french[0].startswith(f"Aucun membre du côté «{SPACE}TI{SPACE}» n’a donné de jugement")


def test_both_sides_may_be_without_anybody() -> None:
    made = rated({"a": (5, 5, 5), "b": (1, 1, 1)}, evaluators=("ann", "bob"))
    assert sentences(sides(made), language="en")[0].startswith(
        "No member on the side “marketing” or “IT” has given a judgement"
    )


def test_what_cannot_be_compared_is_said() -> None:
    unseen: Rows = {"a": (5, NOT_OBSERVED, NOT_OBSERVED), "b": (3, 3, 3), "c": (1, 2, 2)}
    weights = {"ann": (1.0, 0.0, 0.0), "bob": (0.0, 1.0, 1.0)}
    told = sentences(sides(two_sides(unseen, unseen, weights=weights)), language="en")
    assert told[1].startswith("What sets them apart cannot be computed")
    alone: Rows = {"a": (5, NOT_OBSERVED, NOT_OBSERVED)}
    told = sentences(sides(two_sides(alone, alone, weights=weights)), language="en")
    assert "at the weights of the side “IT”, nothing is known of any vendor" in told[0]
    assert len(told) == 2


def test_orders_are_compared_in_plain_words() -> None:
    made = two_sides(
        {"a": (5, 5, 5), "b": (3, 3, 3), "c": (1, 1, 1)},
        {"a": (1, 1, 1), "b": (3, 3, 3), "c": (5, 5, 5)},
    )
    text = sentence(sides(made), language="en")
    assert "their orders are the reverse of each other (tau_x = −1.00;" in text
    assert "a little alike (tau_x = 0.20;" in sentence(sides(sample("crm")), language="en")
