"""By what a selection was judged, and on which evidence its answers rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from evaluation.matrix import latest_ratings
from evaluation.model.answers import EVIDENCE_LEVELS, NO_EVIDENCE, Must, State
from evaluation.record.parts import Criterion, Evidence, Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evaluation.model.criteria import Criteria
    from evaluation.model.evaluation import Evaluation


def criteria_of(criteria: Criteria) -> tuple[Criterion, ...]:
    """Return the pillars, groups, criteria and must-haves by their labels, in order.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> criteria_of(sample("crm").criteria)[0].kind
    'pillar'
    """
    nodes = [Criterion(node.id, node.label, node.kind) for node in criteria.nodes]
    musts = [Criterion(must.id, must.label, "must-have") for must in criteria.must_haves]
    return (*nodes, *musts)


def evidence_of(evaluation: Evaluation) -> tuple[Evidence, ...]:
    """Count the answers about each vendor by level of evidence.

    Of several ratings of a member in one cell, the latest counts; "not observed" is no answer.

    Examples
    --------
    >>> from evaluation.library import sample
    >>> evidence_of(sample("crm"))[0].kind
    'ratings'
    """
    return tuple(_counted(evaluation))


def _counted(evaluation: Evaluation) -> Iterator[Evidence]:
    rated, measured = _latest_levels(evaluation), evaluation.measures
    given: dict[Kind, tuple[NDArray[np.bool_], NDArray[np.int8]]] = {
        "ratings": (~np.isnan(latest_ratings(evaluation)), rated),
        "measures": (measured.state == State.GIVEN, measured.evidence),
        "must_haves": (
            evaluation.must_answers.state != Must.UNKNOWN,
            evaluation.must_answers.evidence,
        ),
    }
    for v, vendor in enumerate(evaluation.vendors):
        for kind, (known, levels) in given.items():
            # Vendors stand on the last axis but one: people, if any, come before it.
            here = levels[..., v, :][known[..., v, :]]
            numbers = (NO_EVIDENCE, *range(len(EVIDENCE_LEVELS)))
            none, *counts = (int((here == number).sum()) for number in numbers)
            yield Evidence(vendor.id, kind, none, *counts)


def _latest_levels(evaluation: Evaluation) -> NDArray[np.int8]:
    """Return the evidence of each evaluator's last answer; shape (evaluators, vendors, leaves)."""
    answers = evaluation.ratings
    latest: NDArray[np.int8] = answers.evidence[0]
    for evidence, state in zip(answers.evidence[1:], answers.state[1:], strict=True):
        latest = np.where(state == State.BLANK, latest, evidence)
    return latest
