"""What the facilitator does in a live session: set up, open and close rounds, seal, decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaluation.committee.adoption import adoption
from evaluation.journal.acts import (
    ConditionSet,
    CostsOpened,
    Decided,
    DecisionWithdrawn,
    Framed,
    Revealed,
    Reviewed,
    RoundClosed,
    RoundOpened,
    RuleAgreed,
    Sealed,
    StepEntered,
    Unsealed,
    WeightsRevealed,
)
from evaluation.journal.changes import (
    PARTS,
    CriteriaSet,
    MemberNamed,
    MemberRestored,
    MemberWithdrawn,
    VendorNamed,
    VendorRestored,
    VendorWithdrawn,
)
from evaluation.journal.choosing import require_choosable
from evaluation.journal.deeds import refused
from evaluation.journal.entry import Entry
from evaluation.journal.tables import criteria_tables, digest_of_part
from evaluation.journal.writer import Writer, one_of
from evaluation.language.text import Text, same
from evaluation.model.criteria import Criteria
from evaluation.model.people import SIDES

if TYPE_CHECKING:
    from evaluation.journal.fold import Fold


class Facilitating(Writer):
    """The facilitator's verbs; each one writes one entry and returns it once it is on the disk."""

    def set_criteria(self, criteria: Criteria) -> Entry:
        """Settle on other criteria and must-haves; answers to criteria that stay are kept."""
        draft = self._now().draft
        tables = criteria_tables(criteria, draft.title, draft.languages)
        return self.write(CriteriaSet(criteria=tables))

    def name_vendor(self, vendor: str, label: Text | str | None = None) -> Entry:
        """Put a vendor on the long list, or call it something else."""
        return self.write(VendorNamed(vendor=vendor, label=_text(label or vendor)))

    def withdraw_vendor(self, vendor: str, reason: str) -> Entry:
        """Take a vendor off the long list, for a reason; what was said of it is kept."""
        _require_reason(reason)
        return self.write(VendorWithdrawn(vendor=vendor, reason=reason))

    def restore_vendor(self, vendor: str) -> Entry:
        """Bring a vendor back that had been taken off."""
        return self.write(VendorRestored(vendor=vendor))

    def name_member(
        self,
        evaluator: str,
        label: Text | str | None = None,
        *,
        role: str = "",
        side: str = "business",
        voice: float = 1.0,
    ) -> Entry:
        """Bring somebody into the committee, or describe them otherwise."""
        return self.write(
            MemberNamed(
                evaluator=evaluator,
                label=_text(label or evaluator),
                role=role,
                side=one_of("side", side, SIDES),
                voice=voice,
            )
        )

    def withdraw_member(self, evaluator: str, reason: str) -> Entry:
        """Note that somebody leaves the committee; their judgements are kept and count no more."""
        _require_reason(reason)
        return self.write(MemberWithdrawn(evaluator=evaluator, reason=reason))

    def restore_member(self, evaluator: str) -> Entry:
        """Bring somebody back who had left the committee."""
        return self.write(MemberRestored(evaluator=evaluator))

    def frame(
        self,
        *,
        problems: str = "",
        users: str = "",
        out_of_scope: str = "",
        success: str = "",
        owner: str = "",
        due: str = "",
    ) -> Entry:
        """Write the page that says what is wanted, before any product is named."""
        return self.write(
            Framed(
                problems=problems,
                users=users,
                out_of_scope=out_of_scope,
                success=success,
                owner=owner,
                due=due,
            )
        )

    def agree_rule(
        self,
        *,
        quorum: str = "",
        tie_break: str = "",
        prices: str = "",
        tolerance: float = 3.0,
        rounds: int = 3,
    ) -> Entry:
        """Write down how the committee decides."""
        return self.write(
            RuleAgreed(
                quorum=quorum,
                tie_break=tie_break,
                prices=prices,
                tolerance=tolerance,
                rounds=rounds,
            )
        )

    def enter_step(self, step: str, reason: str = "") -> Entry:
        """Go on to a step; going back to one needs a reason."""
        return self.write(StepEntered(step_name=step, reason=reason))

    def reveal_weights(self) -> Entry:
        """Show everybody’s points to all."""
        return self.write(WeightsRevealed())

    def seal(self, part: str) -> Entry:
        """Settle the criteria, then the weights: the entry holds the digest of that part."""
        known = one_of("part", part, PARTS)
        return self._write_with(
            lambda now: Sealed(
                part_sealed=known,
                digest=digest_of_part(now.evaluation, known),
                vendors=len(now.evaluation.vendors),
                costs_open=now.proceedings.costs_open,
            )
        )

    def unseal(self, part: str, reason: str) -> Entry:
        """Open a settled part again, for a reason; with the criteria, the weights open too."""
        return self.write(Unsealed(part_sealed=one_of("part", part, PARTS), reason=reason))

    def open_round(self) -> Entry:
        """Open the next round: each member rates alone until it is revealed."""

        def next_round(now: Fold) -> RoundOpened:
            if not now.evaluation.vendors or not now.evaluation.evaluators:
                raise refused(
                    "a round needs at least one vendor and one member",
                    "un tour demande au moins un fournisseur et un membre",
                )
            return RoundOpened(round=len(now.proceedings.rounds) + 1)

        return self._write_with(next_round)

    def close_round(self) -> Entry:
        """Close the open round: nothing more is written in it."""
        return self._write_with(lambda now: RoundClosed(round=len(now.proceedings.rounds)))

    def reveal(self) -> Entry:
        """Show everybody’s ratings of the round that was closed."""
        return self._write_with(lambda now: Revealed(round=len(now.proceedings.rounds)))

    def open_costs(self) -> Entry:
        """Show costs from here on."""
        return self.write(CostsOpened())

    def set_condition(
        self, condition: str, words: str, *, owner: str = "", due: str = "", met: bool = False
    ) -> Entry:
        """Set a condition of the choice: who sees to it, by when (as 2027-01-31), whether it is met."""
        return self.write(
            ConditionSet(condition=condition, words=words, owner=owner, due=due, met=met)
        )

    def decide(self, vendor: str, reason: str = "") -> Entry:
        """Choose a vendor; one that is not first, or lies below a floor, needs a reason."""

        def choice(now: Fold) -> Decided:
            # A member is refused for being one: the reasons here would tell who is first.
            if self.evaluator is None:
                require_choosable(now.evaluation, vendor, reason)
            return Decided(vendor=vendor, reason=reason)

        return self._write_with(choice)

    def withdraw_decision(self, reason: str) -> Entry:
        """Take the choice back, for a reason."""
        return self.write(DecisionWithdrawn(reason=reason))

    def review(self, day: int, indicators: dict[str, float], words: str = "") -> Entry:
        """Note what was found when the use was looked at, so many days after the choice."""
        adoption({day: indicators})  # refuses what is no indicator, or no figure of it
        return self.write(Reviewed(day=day, indicators=indicators, words=words))


def _text(label: Text | str) -> Text:
    return same(label) if isinstance(label, str) else label


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise refused(
            "whoever leaves, leaves for a reason, which the record shows: give it",
            "tout départ a une raison, que le registre montrera : donnez-la",
        )
