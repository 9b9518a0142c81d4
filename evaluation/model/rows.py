"""An evaluation as tables of plain rows: the one form that every file is made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from evaluation.language.text import Text
from evaluation.model.answers import (
    MUST_ANSWERS,
    NO_EVIDENCE,
    NOT_OBSERVED,
    Answers,
    Must,
    State,
    evidence_name,
)
from evaluation.model.criteria import Branch, Leaf, MustHave, Node
from evaluation.model.evaluation import Evaluation
from evaluation.model.people import Evaluator
from evaluation.model.table import TABLES, Row, Tables

FORMAT = "vendor-evaluation/1"
_ANSWERS = {State.GIVEN: "given", State.NOT_OBSERVED: NOT_OBSERVED, State.BLANK: ""}


def to_rows(evaluation: Evaluation) -> Tables:
    """Return the tables of an evaluation; ``from_rows`` makes the same evaluation of them."""
    criteria = evaluation.criteria
    return {
        "evaluation": [
            {
                "format": FORMAT,
                **_texts("title", evaluation.title),
                "languages": tuple(evaluation.languages),
                "category": criteria.category,
                **_texts("category_title", criteria.title),
                **_texts("scope", criteria.scope),
                "rounds": evaluation.rounds,
            }
        ],
        "tasks": [{"id": task.id, **_texts("label", task.label)} for task in criteria.tasks],
        "criteria": [_node_row(node) for node in criteria.nodes],
        "anchors": [
            {"criterion": leaf.id, "level": float(raw), **_texts("text", text)}
            for leaf in criteria.leaves
            for raw, text in leaf.scale.anchors
        ],
        "curves": [
            {"criterion": leaf.id, "raw": float(raw), "value": float(value)}
            for leaf in criteria.leaves
            for raw, value in leaf.scale.curve
        ],
        "must_haves": [_request_row(must) for must in criteria.must_haves],
        "vendors": [
            {"id": vendor.id, **_texts("label", vendor.label)} for vendor in evaluation.vendors
        ],
        "evaluators": [_person_row(person) for person in evaluation.evaluators],
        "points": list(_point_rows(evaluation)),
        "ratings": list(_rating_rows(evaluation)),
        "measures": list(_measure_rows(evaluation)),
        "must_answers": list(_must_rows(evaluation)),
    }


def digest_of(tables: Mapping[str, object]) -> str:
    """Return the SHA-256 digest of some tables, alike on every machine."""
    text = json.dumps(tables, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _number(given: float | None) -> float | None:
    # 5 and 5.0 are the same answer, and must give the same digest.
    return None if given is None else float(given)


def _texts(name: str, text: Text) -> Row:
    return {f"{name}_en": text.en, f"{name}_fr": text.fr}


def _request_row(item: Leaf | MustHave) -> Row:
    return {
        "id": item.id,
        **_texts("label", item.label),
        **_texts("description", item.description),
        **_texts("request", item.request),
        "verify_by": item.verify_by,
        "tasks": item.tasks,
        "scored_by": item.scored_by,
        "references": item.references,
    }


def _node_row(node: Node) -> Row:
    if isinstance(node, Branch):
        row: Row = dict.fromkeys(TABLES["criteria"])
        blank: Row = {
            name: kind() for name, kind in TABLES["criteria"].items() if kind in (str, tuple)
        }
        return {
            **row,
            **blank,
            "id": node.id,
            "parent": node.parent or "",
            "kind": node.kind,
            **_texts("label", node.label),
            **_texts("description", node.description),
            "weight": float(node.weight),
            "floor": _number(node.floor),
            "adoption": False,
            "core": False,
        }
    scale = node.scale
    return {
        **_request_row(node),
        "parent": node.parent,
        "kind": "measure" if node.measured else "scale",
        "weight": float(node.weight),
        "floor": None,
        "worst": float(scale.worst),
        "best": float(scale.best),
        "low": _number(scale.low),
        "high": _number(scale.high),
        "step": _number(scale.step),
        "shape": scale.shape,
        **_texts("unit", scale.unit),
        "adoption": node.adoption,
        "core": node.core,
        "iso25010": node.iso25010,
        **_texts("note", node.note),
    }


def _person_row(person: Evaluator) -> Row:
    return {
        "id": person.id,
        **_texts("label", person.label),
        "role": person.role,
        "side": person.side,
        "voice": float(person.voice),
        "conflict": person.conflict,
        "conflict_note": person.conflict_note,
    }


def _point_rows(evaluation: Evaluation) -> Iterator[Row]:
    for e, n in np.argwhere(~np.isnan(evaluation.points)):
        yield {
            "evaluator": evaluation.evaluators[e].id,
            "criterion": evaluation.criteria.nodes[n].id,
            "points": float(evaluation.points[e, n]),
        }


def _rating_rows(evaluation: Evaluation) -> Iterator[Row]:
    notes = {
        (n.round, n.evaluator, n.vendor, n.criterion): n.text
        for n in evaluation.notes
        if n.evaluator
    }
    answers = evaluation.ratings
    shown = (answers.state != State.BLANK) | (answers.evidence != NO_EVIDENCE)
    for number, person, vendor, criterion in notes:
        # A note keeps its place even where its author gave no rating.
        e, v = evaluation.evaluator_position(person), evaluation.vendor_position(vendor)
        shown[number - 1, e, v, evaluation.criteria.leaf_position(criterion)] = True
    for r, e, v, leaf in np.argwhere(shown):
        place = (
            int(r) + 1,
            evaluation.evaluators[e].id,
            evaluation.vendors[v].id,
            evaluation.criteria.leaves[leaf].id,
        )
        yield {
            **dict(zip(("round", "evaluator", "vendor", "criterion"), place, strict=True)),
            **_answer_row(answers, (r, e, v, leaf), "rating"),
            "note": notes.get(place, ""),
        }


def _measure_rows(evaluation: Evaluation) -> Iterator[Row]:
    noted = {(n.vendor, n.criterion) for n in evaluation.notes if not n.evaluator}
    shown = (evaluation.measures.state != State.BLANK) | (
        evaluation.measures.evidence != NO_EVIDENCE
    )
    for v, leaf in np.ndindex(shown.shape):
        shown[v, leaf] |= (
            evaluation.vendors[v].id,
            evaluation.criteria.leaves[leaf].id,
        ) in noted
    for v, leaf in np.argwhere(shown):
        place = {
            "vendor": evaluation.vendors[v].id,
            "criterion": evaluation.criteria.leaves[leaf].id,
        }
        yield {
            **place,
            **_answer_row(evaluation.measures, (v, leaf), "measure"),
            "note": evaluation.note(vendor=place["vendor"], criterion=place["criterion"]),
        }


def _must_rows(evaluation: Evaluation) -> Iterator[Row]:
    names = {state: name for name, state in MUST_ANSWERS.items()}
    for v, vendor in enumerate(evaluation.vendors):
        for m, must in enumerate(evaluation.criteria.must_haves):
            place = {"vendor": vendor.id, "criterion": must.id}
            row = {
                **place,
                "answer": names[Must(int(evaluation.must_answers.state[v, m]))],
                "evidence": evidence_name(int(evaluation.must_answers.evidence[v, m])),
                "note": evaluation.note(vendor=vendor.id, criterion=must.id),
            }
            if (row["answer"], row["evidence"], row["note"]) != ("unknown", "", ""):
                yield row


def _answer_row(answers: Answers, place: tuple[Any, ...], column: str) -> Row:
    state = State(int(answers.state[place]))
    return {
        column: float(answers.value[place]) if state == State.GIVEN else None,
        "answer": _ANSWERS[state],
        "evidence": evidence_name(int(answers.evidence[place])),
    }
