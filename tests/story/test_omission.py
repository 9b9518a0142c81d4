"""Whether the choice rests on one criterion or one person, as a committee hears it."""

from __future__ import annotations

from building import rated

from evaluation import leave_one_out, sample
from evaluation.story import sentence, sentences


def test_when_nothing_decides_alone_the_smallest_lead_is_named() -> None:
    made = rated({"a": (5, 4, 4), "b": (3, 3, 3)})
    # Without t: 80 against 60. Without h or p: 90 against 60.
    assert sentences(leave_one_out(made), language="en") == (
        "Leave out any one criterion: a stays first.",
        "The lead is smallest without “t”: 20.0 points.",
    )
    assert sentences(leave_one_out(made), language="fr")[0] == (
        "Retirez n’importe quel critère\N{NO-BREAK SPACE}: a reste au premier rang."
    )


def test_a_criterion_that_decides_is_named_with_who_would_be_first() -> None:
    made = rated({"a": (5, 2, 3), "b": (1, 3, 3)})
    assert sentences(leave_one_out(made), language="en") == (
        "Without “t”, b would be first.",
        "Leave out any other criterion: a stays first.",
    )
    assert "b serait au premier rang." in sentence(leave_one_out(made), language="fr")


def test_criteria_that_decide_for_the_same_vendor_are_named_together() -> None:
    made = rated({"a": (5, 5, 0), "b": (3, 3, 3)})
    assert sentences(leave_one_out(made), language="en")[0] == (
        "Without “t” or “h”, b would be first."
    )


def test_a_tie_that_an_absence_would_make_is_told() -> None:
    made = rated({"a": (5, 3, 3), "b": (3, 3, 3)})
    assert "Without “t”, it is a tie." in sentence(leave_one_out(made), language="en")


def test_a_person_who_decides_is_named() -> None:
    text = sentence(leave_one_out(sample("crm"), what="evaluator"), language="en")
    assert text.startswith("Without “")
    assert "Leave out any other person" in text


def test_without_the_only_judge_nothing_is_left() -> None:
    made = rated({"a": (5, 3, 3), "b": (3, 3, 3)})
    assert "Without “ann”, no judgement is left to rank anyone." in sentence(
        leave_one_out(made, what="evaluator"), language="en"
    )


def test_a_vendor_alone_and_a_tie_are_told_as_such() -> None:
    alone, tied = rated({"a": (5, 3, 3)}), rated({"a": (5, 3, 3), "b": (3, 5, 3)})
    assert sentence(leave_one_out(alone), language="en").startswith("a is the only vendor")
    assert sentences(leave_one_out(tied), language="en") == (
        "a and b are tied for first place: the slightest change decides.",
        "Without “t”, b would be first.",
    )
