"""Kernels over the edges of a graph: neighbours in rows, connected parts, sides, biconnected blocks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.network.compile import Kernel

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Rows(NamedTuple):
    """A graph by node: node v has the neighbours ``other[start[v]:start[v + 1]]``, over the edges ``edge`` alike."""

    start: Longs
    other: Ints
    edge: Ints


@Kernel
def rows(size: int, tails: Longs, heads: Longs, kept: Flags) -> Rows:
    """The rows of the kept edges, which are sorted by tail and head, tail before head; ``edge`` holds their indices."""
    start = np.zeros(size + 1, np.int64)
    for i in range(tails.size):
        if kept[i]:
            start[tails[i] + 1] += 1
            start[heads[i] + 1] += 1
    for node in range(size):
        start[node + 1] += start[node]
    free = start[:-1].copy()
    other, edge = np.empty(start[size], np.int32), np.empty(start[size], np.int32)
    for i in range(tails.size):
        if kept[i]:
            at = free[heads[i]]
            other[at], edge[at] = tails[i], i
            free[heads[i]] += 1
    for i in range(tails.size):
        if kept[i]:
            at = free[tails[i]]
            other[at], edge[at] = heads[i], i
            free[tails[i]] += 1
    return Rows(start, other, edge)


@Kernel
def joined(size: int, tails: Longs, heads: Longs, turned: Flags, order: Longs) -> tuple[Longs, Longs]:
    """The part of each node and its side there (0 or 1), the edges joining one after another in ``order``.

    A part is named by its smallest node, which is on side 0; a ``turned`` edge changes the side. An edge inside a part
    changes nothing.
    """
    parent, side = np.arange(size), np.zeros(size, np.int64)
    for k in range(order.size):
        i = order[k]
        u, v, across = tails[i], heads[i], np.int64(turned[i])
        while parent[u] != u:
            across ^= side[u]
            above = parent[u]
            side[u] ^= side[above]
            parent[u] = parent[above]
            u = above
        while parent[v] != v:
            across ^= side[v]
            above = parent[v]
            side[v] ^= side[above]
            parent[v] = parent[above]
            v = above
        if u != v:
            parent[max(u, v)] = min(u, v)
            side[max(u, v)] = across
    for node in range(size):
        # Parents come before their children, and so are roots or point to one already.
        above = parent[node]
        side[node] ^= side[above] if above != node else 0
        parent[node] = parent[above]
    return parent, side


@Kernel
def biconnected(start: Longs, other: Ints, edge: Ints, edges: int) -> Longs:
    """The biconnected block of each edge, -1 for those not in the rows (Hopcroft and Tarjan 1973)."""
    size = start.size - 1
    block = np.full(edges, -1, np.int64)
    seen, low = np.zeros(size, np.int64), np.zeros(size, np.int64)
    at, came = start[:-1].copy(), np.full(size, -1, np.int64)
    path, pending = np.empty(size, np.int64), np.empty(edges, np.int64)
    clock, blocks, waiting = 0, 0, 0
    for root in range(size):
        if seen[root]:
            continue
        clock += 1
        seen[root] = low[root] = clock
        path[0], depth = root, 1
        while depth:
            node = path[depth - 1]
            if at[node] < start[node + 1]:
                neighbour, i = other[at[node]], edge[at[node]]
                at[node] += 1
                if i == came[node] or seen[neighbour] > seen[node]:
                    continue
                pending[waiting] = i
                waiting += 1
                if seen[neighbour]:
                    low[node] = min(low[node], seen[neighbour])
                else:
                    clock += 1
                    seen[neighbour] = low[neighbour] = clock
                    came[neighbour] = i
                    path[depth] = neighbour
                    depth += 1
                continue
            depth -= 1
            if depth:
                above = path[depth - 1]
                low[above] = min(low[above], low[node])
                if low[node] >= seen[above]:
                    while True:
                        waiting -= 1
                        block[pending[waiting]] = blocks
                        if pending[waiting] == came[node]:
                            break
                    blocks += 1
    return block
