"""The picture of what two sides see, and of what sets them apart."""

from __future__ import annotations

from itertools import combinations

from building import leaf, rated, tree
from pictures import SVG, boxes, parsed

from evaluation import Evaluation, sample
from evaluation.charts import picture
from evaluation.committee.sides import sides
from evaluation.language.text import Language


def words(made: Evaluation, language: Language = "en") -> list[str]:
    return [box.text for box in boxes(picture(sides(made), language=language))]


def opposed(**rest: int) -> Evaluation:
    """Return a committee in which marketing sees a first and IT b, and some more vendors."""
    names = {"a": 5, "b": 3, **rest}
    made = rated(dict.fromkeys(names, (None, None, None)), evaluators=())
    made = made.with_evaluator("ann", side="marketing").with_evaluator("bob", side="it")
    for name in ("ann", "bob"):
        for vendor, rating in names.items():
            for criterion in "thp":
                turned = {"a": 3, "b": 5}.get(vendor, rating) if name == "bob" else rating
                made = made.with_rating(
                    turned, evaluator=name, vendor=vendor, criterion=criterion, evidence="E2"
                )
    return made


def test_both_ends_of_each_line_have_their_name_and_value() -> None:
    shown = words(sample("crm"))
    assert shown[1:3] == ["Marketing", "IT"]
    for text in ("78.1", "63.7", "56.8", "74.1"):
        assert text in shown
    assert shown.count("Hibou CRM (fictional)") == 2
    assert "78,1" in words(sample("crm"), "fr")


def test_vendors_with_nearly_the_same_value_have_names_that_do_not_overlap() -> None:
    made = opposed(c=3, d=3, e=3, f=3, g=3)
    shown = list(boxes(picture(sides(made), language="en")))
    assert not [pair for pair in combinations(shown, 2) if pair[0].overlaps(pair[1])]


def test_the_choice_of_either_side_stands_out_without_its_colour() -> None:
    root = parsed(picture(sides(opposed(c=1)), language="en"))
    heavy = [mark for mark in root.iter(f"{SVG}line") if mark.get("stroke-width") == "2.5"]
    assert [mark.get("stroke-dasharray") for mark in heavy] == [None, "7 4"]
    bold = {"".join(text.itertext()) for text in root.iter(f"{SVG}text") if text.get("font-weight")}
    assert {"a", "b", "100.0"} <= bold
    assert "c" not in bold


def test_facts_and_weights_each_have_their_bar_their_number_and_their_texture() -> None:
    made = opposed()
    made = made.with_points({"technology": 3, "people": 1, "procedures": 1}, evaluator="ann")
    made = made.with_points({"technology": 1, "people": 1, "procedures": 1}, evaluator="bob")
    shown = words(made)
    # 0.8 at the mean of 3/5 and 1/3; no weight matters where the two sides are opposed by as much.
    assert shown[shown.index("t") + 1 : shown.index("t") + 3] == ["+37.3", "0.0"]
    assert shown[-1] == "In all, +80.0: facts +80.0, weights 0.0"
    assert "Facts: they rate differently" in shown
    svg = picture(sides(sample("crm")), language="en")
    assert 'stroke-opacity="0.45"' in svg  # the slanted lines of the weights' bars


def test_which_side_leans_to_which_vendor_is_written_above_the_bars() -> None:
    shown = words(opposed())
    assert "IT: more favourable to a" in shown
    assert "Marketing: more favourable to a" in shown
    assert "TI\N{NO-BREAK SPACE}: plus favorable à a" in words(opposed(), "fr")


def test_past_the_largest_criteria_the_others_are_added_up() -> None:
    many = tree({"technology": [leaf(f"t{k}", "technology") for k in range(12)]})
    made = rated({"a": (4,) * 14, "b": (3,) * 14}, criteria=many, evaluators=())
    made = made.with_evaluator("ann", side="marketing").with_evaluator("bob", side="it")
    for name, rating in (("ann", 5), ("bob", 3)):
        for vendor, given in (("a", rating), ("b", 8 - rating)):
            for criterion in many.leaves:
                made = made.with_rating(
                    given, evaluator=name, vendor=vendor, criterion=criterion.id, evidence="E2"
                )
    shown = words(made)
    # h and p weigh a third each, and each t a thirty-sixth: 0.8 on each leaf.
    assert shown[-2] == "6 other criteria, +13.3: facts +13.3, weights 0.0"
    assert shown[-1] == "In all, +80.0: facts +80.0, weights 0.0"


def test_the_committee_stands_in_for_a_side_without_anybody() -> None:
    shown = words(sample("crm").recuse("it"))
    assert shown[1] == "Nobody has given a judgement on this side: IT."
    assert shown[2:4] == ["Marketing", "The whole committee"]
    assert not [text for text in shown if text.startswith("In all")]


def test_the_figures_are_also_there_in_words() -> None:
    (said,) = parsed(picture(sides(opposed()), language="en")).findall(f"{SVG}desc")
    assert said.text is not None
    assert said.text.startswith("Marketing: a 100.0, b 60.0. IT: b 100.0, a 60.0. ")
    assert said.text.endswith("In all, +80.0: facts +80.0, weights 0.0.")
