"""What it would cost each member to stand elsewhere: alone, or in the next best coalition."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

from kg.network.signed import SignedGraph


@dataclass(frozen=True, slots=True)
class Margin:
    """The disagreements that a member's move to the next best coalition would add, in the graph's weights.

    ``elsewhere`` are the actors it would then stand with, empty when it would stand alone. A margin of 0 is a tie, one
    below 0 says that the member fits better elsewhere (only a declared coalition has such members).
    """

    member: Hashable
    value: float
    elsewhere: frozenset[Hashable]


def margins(
    graph: SignedGraph,
    members: Collection[Hashable],
    others: Sequence[Collection[Hashable]],
    *,
    own: Collection[Hashable] = (),
) -> tuple[Margin, ...]:
    """The margin of each member, in order of the members.

    ``others`` are the coalitions it might move to; members that they list do not count. ``own`` are nodes that belong
    to the coalition and are no members: the pact. Ties with anybody else play no part.
    """
    home = {*members, *own}
    group = {node: i for i, other in enumerate(others) for node in other if node not in home}
    ties: dict[Hashable, dict[int, list[float]]] = {member: defaultdict(list) for member in members}
    for tail, head, weight in graph.edges():
        u, v = graph.nodes[tail], graph.nodes[head]
        for node, other in ((u, v), (v, u)):
            if node in ties:
                ties[node][-1 if other in home else group.get(other, -2)].append(weight)
    return tuple(_margin(member, ties[member], others, home) for member in members)


def _margin(
    member: Hashable, ties: dict[int, list[float]], others: Sequence[Collection[Hashable]], home: set[Hashable]
) -> Margin:
    here = math.fsum(ties.get(-1, ()))
    best, where = 0.0, frozenset[Hashable]()
    for i in sorted(i for i in ties if i >= 0):
        if (there := math.fsum(ties[i])) > best:
            best, where = there, frozenset(others[i]) - home
    return Margin(member, here - best, where)
