"""Pages in a real browser: Chromium where there is one, no request, no complaint in its console."""

from __future__ import annotations

import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hosting import Hosted

from evaluation import write_what_if
from evaluation.widgets.what_if import what_if_module

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from evaluation import Evaluation
    from evaluation.language.text import Language
    from evaluation.widgets.component import Component

    Opened = Callable[..., Page]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ENGINE = Path(__file__).resolve().parents[2] / "evaluation" / "widgets" / "engine.js"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium; the test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("chromium is missing: install Chromium to run this test")
    from playwright.sync_api import sync_playwright  # only those who have a browser need it

    with sync_playwright() as playwright:
        # Containers in which continuous integration runs have no sandbox to offer.
        running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


def _imported(browser: Browser, source: str) -> Page:
    page = browser.new_page()
    address = f"data:text/javascript;base64,{b64encode(source.encode()).decode()}"
    page.evaluate("async (address) => { window.engine = await import(address); }", address)
    return page


@pytest.fixture(scope="session")
def engine(browser: Browser) -> Iterator[Callable[..., Any]]:
    """Return a caller of the engine's functions, alone in an empty page."""
    page = _imported(browser, ENGINE.read_text("utf-8"))
    yield lambda name, *given: page.evaluate(f"(given) => engine.{name}(...given)", given)
    page.close()


@pytest.fixture
def module(browser: Browser) -> Iterator[Page]:
    """Return an empty page with the whole module of the what-if page, as a notebook hosts it."""
    page = _imported(browser, what_if_module())
    yield page
    page.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Return a function that opens the page of an evaluation; at the end, nothing went wrong in it."""
    pages: list[Page] = []
    asked: list[str] = []
    complaints: list[str] = []

    def show(
        evaluation: Evaluation,
        *,
        language: Language = "en",
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        written = write_what_if(evaluation, tmp_path / f"{len(pages)}.html", language=language)
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_default_timeout(10_000)
        page.goto(written.as_uri())
        pages.append(page)
        return page

    yield show
    for page in pages:
        page.close()
    assert asked == [(tmp_path / f"{k}.html").as_uri() for k in range(len(pages))]
    assert not complaints


@pytest.fixture
def hosted(browser: Browser) -> Iterator[Callable[[Component], Hosted]]:
    """Return a function that hosts a component; at the end, nothing went wrong and nothing left."""
    hosts: list[Hosted] = []

    def host(component: Component) -> Hosted:
        hosts.append(Hosted(browser, component))
        return hosts[-1]

    yield host
    for one in hosts:
        one.close()
    assert [url for one in hosts for url in one.asked if not url.startswith("data:")] == []
    assert [words for one in hosts for words in one.complaints] == []
