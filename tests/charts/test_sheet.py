"""A picture as a whole."""

from __future__ import annotations

from pictures import SVG, height_of, parsed

from evaluation.charts.block import Block
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import element


def drawn(title: str = "Title", *spoken: str) -> str:
    sheet = Sheet(title, "fr")
    sheet.down(Block("words"))
    return sheet.finish(spoken)


def test_a_picture_says_what_it_shows_and_holds_its_figures_in_words() -> None:
    root = parsed(drawn("Valeurs", "Hibou 69,7.", "Loutre 69,2."))
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == "fr"
    assert root.findtext(f"{SVG}title") == "Valeurs"
    assert root.findtext(f"{SVG}desc") == "Hibou 69,7. Loutre 69,2."
    named = {child.attrib.get("id") for child in root}
    assert root.attrib["aria-labelledby"] in named
    assert root.attrib["aria-describedby"] in named


def test_ids_come_from_the_content() -> None:
    ids = [parsed(svg).attrib["aria-labelledby"] for svg in (drawn("A"), drawn("B"), drawn("A"))]
    assert ids[0] == ids[2]
    assert ids[0] != ids[1]


def test_a_picture_takes_its_place_up_to_760_pixels_and_the_colours_of_the_page() -> None:
    root = parsed(drawn())
    assert root.attrib["width"] == "100%"
    assert "max-width:760px" in root.attrib["style"]
    assert "color:var(--jp-ui-font-color1,currentColor)" in root.attrib["style"]


def test_the_height_grows_with_what_is_written() -> None:
    assert height_of(drawn("word " * 60)) > height_of(drawn("word"))


def test_what_goes_under_is_drawn_first() -> None:
    sheet = Sheet("Title", "en")
    sheet.add(element("circle"))
    sheet.under([element("rect")])
    tags = [child.tag.removeprefix(SVG) for child in parsed(sheet.finish([]))]
    assert tags == ["title", "desc", "rect", "text", "circle"]


def test_a_title_that_no_encoding_holds_is_no_obstacle() -> None:
    assert parsed(drawn("\ud800")) is not None
