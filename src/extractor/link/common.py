"""What two lists of names have in common, the same from either side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

MOST_COMPARED = 40


def in_common(
    first: Sequence[str], second: Sequence[str], same: Callable[[str, str], bool]
) -> list[str]:
    """The names of one list that the other one has too, of the list with fewer of them, sorted.

    Only the first 40 of each are compared; ``same`` gets a name of each list, in their order.
    """
    first, second = first[:MOST_COMPARED], second[:MOST_COMPARED]
    left = {x for x in first if any(same(x, y) for y in second)}
    right = {y for y in second if any(same(x, y) for x in first)}
    return min(sorted(left), sorted(right), key=lambda names: (len(names), names))
