"""What people call the things that the code knows by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from evaluation.language.text import Language, Text


class Labelled(Protocol):
    """Anything with an id and a label: a vendor, a criterion, a must-have, a person."""

    @property
    def id(self) -> str:
        """The identifier."""

    @property
    def label(self) -> Text:
        """The label in the languages of the evaluation."""


def labels(items: Iterable[Labelled], language: Language) -> dict[str, str]:
    """Return the label of each id; where two would read the same, the id is added.

    Examples
    --------
    >>> from evaluation.model.people import Vendor
    >>> labels([Vendor("a", Text("Alpha")), Vendor("b", Text("Alpha"))], "en")
    {'a': 'Alpha (a)', 'b': 'Alpha (b)'}
    """
    shown = {item.id: item.label.to(language).strip() or item.id for item in items}
    times = Counter(shown.values())
    return {name: f"{text} ({name})" if times[text] > 1 else text for name, text in shown.items()}
