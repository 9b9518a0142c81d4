"""The criteria: three pillars, their groups, the leaves that are scored, and the must-haves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isfinite
from typing import Literal

from evaluation.errors import (
    CriteriaError,
    MoneyCriterionError,
    RepeatedNameError,
    UnknownNameError,
    WeightsError,
)
from evaluation.language.text import LANGUAGES, Text
from evaluation.model.scale import Scale
from evaluation.model.tree import Tree

PILLARS = ("technology", "people", "procedures")

_MONEY_UNIT = re.compile(
    r"[$€£¥]|\b(CAD|USD|EUR|GBP|CHF|dollars?|euros?|price|cost|prix|coûts?)\b", re.IGNORECASE
)
_MONEY_LABEL = re.compile(
    r"((the|total|annual|yearly|monthly|first-year|licen[cs]e|subscription) )*"
    r"(price|prices|pricing|costs?|tco|fees?|budget)( of .*)?"
    r"|((le|les|la) )?(prix|co[uû]ts?|tarifs?|frais|budget)"
    r"( (total|totaux|annuels?|mensuels?|global|d[eu] .*|d’.*|des .*))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Task:
    """One task of the people who run marketing technology, which criteria serve."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Branch:
    """A pillar (without parent) or a group of criteria.

    ``weight`` holds the library's points, a starting value. ``floor`` is the value on 0..1 below
    which a pillar is flagged, whatever the total.
    """

    id: str
    label: Text
    weight: float
    parent: str | None = None
    description: Text = Text()
    floor: float | None = None

    @property
    def kind(self) -> Literal["pillar", "group"]:
        """Return "pillar" or "group"."""
        return "pillar" if self.parent is None else "group"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A criterion that is scored: judged on a scale by several people, or measured once.

    ``tasks`` are the ids of the tasks it serves, ``scored_by`` the roles that score it,
    ``request`` what the vendor is asked for, ``verify_by`` how it is checked. ``adoption`` tags
    what keeps people using the product, ``core`` what belongs to the short version.
    """

    id: str
    label: Text
    weight: float
    parent: str
    scale: Scale
    measured: bool = False
    description: Text = Text()
    request: Text = Text()
    verify_by: str = ""
    tasks: tuple[str, ...] = ()
    scored_by: tuple[str, ...] = ()
    adoption: bool = False
    core: bool = False
    iso25010: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    note: Text = Text()

    @property
    def kind(self) -> Literal["leaf"]:
        """Return "leaf"."""
        return "leaf"


Node = Branch | Leaf


@dataclass(frozen=True, slots=True)
class MustHave:
    """A condition without which a vendor leaves the selection: pass, fail or unknown."""

    id: str
    label: Text
    description: Text = Text()
    request: Text = Text()
    verify_by: str = ""
    tasks: tuple[str, ...] = ()
    scored_by: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Criteria:
    """A criteria tree with its must-haves; exactly three pillars, each with at least one leaf.

    Parameters
    ----------
    category
        A short identifier, such as "crm".
    title, scope
        What is selected, and for whom.
    nodes
        Branches and leaves, each parent before its children.
    must_haves, tasks
        The must-haves, and the tasks that criteria may serve.

    Raises
    ------
    CriteriaError, RepeatedNameError, WeightsError, MoneyCriterionError, UnknownNameError
        If the tree cannot serve an evaluation; the message names the node and what to do.
    """

    category: str
    title: Text
    nodes: tuple[Node, ...]
    must_haves: tuple[MustHave, ...] = ()
    tasks: tuple[Task, ...] = ()
    scope: Text = Text()

    def __post_init__(self) -> None:
        names = [item.id for item in (*self.nodes, *self.must_haves)]
        if len(set(names)) < len(names):
            raise RepeatedNameError.of(Text("criteria", "critères"), names)
        self._require_tree()
        self._require_weights()
        self._require_known_tasks()
        self._require_words()
        for leaf in self.leaves:
            refuse_money(leaf.id, leaf.label, leaf.scale.unit)

    @cached_property
    def tree(self) -> Tree:
        """The tree of the nodes, as arrays."""
        position = {node.id: k for k, node in enumerate(self.nodes)}
        return Tree(tuple(-1 if n.parent is None else position[n.parent] for n in self.nodes))

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves, in the order of the tree."""
        return tuple(node for node in self.nodes if isinstance(node, Leaf))

    @cached_property
    def pillars(self) -> tuple[int, ...]:
        """The positions of the three pillars among the nodes."""
        return tuple(k for k, node in enumerate(self.nodes) if node.parent is None)

    @cached_property
    def pillar_of(self) -> tuple[int, ...]:
        """For each leaf, which of the three pillars it belongs to: 0, 1 or 2, in tree order."""
        tops = [[int(leaf), *self.tree.ancestors(int(leaf))][-1] for leaf in self.tree.leaves]
        return tuple(self.pillars.index(top) for top in tops)

    @cached_property
    def _node_positions(self) -> dict[str, int]:
        return {node.id: k for k, node in enumerate(self.nodes)}

    @cached_property
    def _leaf_positions(self) -> dict[str, int]:
        return {leaf.id: k for k, leaf in enumerate(self.leaves)}

    @cached_property
    def _must_have_positions(self) -> dict[str, int]:
        return {must.id: k for k, must in enumerate(self.must_haves)}

    def node_position(self, name: str) -> int:
        """Return a node's position, or say which nodes there are."""
        return _position(self._node_positions, "criterion", name)

    def leaf_position(self, name: str) -> int:
        """Return a leaf's position among the leaves, or say which leaves there are."""
        return _position(self._leaf_positions, "leaf", name)

    def must_have_position(self, name: str) -> int:
        """Return a must-have's position, or say which must-haves there are."""
        return _position(self._must_have_positions, "must-have", name)

    def short(self) -> Criteria:
        """Return the short version: the core leaves, and the branches that still have some."""
        kept = {leaf.id for leaf in self.leaves if leaf.core}
        for node in reversed(self.nodes):
            if node.id in kept and node.parent is not None:
                kept.add(node.parent)
        return replace(self, nodes=tuple(node for node in self.nodes if node.id in kept))

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Give every text that people read, with the place where it stands."""
        yield "title", self.title
        if self.scope != Text():
            yield "scope", self.scope
        for task in self.tasks:
            yield task.id, task.label
        for item in (*self.nodes, *self.must_haves):
            yield f"{item.id}, label", item.label
            for name in ("description", "request", "note"):
                text = getattr(item, name, Text())
                if text != Text():
                    yield f"{item.id}, {name}", text
            if isinstance(item, Leaf):
                if item.scale.unit != Text():
                    yield f"{item.id}, unit", item.scale.unit
                yield from (
                    (f"{item.id}, anchor {raw:g}", text) for raw, text in item.scale.anchors
                )

    def _require_tree(self) -> None:
        seen: set[str] = set()
        for node in self.nodes:
            if node.parent is not None and node.parent not in seen:
                raise _bad(
                    "'{name}' stands under '{other}', which is not a branch before it",
                    "« {name} » se place sous « {other} », qui n’est pas une branche avant lui",
                    name=node.id,
                    other=node.parent,
                )
            if isinstance(node, Branch):
                seen.add(node.id)
        pillars = sorted(node.id for node in self.nodes if node.parent is None)
        if pillars != sorted(PILLARS):
            raise _bad(
                "a criteria tree has exactly three pillars, {wanted}; here: {found}",
                "un arbre de critères a exactement trois piliers, {wanted}; ici : {found}",
                wanted=", ".join(PILLARS),
                found=", ".join(pillars) or "-",
            )
        parents = {node.parent for node in self.nodes}
        bare = [
            node.id for node in self.nodes if isinstance(node, Branch) and node.id not in parents
        ]
        if bare:
            raise _bad(
                "'{name}' has no criterion under it; add one or take it out",
                "« {name} » ne contient aucun critère; ajoutez-en un ou retirez-le",
                name=bare[0],
            )
        for node in self.nodes:
            floor = getattr(node, "floor", None)
            if floor is not None and not 0 <= floor <= 1:
                raise _bad(
                    "the floor of '{name}' must be a value from 0 to 1, not {floor}",
                    "le seuil de « {name} » doit être une valeur de 0 à 1, et non {floor}",
                    name=node.id,
                    floor=floor,
                )

    def _require_weights(self) -> None:
        for node in self.nodes:
            if not isfinite(node.weight) or node.weight < 0:
                raise WeightsError(
                    Text(
                        "the weight of '{name}' is {weight}; give zero or a positive number",
                        "le poids de « {name} » est {weight}; donnez zéro ou un nombre positif",
                    ).format(name=node.id, weight=node.weight)
                )
        for family in self.tree.families:
            level = [self.nodes[k] for k in family]
            if not sum(node.weight for node in level):
                raise WeightsError(
                    Text(
                        "the weights of {names} are all zero; give at least one a positive number",
                        "les poids de {names} sont tous nuls; donnez à l’un d’eux un nombre positif",
                    ).format(names=", ".join(f"'{node.id}'" for node in level))
                )

    def _require_words(self) -> None:
        items: tuple[Leaf | MustHave, ...] = (*self.leaves, *self.must_haves)
        for item in items:
            for word in (*item.tasks, *item.scored_by, *item.references):
                if word.split() != [word]:
                    # Tables write them one after the other, with spaces between.
                    raise _bad(
                        "{name}: '{word}' cannot be an identifier; write it without spaces",
                        "{name} : « {word} » ne peut pas être un identifiant; écrivez-le sans "
                        "espaces",
                        name=item.id,
                        word=word,
                    )

    def _require_known_tasks(self) -> None:
        known = [task.id for task in self.tasks]
        items: tuple[Leaf | MustHave, ...] = (*self.leaves, *self.must_haves)
        for item in items:
            for task in item.tasks:
                if task not in known:
                    raise UnknownNameError.among("task", f"{task}, {item.id}", known)


def refuse_money(name: str, label: Text, unit: Text = Text()) -> None:
    """Refuse a criterion measured in money, by its unit or by its label.

    Raises
    ------
    MoneyCriterionError
        If it is one; the message says where cost belongs.
    """
    for language in LANGUAGES:
        said, measured = label.to(language), unit.to(language)
        if _MONEY_UNIT.search(measured) or _MONEY_LABEL.fullmatch(said.strip()):
            raise MoneyCriterionError.of(name, measured or said)


def _position(positions: dict[str, int], kind: str, name: str) -> int:
    if name not in positions:
        raise UnknownNameError.among(kind, name, positions)
    return positions[name]


def _bad(en: str, fr: str, **values: object) -> CriteriaError:
    return CriteriaError(Text(en, fr).format(**values))


def chosen(criteria: Criteria, names: Sequence[str]) -> Criteria:
    """Return the criteria with only the named leaves, and the branches that still have some."""
    for name in names:
        criteria.leaf_position(name)
    marked = tuple(
        replace(node, core=node.id in names) if isinstance(node, Leaf) else node
        for node in criteria.nodes
    )
    short = replace(criteria, nodes=marked).short()
    tags = {leaf.id: leaf.core for leaf in criteria.leaves}
    return replace(
        short,
        nodes=tuple(
            replace(node, core=tags[node.id]) if isinstance(node, Leaf) else node
            for node in short.nodes
        ),
    )
