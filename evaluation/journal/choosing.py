"""What must hold before a vendor is announced as the choice."""

from __future__ import annotations

from evaluation.errors import UnknownNameError
from evaluation.journal.deeds import refused
from evaluation.model.evaluation import Evaluation
from evaluation.ranking import rank


def require_choosable(evaluation: Evaluation, vendor: str, reason: str) -> None:
    """Refuse a choice that must-haves block, or one that needs a reason and has none.

    Raises
    ------
    UnknownNameError
        If the vendor is not in the running.
    ProcessError
        If nothing is known of it, if it failed a must-have, if one of its must-haves has no answer, or if it is not first or lies below a floor and no
        reason is given.
    """
    ranking = rank(evaluation)
    for out in ranking.excluded:
        if out.vendor == vendor:
            raise refused(
                "{vendor} has failed must-haves ({names}): it is out of the running",
                "{vendor} a échoué à des critères éliminatoires ({names}) : il n’est plus en lice",
                vendor=vendor,
                names=", ".join(out.must_haves),
            )
    if vendor in ranking.unrated:
        raise refused(
            "nothing is known of {vendor} yet: rate it, or enter its measures, before choosing it",
            "on ne sait encore rien de ce fournisseur ({vendor}) : notez-le, ou entrez ses mesures, "
            "avant de le choisir",
            vendor=vendor,
        )
    if vendor not in ranking.vendors:
        raise UnknownNameError.among("vendor", vendor, ranking.vendors)
    k = ranking.vendors.index(vendor)
    if ranking.open_must_haves[k]:
        raise refused(
            "{vendor} has must-haves without an answer ({names}): they block the decision",
            "des critères éliminatoires restent sans réponse pour {vendor} ({names}) : ils bloquent "
            "la décision",
            vendor=vendor,
            names=", ".join(ranking.open_must_haves[k]),
        )
    if (ranking.below_floor[k].any() or vendor not in ranking.leaders) and not reason.strip():
        raise refused(
            "{vendor} is not first, or lies below the floor of a pillar: choosing it needs a reason, "
            "which the record shows",
            "{vendor} n’est pas au premier rang, ou se trouve sous le seuil d’un pilier : ce choix "
            "demande une raison, que le registre montrera",
            vendor=vendor,
        )
