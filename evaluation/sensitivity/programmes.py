"""Small linear programmes of one shape, solved together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evaluation.errors import bad_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Floats = NDArray[np.float64]

# A call to the solver costs more than a small programme: so many coefficients go in together.
_TOGETHER = 200_000
# The solver's own tolerances, 1e-7, are wider than a tie.
_TOLERANCE = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Programmes:
    """Linear programmes that ask for the variables of least cost.

    Attributes
    ----------
    costs
        What a unit of each variable costs; shape (programmes, variables).
    rows, limits
        ``rows @ variables`` is no more than ``limits``; shapes (programmes, rows, variables) and
        (programmes, rows).
    fixed, total
        ``fixed @ variables`` is ``total``, in every programme; shape (variables,) and a number.
    low, high
        Between what each variable lies; shape (programmes, variables).
    """

    costs: Floats
    rows: Floats
    limits: Floats
    fixed: Floats
    total: float
    low: Floats
    high: Floats

    def part(self, some: slice) -> Programmes:
        """Return some of the programmes."""
        return Programmes(
            self.costs[some],
            self.rows[some],
            self.limits[some],
            self.fixed,
            self.total,
            self.low[some],
            self.high[some],
        )


def least_cost(programmes: Programmes) -> Floats:
    """Return the variables of least cost of each programme; shape (programmes, variables).

    Raises
    ------
    NumbersError
        If the solver stops without a solution; only programmes that have one belong here.

    References
    ----------
    Huangfu, Q. and Hall, J. A. J. (2018). Parallelizing the dual revised simplex method.
    Mathematical Programming Computation 10, 119-142 (the solver, HiGHS).
    """
    count, variables = programmes.costs.shape
    each = programmes.rows.shape[1] * variables
    size = max(_TOGETHER // max(each, 1), 1)
    found = [_solved(programmes.part(slice(k, k + size))) for k in range(0, count, size)]
    return np.concatenate([np.empty((0, variables)), *found])


def _solved(programmes: Programmes) -> Floats:
    """Solve programmes as one, whose matrix has theirs along its diagonal."""
    from scipy.optimize import linprog  # only those who ask such questions wait for scipy

    costs, rows = programmes.costs, programmes.rows
    found = linprog(
        costs.ravel(),
        A_ub=_diagonal(rows) if rows.size else None,
        b_ub=programmes.limits.ravel() if rows.size else None,
        A_eq=_diagonal(np.broadcast_to(programmes.fixed, (len(costs), 1, costs.shape[1]))),
        b_eq=np.full(len(costs), programmes.total),
        bounds=np.stack([programmes.low.ravel(), programmes.high.ravel()], axis=1),
        method="highs",
        # Preparing programmes as small as these takes longer than it saves.
        options={
            "presolve": False,
            "primal_feasibility_tolerance": _TOLERANCE,
            "dual_feasibility_tolerance": _TOLERANCE,
        },
    )
    if found.status != 0:
        raise bad_numbers(
            "a linear programme could not be solved: {message}",
            "un programme linéaire n’a pas pu être résolu : {message}",
            message=found.message,
        )
    solution: Floats = found.x.reshape(costs.shape)
    return solution


def _diagonal(blocks: Floats) -> csr_array:
    """Return matrices as the blocks of a sparse one; shape (blocks, rows, columns)."""
    from scipy.sparse import csr_array

    count, rows, columns = blocks.shape
    places = np.arange(count * columns).reshape(count, 1, columns)
    return csr_array(
        (
            blocks.ravel(),
            np.broadcast_to(places, blocks.shape).ravel(),
            np.arange(0, blocks.size + 1, columns),
        ),
        shape=(count * rows, count * columns),
    )
