"""The sample evaluations that ship with the package: fictional buyer, vendors and people."""

from __future__ import annotations

import csv
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


def sample_answers() -> list[dict[str, str]]:
    """Return a sample of answers on readiness, one row for each person and item, at gate A.

    The people are fictional: "user", "sales", "user_b" and "sales_b" would use the tool every day,
    and the other five are on the committee.

    Examples
    --------
    >>> sample_answers()[0]
    {'respondent': 'marketing', 'item': 'R01', 'answer': '5'}
    """
    path = shipped_folder("data") / "readiness-a.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
