"""Changes of who and what is in the selection: criteria, vendors, members and their interests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Literal

from evaluation.errors import (
    EvaluationError,
    JournalError,
    MissingTextError,
    ProcessError,
    UnknownNameError,
)
from evaluation.journal.changes import (
    ConflictDeclared,
    CriteriaSet,
    MemberNamed,
    MemberRestored,
    MemberWithdrawn,
    VendorNamed,
    VendorRestored,
    VendorWithdrawn,
)
from evaluation.journal.draft import Draft
from evaluation.journal.judgements import Inverse, judgement
from evaluation.journal.proceedings import Proceedings
from evaluation.journal.tables import criteria_of, criteria_tables
from evaluation.language.text import Language, Text
from evaluation.model.criteria import Criteria
from evaluation.model.people import Evaluator, Vendor

_Sort = Literal["vendor", "member"]


@judgement.register
def _(change: CriteriaSet, draft: Draft, now: Proceedings) -> Inverse:
    former = draft.criteria
    wanted = criteria_of(change.criteria, draft.title, draft.languages)
    draft.criteria = wanted
    _require_sound(draft, lambda: setattr(draft, "criteria", former))
    del now
    return partial(_criteria_set, former, draft.title, draft.languages)


@judgement.register
def _(change: VendorNamed, draft: Draft, now: Proceedings) -> Inverse:
    del now
    require_id(change.vendor)
    _require_label(change.vendor, change.label, draft)
    _require_not_gone("vendor", change.vendor, draft)
    former = draft.vendors.get(change.vendor)
    draft.vendors[change.vendor] = Vendor(change.vendor, change.label)
    draft.reshape()
    if former is None:
        return partial(VendorWithdrawn, vendor=change.vendor)
    return partial(VendorNamed, vendor=former.id, label=former.label)


@judgement.register
def _(change: VendorWithdrawn, draft: Draft, now: Proceedings) -> Inverse:
    del now
    draft.require_vendor(change.vendor)
    draft.gone["vendor", change.vendor] = change.reason
    draft.reshape()
    return partial(VendorRestored, vendor=change.vendor)


@judgement.register
def _(change: VendorRestored, draft: Draft, now: Proceedings) -> Inverse:
    del now
    reason = _taken_from_gone("vendor", change.vendor, draft.vendors, draft)
    return partial(VendorWithdrawn, vendor=change.vendor, reason=reason)


@judgement.register
def _(change: MemberNamed, draft: Draft, now: Proceedings) -> Inverse:
    require_id(change.evaluator)
    _require_label(change.evaluator, change.label, draft)
    _require_not_gone("member", change.evaluator, draft)
    former = draft.evaluators.get(change.evaluator)
    if former is not None and former.voice != change.voice and "weights" in now.seals:
        raise ProcessError(
            Text(
                "the voice of '{name}' belongs to the weights, which are sealed: unseal them, with a "
                "reason, before changing it",
                "la voix de « {name} » fait partie des poids, qui sont scellés : descellez-les, avec "
                "une raison, avant de la changer",
            ).format(name=change.evaluator)
        )
    person = Evaluator(
        change.evaluator,
        change.label,
        change.role,
        change.side,
        change.voice,
        former.conflict if former else "none",
        former.conflict_note if former else "",
    )
    draft.evaluators[change.evaluator] = person
    draft.reshape()
    if former is None:
        return partial(MemberWithdrawn, evaluator=change.evaluator)
    return partial(
        MemberNamed,
        evaluator=former.id,
        label=former.label,
        role=former.role,
        side=former.side,
        voice=former.voice,
    )


@judgement.register
def _(change: MemberWithdrawn, draft: Draft, now: Proceedings) -> Inverse:
    del now
    draft.require_member(change.evaluator)
    draft.gone["member", change.evaluator] = change.reason
    draft.reshape()
    return partial(MemberRestored, evaluator=change.evaluator)


@judgement.register
def _(change: MemberRestored, draft: Draft, now: Proceedings) -> Inverse:
    del now
    reason = _taken_from_gone("member", change.evaluator, draft.evaluators, draft)
    return partial(MemberWithdrawn, evaluator=change.evaluator, reason=reason)


@judgement.register
def _(change: ConflictDeclared, draft: Draft, now: Proceedings) -> Inverse:
    del now
    draft.require_member(change.evaluator)
    former = draft.evaluators[change.evaluator]
    person = replace(former, conflict=change.conflict, conflict_note=change.note)
    draft.evaluators[change.evaluator] = person
    _require_sound(draft, lambda: draft.evaluators.update({former.id: former}))
    return partial(
        ConflictDeclared, evaluator=former.id, conflict=former.conflict, note=former.conflict_note
    )


def _require_sound(draft: Draft, put_back: Callable[[], object]) -> None:
    """Refuse what brings answers into sight that do not fit the criteria of today."""
    draft.reshape()
    try:
        draft.evaluation  # noqa: B018  # it is looked at as a whole when it is made
    except EvaluationError:
        put_back()
        draft.reshape()
        raise


def require_id(name: str) -> None:
    """Refuse what is no identifier: empty, too long, or with signs that nobody sees."""
    if not name.strip() or len(name) > 100 or not name.isprintable():
        raise JournalError(
            Text(
                "'{name}' cannot be an identifier; give a short word, such as 'it'",
                "« {name} » ne peut pas être un identifiant; donnez un mot court, comme « it »",
            ).format(name=name)
        )


def _require_label(name: str, label: Text, draft: Draft) -> None:
    missing = label.missing(draft.languages)
    if missing:
        raise MissingTextError.of(name, missing)


def _require_not_gone(kind: _Sort, name: str, draft: Draft) -> None:
    if (kind, name) in draft.gone:
        raise ProcessError(
            Text(
                "'{name}' is no longer in the selection; restore that name instead of giving it again: "
                "everything said is kept",
                "« {name} » ne fait plus partie de la sélection; rétablissez ce nom au lieu de le "
                "donner à nouveau : tout ce qui a été dit est gardé",
            ).format(name=name)
        )


def _criteria_set(criteria: Criteria, title: Text, languages: tuple[Language, ...]) -> CriteriaSet:
    return CriteriaSet(criteria=criteria_tables(criteria, title, languages))


def _taken_from_gone(kind: _Sort, name: str, known: Mapping[str, object], draft: Draft) -> str:
    if (kind, name) not in draft.gone:
        if name in known:
            raise ProcessError(
                Text(
                    "'{name}' is still in the selection: there is nothing to restore",
                    "« {name} » fait encore partie de la sélection : il n’y a rien à rétablir",
                ).format(name=name)
            )
        gone = [other for which, other in draft.gone if which == kind]
        raise UnknownNameError.among("vendor" if kind == "vendor" else "evaluator", name, gone)
    reason = draft.gone.pop((kind, name))
    _require_sound(draft, lambda: draft.gone.update({(kind, name): reason}))
    return reason
