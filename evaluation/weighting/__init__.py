"""From raw judgements of importance to shares that add to one, level by level."""

from evaluation.weighting.points import local_shares, mean_shares

__all__ = ["local_shares", "mean_shares"]
