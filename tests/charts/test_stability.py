"""The picture of stability."""

from __future__ import annotations

import pytest
from building import rated
from pictures import SVG, boxes, parsed

from evaluation import Evaluation, stability
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.charts.stability import tightest

CLOSE = rated({"hibou": (5, 2, 2), "loutre": (1, 4, 4)}).with_points(
    {"technology": 20, "people": 40, "procedures": 40}, evaluator="ann"
)


def words(made: Evaluation, *, french: bool = False) -> list[str]:
    return [box.text for box in boxes(picture(stability(made), language="fr" if french else "en"))]


def bars(made: Evaluation) -> dict[str, tuple[float, float]]:
    """Return the ends of the bands, by hue."""
    root = parsed(picture(stability(made), language="en"))
    found = {
        r.attrib["fill"]: (float(r.attrib["x"]), float(r.attrib["width"]))
        for r in root.iter(f"{SVG}rect")
        if r.attrib["height"] == "12"
    }
    return {hue: ends for hue, ends in found.items() if hue != "currentColor"}


def test_the_tightest_weight_is_marked_in_words_and_in_another_hue() -> None:
    shown = words(CLOSE)
    at = shown.index("the tightest")
    assert shown[at - 1 : at + 2] == ["technology", "the tightest", "above 33%: hibou"]
    assert "le plus serré" in words(CLOSE, french=True)
    assert ORANGE.fill in bars(CLOSE)


def test_a_band_spans_its_interval() -> None:
    # From 0 to a third of a scale of 224 units that begins at 308.
    assert bars(CLOSE)[ORANGE.fill] == pytest.approx((308, 224 / 3), abs=0.01)
    assert bars(CLOSE)[BLUE.fill] == (308, 224)


def test_what_can_move_freely_and_what_cannot_move_at_all_are_told_apart() -> None:
    strong = rated({"hibou": (5, 5, 5), "loutre": (1, 1, 1)})
    assert words(strong).count("free") == 3
    assert words(strong).count("alone at its level") == 3
    assert tightest(stability(strong)) is None
    assert "the tightest" not in words(strong)


def test_a_tie_is_a_band_that_can_still_be_seen() -> None:
    tied = rated({"hibou": (5, 2, 2), "loutre": (1, 4, 4)})
    widths = [
        float(r.attrib["width"])
        for r in parsed(picture(stability(tied), language="en")).iter(f"{SVG}rect")
    ]
    assert min(widths) >= 2


def test_the_text_alternative_holds_the_figures() -> None:
    spoken = parsed(picture(stability(CLOSE), language="en")).findtext(f"{SVG}desc") or ""
    assert "technology, 20% today: the tightest, above 33%: hibou." in spoken
