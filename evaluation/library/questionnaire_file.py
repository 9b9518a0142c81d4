"""What the file of the questionnaire on readiness may contain, and what it must not contradict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from evaluation.errors import bad_numbers
from evaluation.language.text import LANGUAGES, Language, Text, typeset
from evaluation.library.consistency import missing_texts, repeated_ids, rows_of
from evaluation.library.document import Document
from evaluation.library.entries import MAX_ROWS, Key, Number, Part, Words
from evaluation.library.problems import Problem, shortened
from evaluation.library.questionnaire import (
    Dimension,
    FollowUp,
    Gate,
    Indicator,
    Item,
    Labelled,
    Pillar,
    Questionnaire,
    Thresholds,
    Verdict,
)

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1, le=MAX_ROWS)]
ROWS = Field(min_length=1, max_length=MAX_ROWS)
_LISTS = ("gates", "dimensions", "owners", "items", "verdicts")


class ScalePart(Part):
    """The answers that a statement may get."""

    low: Literal[1]
    high: Literal[5]
    anchors: Annotated[dict[int, Words], Field(min_length=2, max_length=5)]
    cannot_tell: Words


class LabelledPart(Part):
    """Something with an id and a label."""

    id: Key
    label: Words

    def labelled(self) -> Labelled:
        """Return it as the questionnaire has it."""
        return Labelled(self.id, typeset(self.label.text))


class GatePart(LabelledPart):
    """A moment at which the statements are answered."""

    id: Gate


class VerdictPart(LabelledPart):
    """What the answers may lead to."""

    id: Verdict


class DimensionPart(LabelledPart):
    """One side of being ready."""

    pillar: Pillar
    critical: bool
    theory: str = ""

    def dimension(self) -> Dimension:
        """Return it as the questionnaire has it."""
        label = typeset(self.label.text)
        return Dimension(self.id, label, self.pillar, self.critical, self.theory)


class ItemPart(LabelledPart):
    """A statement, and what to do when the answers are low."""

    dimension: Key
    gates: Annotated[tuple[Gate, ...], Field(min_length=1, max_length=2)]
    critical: bool = False
    owner: Key
    action: Words

    def item(self) -> Item:
        """Return it as the questionnaire has it."""
        return Item(
            self.id,
            typeset(self.label.text),
            self.dimension,
            self.gates,
            self.critical,
            typeset(self.action.text),
            self.owner,
        )


class ThresholdsPart(Part):
    """Where the lines are drawn."""

    respondents_share: Share
    daily_users: Annotated[int, Field(ge=3, le=MAX_ROWS)]  # no group below three is ever shown
    answers_share: Share
    barrier: Number
    act: Number
    spread: Number
    low_answer: int
    high_median: Number
    not_yet: Number
    barriers: Count
    critical_item: Number
    conditions: Number

    @model_validator(mode="after")
    def _are_in_order(self) -> ThresholdsPart:
        if not 1 <= self.not_yet <= self.barrier <= self.conditions <= 5:
            raise bad_numbers(
                "not_yet ({low:g}), barrier ({middle:g}) and conditions ({high:g}) must follow each "
                "other from 1 to 5",
                "not_yet ({low:g}), barrier ({middle:g}) et conditions ({high:g}) doivent se suivre "
                "de 1 à 5",
                low=self.not_yet,
                middle=self.barrier,
                high=self.conditions,
            )
        return self


class IndicatorPart(LabelledPart):
    """A figure of real use."""

    watch_below: Share | None = None
    alarm_below: Share | None = None
    alarm_rising_over: Annotated[int, Field(ge=2, le=MAX_ROWS)] | None = None

    @model_validator(mode="after")
    def _has_levels(self) -> IndicatorPart:
        watch, alarm, rising = self.watch_below, self.alarm_below, self.alarm_rising_over
        if rising is not None and watch is None and alarm is None:
            return self
        if rising is None and watch is not None and alarm is not None and alarm <= watch:
            return self
        raise bad_numbers(
            "give watch_below and alarm_below, the second no higher than the first, or "
            "alarm_rising_over alone",
            "donnez watch_below et alarm_below, le second ne dépassant pas le premier, ou "
            "alarm_rising_over seul",
        )

    def indicator(self) -> Indicator:
        """Return it as the questionnaire has it."""
        levels = (self.watch_below, self.alarm_below, self.alarm_rising_over)
        return Indicator(self.id, typeset(self.label.text), *levels)


class FollowUpPart(Part):
    """What is looked at after the purchase."""

    review_days: Annotated[tuple[Count, ...], ROWS]
    indicators: Annotated[tuple[IndicatorPart, ...], ROWS]
    weak_vendor: Annotated[float, Field(ge=0, le=5, allow_inf_nan=False)]
    note: Words

    def follow_up(self) -> FollowUp:
        """Return it as the questionnaire has it."""
        indicators = tuple(one.indicator() for one in self.indicators)
        days = tuple(sorted(set(self.review_days)))
        return FollowUp(days, indicators, self.weak_vendor, typeset(self.note.text))


class QuestionnaireFile(Part):
    """The questionnaire on readiness."""

    schema_: Annotated[Literal["vendor-readiness/1"], Field(alias="schema")]
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=2)] = ("en", "fr")
    title: Words
    instructions: Words
    scale: ScalePart
    gates: Annotated[tuple[GatePart, ...], Field(min_length=2, max_length=2)]
    dimensions: Annotated[tuple[DimensionPart, ...], ROWS]
    owners: Annotated[tuple[LabelledPart, ...], Field(max_length=MAX_ROWS)] = ()
    items: Annotated[tuple[ItemPart, ...], ROWS]
    thresholds: ThresholdsPart
    verdicts: Annotated[tuple[VerdictPart, ...], Field(min_length=3, max_length=3)]
    limits: Words
    sources: Annotated[tuple[str, ...], Field(max_length=MAX_ROWS)] = ()
    follow_up: FollowUpPart

    def questionnaire(self, known: Mapping[str, Text]) -> Questionnaire:
        """Return the questionnaire, its owners being the known roles and those of the file."""
        roles = (Labelled(name, label) for name, label in known.items())
        anchors = sorted(self.scale.anchors.items())
        return Questionnaire(
            languages=tuple(one for one in LANGUAGES if one in self.languages),
            title=typeset(self.title.text),
            instructions=typeset(self.instructions.text),
            low=self.scale.low,
            high=self.scale.high,
            anchors=tuple((level, typeset(words.text)) for level, words in anchors),
            cannot_tell=typeset(self.scale.cannot_tell.text),
            gates=tuple(one.labelled() for one in self.gates),
            dimensions=tuple(one.dimension() for one in self.dimensions),
            items=tuple(one.item() for one in self.items),
            owners=(*roles, *(one.labelled() for one in self.owners)),
            thresholds=Thresholds(**self.thresholds.model_dump()),
            verdicts=tuple(one.labelled() for one in self.verdicts),
            limits=typeset(self.limits.text),
            sources=self.sources,
            follow_up=self.follow_up.follow_up(),
        )


def contradictions(document: Document, roles: Mapping[str, Text]) -> Iterator[Problem]:
    """Yield what contradicts something else in the file: ids, dimensions, owners, languages.

    Entries of a wrong type are passed over: the schema reports those.
    """
    data = document.data
    for key in _LISTS:
        yield from repeated_ids(document, list(rows_of(data, (), key)))
    inside = data.get("follow_up") if isinstance(data, dict) else None
    yield from repeated_ids(document, list(rows_of(inside, ("follow_up",), "indicators")))
    yield from _unknown_names(document, roles)
    yield from missing_texts(document)


def _unknown_names(document: Document, roles: Mapping[str, Text]) -> Iterator[Problem]:
    kinds = {
        "dimension": (Text("the dimension", "la dimension"), _ids(document, "dimensions")),
        "owner": (
            Text("the owner", "la personne responsable"),
            [*roles, *_ids(document, "owners")],
        ),
    }
    message = Text(
        "{kind} '{name}' is unknown; choose among {known}",
        "{kind} « {name} » est inconnue; choisissez parmi {known}",
    )
    for place, row in rows_of(document.data, (), "items"):
        for key, (kind, known) in kinds.items():
            name = row.get(key)
            if isinstance(name, str) and name not in known:
                facts = {"kind": kind, "name": shortened(name), "known": ", ".join(known)}
                yield document.problem((*place, key), message.format(**facts))


def _ids(document: Document, key: str) -> list[str]:
    return [str(row.get("id")) for _, row in rows_of(document.data, (), key)]
