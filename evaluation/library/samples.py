"""The sample evaluations that ship with the package: fictional buyer, vendors and people."""

from __future__ import annotations

import json

from evaluation.errors import UnknownNameError
from evaluation.model.evaluation import Evaluation
from evaluation.model.reading import from_rows
from evaluation.shipped import shipped_folder

SAMPLES = ("crm", "hosting", "automation")


def sample(name: str) -> Evaluation:
    """Return a sample evaluation: "crm", "hosting" or "automation".

    "crm" is a close race in which marketing and IT differ; "hosting" has a clear winner;
    "automation" has two rounds, the second of which changes the winner.

    Raises
    ------
    UnknownNameError
        If there is no such sample.

    Examples
    --------
    >>> sample("automation").rounds
    2
    """
    if name not in SAMPLES:
        raise UnknownNameError.among("sample", name, SAMPLES)
    text = (shipped_folder("data") / f"{name}.json").read_text("utf-8")
    return from_rows(json.loads(text))
