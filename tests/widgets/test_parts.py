"""Scripts joined to one module."""

from __future__ import annotations

from evaluation.widgets.ballot import Ballot
from evaluation.widgets.parts import joined, source


def test_joined_scripts_import_nothing_and_keep_their_order() -> None:
    module = joined("engine.js", "telling.js")
    assert not [line for line in module.splitlines() if line.startswith("import ")]
    first, second = source("engine.js").splitlines()[0], source("telling.js").splitlines()[0]
    assert module.index(first) < module.index(second)


def test_a_component_fetches_nothing() -> None:
    for text in (Ballot.module(), Ballot.style()):
        assert not [
            word for word in ("fetch(", "import(", "http", "url(", "@import") if word in text
        ]
