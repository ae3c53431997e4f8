"""Who of a coalition might as well stand elsewhere, and who with it: what other partitions as good say."""

from __future__ import annotations

from collections.abc import Hashable, Set
from dataclasses import dataclass

from kg.network.partition import CoalitionSet


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What the other partitions with as few disagreements make of a group.

    ``unique``: True when there are none, None when that is not known. ``leaving`` are those of the group that stand
    apart from most of it in one of them, ``coming`` the others that stand with it. ``complete``: nothing else varies.
    """

    unique: bool | None
    leaving: frozenset[Hashable]
    coming: frozenset[Hashable]
    complete: bool


def alternatives(found: CoalitionSet, group: Set[Hashable]) -> Alternatives:
    """The alternatives for one of the coalitions of a partition, or for nodes that stand together in one."""
    own = max(found.coalitions, key=lambda other: len(other & group), default=frozenset[Hashable]())
    leaving, coming = set[Hashable](), set[Hashable]()
    for partition in found.optima.alternatives:
        now = max(partition, key=lambda other: len(other & own & group))
        leaving |= (own & group) - now
        coming |= now - own
    return Alternatives(found.optima.unique, frozenset(leaving), frozenset(coming), found.optima.complete)
