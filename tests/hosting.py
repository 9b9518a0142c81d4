"""A page that hosts a component as a notebook does, with Python behind it and without a kernel."""

from __future__ import annotations

from base64 import b64encode
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Literal

from evaluation.widgets.conversation import Conversation, Message

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from evaluation.widgets.component import Component

# The smallest model that anywidget's own could be taken for; news is fetched, as Python has no page.
SHIM = """async (address) => {
  const listeners = [];
  const deliver = (messages) => {
    for (const one of messages) for (const listener of [...listeners]) listener(one);
  };
  const model = {
    send: (message) => { window.toPython(message).then(deliver); },
    on: (_, listener) => listeners.push(listener),
    off: (_, listener) => listeners.splice(listeners.indexOf(listener), 1),
  };
  window.heard = [];
  for (const kind of ["keydown", "keypress", "keyup"]) {
    document.addEventListener(kind, (event) => window.heard.push(event.key));
  }
  const { default: module } = await import(address);
  window.end = module.render({ model, el: document.getElementById("host") });
  setInterval(async () => deliver(await window.fromPython()), 20);
}"""
PAGE = """<!DOCTYPE html>
<html lang="en" data-jp-theme-light="{light}">
<head><title>Host</title><style>body {{ margin: 0; background: {ground}; }}{style}</style></head>
<body><main id="host"></main></body>
</html>"""


class Hosted:
    """One widget, and the pages that show it one after the other."""

    def __init__(self, browser: Browser, component: Component) -> None:
        self._browser, self.component = browser, component
        self._answers: SimpleQueue[Message] = SimpleQueue()
        self.conversation = Conversation(component, self._answers.put)
        self.received: list[Any] = []
        self.deaf = False  # the answers of Python are lost on their way
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.pages: list[Page] = []

    def open(
        self, *, width: int = 1280, height: int = 900, scheme: Literal["light", "dark"] = "light"
    ) -> Page:
        """Return a page that shows the component, once it is drawn."""
        viewport = {"width": width, "height": height}
        page = self._browser.new_page(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
        self.pages.append(page)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.set_default_timeout(10_000)
        page.expose_function("toPython", self._take)
        page.expose_function("fromPython", self._given)
        light = scheme == "light"
        ground = "white" if light else "#111111"
        content = PAGE.format(style=self.component.style(), light=str(light).lower(), ground=ground)
        page.set_content(content)
        page.evaluate(SHIM, _address(self.component.module()))
        page.wait_for_function("() => document.querySelector('#host h2')?.textContent")
        return page

    def close(self) -> None:
        """End the conversation and the pages."""
        self.conversation.close()
        for page in self.pages:
            page.close()

    def _take(self, message: object) -> list[Message]:
        self.received.append(message)
        self.conversation.receive(message)
        return self._given()

    def _given(self) -> list[Message]:
        answers: list[Message] = []
        try:
            while True:
                answers.append(self._answers.get_nowait())
        except Empty:
            return [] if self.deaf else answers


def _address(module: str) -> str:
    return f"data:text/javascript;base64,{b64encode(module.encode()).decode()}"
