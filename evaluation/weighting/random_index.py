"""How inconsistent comparisons made at random are: what a consistency ratio is measured against."""

from __future__ import annotations

from evaluation.errors import UnknownNameError, bad_numbers

DEFAULT = "saaty1980"

# Mean consistency index of random reciprocal matrices on the scale 1/9 ... 9, from 3 criteria on.
RANDOM_INDEX: dict[str, tuple[float, ...]] = {
    # Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill.
    "saaty1980": (
        *(0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
        *(1.51, 1.48, 1.56, 1.57, 1.59),
    ),
    # Saaty, T. L. (2005). Theory and Applications of the Analytic Network Process. RWS, page 31.
    "saaty2005": (
        *(0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49),
        *(1.52, 1.54, 1.56, 1.58, 1.59),
    ),
    # Donegan, H. A. and Dodd, F. J. (1991). A note on Saaty's random indexes. Mathematical and
    # Computer Modelling 15(10), 135-137.
    "donegan_dodd": (
        *(0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213),
        *(1.4497, 1.4643, 1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371),
    ),
    # Tummala, V. M. R. and Ling, H. (1998). A note on the computation of the mean random
    # consistency index of the analytic hierarchy process. Theory and Decision 44, 221-230.
    "tummala_ling": (
        *(0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537),
        *(1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831),
    ),
    # Alonso, J. A. and Lamata, M. T. (2006). Consistency in the analytic hierarchy process: a new
    # approach. International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 14,
    # 445-459.
    "alonso_lamata": (
        *(0.5245, 0.8816, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499),
        *(1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838),
    ),
}
FITTED = "alonso_lamata"


def random_index(n: int, table: str = DEFAULT) -> float:
    """Return the mean consistency index of random comparisons of ``n`` criteria.

    Parameters
    ----------
    n
        How many criteria are compared; with one or two nothing can contradict itself.
    table
        Whose simulation: "saaty1980", "saaty2005", "donegan_dodd" (up to 20 criteria),
        "tummala_ling" or "alonso_lamata". The last one goes beyond 15 criteria, by the line that
        its authors fitted to the largest eigenvalue: 2.7699 n - 4.3513.

    Raises
    ------
    UnknownNameError
        If there is no such table.
    NumbersError
        If the table does not go as far as ``n``.

    Examples
    --------
    >>> random_index(4), random_index(4, "donegan_dodd")
    (0.9, 0.8286)
    """
    if table not in RANDOM_INDEX:
        raise UnknownNameError.among("random index", table, RANDOM_INDEX)
    known = RANDOM_INDEX[table]
    if n < 3:
        return 0.0
    if n - 3 < len(known):
        return known[n - 3]
    if table == FITTED:
        return ((2.7699 * n - 4.3513) - n) / (n - 1)
    raise bad_numbers(
        "the table '{table}' of random indices ends at {end} criteria and {n} are compared. Compare "
        "them by groups, or take table='{fitted}', which has a law for any number.",
        "le tableau d’indices aléatoires « {table} » s’arrête à {end} critères et il y en a {n}. "
        "Comparez-les par groupes, ou prenez table='{fitted}', qui a une loi pour tout nombre.",
        table=table,
        end=len(known) + 2,
        n=n,
        fitted=FITTED,
    )
