"""The ballot in a real browser, with Python behind it: gestures, words, keys, accessibility."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pytest
from building import leaf, tree
from journaling import bare, begun, member

from evaluation import NOT_OBSERVED, Ballot, Evaluation, sample
from evaluation.journal.session import Session
from evaluation.language.text import LANGUAGES, Language, Text, same
from evaluation.model import Scale
from evaluation.widgets.component import Told

if TYPE_CHECKING:
    from hosting import Hosted
    from playwright.sync_api import Locator, Page

    Host = Callable[[Ballot], Hosted]

AXE = (Path(__file__).resolve().parent / "axe.min.js").read_text("utf-8")
HOSTILE = "<img src=x onerror=alert(1)>"
ANCHORS = tuple((float(k), Text(f"level {k}", f"niveau {k}")) for k in range(6))
RATING = Scale(0, 5, low=0, high=5, step=1, anchors=ANCHORS)
HOURS = Scale(48, 2, low=0, unit=Text("hours", "heures"))
PATIENCE = 10_000  # ms until a test gives up; what it waits for takes a fraction of it


def judged() -> Evaluation:
    """Return vendors ``v`` and ``w`` on criteria ``t``, ``h``, ``p``, a measure and a must-have."""
    leaves = {
        "technology": [
            leaf("t", "technology", scale=RATING, description=Text("Does it?", "Le fait-il?")),
            leaf("m", "technology", scale=HOURS, measured=True),
        ]
    }
    made = Evaluation(Text("Test", "Essai"), ("en", "fr"), tree(leaves, must_haves=["must"]))
    return made.with_evaluator("ann", "Ann").with_vendor("v", "Vero").with_vendor("w", "Wapiti")


@pytest.fixture
def facilitator(tmp_path: Path) -> Iterator[Session]:
    with begun(tmp_path, judged()) as made:
        made.open_round()
        yield made


@pytest.fixture
def session(facilitator: Session) -> Iterator[Session]:
    with member(facilitator, "ann") as made:
        yield made


def cell(page: Page, criterion: str, vendor: str, part: str = "scores") -> Locator:
    """Return a cell by the words before its row and above its column."""
    names = page.locator(f".{part} thead th").all_inner_texts()
    column = next(k for k, name in enumerate(names) if name.startswith(vendor))
    row = page.locator(f".{part} tr").filter(
        has=page.get_by_role("rowheader", name=criterion, exact=True)
    )
    return row.locator("td").nth(column - 1)


def says(place: Locator, words: str | re.Pattern[str]) -> None:
    """Wait until a place says something."""
    from playwright.sync_api import expect  # only those who have a browser need it

    expect(place).to_have_text(words, timeout=PATIENCE)


def named(place: Locator, words: str) -> None:
    """Wait until a cell is called so by a screen reader."""
    from playwright.sync_api import expect

    expect(place.locator(".spoken")).to_have_text(words, timeout=PATIENCE)


def shows(place: Locator, text: str, tag: str = "") -> None:
    """Wait until a cell shows this text, and this tag below it."""
    says(place.locator(".text"), text)
    says(place.locator(".tag"), tag)


def saved(page: Page) -> None:
    says(page.locator(".dot"), "Saved")
    page.wait_for_function("() => !document.querySelector('td[data-pending]')")


def rating(session: Session, vendor: str = "v", criterion: str = "t") -> float | str | None:
    for row in rows(session):
        if (row["vendor"], row["criterion"]) == (vendor, criterion):
            return NOT_OBSERVED if row["answer"] == NOT_OBSERVED else row["rating"]
    return None


def rows(session: Session) -> list[dict[str, Any]]:
    from evaluation.model.rows import to_rows

    return to_rows(session.evaluation)["ratings"]


def test_a_digit_is_written_once_and_shown(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    before = session.head.count
    cell(page, "t", "Vero").press("3")
    shows(cell(page, "t", "Vero"), "3")
    saved(page)
    assert rating(session) == 3
    assert session.head.count == before + 1
    says(page.locator(".how-far"), "Round 1, 1 of 6 scored, 3 criteria left")


def test_a_digit_typed_over_is_one_entry_more_and_delete_takes_it_back(
    hosted: Host, session: Session
) -> None:
    page = hosted(Ballot(session)).open()
    before = session.head.count
    for key in ("2", "4", "4"):
        cell(page, "t", "Vero").press(key)
    saved(page)
    assert (rating(session), session.head.count) == (4, before + 2)
    cell(page, "t", "Vero").press("Delete")
    named(cell(page, "t", "Vero"), "not scored yet")
    saved(page)
    assert rating(session) is None


def test_not_observed_is_an_answer_of_its_own(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    cell(page, "t", "Vero").press("n")
    named(cell(page, "t", "Vero"), "not observed")
    shows(cell(page, "t", "Vero"), "n/o")
    saved(page)
    assert rating(session) == NOT_OBSERVED


def focused(page: Page) -> str:
    return str(
        page.evaluate(
            "() => { const cell = document.activeElement;"
            " return cell.parentElement.cells[0].textContent + ' ' + cell.cellIndex; }"
        )
    )


def test_arrow_keys_home_and_end_walk_through_the_grid(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    page.locator(".scores td").first.focus()
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Home", "ArrowUp", "End", "Control+End",
                "ArrowDown", "Control+Home", "ArrowUp", "PageDown", "PageUp"):  # fmt: skip
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == [
        "t 2",
        "t 2",
        "h 2",
        "h 1",
        "t 1",
        "t 2",
        "p 2",
        "p 2",
        "t 1",
        "t 1",
        "p 1",
        "t 1",
    ]
    assert page.locator('.scores td[tabindex="0"]').count() == 1


def test_the_words_of_the_criterion_in_focus_are_beside_it(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    cell(page, "t", "Wapiti").press("2")
    panel = page.locator(".scores .panel")
    says(panel.locator("h4"), "t")
    says(panel.locator(".of"), "Wapiti")
    says(panel.locator(".description"), "Does it?")
    assert panel.locator("li").all_inner_texts()[1].split("\n") == ["1", "level 1"]
    says(panel.locator(".chosen"), "2level 2← your score")
    page.keyboard.press("ArrowDown")
    says(panel.locator("h4"), "h")


def test_a_high_score_asks_for_its_evidence_until_there_is_some(
    hosted: Host, session: Session
) -> None:
    page = hosted(Ballot(session)).open()
    place, asked = cell(page, "t", "Vero"), page.locator(".scores .asked")
    place.press("3")
    says(asked, "")
    place.press("4")
    says(asked, "A score of 4 is above 3: on what evidence? A vendor’s claim alone is not enough.")
    named(place, "4, evidence missing")
    shows(place, "4", "E?")
    page.locator(".scores select").select_option("E2")
    says(asked, "")
    named(place, "4, Evidence E2, Demonstrated with our case")
    saved(page)
    assert rows(session)[0]["evidence"] == "E2"


def test_a_note_is_one_entry_when_one_leaves_it(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    before = session.head.count
    cell(page, "t", "Vero").press("Enter")  # without a score there is only the note to write
    page.keyboard.type("ask them for the export")
    page.keyboard.press("Escape")
    named(cell(page, "t", "Vero"), "not scored yet, with a note")
    assert focused(page).startswith("t ")
    saved(page)
    assert session.head.count == before + 1
    assert rows(session)[0]["note"] == "ask them for the export"


def test_undo_and_redo_by_key_and_by_button(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    place = cell(page, "t", "Vero")
    place.press("1")
    place.press("5")
    place.press("Control+z")
    shows(place, "1")
    place.press("Control+Shift+Z")
    shows(place, "5", "E?")
    page.get_by_role("button", name="Undo").click()
    shows(place, "1")
    page.get_by_role("button", name="Redo").click()
    shows(place, "5", "E?")
    saved(page)
    assert rating(session) == 5


class WithoutNews(Ballot):
    """A ballot that hears of nothing that happens elsewhere."""

    def observe(self, told: Told) -> Told:
        del told
        return lambda: None


def test_a_refusal_is_read_aloud_and_what_stood_is_back(
    hosted: Host, session: Session, facilitator: Session
) -> None:
    page = hosted(WithoutNews(session)).open()
    cell(page, "t", "Vero").press("1")
    saved(page)
    facilitator.close_round()
    cell(page, "t", "Vero").press("2")
    says(page.get_by_role("alert"), "no round is open: the facilitator opens one first")
    shows(cell(page, "t", "Vero"), "1")
    assert rating(session) == 1
    facilitator.reveal()
    facilitator.open_round()
    page.locator(".scores textarea").fill("what I wrote")
    page.keyboard.press("Escape")
    says(page.get_by_role("alert"), "")  # the next gesture clears it


def test_when_the_round_closes_the_ballot_can_only_be_read(
    hosted: Host, session: Session, facilitator: Session
) -> None:
    page = hosted(Ballot(session)).open()
    cell(page, "t", "Vero").press("1")
    saved(page)
    facilitator.close_round()
    reason = "Round 1 is closed: your scores are kept, and can only be read now."
    says(page.locator(".scores .closed"), reason)
    assert page.locator(".scores table").get_attribute("aria-readonly") == "true"
    before = session.head
    cell(page, "t", "Vero").press("2")
    says(page.get_by_role("alert"), reason)
    assert session.head == before
    facilitator.reveal()
    facilitator.open_round()
    page.wait_for_function("() => document.querySelector('.scores .closed').hidden")
    says(page.locator(".scores .earlier"), "Round 1: 1. It stands unless you score again.")


def test_facts_are_entered_by_keys(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    measure, must = cell(page, "m", "Vero", "facts"), cell(page, "must", "Vero", "facts")
    measure.press("4")
    page.keyboard.type(".5")
    page.keyboard.press("Enter")
    named(measure, "4.5")
    measure.press("6")  # one digit and away: it is kept
    must.press("p")
    named(must, "Pass")
    cell(page, "m", "Wapiti", "facts").press("n")
    named(cell(page, "m", "Wapiti", "facts"), "not observed")
    cell(page, "must", "Wapiti", "facts").press("f")
    named(cell(page, "must", "Wapiti", "facts"), "Fail")
    says(page.locator(".scores thead"), "CriterionVero")  # who failed is out of the running
    says(page.locator(".facts .out"), "out of the running")
    saved(page)
    assert np.nanmax(session.evaluation.measures.value) == 6


def test_a_measure_that_is_no_number_is_refused_in_words(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session, "fr")).open()
    before = session.head
    cell(page, "m", "Vero", "facts").press("Enter")
    page.keyboard.type("deux")
    page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    says(alert, "Écrivez un nombre, comme 99,5, ou répondez « non observé ».")
    assert session.head == before
    page.locator(".facts input").fill("2,5")
    page.keyboard.press("Enter")
    named(cell(page, "m", "Vero", "facts"), "2,5")


def test_a_reload_shows_what_was_saved(hosted: Host, session: Session) -> None:
    hosting = hosted(Ballot(session))
    page = hosting.open()
    cell(page, "t", "Vero").press("4")
    cell(page, "h", "Wapiti").press("n")
    saved(page)
    page.close()
    again = hosting.open()
    shows(cell(again, "t", "Vero"), "4", "E?")
    named(cell(again, "h", "Wapiti"), "not observed")
    cell(again, "p", "Vero").press("0")  # it counts from one again, under another name
    saved(again)
    assert rating(session, criterion="p") == 0


def test_an_edit_whose_answer_was_lost_is_sent_again_and_written_once(
    hosted: Host, session: Session
) -> None:
    hosting = hosted(Ballot(session))
    page = hosting.open()
    page.clock.install()
    before = session.head.count
    hosting.deaf = True
    cell(page, "t", "Vero").press("2")
    named(cell(page, "t", "Vero"), "2, being saved")
    says(page.locator(".dot"), "Saving…")
    page.clock.run_for(4_500)
    says(page.locator(".dot"), "No answer from Python: is the kernel running?")
    hosting.deaf = False
    page.clock.run_for(9_000)
    says(page.locator(".dot"), "Saved")
    named(cell(page, "t", "Vero"), "2")
    edits = [one for one in hosting.received if one["kind"] == "edit"]
    assert [one["number"] for one in edits] == [1, 1]
    assert session.head.count == before + 1


def test_two_ballots_stay_in_step(hosted: Host, session: Session, facilitator: Session) -> None:
    with member(facilitator, "ann") as elsewhere:
        left, right = hosted(Ballot(session)).open(), hosted(Ballot(elsewhere)).open()
        cell(left, "t", "Vero").press("5")
        saved(left)
        shows(cell(right, "t", "Vero"), "5", "E?")
        cell(right, "t", "Vero").press("0")
        saved(right)
        shows(cell(left, "t", "Vero"), "0")


def test_what_somebody_writes_stays_under_them_when_news_come(
    hosted: Host, session: Session, facilitator: Session
) -> None:
    page = hosted(Ballot(session)).open()
    cell(page, "t", "Wapiti").press("Enter")
    page.keyboard.type("half a th")
    facilitator.name_vendor("x", "Xylo")
    page.wait_for_function("() => document.querySelectorAll('.scores thead th').length === 4")
    says(page.locator(".scores .of"), "Wapiti")
    assert page.locator(".scores textarea").input_value() == "half a th"


def test_no_key_reaches_the_notebook_but_to_save(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    place = cell(page, "t", "Vero")
    for key in ("d", "d", "b", "m", "0", "ArrowDown", "Delete", "Escape", "Control+x", "Control+c",
                "Control+v", "Control+z", "Shift+Enter", "Control+Enter"):  # fmt: skip
        place.press(key)
    page.locator(".scores textarea").press("d")
    page.get_by_role("button", name="Undo").press("x")
    assert (
        page.evaluate("() => window.heard.filter((key) => key !== 'Control' && key !== 'Shift')")
        == []
    )
    place.press("Control+s")
    assert "s" in page.evaluate("() => window.heard")
    assert page.locator("[data-lm-suppress-shortcuts=true]").count() == 1


def test_names_that_look_like_code_are_words(hosted: Host, tmp_path: Path) -> None:
    leaves = {"technology": [leaf("t", "technology", scale=RATING, description=same(HOSTILE))]}
    made = Evaluation(same(HOSTILE), ("en",), tree(leaves)).with_evaluator("ann", HOSTILE)
    with begun(tmp_path, made.with_vendor("v", HOSTILE)) as facilitator:
        facilitator.open_round()
        with member(facilitator, "ann") as session:
            session.rate(4, vendor="v", criterion="t", note=HOSTILE)
            page = hosted(Ballot(session)).open()
            assert page.locator("img").count() == 0
            assert HOSTILE in page.locator("h2").inner_text()
            says(page.locator(".scores .of"), HOSTILE)
            says(page.locator(".scores .description"), HOSTILE)
            assert page.locator(".scores textarea").input_value() == HOSTILE


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run('#host')")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


def filled(facilitator: Session, session: Session) -> None:
    for k, (vendor, criterion) in enumerate((v, c) for v in "vw" for c in "thp"):
        session.rate(
            k, vendor=vendor, criterion=criterion, evidence="E2" if criterion == "h" else ""
        )
    session.rate(NOT_OBSERVED, vendor="v", criterion="p")
    session.write_note("a note", vendor="v", criterion="t")
    facilitator.enter_measure(4, vendor="v", criterion="m")
    facilitator.answer_must_have("pass", vendor="v", criterion="must")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(
    hosted: Host,
    session: Session,
    facilitator: Session,
    language: Language,
    scheme: Literal["light", "dark"],
) -> None:
    filled(facilitator, session)
    page = hosted(Ballot(session, language)).open(scheme=scheme)
    cell(page, "t", "Wapiti").press("5")  # asks for evidence
    shows(cell(page, "t", "Wapiti"), "5", "E?")
    assert violations(page) == []
    cell(page, "t", "Wapiti").press("Delete")
    facilitator.close_round()
    page.wait_for_function("() => !document.querySelector('.scores .closed').hidden")
    cell(page, "t", "Wapiti").press("2")  # is refused
    assert violations(page) == []


def test_the_keyboard_alone_completes_a_ballot(hosted: Host, session: Session) -> None:
    page = hosted(Ballot(session)).open()
    press = page.keyboard.press
    for _ in range(3):  # undo, redo, and the one stop of the grid
        press("Tab")
    assert focused(page) == "t 1"
    for k in range(3):
        for key in ("4", "Enter", "e", "ArrowDown", "Escape") if k == 0 else ("3",):
            press(key)
        press("ArrowRight")
        press("n")
        press("ArrowDown")
        press("Home")
    says(page.locator(".how-far"), "Round 1, 6 of 6 scored, nothing left")
    saved(page)
    assert {row["answer"] for row in rows(session)} == {"given", NOT_OBSERVED}
    assert len(rows(session)) == 6


@pytest.mark.parametrize("width", [800, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["crm", "hosting", "automation"])
def test_nothing_is_cut_or_wider_than_the_page(
    hosted: Host, tmp_path: Path, name: str, language: Language, width: int
) -> None:
    evaluation = sample(name)
    with begun(tmp_path, bare(evaluation)) as facilitator:
        facilitator.open_round()
        with member(facilitator, evaluation.evaluators[0].id) as session:
            page = hosted(Ballot(session, language)).open(width=width)
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            cut = page.evaluate("""() => [...document.querySelectorAll('th, td, .panel, select, button, p')]
                .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)""")
    assert wide <= width
    assert cut == []


def test_a_large_ballot_scrolls_under_its_headers(hosted: Host, tmp_path: Path) -> None:
    leaves = {"technology": [leaf(f"c{k}", "technology", scale=RATING) for k in range(20)]}
    made = Evaluation(Text("Test", "Essai"), ("en", "fr"), tree(leaves)).with_evaluator("ann")
    for k in range(60):
        made = made.with_vendor(f"v{k}", f"Vendor {k}")
    with begun(tmp_path, made) as facilitator:
        facilitator.open_round()
        with member(facilitator, "ann") as session:
            page = hosted(Ballot(session)).open()
            page.locator(".scores td").first.focus()
            page.keyboard.press("Control+End")
            page.keyboard.press("5")
            boxes: dict[str, dict[str, float]] = json.loads(
                page.evaluate("""() => { const box = (one) => one.getBoundingClientRect();
                const cell = document.activeElement; const table = cell.closest('table');
                return JSON.stringify({cell: box(cell), scroll: box(table.parentElement),
                  head: box(table.tHead.rows[0].cells[cell.cellIndex]),
                  row: box(cell.parentElement.cells[0])}); }""")
            )
            at, scroll, head, row = (boxes[name] for name in ("cell", "scroll", "head", "row"))
            assert head["top"] == pytest.approx(scroll["top"], abs=2)
            assert row["left"] == pytest.approx(scroll["left"], abs=2)
            assert at["top"] >= head["bottom"] - 1
            assert at["left"] >= row["right"] - 1
            assert at["bottom"] <= scroll["bottom"] + 1
            page.keyboard.press("Control+Home")
            assert page.locator(".scroll").evaluate("(box) => [box.scrollTop, box.scrollLeft]") == [
                0,
                0,
            ]
