"""Which coalition of one picture is which of another: matched by their members (Jaccard index).

A coalition is dissolved when nothing is left that shares more than half with it, members of both counted once
(Hennig 2008, "Dissolution point and isolation robustness").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

DISSOLVED = 0.5

Label = TypeVar("Label")


def jaccard(a: Collection[Label], b: Collection[Label]) -> float:
    """The share of what both have in what either has, 0 for two empty ones.

    >>> jaccard({"a", "b", "c"}, {"b", "c", "d"})
    0.5
    """
    first, second = set(a), set(b)
    either = len(first | second)
    return len(first & second) / either if either else 0.0


def closest(members: Collection[Label], others: Iterable[Collection[Label]]) -> tuple[float, Collection[Label]]:
    """The index of the other that shares most with the members, and that other; (0, ()) when there is none."""
    best: tuple[float, Collection[Label]] = (0.0, ())
    for other in others:
        if (share := jaccard(members, other)) > best[0]:
            best = (share, other)
    return best


def matched(
    before: Sequence[Collection[Label]], after: Sequence[Collection[Label]], *, above: float
) -> dict[int, int]:
    """For each index of ``before`` that has a successor its index in ``after``: one to one, the most alike first.

    Only pairs whose Jaccard index is greater than ``above`` match; of equally alike ones the first in order does.
    """
    holders: dict[Label, list[int]] = {}
    for j, members in enumerate(after):
        for member in members:
            holders.setdefault(member, []).append(j)
    met = sorted({(i, j) for i, members in enumerate(before) for member in members for j in holders.get(member, ())})
    alike = sorted((-jaccard(before[i], after[j]), i, j) for i, j in met)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in alike:
        if -share > above and i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found
