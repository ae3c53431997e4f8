"""Who stands between coalitions: actors whose friendly ties reach into several, and those on the ways between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.network.convert import as_signed
from kg.network.signed import SignedGraph

LARGE = 500
"""Above so many actors betweenness is estimated from ``PIVOTS`` of them, drawn with the seed (Brandes & Pich 2007)."""
PIVOTS = 200
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor with friendly ties to more than one coalition, or between others.

    ``participation``: 0 when all its friendly weight goes to one coalition, towards 1 the more evenly it is spread over
    many (Guimera & Amaral 2005). ``betweenness``: of the shortest friendly ways between two actors of different
    coalitions how many lead through it, in pairs of actors (Freeman 1977). ``reach``: the friendly weight to each
    coalition, by index.
    """

    node: Hashable
    participation: float
    betweenness: float
    reach: tuple[tuple[int, float], ...]


def brokers(
    graph: nx.Graph | SignedGraph,
    coalitions: Sequence[Collection[Hashable]],
    sign: str = "sign",
    *,
    weight: str | None = None,
    seed: int = 0,
) -> tuple[Broker, ...]:
    """The actors that broker between coalitions (a partition of the nodes), the widest participation first.

    ``graph``, ``sign`` and ``weight`` as for ``coalitions``; ``seed`` draws the pivots of a large graph.
    """
    graph = as_signed(graph, sign, weight)
    part = {node: i for i, group in enumerate(coalitions) for node in group}
    friendly = nx.Graph()
    friendly.add_weighted_edges_from(
        (graph.nodes[tail], graph.nodes[head], weight) for tail, head, weight in graph.edges() if weight > 0
    )
    between = _between(friendly, part, seed)
    found = []
    for node in friendly:
        reach: dict[int, float] = defaultdict(float)
        for other, data in friendly[node].items():
            reach[part[other]] += data["weight"]
        total = sum(reach.values())
        participation = 1 - sum((weight / total) ** 2 for weight in reach.values())
        if len(reach) > 1 or between[node] > 0:
            spread = tuple(sorted(reach.items(), key=lambda pair: (-pair[1], pair[0])))
            found.append(Broker(node, participation, between[node], spread))
    order = {node: i for i, node in enumerate(graph.nodes)}
    return tuple(sorted(found, key=lambda b: (-round(b.participation, 9), -round(b.betweenness, 9), order[b.node])))


def _between(friendly: nx.Graph, part: dict[Hashable, int], seed: int) -> dict[Hashable, float]:
    """Betweenness that counts only pairs of actors of different coalitions: that of all pairs less that inside each."""
    nodes = list(friendly)
    pivots = set(nodes)
    if len(nodes) > LARGE:
        chosen = np.random.default_rng(seed).choice(len(nodes), size=PIVOTS, replace=False)
        pivots = {nodes[i] for i in chosen.tolist()}
    groups: dict[int, list[Hashable]] = defaultdict(list)
    for node in nodes:
        groups[part[node]].append(node)
    total: dict[Hashable, float] = nx.betweenness_centrality_subset(friendly, sources=pivots, targets=nodes)
    for group in groups.values():
        sources = [node for node in group if node in pivots]
        within = nx.betweenness_centrality_subset(friendly, sources=sources, targets=group)
        for node, value in within.items():
            total[node] -= value
    scale = len(nodes) / max(len(pivots), 1)
    return {node: scale * value if value > _ROUNDING else 0.0 for node, value in total.items()}
