"""The frozen signed graph that coalitions are computed on: sorted nodes, one weighted edge a pair."""

from __future__ import annotations

import math
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
        labels = _sorted_nodes(nodes)
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
        key, weights = _added(key, weights)
        tails, heads = np.divmod(key, max(len(labels), 1))
        kept = (weights != 0) & (tails != heads)
        return cls(labels, *map(frozen, (tails[kept], heads[kept], weights[kept])))

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
        inside = np.fromiter((node in group for node in self.nodes), np.bool_, len(self.nodes))
        among = inside[self.tails] & inside[self.heads]
        total = np.zeros(len(self.nodes))
        for ends in (self.tails, self.heads):
            np.add.at(total, ends[among], self.weights[among])
        return {node: float(total[i]) for i, node in enumerate(self.nodes) if inside[i]}

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


def _sorted_nodes(nodes: Iterable[Hashable]) -> tuple[Hashable, ...]:
    """The labels in their own order, or by type and representation when they cannot be compared."""
    labels = list(nodes)
    try:
        return tuple(sorted(labels))  # type: ignore[type-var]
    except TypeError:
        return tuple(sorted(labels, key=lambda label: (type(label).__name__, repr(label))))


def numbered_ends(
    u: NDArray[np.integer], v: NDArray[np.integer]
) -> tuple[NDArray[np.integer], tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The node numbers that occur at edges, sorted, and the ends of each edge as indices of them."""
    low, high = min(u.min(initial=0), v.min(initial=0)), max(u.max(initial=-1), v.max(initial=-1))
    if low >= 0 and high < 4 * u.size + 1024:
        there = np.zeros(int(high) + 1, np.bool_)
        there[u] = there[v] = True
        place = np.cumsum(there) - 1
        return np.flatnonzero(there), (place[u], place[v])
    numbers, places = np.unique(np.concatenate((u, v)), return_inverse=True)
    return numbers, (places[: u.size], places[u.size :])


def _added(key: NDArray[np.int64], weights: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Each of the sorted keys once, with the sum of its weights from the smallest up: their order changes nothing."""
    first = np.ones(key.size, np.bool_)
    first[1:] = key[1:] != key[:-1]
    if first.all():
        return key, weights
    starts = np.flatnonzero(first)
    part = np.flatnonzero(~first | np.append(~first[1:], False))
    ordered = weights.copy()
    ordered[part] = weights[part][np.lexsort((weights[part], key[part]))]
    return key[starts], np.add.reduceat(ordered, starts)


def frozen(array: NDArray[Any]) -> NDArray[Any]:
    """The array itself, from now on read-only."""
    array.setflags(write=False)
    return array
