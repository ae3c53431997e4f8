"""Kernels that add edges to a graph that is there already."""

from __future__ import annotations

import numpy as np

from kg.network.arrays import Floats, Longs
from kg.network.compile import Kernel
from kg.network.engine import Level


@Kernel
def combined(one: Level, two: Level) -> tuple[Level, float]:
    """The level with the edges of both on the same nodes, weights of one pair added up, and what that eased.

    No partition has fewer disagreements with the sum than with ``one`` by more than that. Rows are sorted; a pair whose
    weights cancel out falls away.
    """
    size, most = one.mass.size, one.other.size + two.other.size
    start, other = np.zeros(size + 1, np.int64), np.empty(most, np.int32)
    weight, mass = np.empty(most, np.float64), np.zeros(size, np.float64)
    end, eased = 0, 0.0
    for node in range(size):
        a, b = one.start[node], two.start[node]
        last_a, last_b = one.start[node + 1], two.start[node + 1]
        mass[node] = one.mass[node]
        while b < last_b:
            while a < last_a and one.other[a] < two.other[b]:
                other[end], weight[end] = one.other[a], one.weight[a]
                end += 1
                a += 1
            value, before = two.weight[b], 0.0
            if a < last_a and one.other[a] == two.other[b]:
                before = one.weight[a]
                a += 1
            value += before
            mass[node] += max(value, 0.0) - max(before, 0.0)
            if before > 0:
                eased += max(before - max(value, 0.0), 0.0)
            else:
                eased += max(-before - max(-value, 0.0), 0.0)
            if value != 0:
                other[end], weight[end] = two.other[b], value
                end += 1
            b += 1
        while a < last_a:
            other[end], weight[end] = one.other[a], one.weight[a]
            end += 1
            a += 1
        start[node + 1] = end
    return Level(start, other[:end].copy(), weight[:end].copy(), mass), eased / 2


@Kernel
def edges_of(level: Level) -> tuple[Longs, Longs, Floats]:
    """The tails, heads and weights of the edges, sorted by tail and head."""
    half = level.other.size // 2
    tails, heads, weights = np.empty(half, np.int64), np.empty(half, np.int64), np.empty(half, np.float64)
    i = 0
    for node in range(level.mass.size):
        for k in range(level.start[node], level.start[node + 1]):
            if level.other[k] > node:
                tails[i], heads[i], weights[i] = node, level.other[k], level.weight[k]
                i += 1
    return tails, heads, weights
