"""The picture of what is worth finding out."""

from __future__ import annotations

from building import rated
from pictures import SVG, boxes, parsed

from evaluation import Evaluation, sample
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.sensitivity.information import information


def words(made: Evaluation, *, french: bool = False) -> list[str]:
    svg = picture(information(made), language="fr" if french else "en")
    return [box.text for box in boxes(svg)]


def test_a_bar_says_the_gain_and_the_chances() -> None:
    # See the sentences: 8 points of 100 on a third of the weight, and 60 % of the cases.
    shown = words(rated({"a": (4, None, 4), "b": (4, 4, 3)}))
    assert shown[2:] == [
        "Scores", "a: h", "2.7 points; 60%", "Weights", "None is worth knowing better."
    ]  # fmt: skip


def test_scores_and_weights_have_each_their_hue_and_the_largest_stand_first() -> None:
    found = information(sample("crm"))
    root = parsed(picture(found, language="en"))
    for hue, gains in ((ORANGE, found.cells.gain), (BLUE, found.weights.gain)):
        bars = [box for box in root.iter(f"{SVG}rect") if box.attrib["fill"] == hue.fill]
        widths = [float(box.attrib["width"]) for box in bars]
        assert len(widths) == 8
        assert widths == sorted(widths, reverse=True)
        assert gains.max() > 0


def test_past_the_largest_the_others_are_counted() -> None:
    found = information(sample("crm"))
    rest = int((found.cells.gain.round(9) > 0).sum()) - 8
    assert f"Et {rest} autres, qui ajoutent moins." in [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in words(sample("crm"), french=True)
    ]


def test_where_nothing_is_worth_it_the_first_vendor_is_named() -> None:
    assert words(rated({"a": (5, 5, 5), "b": (1, 1, 1)}))[-1] == (
        "Nothing is worth finding out on its own: a stays the best choice."
    )


def test_the_text_alternative_holds_every_gain() -> None:
    found = information(sample("crm"))
    spoken = parsed(picture(found, language="en")).findtext(f"{SVG}desc") or ""
    worth = (found.cells.gain.round(9) > 0).sum() + (found.weights.gain.round(9) > 0).sum()
    assert spoken.count("points; ") == worth
