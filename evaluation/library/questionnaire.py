"""The questionnaire on readiness, and the indicators of use that follow a purchase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from evaluation.errors import UnknownNameError
from evaluation.language.text import Language, Text
from evaluation.library.problems import CriteriaFileError, Problem, in_order
from evaluation.library.reading import Stamp, document_at, roles, stamp_of, validated
from evaluation.shipped import shipped_folder

Gate = Literal["A", "B"]
Verdict = Literal["not_yet", "go_with_conditions", "go"]
Pillar = Literal["technology", "people", "procedures"]
FILE = "_readiness.yaml"


@dataclass(frozen=True, slots=True)
class Labelled:
    """Something with an id and a label: a gate, a verdict, who sees to an action."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Dimension:
    """One side of being ready, the pillar that it stands for, and whether it alone can say no."""

    id: str
    label: Text
    pillar: Pillar
    critical: bool
    theory: str


@dataclass(frozen=True, slots=True)
class Item:
    """A statement that people answer from 1 to 5, and what to do when the answers are low.

    ``owner`` is the id of who sees to the action: a role, or one of ``Questionnaire.owners``.
    """

    id: str
    label: Text
    dimension: str
    gates: tuple[Gate, ...]
    critical: bool
    action: Text
    owner: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the lines are drawn; the file of the questionnaire says what each one does."""

    respondents_share: float
    daily_users: int
    answers_share: float
    barrier: float
    act: float
    spread: float
    low_answer: int
    high_median: float
    not_yet: float
    barriers: int
    critical_item: float
    conditions: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of real use, with the levels below which it is to be watched or raises the alarm.

    A share has both levels. A trend has ``alarm_rising_over`` instead: the number of reviews in a
    row over which a rise raises the alarm.
    """

    id: str
    label: Text
    watch_below: float | None = None
    alarm_below: float | None = None
    alarm_rising_over: int | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is looked at after the purchase, and how many days after the decision."""

    review_days: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    weak_vendor: float
    note: Text


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The statements on readiness, how their answers are read, and what they cannot say."""

    languages: tuple[Language, ...]
    title: Text
    instructions: Text
    low: int
    high: int
    anchors: tuple[tuple[int, Text], ...]
    cannot_tell: Text
    gates: tuple[Labelled, ...]
    dimensions: tuple[Dimension, ...]
    items: tuple[Item, ...]
    owners: tuple[Labelled, ...]
    thresholds: Thresholds
    verdicts: tuple[Labelled, ...]
    limits: Text
    sources: tuple[str, ...]
    follow_up: FollowUp

    def asked_at(self, gate: str) -> tuple[Item, ...]:
        """Return the items of a gate, "A" or "B".

        Raises
        ------
        UnknownNameError
            If there is no such gate.
        """
        known = [one.id for one in self.gates]
        if gate not in known:
            raise UnknownNameError.among("gate", gate, known)
        return tuple(item for item in self.items if gate in item.gates)

    def dimensions_at(self, gate: str) -> tuple[Dimension, ...]:
        """Return the dimensions that have an item at a gate."""
        asked = {item.dimension for item in self.asked_at(gate)}
        return tuple(one for one in self.dimensions if one.id in asked)

    def item(self, name: str) -> Item:
        """Return an item by its id.

        Raises
        ------
        UnknownNameError
            If there is no such item.
        """
        for item in self.items:
            if item.id == name:
                return item
        raise UnknownNameError.among("item", name, [item.id for item in self.items])


def questionnaire(path: str | Path | None = None) -> Questionnaire:
    """Return the questionnaire on readiness.

    Parameters
    ----------
    path
        The path of another file with the same keys, such as a team's own levels; the questionnaire
        that ships with the package when left out.

    Raises
    ------
    FileError
        If the file cannot be read, or has problems; the message names all of them by their line.

    References
    ----------
    Shea, C. M. et al. (2014). Organizational readiness for implementing change: a psychometric
    assessment of a new measure. Implementation Science 9, 7: the validated instrument (ORIC), which
    this questionnaire is not.

    Examples
    --------
    >>> [len(questionnaire().asked_at(gate)) for gate in "AB"]
    [17, 10]
    >>> str(questionnaire().item("R08").label)
    'I want this change to happen.'
    """
    return _questionnaire(stamp_of(Path(path) if path else shipped_folder("criteria") / FILE))


@lru_cache(maxsize=8)
def _questionnaire(stamp: Stamp) -> Questionnaire:
    found, wrong = _read(stamp[0])
    if found is None:
        raise CriteriaFileError.of(stamp[0], wrong)
    return found


def _read(path: Path) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    from evaluation.library.questionnaire_file import QuestionnaireFile, contradictions

    document, wrong = document_at(path)
    if document is None:
        return None, wrong
    known = {role.id: role.label for role in roles()}
    file, wrong = validated(document, QuestionnaireFile)
    wrong = in_order([*wrong, *contradictions(document, known)])
    return (None, wrong) if file is None or wrong else (file.questionnaire(known), ())
