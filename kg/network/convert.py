"""Any signed graph as the frozen one that the analyses read."""

from __future__ import annotations

import networkx as nx

from kg.network.signed import SignedGraph


def as_signed(graph: nx.Graph | SignedGraph, sign: str, weight: str | None) -> SignedGraph:
    """The signed graph; of a NetworkX graph by the edge attributes ``sign`` and ``weight``, as for ``coalitions``."""
    return graph if isinstance(graph, SignedGraph) else SignedGraph.from_networkx(graph, sign, weight=weight)
