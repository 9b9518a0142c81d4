"""The picture of who is first where."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from building import rated
from pictures import SVG, boxes, parsed

from evaluation import Evaluation, sample
from evaluation.charts import picture
from evaluation.charts.palette import BLUE, ORANGE
from evaluation.language.text import same
from evaluation.sensitivity.regions import regions

MADE = rated({"a": (5, 0, 0), "b": (0, 5, 5)}).with_points(
    {"technology": 60, "people": 30, "procedures": 10}, evaluator="ann"
)


def drawn(made: Evaluation = MADE, *, french: bool = False) -> str:
    found = regions(made, "technology", "people")
    return picture(found, language="fr" if french else "en")


def test_regions_are_named_inside_and_listed_with_their_share() -> None:
    shown = [box.text for box in boxes(drawn())]
    assert shown[-8:-2] == ["1. a", "25% of the plane", "2. b", "75% of the plane", "a", "b"]
    assert shown[-2:] == ["technology →", "Today: 60% and 30%"]


def test_the_polygons_are_where_the_weights_say() -> None:
    root = parsed(drawn())
    shapes = {
        path.attrib["fill"]: [float(n) for n in re.findall(r"[\d.]+", path.attrib["d"])]
        for path in root.iter(f"{SVG}path")
        if path.attrib["fill"] in {BLUE.fill, ORANGE.fill}
    }
    # a is first to the right of the middle, b to the left of it.
    assert min(shapes[BLUE.fill][::2]) == pytest.approx((48 + 428) / 2)
    assert max(shapes[ORANGE.fill][::2]) == pytest.approx((48 + 428) / 2)


def test_today_s_weights_are_marked_once_in_the_plane_and_once_in_words() -> None:
    root = parsed(drawn())
    marks = [path.attrib for path in root.iter(f"{SVG}path") if path.attrib["fill"] == "#000000"]
    assert len(marks) == 2
    x, _ = re.findall(r"[\d.]+", marks[0]["d"])[:2]
    assert float(x) == pytest.approx(48 + 0.6 * 380)
    assert {mark["stroke"] for mark in marks} == {"#FFFFFF"}


def test_a_region_too_small_for_its_name_has_its_number_and_the_list_has_the_name() -> None:
    long = "A name of a vendor that is wider than its region"
    made = replace(
        MADE, vendors=tuple(replace(v, label=same(f"{long} {v.id}")) for v in MADE.vendors)
    )
    shown = [box.text for box in boxes(drawn(made))]
    assert "1" in shown
    assert "2" in shown
    assert "1. A name of a vendor that is" in shown


def test_neighbours_have_different_hues_and_textures() -> None:
    crm = sample("crm")
    root = parsed(picture(regions(crm, "people", "crm.people.fit"), language="en"))
    fills = [path.attrib["fill"] for path in root.iter(f"{SVG}path") if path.get("stroke-width")]
    # The fourth of these regions touches the first one only.
    assert len(fills) == 4 + 2  # and the two marks of today's weights
    assert fills[3] != fills[0]


def test_many_regions_have_room_in_the_list() -> None:
    # One vendor for each of ten directions between the two criteria.
    turns = [k / 9 * math.pi / 2 for k in range(10)]
    made = rated({f"v{k}": (5 * math.cos(t), 5 * math.sin(t), 0) for k, t in enumerate(turns)})
    svg = drawn(made)
    entries = [box for box in boxes(svg) if re.match(r"\d+\. v", box.text)]
    assert len(entries) == 10
    assert not [(a, b) for k, a in enumerate(entries) for b in entries[:k] if a.overlaps(b)]


def test_the_text_alternative_holds_the_shares_and_today_s_weights() -> None:
    spoken = parsed(drawn(french=True)).findtext(f"{SVG}desc") or ""
    space = "\N{NO-BREAK SPACE}"
    assert spoken == (
        f"a{space}: 25{space}%. b{space}: 75{space}%. Aujourd’hui{space}: 60{space}% et 30{space}%."
    )
