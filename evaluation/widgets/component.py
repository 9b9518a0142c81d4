"""What a page shows and which edits it may ask for, whoever hosts the page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from evaluation.errors import ProcessError
from evaluation.language.text import Language, Text
from evaluation.widgets.parts import joined, source

Told = Callable[[], None]

UNCLEAR = Text(
    "this message from the page is not understood; nothing has changed",
    "ce message de la page n’est pas compris; rien n’a changé",
)


class Component(ABC):
    """One interactive part: plain data to draw, and plain edits that are checked here.

    The page draws and reports gestures. It holds no right: whatever comes from it is data that
    anybody may have written, and only ``apply`` decides. A component knows nothing of its host; a
    ``Conversation`` speaks with one host for it.

    Attributes
    ----------
    scripts, styles
        The files beside this one that make its page: scripts in the order in which they need each
        other, the last of which exports ``render({model, el})``.
    ahead
        The parts of the snapshot that the page changes by itself once an edit is accepted.
    """

    scripts: ClassVar[tuple[str, ...]]
    styles: ClassVar[tuple[str, ...]]
    ahead: ClassVar[tuple[str, ...]] = ()

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._widget: Any = None

    @abstractmethod
    def snapshot(self) -> dict[str, Any]:
        """Return everything that the page shows now, as plain data.

        Hosts send it part by part: a part (one key) whose content has not changed is not sent again.
        """

    @abstractmethod
    def apply(self, edit: Mapping[str, Any]) -> None:
        """Carry out one edit, or refuse it; when it is refused, nothing has changed.

        Raises
        ------
        EvaluationError
            If it is not well formed, not allowed, or does not fit; the page shows the sentence.
        """

    @abstractmethod
    def observe(self, told: Told) -> Told:
        """Have a function called whenever something may have changed; return what ends that."""

    @classmethod
    def module(cls) -> str:
        """Return the code of the page as one ES module."""
        return joined(*cls.scripts)

    @classmethod
    def style(cls) -> str:
        """Return the style sheet of the page."""
        return "".join(map(source, cls.styles))

    @property
    def widget(self) -> Any:  # noqa: ANN401  # an anywidget, which is imported only here
        """The component as a widget, to show it in a notebook or to put it into another widget."""
        if self._widget is None:
            from evaluation.widgets.notebook import (
                hosted,
            )  # starts slowly, and only notebooks need it

            self._widget = hosted(self)
        return self._widget

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:  # noqa: ANN401  # as IPython asks
        return self.widget._repr_mimebundle_(**kwargs)


def unclear() -> ProcessError:
    """Build the error for an edit that no page of this package would send."""
    return ProcessError(UNCLEAR)
