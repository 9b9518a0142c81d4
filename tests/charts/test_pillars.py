"""The picture of the pillars held together."""

from __future__ import annotations

from building import rated
from pictures import SVG, boxes, parsed

from evaluation import joint_pillars
from evaluation.charts import picture
from evaluation.charts.palette import ORANGE

# Means 73.3 and 60; geometric means 58.5 and 60; weakest pillars 20 and 60.
SVG_TEXT = picture(joint_pillars(rated({"a": (5, 5, 1), "b": (3, 3, 3)})), language="en")


def test_each_rule_has_its_own_order() -> None:
    shown = [box.text for box in boxes(SVG_TEXT)]
    ranked = [text for text in shown if text[:2] in {"1.", "2."}]
    assert ranked == ["1. a", "2. b", "1. b", "2. a", "1. b", "2. a"]
    assert {"73.3", "58.5", "20.0", "60.0"} <= set(shown)


def test_the_first_by_the_mean_keeps_its_hue_under_every_rule() -> None:
    fills = [r.attrib["fill"] for r in parsed(SVG_TEXT).iter(f"{SVG}rect")]
    assert fills.count(ORANGE.fill) == 3


def test_the_text_alternative_holds_every_order() -> None:
    spoken = parsed(SVG_TEXT).findtext(f"{SVG}desc") or ""
    assert "Weakest pillar alone: not at all: 1. b 60.0; 2. a 20.0." in spoken
