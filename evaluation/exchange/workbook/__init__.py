"""The decision workbook: an evaluation as a live Excel file for those who were not in the room."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.errors import FileError, UnknownNameError
from evaluation.exchange.files import make_folder, write_files
from evaluation.language.text import LANGUAGES, Language, Text, is_language

if TYPE_CHECKING:
    from evaluation.model.evaluation import Evaluation


def workbook_bytes(
    evaluation: Evaluation,
    *,
    language: Language,
    what_if: Mapping[str, float] | None = None,
    vary: str | None = None,
) -> bytes:
    """Return the decision workbook of an evaluation; the same input gives the same bytes.

    Every figure is a live formula that also holds its value, so that a program which computes
    nothing shows the same figures.

    Parameters
    ----------
    evaluation
        The evaluation, with at least one vendor.
    language
        The one language of the file, "en" or "fr".
    what_if
        Shares to write into the yellow cells of the sheet Weights: the percentage of its level that
        a node takes, by its id.
    vary
        The id of the node that the sheet Sensitivity begins with; the first pillar when left out.

    Raises
    ------
    UnknownNameError
        If the language or a node is unknown.
    WeightsError
        If a share is not a number from 0 to 100.
    FileError
        If there is no vendor.
    """
    if not is_language(language):
        raise UnknownNameError.among("language", language, LANGUAGES)
    if not evaluation.vendors:
        raise FileError(
            Text(
                "a workbook needs at least one vendor; add one with with_vendor",
                "un classeur demande au moins un fournisseur; ajoutez-en un avec with_vendor",
            )
        )
    from evaluation.exchange.workbook.case import Case
    from evaluation.exchange.workbook.figures import figures
    from evaluation.exchange.workbook.sheets import write_sheets

    varied = 0 if vary is None else evaluation.criteria.node_position(vary)
    return write_sheets(Case(figures(evaluation, what_if=what_if), language, varied))


def write_workbook(
    evaluation: Evaluation,
    path: str | Path,
    *,
    language: Language,
    what_if: Mapping[str, float] | None = None,
    vary: str | None = None,
) -> Path:
    """Write the decision workbook of an evaluation into a file, and return its path.

    The parameters and the errors are those of ``workbook_bytes``.

    Raises
    ------
    FileError
        If the file cannot be written, as when it is open in Excel; what was there before stands.
    """
    content = workbook_bytes(evaluation, language=language, what_if=what_if, vary=vary)
    target = Path(path).expanduser()
    make_folder(target.parent)
    write_files({target: content})
    return target


__all__ = ["workbook_bytes", "write_workbook"]
