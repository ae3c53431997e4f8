"""A biconnected block of a signed graph: every cycle lies in one, so each is solved on its own.

A disagreement is only ever forced by a cycle (Harary 1953; Davis 1967): by one with an odd number of negative edges
when two sides are allowed, by one with exactly one negative edge when there may be any number of coalitions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import networkx as nx

from kg.network.signed import SignedGraph

Adjacency = list[list[tuple[int, int]]]
"""Per node its (neighbour, edge) pairs."""


class Sides(StrEnum):
    """How many coalitions there may be."""

    ANY = "any"
    TWO = "two"


@dataclass(frozen=True)
class Block:
    """Edges (u, v, weight) between nodes 0 to ``size`` - 1; ``origin[i]`` is edge i's index in the whole graph."""

    size: int
    edges: tuple[tuple[int, int, float], ...]
    origin: tuple[int, ...]

    @cached_property
    def costs(self) -> tuple[float, ...]:
        """What a disagreement on each edge costs."""
        return tuple(abs(w) for _, _, w in self.edges)

    @cached_property
    def positive(self) -> Adjacency:
        """The positive edges by node."""
        return adjacency(self.size, ((i, u, v) for i, (u, v, w) in enumerate(self.edges) if w > 0))

    @cached_property
    def double_cover(self) -> Adjacency:
        """Every node twice (v and v + size): positive edges stay on a side, negative ones change it.

        A path from v to v + size is a cycle through v with an odd number of negative edges.
        """
        n = self.size
        links = [(i, u, v, n if w < 0 else 0) for i, (u, v, w) in enumerate(self.edges)]
        return adjacency(2 * n, ((i, u + a, v + abs(shift - a)) for i, u, v, shift in links for a in (0, n)))

    def breaking(self, groups: list[int]) -> list[int]:
        """The indices of the edges that these groups disagree with."""
        return [i for i, (u, v, w) in enumerate(self.edges) if (groups[u] == groups[v]) != (w > 0)]

    def cost(self, groups: list[int]) -> float:
        """The weight of the edges that these groups disagree with."""
        return math.fsum(self.costs[i] for i in self.breaking(groups))


def adjacency(size: int, links: Iterable[tuple[int, int, int]]) -> Adjacency:
    """The (neighbour, edge) pairs of each node, from (edge, end, end)."""
    around: Adjacency = [[] for _ in range(size)]
    for i, u, v in links:
        around[u].append((v, i))
        around[v].append((u, i))
    return around


def blocks(graph: SignedGraph, sides: Sides) -> Iterator[Block]:
    """The blocks of the graph in which a disagreement can be forced at all, in order of their first edge."""
    edges = graph.edges()
    index = {(u, v): i for i, (u, v, _) in enumerate(edges)}
    skeleton = nx.Graph()
    skeleton.add_edges_from((edges[i][0], edges[i][1]) for i in _relevant(graph, sides))
    parts = (sorted(index[min(e), max(e)] for e in part) for part in nx.biconnected_component_edges(skeleton))
    for part in sorted(parts):
        if any(edges[i][2] < 0 for i in part):
            nodes = sorted({end for i in part for end in edges[i][:2]})
            local = {node: k for k, node in enumerate(nodes)}
            inside = tuple((local[u], local[v], w) for u, v, w in (edges[i] for i in part))
            yield Block(len(nodes), inside, tuple(part))


def _relevant(graph: SignedGraph, sides: Sides) -> Iterator[int]:
    """The edges that may lie on a conflicting cycle: not a negative one between parts that no alliance joins."""
    parts = components(len(graph.nodes), ((u, v) for u, v, w in graph.edges() if w > 0))
    for i, (u, v, _) in enumerate(graph.edges()):
        if sides is Sides.TWO or parts[u] == parts[v]:
            yield i


def components(size: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """The connected component of each node, named by its smallest node."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for u, v in links:
        low, high = sorted((root(u), root(v)))
        parent[high] = low
    return [root(node) for node in range(size)]


def two_sides(size: int, links: Iterable[tuple[int, int, float]]) -> list[int]:
    """The side, 0 or 1, of each node, when edges (u, v, weight) that all agree join it to others.

    The smallest node of each connected part is on side 0.
    """
    around: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for u, v, weight in links:
        around[u].append((v, int(weight < 0)))
        around[v].append((u, int(weight < 0)))
    sides = [-1] * size
    for start in range(size):
        if sides[start] < 0:
            sides[start] = 0
            stack = [start]
            while stack:
                node = stack.pop()
                for other, changes in around[node]:
                    if sides[other] < 0:
                        sides[other] = sides[node] ^ changes
                        stack.append(other)
    return sides


def tree_sides(size: int, edges: Sequence[tuple[int, int, float]], lengths: Sequence[float]) -> list[int]:
    """The sides that the shortest spanning tree of the edges (u, v, weight) gives, the first of equal edges taken."""
    graph = nx.Graph()
    graph.add_edges_from((u, v, {"weight": w, "length": d}) for (u, v, w), d in zip(edges, lengths, strict=True))
    return two_sides(size, nx.minimum_spanning_tree(graph, weight="length").edges(data="weight"))
