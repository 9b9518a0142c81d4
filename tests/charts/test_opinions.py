"""The picture of the order by each method."""

from __future__ import annotations

from building import rated
from pictures import SVG, boxes, parsed

from evaluation import sample
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.methods.opinions import SecondOpinions, second_opinions

UNEVEN = second_opinions(rated({"a": (5, 5, 0), "b": (3, 3, 3), "c": (1, 1, 1)}))


def words(result: SecondOpinions, *, french: bool = False) -> list[str]:
    return [box.text for box in boxes(picture(result, language="fr" if french else "en"))]


def test_each_vendor_has_its_rank_in_every_column_and_its_name_at_both_ends() -> None:
    shown = words(UNEVEN)
    begin = shown.index("product") + 1
    assert shown[begin : begin + 21] == [*"12122", *"aa", *"21111", *"bb", *"33333", *"cc"]


def test_names_stand_level_with_the_first_and_the_last_rank() -> None:
    named = [box for box in boxes(picture(UNEVEN, language="en")) if box.text in {"a", "b"}]
    (a_left, a_right), (b_left, b_right) = (
        [box for box in named if box.text == name] for name in "ab"
    )
    assert a_left.top < b_left.top
    assert b_right.top < a_right.top


def test_ties_share_a_rank_and_not_a_place() -> None:
    result = second_opinions(rated({"a": (5, 0, 2), "b": (0, 5, 2)}))
    ranks = [box for box in boxes(picture(result, language="en")) if box.text == "1"]
    assert len(ranks) == 10
    assert len({box.top for box in ranks}) == 2


def test_methods_that_disagree_or_reverse_say_so_in_words() -> None:
    shown = words(UNEVEN)
    assert shown.count("another first") == 4
    assert shown.count("can reverse") == 1
    assert "peut s’inverser" in words(UNEVEN, french=True)
    calm = words(second_opinions(rated({"a": (5, 5, 5), "b": (1, 1, 1)})))
    assert not {"another first", "can reverse"} & set(calm)


def test_vendors_that_are_first_somewhere_have_a_hue_and_a_texture() -> None:
    root = parsed(picture(UNEVEN, language="en"))
    fills = [box.attrib["fill"] for box in root.iter(f"{SVG}rect")]
    assert [fills.count(fill) for fill in (BLUE.fill, ORANGE.fill, "none")] == [5, 5, 5]
    assert len(list(root.iter(f"{SVG}path"))) == 5


def test_the_text_alternative_holds_the_ranks() -> None:
    svg = picture(second_opinions(sample("crm")), language="fr")
    spoken = parsed(svg).findtext(f"{SVG}desc") or ""
    assert spoken.startswith(
        "Loutre CRM (fictif)\N{NO-BREAK SPACE}: Valeur 1, TOPSIS 1, PROMETHEE II 2, VIKOR 1, "
        "Produit pondéré 2."
    )
