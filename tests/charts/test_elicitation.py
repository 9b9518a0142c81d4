"""The picture of the weights of one level."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import leaf, tree
from pictures import SVG, boxes, height_of, parsed

from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.language.text import LANGUAGES, Language, same
from evaluation.weighting import Pairwise, Points, elicit

CRITERIA = tree({"people": [leaf(name, "people") for name in "abcd"]})
RATIOS = {("a", "b"): 2, ("b", "c"): 3, ("a", "c"): 1, ("c", "d"): 2}


def test_each_criterion_has_its_share() -> None:
    found = elicit(CRITERIA, "people", Points(dict(zip("abcd", (4, 3, 2, 1), strict=True))))
    root = parsed(picture(found, language="fr"))
    assert root.findtext(f"{SVG}title") == "Poids dans «\N{NO-BREAK SPACE}people\N{NO-BREAK SPACE}»"
    widths = [float(box.attrib["width"]) for box in root.iter(f"{SVG}rect")]
    assert [round(width / widths[0], 3) for width in widths] == [1, 0.75, 0.5, 0.25]
    assert "a, 40\N{NO-BREAK SPACE}%." in (root.findtext(f"{SVG}desc") or "")


def test_what_to_ask_again_has_another_hue_and_says_so() -> None:
    svg = picture(elicit(CRITERIA, "people", Pairwise(RATIOS)), language="en")
    fills = [box.attrib["fill"] for box in parsed(svg).iter(f"{SVG}rect")]
    assert fills == [ORANGE.fill] * 3 + [BLUE.fill]
    assert sum("to ask again" in box.text for box in boxes(svg)) == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", ["<b>bold</b>", "Une étiquette très longue " * 6, "x" * 90])
def test_labels_are_escaped_and_stay_in_their_place(label: str, language: Language) -> None:
    nodes = tuple(replace(node, label=same(f"{label} {node.id}")) for node in CRITERIA.nodes)
    found = elicit(replace(CRITERIA, nodes=nodes), "people", Pairwise(RATIOS))
    svg = picture(found, language=language)
    assert "<b>" not in svg
    shown = list(boxes(svg))
    assert not [b for b in shown if b.right > 763 or b.left < -1 or b.bottom > height_of(svg)]
    assert not [(a, b) for k, a in enumerate(shown) for b in shown[:k] if a.overlaps(b)]
