"""What it would cost each member to stand elsewhere, alone or in the next best coalition; and where it would rather."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from kg.network.signed import SignedGraph

_ROUNDING = 1e-9


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


def settled(
    graph: SignedGraph, part: Mapping[Hashable, int], members: Collection[Hashable]
) -> dict[Hashable, int]:
    """The group of each member once moving none of them, to another group or out on its own, helps; nobody else moves.

    ``part`` gives the group of each node to begin with. Groups of their own are numbered below 0.
    """
    around: dict[Hashable, list[tuple[Hashable, float]]] = {member: [] for member in sorted(members, key=str)}
    for tail, head, weight in graph.edges():
        u, v = graph.nodes[tail], graph.nodes[head]
        for node, other in ((u, v), (v, u)):
            if node in around:
                around[node].append((other, weight))
    now = {**part}
    moving = True
    while moving:
        moving = False
        for i, (member, ties) in enumerate(around.items(), 1):
            pull: dict[int, float] = defaultdict(float)
            for other, weight in ties:
                pull[now[other]] += weight
            best = max(sorted(pull), key=lambda group: pull[group], default=-i)
            if pull.get(best, 0.0) <= 0 and pull.get(now[member], 0.0) < -_ROUNDING:
                best = -i
            if pull.get(best, 0.0) > pull.get(now[member], 0.0) + _ROUNDING:
                now[member] = best
                moving = True
    return {member: now[member] for member in around}
