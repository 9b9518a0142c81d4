"""What every component has: its code as one module, its style, and a widget of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from evaluation.errors import ProcessError
from evaluation.widgets.component import Component, Told, unclear
from evaluation.widgets.parts import source


class Counter(Component):
    """A number that goes up."""

    scripts: ClassVar[tuple[str, ...]] = ("elements.js", "link.js")
    styles: ClassVar[tuple[str, ...]] = ("ballot.css",)

    def snapshot(self) -> dict[str, Any]:
        return {"count": 0}

    def apply(self, edit: Mapping[str, Any]) -> None:
        del edit
        raise unclear()

    def observe(self, told: Told) -> Told:
        return told


def test_its_code_and_its_style_are_the_files_beside_it() -> None:
    assert Counter.style() == source("ballot.css")
    assert "export class Link" in Counter.module()
    assert "export function made" in Counter.module()


def test_it_is_one_widget_however_often_it_is_shown() -> None:
    counter = Counter("en")
    first, _ = counter._repr_mimebundle_()
    second, _ = counter._repr_mimebundle_()
    view = "application/vnd.jupyter.widget-view+json"
    assert first[view]["model_id"] == second[view]["model_id"] == counter.widget.model_id
    counter.widget.close()


def test_an_edit_that_no_page_would_send_is_an_error_in_both_languages() -> None:
    with pytest.raises(ProcessError, match="not understood; nothing has changed"):
        Counter("en").apply({})
    assert "rien n’a changé" in unclear().message.fr
