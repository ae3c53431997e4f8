"""Balance: the triads of a signed graph, which of them do not fit together, and how far the whole is from two camps.

Three actors are in balance when they can be sorted into two camps, friends inside and enemies between: the product of
their signs is positive (Cartwright & Harary 1956). Of the two kinds that are not, two friendships and one hostility
break every camp; three enemies fit as soon as there are three camps (Davis 1967).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from kg.network.convert import as_signed
from kg.network.partition import CoalitionSet, frustration
from kg.network.signed import SignedGraph

QUARREL, ENEMIES = "quarrel", "three enemies"


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors that are all tied to each other and not in balance: ``kind`` is "quarrel" or "three enemies".

    ``weight`` is that of the weakest of their ties: what it would take to bring them into balance.
    """

    nodes: tuple[Hashable, Hashable, Hashable]
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class Balance:
    """How balanced a graph is.

    ``triads`` counts the triads by how many of their ties are hostile (0 to 3); ``unbalanced`` lists those that are not
    in balance, quarrels before enemies and the weightiest first. ``two_sides`` is the partition into at most two camps
    with the fewest disagreements.
    """

    triads: Mapping[int, int]
    unbalanced: tuple[Triad, ...]
    two_sides: CoalitionSet

    @property
    def share(self) -> float | None:
        """The share of triads in balance, 0 to 1; None without any triad."""
        total = sum(self.triads.values())
        return (self.triads[0] + self.triads[2]) / total if total else None


def balance(graph: nx.Graph | SignedGraph, sign: str = "sign", *, weight: str | None = None) -> Balance:
    """The balance of a signed graph; arguments as for ``coalitions``.

    >>> quarrel = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1}), ("a", "c", {"sign": -1})])
    >>> [triad.nodes for triad in balance(quarrel).unbalanced]
    [('a', 'b', 'c')]
    """
    signed = as_signed(graph, sign, weight)
    counts = Counter(dict.fromkeys(range(4), 0))
    found = []
    for nodes, weights in triads(signed):
        hostile = sum(w < 0 for w in weights)
        counts[hostile] += 1
        if hostile % 2:
            found.append(Triad(nodes, QUARREL if hostile == 1 else ENEMIES, min(map(abs, weights))))
    found.sort(key=lambda triad: (triad.kind != QUARREL, -triad.weight))
    return Balance(dict(sorted(counts.items())), tuple(found), frustration(signed).bounded())


def triads(graph: SignedGraph) -> Iterator[tuple[tuple[Hashable, Hashable, Hashable], tuple[float, float, float]]]:
    """Every three nodes that are all tied to each other, in order, and the weights of first-second, second-third and
    first-third. Each edge is met from its end with fewer neighbours, so hubs cost little (Chiba & Nishizeki 1985).
    """
    around: list[dict[int, float]] = [{} for _ in graph.nodes]
    for tail, head, weight in graph.edges():
        around[tail][head] = around[head][tail] = weight
    for a, b, weight in graph.edges():
        few, many = sorted((around[a], around[b]), key=len)
        for c in sorted(c for c in few if c > b and c in many):
            yield (graph.nodes[a], graph.nodes[b], graph.nodes[c]), (weight, around[b][c], around[a][c])
