"""A journal folded up to some entry: the evaluation and the proceedings that its entries add up to."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from evaluation.errors import EvaluationError, JournalError, ProcessError
from evaluation.journal import decisions, naming  # noqa: F401  # each one applies its own changes
from evaluation.journal.acts import Decided, Sealed
from evaluation.journal.changes import Begun, Change
from evaluation.journal.choosing import require_choosable
from evaluation.journal.coding import decoded
from evaluation.journal.deeds import deed
from evaluation.journal.draft import Draft
from evaluation.journal.entry import START, Entry, Head
from evaluation.journal.judgements import Inverse, judgement
from evaluation.journal.proceedings import Proceedings
from evaluation.journal.steps import place_of
from evaluation.journal.tables import criteria_of
from evaluation.journal.words import KINDS
from evaluation.language.text import Text

if TYPE_CHECKING:
    from evaluation.model.evaluation import Evaluation


class Fold:
    """What the entries of a journal add up to, one entry after the other.

    Parameters
    ----------
    author
        Whose last entries may be undone; None for nobody's.
    """

    def __init__(self, author: str | None = None) -> None:
        self.head = Head(0, START)
        self.proceedings = Proceedings()
        self._author = author
        self._draft: Draft | None = None
        self._beginning = 0
        # Of each thing, the standing entries that set it; and all standing entries, each with the
        # step before it. Undone, an entry no longer stands.
        self._touched: dict[tuple[object, ...], list[int]] = {}
        self._standing: list[tuple[int, str]] = []
        # One's own entries that can be undone, and one's own undoings that can be undone in turn,
        # each with what would take it back (None: it cannot be).
        self._done: list[tuple[int, Change, Inverse | None]] = []
        self._undone: list[tuple[int, Change, Inverse | None]] = []

    @property
    def draft(self) -> Draft:
        """The evaluation while it is being read."""
        if self._draft is None:
            raise JournalError(
                Text(
                    "the journal is empty: its beginning was interrupted. Remove the file, and begin "
                    "again.",
                    "le journal est vide : son début a été interrompu. Supprimez le fichier, et "
                    "recommencez.",
                )
            )
        return self._draft

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation after the last entry."""
        return self.draft.evaluation

    def follow(self, entries: Iterable[Entry]) -> None:
        """Fold entries that come after those already folded.

        Raises
        ------
        JournalError
            If an entry does not follow the one before, or cannot stand where it is.
        """
        for entry in entries:
            if entry.sequence != self.head.count + 1:
                raise JournalError(
                    Text(
                        "entry {number} is missing from the journal; verify it",
                        "l’entrée {number} manque au journal; vérifiez-le",
                    ).format(number=self.head.count + 1)
                )
            if not (entry.is_whole and self._continues(entry)):
                raise JournalError(
                    Text(
                        "entry {number} is damaged; verify the journal",
                        "l’entrée {number} est abîmée; vérifiez le journal",
                    ).format(number=entry.sequence)
                )
            change = decoded(entry)
            try:
                self.add(entry, change)
            except EvaluationError as error:
                raise JournalError(
                    Text(
                        "entry {number} cannot stand where it is: {message}",
                        "l’entrée {number} ne peut pas être là où elle est : {message}",
                    ).format(number=entry.sequence, message=error.message)
                ) from error

    def add(self, entry: Entry, change: Change) -> None:
        """Fold one entry whose change is known; a change that is refused changes nothing.

        Raises
        ------
        ProcessError
            If the process does not allow it now, or not from its author.
        EvaluationError
            If it does not fit the evaluation.
        """
        self._require_right(change, entry.author)
        before = self.proceedings.step
        if isinstance(change, Begun):
            self._begin(change)
            self._beginning = change.entries
            inverse = None
        else:
            self._require_unlocked(change)
            inverse = judgement(change, self.draft, self.proceedings)
            if inverse is None:
                self.proceedings, act = deed(change, self.draft, self.proceedings, entry)
                inverse = None if act is None else partial(_itself, act)
        self.head = entry.head
        self._stand(entry, change, before)
        # What it began with was nobody's gesture: it is not there to be undone.
        if entry.author == self._author and entry.sequence > self._beginning:
            self._remember(entry, change, inverse if change.undoable else None)

    def undoing(self) -> tuple[int, Change]:
        """Return the author's last entry that stands, and its inverse.

        Raises
        ------
        ProcessError
            If there is none, it cannot be undone, or others have gone on from it.
        """
        if not self._done:
            raise ProcessError(
                Text("you have no entry left to undo", "vous n’avez plus d’entrée à annuler")
            )
        return self._taken_back(self._done[-1])

    def redoing(self) -> tuple[int, Change]:
        """Return the author's last undoing, and its inverse.

        Raises
        ------
        ProcessError
            If there is none, or others have gone on from it.
        """
        if not self._undone:
            raise ProcessError(Text("you have nothing to redo", "vous n’avez rien à rétablir"))
        # One's own redoings since then are no obstacle: they come back in their order.
        return self._taken_back(self._undone[-1], but={number for number, _, _ in self._done})

    def _taken_back(
        self, own: tuple[int, Change, Inverse | None], but: Container[int] = ()
    ) -> tuple[int, Change]:
        number, change, inverse_of = own
        if inverse_of is None:
            raise ProcessError(
                Text(
                    "entry {number} ({kind}) cannot be undone: others may have acted on it. What you "
                    "want instead is a new entry.",
                    "l’entrée {number} ({kind}) ne peut pas être annulée : d’autres ont pu en tenir "
                    "compte. Il faut plutôt une nouvelle entrée.",
                ).format(number=number, kind=KINDS[type(change).__name__])
            )
        later = max((self._last(thing, but) for thing in change.touches), default=number)
        if later > number:
            raise ProcessError(
                Text(
                    "entry {number} cannot be undone: entry {later} has changed the same thing since",
                    "l’entrée {number} ne peut pas être annulée : l’entrée {later} a changé la même "
                    "chose depuis",
                ).format(number=number, later=later)
            )
        inverse = inverse_of()
        if isinstance(inverse, Decided):
            # Somebody may have answered a must-have while no decision stood.
            require_choosable(self.evaluation, inverse.vendor, inverse.reason)
        return number, inverse

    def _last(self, thing: tuple[object, ...], but: Container[int] = ()) -> int:
        return next((n for n in reversed(self._touched.get(thing, [])) if n not in but), 0)

    def _continues(self, entry: Entry) -> bool:
        return (
            entry.previous == self.head.digest
            and entry.digest == entry.right_digest
            and 0 <= entry.undoes < entry.sequence
        )

    def _begin(self, change: Begun) -> None:
        if self._draft is not None:
            raise ProcessError(
                Text("the selection has begun already", "la sélection a déjà commencé")
            )
        criteria = criteria_of(change.criteria, change.title, change.languages)
        draft = Draft(change.title, change.languages, criteria)
        draft.evaluation  # noqa: B018  # refuses what no evaluation may be
        self._draft = draft

    def _require_right(self, change: Change, author: str) -> None:
        if author == "" or change.who == "member":
            if author:
                self.draft.require_member(author)
            return
        if change.who == "person":
            if change.person == author:
                return
            raise ProcessError(
                Text(
                    "'{author}' cannot answer for '{person}'; each one answers for themself, or the "
                    "facilitator does it for them",
                    "« {author} » ne peut pas répondre pour « {person} »; chaque personne répond pour "
                    "elle-même, ou l’animation le fait pour elle",
                ).format(author=author, person=change.person)
            )
        raise ProcessError(
            Text(
                "only the facilitator can do this ({kind}); '{author}' is a member. Open the journal "
                "without evaluator= to facilitate.",
                "seule l’animation peut faire cela ({kind}); « {author} » est membre. Ouvrez le journal "
                "sans evaluator= pour animer.",
            ).format(kind=KINDS[type(change).__name__], author=author)
        )

    def _require_unlocked(self, change: Change) -> None:
        now = self.proceedings
        if now.decision is not None and not change.after_decision:
            raise ProcessError(
                Text(
                    "the choice is made ({vendor}): withdraw the decision, with its reason, before "
                    "changing what it rests on",
                    "le choix est fait ({vendor}) : retirez la décision, avec sa raison, avant de "
                    "changer ce sur quoi elle repose",
                ).format(vendor=now.decision.vendor)
            )
        if change.part is not None and change.part in now.seals:
            raise ProcessError(
                Text(
                    "the {part} were sealed by entry {number}: unseal them, with a reason, before "
                    "changing them",
                    "les {part} ont été scellés par l’entrée {number} : descellez-les, avec une raison, "
                    "avant de les changer",
                ).format(part=PART_WORDS[change.part], number=now.seals[change.part].entry)
            )

    def _stand(self, entry: Entry, change: Change, before: str) -> None:
        """Note what an entry set, or that the entry which it undoes no longer stands."""
        place = self._place_of(entry.undoes) if entry.undoes else None
        if place is not None:
            _, step = self._standing.pop(place)
            if place == len(self._standing):
                # Nobody has gone on from there.
                self.proceedings = replace(self.proceedings, step=step)
            else:
                later, _ = self._standing[place]
                self._standing[place] = (later, step)
            for thing in (*change.touches, _STEP):
                if self._last(thing) == entry.undoes:
                    self._touched[thing].pop()
            return
        self._standing.append((entry.sequence, before))
        self._go_on(change)
        things = dict.fromkeys(change.touches)
        if self.proceedings.step != before:
            things[_STEP] = None
        for thing in things:
            self._touched.setdefault(thing, []).append(entry.sequence)

    def _place_of(self, number: int) -> int | None:
        """Return where an entry is among those that stand; the last ones are undone most."""
        for place in range(len(self._standing) - 1, -1, -1):
            if self._standing[place][0] <= number:
                return place if self._standing[place][0] == number else None
        return None

    def _go_on(self, change: Change) -> None:
        """Move to the step that a change belongs to, never back: going back is said aloud."""
        step = change.part_sealed if isinstance(change, Sealed) else change.step
        if not step or step == self.proceedings.step:
            return
        if step in {"score_alone", "reveal"} and len(self.proceedings.rounds) > 1:
            step = "second_round"
        if place_of(step) > place_of(self.proceedings.step):
            self.proceedings = replace(self.proceedings, step=step)

    def _remember(self, entry: Entry, change: Change, inverse: Inverse | None) -> None:
        own = entry.sequence, change, inverse
        if entry.undoes and self._done and self._done[-1][0] == entry.undoes:
            self._done.pop()
            self._undone.append(own)
        elif entry.undoes and self._undone and self._undone[-1][0] == entry.undoes:
            self._undone.pop()
            self._done.append(own)
        else:
            self._done.append(own)
            self._undone.clear()


_STEP = ("StepEntered",)
PART_WORDS = {
    "criteria": Text("criteria", "critères"),
    "weights": Text("weights", "poids"),
}


def _itself(change: Change) -> Change:
    return change
