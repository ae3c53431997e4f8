"""Two sides by flipping nodes, then whole groups of them, for as long as it helps."""

from __future__ import annotations

import numpy as np

from kg.network.arrays import Ints
from kg.network.compile import Kernel
from kg.network.engine import ROUNDING, Level, climbed, merged, numbered, shuffled


@Kernel
def flip_nodes(level: Level, sides: Ints, order: Ints) -> int:
    """How many flips were made: from ``sides`` (changed in place) until no single node is better on the other side."""
    start, other, weight, _ = level
    size = sides.size
    queue, waiting = order.copy(), np.ones(size, np.bool_)
    head, length, flips = 0, size, 0
    while length:
        node = queue[head]
        head = head + 1 if head + 1 < size else 0
        length -= 1
        waiting[node] = False
        gain = 0.0
        for k in range(start[node], start[node + 1]):
            gain += -weight[k] if sides[node] == sides[other[k]] else weight[k]
        if gain <= ROUNDING:
            continue
        flips += 1
        sides[node] = 1 - sides[node]
        for k in range(start[node], start[node + 1]):
            neighbour = other[k]
            if not waiting[neighbour]:
                waiting[neighbour] = True
                last = head + length
                queue[last if last < size else last - size] = neighbour
                length += 1
    return flips


@Kernel
def flipped(level: Level, sides: Ints, seed: int) -> Ints:
    """The sides after flipping nodes from ``sides``, then groups that agree with them, as long as either helps.

    Seen from given sides, an edge within them keeps its sign and one across them changes it: what then groups together
    may as well stand together on the other side.
    """
    sides = sides.copy()
    size = sides.size
    while True:
        flip_nodes(level, sides, shuffled(size, seed))
        seen = level.weight.copy()
        for node in range(size):
            for k in range(level.start[node], level.start[node + 1]):
                if sides[node] != sides[level.other[k]]:
                    seen[k] = -seen[k]
        switched = Level(level.start, level.other, seen, level.mass)
        groups = climbed(switched, np.arange(size).astype(np.int32), 0.0, seed, 0)
        count = numbered(groups)
        turned = np.zeros(count, np.int32)
        if not flip_nodes(merged(switched, groups, count), turned, shuffled(count, seed)):
            return sides
        for node in range(size):
            sides[node] ^= turned[groups[node]]


@Kernel
def cooled(level: Level, sides: Ints, seed: int, sweeps: int) -> Ints:
    """The sides after sweeps that flip nodes even at a loss, the less the later (Dueck and Scheuer 1990)."""
    start, other, weight, _ = level
    sides, size, order = sides.copy(), sides.size, shuffled(sides.size, seed)
    state, total = 1 + seed % 2147483646, 0.0
    for k in range(weight.size):
        total += abs(weight[k])
    # The mean weight of an edge times the root of the mean degree: so far a sum of random signs strays.
    heat = total / np.sqrt(weight.size * size)
    for sweep in range(sweeps):
        limit = heat * (sweeps - sweep) / sweeps
        for i in range(size):
            node, gain = order[i], 0.0
            for k in range(start[node], start[node + 1]):
                gain += -weight[k] if sides[node] == sides[other[k]] else weight[k]
            state = state * 48271 % 2147483647
            if gain * 2147483647 > -limit * state:
                sides[node] = 1 - sides[node]
    return sides
