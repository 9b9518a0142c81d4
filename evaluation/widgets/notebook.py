"""The notebook as a host: one widget for one component, which carries its module and its style."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from evaluation.widgets.component import Component
from evaluation.widgets.conversation import Conversation


class Host(anywidget.AnyWidget):
    """A widget whose only state is the code of the page: everything else goes by message.

    Anybody who sees a widget may write what it synchronises, and notebooks may keep it; so nothing
    of the evaluation is in there.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    def __init__(self, component: Component) -> None:
        super().__init__(_esm=component.module(), _css=component.style())
        self._component = component
        self._conversation = Conversation(component, self.send)
        self.on_msg(self._received)

    def close(self) -> None:
        """Take the widget off every screen, and stop following changes."""
        self._conversation.close()
        super().close()

    def __repr__(self) -> str:
        return repr(self._component)

    def _received(self, _widget: object, content: object, _buffers: object) -> None:
        self._conversation.receive(content)


def hosted(component: Component) -> Any:  # noqa: ANN401  # anywidget has no types of its own to show
    """Return a widget that shows a component."""
    # The page tells style sheets apart by the class of the widget.
    own = type(type(component).__name__, (Host,), {})
    return own(component)
