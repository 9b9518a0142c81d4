"""SVG as text: elements, bars with their texture, and lines."""

from __future__ import annotations

import re
from html import escape

from evaluation.charts.palette import GRID, INK, Hue

WIDTH = 760
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """Return an element; ``inside`` is markup, attributes are escaped, None leaves one out.

    Examples
    --------
    >>> element("g", element("rect", width=1.5), stroke_width=None, aria_label="<a>")
    '<g aria-label="&lt;a&gt;"><rect width="1.5"/></g>'
    """
    said = "".join(
        f' {key.replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def plain(text: str) -> str:
    """Return words as markup, without what XML cannot hold.

    Examples
    --------
    >>> plain("<b>")
    '&lt;b&gt;'
    """
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text), quote=False)


def number(value: float) -> str:
    """Return a coordinate, to the hundredth of a pixel.

    Examples
    --------
    >>> number(12.0), number(0.333)
    ('12', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def bar(x: float, y: float, width: float, height: float, hue: Hue) -> str:
    """Return a filled bar; its texture is drawn line by line, without patterns to refer to."""
    width = max(width, 0.0)
    filled = element("rect", x=x, y=y, width=width, height=height, fill=hue.fill)
    if hue.texture == "slanted":
        steps = range(int((width - height) // 7) + 1)
        path = "".join(
            f"M{number(x + 7 * k)} {number(y + height)}l{number(height)} {number(-height)}"
            for k in steps
        )
    elif hue.texture == "level" and width > 1:
        path = "".join(
            f"M{number(x)} {number(y + height * part)}h{number(width)}" for part in (0.25, 0.75)
        )
    else:
        path = ""
    if not path:
        return filled
    return filled + element("path", d=path, stroke=hue.ink, stroke_opacity=0.45, fill="none")


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    colour: str = INK,
    width: float = 1,
    opacity: float | None = None,
    dashes: str | None = None,
) -> str:
    """Return a straight line."""
    return element(
        "line",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke=colour,
        stroke_width=width,
        stroke_opacity=opacity,
        stroke_dasharray=dashes,
    )


def rule(y: float) -> str:
    """Return a thin line across the picture."""
    return line(0, y, WIDTH, y, opacity=GRID)


def _attribute(value: str | float) -> str:
    if isinstance(value, str):
        return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value), quote=True)
    return number(value)
