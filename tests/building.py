"""Small evaluations for tests: one leaf a pillar unless a test asks for more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evaluation import NOT_OBSERVED, Evaluation
from evaluation.language.text import Text, same
from evaluation.model import PILLARS, Branch, Criteria, Leaf, MustHave, Node, Scale, Task

RATING = Scale(0, 5, low=0, high=5, step=1)


def leaf(
    name: str, parent: str, weight: float = 1, *, scale: Scale = RATING, **rest: object
) -> Leaf:
    """Return a leaf with its own id as label."""
    return Leaf(name, same(name), weight, parent, scale, **rest)  # type: ignore[arg-type]


def tree(
    leaves: Mapping[str, Sequence[Leaf]] | None = None,
    *,
    weights: Mapping[str, float] | None = None,
    floor: float | None = None,
    must_haves: Sequence[str] = (),
    tasks: Sequence[str] = (),
) -> Criteria:
    """Return criteria with the given leaves under each pillar; by default one leaf a pillar.

    The default leaves are ``t``, ``h`` (people) and ``p``.
    """
    default = {pillar: [leaf(name, pillar)] for pillar, name in zip(PILLARS, "thp", strict=True)}
    below = {**default, **(leaves or {})}
    nodes: list[Node] = []
    for pillar in PILLARS:
        weight = (weights or {}).get(pillar, 1)
        nodes += [Branch(pillar, same(pillar), weight, floor=floor), *below[pillar]]
    return Criteria(
        "test",
        same("Test"),
        tuple(nodes),
        tuple(MustHave(name, same(name)) for name in must_haves),
        tuple(Task(name, same(name)) for name in tasks),
    )


def rated(
    ratings: Mapping[str, Sequence[float | str | None]],
    *,
    criteria: Criteria | None = None,
    evaluators: Sequence[str] = ("ann",),
) -> Evaluation:
    """Return an evaluation in which every evaluator gives the same ratings, leaf by leaf.

    ``ratings`` gives each vendor one rating per leaf: a number, ``NOT_OBSERVED``, or None for a
    blank.
    """
    made = Evaluation(Text("Test", "Essai"), ("en", "fr"), criteria or tree())
    for name in evaluators:
        made = made.with_evaluator(name)
    for vendor, row in ratings.items():
        made = made.with_vendor(vendor)
        for name in evaluators:
            for criterion, rating in zip(made.criteria.leaves, row, strict=True):
                if rating is not None and not criterion.measured:
                    made = made.with_rating(
                        rating, evaluator=name, vendor=vendor, criterion=criterion.id, evidence="E2"
                    )
    return made


__all__ = ["NOT_OBSERVED", "RATING", "leaf", "rated", "tree"]
