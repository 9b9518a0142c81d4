"""What a criteria file may contain, and the files that all of them share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from evaluation.language.text import Language
from evaluation.library.entries import (
    MAX_ROWS,
    Key,
    MeasureEntry,
    MustHaveEntry,
    Name,
    Number,
    Part,
    Percent,
    ScaleEntry,
    Words,
    said,
)
from evaluation.library.shared import Rating, Role, Shared
from evaluation.model.criteria import Branch, Criteria, Node, Task
from evaluation.model.people import Side

Entry = Annotated[ScaleEntry | MeasureEntry, Field(discriminator="type")]


class Group(Part):
    """Criteria that are weighed among themselves."""

    id: Name
    label: Words
    description: Words = Words()
    weight: Percent
    criteria: Annotated[tuple[Entry, ...], Field(min_length=1, max_length=MAX_ROWS)]


class Pillar(Part):
    """One of the three pillars."""

    id: Literal["technology", "people", "procedures"]
    label: Words
    description: Words = Words()
    weight: Percent
    floor: Annotated[
        Number,
        Field(
            description=said(
                "A vendor below it is flagged, whatever its total; on the scale of ratings.",
                "Un fournisseur en dessous est signalé, quel que soit son total; sur l’échelle des "
                "notes.",
            )
        ),
    ]
    groups: Annotated[tuple[Group, ...], Field(min_length=1, max_length=MAX_ROWS)]


class CriteriaFile(Part):
    """Criteria for choosing a vendor: must-haves, and three pillars of weighted criteria."""

    schema_: Annotated[Literal["vendor-criteria/1"], Field(alias="schema")]
    category: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=100)]
    languages: Annotated[
        tuple[Language, ...],
        Field(
            min_length=1,
            max_length=2,
            description=said(
                "The languages in which every text is written.",
                "Les langues dans lesquelles chaque texte est écrit.",
            ),
        ),
    ] = ("en", "fr")
    title: Words
    scope: Words = Words()
    must_haves: Annotated[tuple[MustHaveEntry, ...], Field(max_length=MAX_ROWS)] = ()
    pillars: Annotated[tuple[Pillar, ...], Field(min_length=3, max_length=3)]

    def criteria(self, shared: Shared) -> Criteria:
        """Return the criteria of the model."""
        nodes: list[Node] = []
        for pillar in self.pillars:
            floor = shared.rating.value(pillar.floor)
            nodes.append(
                Branch(
                    pillar.id,
                    pillar.label.text,
                    pillar.weight,
                    description=pillar.description.text,
                    floor=floor,
                )
            )
            for group in pillar.groups:
                about = group.description.text
                nodes.append(Branch(group.id, group.label.text, group.weight, pillar.id, about))
                nodes += [entry.leaf(group.id, shared.rating) for entry in group.criteria]
        return Criteria(
            self.category,
            self.title.text,
            tuple(nodes),
            tuple(entry.must_have() for entry in self.must_haves),
            shared.tasks,
            self.scope.text,
        )


class RoleEntry(Part):
    """What a person is in the committee, and where they stand."""

    id: Key
    side: Side
    label: Words


class RolesFile(Part):
    """The roles that criteria name."""

    schema_: Annotated[Literal["vendor-roles/1"], Field(alias="schema")]
    roles: Annotated[tuple[RoleEntry, ...], Field(min_length=1, max_length=MAX_ROWS)]
    rules: Annotated[dict[str, object], Field(default_factory=dict)]

    def content(self) -> tuple[Role, ...]:
        """Return the roles."""
        return tuple(Role(role.id, role.side, role.label.text) for role in self.roles)


class TaskEntry(Part):
    """A task that criteria serve."""

    id: Key
    label: Words


class TasksFile(Part):
    """The tasks that criteria name."""

    schema_: Annotated[Literal["vendor-tasks/1"], Field(alias="schema")]
    note: Words = Words()
    tasks: Annotated[tuple[TaskEntry, ...], Field(min_length=1, max_length=MAX_ROWS)]

    def content(self) -> tuple[Task, ...]:
        """Return the tasks."""
        return tuple(Task(task.id, task.label.text) for task in self.tasks)


class ReferenceEntry(Part):
    """A source of facts, and whether somebody has read it."""

    title: str
    where: str = ""
    status: Literal["seen", "memory"]


class ReferencesFile(Part):
    """The sources that criteria name."""

    schema_: Annotated[Literal["vendor-references/1"], Field(alias="schema")]
    references: dict[Key, ReferenceEntry]

    def content(self) -> tuple[str, ...]:
        """Return the keys of the sources."""
        return tuple(self.references)


class RatingEntry(Part):
    """The scale on which people rate."""

    low: Number
    high: Number
    step: Number
    anchors: Annotated[dict[int, Words], Field(max_length=MAX_ROWS)]
    rule: Words = Words()


class ScalesFile(Part):
    """How answers are read."""

    schema_: Annotated[Literal["vendor-scales/1"], Field(alias="schema")]
    rating: RatingEntry
    not_observed: Annotated[dict[str, str], Field(default_factory=dict)]
    must_have: Annotated[dict[str, object], Field(default_factory=dict)]
    evidence: tuple[dict[str, str], ...] = ()
    shapes: Annotated[dict[str, Words], Field(default_factory=dict)]

    @model_validator(mode="after")
    def _makes_a_scale(self) -> ScalesFile:
        self.content().scale({})
        return self

    def content(self) -> Rating:
        """Return the scale of ratings."""
        anchors = self.rating.anchors.items()
        words = tuple((float(level), words.text) for level, words in sorted(anchors))
        return Rating(self.rating.low, self.rating.high, self.rating.step, words)
