"""Small linear programmes of one shape, solved together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from evaluation.errors import bad_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# A call to the solver costs more than a small programme: so many coefficients go in together.
_TOGETHER = 200_000
# The solver's own tolerances, 1e-7, are wider than a tie.
_TOLERANCE = 1e-10


def least_cost(
    costs: Floats, rows: Floats, limits: Floats, fixed: Floats, low: Floats, high: Floats
) -> Floats:
    """Return the variables of least cost of each programme.

    Parameters
    ----------
    costs
        What a unit of each variable costs; shape (programmes, variables).
    rows, limits
        ``rows @ variables`` is no more than ``limits``; shapes (programmes, rows, variables) and
        (programmes, rows).
    fixed
        ``fixed[:-1] @ variables`` is ``fixed[-1]``, in every programme; shape (variables + 1,).
    low, high
        Between what each variable lies; shape (programmes, variables).

    Returns
    -------
    ndarray
        Shape (programmes, variables).

    Raises
    ------
    NumbersError
        If the solver stops without a solution; only programmes that have one belong here.

    References
    ----------
    Huangfu, Q. and Hall, J. A. J. (2018). Parallelizing the dual revised simplex method.
    Mathematical Programming Computation 10, 119-142 (the solver, HiGHS).
    """
    size = max(_TOGETHER // max(rows.shape[1] * rows.shape[2], 1), 1)
    found = [np.empty((0, costs.shape[1]))]
    for start in range(0, len(costs), size):
        some = slice(start, start + size)
        found.append(_solved(costs[some], rows[some], limits[some], fixed, low[some], high[some]))
    return np.concatenate(found)


def _solved(
    costs: Floats, rows: Floats, limits: Floats, fixed: Floats, low: Floats, high: Floats
) -> Floats:
    """Solve programmes as one, whose matrix has theirs along its diagonal."""
    from scipy.optimize import linprog  # only those who ask such questions wait for scipy

    found = linprog(
        costs.ravel(),
        A_ub=_diagonal(rows) if rows.size else None,
        b_ub=limits.ravel() if rows.size else None,
        A_eq=_diagonal(np.broadcast_to(fixed[:-1], (len(costs), 1, costs.shape[1]))),
        b_eq=np.full(len(costs), fixed[-1]),
        bounds=np.stack([low.ravel(), high.ravel()], axis=1),
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


def _diagonal(blocks: Floats) -> Any:
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
