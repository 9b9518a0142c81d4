"""An evaluation while its journal is read: what was said by name, and arrays made of it on demand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from evaluation.errors import ScaleError, UnknownNameError, WeightsError
from evaluation.language.text import Language, Text
from evaluation.model.answers import NO_EVIDENCE, Answers, Note, State
from evaluation.model.criteria import Criteria, Leaf
from evaluation.model.evaluation import Evaluation
from evaluation.model.people import Evaluator, Vendor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Three = tuple[NDArray[np.float64], NDArray[np.int8], NDArray[np.int8]]

# Round, evaluator, vendor, criterion.
Place = tuple[int, str, str, str]
# Vendor, criterion.
Spot = tuple[str, str]


class Cell(NamedTuple):
    """What stands in one cell."""

    value: float = np.nan
    state: int = State.BLANK
    evidence: int = NO_EVIDENCE


BLANK = Cell()


class Draft:
    """What the entries read so far say of an evaluation; nothing that was said is thrown away.

    A vendor or a person who left, a criterion that was taken out and somebody recused keep their
    answers here; the evaluation does not show them.
    """

    def __init__(self, title: Text, languages: tuple[Language, ...], criteria: Criteria) -> None:
        self.title, self.languages, self.criteria = title, languages, criteria
        self.vendors: dict[str, Vendor] = {}
        self.evaluators: dict[str, Evaluator] = {}
        self.gone: dict[tuple[str, str], str] = {}
        self.ratings: dict[Place, Cell] = {}
        self.measures: dict[Spot, Cell] = {}
        self.musts: dict[Spot, Cell] = {}
        self.points: dict[tuple[str, str], float] = {}
        self.notes: dict[tuple[str, str, str, int], str] = {}
        self.rounds = 1
        # What an act of the committee replaced, by what and entry: undoing it brings that back.
        self.replaced: dict[tuple[str, int], Any] = {}
        self._arrays: _Arrays | None = None
        self._evaluation: Evaluation | None = None

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation as it stands."""
        if self._evaluation is None:
            self._arrays = self._arrays or _Arrays(self)
            self._evaluation = self._arrays.evaluation(self)
        return self._evaluation

    def reshape(self) -> None:
        """Forget the arrays: who or what is in the evaluation has changed."""
        self._arrays = self._evaluation = None

    def leaf(self, name: str, *, measured: bool) -> Leaf:
        """Return a leaf that is rated, or one that is measured."""
        leaf = self.criteria.leaves[self.criteria.leaf_position(name)]
        if leaf.measured is not measured:
            raise ScaleError(
                Text(
                    "'{name}' is measured once for everybody: enter a measure, not a rating.",
                    "« {name} » se mesure une fois pour tout le monde : entrez une mesure, pas une "
                    "note.",
                ).format(name=name)
                if leaf.measured
                else Text(
                    "'{name}' is rated by each evaluator: enter ratings, not a measure.",
                    "« {name} » est noté par chaque évaluateur : entrez des notes, pas une mesure.",
                ).format(name=name)
            )
        return leaf

    def require_vendor(self, name: str) -> None:
        """Refuse a vendor that is not there, or no longer."""
        if name not in self.vendors or ("vendor", name) in self.gone:
            raise UnknownNameError.among("vendor", name, self.present("vendor", self.vendors))

    def require_member(self, name: str) -> None:
        """Refuse a person who is not on the committee, or no longer."""
        if name not in self.evaluators or ("member", name) in self.gone:
            raise UnknownNameError.among("evaluator", name, self.present("member", self.evaluators))

    def present(self, kind: str, items: Mapping[str, object]) -> list[str]:
        """Return those who have not left."""
        return [name for name in items if (kind, name) not in self.gone]

    def rate(self, place: Place, cell: Cell) -> None:
        """Write one rating."""
        self.ratings[place] = cell
        self._evaluation = None
        if self._arrays is not None:
            self._arrays.rate(place, cell)

    def measure(self, spot: Spot, cell: Cell) -> None:
        """Write one fact."""
        self.measures[spot] = cell
        self._evaluation = None
        if self._arrays is not None:
            self._arrays.put("measures", spot, cell)

    def answer(self, spot: Spot, cell: Cell) -> None:
        """Write the answer to one must-have."""
        self.musts[spot] = cell
        self._evaluation = None
        if self._arrays is not None:
            self._arrays.put("must_answers", spot, cell)

    def weigh(self, evaluator: str, points: Mapping[str, float | None]) -> None:
        """Write a person's points.

        Raises
        ------
        WeightsError
            If some are negative, or all of a level are zero; nothing is written then.
        """
        row = {**self.points_of(evaluator), **points}
        for name, given in points.items():
            self.criteria.node_position(name)
            if given is not None and given < 0:
                raise WeightsError(
                    Text(
                        "{who}: {given:g} points for '{name}'; points are zero or a positive number",
                        "{who} : {given:g} points pour « {name} »; les points sont zéro ou un "
                        "nombre positif",
                    ).format(who=evaluator, given=given, name=name)
                )
        for family in self.criteria.tree.families:
            names = [self.criteria.nodes[k].id for k in family]
            if all(row.get(name) == 0 for name in names):
                raise WeightsError(
                    Text(
                        "{who}: the points of {names} are all zero; give at least one a positive "
                        "number",
                        "{who} : les points de {names} sont tous nuls; donnez à l’un d’eux un nombre "
                        "positif",
                    ).format(who=evaluator, names=", ".join(f"'{name}'" for name in names))
                )
        for name, given in points.items():
            self.points.pop((evaluator, name), None)
            if given is not None:
                self.points[evaluator, name] = given
        self._evaluation = None
        if self._arrays is not None:
            self._arrays.weigh(evaluator, points)

    def points_of(self, evaluator: str) -> dict[str, float | None]:
        """Return a person's points by criterion, pillar or group."""
        names = (node.id for node in self.criteria.nodes)
        return {n: self.points[evaluator, n] for n in names if (evaluator, n) in self.points}

    def note(self, place: tuple[str, str, str, int], text: str) -> None:
        """Write a note, or take it away."""
        self._evaluation = None
        self.notes.pop(place, None)
        if text:
            self.notes[place] = text


class _Arrays:
    """The arrays of an evaluation, patched cell by cell."""

    def __init__(self, draft: Draft) -> None:
        criteria = draft.criteria
        self.vendors = {v: k for k, v in enumerate(draft.present("vendor", draft.vendors))}
        present = draft.present("member", draft.evaluators)
        self.people = {name: k for k, name in enumerate(present)}
        self.judging = {name for name in present if draft.evaluators[name].judges}
        self.rated = {x.id: k for k, x in enumerate(criteria.leaves) if not x.measured}
        self.columns = {
            "measures": {x.id: k for k, x in enumerate(criteria.leaves) if x.measured},
            "must_answers": {must.id: k for k, must in enumerate(criteria.must_haves)},
        }
        self.nodes = {node.id: k for k, node in enumerate(criteria.nodes)}
        people, vendors, leaves = len(present), len(self.vendors), len(criteria.leaves)
        self.ratings = _blank(draft.rounds, people, vendors, leaves)
        self.points = np.full((people, len(criteria.nodes)), np.nan)
        self.facts = {
            "measures": _blank(vendors, leaves),
            "must_answers": _blank(vendors, len(criteria.must_haves)),
        }
        for place, cell in draft.ratings.items():
            self.rate(place, cell)
        for table, cells in (("measures", draft.measures), ("must_answers", draft.musts)):
            for spot, cell in cells.items():
                self.put(table, spot, cell)
        for (person, node), given in draft.points.items():
            self.weigh(person, {node: given})

    def rate(self, place: Place, cell: Cell) -> None:
        number, person, vendor, criterion = place
        if person in self.judging and vendor in self.vendors and criterion in self.rated:
            where = (
                number - 1,
                self.people[person],
                self.vendors[vendor],
                self.rated[criterion],
            )
            _put(self.ratings, where, cell)

    def put(self, table: str, spot: Spot, cell: Cell) -> None:
        vendor, criterion = spot
        if vendor in self.vendors and criterion in self.columns[table]:
            where = self.vendors[vendor], self.columns[table][criterion]
            _put(self.facts[table], where, cell)

    def weigh(self, person: str, points: Mapping[str, float | None]) -> None:
        for node, given in points.items():
            if person in self.judging and node in self.nodes:
                self.points[self.people[person], self.nodes[node]] = (
                    np.nan if given is None else given
                )

    def evaluation(self, draft: Draft) -> Evaluation:
        return Evaluation(
            title=draft.title,
            languages=draft.languages,
            criteria=draft.criteria,
            vendors=tuple(draft.vendors[name] for name in self.vendors),
            evaluators=tuple(draft.evaluators[name] for name in self.people),
            ratings=_frozen(self.ratings),
            points=self.points.copy(),
            measures=_frozen(self.facts["measures"]),
            must_answers=_frozen(self.facts["must_answers"]),
            notes=tuple(self._notes(draft)),
        )

    def _notes(self, draft: Draft) -> list[Note]:
        facts = {**self.columns["measures"], **self.columns["must_answers"]}
        return [
            Note(vendor, criterion, text, person, number)
            for (vendor, criterion, person, number), text in draft.notes.items()
            if vendor in self.vendors
            and (
                (person in self.judging and criterion in self.rated)
                or (not person and criterion in facts)
            )
        ]


def _blank(*shape: int) -> _Three:
    return (
        np.full(shape, np.nan),
        np.zeros(shape, np.int8),
        np.full(shape, NO_EVIDENCE, np.int8),
    )


def _frozen(arrays: _Three) -> Answers:
    value, state, evidence = arrays
    return Answers(value.copy(), state.copy(), evidence.copy())


def _put(arrays: _Three, where: tuple[int, ...], cell: Cell) -> None:
    value, state, evidence = arrays
    value[where], state[where], evidence[where] = cell
