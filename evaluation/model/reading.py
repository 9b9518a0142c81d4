"""Tables of plain rows back into an evaluation, refusing what does not fit by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from evaluation.errors import FileError, UnknownNameError
from evaluation.language.text import LANGUAGES, Language, Text
from evaluation.model.answers import (
    MUST_ANSWERS,
    NO_EVIDENCE,
    NOT_OBSERVED,
    Answers,
    Note,
    State,
    evidence_number,
)
from evaluation.model.criteria import Branch, Criteria, Leaf, MustHave, Node, Task
from evaluation.model.evaluation import Evaluation
from evaluation.model.people import Evaluator, Vendor
from evaluation.model.rows import FORMAT
from evaluation.model.scale import Scale
from evaluation.model.table import Row, Tables, checked, numbered, words

if TYPE_CHECKING:
    from numpy.typing import NDArray


def from_rows(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Evaluation:
    """Make an evaluation of its tables, refusing what does not fit by table, row and column.

    Raises
    ------
    FileError
        If a table or a column is missing, unknown or of the wrong type, or the format is another.
    EvaluationError
        If the evaluation contradicts itself.
    """
    t = checked(tables)
    if len(t["evaluation"]) != 1:
        raise FileError(
            Text(
                "the table 'evaluation' must have one row",
                "le tableau « evaluation » doit avoir une ligne",
            )
        )
    head = t["evaluation"][0]
    if head["format"] != FORMAT:
        raise FileError(
            Text(
                "this is the format '{found}'; this version reads '{known}'",
                "c’est le format « {found} »; cette version lit « {known} »",
            ).format(found=head["format"], known=FORMAT)
        )
    for language in head["languages"]:
        if language not in LANGUAGES:
            raise UnknownNameError.among("language", language, LANGUAGES)
    bare = Evaluation(
        title=_text(head, "title"),
        languages=cast("tuple[Language, ...]", head["languages"]),
        criteria=_criteria(t),
        vendors=tuple(Vendor(row["id"], _text(row, "label")) for row in t["vendors"]),
        evaluators=tuple(_person(row) for row in t["evaluators"]),
    )
    return _filled(bare, t)


def _filled(bare: Evaluation, t: Tables) -> Evaluation:
    return replace(
        bare,
        points=_points(bare, t["points"]),
        ratings=_ratings(bare, t["ratings"], max(int(t["evaluation"][0]["rounds"]), 1)),
        measures=_measures(bare, t["measures"]),
        must_answers=_must_answers(bare, t["must_answers"]),
        notes=tuple(
            Note(
                row["vendor"],
                row["criterion"],
                row["note"],
                row.get("evaluator", ""),
                row.get("round", 0),
            )
            for table in ("ratings", "measures", "must_answers")
            for row in t[table]
            if row["note"]
        ),
    )


def _points(bare: Evaluation, rows: list[Row]) -> NDArray[np.float64]:
    points = bare.points.copy()
    for k, row in numbered(rows, "points"):
        who = bare.evaluator_position(row["evaluator"])
        place = who, bare.criteria.node_position(row["criterion"])
        if not np.isnan(points[place]):
            raise _twice("points", k)
        points[place] = row["points"]
    return points


def _ratings(bare: Evaluation, rows: list[Row], rounds: int) -> Answers:
    cells = _Cells(rounds, *bare.ratings.state.shape[1:])
    for k, row in numbered(rows, "ratings"):
        if not 1 <= row["round"] <= rounds:
            raise UnknownNameError.among("round", row["round"], range(1, rounds + 1))
        place = (
            row["round"] - 1,
            bare.evaluator_position(row["evaluator"]),
            bare.vendor_position(row["vendor"]),
            bare.criteria.leaf_position(row["criterion"]),
        )
        cells.write(place, *_state(row, "rating", "ratings", k), table="ratings", row=k)
    return cells.answers()


def _measures(bare: Evaluation, rows: list[Row]) -> Answers:
    cells = _Cells(*bare.measures.state.shape)
    for k, row in numbered(rows, "measures"):
        vendor = bare.vendor_position(row["vendor"])
        place = vendor, bare.criteria.leaf_position(row["criterion"])
        cells.write(place, *_state(row, "measure", "measures", k), table="measures", row=k)
    return cells.answers()


def _must_answers(bare: Evaluation, rows: list[Row]) -> Answers:
    cells = _Cells(*bare.must_answers.state.shape)
    for k, row in numbered(rows, "must_answers"):
        vendor = bare.vendor_position(row["vendor"])
        place = vendor, bare.criteria.must_have_position(row["criterion"])
        if row["answer"] not in MUST_ANSWERS:
            raise UnknownNameError.among("answer", row["answer"], MUST_ANSWERS)
        evidence, state = evidence_number(row["evidence"]), MUST_ANSWERS[row["answer"]]
        cells.write(place, state, np.nan, evidence, table="must_answers", row=k)
    return cells.answers()


class _Cells:
    """Answers while they are being read: each cell is written once."""

    def __init__(self, *shape: int) -> None:
        self.value = np.full(shape, np.nan)
        self.state = np.zeros(shape, np.int8)
        self.evidence = np.full(shape, NO_EVIDENCE, np.int8)
        self.seen: set[tuple[int, ...]] = set()

    def write(
        self,
        place: tuple[int, ...],
        state: int,
        value: float,
        evidence: int,
        *,
        table: str,
        row: int,
    ) -> None:
        if place in self.seen:
            raise _twice(table, row)
        self.seen.add(place)
        self.value[place], self.state[place], self.evidence[place] = value, state, evidence

    def answers(self) -> Answers:
        return Answers(self.value, self.state, self.evidence)


def _state(row: Row, column: str, table: str, k: int) -> tuple[int, float, int]:
    given, answer = row[column], row["answer"]
    evidence = evidence_number(row["evidence"])
    if answer == NOT_OBSERVED and given is None:
        return State.NOT_OBSERVED, np.nan, evidence
    if answer in ("", "given") and given is not None:
        return State.GIVEN, given, evidence
    if answer == "" and given is None and (row["note"] or row["evidence"]):
        return State.BLANK, np.nan, evidence
    raise FileError(
        Text(
            "{table}, row {row}: give either a number in '{column}' or '{code}' in 'answer'",
            "{table}, ligne {row} : donnez soit un nombre dans « {column} », soit « {code} » dans "
            "« answer »",
        ).format(table=table, row=k, column=column, code=NOT_OBSERVED)
    )


def _text(row: Mapping[str, Any], name: str) -> Text:
    return Text(row[f"{name}_en"], row[f"{name}_fr"])


def _twice(table: str, row: int) -> FileError:
    return FileError(
        Text(
            "{table}, row {row}: the same cell is there twice; keep one",
            "{table}, ligne {row} : la même case figure deux fois; gardez-en une",
        ).format(table=table, row=row)
    )


def _person(row: Row) -> Evaluator:
    return Evaluator(
        row["id"],
        _text(row, "label"),
        row["role"],
        row["side"],
        row["voice"],
        row["conflict"],
        row["conflict_note"],
    )


def _criteria(t: Tables) -> Criteria:
    anchors: dict[str, list[tuple[float, Text]]] = {}
    for row in t["anchors"]:
        anchors.setdefault(row["criterion"], []).append((row["level"], _text(row, "text")))
    curves: dict[str, list[tuple[float, float]]] = {}
    for row in t["curves"]:
        curves.setdefault(row["criterion"], []).append((row["raw"], row["value"]))
    nodes = tuple(
        _node(row, anchors.get(row["id"], []), curves.get(row["id"], [])) for row in t["criteria"]
    )
    leaves = [node.id for node in nodes if isinstance(node, Leaf)]
    for name in (*anchors, *curves):
        if name not in leaves:
            raise UnknownNameError.among("leaf", name, leaves)
    head = t["evaluation"][0]
    return Criteria(
        category=head["category"],
        title=_text(head, "category_title"),
        nodes=nodes,
        must_haves=tuple(MustHave(**_request(row)) for row in t["must_haves"]),
        tasks=tuple(Task(row["id"], _text(row, "label")) for row in t["tasks"]),
        scope=_text(head, "scope"),
    )


def _node(row: Row, anchors: list[tuple[float, Text]], curve: list[tuple[float, float]]) -> Node:
    if row["kind"] in ("pillar", "group"):
        return Branch(
            row["id"],
            _text(row, "label"),
            row["weight"],
            row["parent"] or None,
            _text(row, "description"),
            row["floor"],
        )
    if row["kind"] not in ("scale", "measure"):
        raise UnknownNameError.among("kind", row["kind"], ("pillar", "group", "scale", "measure"))
    scale = _scale(row, anchors, curve)
    return Leaf(
        **_request(row),
        weight=row["weight"],
        parent=row["parent"],
        scale=scale,
        measured=row["kind"] == "measure",
        adoption=row["adoption"],
        core=row["core"],
        iso25010=words(row["iso25010"]),
        note=_text(row, "note"),
    )


def _scale(row: Row, anchors: list[tuple[float, Text]], curve: list[tuple[float, float]]) -> Scale:
    if row["worst"] is None or row["best"] is None:
        raise FileError(
            Text(
                "criteria: '{name}' needs a worst and a best answer",
                "criteria : « {name} » demande une pire et une meilleure réponse",
            ).format(name=row["id"])
        )
    return Scale(
        row["worst"],
        row["best"],
        row["low"],
        row["high"],
        row["step"],
        row["shape"],
        tuple(curve),
        _text(row, "unit"),
        tuple(anchors),
    )


def _request(row: Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "label": _text(row, "label"),
        "description": _text(row, "description"),
        "request": _text(row, "request"),
        "verify_by": row["verify_by"],
        "tasks": words(row["tasks"]),
        "scored_by": words(row["scored_by"]),
        "references": words(row["references"]),
    }
