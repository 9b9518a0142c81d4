"""What a criterion and a must-have may contain in a criteria file, key by key."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from evaluation.language.text import Text
from evaluation.library.shared import Rating
from evaluation.model.criteria import Leaf, MustHave, refuse_money
from evaluation.model.scale import Scale, Shape

MAX_ROWS = 500  # rows of a list

Name = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$", max_length=100)
]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=100)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Proof = Literal["document", "demo", "trial", "test", "reference", "contract"]
Quality = Literal[
    "functional_suitability",
    "performance_efficiency",
    "compatibility",
    "interaction_capability",
    "reliability",
    "security",
    "maintainability",
    "flexibility",
    "safety",
]


def said(en: str, fr: str) -> str:
    """Return what an editor shows of an entry, in both languages."""
    return f"{en}\n\n{fr}"


class Part(BaseModel):
    """An entry whose keys are all known, with nothing guessed from one type to another."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)


class Words(Part):
    """A text in each of the languages of the file."""

    en: str = ""
    fr: str = ""

    @property
    def text(self) -> Text:
        """The same text as the rest of the package knows it."""
        return Text(self.en, self.fr)


class Request(Part):
    """What criteria and must-haves have in common: what is asked, of whom, and why."""

    id: Annotated[Name, Field(description=said("Unlike all others.", "Différent de tous."))]
    label: Words
    description: Words = Words()
    request: Annotated[
        Words,
        Field(
            description=said("What the vendor is asked for.", "Ce qu’on demande au fournisseur.")
        ),
    ] = Words()
    verify_by: Annotated[
        Proof, Field(description=said("How it is checked.", "Comment on le vérifie."))
    ]
    tasks: Annotated[
        tuple[Key, ...],
        Field(
            min_length=1,
            max_length=MAX_ROWS,
            description=said(
                "The tasks that it serves (_tasks.yaml).",
                "Les tâches que cela sert (_tasks.yaml).",
            ),
        ),
    ]
    scored_by: Annotated[
        tuple[Key, ...],
        Field(
            min_length=1,
            max_length=MAX_ROWS,
            description=said(
                "The roles that answer (_roles.yaml).", "Les rôles qui répondent (_roles.yaml)."
            ),
        ),
    ]
    refs: Annotated[
        tuple[Key, ...],
        Field(
            max_length=MAX_ROWS,
            description=said("Sources (_references.yaml).", "Sources (_references.yaml)."),
        ),
    ] = ()


class MustHaveEntry(Request):
    """A condition: a vendor that fails it leaves the selection."""

    def must_have(self) -> MustHave:
        """Return the must-have of the model."""
        return MustHave(
            self.id,
            self.label.text,
            self.description.text,
            self.request.text,
            self.verify_by,
            self.tasks,
            self.scored_by,
            self.refs,
        )


class Criterion(Request, ABC):
    """What rated and measured criteria have in common."""

    weight: Annotated[
        Percent,
        Field(
            description=said(
                "Points among its neighbours; those of a group add up to 100.",
                "Points parmi ses voisins; ceux d’un groupe totalisent 100.",
            )
        ),
    ]
    iso25010: Annotated[tuple[Quality, ...], Field(max_length=MAX_ROWS)] = ()
    adoption: Annotated[
        bool,
        Field(
            description=said(
                "Keeps people using the product.",
                "Fait que les gens gardent l’habitude du produit.",
            )
        ),
    ] = False
    core: Annotated[
        bool,
        Field(
            description=said("Belongs to the short version.", "Fait partie de la version abrégée.")
        ),
    ] = False
    note: Words = Words()

    @abstractmethod
    def scale(self, rating: Rating) -> Scale:
        """Return the scale of its answers."""

    def leaf(self, parent: str, rating: Rating) -> Leaf:
        """Return the criterion of the model, under a group."""
        return Leaf(
            self.id,
            self.label.text,
            self.weight,
            parent,
            self.scale(rating),
            measured=isinstance(self, MeasureEntry),
            description=self.description.text,
            request=self.request.text,
            verify_by=self.verify_by,
            tasks=self.tasks,
            scored_by=self.scored_by,
            adoption=self.adoption,
            core=self.core,
            iso25010=self.iso25010,
            references=self.refs,
            note=self.note.text,
        )


class ScaleEntry(Criterion):
    """A criterion that several people rate on the common scale."""

    type: Literal["scale"]
    scored_by: Annotated[
        tuple[Key, ...],
        Field(
            min_length=2,
            max_length=MAX_ROWS,
            description=said(
                "The roles that rate it, two at least (_roles.yaml).",
                "Les rôles qui le notent, deux au moins (_roles.yaml).",
            ),
        ),
    ]
    anchors: Annotated[
        dict[int, Words],
        Field(
            max_length=MAX_ROWS,
            description=said(
                "What each level means; 0, 3 and 5 at least (_scales.yaml has the others).",
                "Le sens de chaque niveau; au moins 0, 3 et 5 (_scales.yaml a les autres).",
            ),
        ),
    ]

    def scale(self, rating: Rating) -> Scale:
        """Return the common scale, with this criterion's own words where it has some."""
        own = {float(level): words.text for level, words in self.anchors.items()}
        return rating.scale(own)

    @model_validator(mode="after")
    def _is_not_money(self) -> ScaleEntry:
        refuse_money(self.id, self.label.text)
        return self


class MeasureEntry(Criterion):
    """A fact that is entered once, in a unit."""

    type: Literal["measure"]
    unit: Words
    worst: Annotated[
        Number, Field(description=said("The answer worth 0.", "La réponse qui vaut 0."))
    ]
    best: Annotated[
        Number,
        Field(
            description=said(
                "The answer worth 100; below worst where less is better.",
                "La réponse qui vaut 100; sous le pire quand moins vaut mieux.",
            )
        ),
    ]
    shape: Annotated[Shape, Field(description=said("See _scales.yaml.", "Voir _scales.yaml."))] = (
        "linear"
    )
    curve: Annotated[
        tuple[tuple[Number, Percent], ...],
        Field(
            max_length=MAX_ROWS,
            description=said(
                "Points between worst and best, as [answer, worth from 0 to 100].",
                "Points entre le pire et le meilleur : [réponse, valeur de 0 à 100].",
            ),
        ),
    ] = ()

    def scale(self, rating: Rating) -> Scale:  # noqa: ARG002  # a measure has its own scale
        """Return the scale of the measure."""
        return Scale(
            self.worst,
            self.best,
            shape=self.shape,
            curve=tuple((raw, percent / 100) for raw, percent in self.curve),
            unit=self.unit.text,
        )

    @model_validator(mode="after")
    def _is_a_scale_without_money(self) -> MeasureEntry:
        refuse_money(self.id, self.label.text, self.unit.text)
        self.scale(Rating(0.0, 1.0, None, ()))
        return self
