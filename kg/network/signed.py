"""The frozen signed graph that coalitions are computed on: sorted nodes, one weighted edge a pair."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from weakref import ref

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.errors import UsageError
from kg.knowledge.ontology import Ontology
from kg.model import Tie
from kg.network.actors import is_signed
from kg.network.arrays import rows
from kg.network.edges import frozen, numbered_ends, sorted_nodes, summed
from kg.network.engine import Level, weighted
from kg.network.growth import combined, edges_of


@dataclass(frozen=True, slots=True)
class Growth:
    """What ``SignedGraph.with_edges`` added to the graph ``before``.

    ``touched`` are the nodes at the edges, by index; no partition costs less than before by more than ``eased``.
    """

    before: ref[SignedGraph]
    touched: NDArray[np.int64]
    eased: float


@dataclass(frozen=True, eq=False)
class SignedGraph:
    """An undirected signed graph as read-only arrays.

    ``nodes`` are labels in sorted order; edge i joins ``nodes[tails[i]]`` and ``nodes[heads[i]]`` (tail before head)
    with ``weights[i]``, positive for allies and negative for adversaries, never 0. Edges are sorted by their ends.
    """

    nodes: tuple[Hashable, ...]
    tails: NDArray[np.int64]
    heads: NDArray[np.int64]
    weights: NDArray[np.float64]
    growth: Growth | None = field(default=None, repr=False)

    @cached_property
    def index(self) -> dict[Hashable, int]:
        """The index of each node."""
        return {label: i for i, label in enumerate(self.nodes)}

    @cached_property
    def level(self) -> Level:
        """The edges by node."""
        edges = self.weights.size
        by_node = rows.at(edges)(len(self.nodes), self.tails, self.heads, np.ones(edges, np.bool_))
        return weighted.at(edges)(*by_node, self.weights, 1.0)

    @classmethod
    def from_edges(
        cls, edges: Iterable[tuple[Hashable, Hashable, float]], nodes: Iterable[Hashable] = ()
    ) -> SignedGraph:
        """The graph of these edges and nodes; parallel edges add up, those that cancel out and loops are dropped."""
        found = list(edges)
        labels = sorted_nodes({*nodes, *(end for u, v, _ in found for end in (u, v))})
        index = {label: i for i, label in enumerate(labels)}
        tails = np.fromiter((index[u] for u, _, _ in found), np.int64, len(found))
        heads = np.fromiter((index[v] for _, v, _ in found), np.int64, len(found))
        return cls._of(labels, tails, heads, np.fromiter((w for _, _, w in found), np.float64, len(found)))

    @classmethod
    def from_arrays(
        cls,
        tails: NDArray[np.integer],
        heads: NDArray[np.integer],
        weights: NDArray[np.number],
        *,
        nodes: Sequence[Hashable] | None = None,
    ) -> SignedGraph:
        """The graph of edges i between node numbers ``tails[i]`` and ``heads[i]``, as from ``from_edges``.

        The numbers are indices into ``nodes``, all different, or the labels themselves when None. All three arrays
        have shape (edges,). Raises UsageError when they differ in length, or for a number that is no index.
        """
        ends = np.asarray(tails), np.asarray(heads)
        signed = np.asarray(weights, np.float64)
        if not ends[0].shape == ends[1].shape == signed.shape == (signed.size,):
            raise UsageError("the arrays of tails, heads and weights differ in length; give one of each an edge")
        if any(array.size and array.dtype.kind not in "iu" for array in ends):
            raise UsageError("the arrays of tails and heads hold no whole numbers; give node numbers")
        if nodes is None:
            numbers, found = numbered_ends(*ends)
            return cls._of(tuple(numbers.tolist()), *found, signed)
        for end in (f(array) for array in ends if array.size for f in (np.min, np.max)):
            if not 0 <= end < len(nodes):
                raise UsageError(f"node number {end} is no index into the {len(nodes)} nodes given")
        labels = sorted_nodes(nodes)
        rank = {label: i for i, label in enumerate(labels)}
        if len(rank) < len(labels):
            raise UsageError("a node is given twice; give each once")
        place = np.fromiter((rank[label] for label in nodes), np.int64, len(labels))
        return cls._of(labels, place[ends[0]], place[ends[1]], signed)

    @classmethod
    def _of(
        cls, labels: tuple[Hashable, ...], u: NDArray[np.int64], v: NDArray[np.int64], weights: NDArray[np.float64]
    ) -> SignedGraph:
        """The graph of edges between indices of sorted labels, in any order."""
        if not np.isfinite(weights).all():
            i = int(np.flatnonzero(~np.isfinite(weights))[0])
            edge = f"edge {labels[u[i]]!r} - {labels[v[i]]!r}"
            raise UsageError(f"{edge}: {weights[i]} is not a finite number; correct it or leave it out")
        key = np.minimum(u, v) * np.int64(len(labels)) + np.maximum(u, v)
        if not (key[1:] > key[:-1]).all():
            order = np.argsort(key)
            key, weights = key[order], weights[order]
        key, weights = summed(key, weights)
        tails, heads = np.divmod(key, max(len(labels), 1))
        kept = (weights != 0) & (tails != heads)
        return cls(labels, frozen(tails[kept]), frozen(heads[kept]), frozen(weights[kept]))

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

    def with_edges(self, edges: Iterable[tuple[Hashable, Hashable, float]]) -> SignedGraph:
        """The graph with these edges too; the weight of a pair that has an edge already adds to it.

        Takes much less than a new graph while the nodes stay the same, and tells ``coalitions`` where to look.
        """
        found = list(edges)
        if any(end not in self.index for u, v, _ in found for end in (u, v)):
            own = ((self.nodes[u], self.nodes[v], w) for u, v, w in self.edges())
            return SignedGraph.from_edges([*own, *found], self.nodes)
        tails = np.fromiter((self.index[u] for u, _, _ in found), np.int64, len(found))
        heads = np.fromiter((self.index[v] for _, v, _ in found), np.int64, len(found))
        added = self._of(self.nodes, tails, heads, np.fromiter((w for _, _, w in found), np.float64, len(found)))
        size = self.weights.size
        level, eased = combined.at(size)(self.level, added.level)
        touched = np.unique(np.concatenate((added.tails, added.heads)))
        tails, heads, weights = map(frozen, edges_of.at(size)(level))
        graph = SignedGraph(self.nodes, tails, heads, weights, Growth(ref(self), touched, eased))
        # Both are what they would become, only sooner.
        graph.__dict__.update(index=self.index, level=level)
        return graph

    def edges(self) -> list[tuple[int, int, float]]:
        """The edges as (tail, head, weight), in order."""
        return list(zip(self.tails.tolist(), self.heads.tolist(), self.weights.tolist(), strict=True))

    def strengths(self, group: frozenset[Hashable]) -> dict[Hashable, float]:
        """For each node of the group the signed weight of its edges to the others of the group."""
        members = sorted(self.index[node] for node in group if node in self.index)
        inside = np.zeros(len(self.nodes), np.bool_)
        inside[members] = True
        start, other, weight, _ = self.level
        rows = [slice(start[i], start[i + 1]) for i in members]
        sums = (float(weight[row][inside[other[row]]].sum()) for row in rows)
        return {self.nodes[i]: total for i, total in zip(members, sums, strict=True)}

    def disagreements(self, labels: Sequence[int] | NDArray[np.integer]) -> float:
        """The weight of positive edges between groups and negative edges inside, ``labels[i]`` being node i's group."""
        return float(np.abs(self.weights[self.broken(np.asarray(labels))]).sum())

    def broken(self, group: NDArray[np.integer]) -> NDArray[np.bool_]:
        """For each edge whether it disagrees with the groups: shape (edges,)."""
        broken: NDArray[np.bool_] = (group[self.tails] == group[self.heads]) != (self.weights > 0)
        return broken


def _weight(tie: Tie) -> float:
    net = tie.support - tie.counter_support if tie.contested else 1.0
    return tie.sign * tie.independent_sources * net


def _number(u: Hashable, v: Hashable, data: dict[str, object], name: str) -> float:
    value = data.get(name)
    if not isinstance(value, int | float | np.number) or math.isnan(value):
        raise UsageError(f"edge {u!r} - {v!r}: attribute {name!r} is {value!r}, not a number; give every edge one")
    return float(value)
