"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence


def shared(total: float, shares: Sequence[float]) -> list[float]:
    """The total divided by shares."""
    return [total * share / sum(shares) for share in shares]


def fitted(total: float, natural: Sequence[float]) -> list[float]:
    """Widths that add up to `total`, from the widths the columns would like.

    With room to spare all grow alike; without, narrow columns keep what they need and the wide ones share the rest.
    """
    if sum(natural) <= total:
        return shared(total, natural)
    widths = [0.0] * len(natural)
    left = total
    for place, column in enumerate(narrow := sorted(range(len(natural)), key=natural.__getitem__)):
        widths[column] = min(natural[column], left / (len(narrow) - place))
        left -= widths[column]
    return widths
