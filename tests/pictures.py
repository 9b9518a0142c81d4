"""Pictures read back: their words with the boxes that these take, and the colours of the palette."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from evaluation.charts.block import width_of

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """Words and the box that they take, by the widths that the pictures count with."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes share more than a hair."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 1


def parsed(svg: str) -> Element:
    """Return a picture as a tree; refused unless it is XML without entities or references."""
    root: Element = fromstring(svg, forbid_dtd=True)
    return root


def height_of(svg: str) -> float:
    """Return the height of a picture whose width is 760."""
    return float(parsed(svg).attrib["viewBox"].split()[3])


def boxes(svg: str) -> Iterator[Box]:
    """Yield each line of words that stands level; the slanted headings of narrow columns do not."""
    root = parsed(svg)
    slanted = {words for turned in root.iter(f"{SVG}g") for words in turned.iter(f"{SVG}text")}
    for words in root.iter(f"{SVG}text"):
        if words in slanted:
            continue
        size, bold = float(words.attrib["font-size"]), words.attrib.get("font-weight") == "bold"
        y = float(words.attrib["y"])
        for span in words.findall(f"{SVG}tspan") or [words]:
            y += float(span.attrib.get("dy", 0))
            # The words of a text whose whole is in a title come after that title.
            text = (span.text or "") + "".join(child.tail or "" for child in span)
            yield _box(text, float(words.attrib["x"]), y, size, words.get("text-anchor"), bold=bold)


def _box(text: str, x: float, y: float, size: float, anchor: str | None, *, bold: bool) -> Box:
    width = width_of(text, size, bold=bold)
    left = x - {None: 0.0, "middle": width / 2, "end": width}[anchor]
    # From the height of a capital to the baseline.
    return Box(text, left, y - 0.73 * size, left + width, y)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2)."""
    return sum(
        part * share for part, share in zip(linear(colour), (0.2126, 0.7152, 0.0722), strict=True)
    )


def linear(colour: str) -> list[float]:
    """Return the linear parts of #rrggbb, each on 0..1 (WCAG 2.2)."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(colour: str, share: float, page: str) -> str:
    """Return the colour of a partly see-through fill on a page."""
    mixed = (
        round(share * int(colour[k : k + 2], 16) + (1 - share) * int(page[k : k + 2], 16))
        for k in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)
