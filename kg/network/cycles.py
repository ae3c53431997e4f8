"""Cycles that force a disagreement and that a tentative answer leaves unpaid."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise

import numpy as np

from kg.network.arrays import Floats, Ints, Longs
from kg.network.block import Block, Sides
from kg.network.compile import Kernel

Cycle = tuple[int, ...]
"""Edge indices of a block, sorted."""

_TOLERANCE = 1e-6


def unpaid_cycles(block: Block, values: Floats, sides: Sides) -> set[Cycle]:
    """Conflicting cycles whose edges' ``values`` sum to less than 1; empty only when there is none.

    At most the cheapest one for each negative edge (any number of coalitions: closed by positive edges) or for each
    node (two sides: a closed walk with an odd number of negative edges).
    """
    if sides is Sides.ANY:
        closing = np.flatnonzero((block.weights < 0) & (values < 1 - _TOLERANCE))
        sources, targets, limits = block.tails[closing], block.heads[closing], 1 - values[closing] - _TOLERANCE
        around = block.positive
    else:
        sources = np.arange(block.size)
        targets, limits, closing = sources + block.size, np.full(block.size, 1 - _TOLERANCE), np.full(block.size, -1)
        around = block.double_cover
    find = closed_paths.at(block.work)
    bounds, edges = find(*around, values, sources, targets, limits, closing)
    found, cuts = edges.tolist(), bounds.tolist()
    return {tuple(found[first:end]) for first, end in pairwise(cuts)}


@Kernel
def closed_paths(
    start: Longs,
    other: Ints,
    edge: Ints,
    lengths: Floats,
    sources: Longs,
    targets: Longs,
    limits: Floats,
    closing: Longs,
) -> tuple[Longs, Longs]:
    """The shortest path from each source to its target, if shorter than its limit, with the edge that closes it.

    Queries with one source stand together. Of equal paths the one with fewest edges is taken; an edge taken twice is
    left out. Gives the sorted edges of one path after another, and where each begins (and the last ends).
    """
    size, queries = start.size - 1, sources.size
    length, hops = np.full(size, np.inf), np.zeros(size, np.int64)
    back, through = np.empty(size, np.int64), np.empty(size, np.int64)
    touched, wanted = np.empty(size, np.int64), np.zeros(size, np.bool_)
    found, bounds = np.empty(64, np.int64), np.zeros(queries + 1, np.int64)
    end, paths, first = 0, 0, 0
    while first < queries:
        source, last, limit, missing = sources[first], first, 0.0, 0
        while last < queries and sources[last] == source:
            limit = max(limit, limits[last])
            missing += 0 if wanted[targets[last]] else 1
            wanted[targets[last]] = True
            last += 1
        length[source], hops[source], touched[0], reached = 0.0, 0, source, 1
        heap = [(0.0, np.int64(0), np.int64(source))]
        while heap and missing:
            far, steps, node = heappop(heap)
            if far > length[node] or steps > hops[node]:
                continue
            if wanted[node]:
                wanted[node] = False
                missing -= 1
            for k in range(start[node], start[node + 1]):
                neighbour = other[k]
                ahead = far + lengths[edge[k]]
                if ahead < limit and (
                    ahead < length[neighbour] or (ahead == length[neighbour] and steps + 1 < hops[neighbour])
                ):
                    if length[neighbour] == np.inf:
                        touched[reached] = neighbour
                        reached += 1
                    length[neighbour], hops[neighbour] = ahead, steps + 1
                    back[neighbour], through[neighbour] = node, edge[k]
                    heappush(heap, (ahead, np.int64(steps + 1), np.int64(neighbour)))
        for query in range(first, last):
            node = targets[query]
            wanted[node] = False
            if length[node] >= limits[query]:
                continue
            if end + hops[node] + 1 > found.size:
                found = np.concatenate((found, np.empty(found.size + hops[node] + 1, np.int64)))
            begin = end
            if closing[query] >= 0:
                found[end] = closing[query]
                end += 1
            while node != source:
                found[end] = through[node]
                end += 1
                node = back[node]
            taken = np.sort(found[begin:end])
            end = begin
            for k in range(taken.size):
                if end > begin and found[end - 1] == taken[k]:
                    end -= 1
                else:
                    found[end] = taken[k]
                    end += 1
            paths += 1
            bounds[paths] = end
        for k in range(reached):
            length[touched[k]] = np.inf
        first = last
    return bounds[: paths + 1].copy(), found[:end].copy()
