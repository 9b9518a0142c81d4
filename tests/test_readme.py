"""What the README shows is what runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evaluation.cli.commands import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str, containing: str) -> str:
    """Return the one block of the README in a language that has some words in it."""
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    (found,) = [text for text in blocks if containing in text]
    return str(found)


@pytest.mark.parametrize(
    ("containing", "written"), [("ev.rank", "hosting.json"), ("ev.open", "crm.db")]
)
def test_the_examples_in_python_run(
    containing: str, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(block("python", containing), "README.md", "exec"), {})  # noqa: S102  # the point of it
    assert (tmp_path / written).exists()


def test_the_commands_in_the_terminal_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = block("sh", "evaluation new crm").splitlines()
    commands = [shlex.split(line, comments=True) for line in lines]
    assert len(commands) == 10
    for command in commands:
        result = CliRunner().invoke(app, command[1:], env={"LANGUAGE": "en"})
        # An evaluation that has just begun has open questions: check says so with a 1.
        assert result.exit_code == (1 if command[1] == "check" else 0), result.output
    assert (tmp_path / "decision.xlsx").exists()


def test_its_pictures_and_links_are_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert [link for link in links if link.endswith(".png")]
    for link in links:
        assert (ROOT / link).exists(), link


@pytest.mark.parametrize("target", ["demo", "test", "lab"])
def test_each_make_target_it_names_exists(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
