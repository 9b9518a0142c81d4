"""The commands of the committee's process: the journal, its rounds, seals, agenda and record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evaluation.cli.opening import evaluation_at
from evaluation.cli.printing import say, told
from evaluation.language.text import Text

if TYPE_CHECKING:
    from evaluation.journal.entry import Entry
    from evaluation.language.text import Language

SpokenOption = Annotated[str, typer.Option("--language", "-l")]
JournalPath = Annotated[Path, typer.Argument()]

journal_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
round_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the terminal command."""
    app.add_typer(journal_app, name="journal")
    app.add_typer(round_app, name="round")
    for command in (seal, agenda, progress, record, replay):
        app.command()(command)


@journal_app.command()
def log(
    path: JournalPath,
    last: Annotated[int, typer.Option("--last", min=1)] = 20,
    language: SpokenOption = "",
) -> None:
    """Print the last entries of a journal."""
    from evaluation import journal
    from evaluation.journal.words import told as line_told

    with told(language) as spoken, journal.open(path) as session:
        for line in session.log(after=max(session.head.count - last, 0)):
            say(line_told(line, spoken), spoken)


@journal_app.command()
def verify(
    path: JournalPath,
    head: Annotated[str, typer.Option("--head")] = "",
    language: SpokenOption = "",
) -> None:
    """Say whether a journal is as it was written; exit code 1 when it is not."""
    from evaluation import journal

    with told(language) as spoken:
        found = journal.verify(path, head=head or None)
        _tell(found, spoken)
        if not found.is_sound:
            raise typer.Exit(1)


@journal_app.command()
def export(
    path: JournalPath,
    output: Annotated[Path, typer.Argument()],
    language: SpokenOption = "",
) -> None:
    """Write a journal to one JSON file."""
    from evaluation import journal
    from evaluation.journal.transfer import export_journal

    with told(language) as spoken, journal.open(path) as session:
        written = export_journal(session, output)
        say(
            Text(
                "Written: {path}, {count} entries. Head: {head}",
                "Écrit : {path}, {count} entrées. Tête : {head}",
            ).format(path=written, count=session.head.count, head=session.head),
            spoken,
        )


@journal_app.command("import")
def import_(
    path: JournalPath,
    output: Annotated[Path, typer.Argument()],
    language: SpokenOption = "",
) -> None:
    """Make a journal of a JSON file."""
    from evaluation.journal.transfer import import_journal

    with told(language) as spoken, import_journal(path, output) as session:
        say(
            Text(
                "{path}: {count} entries. Head: {head}", "{path} : {count} entrées. Tête : {head}"
            ).format(path=output, count=session.head.count, head=session.head),
            spoken,
        )


@round_app.command("open")
def open_(path: JournalPath, language: SpokenOption = "") -> None:
    """Open the next round."""
    _act(
        path,
        language,
        "open_round",
        Text("Round {number} is open.", "Le tour {number} est ouvert."),
    )


@round_app.command()
def close(path: JournalPath, language: SpokenOption = "") -> None:
    """Close the open round."""
    _act(
        path,
        language,
        "close_round",
        Text("Round {number} is closed.", "Le tour {number} est fermé."),
    )


@round_app.command()
def reveal(path: JournalPath, language: SpokenOption = "") -> None:
    """Show everybody's ratings of the closed round."""
    _act(
        path,
        language,
        "reveal",
        Text("Round {number} is revealed.", "Le tour {number} est dévoilé."),
    )


def seal(
    path: JournalPath,
    part: Annotated[str, typer.Argument()],
    language: SpokenOption = "",
) -> None:
    """Settle the criteria, then the weights."""
    done = Text("Sealed: {digest}.", "Scellé : {digest}.")
    _act(path, language, "seal", done, part)


def agenda(
    path: Annotated[Path, typer.Argument()],
    round: Annotated[int | None, typer.Option("--round")] = None,  # noqa: A002  # the domain's word
    language: SpokenOption = "",
) -> None:
    """Print what to discuss, and why the rest is closed."""
    from evaluation.committee import agenda as ask

    with told(language) as spoken:
        _tell(ask(evaluation_at(path), round=round), spoken)


def progress(path: JournalPath, language: SpokenOption = "") -> None:
    """Print the step of the selection, and what is still missing."""
    from evaluation import journal

    with told(language) as spoken, journal.open(path) as session:
        _tell(session.progress, spoken)


def record(
    path: JournalPath,
    output: Annotated[Path, typer.Argument()],
    language: SpokenOption = "",
) -> None:
    """Write the decision record of a journal."""
    from evaluation import journal
    from evaluation.journal.record_file import write_record
    from evaluation.journal.recording import decision_record

    with told(language) as spoken, journal.open(path) as session:
        made = decision_record(session)
        _tell(made, spoken)
        written = write_record(made, output)
        say(Text("Written: {path}", "Écrit : {path}").format(path=written), spoken)


def replay(
    path: Annotated[Path, typer.Argument()],
    journal: Annotated[Path | None, typer.Option("--journal")] = None,
    language: SpokenOption = "",
) -> None:
    """Compute a decision record again from its journal; exit code 1 when something differs."""
    from evaluation.journal.replay import replay as again

    with told(language) as spoken:
        found = again(path, journal=journal)
        _tell(found, spoken)
        if not found.is_same:
            raise typer.Exit(1)


def _act(path: Path, language: str, verb: str, done: Text, *words: str) -> None:
    """Do one thing as the facilitator, and print the head of the journal after it."""
    from evaluation import journal

    with told(language) as spoken, journal.open(path) as session:
        entry: Entry = getattr(session, verb)(*words)
        now = session.proceedings
        seals = [one for one in now.seals.values() if one.entry == entry.sequence]
        digest = seals[0].digest if seals else ""
        say(done.format(number=len(now.rounds), digest=digest), spoken)
        say(
            Text(
                "Head of the journal, to write down: {head}",
                "Tête du journal, à noter : {head}",
            ).format(head=entry.head),
            spoken,
        )


def _tell(result: Any, language: Language) -> None:  # noqa: ANN401  # any result that has sentences
    import evaluation.journal.telling  # noqa: F401  # the journal tells its own results
    from evaluation.story import sentences

    for sentence in sentences(result, language=language):
        say(sentence, language)
