"""Groups of nodes by moving nodes, then whole groups, for as long as it helps: kernels over weighted rows.

What is raised is the weight inside the groups, less ``resolution`` times the product of masses for each pair of nodes
in one group: resolution 0 on signed weights leaves the fewest disagreements, masses that are degrees give modularity.
Levels and refinement are those of Traag, Waltman and van Eck 2019, without their random choices.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kg.network.arrays import Floats, Ints, Longs
from kg.network.compile import Kernel

ROUNDING = 1e-9
"""A gain below this may be the order of a sum, and would let a search run in circles."""


class Level(NamedTuple):
    """A weighted graph by node: ``other[start[v]:start[v + 1]]`` and ``weight`` alike, and what each node weighs."""

    start: Longs
    other: Ints
    weight: Floats
    mass: Floats


@Kernel
def shuffled(size: int, seed: int) -> Ints:
    """The numbers below ``size`` in an order drawn by ``seed``."""
    order = np.arange(size).astype(np.int32)
    state = 1 + seed % 2147483646
    for i in range(size - 1, 0, -1):
        state = state * 48271 % 2147483647
        k = state % (i + 1)
        order[i], order[k] = order[k], order[i]
    return order


@Kernel
def numbered(groups: Ints) -> int:
    """How many groups there are, once renumbered in place from 0 in order of their first node."""
    number = np.full(groups.size, -1, np.int32)
    count = 0
    for node in range(groups.size):
        if number[groups[node]] < 0:
            number[groups[node]] = count
            count += 1
        groups[node] = number[groups[node]]
    return count


@Kernel
def move_nodes(level: Level, groups: Ints, resolution: float, order: Ints, rounds: int) -> int:
    """How many moves were made: from ``groups`` (changed in place) until no node of ``order`` has a better group.

    A node whose neighbour has moved is looked at again, up to ``rounds`` times as many looks as nodes (0: no end).
    """
    start, other, weight, mass = level
    size = groups.size
    members, masses = np.zeros(size, np.int32), np.zeros(size, np.float64)
    for node in range(size):
        members[groups[node]] += 1
        masses[groups[node]] += mass[node]
    empty, spare = np.empty(size, np.int32), 0
    for group in range(size - 1, -1, -1):
        if not members[group]:
            empty[spare] = group
            spare += 1
    gain, met = np.zeros(size, np.float64), np.full(size, -1, np.int32)
    found = np.empty(size, np.int32)
    queue, waiting = np.empty(size, np.int32), np.zeros(size, np.bool_)
    for k in range(order.size):
        queue[k] = order[k]
        waiting[order[k]] = True
    head, length, moves, looks = 0, order.size, 0, rounds * size
    while length and (looks or not rounds):
        looks -= 1
        node = queue[head]
        head = head + 1 if head + 1 < size else 0
        length -= 1
        waiting[node] = False
        here, groups_met = groups[node], 0
        gain[here], met[here] = 0.0, node
        for k in range(start[node], start[node + 1]):
            group = groups[other[k]]
            if met[group] != node:
                met[group] = node
                gain[group] = 0.0
                found[groups_met] = group
                groups_met += 1
            gain[group] += weight[k]
        pull = resolution * mass[node]
        best, top = here, gain[here] - pull * (masses[here] - mass[node]) + ROUNDING
        for k in range(groups_met):
            group = found[k]
            value = gain[group] - pull * masses[group]
            if value > top and group != here:
                best, top = group, value
        if top < 0 and members[here] > 1:
            spare -= 1
            best = empty[spare]
        for k in range(groups_met):
            met[found[k]] = -1
        met[here] = -1
        if best == here:
            continue
        moves += 1
        groups[node] = best
        members[here] -= 1
        members[best] += 1
        masses[here] -= mass[node]
        masses[best] += mass[node]
        if not members[here]:
            empty[spare] = here
            spare += 1
        for k in range(start[node], start[node + 1]):
            neighbour = other[k]
            if not waiting[neighbour] and groups[neighbour] != (best if weight[k] > 0 else here):
                waiting[neighbour] = True
                last = head + length
                queue[last if last < size else last - size] = neighbour
                length += 1
    return moves


@Kernel
def refined(level: Level, groups: Ints, resolution: float, order: Ints) -> Ints:
    """Smaller groups inside ``groups``: each node that is still alone joins the best of them, if any pulls it."""
    start, other, weight, mass = level
    size = groups.size
    parts = np.arange(size).astype(np.int32)
    alone, masses = np.ones(size, np.bool_), mass.copy()
    gain, met = np.zeros(size, np.float64), np.full(size, -1, np.int32)
    found = np.empty(size, np.int32)
    for i in range(order.size):
        node = order[i]
        if not alone[node]:
            continue
        parts_met = 0
        for k in range(start[node], start[node + 1]):
            if groups[other[k]] == groups[node]:
                part = parts[other[k]]
                if met[part] != node:
                    met[part] = node
                    gain[part] = 0.0
                    found[parts_met] = part
                    parts_met += 1
                gain[part] += weight[k]
        best, top = parts[node], ROUNDING
        for k in range(parts_met):
            part = found[k]
            value = gain[part] - resolution * mass[node] * masses[part]
            if value > top:
                best, top = part, value
        if best != node:
            parts[node] = best
            masses[best] += mass[node]
            alone[best] = False
    return parts


@Kernel
def merged(level: Level, groups: Ints, count: int) -> Level:
    """The graph whose nodes are the groups, numbered from 0 to ``count`` - 1; edges inside them fall away."""
    size = groups.size
    first = np.zeros(count + 1, np.int64)
    for node in range(size):
        first[groups[node] + 1] += 1
    for group in range(count):
        first[group + 1] += first[group]
    free, members = first[:-1].copy(), np.empty(size, np.int32)
    for node in range(size):
        members[free[groups[node]]] = node
        free[groups[node]] += 1
    start, mass = np.zeros(count + 1, np.int64), np.zeros(count, np.float64)
    other, weight = np.empty(level.other.size, np.int32), np.empty(level.other.size, np.float64)
    total, met = np.zeros(count, np.float64), np.full(count, -1, np.int32)
    end = 0
    for group in range(count):
        begin = end
        for i in range(first[group], first[group + 1]):
            node = members[i]
            mass[group] += level.mass[node]
            for k in range(level.start[node], level.start[node + 1]):
                across = groups[level.other[k]]
                if across != group:
                    if met[across] != group:
                        met[across] = group
                        total[across] = 0.0
                        other[end] = across
                        end += 1
                    total[across] += level.weight[k]
        for k in range(begin, end):
            weight[k] = total[other[k]]
        start[group + 1] = end
    return Level(start, other[:end].copy(), weight[:end].copy(), mass)


@Kernel
def climbed(level: Level, groups: Ints, resolution: float, seed: int, rounds: int) -> Ints:
    """The groups after moving nodes from ``groups``, then refined parts of them, and so on until nothing merges."""
    place = np.arange(groups.size).astype(np.int32)
    current = groups.copy()
    while True:
        order = shuffled(current.size, seed)
        move_nodes(level, current, resolution, order, rounds)
        count = numbered(current)
        if count == current.size:
            break
        parts = refined(level, current, resolution, order)
        number = numbered(parts)
        if number == current.size:
            parts, number = current.copy(), count
        level = merged(level, parts, number)
        above = np.empty(number, np.int32)
        for node in range(current.size):
            above[parts[node]] = current[node]
        for node in range(place.size):
            place[node] = parts[place[node]]
        current = above
    return current[place]


@Kernel
def settled(level: Level, groups: Ints, seed: int) -> Ints:
    """The groups after climbs by signed weight from ``groups``, until fewer than one node in a thousand moves."""
    while True:
        groups = climbed(level, groups, 0.0, seed, 0)
        if move_nodes(level, groups, 0.0, shuffled(groups.size, seed), 0) <= groups.size // 1000:
            return groups


@Kernel
def weighted(start: Longs, other: Ints, edge: Ints, weights: Floats, hostility: float) -> Level:
    """The level of the edges, negative ones counting ``hostility`` times (left out at 0); the positive are the mass."""
    size = start.size - 1
    begin, mass = np.zeros(size + 1, np.int64), np.zeros(size, np.float64)
    ends, weight = np.empty(other.size, np.int32), np.empty(other.size, np.float64)
    last = 0
    for node in range(size):
        for k in range(start[node], start[node + 1]):
            value = weights[edge[k]]
            if value > 0:
                mass[node] += value
            else:
                value *= hostility
            if value != 0:
                ends[last], weight[last] = other[k], value
                last += 1
        begin[node + 1] = last
    return Level(begin, ends[:last].copy(), weight[:last].copy(), mass)
