"""Elements, and what they do with awkward contents."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from evaluation.charts.palette import BLUE, GREEN, ORANGE, Hue
from evaluation.charts.svg import WIDTH, bar, element, line, number, plain, rule


@given(st.text())
def test_any_text_can_stand_in_an_element_and_in_an_attribute(text: str) -> None:
    root = fromstring(element("text", plain(text), aria_label=text))
    assert root.tag == "text"
    assert list(root) == []


def test_markup_in_a_label_stays_words() -> None:
    root = fromstring(element("text", plain("<img src=x onerror=alert(1)>")))
    assert root.text == "<img src=x onerror=alert(1)>"


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert plain("a\x00b\ud800") == "a\ufffdb\ufffd"


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert element("rect", x=1, stroke=None) == '<rect x="1"/>'


def test_coordinates_are_short() -> None:
    assert [number(x) for x in (12.0, 0.125, 100.0, 1 / 3)] == ["12", "0.12", "100", "0.33"]


@pytest.mark.parametrize(("hue", "drawn"), [(BLUE, 1), (ORANGE, 2), (GREEN, 2)])
def test_a_bar_carries_the_texture_of_its_hue(hue: Hue, drawn: int) -> None:
    root = fromstring(element("g", bar(10, 20, 100, 18, hue)))
    assert len(root) == drawn


def test_a_texture_stays_within_its_bar() -> None:
    path = fromstring(element("g", bar(10, 20, 100, 18, ORANGE))).find("path")
    assert path is not None
    starts = [float(part.split()[0]) for part in path.attrib["d"].split("M")[1:]]
    assert min(starts) == 10
    assert max(starts) + 18 <= 110


@pytest.mark.parametrize("hue", [BLUE, ORANGE, GREEN])
@pytest.mark.parametrize("width", [-5.0, 0.0, 0.5])
def test_a_bar_without_width_draws_nothing_beyond_it(width: float, hue: Hue) -> None:
    root = fromstring(element("g", bar(10, 20, width, 18, hue)))
    assert float(root[0].attrib["width"]) >= 0
    assert len(root) == 1


def test_a_rule_goes_across_the_picture() -> None:
    assert fromstring(rule(5)).attrib["x2"] == str(WIDTH)
    assert "stroke-dasharray" not in fromstring(line(0, 0, 1, 1)).attrib
