"""A bound on disagreements without a solver: conflicting cycles packed edge by edge.

Such a cycle costs at least its lightest edge; what one cycle uses of an edge is gone for the next (Lange, Karrer and
Andres 2018).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kg.network.arrays import Flags, Floats, Ints, Longs, Rows
from kg.network.block import Block, Sides
from kg.network.compile import Kernel

REACHES = (2, 3, 4, 6, 9, 14, 1_000_000_000)
"""The longest path that closes a cycle, pass by pass: short cycles take least from others."""
LOOKS = 2_000_000
"""The packing of a large block ends after looking at so many edges, which takes less than the search for groups."""


class Packing(NamedTuple):
    """Cycles, one after another: cycle c has the ``edges[bounds[c]:bounds[c + 1]]`` and takes ``shares[c]`` of each."""

    bounds: Longs
    edges: Longs
    shares: Floats


class Queries(NamedTuple):
    """Paths that are looked for: from each source to its target, over ``around``, none to hold ``closing``."""

    around: Rows
    sources: Longs
    targets: Longs
    closing: Longs


def packing_bound(block: Block, sides: Sides) -> float:
    """A weight that no set of disagreements goes below: the shortest conflicting cycles first.

    A large graph is packed in part.
    """
    return float(packing(block, sides, looks=LOOKS).shares.sum())


def packing(block: Block, sides: Sides, *, looks: int) -> Packing:
    """Conflicting cycles that fit into the costs of the edges together, found with so many looks at edges."""
    around = queries(block, sides)
    return packed_cycles.at(block.work)(around, block.costs.copy(), np.array(REACHES), looks)


def queries(block: Block, sides: Sides) -> Queries:
    """The paths that close a negative edge to a conflicting cycle.

    With any number of coalitions they are of positive edges, with two sides they have an even number of negative ones.
    """
    closing = np.flatnonzero(block.weights < 0)
    around = block.positive if sides is Sides.ANY else block.double_cover
    return Queries(around, block.tails[closing], block.heads[closing], closing)


@Kernel
def packed_cycles(queries: Queries, left: Floats, reaches: Longs, looks: int) -> Packing:
    """A packing that takes from what is ``left`` of each edge."""
    start, end = queries.around.start[:-1], queries.around.start[1:].copy()
    other, edge = queries.around.other.copy(), queries.around.edge.copy()
    size, number = start.size, 0
    alive, odd = left > 0, np.zeros(left.size, np.bool_)
    seen, queue = np.full(size, -1, np.int32), np.empty((2, size), np.int32)
    back, through = np.empty(size, np.int32), np.empty(size, np.int32)
    # Each cycle uses up an edge.
    bounds, edges, shares = np.zeros(left.size + 1, np.int64), np.empty(256, np.int64), np.empty(left.size, np.float64)
    cycles, walk = 0, np.empty(size + 2, np.int64)
    waiting, open_ = np.arange(queries.closing.size), queries.closing.size
    for reach in reaches:
        left_over = 0
        for i in range(open_):
            if alive[queries.closing[waiting[i]]]:
                waiting[left_over] = waiting[i]
                left_over += 1
        open_ = left_over
        for node in range(size):
            k = start[node]
            while k < end[node]:
                if alive[edge[k]]:
                    k += 1
                else:
                    end[node] -= 1
                    other[k], edge[k] = other[end[node]], edge[end[node]]
        for i in range(open_):
            query = waiting[i]
            closing = queries.closing[query]
            while alive[closing] and looks > 0:
                queue[0, 0], queue[1, 0] = queries.sources[query], queries.targets[query]
                number += 2
                one, two, across, looked = meeting(
                    start, end, other, edge, alive, seen, back, through, queue, number, reach
                )
                looks -= looked
                if across < 0:
                    break
                walk[0], walk[1], steps = closing, across, 2
                for node, first in ((one, queue[0, 0]), (two, queue[1, 0])):
                    while node != first:
                        walk[steps] = through[node]
                        node = back[node]
                        steps += 1
                last, share = cycle_of(walk, steps, odd), np.inf
                for k in range(last):
                    share = min(share, left[walk[k]])
                for k in range(last):
                    left[walk[k]] -= share
                    alive[walk[k]] = left[walk[k]] > 0
                begin = bounds[cycles]
                if begin + last > edges.size:
                    edges = np.concatenate((edges, np.empty(edges.size + last, np.int64)))
                for k in range(last):
                    edges[begin + k] = walk[k]
                shares[cycles] = share
                cycles += 1
                bounds[cycles] = begin + last
    return Packing(bounds[: cycles + 1], edges[: bounds[cycles]], shares[:cycles])


@Kernel
def meeting(
    start: Longs,
    end: Longs,
    other: Ints,
    edge: Ints,
    alive: Flags,
    seen: Ints,
    back: Ints,
    through: Ints,
    queue: Ints,
    number: int,
    reach: int,
) -> tuple[int, int, int, int]:
    """Where searches from ``queue[0, 0]`` and ``queue[1, 0]`` meet: a node of each, the edge between (-1: nowhere).

    A path has at most ``reach`` edges. The last figure is how many edges were looked at. What the searches have seen
    has the marks ``number`` and ``number + 1``.
    """
    seen[queue[0, 0]], seen[queue[1, 0]] = number, number + 1
    low, high, looks = np.zeros(2, np.int64), np.ones(2, np.int64), 0
    for _ in range(min(reach, seen.size)):
        turn = 0 if high[0] - low[0] <= high[1] - low[1] else 1
        mine, last = number + turn, high[turn]
        if low[turn] == last:
            break
        for i in range(low[turn], last):
            node = queue[turn, i]
            looks += end[node] - start[node]
            for k in range(start[node], end[node]):
                neighbour = other[k]
                if seen[neighbour] == mine or not alive[edge[k]]:
                    continue
                if seen[neighbour] == 2 * number + 1 - mine:
                    return (node, neighbour, edge[k], looks) if turn == 0 else (neighbour, node, edge[k], looks)
                seen[neighbour], back[neighbour], through[neighbour] = mine, node, edge[k]
                queue[turn, high[turn]] = neighbour
                high[turn] += 1
        low[turn] = last
    return -1, -1, -1, looks


@Kernel
def cycle_of(walk: Longs, steps: int, odd: Flags) -> int:
    """How many edges are left of a closed walk of so many steps, in front, without those it takes twice."""
    for k in range(steps):
        odd[walk[k]] = not odd[walk[k]]
    last = 0
    for k in range(steps):
        if odd[walk[k]]:
            odd[walk[k]] = False
            walk[last] = walk[k]
            last += 1
    return last
