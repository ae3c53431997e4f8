"""The frozen signed graph that coalitions are computed on: sorted nodes, one weighted edge a pair."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.errors import UsageError
from kg.knowledge.ontology import Ontology
from kg.model import Tie
from kg.network.actors import is_signed


@dataclass(frozen=True, slots=True, eq=False)
class SignedGraph:
    """An undirected signed graph as read-only arrays.

    ``nodes`` are labels in sorted order; edge i joins ``nodes[tails[i]]`` and ``nodes[heads[i]]`` (tail before head)
    with ``weights[i]``, positive for allies and negative for adversaries, never 0. Edges are sorted by their ends.
    """

    nodes: tuple[Hashable, ...]
    tails: NDArray[np.int64]
    heads: NDArray[np.int64]
    weights: NDArray[np.float64]

    @classmethod
    def from_edges(
        cls, edges: Iterable[tuple[Hashable, Hashable, float]], nodes: Iterable[Hashable] = ()
    ) -> SignedGraph:
        """The graph of these edges and nodes; parallel edges add up, those that cancel out and loops are dropped."""
        found = list(edges)
        labels = _sorted_nodes({*nodes, *(end for u, v, _ in found for end in (u, v))})
        index = {label: i for i, label in enumerate(labels)}
        parallel: dict[tuple[int, int], list[float]] = defaultdict(list)
        for u, v, weight in found:
            if not math.isfinite(weight):
                raise UsageError(f"edge {u!r} - {v!r}: {weight} is not a finite number; correct it or leave it out")
            if u != v:
                tail, head = sorted((index[u], index[v]))
                parallel[tail, head].append(weight)
        # fsum is exact, so the order in which parallel edges arrive cannot change the sum.
        merged = sorted((*pair, math.fsum(weights)) for pair, weights in parallel.items())
        kept = [edge for edge in merged if edge[2] != 0]
        return cls(
            labels,
            _frozen((edge[0] for edge in kept), np.int64),
            _frozen((edge[1] for edge in kept), np.int64),
            _frozen((edge[2] for edge in kept), np.float64),
        )

    @classmethod
    def from_networkx(cls, graph: nx.Graph, sign: str = "sign", *, weight: str | None = None) -> SignedGraph:
        """The signed graph of any NetworkX graph, directions dropped.

        The edge attribute ``sign`` gives the sign only, ``weight`` the magnitude (1 when None); both may be the same
        attribute. UsageError when an edge lacks one or has no number there.
        """
        edges = (
            (u, v, math.copysign(1, value) * magnitude if (value := _number(u, v, data, sign)) else 0.0)
            for u, v, data in graph.edges(data=True)
            for magnitude in (1.0 if weight is None else abs(_number(u, v, data, weight)),)
        )
        return cls.from_edges(edges, graph.nodes)

    @classmethod
    def from_ties(cls, ties: Iterable[Tie], ontology: Ontology) -> SignedGraph:
        """The signed graph of the actors that take part in coalitions (``kg.network.actors``), by IRI.

        A tie weighs its sign times its independent sources; a contested one only in as far as its support outweighs
        what contradicts it.
        """
        taken = [tie for tie in ties if is_signed(tie, ontology)]
        return cls.from_edges((tie.subject.iri, tie.object.iri, _weight(tie)) for tie in taken)

    def edges(self) -> list[tuple[int, int, float]]:
        """The edges as (tail, head, weight), in order."""
        return list(zip(self.tails.tolist(), self.heads.tolist(), self.weights.tolist(), strict=True))

    def strengths(self, group: frozenset[Hashable]) -> dict[Hashable, float]:
        """For each node of the group the signed weight of its edges to the others of the group."""
        inside: dict[Hashable, list[float]] = {node: [] for node in group}
        for tail, head, weight in self.edges():
            u, v = self.nodes[tail], self.nodes[head]
            if u in inside and v in inside:
                inside[u].append(weight)
                inside[v].append(weight)
        return {node: math.fsum(weights) for node, weights in inside.items()}

    def disagreements(self, labels: Sequence[int]) -> float:
        """The weight of positive edges between groups and negative edges inside, ``labels[i]`` being node i's group."""
        return math.fsum(abs(w) for u, v, w in self.edges() if (labels[u] == labels[v]) != (w > 0))


def _weight(tie: Tie) -> float:
    net = tie.support - tie.counter_support if tie.contested else 1.0
    return tie.sign * tie.independent_sources * net


def _number(u: Hashable, v: Hashable, data: dict[str, object], name: str) -> float:
    value = data.get(name)
    if not isinstance(value, int | float | np.number) or math.isnan(value):
        raise UsageError(f"edge {u!r} - {v!r}: attribute {name!r} is {value!r}, not a number; give every edge one")
    return float(value)


def _sorted_nodes(nodes: Iterable[Hashable]) -> tuple[Hashable, ...]:
    """The labels in their own order, or by type and representation when they cannot be compared."""
    labels = list(nodes)
    try:
        return tuple(sorted(labels))  # type: ignore[type-var]
    except TypeError:
        return tuple(sorted(labels, key=lambda label: (type(label).__name__, repr(label))))


def _frozen(values: Iterable[float], kind: type[np.int64] | type[np.float64]) -> NDArray[Any]:
    array = np.array(list(values), dtype=kind)
    array.setflags(write=False)
    return array
