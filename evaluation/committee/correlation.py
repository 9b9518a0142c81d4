"""How much of the variance of ratings lies between the items: intraclass correlations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from evaluation.committee.arrays import NOISE, checked_table
from evaluation.errors import UnknownNameError, bad_numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Form = Literal["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"]

# A mean square below a billionth, squared, of the largest deviation is rounding: the rule for ties.
_NOTHING = 1e-18


@dataclass(frozen=True, slots=True)
class IntraclassCorrelation:
    """An intraclass correlation, with the analysis of variance behind it.

    Attributes
    ----------
    value
        1 when all the variance lies between the items, 0 when none does; below 0 when raters differ
        on an item more than items differ.
    form
        Which of the six forms it is.
    between_items, within_items
        Mean squares of the one-way analysis (BMS and WMS of the paper).
    between_raters, residual
        Mean squares of the two-way analysis (JMS and EMS).
    raters, items
        How many there are.
    """

    value: float
    form: Form
    between_items: float
    within_items: float
    between_raters: float
    residual: float
    raters: int
    items: int

    @property
    def chance_level(self) -> float:
        """The value around which ratings drawn at random scatter: 0."""
        return 0.0


def icc(ratings: ArrayLike, form: Form = "2,1") -> IntraclassCorrelation:
    """Measure how much of the variance of complete ratings lies between the items.

    Parameters
    ----------
    ratings
        Ratings in one unit; shape (raters, items), complete: a NaN is an error.
    form
        First the model: "1" each item has raters of its own, "2" the raters stand for others like
        them and their severity counts as disagreement, "3" these raters only and severity does not
        count. Then what is judged: "1" the rating of one rater, "k" the mean of all of them.

    Returns
    -------
    IntraclassCorrelation
        The value with its mean squares.

    Raises
    ------
    NumbersError
        If a rating is missing, there are fewer than two raters or two items, or the form is 0 / 0
        or has no meaning on these ratings, because the items do not differ on average.
    UnknownNameError
        If the form is none of the six.

    References
    ----------
    Shrout, P. E. and Fleiss, J. L. (1979). Intraclass correlations: uses in assessing rater
    reliability. Psychological Bulletin 86, 420-428.

    Examples
    --------
    >>> shrout_and_fleiss = [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4],
    ...                      [8, 2, 8, 6, 9, 7]]
    >>> round(icc(shrout_and_fleiss, form="2,1").value, 2)
    0.29
    """
    if form not in get_args(Form):
        raise UnknownNameError.among("form", form, get_args(Form))
    table = _complete(checked_table(ratings))
    largest = float(np.abs(table).max()) or 1.0
    deviations = table / largest
    deviations -= deviations.mean()
    unit = max(float(np.abs(deviations).max()), NOISE)
    squares = _mean_squares(deviations / unit)
    signal, noise = _parts(form, squares, *table.shape)
    if noise <= _NOTHING:
        raise bad_numbers(
            "the items do not differ on average, so that the form {form} of the intraclass "
            "correlation has no value on these ratings",
            "les éléments ne diffèrent pas en moyenne : la forme {form} de la corrélation "
            "intraclasse n’a pas de valeur sur ces notes",
            form=form,
        )
    between, within, severity, residual = (mean * (unit * largest) ** 2 for mean in squares)
    return IntraclassCorrelation(
        signal / noise, form, between, within, severity, residual, *table.shape
    )


def _complete(table: NDArray[np.float64]) -> NDArray[np.float64]:
    if min(table.shape) < 2:
        raise bad_numbers(
            "an intraclass correlation needs two raters and two items or more; the shape is "
            "{shape}, raters then items",
            "une corrélation intraclasse demande au moins deux personnes et deux éléments; la "
            "forme est {shape}, personnes puis éléments",
            shape=table.shape,
        )
    missing = np.argwhere(np.isnan(table))
    if missing.size:
        rater, item = (int(k) for k in missing[0])
        raise bad_numbers(
            "rater {rater} has no rating for item {item}: an intraclass correlation needs complete "
            "data. Leave out incomplete items or raters, or use Krippendorff's alpha.",
            "la personne {rater} n’a pas de note pour l’élément {item} : une corrélation "
            "intraclasse demande des données complètes. Retirez les éléments ou les personnes "
            "incomplets, ou prenez l’alpha de Krippendorff.",
            rater=rater,
            item=item,
        )
    return table


def _mean_squares(deviations: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Return the mean squares: between items, within items, between raters, residual."""
    raters, items = deviations.shape
    item, rater = deviations.mean(axis=0), deviations.mean(axis=1)
    rest = deviations - item - rater[:, None]
    between = raters * float(item @ item)
    severity = items * float(rater @ rater)
    residual = float((rest**2).sum())
    sums = np.array([between, severity + residual, severity, residual])
    means = sums / [items - 1, items * (raters - 1), raters - 1, (items - 1) * (raters - 1)]
    b, w, j, e = np.where(means > _NOTHING, means, 0.0).tolist()
    return b, w, j, e


def _parts(
    form: Form, squares: tuple[float, float, float, float], k: int, n: int
) -> tuple[float, float]:
    """Return numerator and denominator of one form, for k raters and n items."""
    b, w, j, e = squares
    parts = {
        "1,1": (b - w, b + (k - 1) * w),
        "2,1": (b - e, b + (k - 1) * e + k * (j - e) / n),
        "3,1": (b - e, b + (k - 1) * e),
        "1,k": (b - w, b),
        "2,k": (b - e, b + (j - e) / n),
        "3,k": (b - e, b),
    }
    return parts[form]
