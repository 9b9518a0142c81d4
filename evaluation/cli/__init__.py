"""The terminal command ``evaluation``: demo, new, check, rank and export."""

from __future__ import annotations

import os

import typer

from evaluation.cli.commands import app
from evaluation.cli.help import translate
from evaluation.language.choice import preferred


def main() -> None:
    """Run the terminal command in the language that the computer asks for."""
    command = typer.main.get_command(app)
    translate(command, preferred(os.environ))
    command()
