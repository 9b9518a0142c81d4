"""What is wrong in a criteria file, on which line, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaluation.errors import FileError
from evaluation.language.text import Text

SHOWN = 50  # nobody reads further before mending something


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a file.

    ``line`` counts from 1; ``place`` leads from the top of the file to the entry; ``message`` says
    what is wrong and how to mend it.
    """

    line: int
    place: str
    message: Text

    def in_file(self, path: Path) -> Text:
        """Return the whole sentence, with the file, the line and the place."""
        return Text(
            "{path}, line {line}{place}: {message}",
            "{path}, ligne {line}{place} : {message}",
        ).format(
            path=path,
            line=self.line,
            place=f", {self.place}" if self.place else "",
            message=self.message,
        )


class CriteriaFileError(FileError):
    """A criteria file with problems, all of them at once.

    ``problems`` holds them in the order of the file.
    """

    def __init__(self, message: Text, problems: tuple[Problem, ...]) -> None:
        super().__init__(message)
        self.problems = problems

    @classmethod
    def of(cls, path: Path, problems: tuple[Problem, ...]) -> CriteriaFileError:
        """Build the error for the problems of a file, one a line."""
        lines = [problem.in_file(path) for problem in problems[:SHOWN]]
        if len(problems) > SHOWN:
            more = Text("... and {n} more", "... et {n} de plus")
            lines.append(more.format(n=len(problems) - SHOWN))
        message = Text("\n".join(line.en for line in lines), "\n".join(line.fr for line in lines))
        return cls(message, problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of the file, each one once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line))


def shortened(value: object, length: int = 60) -> str:
    """Return a value as it is shown in a sentence.

    Examples
    --------
    >>> shortened("abcdefgh", length=5)
    'abcd…'
    """
    text = " ".join(str(value).split())
    return text if len(text) <= length else f"{text[: length - 1]}…"
