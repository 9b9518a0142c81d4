"""How often each vendor takes each rank when weights, or scores too, are uncertain: by drawing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Literal

import numpy as np

from evaluation.arrays import checked_values, checked_weights, lock, on_unit_scale, whole
from evaluation.errors import bad_numbers
from evaluation.sensitivity.cloud import Cloud
from evaluation.sensitivity.counting import WEIGHT_UNIT, Counter, Tally
from evaluation.sensitivity.drawing import Draws, Method
from evaluation.sensitivity.gamma import SHIFTS, gamma_draws
from evaluation.sensitivity.quantiles import Shape, spread_levels
from evaluation.sensitivity.restricted import restricted_draws
from evaluation.sensitivity.scoring import FixedScores, Scorer, UncertainScores

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Weights = Literal["any", "about"]

# By default: any weights at all, or a relative spread of about a third, 1 / sqrt(8), on each one.
CONCENTRATION: dict[Weights, float] = {"any": 1.0, "about": 8.0}
# The spread between 16 shifts is itself uncertain: 1.96 standard errors would cover 93 % instead of
# 95. Student's t says by how much to widen them (2.131 / 1.960, with 15 degrees of freedom).
_WIDER = 1.087


@dataclass(frozen=True, slots=True, eq=False)
class Smaa:
    """Shares of the drawn weights with which something is so.

    Attributes
    ----------
    acceptability
        How often each vendor has each rank, 1 2 2 4 for ties; shape (vendors, ranks), rows adding
        to 1 (columns too, unless there are ties).
    pairwise
        How often the row's vendor is strictly above the column's; shape (vendors, vendors). Pairs
        across the diagonal add to 1 less their ties; the diagonal is 0.
    central_weights
        The mean of the weights with which a vendor is first, alone or tied: what one must find
        important to choose it. Shape (vendors, criteria); a row of NaN for a vendor never first.
    expected_rank
        The mean rank; shape (vendors,).
    standard_error
        The standard error of ``acceptability``; same shape. 1.96 of them on both sides hold the
        true share 95 times in 100. It comes from the differences between the shifts of the lattice,
        or with independent random numbers from the binomial variance.
    samples, seed
        How many weights were drawn, from which seed.
    method
        Where the numbers came from: "lattice" or "random"; "given" for those of someone else.
    """

    acceptability: NDArray[np.float64]
    pairwise: NDArray[np.float64]
    central_weights: NDArray[np.float64]
    expected_rank: NDArray[np.float64]
    standard_error: NDArray[np.float64]
    samples: int
    seed: int
    method: Method | Literal["given"]

    def __post_init__(self) -> None:
        lock(self)


def smaa(
    values: ArrayLike,
    *,
    samples: int = 100_000,
    seed: int = 7,
    base: ArrayLike | None = None,
    concentration: float = 1.0,
    order: ArrayLike | None = None,
    bounds: ArrayLike | None = None,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
    shape: Shape = "triangular",
    method: Method = "lattice",
    threads: int = 1,
    cloud: Cloud | None = None,
) -> Smaa:
    """Draw weights at random and count ranks, wins and favourable weights.

    A weight is drawn in proportion to ``base`` times a Gamma variable of shape ``concentration``;
    the weights of a sample are divided by their sum.

    Parameters
    ----------
    values
        Values in any unit, more is better; shape (vendors, criteria). Ties are judged to 9
        decimals, after division by the largest of the values when it is above 1.
    samples
        How many weights to draw.
    seed
        Where the random numbers start. The same seed gives the same figures.
    base
        What the weights are about, zero or more; equal when left out. Shape (criteria,).
    concentration
        How close they stay to it, 0.05 or more: before the division, one weight has a relative
        spread of 1 / sqrt(concentration). With equal bases and 1, weights are uniform: all are as
        likely as any.
    order
        Instead of a base: the positions of the criteria, from the most important on. Weights keep
        this order and are otherwise any.
    bounds
        Instead of a base: the lowest and the highest weight of each criterion, 0..1; shape
        (criteria, 2). Weights lie within and are otherwise any.
    low, high
        Where scores are uncertain: the lowest and the highest that each value may be; same shape as
        the values, with the values, the most likely, between them.
    shape
        How uncertain scores are spread between: "triangular", "pert" or "uniform".
    method
        "lattice": evenly spread points, shifted at random ``SHIFTS`` times; fewer of them are
        needed for the same error. "random": independent random numbers, as a check, and in any case
        for fewer than ``LEAST_LATTICE`` samples or more criteria than the lattice has dimensions.
    threads
        How many threads share the work; the figures are the same for any number of them.
    cloud
        Numbers drawn before, by ``draw_cloud``; then samples, seed, concentration and method are
        theirs. Only the base moves: for the same questions asked again and again.

    Returns
    -------
    Smaa
        Acceptabilities with their standard errors, pairwise wins, central weights, mean ranks.

    Raises
    ------
    EvaluationError
        If a value is not a finite number, a base is negative, not finite or all zero, or another
        parameter is out of its range.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001). SMAA-2: Stochastic multicriteria acceptability analysis
    for group decision making. Operations Research 49, 444-454.

    Tervonen, T. and Lahdelma, R. (2007). Implementing stochastic multicriteria acceptability
    analysis. European Journal of Operational Research 178, 500-513.

    Cranley, R. and Patterson, T. N. L. (1976). Randomization of number theoretic methods for
    multiple integration. SIAM Journal on Numerical Analysis 13, 904-914 (the shifts).

    Examples
    --------
    One vendor is the best on the first criterion only: it is first when that one weighs more than
    the half of the total.

    >>> found = smaa([[1.0, 0.0], [0.0, 1.0]], samples=50_000, seed=7)
    >>> bool(abs(found.acceptability[0, 0] - 0.5) < 0.001)
    True
    """
    table, levels = _scores(values, low, high, shape)
    criteria = table.shape[1]
    draws: Draws
    if order is not None or bounds is not None:
        draws = restricted_draws(criteria, order, bounds, samples=samples, seed=seed, method=method)
    else:
        shares = checked_weights(np.ones(criteria) if base is None else base, criteria)
        draws = (
            gamma_draws(shares, samples, seed, concentration, method)
            if cloud is None
            else cloud.about(shares)
        )
    if levels is None:
        return simulate(draws, lambda: FixedScores(table, draws.base), threads=threads)
    return simulate(draws, lambda: UncertainScores(levels, draws.base, draws.seed), threads=threads)


def simulate(draws: Draws, scorer: Callable[[], Scorer], *, threads: int = 1) -> Smaa:
    """Return the shares for weights drawn and what scores them, one scorer per thread."""
    workers = min(whole("threads", threads, least=1), len(draws.blocks))

    def work(first: int) -> Tally:
        scores, read = scorer(), draws.open()
        tally = Tally.empty(SHIFTS, scores.vendors, draws.base.size)
        counter = Counter(tally, scores)
        for block in draws.blocks[first::workers]:
            scores.begin(block)
            for numbers in read(block):
                counter.add(block.stream, numbers)
        return tally

    if workers == 1:
        return _shares(draws, work(0))
    with ThreadPoolExecutor(workers) as pool:
        return _shares(draws, reduce(Tally.__add__, pool.map(work, range(workers))))


def _shares(draws: Draws, tally: Tally) -> Smaa:
    counted = tally.ranks.sum(axis=0)
    shares = counted / draws.samples
    sums = tally.favourable * WEIGHT_UNIT
    first = counted[:, :1]
    return Smaa(
        shares,
        tally.wins / draws.samples,
        np.divide(sums, first, out=np.full_like(sums, np.nan), where=first > 0),
        shares @ np.arange(1.0, 1 + len(shares)),
        _standard_error(draws, tally.ranks, shares),
        draws.samples,
        draws.seed,
        draws.method,
    )


def _standard_error(
    draws: Draws, ranks: NDArray[np.int64], shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    if draws.method == "random":
        error: NDArray[np.float64] = np.sqrt(shares * (1 - shares) / draws.samples)
        return error
    each = ranks / ranks[:, :1].sum(axis=2, keepdims=True)
    spread: NDArray[np.float64] = each.std(axis=0, ddof=1)
    spread *= _WIDER / np.sqrt(len(each))
    return spread


def _scores(
    values: ArrayLike, low: ArrayLike | None, high: ArrayLike | None, shape: Shape
) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
    """Return the values on 0..1 and, where scores are uncertain, the levels of each cell."""
    table = checked_values(values)
    if low is None and high is None:
        return on_unit_scale(table), None
    least = table if low is None else checked_values(low)
    most = table if high is None else checked_values(high)
    fits = least.shape == table.shape == most.shape
    if not (fits and (least <= table).all() and (table <= most).all()):
        raise bad_numbers(
            "the lowest and the highest values must have the shape of the values, {shape}, and "
            "stand below and above them",
            "les valeurs les plus basses et les plus hautes doivent avoir la forme des valeurs, "
            "{shape}, et les encadrer",
            shape=table.shape,
        )
    least, table, most = on_unit_scale(np.stack([least, table, most]))
    return table, spread_levels(least, table, most, shape)
