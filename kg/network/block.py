"""A biconnected block of a signed graph: every cycle lies in one, so each is solved on its own.

A disagreement is only ever forced by a cycle (Harary 1953; Davis 1967): by one with an odd number of negative edges
when two sides are allowed, by one with exactly one negative edge when there may be any number of coalitions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kg.network.arrays import Flags, Floats, Longs, Rows, biconnected, joined, rows
from kg.network.edges import frozen, numbered_ends
from kg.network.signed import SignedGraph

Groups = NDArray[np.integer]
"""The group of each node."""


class Sides(StrEnum):
    """How many coalitions there may be."""

    ANY = "any"
    TWO = "two"


@dataclass(frozen=True, eq=False)
class Block:
    """Edges between nodes 0 to ``size`` - 1, sorted by tail and head.

    In the whole graph, node i is ``nodes[i]`` and edge i ``origin[i]``. ``work`` is how many edges there are to look
    at, those of blocks that are solved alongside included: what decides whether compiling pays.
    """

    nodes: Longs
    tails: Longs
    heads: Longs
    weights: Floats
    origin: Longs
    work: int

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return self.nodes.size

    @cached_property
    def costs(self) -> Floats:
        """What a disagreement on each edge costs."""
        return np.abs(self.weights)

    @cached_property
    def rows(self) -> Rows:
        """All edges by node."""
        return rows.at(self.work)(self.size, self.tails, self.heads, np.ones(self.weights.size, np.bool_))

    @cached_property
    def positive(self) -> Rows:
        """The positive edges by node."""
        return rows.at(self.work)(self.size, self.tails, self.heads, self.weights > 0)

    @cached_property
    def double_cover(self) -> Rows:
        """Every node twice (v and v + size): positive edges stay on a side, negative ones change it.

        A path from v to v + size is a cycle through v with an odd number of negative edges.
        """
        n, edges = self.size, self.weights.size
        across = np.where(self.weights < 0, n, 0)
        tails = np.concatenate((self.tails, self.tails + n))
        heads = np.concatenate((self.heads + across, self.heads + (n - across)))
        start, other, edge = rows.at(self.work)(2 * n, tails, heads, np.ones(2 * edges, np.bool_))
        return Rows(start, other, edge % edges)

    def breaking(self, groups: Groups) -> Flags:
        """For each edge whether these groups disagree with it."""
        broken: Flags = (groups[self.tails] == groups[self.heads]) != (self.weights > 0)
        return broken

    def cost(self, groups: Groups) -> float:
        """The weight of the edges that these groups disagree with."""
        return float(self.costs[self.breaking(groups)].sum())


def blocks(graph: SignedGraph, sides: Sides, *, work: int = 0) -> Iterator[Block]:
    """The blocks of the graph in which a disagreement can be forced at all, in order of their first edge.

    ``work``: as for ``Block``, when the graph is not all that there is to solve.
    """
    size, edges = len(graph.nodes), graph.weights.size
    work = max(work, edges)
    kept = _relevant(graph, sides)
    inside = biconnected.at(work)(*rows.at(work)(size, graph.tails, graph.heads, kept), edges)
    found = np.flatnonzero(kept)
    order = found[np.argsort(inside[found], kind="stable")]
    bounds = np.flatnonzero(np.diff(inside[order], prepend=-1, append=-1))
    hostile = graph.weights < 0
    parts = (order[first:end] for first, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True))
    for part in sorted((p for p in parts if p.size > 2 and hostile[p].any()), key=lambda p: int(p[0])):
        nodes, (tails, heads) = numbered_ends(graph.tails[part], graph.heads[part])
        yield Block(frozen(nodes), frozen(tails), frozen(heads), frozen(graph.weights[part]), frozen(part), work)


def whole(graph: SignedGraph) -> Block:
    """The graph as one block."""
    nodes, edges = np.arange(len(graph.nodes)), np.arange(graph.weights.size)
    return Block(frozen(nodes), graph.tails, graph.heads, graph.weights, frozen(edges), edges.size)


def _relevant(graph: SignedGraph, sides: Sides) -> Flags:
    """The edges that may lie on a conflicting cycle: not a negative one between parts that no alliance joins."""
    if sides is Sides.TWO:
        return np.ones(graph.weights.size, np.bool_)
    parts = components(len(graph.nodes), graph.tails, graph.heads, graph.weights > 0)
    return np.equal(parts[graph.tails], parts[graph.heads])


def components(size: int, tails: Longs, heads: Longs, kept: Flags, *, work: int = 0) -> Longs:
    """The part of each node that the kept edges connect, named by its smallest node; ``work`` as for ``blocks``."""
    return joined.at(max(work, tails.size))(size, tails, heads, ~kept, np.flatnonzero(kept))[0]


def two_sides(
    size: int, tails: Longs, heads: Longs, weights: Floats, order: Longs, *, work: int = 0
) -> Longs:
    """The side of each node, 0 or 1, edges joining one after another in ``order``; one that closes a cycle is ignored.

    The smallest node of each connected part is on side 0. ``work`` as for ``blocks``.
    """
    return joined.at(max(work, tails.size))(size, tails, heads, weights < 0, order)[1]
