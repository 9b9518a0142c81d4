"""How sentences name things: vendors, criteria, people and differences, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from evaluation.language.labels import labels
from evaluation.language.numbers import count, gap
from evaluation.language.text import Language, Text, listed
from evaluation.matrix import DecisionMatrix
from evaluation.model.people import Side, View
from evaluation.order import settled

QUOTED = Text(en="“{name}”", fr="«\N{NO-BREAK SPACE}{name}\N{NO-BREAK SPACE}»")
KINDS = {
    "pillar": Text(en="the pillar {name}", fr="le pilier {name}"),
    "group": Text(en="the group {name}", fr="le groupe {name}"),
    "leaf": Text(en="the criterion {name}", fr="le critère {name}"),
}
OF_KINDS = {
    "pillar": Text(en="of the pillar {name}", fr="du pilier {name}"),
    "group": Text(en="of the group {name}", fr="du groupe {name}"),
    "leaf": Text(en="of the criterion {name}", fr="du critère {name}"),
}
SIDES: dict[Side, Text] = {
    "marketing": Text(en="marketing", fr="marketing"),
    "it": Text(en="IT", fr="TI"),
    "bridge": Text(en="bridge between marketing and IT", fr="pont entre marketing et TI"),
    "users": Text(en="users", fr="personnes utilisatrices"),
    "business": Text(en="business", fr="affaires"),
}
OR = Text(en="or", fr="ou")
OTHER = Text(en="other", fr="autre")
OTHERS = Text(en="others", fr="autres")
SEEN_BY = Text(en="Point of view: {who}.", fr="Point de vue\N{NO-BREAK SPACE}: {who}.")


@dataclass(frozen=True)
class Words:
    """The names of one decision matrix in one language."""

    matrix: DecisionMatrix
    language: Language

    def say(self, template: Text, **values: object) -> str:
        """Return a template in the language, its places filled."""
        return template.format(**values).to(self.language)

    def vendor(self, name: str) -> str:
        """Return what a vendor is called."""
        return self._vendors[name]

    def vendors(self, names: Iterable[str]) -> str:
        """Return several vendors as "A, B and C"."""
        return self.all(self._vendors[name] for name in names)

    def quoted(self, name: str) -> str:
        """Return the label of a node or a must-have, in quotation marks."""
        return self.say(QUOTED, name=self._criteria[name])

    def person(self, name: str) -> str:
        """Return what an evaluator is called, in quotation marks."""
        return self.say(QUOTED, name=labels(self.matrix.evaluation.evaluators, self.language)[name])

    def node(self, name: str) -> str:
        """Return a node with its kind, such as: the pillar “People”."""
        return self.say(KINDS[self._kind(name)], name=self.quoted(name))

    def of_node(self, name: str) -> str:
        """Return a node as what something belongs to: of the pillar “People”."""
        return self.say(OF_KINDS[self._kind(name)], name=self.quoted(name))

    def all(self, items: Iterable[str], word: Text | None = None) -> str:
        """Join words as "a, b and c", or with another last word."""
        return listed(list(items), language=self.language, word=word)

    def some(
        self,
        items: Sequence[str],
        *,
        most: int = 3,
        separator: str = "",
        word: Text | None = None,
    ) -> str:
        """Join words; past the first few, say only how many others there are."""
        shown = list(items)
        if len(items) > most + 1:  # naming the last one is shorter than counting it
            shown[most:] = [count(len(items) - most, OTHER, OTHERS, self.language)]
        return separator.join(shown) if separator else self.all(shown, word)

    def gap(self, difference: float) -> str:
        """Return a difference of values on 0..1 as "0.5 points"."""
        return gap(difference, self.language)

    def point_of_view(self) -> tuple[str, ...]:
        """Return whose judgements count, unless they are everyone's."""
        view = self.matrix.view
        return () if view.is_committee else (self.say(SEEN_BY, who=self._who(view)),)

    def _kind(self, name: str) -> str:
        criteria = self.matrix.evaluation.criteria
        return criteria.nodes[criteria.node_position(name)].kind

    def _who(self, view: View) -> str:
        if view.evaluator is not None:
            return self.person(view.evaluator)
        for side, text in SIDES.items():
            if side == view.side:
                return text.to(self.language)
        return view.name

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """The ids of the vendors that are first now, several if they are tied."""
        totals = settled(self.matrix.totals)
        return tuple(
            vendor
            for vendor, total in zip(self.matrix.vendors, totals, strict=True)
            if total == totals.max()
        )

    @cached_property
    def _vendors(self) -> dict[str, str]:
        return labels(self.matrix.evaluation.vendors, self.language)

    @cached_property
    def _criteria(self) -> dict[str, str]:
        criteria = self.matrix.evaluation.criteria
        return labels((*criteria.nodes, *criteria.must_haves), self.language)
