"""What is worth finding out, as a committee hears it."""

from __future__ import annotations

from building import rated

from evaluation import sample
from evaluation.sensitivity.information import information
from evaluation.story import sentences

# On people a could be anything from 0 to 100; it is first where that is above 60.
BLANK = rated({"a": (4, None, 4), "b": (4, 4, 3)})


def test_the_score_most_worth_knowing_comes_with_its_gain_and_its_chance() -> None:
    # With 50 on average b is the better bet. Knowing brings what a has above 60: 20 on average in
    # 40 % of the cases, on a third of the weight.
    told = sentences(information(BLANK), language="en")
    assert told[0].startswith("The score most worth knowing better: a on “h”. ")
    assert "would have a 60% chance of changing the first place" in told[0]
    assert "would add 2.7 points to the value of the choice on average." in told[0]
    assert told[1] == "No weight is worth knowing better on its own."


def test_it_is_told_in_french_too() -> None:
    told = sentences(information(BLANK), language="fr")
    assert (
        "critère «\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}». La connaître exactement aurait 60"
        in (told[0])
    )
    assert told[1] == "Aucun poids ne vaut à lui seul la peine d’être précisé."


def test_the_next_scores_and_the_weight_are_named() -> None:
    found = information(sample("crm"))
    told = sentences(found, language="en")
    best = found.table[found.table["what"] == "weight"].iloc[0]
    label = next(n.label.en for n in sample("crm").criteria.nodes if n.id == best["criterion"])
    assert told[0].startswith(
        "The score most worth knowing better: Loutre CRM (fictional) on “Reports and dashboards”."
    )
    assert told[1].startswith("Next among the scores: Hibou CRM (fictional) on ")
    assert told[1].count(";") == 2
    assert told[2].startswith("The weight most worth knowing better: that of the ")
    assert f"“{label}”" in told[2]


def test_nothing_worth_finding_out_is_said() -> None:
    told = sentences(information(rated({"a": (4, 4, 4), "b": (4, 4, 3)})), language="en")
    assert told[0] == (
        "Nothing is worth finding out on its own: knowing one score or one weight exactly would "
        "not improve on choosing a."
    )


def test_one_vendor_alone_is_told_as_alone() -> None:
    (text,) = sentences(information(rated({"a": (5, 5, 5)})), language="en")
    assert text.startswith("a is the only vendor")
