"""An evaluation as pandas tables, and back, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from evaluation.model.reading import from_rows
from evaluation.model.rows import to_rows
from evaluation.model.table import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from evaluation.model.evaluation import Evaluation


def to_frames(evaluation: Evaluation) -> dict[str, pd.DataFrame]:
    """Return the tables of an evaluation as pandas frames, one fact a row.

    Empty texts are empty strings, missing numbers NaN, and lists of ids words with spaces between.
    """
    import pandas as pd  # only those who ask for tables wait for pandas

    frames = {}
    for name, rows in to_rows(evaluation).items():
        columns = TABLES[name]
        frame = pd.DataFrame(rows, columns=list(columns))
        for column, kind in columns.items():
            if kind is tuple:
                frame[column] = [" ".join(cell) for cell in frame[column]]
            if kind is float:
                frame[column] = frame[column].astype(float)
        frames[name] = frame
    return frames


def from_frames(frames: Mapping[str, pd.DataFrame]) -> Evaluation:
    """Make an evaluation of its tables; the inverse of ``to_frames``.

    Raises
    ------
    FileError, EvaluationError
        If a table, a row or a cell is not what it should be; the message says where.
    """
    tables = {
        name: cast("list[dict[str, Any]]", frame.to_dict("records"))
        for name, frame in frames.items()
    }
    return from_rows(tables)
