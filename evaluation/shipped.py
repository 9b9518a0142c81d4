"""Where the criteria libraries and the sample data are, whatever the current folder."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from evaluation.errors import FileError
from evaluation.language.text import Text

PACKAGE = Path(__file__).resolve().parent

NOT_FOUND = Text(
    "the folder '{name}' that ships with the package is neither in {inside} nor in {beside}. "
    "Install the package again, or run it from a complete copy of the project.",
    "le dossier « {name} » livré avec le paquet n’est ni dans {inside} ni dans {beside}. "
    "Réinstallez le paquet, ou servez-vous d’une copie complète du projet.",
)


def shipped_folder(name: Literal["criteria", "data"], *, package: Path = PACKAGE) -> Path:
    """Return the folder of a name that ships with the package.

    An installed package carries its folders inside itself; a copy of the project has them beside
    the package, next to ``pyproject.toml``.

    Parameters
    ----------
    name
        "criteria" for the criteria libraries, "data" for the sample data.
    package
        The folder of the package; another one serves the tests.

    Raises
    ------
    FileError
        When the folder is in neither place.

    Examples
    --------
    >>> shipped_folder("criteria").name
    'criteria'
    """
    inside, beside = package / name, package.parent / name
    if inside.is_dir():
        return inside
    # Without pyproject.toml the neighbours are other people's packages.
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    raise FileError(NOT_FOUND.format(name=name, inside=inside, beside=beside))
