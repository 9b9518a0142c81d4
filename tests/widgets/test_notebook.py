"""The notebook as a host: what the widget carries, what it leaves out, and how messages go."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from journaling import begun

from evaluation import Ballot
from evaluation.journal import open as open_journal
from evaluation.journal.session import Session
from evaluation.widgets.notebook import Host, hosted


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with begun(tmp_path) as first:
        path = first.path
        first.open_round()
    with open_journal(path, evaluator="ann") as made:
        yield made


@pytest.fixture
def widget(session: Session) -> Iterator[Any]:
    made = hosted(Ballot(session))
    yield made
    made.close()


def sent(widget: Any, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:  # noqa: ANN401  # a widget
    said: list[dict[str, Any]] = []
    monkeypatch.setattr(widget._conversation, "_send", said.append)
    return said


def test_importing_the_package_does_not_import_the_host() -> None:
    script = "import sys, evaluation; evaluation.Ballot; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert not {"anywidget", "traitlets", "evaluation.widgets.notebook"} & set(run.stdout.split())


def test_it_carries_the_module_and_the_style_as_text(widget: Any) -> None:  # noqa: ANN401
    state = widget.get_state()
    assert state["_esm"] == Ballot.module()
    assert state["_css"] == Ballot.style()
    assert state["_anywidget_id"].endswith(".Ballot")  # style sheets are told apart by it


def test_nothing_of_the_evaluation_is_in_what_it_synchronises(
    widget: Any,  # noqa: ANN401
    session: Session,
) -> None:
    session.rate(4, vendor="v", criterion="t", evidence="E2", note="a secret of ann")
    kept = {
        name: value for name, value in widget.get_state().items() if name not in {"_esm", "_css"}
    }
    assert "secret" not in str(kept)
    assert set(kept) - {"layout", "tabbable", "tooltip", "comm"} == {
        name for name in kept if name.startswith("_")
    }


def test_messages_go_over_the_channel_of_the_widget(
    widget: Any,  # noqa: ANN401
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = sent(widget, monkeypatch)
    widget._handle_custom_msg({"kind": "hello"}, [])
    rating = {"do": "rate", "vendor": "v", "criterion": "t", "rating": 4}
    widget._handle_custom_msg({"kind": "edit", "number": 1, "edit": rating}, [])
    assert [message["kind"] for message in said] == ["snapshot", "ack"]
    assert session.evaluation.ratings.value[0, 0, 0, 0] == 4


@pytest.mark.parametrize("content", [None, 3, {"kind": "edit", "number": 1, "edit": {"do": "x"}}])
def test_a_hostile_message_raises_nothing_in_the_kernel(
    content: object,
    widget: Any,  # noqa: ANN401
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = sent(widget, monkeypatch)
    widget._handle_custom_msg(content, [])
    assert [message["kind"] for message in said] == ["refused"]


def test_what_is_written_to_its_traits_changes_nothing(
    widget: Any,  # noqa: ANN401
    session: Session,
) -> None:
    head = session.head
    widget.set_state({"_esm": "export default {}", "person": "bob"})
    assert session.head == head
    assert isinstance(widget, Host)


def test_it_reads_in_a_terminal_as_the_component_does(widget: Any) -> None:  # noqa: ANN401
    assert repr(widget) == "Ballot('ann', 'Round 1, 0 of 6 scored, 3 criteria left')"
