"""Numbers the way a language writes them, with as many decimals as it takes to be truthful."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import isfinite, isnan

from evaluation.language.text import Language, Text

# Values are compared to this many decimals everywhere; what differs only beyond is equal.
SETTLED = 9
NONE = "–"  # stands where there is no number
_POINTS = Text("point", "point"), Text("points", "points")
_LOCALES: dict[Language, str] = {"en": "en_CA", "fr": "fr_CA"}


# A way to write a number with some decimals: `points`, `percent` or `decimal`.
Write = Callable[[float, Language, int], str]


def decimal(number: float, language: Language, digits: int = 2) -> str:
    """Write a number with some decimals, halves rounded away from zero as Excel does.

    Examples
    --------
    >>> decimal(-1234.5, "en", 2), decimal(0.125, "fr", 2)
    ('−1,234.50', '0,13')
    """
    return _written(number, language, digits)


def points(value: float, language: Language, digits: int = 1) -> str:
    """Write a value on 0..1 as people see it, on 0..100.

    Examples
    --------
    >>> points(0.6968, "en"), points(0.6968, "fr")
    ('69.7', '69,7')
    """
    return _written(value, language, digits, power=2)


def percent(share: float, language: Language, digits: int = 0) -> str:
    r"""Write a share on 0..1 as a percentage; French sets a no-break space before the sign.

    Examples
    --------
    >>> percent(0.32, "en"), percent(0.32, "fr")
    ('32%', '32\xa0%')
    """
    if not isfinite(share):
        return _written(share, language, digits)
    return _percent_pattern(language).replace("0", _written(share, language, digits, power=2))


def share(part: float, language: Language) -> str:
    """Write a share in whole percents, without passing off rare as never or frequent as always.

    Examples
    --------
    >>> share(0.002, "en"), share(0.0, "en"), share(0.9999, "en")
    ('<1%', '0%', '>99%')
    """
    space = "\N{NO-BREAK SPACE}" if language == "fr" else ""
    if 0 < round(part, SETTLED) < 0.005:
        return f"<{space}{percent(0.01, language)}"
    if 0.995 <= round(part, SETTLED) < 1:
        return f">{space}{percent(0.99, language)}"
    return percent(part, language)


def signed(number: float, language: Language, *, write: Write = points, digits: int = 1) -> str:
    """Write a difference with its sign, and with enough decimals not to look like none.

    Examples
    --------
    >>> signed(0.021, "en"), signed(-0.00004, "fr"), signed(0.0, "en")
    ('+2.1', '−0,004', '0.0')
    """
    text = apart(number, language, write=write, digits=digits)
    return f"+{text}" if round(number, SETTLED) > 0 else text


def apart(number: float, language: Language, *, write: Write = points, digits: int = 1) -> str:
    """Write a number with enough decimals not to look like zero when it is not.

    Examples
    --------
    >>> apart(0.00004, "en")
    '0.004'
    """
    return distinct((0.0, number), language, write=write, digits=digits)[1]


def distinct(
    numbers: Iterable[float], language: Language, *, write: Write = points, digits: int = 1
) -> tuple[str, ...]:
    """Write numbers with just enough decimals that different ones look different.

    Numbers that are equal to 9 decimals look alike: no difference is invented, none is hidden.

    Parameters
    ----------
    numbers
        The numbers; NaN is written as a dash.
    write
        ``points``, ``percent`` or ``decimal``.
    digits
        The fewest decimals; the most are 9.

    Examples
    --------
    >>> distinct([0.6968, 0.6922], "en"), distinct([0.69684, 0.69681], "en")
    (('69.7', '69.2'), ('69.684', '69.681'))
    """
    given = [round(float(number), SETTLED) + 0.0 for number in numbers]
    different = len({repr(number) for number in given if not isnan(number)})
    for more in range(digits, SETTLED + 1):
        texts = tuple(write(number, language, more) for number in given)
        told = {text for text, number in zip(texts, given, strict=True) if not isnan(number)}
        if len(told) == different:
            break
    return texts


def gap(difference: float, language: Language) -> str:
    r"""Write a difference of values on 0..1 in points out of 100, with enough decimals.

    Examples
    --------
    >>> gap(0.0045, "en"), gap(0.0045, "fr")
    ('0.5 points', '0,5\xa0point')
    """
    # The form follows the number that is read: 1.96 is read as 2.0.
    return _with(apart(difference, language), form(round(100 * difference, 1), *_POINTS), language)


def count(number: int, singular: Text, plural: Text, language: Language) -> str:
    """Write how many there are of something.

    Examples
    --------
    >>> count(1, Text("vendor", "fournisseur"), Text("vendors", "fournisseurs"), "en")
    '1 vendor'
    """
    return _with(decimal(number, language, 0), form(number, singular, plural), language)


def form(number: float, singular: Text, plural: Text) -> Text:
    """Return the form of a noun after a number: French has one point and a half in the singular.

    Examples
    --------
    >>> str(form(1.5, Text("point", "point"), Text("points", "points")))
    'points'
    >>> form(1.5, Text("point", "point"), Text("points", "points")).fr
    'point'
    """
    return Text(
        singular.en if number == 1 else plural.en, singular.fr if abs(number) < 2 else plural.fr
    )


def _with(number: str, noun: Text, language: Language) -> str:
    """Set a noun after its number, from which French does not part it."""
    space = "\N{NO-BREAK SPACE}" if language == "fr" else " "
    return f"{number}{space}{noun.to(language)}"


def _written(number: float, language: Language, digits: int, power: int = 0) -> str:
    """Write a number times a power of ten; from decimal digits, so that a half is a half."""
    if not isfinite(number):
        return NONE if isnan(number) else ("∞" if number > 0 else "−∞")
    exact = Decimal(repr(round(float(number), SETTLED))).scaleb(power)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    from babel.numbers import format_decimal  # only those who read numbers wait for Babel

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    # A number that rounds to zero has no sign.
    text = format_decimal(abs(rounded), format=pattern, locale=_LOCALES[language])
    return f"−{text}" if rounded < 0 else text


@cache
def _percent_pattern(language: Language) -> str:
    """Return where a language puts the percent sign, around "0"."""
    from babel.numbers import format_percent  # only those who read numbers wait for Babel

    return format_percent(0, locale=_LOCALES[language])
