"""A close bound on disagreements without a solver: conflicting cycles that share the edges between them.

It is the linear programme over conflicting cycles, seen from its other side: each cycle takes a share, and all together
no more of an edge than it costs. What is asked for more often than it is there gets a price; the cheapest cycles by
these prices come in, and the shares and prices are balanced anew by primal-dual steps (Pock and Chambolle 2011).
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from kg.network.arrays import Floats
from kg.network.block import Block, Sides
from kg.network.compile import Kernel
from kg.network.cycles import Cycle
from kg.network.packing import Packing, Queries, cycle_of, packing, queries

LOOKS, EACH = 50_000_000, 500
"""The search for cycles ends after looking at so many edges, on a large block after so many for each of its own."""
NOTHING = 1e-3
"""A smaller share is none."""
STEPS = 30
"""So many steps balance the shares and prices of a round."""
FIRST, WIDER, WIDEST = 40, 1.3, 2_000
"""So many edges are looked at for each negative one: in the first round, in the next so many times more, at most."""
HOP = 0.02
"""What each edge costs beside its price: of equally cheap cycles the short one takes least from others."""
STALLED, PATIENCE = 0.001, 3
"""When so many rounds together raise the bound by a smaller share, it stays."""


@dataclass(frozen=True, slots=True)
class Priced:
    """A weight that no set of disagreements goes below, the cycles that say so, and a price (0 to 1) for each edge."""

    bound: float
    packing: Packing
    prices: Floats

    @property
    def cycles(self) -> set[Cycle]:
        """The cycles that have a share."""
        edges, cuts = self.packing.edges.tolist(), self.packing.bounds.tolist()
        taken = np.flatnonzero(self.packing.shares > NOTHING).tolist()
        return {tuple(sorted(edges[cuts[c] : cuts[c + 1]])) for c in taken}


def priced(block: Block, sides: Sides, *, looks: int | None = None, enough: float = np.inf) -> Priced:
    """The bound that so many looks at edges find, or the first from ``enough`` on."""
    looks = max(LOOKS, EACH * block.weights.size) if looks is None else looks
    most, wanted = float(block.costs.max()), queries(block, sides)
    costs, prices = block.costs / most, np.zeros(block.costs.size)
    packed = packing(block, sides, looks=looks // 2)
    best = Packing(packed.bounds, packed.edges, packed.shares / most)
    # The shares of the pool are changed in place.
    pool, reached, each = best._replace(shares=best.shares.copy()), [0.0], float(FIRST)
    looks -= looks // 2
    while looks > 0 and best.shares.sum() * most < enough:
        balanced.at(block.work)(pool, costs, prices, STEPS)
        found, looked = cheapest_cycles.at(block.work)(wanted, prices + HOP, int(each), looks)
        pool, looks = _joined(pool, found), looks - looked
        balanced.at(block.work)(pool, costs, prices, STEPS)
        fitting = fitted.at(block.work)(pool, costs)
        reached.append(float(fitting.sum()))
        if reached[-1] > best.shares.sum():
            best = Packing(pool.bounds, pool.edges, fitting)
        if each == WIDEST and reached[-1] < reached[-1 - PATIENCE] * (1 + STALLED):
            break
        each = min(each * WIDER, WIDEST)
    return Priced(float(best.shares.sum()) * most, best, prices)


def _joined(one: Packing, two: Packing) -> Packing:
    bounds = np.concatenate((one.bounds, two.bounds[1:] + one.bounds[-1]))
    return Packing(bounds, np.concatenate((one.edges, two.edges)), np.concatenate((one.shares, two.shares)))


@Kernel
def balanced(pool: Packing, costs: Floats, prices: Floats, steps: int) -> None:
    """Shares and prices (changed in place) after steps towards those at which no other shares are more together."""
    bounds, edges, shares = pool
    count, load = np.zeros(costs.size, np.float64), np.zeros(costs.size, np.float64)
    for k in range(edges.size):
        count[edges[k]] += 1
    for _ in range(steps):
        load[:] = 0
        for cycle in range(shares.size):
            price = 0.0
            for k in range(bounds[cycle], bounds[cycle + 1]):
                price += prices[edges[k]]
            before = shares[cycle]
            shares[cycle] = max(0.0, before + (1 - price) / (bounds[cycle + 1] - bounds[cycle]))
            for k in range(bounds[cycle], bounds[cycle + 1]):
                load[edges[k]] += 2 * shares[cycle] - before
        for i in range(costs.size):
            if count[i] > 0:
                prices[i] = min(1.0, max(0.0, prices[i] + (load[i] - costs[i]) / count[i]))


@Kernel
def fitted(pool: Packing, costs: Floats) -> Floats:
    """The shares, less where too much of an edge is taken, more where all edges of a cycle have some left."""
    bounds, edges, shares = pool
    load, left, fitting = np.zeros(costs.size, np.float64), costs.copy(), shares.copy()
    for cycle in range(shares.size):
        for k in range(bounds[cycle], bounds[cycle + 1]):
            load[edges[k]] += shares[cycle]
    for cycle in range(shares.size):
        over = 1.0
        for k in range(bounds[cycle], bounds[cycle + 1]):
            over = max(over, load[edges[k]] / costs[edges[k]])
        fitting[cycle] /= over
        for k in range(bounds[cycle], bounds[cycle + 1]):
            left[edges[k]] -= fitting[cycle]
    for cycle in range(shares.size):
        more = np.inf
        for k in range(bounds[cycle], bounds[cycle + 1]):
            more = min(more, left[edges[k]])
        if more > 0:
            fitting[cycle] += more
            for k in range(bounds[cycle], bounds[cycle + 1]):
                left[edges[k]] -= more
    return fitting


@Kernel
def cheapest_cycles(queries: Queries, prices: Floats, each: int, looks: int) -> tuple[Packing, int]:
    """For each query the cheapest cycle that ``each`` looks find, if its prices sum to less than 1, without a share.

    Both ends are searched from, the cheaper first (Pohl 1971). The other figure is how many looks it took.
    """
    (start, other, edge), sources, targets, closing = queries
    size, looked, cycles = start.size - 1, np.int64(0), 0
    far = np.full((2, size), np.inf)
    back, through = np.empty((2, size), np.int32), np.empty((2, size), np.int32)
    touched, count = np.empty((2, size), np.int32), np.zeros(2, np.int64)
    bounds, edges = np.zeros(closing.size + 1, np.int64), np.empty(1024, np.int64)
    walk, odd = np.empty(2 * size + 2, np.int64), np.zeros(prices.size, np.bool_)
    for query in range(closing.size):
        limit = 1 - prices[closing[query]]
        if limit <= 0 or looked >= looks:
            continue
        one, two, across, left = np.int64(-1), np.int64(-1), np.int64(-1), np.int64(each)
        near, away = [(0.0, np.int64(sources[query]))], [(0.0, np.int64(targets[query]))]
        far[0, sources[query]] = far[1, targets[query]] = 0.0
        touched[0, 0], touched[1, 0] = sources[query], targets[query]
        count[:] = 1
        while near and away and left > 0 and near[0][0] + away[0][0] < limit:
            turn = 0 if len(near) <= len(away) else 1
            heap = near if turn == 0 else away
            behind, node = heappop(heap)
            if behind > far[turn, node]:
                continue
            left -= start[node + 1] - start[node]
            for k in range(start[node], start[node + 1]):
                neighbour, ahead = other[k], behind + prices[edge[k]]
                if ahead + far[1 - turn, neighbour] < limit:
                    limit, across = ahead + far[1 - turn, neighbour], edge[k]
                    one, two = (node, neighbour) if turn == 0 else (neighbour, node)
                if ahead < limit and ahead < far[turn, neighbour]:
                    if far[turn, neighbour] == np.inf:
                        touched[turn, count[turn]] = neighbour
                        count[turn] += 1
                    far[turn, neighbour] = ahead
                    back[turn, neighbour], through[turn, neighbour] = node, edge[k]
                    heappush(heap, (ahead, np.int64(neighbour)))
        looked += each - left
        if across >= 0:
            walk[0], walk[1], steps = closing[query], across, 2
            while one != sources[query]:
                walk[steps] = through[0, one]
                one = back[0, one]
                steps += 1
            while two != targets[query]:
                walk[steps] = through[1, two]
                two = back[1, two]
                steps += 1
            last, begin = cycle_of(walk, steps, odd), bounds[cycles]
            if begin + last > edges.size:
                edges = np.concatenate((edges, np.empty(edges.size + last, np.int64)))
            for k in range(last):
                edges[begin + k] = walk[k]
            cycles += 1
            bounds[cycles] = begin + last
        for turn in range(2):
            for k in range(count[turn]):
                far[turn, touched[turn, k]] = np.inf
    return Packing(bounds[: cycles + 1], edges[: bounds[cycles]], np.zeros(cycles, np.float64)), int(looked)
