"""How an answer shows itself in a terminal: by its table, not by its arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pandas as pd


class Tabled(Protocol):
    """An answer with a table."""

    @property
    def table(self) -> pd.DataFrame:
        """The answer as a pandas table, one fact a row."""


def by_table(answer: Tabled) -> str:
    """Return the name of an answer's type and the first rows of its table."""
    return f"{type(answer).__name__}\n{answer.table.to_string(max_rows=12, max_cols=12)}"
