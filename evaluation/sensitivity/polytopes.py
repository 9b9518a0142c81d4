"""The set of weights with which a vendor is first: its clearest, nearest and outermost points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evaluation.order import TIE_DECIMALS, settled
from evaluation.sensitivity.programmes import Programmes, least_cost

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# Conceded to every rival, far below a tie: a vendor that can do no better than tie, at one point
# maybe, is not lost to rounding.
_CONCEDED = 1e-12


def clearest(values: Floats) -> tuple[Floats, Floats]:
    """Return each vendor's best margin over all of the others, and weights that give it.

    Values are on 0..1. Shapes (vendors,) and (vendors, criteria); the margin of a vendor alone is
    infinite.
    """
    vendors, criteria = values.shape
    if vendors == 1:
        return np.full(1, np.inf), np.full(values.shape, 1 / criteria)
    everyone = np.arange(vendors)
    edge = _edges(values, everyone, everyone)
    # The last variable is the margin, which no lead may be less than.
    wanted = np.append(np.zeros(criteria), 1.0)
    solved = least_cost(
        Programmes(
            costs=np.tile(-wanted, (vendors, 1)),
            rows=np.concatenate([-edge, np.ones((*edge.shape[:2], 1))], axis=2),
            limits=np.zeros(edge.shape[:2]),
            fixed=1 - wanted,
            total=1.0,
            low=np.tile(np.where(wanted > 0, -np.inf, 0.0), (vendors, 1)),
            high=np.full((vendors, criteria + 1), np.inf),
        )
    )
    weights = _shares(solved[:, :-1])
    return np.einsum("vrc,vc->vr", edge, weights).min(axis=1), weights


def can_be_first(margin: Floats) -> NDArray[np.bool_]:
    """Return which vendors are first, alone or tied, with some weights."""
    return settled(margin) >= 0


def nearest(values: Floats, weights: Floats, margin: Floats, norm: str) -> Floats:
    """Return the nearest weights with which each vendor is first, in the norm "l1" or "linf".

    Values are on 0..1, weights add to 1, margins come from ``clearest``. Shape (vendors, criteria);
    the present weights for who is first now, NaN for who never is.
    """
    totals = settled(values @ weights)
    changed = np.full(values.shape, np.nan)
    changed[totals == totals.max()] = weights
    possible = can_be_first(margin)
    climbers = np.flatnonzero(possible & (totals < totals.max()))
    if climbers.size:
        edge, conceded = _demands(values, climbers, margin)
        solve = _nearest_l1 if norm == "l1" else _nearest_linf
        changed[climbers] = _shares(solve(edge, weights, conceded))
    return changed


def outermost(values: Floats, margin: Floats) -> tuple[Floats, Floats]:
    """Return the least and the most of each weight with which each vendor is first.

    Values are on 0..1, margins come from ``clearest``. Shapes (vendors, criteria); NaN for who is
    never first.
    """
    criteria = values.shape[1]
    possible = np.flatnonzero(can_be_first(margin))
    costs = np.concatenate([np.eye(criteria), -np.eye(criteria)])
    lower, upper = np.full((2, *values.shape), np.nan)
    for vendor in possible:
        (edge,), (conceded,) = _demands(values, np.array([vendor]), margin)
        found = least_cost(
            Programmes(
                costs=costs,
                rows=np.broadcast_to(-edge, (len(costs), *edge.shape)),
                limits=np.broadcast_to(conceded, (len(costs), len(edge))),
                fixed=np.ones(criteria),
                total=1.0,
                low=np.zeros(costs.shape),
                high=np.ones(costs.shape),
            )
        )
        ends = np.clip((found * np.abs(costs)).sum(axis=1), 0.0, 1.0)
        lower[vendor], upper[vendor] = ends.reshape(2, criteria)
    return lower, upper


def _nearest_l1(edge: Floats, weights: Floats, conceded: Floats) -> Floats:
    """Add and take away as little weight as possible: both are variables of one programme."""
    vendors, criteria = len(edge), weights.size
    solved = least_cost(
        Programmes(
            costs=np.ones((vendors, 2 * criteria)),
            rows=np.concatenate([-edge, edge], axis=2),
            limits=edge @ weights + conceded,
            fixed=np.repeat([1.0, -1.0], criteria),
            total=0.0,
            low=np.zeros((vendors, 2 * criteria)),
            high=np.tile(np.append(np.ones(criteria), weights), (vendors, 1)),
        )
    )
    changed: Floats = weights + solved[:, :criteria] - solved[:, criteria:]
    return changed


def _nearest_linf(edge: Floats, weights: Floats, conceded: Floats) -> Floats:
    """Make the largest change, the last variable, as small as possible."""
    vendors, rivals, criteria = edge.shape
    largest = np.append(np.zeros(criteria), 1.0)
    each = np.eye(criteria, criteria + 1)
    ahead = np.concatenate([-edge, np.zeros((vendors, rivals, 1))], axis=2)
    within = np.tile(np.concatenate([each, -each]) - largest, (vendors, 1, 1))
    solved = least_cost(
        Programmes(
            costs=np.tile(largest, (vendors, 1)),
            rows=np.concatenate([ahead, within], axis=1),
            limits=np.concatenate(
                [conceded, np.tile(np.append(weights, -weights), (vendors, 1))], axis=1
            ),
            fixed=1 - largest,
            total=1.0,
            low=np.zeros((vendors, criteria + 1)),
            high=np.ones((vendors, criteria + 1)),
        )
    )
    return solved[:, :-1]


def _edges(values: Floats, vendors: NDArray[np.intp], rivals: NDArray[np.intp]) -> Floats:
    """Return how far each vendor is above each of the others; shape (vendors, others, criteria)."""
    return np.array([values[vendor] - values[rivals[rivals != vendor]] for vendor in vendors])


def _demands(values: Floats, vendors: NDArray[np.intp], margin: Floats) -> tuple[Floats, Floats]:
    """Return what being first asks for: how far to be above each rival, and what is conceded to it.

    Rivals that are never first themselves are in nobody's way. Both are divided by the rival's
    largest difference, so that the solver's tolerance means the same against all.
    """
    edge = _edges(values, vendors, np.flatnonzero(can_be_first(margin)))
    unit = np.maximum(np.abs(edge).max(axis=2, initial=0.0), 10.0**-TIE_DECIMALS)
    conceded = np.maximum(-margin[vendors], 0.0)[:, None] + _CONCEDED
    return edge / unit[..., None], conceded / unit


def _shares(found: Floats) -> Floats:
    """Return the solver's weights without what rounding left below zero."""
    kept = np.maximum(found, 0.0)
    shares: Floats = kept / kept.sum(axis=1, keepdims=True)
    return shares
