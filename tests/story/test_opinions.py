"""What other methods would choose, as a committee hears it."""

from __future__ import annotations

from building import rated

from evaluation import sample
from evaluation.methods.opinions import second_opinions
from evaluation.story import sentence, sentences

# By value a is ahead, 67 to 60; nothing on the third criterion is too much for other methods.
UNEVEN = second_opinions(rated({"a": (5, 5, 0), "b": (3, 3, 3), "c": (1, 1, 1)}))


def test_another_first_place_is_told_with_the_methods_that_give_it() -> None:
    assert sentences(UNEVEN, language="en")[0] == (
        "Another first place: b by TOPSIS, VIKOR and the weighted product; a and b by PROMETHEE "
        "II; the values put a first."
    )
    assert sentences(UNEVEN, language="fr")[0] == (
        "Un autre premier rang\N{NO-BREAK SPACE}: b selon TOPSIS, VIKOR et le produit pondéré; a "
        "et b selon PROMETHEE II; les valeurs mettent a au premier rang."
    )


def test_pairs_in_another_order_are_named_with_their_methods() -> None:
    assert (
        "another order than by value: b ahead of a (TOPSIS, VIKOR and the weighted product)."
    ) in sentence(UNEVEN, language="en")


def test_a_departure_that_turns_over_an_order_is_named() -> None:
    told = sentences(UNEVEN, language="en")
    # By VIKOR the worst of the three sets the ends of the criteria: without it a is ahead of b.
    assert told[-2].endswith("by VIKOR, without c, a passes b.")
    assert told[-1].startswith("The ranking by value cannot: ")
    assert "sans c, a dépasse b" in sentence(UNEVEN, language="fr")


def test_departures_with_the_same_effect_are_told_together() -> None:
    text = sentence(second_opinions(sample("crm")), language="en")
    assert (
        "by PROMETHEE II, without Caribou 360 (fictional) or Castor Relations (fictional), Loutre "
        "CRM (fictional) passes Hibou CRM (fictional)."
    ) in text


def test_full_agreement_is_told_as_such() -> None:
    told = sentences(second_opinions(rated({"a": (5, 5, 5), "b": (3, 3, 3)})), language="en")
    assert told[0] == (
        "The other methods (TOPSIS, PROMETHEE II, VIKOR and the weighted product) put a first too."
    )
    assert told[1] == "None of them turns over the order of two vendors."
    assert told[2].startswith("On these figures, no departure of a vendor turns over any order")


def test_a_compromise_of_several_is_told() -> None:
    text = sentence(second_opinions(sample("hosting")), language="fr")
    assert "VIKOR ne voit pas d’avance nette et propose Fjord Infogérance (fictif) et " in text


def test_one_vendor_alone_is_told_as_alone() -> None:
    (text,) = sentences(second_opinions(rated({"a": (5, 5, 5)})), language="en")
    assert text.startswith("a is the only vendor")
