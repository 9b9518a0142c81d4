"""The what-if page in a real browser: gestures, what is on the screen, accessibility, no request."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pytest
from building import leaf, rated, tree

from evaluation import Evaluation, Vendor, rank, sample, write_what_if
from evaluation.exchange.workbook.what_if import what_if_weights
from evaluation.language.labels import labels
from evaluation.language.numbers import distinct
from evaluation.language.text import LANGUAGES, Language, Text, same
from evaluation.matrix import decision_matrix
from evaluation.order import competition_ranks
from evaluation.story import sentences
from evaluation.widgets.what_if import what_if_data

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from playwright.sync_api import Browser, Locator, Page

    from evaluation.model import Criteria

    Opened = Callable[..., Page]

AXE = (Path(__file__).resolve().parent / "axe.min.js").read_text("utf-8")
HOSTILE = "<img src=x onerror=alert(1)>"
FLOORS = tree({"people": [leaf("h1", "people"), leaf("h2", "people")]}, floor=0.5)
OPEN = tree(must_haves=("safe",))


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def press(page: Page, name: str, *keys: str) -> None:
    """Press keys on a slider, and wait until the page has drawn."""
    for key in keys:
        slider(page, name).press(key)
    drawn(page)


def drawn(page: Page) -> None:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def ranking_on_screen(page: Page) -> list[tuple[str, str]]:
    """Return what stands in front of each bar and behind it, from first to last."""
    return [
        (row.locator(".name").inner_text(), row.locator(".value").inner_text())
        for row in page.locator(".vendors > li").all()
    ]


def ranking_of(
    evaluation: Evaluation, local: NDArray[np.float64], language: Language = "en"
) -> list[tuple[str, str]]:
    """Return what Python has for the same places."""
    matrix = replace(decision_matrix(evaluation), local=local)
    names = labels(evaluation.vendors, language)
    ranks = competition_ranks(matrix.totals)
    values = distinct(matrix.totals, language)
    return [
        (f"{ranks[k]}. {names[matrix.vendors[k]]}", values[k])
        for k in np.argsort(ranks, kind="stable")
    ]


def given(evaluation: Evaluation, **shares: float) -> NDArray[np.float64]:
    """Return the agreed local weights once some pillars have taken shares."""
    matrix = decision_matrix(evaluation)
    asked = np.full(len(matrix.tree), np.nan)
    for name, share in shares.items():
        asked[evaluation.criteria.node_position(name)] = share
    return what_if_weights(matrix.tree, matrix.local, asked)


def headline(page: Page) -> str:
    return page.locator(".headline").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_it_opens_with_the_sentence_and_the_ranking_of_the_agreed_weights(
    opened: Opened, name: str, language: Language
) -> None:
    evaluation = sample(name)
    page = opened(evaluation, language=language)
    assert page.locator("html").get_attribute("lang") == language
    assert headline(page) == sentences(rank(evaluation), language=language)[0]
    agreed = decision_matrix(evaluation).local
    assert ranking_on_screen(page) == ranking_of(evaluation, agreed, language)


@pytest.mark.parametrize(
    ("ratings", "criteria"),
    [
        ({"a": (4, 3, 2), "b": (2, 4, 3), "c": (1, 1, 1)}, None),
        ({"a": (4, None, 2), "b": (2, 5, 4), "c": (None, 3, 3)}, None),
        ({"a": (3, None, 3), "b": (3, 3, 3)}, None),
        ({"a": (5, 0, 0, 4), "b": (0, 1, 1, 4), "c": (3, 3, 2, 3)}, FLOORS),
        ({"a": (3, 2, 1)}, None),
        ({"a": (None, None, None)}, None),
        ({}, None),
        (dict.fromkeys("abcdefg", (5, None, 5)), None),
    ],
    ids=["tie", "blanks", "blank tie", "floors", "alone", "unrated", "no vendor", "many"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_of_any_outcome_what_the_ranking_says(
    opened: Opened, ratings: dict[str, Any], criteria: Criteria | None, language: Language
) -> None:
    evaluation = rated(ratings, criteria=criteria)
    said = sentences(rank(evaluation), language=language)
    page = opened(evaluation, language=language)
    assert headline(page) == said[0]
    assert page.locator(".reminder").inner_text() == ""
    for obstacle in page.locator(".obstacles li").all_inner_texts():
        assert obstacle in said


def test_the_keyboard_moves_the_weights_and_the_ranking_follows_as_in_python(
    opened: Opened,
) -> None:
    crm = sample("crm")
    page = opened(crm)
    press(page, "People", "PageDown", "PageDown")  # 34.1 %, 30 %, 20 %
    moved = given(crm, people=0.2)
    assert ranking_on_screen(page) == ranking_of(crm, moved)
    assert page.locator(".reminder").inner_text() == (
        "The agreed weights put Loutre CRM (fictional) first."
    )
    press(page, "People", "ArrowRight", "ArrowUp", "ArrowLeft")
    assert ranking_on_screen(page) == ranking_of(crm, given(crm, people=0.21))
    told = slider(page, "People").get_attribute("aria-valuetext")
    assert told == "21.0% of the total, agreed: 34.1%"


def test_a_trip_to_a_hundred_percent_and_back_keeps_the_proportions(opened: Opened) -> None:
    crm = sample("crm")
    page = opened(crm)
    press(page, "People", "End")
    assert ranking_on_screen(page) == ranking_of(crm, given(crm, people=1.0))
    press(page, "People", "PageDown", "PageDown", "PageDown", "PageDown", "PageDown")
    assert ranking_on_screen(page) == ranking_of(crm, given(crm, people=0.5))
    press(page, "People", "Home")
    assert ranking_on_screen(page) == ranking_of(crm, given(crm, people=0.0))


def test_a_drag_moves_the_weights_and_the_ranking_follows_as_in_python(opened: Opened) -> None:
    crm = sample("crm")
    page = opened(crm)
    box = slider(page, "People").bounding_box()
    assert box is not None
    before = ranking_on_screen(page)
    inside = box["width"] - 24  # the middle of the thumb stays half a thumb away from both ends
    x, y = box["x"] + 12 + float(given(crm)[people(crm)]) * inside, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x - step * inside / 50, y)
    page.mouse.up()
    drawn(page)
    share = float(slider(page, "People").input_value()) / 100
    assert share == pytest.approx(given(crm)[people(crm)] - 8 / 50, abs=0.01)
    after = ranking_on_screen(page)
    assert after == ranking_of(crm, given(crm, people=share))
    assert after != before


def people(evaluation: Evaluation) -> int:
    return evaluation.criteria.node_position("people")


def test_a_group_and_a_criterion_have_sliders_too(opened: Opened) -> None:
    crm = sample("crm")
    page = opened(crm)
    page.get_by_role("button", name="Show all criteria").click()
    node = crm.criteria.nodes[crm.criteria.node_position("crm.integration_api")]
    press(page, node.label.en, "End")
    moved = given(crm, **{"crm.integration_api": 1.0})
    assert ranking_on_screen(page) == ranking_of(crm, moved)


def test_moving_a_second_slider_starts_from_what_the_first_one_left(opened: Opened) -> None:
    crm = sample("crm")
    page = opened(crm)
    press(page, "People", "Home")
    press(page, "Procedures", "PageUp")
    matrix = decision_matrix(crm)
    first = given(crm, people=0.0)
    asked = np.full(len(matrix.tree), np.nan)
    at = crm.criteria.node_position("procedures")
    asked[at] = np.floor(10 * first[at] + 1) / 10  # the next multiple of ten percent
    assert ranking_on_screen(page) == ranking_of(crm, what_if_weights(matrix.tree, first, asked))


def test_the_reset_brings_the_agreed_weights_back_and_keeps_the_focus(opened: Opened) -> None:
    crm = sample("crm")
    page = opened(crm)
    reset = page.get_by_role("button", name="Back to the agreed weights")
    before = page.locator(".what-if").inner_text()
    assert reset.get_attribute("aria-disabled") == "true"
    press(page, "People", "End")
    assert reset.get_attribute("aria-disabled") == "false"
    assert page.locator(".what-if").inner_text() != before
    reset.press("Enter")
    drawn(page)
    assert page.locator(".what-if").inner_text() == before
    assert reset.get_attribute("aria-disabled") == "true"
    assert reset.evaluate("(button) => button === document.activeElement")


def test_pillars_unfold_to_groups_and_groups_to_criteria(opened: Opened) -> None:
    crm = sample("crm")
    page = opened(crm)
    assert page.get_by_role("slider").count() == 3
    pillar = page.get_by_role("button", name="People")
    assert pillar.get_attribute("aria-expanded") == "false"
    pillar.press("Enter")
    assert pillar.get_attribute("aria-expanded") == "true"
    groups = [node.label.en for node in crm.criteria.nodes if node.parent == "people"]
    assert page.get_by_role("slider").count() == 3 + len(groups)
    page.get_by_role("button", name=groups[0]).click()
    assert page.get_by_role("slider").count() > 3 + len(groups)
    page.get_by_role("button", name="Show all criteria").click()
    assert page.get_by_role("slider").count() == len(crm.criteria.nodes)
    page.get_by_role("button", name="Show only the pillars").click()
    assert page.get_by_role("slider").count() == 3


@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_the_weights_on_the_screen_add_up_to_a_hundred(opened: Opened, name: str) -> None:
    page = opened(sample(name))
    page.get_by_role("button", name="Show all criteria").click()
    press(page, "People", "PageUp")
    told = page.locator(".leaf + .figures").all_inner_texts()
    wholes = [re.search(r"([\d.]+)%\sof\sthe\stotal", text) for text in told]
    tenths = [round(10 * float(found[1])) for found in wholes if found]
    assert len(tenths) == len(told)
    assert sum(tenths) == 1000


def test_every_bar_is_as_long_as_its_value_and_in_three_parts(opened: Opened) -> None:
    crm = sample("crm")
    page = opened(crm)
    ranking = rank(crm)
    for row, vendor in zip(page.locator(".vendors > li").all(), ranking.order, strict=True):
        k = ranking.vendors.index(vendor)
        widths = [
            float((rect.get_attribute("width") or "").rstrip("%"))
            for rect in row.locator(".bar rect[fill]").all()
        ]
        assert len(widths) == 3
        assert sum(widths) == pytest.approx(100 * ranking.value[k], abs=0.01)


def test_blanks_floors_and_vendors_out_are_told_with_their_reasons(opened: Opened) -> None:
    page = opened(sample("crm"))
    huard = page.locator(".vendors > li").filter(has_text="Huard")
    assert "Provisional: 53.3 to 54.3 once filled" in huard.inner_text()
    caribou = page.locator(".vendors > li").filter(has_text="Caribou")
    assert "Below a floor: People (47.2; floor 50.0)" in caribou.inner_text()
    assert page.locator(".gone li").inner_text().split("\n") == [
        "Lynx CRM (fictional)",
        "Must-have failed: Full export of our data",
    ]


def test_an_open_must_have_is_flagged_and_blocks(opened: Opened) -> None:
    page = opened(rated({"a": (5, 4, 4), "b": (1, 1, 1)}, criteria=OPEN))
    row = page.locator(".vendors > li").first
    assert "Must-have without an answer: safe" in row.inner_text()
    assert page.locator(".obstacles li").inner_text().startswith("The decision is blocked")


def test_a_leader_below_a_floor_is_told_with_the_first_that_passes(opened: Opened) -> None:
    page = opened(rated({"a": (5, 0, 4, 4), "b": (3, 3, 3, 3)}, criteria=FLOORS))
    press(page, "technology", "PageUp", "PageUp", "PageUp")
    told = page.locator(".obstacles li").all_inner_texts()
    below, instead = told
    assert below.startswith("a lies below the floor of the pillar “people” (40.0; floor 50.0):")
    assert instead == "The first vendor that passes every floor is b."
    press(page, "people", "Home")
    assert page.locator(".obstacles li").all_inner_texts() == [
        "The pillar “people” weighs nothing here: its floor is not looked at."
    ]


def test_vendors_at_the_same_place_share_their_rank_and_are_called_tied(opened: Opened) -> None:
    page = opened(rated({"a": (4, 3, 2), "b": (2, 4, 3), "c": (1, 1, 1)}))
    assert [name for name, _ in ranking_on_screen(page)] == ["1. a (tied)", "1. b (tied)", "3. c"]
    press(page, "technology", "End")
    assert [name for name, _ in ranking_on_screen(page)] == ["1. a", "2. b", "3. c"]
    assert page.locator(".reminder").inner_text() == (
        "The agreed weights tie a and b for first place."
    )


def test_french_has_its_commas_and_unbreakable_spaces(opened: Opened) -> None:
    page = opened(sample("crm"), language="fr")
    press(page, "Personnes", "PageDown", "PageDown")
    assert slider(page, "Personnes").get_attribute("aria-valuetext") == (
        "20,0\N{NO-BREAK SPACE}% du total, convenu\N{NO-BREAK SPACE}: 34,1\N{NO-BREAK SPACE}%"
    )
    text = page.locator(".what-if").text_content() or ""
    assert not re.search(r"\d\.\d", text)
    assert not re.search(r" [:%»]|« ", text)
    assert "Les poids convenus mettent Loutre CRM (fictif) au premier rang." in text


def test_words_stay_words(opened: Opened) -> None:
    hostile = rated({"a": (5, 4, 3), "b": (1, 2, 3)})
    renamed = replace(
        hostile,
        title=Text(HOSTILE + "</script></title>", HOSTILE),
        vendors=(Vendor("a", same(HOSTILE)), Vendor("b", same("</script>\u2028{first} $& "))),
    )
    page = opened(renamed)
    assert page.locator("img").count() == 0
    assert headline(page).startswith(f"{HOSTILE} is first")
    assert ranking_on_screen(page)[0][0] == f"1. {HOSTILE}"
    assert ranking_on_screen(page)[1][0] == "2. </script>\u2028{first} $&"
    assert page.title() == HOSTILE + "</script></title>"


def test_nothing_but_the_pages_own_script_may_run(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(write_what_if(sample("crm"), tmp_path / "page.html").as_uri())
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.intruder = 1";
          document.body.append(script);
          const image = new Image();
          image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
          image.setAttribute("onerror", "window.intruder = 2");
          document.body.append(image);
          return fetch("data:,x").catch(() => {});
        }"""
    )
    assert page.evaluate("() => window.intruder ?? null") is None
    page.close()


def test_many_changes_at_once_draw_one_frame(opened: Opened) -> None:
    page = opened(sample("crm"))
    frames = page.evaluate(
        """async () => {
          const draws = [];
          const real = window.requestAnimationFrame;
          window.requestAnimationFrame = (draw) => { draws.push(1); return real(draw); };
          const slider = document.querySelector("input[type=range]");
          const before = document.querySelector(".headline").textContent;
          for (let share = 0; share <= 100; share += 1) {
            slider.value = share;
            slider.dispatchEvent(new Event("input"));
          }
          const during = document.querySelector(".headline").textContent;
          await new Promise((done) => real(() => setTimeout(done)));
          return [draws.length, during === before];
        }"""
    )
    assert frames == [1, True]


def test_the_sentence_is_read_aloud_once_the_hands_rest(opened: Opened) -> None:
    from playwright.sync_api import expect

    page = opened(sample("crm"))
    status = page.get_by_role("status")
    assert status.text_content() == ""
    press(page, "People", "PageDown", "PageDown")
    reminder = page.locator(".reminder").inner_text()
    expect(status).to_have_text(f"{headline(page)} {reminder}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_runs_off_the_side(opened: Opened, width: int, language: Language) -> None:
    crm = sample("crm")
    long = replace(crm.vendors[0], label=same("x" * 80))
    page = opened(replace(crm, vendors=(long, *crm.vendors[1:])), language=language, width=width)
    page.locator(".tools button").nth(1).click()
    press(page, crm.criteria.nodes[0].label.to(language), "End")
    wide = "() => document.documentElement.scrollWidth"
    assert page.evaluate(wide) == width
    outside = page.evaluate(
        """(width) => [...document.querySelectorAll(".what-if :is(p, li, button, input, .name)")]
          .filter((one) => one.getBoundingClientRect().right > width + 0.5)
          .map((one) => one.outerHTML.slice(0, 80))""",
        width,
    )
    assert outside == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_rule_of_accessibility_is_broken(
    opened: Opened, scheme: Literal["light", "dark"], width: int
) -> None:
    page = opened(sample("crm"), scheme=scheme, width=width)
    page.evaluate(AXE)
    assert violations(page) == []
    page.get_by_role("button", name="Show all criteria").click()
    press(page, "People", "PageDown", "PageDown")
    assert violations(page) == []


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return the rules that the page breaks, each with the elements that break it."""
    found = page.evaluate("async () => (await axe.run()).violations")
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def test_on_paper_there_are_weights_and_no_sliders(opened: Opened) -> None:
    page = opened(sample("crm"), scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert not slider(page, "People").is_visible()
    assert not page.get_by_role("button", name="Back to the agreed weights").is_visible()
    assert page.get_by_text("34.1% of the total").is_visible()
    ground = page.locator(".what-if").evaluate("(e) => getComputedStyle(e).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_a_notebook_can_host_the_same_module(module: Page) -> None:
    data = what_if_data(sample("crm"), language="en")
    told = module.evaluate(
        """(data) => {
          const heard = {}, state = { data, local: data.agreed };
          let saved = 0;
          const model = {
            get: (name) => state[name],
            set: (name, value) => { state[name] = value; heard[`change:${name}`]?.(); },
            on: (event, listener) => { heard[event] = listener; },
            off: (event) => { delete heard[event]; },
            save_changes: () => { saved += 1; },
          };
          const el = document.body.appendChild(document.createElement("div"));
          const leave = engine.default.render({ model, el });
          const slider = el.querySelector("input");
          slider.value = 100;
          slider.dispatchEvent(new Event("input"));
          leave();
          return [el.querySelector("h1").textContent, state.local[0], saved, Object.keys(heard)];
        }""",
        data,
    )
    assert told == ["CRM selection (fictional example)", 1, 1, []]
