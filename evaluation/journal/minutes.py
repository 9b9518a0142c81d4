"""What a committee did, as the rows of its decision record: people, vendors, seals, rounds, gates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from evaluation.committee.readiness import readiness
from evaluation.language.text import Text
from evaluation.model.answers import Must, State
from evaluation.model.rows import digest_of
from evaluation.ranking import rank
from evaluation.record.former import under_weights
from evaluation.record.parts import (
    Action,
    Candidate,
    GateVerdict,
    Member,
    Round,
    Rule,
    SealNote,
)

if TYPE_CHECKING:
    from evaluation.committee.gate_answers import GateAnswers
    from evaluation.journal.draft import Draft
    from evaluation.journal.entry import Entry
    from evaluation.journal.proceedings import Proceedings
    from evaluation.model.evaluation import Evaluation


def members_of(draft: Draft) -> tuple[Member, ...]:
    """Return everybody who was ever on the committee, and why some left.

    Whoever is gone without a reason was named by mistake, and the naming undone.
    """
    return tuple(
        Member(
            person.id,
            person.label,
            person.role,
            person.side,
            person.voice,
            person.conflict,
            person.conflict_note,
            left=draft.gone.get(("member", person.id)),
        )
        for person in draft.evaluators.values()
        if draft.gone.get(("member", person.id)) != ""
    )


def candidates_of(draft: Draft) -> tuple[Candidate, ...]:
    """Return every vendor that was ever named, except by mistake, and why some are out."""
    ranking, names = rank(draft.evaluation), draft.criteria.nodes
    matrix, pillars = ranking.matrix, [names[k].id for k in draft.criteria.pillars]
    low = {
        vendor: tuple(name for name, is_below in zip(pillars, row, strict=True) if is_below)
        for vendor, row in zip(matrix.vendors, ranking.below_floor, strict=True)
    }
    blanks = dict(zip(matrix.vendors, (~matrix.known).sum(axis=1).tolist(), strict=True))
    musts = [must.id for must in draft.criteria.must_haves]

    def answered(vendor: str, state: Must) -> tuple[str, ...]:
        cells = {must: draft.musts.get((vendor, must)) for must in musts}
        return tuple(m for m, cell in cells.items() if (cell.state if cell else 0) == state)

    return tuple(
        Candidate(
            vendor.id,
            vendor.label,
            withdrawn=draft.gone.get(("vendor", vendor.id)),
            failed=answered(vendor.id, Must.FAIL),
            unanswered=answered(vendor.id, Must.UNKNOWN),
            blanks=blanks.get(vendor.id, 0),
            below_floor=low.get(vendor.id, ()),
        )
        for vendor in draft.vendors.values()
        if draft.gone.get(("vendor", vendor.id)) != ""
    )


def rule_of(done: Proceedings) -> Rule | None:
    """Return the rule of the committee with its digest; None where none was written."""
    if done.rule is None:
        return None
    said = asdict(done.rule)
    return Rule(**said, digest=digest_of({"rule": said}))


def seals_of(done: Proceedings) -> tuple[SealNote, ...]:
    """Return the seals in the order of their entries, broken ones with the reason."""
    every = [*((seal, 0, "") for seal in done.seals.values()), *done.unsealed]
    notes = [
        SealNote(
            seal.part, seal.digest, seal.entry, seal.at, seal.vendors, seal.costs_open, by, reason
        )
        for seal, by, reason in every
    ]
    return tuple(sorted(notes, key=lambda note: note.entry))


def former_weights(evaluation: Evaluation, done: Proceedings) -> dict[int, Evaluation]:
    """Return the evaluation under the sealed weights that are no longer its own, by their entry.

    Weights change without a broken seal too, when somebody leaves or is recused.
    """
    every = [*done.seals.values(), *(seal for seal, _, _ in done.unsealed)]
    seals = sorted((one for one in every if one.part == "weights"), key=lambda one: one.entry)
    made = {seal.entry: under_weights(evaluation, seal.weights) for seal in seals}
    return {entry: then for entry, then in made.items() if then is not None}


def rounds_of(
    evaluation: Evaluation, done: Proceedings, entries: Iterable[Entry]
) -> tuple[Round, ...]:
    """Return the rounds: how many ratings each one has, and when its status changed."""
    # Rounds open, close and are revealed in the order of their numbers.
    at: dict[str, list[str]] = {"RoundOpened": [], "RoundClosed": [], "Revealed": []}
    for entry in entries:
        if entry.kind in at:
            at[entry.kind].append(entry.at)
    given = (evaluation.ratings.state == State.GIVEN).sum(axis=(1, 2, 3)).tolist()
    times = [[*found, *[""] * len(done.rounds)] for found in at.values()]
    return tuple(
        Round(k + 1, status, given[k], *(found[k] for found in times))
        for k, status in enumerate(done.rounds)
    )


def gates_of(done: Proceedings) -> tuple[GateVerdict, ...]:
    """Return what the questionnaire on readiness said at each gate that was closed."""
    closed = {gate: asked.answers for gate, asked in sorted(done.gates.items())}
    return tuple(_verdict(answers) for answers in closed.values() if answers is not None)


def _verdict(answers: GateAnswers) -> GateVerdict:
    found = readiness(answers)
    owners = {one.id: one.label for one in found.questionnaire.owners}
    return GateVerdict(
        answers.gate,
        found.verdict,
        next((v.label for v in found.questionnaire.verdicts if v.id == found.verdict), Text()),
        answers.total,
        answers.invited,
        tuple(Action(item.id, item.action, owners[item.owner]) for item in found.actions),
    )
