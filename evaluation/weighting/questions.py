"""What a swing means, criterion by criterion: the range that a member is asked to weigh."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from evaluation.errors import UnknownNameError
from evaluation.language.numbers import SETTLED, decimal
from evaluation.language.text import LANGUAGES, Language, Text
from evaluation.model.criteria import Branch, Criteria, Leaf, Node
from evaluation.model.scale import Scale

_RANGE = Text("from “{worst}” to “{best}”", "de « {worst} » à « {best} »")
_LIKE = re.compile(r"(?:As|Comme) (\d+)\b")
_EVERYTHING = Text(
    "everything below it from its worst to its best",
    "tout ce qui se trouve dessous, du pire au meilleur",
)


@dataclass(frozen=True, slots=True)
class SwingQuestion:
    """The range from worst to best of one criterion of a level.

    A weight says nothing without the range that it weighs: "how much is it worth to go from this
    to that?"

    Attributes
    ----------
    criterion, label, kind
        The node's id, its label, and "pillar", "group" or "leaf".
    worst, best
        The raw answers worth 0 and 1; None for a branch.
    worst_text, best_text
        The same in words: the anchors of the scale, else the numbers with their unit; empty for a
        branch.
    range
        The whole range in words, ready to be set into a question.
    """

    criterion: str
    label: Text
    kind: Literal["pillar", "group", "leaf"]
    worst: float | None
    best: float | None
    worst_text: Text
    best_text: Text
    range: Text


def children(criteria: Criteria, level: str | None) -> tuple[Node, ...]:
    """Return the nodes of a level: those right under a branch, or the pillars for None.

    Raises
    ------
    UnknownNameError
        If ``level`` is not a pillar or a group; the message gives those there are.
    """
    found = tuple(node for node in criteria.nodes if node.parent == level)
    if not found:
        branches = [node.id for node in criteria.nodes if isinstance(node, Branch)]
        raise UnknownNameError.among("criterion", level, branches)
    return found


def swing_questions(criteria: Criteria, level: str | None) -> tuple[SwingQuestion, ...]:
    """Return the worst-to-best range of every criterion of a level.

    Parameters
    ----------
    criteria
        The criteria tree.
    level
        The id of a pillar or group, whose children are asked about; None for the three pillars.

    Raises
    ------
    UnknownNameError
        If ``level`` is not a pillar or a group.

    References
    ----------
    von Winterfeldt, D. and Edwards, W. (1986). Decision Analysis and Behavioral Research, chapter
    8. Cambridge University Press (weights depend on ranges; swing weighting).

    Examples
    --------
    >>> from evaluation.library import criteria
    >>> str(swing_questions(criteria("crm"), None)[0].range)
    'everything below it from its worst to its best'
    """
    return tuple(_question(node) for node in children(criteria, level))


def _question(node: Node) -> SwingQuestion:
    if not isinstance(node, Leaf):
        return SwingQuestion(
            node.id, node.label, node.kind, None, None, Text(), Text(), _EVERYTHING
        )
    scale = node.scale
    worst, best = _in_words(scale, scale.worst), _in_words(scale, scale.best)
    whole = _RANGE.format(worst=worst, best=best)
    return SwingQuestion(node.id, node.label, "leaf", scale.worst, scale.best, worst, best, whole)


def _in_words(scale: Scale, raw: float) -> Text:
    """Return what an answer means: its anchor, else the number and its unit."""
    anchors = dict(scale.anchors)
    if raw in anchors:
        return Text(*(_spelled_out(anchors, raw, language) for language in LANGUAGES))
    return Text(*(_measured(raw, scale.unit.to(language), language) for language in LANGUAGES))


def _spelled_out(anchors: Mapping[float, Text], raw: float, language: Language) -> str:
    """Return an anchor that says by itself what it means, if it began with "As 3, with ..."."""
    text = anchors[raw].to(language)
    like = _LIKE.match(text)
    if like is None or float(like[1]) not in anchors.keys() - {raw}:
        return text
    others = {level: anchors[level] for level in anchors.keys() - {raw}}
    return _spelled_out(others, float(like[1]), language) + text[like.end() :]


def _measured(raw: float, unit: str, language: Language) -> str:
    # As many decimals as the scale itself has: 99.99 must not become 100.
    exponent = Decimal(repr(round(raw, SETTLED))).normalize().as_tuple().exponent
    digits = max(0, -exponent) if isinstance(exponent, int) else 0
    number = decimal(raw, language, digits)
    if not unit:
        return number
    # English sets the percent sign against its number; no other unit may part from it.
    space = "" if unit.startswith("%") and language == "en" else "\N{NO-BREAK SPACE}"
    return f"{number}{space}{unit}"
