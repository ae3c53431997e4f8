"""A bound on disagreements without a solver: conflicting cycles packed edge by edge."""

from __future__ import annotations

import numpy as np

from kg.network.arrays import Floats, Ints, Longs
from kg.network.block import Block
from kg.network.compile import Kernel

REACHES = (2, 3, 4, 6, 9, 14, 1_000_000_000)
"""The longest path of friends that closes a cycle, pass by pass: short cycles take least from others."""
LOOKS = 2_000_000
"""The packing of a large block ends after looking at so many edges, which takes less than the search for groups."""
THOROUGH, PATIENT = 20_000, 50_000_000
"""Up to so many edges it may look at so many."""


def packing_bound(block: Block) -> float:
    """A weight that no set of disagreements goes below: cycles with one negative edge, the shortest first.

    Such a cycle costs at least its lightest edge, whatever the number of coalitions; what one cycle uses of an edge is
    gone for the next. A large graph is packed in part.
    """
    pack = packed_cycles.at(block.work)
    looks = PATIENT if block.weights.size <= THOROUGH else LOOKS
    costs, reaches = block.costs.copy(), np.array(REACHES)
    return pack(*block.positive, block.tails, block.heads, block.weights, costs, reaches, looks)


@Kernel
def packed_cycles(
    start: Longs,
    other: Ints,
    edge: Ints,
    tails: Longs,
    heads: Longs,
    weights: Floats,
    left: Floats,
    reaches: Longs,
    looks: int,
) -> float:
    """The weight packed, taken from ``left``, into cycles of a negative edge and a path of the rows."""
    size = start.size - 1
    seen, hops = np.full(size, -1, np.int64), np.zeros(size, np.int64)
    back, through = np.empty(size, np.int64), np.empty(size, np.int64)
    queue = np.empty(size, np.int64)
    search, bound = 0, 0.0
    for reach in reaches:
        for i in range(tails.size):
            if weights[i] > 0:
                continue
            source, target, found = tails[i], heads[i], True
            while found and left[i] > 0 and looks > 0:
                search += 1
                seen[source], hops[source], queue[0] = search, 0, source
                first, last, found = 0, 1, False
                while first < last and not found:
                    node = queue[first]
                    first += 1
                    looks -= start[node + 1] - start[node]
                    for k in range(start[node], start[node + 1]):
                        neighbour = other[k]
                        if neighbour != target and (hops[node] + 1 >= reach or seen[neighbour] == search):
                            continue
                        if left[edge[k]] > 0:
                            seen[neighbour], hops[neighbour] = search, hops[node] + 1
                            back[neighbour], through[neighbour] = node, edge[k]
                            queue[last] = neighbour
                            last += 1
                            if neighbour == target:
                                found = True
                                break
                if not found:
                    break
                share, node = left[i], target
                while node != source:
                    share = min(share, left[through[node]])
                    node = back[node]
                bound += share
                left[i] -= share
                node = target
                while node != source:
                    left[through[node]] -= share
                    node = back[node]
    return bound
