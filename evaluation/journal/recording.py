"""The decision record of a journal: what its entries add up to once the choice is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.arrays import whole
from evaluation.committee.adoption import review_dates
from evaluation.errors import ProcessError
from evaluation.journal.minutes import (
    candidates_of,
    former_weights,
    gates_of,
    members_of,
    rounds_of,
    rule_of,
    seals_of,
)
from evaluation.language.text import Text
from evaluation.record.decision import DecisionRecord
from evaluation.record.describing import criteria_of, evidence_of
from evaluation.record.figures import Settings, figures_of
from evaluation.record.former import former_of
from evaluation.record.parts import Condition, Consent, Frame, Objection, Return
from evaluation.record.robustness import robustness_of

if TYPE_CHECKING:
    from evaluation.journal.entry import Entry
    from evaluation.journal.fold import Fold
    from evaluation.journal.proceedings import Proceedings
    from evaluation.journal.session import Session

# The range from which members are apart, where the committee agreed on none.
TOLERANCE = 3.0


def decision_record(session: Session, *, samples: int = 100_000, seed: int = 7) -> DecisionRecord:
    """Return the record of the decision that stands in a journal.

    Parameters
    ----------
    session
        The facilitator's session, or a member's once everything is revealed.
    samples, seed
        How many weights the simulated figures rest on, and where the random numbers start.

    Returns
    -------
    DecisionRecord
        Figures of the evaluation at the decision, and what the committee did and said.

    Raises
    ------
    ProcessError
        If no decision is made yet, or if this person may see only their own judgements now.
    """
    entries = session.entries()
    settings = (whole("samples", samples, least=1), whole("seed", seed, least=0))
    return record_of(folded(entries), entries, session.path, *settings)


def folded(entries: Iterable[Entry]) -> Fold:
    """Return what some entries add up to, their digests looked at.

    Raises
    ------
    JournalError
        If an entry does not follow the one before, or cannot stand where it is.
    """
    from evaluation.journal.fold import Fold  # whoever opens no journal waits for none

    then = Fold()
    then.follow(entries)
    return then


def record_of(
    then: Fold, entries: Sequence[Entry], path: Path, samples: int, seed: int
) -> DecisionRecord:
    """Return the record of what some entries add up to.

    Raises
    ------
    ProcessError
        If they hold no decision that stands.
    NumbersError
        If no vendor is in the running any more.
    """
    evaluation, done, choice = then.evaluation, then.proceedings, then.proceedings.decision
    if choice is None:
        raise ProcessError(
            Text(
                "no decision is made yet: decide first, then its record can be written",
                "aucune décision n’est encore prise : décidez d’abord, puis le registre pourra "
                "s’écrire",
            )
        )
    decided = datetime.fromisoformat(done.decided_at).date()
    settings = Settings(samples, seed, done.rule.tolerance if done.rule else TOLERANCE)
    before = former_weights(evaluation, done)
    return DecisionRecord(
        title=evaluation.title,
        languages=evaluation.languages,
        category=evaluation.criteria.category,
        category_title=evaluation.criteria.title,
        date=decided.isoformat(),
        members=members_of(then.draft),
        criteria=criteria_of(evaluation.criteria),
        candidates=candidates_of(then.draft),
        evidence=evidence_of(evaluation),
        rounds=rounds_of(evaluation, done, entries),
        robustness=robustness_of(evaluation),
        former=former_of(before),
        reviews=tuple(day.isoformat() for day in review_dates(decided)),
        figures=figures_of(evaluation, settings, former=before),
        settings=settings,
        vendor=choice.vendor,
        reason=choice.reason,
        **_said(done),
        **_places(then, path),
    )


def _said(done: Proceedings) -> dict[str, Any]:
    """Return what the committee agreed on, and what each one said of the choice."""
    return {
        "frame": Frame(**asdict(done.frame)) if done.frame else None,
        "rule": rule_of(done),
        "seals": seals_of(done),
        "returns": tuple(Return(*one) for one in done.returns),
        "gates": gates_of(done),
        "consents": tuple(
            Consent(name, bool(one.consents), one.words) for name, one in done.consents.items()
        ),
        "conditions": tuple(
            Condition(name, one.words, one.owner, one.due, one.met)
            for name, one in done.conditions.items()
        ),
        "dissents": tuple(Objection(name, words) for name, words in done.dissents.items()),
    }


def _places(then: Fold, path: Path) -> dict[str, Any]:
    """Return where all of this stands: digests, journal, version."""
    from evaluation.journal.tables import digest_of_part  # whoever opens no journal waits for none
    from evaluation.version import __version__

    return {
        "evaluation_digest": then.evaluation.digest,
        "criteria_digest": digest_of_part(then.evaluation, "criteria"),
        "weights_digest": digest_of_part(then.evaluation, "weights"),
        "journal": path.name,
        "head": f"{then.head.count}-{then.head.digest}",
        "software": __version__,
        "source": path.absolute(),
    }
