"""The commands of the terminal, one function each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evaluation.cli import process
from evaluation.cli.opening import evaluation_at, save
from evaluation.cli.printing import (
    check_evaluation,
    check_library,
    print_libraries,
    print_ranking,
    print_stress_test,
    print_title,
    say,
    told,
)
from evaluation.errors import FileError
from evaluation.language.text import Text

SpokenOption = Annotated[str, typer.Option("--language", "-l")]
InputPath = Annotated[Path, typer.Argument()]

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def demo(
    folder: Annotated[Path, typer.Option()] = Path("out"),
    language: SpokenOption = "",
) -> None:
    """Run the main job on the sample CRM selection."""
    from evaluation.exchange import write
    from evaluation.library import sample

    with told(language) as spoken_language:
        crm = sample("crm")
        print_title(str(crm.title.to(spoken_language)))
        print_ranking(crm, spoken_language)
        print_stress_test(crm, spoken_language)
        path = write(crm, folder / "crm-decision.xlsx", language=spoken_language)
        say(
            Text(
                "\nThe workbook is {path}. Open it in Excel or LibreOffice and change the yellow "
                "cells; then 'make lab' opens the notebooks, and 'evaluation new crm' starts your own "
                "selection.",
                "\nLe classeur est {path}. Ouvrez-le dans Excel ou LibreOffice et changez les cases "
                "jaunes; ensuite, « make lab » ouvre les carnets, et « evaluation new crm » commence "
                "votre propre choix.",
            ).format(path=path),
            spoken_language,
        )


@app.command()
def new(  # noqa: PLR0917  # typer reads the parameters by name
    category: Annotated[str, typer.Argument()] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    short: Annotated[bool, typer.Option("--short")] = False,  # noqa: FBT002  # a switch
    vendor: Annotated[list[str] | None, typer.Option("--vendor")] = None,
    role: Annotated[list[str] | None, typer.Option("--role")] = None,
    library: Annotated[bool, typer.Option("--library")] = False,  # noqa: FBT002  # a switch
    language: SpokenOption = "",
) -> None:
    """Start an evaluation."""
    from evaluation.library import new as start

    with told(language) as spoken_language:
        if library or not category:
            print_libraries(spoken_language)
            return
        path = output or Path(f"{Path(category).stem}.json")
        if path.exists():
            raise FileError(
                Text(
                    "{path} exists already; choose another name with --output, nothing was written",
                    "{path} existe déjà; choisissez un autre nom avec --output, rien n’a été écrit",
                ).format(path=path)
            )
        begun = start(category, short=short, vendors=vendor or (), evaluators=role or ())
        save(begun, path)
        say(
            Text(
                "{path}: {leaves} criteria, {vendors} vendors, {people} evaluators.",
                "{path} : {leaves} critères, {vendors} fournisseurs, {people} évaluateurs.",
            ).format(
                path=path,
                leaves=len(begun.criteria.leaves),
                vendors=len(begun.vendors),
                people=len(begun.evaluators),
            ),
            spoken_language,
        )


@app.command()
def check(path: InputPath, language: SpokenOption = "") -> None:
    """Check a criteria file or an evaluation; exit code 1 when something must be mended."""
    with told(language) as spoken_language:
        if path.suffix.lower() in {".yaml", ".yml"}:
            check_library(path, spoken_language)
        else:
            check_evaluation(path, spoken_language)


@app.command()
def rank(  # noqa: PLR0917  # likewise
    path: InputPath,
    evaluator: Annotated[str | None, typer.Option("--evaluator")] = None,
    role: Annotated[str | None, typer.Option("--role")] = None,
    side: Annotated[str | None, typer.Option("--side")] = None,
    round: Annotated[int | None, typer.Option("--round")] = None,  # noqa: A002  # the domain's word
    language: SpokenOption = "",
) -> None:
    """Print the ranking."""
    from evaluation.model.people import View

    with told(language) as spoken_language:
        found = evaluation_at(path)
        seen = found if round is None else found.at_round(round)
        print_title(str(seen.title.to(spoken_language)))
        print_ranking(seen, spoken_language, View(evaluator=evaluator, role=role, side=side))


@app.command()
def export(
    path: InputPath, output: Annotated[Path, typer.Argument()], language: SpokenOption = ""
) -> None:
    """Write an evaluation in another form."""
    from evaluation.exchange import write
    from evaluation.widgets.what_if import write_what_if

    with told(language) as spoken_language:
        as_page = output.suffix.lower() == ".html"
        writer = write_what_if if as_page else write
        written = writer(evaluation_at(path), output, language=spoken_language)
        say(Text("Written: {path}", "Écrit : {path}").format(path=written), spoken_language)


process.add_to(app)
