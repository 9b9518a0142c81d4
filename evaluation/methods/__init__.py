"""Textbook methods as second opinions, each with its normalisation named."""

from evaluation.methods.columns import Direction
from evaluation.methods.opinions import Opinion, Reversal, SecondOpinions, second_opinions
from evaluation.methods.promethee import Promethee, promethee_ii
from evaluation.methods.scorers import FLOOR, Method, Scorer, scorer
from evaluation.methods.topsis import Normalisation, Topsis, topsis
from evaluation.methods.vikor import Vikor, vikor
from evaluation.methods.weighted_product import WeightedProduct, weighted_product

__all__ = [
    "FLOOR",
    "Direction",
    "Method",
    "Normalisation",
    "Opinion",
    "Promethee",
    "Reversal",
    "Scorer",
    "SecondOpinions",
    "Topsis",
    "Vikor",
    "WeightedProduct",
    "promethee_ii",
    "scorer",
    "second_opinions",
    "topsis",
    "vikor",
    "weighted_product",
]
