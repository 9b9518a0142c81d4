"""What the committee does as a body: how each act is applied, and what would take it back."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from evaluation.errors import ProcessError, UnknownNameError
from evaluation.journal.acts import (
    Framed,
    Revealed,
    RoundClosed,
    RoundOpened,
    RuleAgreed,
    Sealed,
    StepEntered,
    Unsealed,
    WeightsRevealed,
)
from evaluation.journal.changes import PARTS, Change
from evaluation.journal.draft import Draft
from evaluation.journal.entry import Entry
from evaluation.journal.proceedings import Proceedings, Seal
from evaluation.journal.steps import place_of
from evaluation.language.text import Text
from evaluation.matrix import local_weights

Done = tuple[Proceedings, Change | None]


@singledispatch
def deed(change: Change, draft: Draft, now: Proceedings, entry: Entry) -> Done:  # noqa: ARG001  # the others use them
    """Apply an act of the committee; return the new proceedings and the inverse, if it has one."""
    raise UnknownNameError.among("kind", type(change).__name__, deed.registry)


@deed.register
def _(change: StepEntered, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft
    said = bool(change.reason.strip())
    returns = tuple(one for one in now.returns if one[0] != entry.undoes)
    if place_of(change.step_name) < place_of(now.step):
        if not said and not entry.undoes:
            raise refused(
                "going back to an earlier step needs a reason, which the record shows",
                "revenir à une étape précédente demande une raison, que le registre montrera",
            )
        if said:
            returns = (*returns, (entry.sequence, change.step_name, change.reason))
    # Going back again, after that was undone, has its reason again.
    reason = next((why for number, _, why in now.returns if number == entry.undoes), "")
    inverse = StepEntered(step_name=now.step, reason=reason)
    return replace(now, step=change.step_name, returns=returns), inverse


@deed.register
def _(change: Framed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft, entry
    blank = Framed()
    return replace(now, frame=None if change == blank else change), now.frame or blank


@deed.register
def _(change: RuleAgreed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    if change.tolerance <= 0 or change.rounds < 1:
        raise refused(
            "the tolerance must be positive and there must be one round at least",
            "la tolérance doit être positive, et il faut au moins un tour",
        )
    # A rule may say nothing but what is usual: before the first one there was none at all.
    rule = draft.replaced.get(("rule", entry.undoes), change)
    draft.replaced["rule", entry.sequence] = now.rule
    return replace(now, rule=rule), now.rule or RuleAgreed()


@deed.register
def _(change: WeightsRevealed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del change, draft, entry
    return replace(now, weights_revealed=True), None


@deed.register
def _(change: Sealed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    part = change.part_sealed
    if part in now.seals:
        raise refused(
            "this part is sealed already, by entry {number}",
            "cette partie est déjà scellée, par l’entrée {number}",
            number=now.seals[part].entry,
        )
    missing = [one for one in PARTS[: PARTS.index(part)] if one not in now.seals]
    if missing:
        raise refused(
            "seal the criteria first: weights mean something only for settled criteria",
            "scellez d’abord les critères : des poids n’ont de sens que pour des critères arrêtés",
        )
    weights: dict[str, float] = {}
    if part == "weights":
        names = [node.id for node in draft.criteria.nodes]
        weights = dict(zip(names, local_weights(draft.evaluation).tolist(), strict=True))
    seal = Seal(
        part, change.digest, change.vendors, change.costs_open, entry.at, entry.sequence, weights
    )
    revealed = now.weights_revealed or part == "weights"
    return replace(now, seals={**now.seals, part: seal}, weights_revealed=revealed), None


@deed.register
def _(change: Unsealed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft
    part = change.part_sealed
    if part not in now.seals:
        raise UnknownNameError.among("part", part, now.seals)
    if not change.reason.strip():
        raise refused(
            "breaking a seal needs a reason, which the record shows",
            "briser un sceau demande une raison, que le registre montrera",
        )
    # Weights were given for these criteria: without them, their seal holds nothing.
    broken = [one for one in PARTS[PARTS.index(part) :] if one in now.seals]
    notes = [(now.seals[one], entry.sequence, change.reason) for one in broken]
    kept = {one: seal for one, seal in now.seals.items() if one not in broken}
    return replace(now, seals=kept, unsealed=(*now.unsealed, *notes)), None


@deed.register
def _(change: RoundOpened, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del entry
    if now.hidden_round is not None:
        raise refused(
            "round {round} is not revealed yet; close and reveal it before another one opens",
            "le tour {round} n’est pas encore dévoilé; fermez-le et dévoilez-le avant d’en ouvrir "
            "un autre",
            round=now.hidden_round,
        )
    if change.round != len(now.rounds) + 1:
        raise UnknownNameError.among("round", change.round, [len(now.rounds) + 1])
    draft.rounds = change.round
    draft.reshape()
    return replace(now, rounds=(*now.rounds, "open")), None


@deed.register
def _(change: RoundClosed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft, entry
    _require_last(change.round, now, "open")
    return replace(now, rounds=(*now.rounds[:-1], "closed")), None


@deed.register
def _(change: Revealed, draft: Draft, now: Proceedings, entry: Entry) -> Done:
    del draft, entry
    _require_last(change.round, now, "closed")
    return replace(now, rounds=(*now.rounds[:-1], "revealed"), weights_revealed=True), None


def _require_last(number: int, now: Proceedings, status: str) -> None:
    last = len(now.rounds)
    if not last:
        raise refused(
            "no round has been opened yet: open the first one",
            "aucun tour n’a encore été ouvert : ouvrez le premier",
        )
    if number != last or now.rounds[-1] != status:
        found = Text(now.rounds[-1], _STATUSES[now.rounds[-1]])
        raise refused(
            "round {number} is not {wanted}; the last round is {last}, which is {found}",
            "le tour {number} n’est pas {wanted}; le dernier tour est le {last}, qui est {found}",
            number=number,
            wanted=Text(status, _STATUSES[status]),
            last=last,
            found=found,
        )


_STATUSES = {"open": "ouvert", "closed": "fermé", "revealed": "dévoilé"}


def refused(en: str, fr: str, **values: object) -> ProcessError:
    """Build the error of an act that the process does not allow now."""
    return ProcessError(Text(en, fr).format(**values))
