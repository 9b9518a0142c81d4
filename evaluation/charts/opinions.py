"""Second opinions as a picture: the rank of each vendor by each method, joined by lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from evaluation.charts.block import Block
from evaluation.charts.naming import Names
from evaluation.charts.palette import FAINT_BAR, INK, PILLARS, Hue
from evaluation.charts.picturing import picture
from evaluation.charts.sheet import Sheet
from evaluation.charts.svg import WIDTH, bar, element, line
from evaluation.language.text import Language, Text
from evaluation.methods.opinions import Opinion, SecondOpinions

TITLE = Text(
    en="The order by each method, from first to last",
    fr="L’ordre selon chaque méthode, du premier au dernier",
)
READ = Text(
    en="Each line is a vendor; a line that crosses another changes places with it. “Can reverse”: "
    "on these figures, the departure of one vendor turns over the order of two others.",
    fr="Chaque ligne est un fournisseur; deux lignes qui se croisent échangent leurs places. «"
    "\N{NO-BREAK SPACE}Peut s’inverser\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}: avec ces chiffres, le "
    "départ d’un fournisseur inverse l’ordre de deux autres.",
)
METHODS = {
    "additive": Text(en="Value", fr="Valeur"),
    "topsis": Text(en="TOPSIS", fr="TOPSIS"),
    "promethee_ii": Text(en="PROMETHEE II", fr="PROMETHEE II"),
    "vikor": Text(en="VIKOR", fr="VIKOR"),
    "weighted_product": Text(en="Weighted product", fr="Produit pondéré"),
}
ANOTHER = Text(en="another first", fr="autre premier rang")
REVERSES = Text(en="can reverse", fr="peut s’inverser")
SPOKEN = Text(en="{vendor}: {ranks}.", fr="{vendor}\N{NO-BREAK SPACE}: {ranks}.")
_NAMES, _FIRST, _STEP, _BOX, _ROW, _SMALL = 160, 208, 98, 26, 36, 12
_RIGHT = 622


@picture.register
def _of_second_opinions(result: SecondOpinions, *, language: Language) -> str:
    names = Names(result.matrix, language)
    opinions = (result.additive, *result.others)
    sheet = Sheet(names.say(TITLE), language)
    sheet.down(Block(names.say(READ), lines=4, size=_SMALL, faint=True), space=8)
    _heads(sheet, opinions, names)
    slots = [_slots(opinion, result.additive) for opinion in opinions]
    hues = _hues(opinions)
    for v, vendor in enumerate(result.matrix.vendors):
        heights = [sheet.y + (slot[v] + 0.5) * _ROW for slot in slots]
        ranks = [int(opinion.ranks[v]) for opinion in opinions]
        _path(sheet, heights, ranks, hues.get(vendor))
        bold = vendor in hues
        left = Block(names.vendors[vendor], _NAMES, 2, _SMALL, bold=bold)
        right = Block(names.vendors[vendor], WIDTH - _RIGHT, 2, _SMALL, bold=bold)
        sheet.add(left.beside(0, heights[0]), right.beside(_RIGHT, heights[-1]))
    sheet.y += len(result.matrix.vendors) * _ROW + 4
    _remarks(sheet, result, names)
    return sheet.finish(_spoken(opinions, names))


def _middle(column: int) -> float:
    return _FIRST + column * _STEP


def _heads(sheet: Sheet, opinions: tuple[Opinion, ...], names: Names) -> None:
    blocks = [Block(names.say(METHODS[o.method]), _STEP - 6, 2, 11, bold=True) for o in opinions]
    tallest = max(block.height for block in blocks)
    for column, block in enumerate(blocks):
        sheet.add(block.at(_middle(column), sheet.y + tallest - block.height, anchor="middle"))
    sheet.y += tallest + 4


def _slots(opinion: Opinion, additive: Opinion) -> list[int]:
    """Return where each vendor stands from the top; those that tie in the order of the values."""
    everyone = range(len(opinion.vendors))
    order = sorted(everyone, key=lambda v: (opinion.ranks[v], additive.ranks[v], v))
    return [order.index(v) for v in everyone]


def _hues(opinions: tuple[Opinion, ...]) -> dict[str, Hue]:
    """Return a hue for each vendor that some method puts first."""
    winners = dict.fromkeys(vendor for opinion in opinions for vendor in opinion.winners)
    return {vendor: PILLARS[k % len(PILLARS)] for k, vendor in enumerate(winners)}


def _path(sheet: Sheet, heights: list[float], ranks: list[int], hue: Hue | None) -> None:
    """Draw the boxes with the ranks of a vendor, and the lines between them."""
    look = {"colour": hue.fill, "width": 3.0} if hue else {"opacity": FAINT_BAR, "width": 1.5}
    half = _BOX / 2
    for column, (start, end) in enumerate(pairwise(heights)):
        left, right = _middle(column) + half, _middle(column + 1) - half
        sheet.add(line(left, start, right, end, **look))
    for column, (height, rank) in enumerate(zip(heights, ranks, strict=True)):
        x, y = _middle(column) - half, height - half
        text = Block(str(rank), size=_SMALL, bold=rank == 1)
        if hue:
            sheet.add(bar(x, y, _BOX, _BOX, hue))
            place = x + half, height
            sheet.add(text.beside(*place, anchor="middle", colour=hue.ink, halo=hue.fill))
        else:
            frame = {"width": _BOX, "height": _BOX, "stroke_opacity": FAINT_BAR}
            sheet.add(element("rect", x=x, y=y, fill="none", stroke=INK, **frame))
            sheet.add(text.beside(x + half, height, anchor="middle"))


def _remarks(sheet: Sheet, result: SecondOpinions, names: Names) -> None:
    """Say under each method whether another vendor is first and whether ranks can reverse."""
    tallest = 0.0
    for column, opinion in enumerate(result.others, start=1):
        blocks = [
            Block(names.say(text), _STEP - 6, 2, 11, bold=text is ANOTHER)
            for text, said in (
                (ANOTHER, opinion.method in result.another_winner),
                (REVERSES, bool(opinion.reversals)),
            )
            if said
        ]
        y = sheet.y
        for block in blocks:
            sheet.add(block.at(_middle(column), y, anchor="middle"))
            y += block.height + 2
        tallest = max(tallest, y - sheet.y)
    sheet.y += tallest


def _spoken(opinions: tuple[Opinion, ...], names: Names) -> Iterator[str]:
    for v, vendor in enumerate(names.running):
        ranks = [f"{names.say(METHODS[o.method])} {int(o.ranks[v])}" for o in opinions]
        yield names.say(SPOKEN, vendor=vendor, ranks=", ".join(ranks))
