"""Fewest disagreements, proven: an integer programme over conflicting cycles, found as they are needed.

The disagreements of a partition hit every conflicting cycle, and any set of edges that hits them all leaves a
partition with no other disagreements; so the cheapest such set is the answer (Lange, Karrer and Andres 2018 for any
number of coalitions; Harary 1953 for two). There are too many cycles to write down: solve with those known, look for
one that the answer leaves unpaid, add it, solve again; first as a linear programme, then in integers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from kg.network.arrays import Floats, Longs
from kg.network.block import Block, Groups, Sides, blocks, components, two_sides
from kg.network.cycles import Cycle, unpaid_cycles
from kg.network.local import knots, shortest, subgraph
from kg.network.moves import best_groups, polished
from kg.network.prices import priced
from kg.network.programme import Programme

# Effort is counted in rounds and nodes of the search tree, not in seconds: a slow machine gives the same answer.
PRICED_FROM = 300
"""From so many edges on the cycles that a programme begins with come with prices, which takes a tenth of a second."""
FAR = 0.03
"""A search that may give up does so when the prices leave a larger share of the cost without a proof."""
PATIENCE = 30
HALFWAY = (0.2, 0.6, 1.0)
"""How far to go from the best answer known to the programme's, looking for cycles."""
FEW = 20
"""With no more cycles than that it goes further."""
STALLED = 0.02
"""When a round raises the bound by a smaller share, parts of the block are solved on their own too."""
PART = 1_000
"""No part has more edges."""
CLEAR = 0.01
"""A part on its own is worth a demand when it costs more than the programme pays by that much."""
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Answer:
    """The group of each node of a block, what they cost in disagreements, and what no groups go below."""

    groups: Groups
    cost: float
    bound: float

    @property
    def proven(self) -> bool:
        """True when no groups cost less."""
        return self.cost <= self.bound + TOLERANCE * self.cost


def fewest_disagreements(
    block: Block, sides: Sides, *, start: Groups, vague: float, known: set[Cycle] | None = None
) -> Answer:
    """The best groups and bound to be had, from groups to ``start`` with; nearly always the optimum, proven.

    The search gives up when the linear programme leaves more than ``vague`` (a share) of the edges neither paid nor
    unpaid, once it knows every cycle or after ``PATIENCE`` rounds of it; and, in integers, after ``SEARCH_NODES``. One
    that may give up (``vague`` below 1) does so at once when the first bound is too far off (``FAR``).
    The cycles that it met are added to those ``known``.
    """
    programme = Programme(block.costs)
    known = set() if known is None else known
    best, before = _prepared(block, sides, start, known), 0.0
    if best.proven or (vague < 1 and 0 < best.bound < (1 - FAR) * best.cost):
        return best
    programme.add(sorted(known))
    for round_ in count(1):
        solved = programme.solve()
        values = programme.values()
        bound = max(best.bound, _lifted(programme.bound(), block.costs))
        best = replace(best, bound=bound)
        if not best.proven:
            best = _better(block, best, (rounded(block, sides, values), _guided(block, sides, values)))
        between = (values > TOLERANCE) & (values < 1 - TOLERANCE)
        hopeless = np.count_nonzero(between) > vague * values.size
        if best.proven or not solved or (hopeless and round_ >= PATIENCE):
            break
        unpaid = _unpaid(block, values, sides, best, known)
        known |= unpaid
        programme.add(sorted(unpaid))
        stalled = not unpaid or bound - before < STALLED * bound
        dearer = [] if programme.integer or hopeless or not stalled else _dearer(block, sides, values, known)
        for edges, least in dearer:
            programme.charge(edges, least)
        if not unpaid and not dearer:
            if hopeless or programme.integer:
                break
            programme.demand_integers()
        before = bound
    return best


def _prepared(block: Block, sides: Sides, start: Groups, known: set[Cycle]) -> Answer:
    """The start with a first bound; the cycles that a programme needs at the outset are added to those ``known``."""
    best = Answer(start, block.cost(start), 0.0)
    if block.weights.size < PRICED_FROM:
        known |= _unpaid(block, np.zeros(block.weights.size), sides, best, known)
        return best
    close = priced(block, sides, enough=best.cost - _least(block.costs))
    known |= close.cycles
    best = _better(block, best, (rounded(block, sides, close.prices), _guided(block, sides, close.prices)))
    return replace(best, bound=_lifted(close.bound, block.costs))


def _dearer(block: Block, sides: Sides, values: Floats, known: set[Cycle]) -> list[tuple[Longs, float]]:
    """Parts of the block, by their edges, that cost more on their own than the values pay for them."""
    found = []
    for knot in knots(sorted(known), values):
        inside, left = shortest(knot), knot
        while left and len(inside) <= min(PART, block.weights.size // 2):
            edges = np.array(sorted(inside))
            least, paid = _alone(block, sides, edges)
            if least > float(block.costs[edges] @ values[edges]) + CLEAR * block.costs.max():
                found.append((edges, least))
                break
            left = [(fractional, cycle) for fractional, cycle in left if paid.isdisjoint(cycle)]
            inside |= shortest(left)
    return found


def _alone(block: Block, sides: Sides, edges: Longs) -> tuple[float, set[int]]:
    """What these edges of the block cost at least without the others, and an answer: those of them that are paid."""
    costs, paid = [], set[int]()
    for part in blocks(subgraph(block, edges), sides, work=block.work):
        start = best_groups(part, sides, seed=0, runs=1)
        answer = fewest_disagreements(part, sides, start=start, vague=1.0)
        costs.append(answer.bound)
        paid.update(edges[part.origin[part.breaking(answer.groups)]].tolist())
    return math.fsum(costs), paid


def _unpaid(block: Block, values: Floats, sides: Sides, best: Answer, known: set[Cycle]) -> set[Cycle]:
    """New cycles that the values leave unpaid, first those that stay so on the way to the best groups known.

    Cuts half-way to an answer go deeper than those that only part the values (Ben-Ameur and Neto 2007).
    """
    paid = block.breaking(best.groups).astype(np.float64)
    for share in HALFWAY:
        unpaid = unpaid_cycles(block, share * values + (1 - share) * paid, sides) - known
        if len(unpaid) > (FEW if share < 1 else 0):
            return unpaid
    return set()


def _better(block: Block, best: Answer, found: tuple[Groups, ...]) -> Answer:
    groups = min((best.groups, *found), key=block.cost)
    return replace(best, groups=groups, cost=block.cost(groups))


def _guided(block: Block, sides: Sides, values: Floats) -> Groups:
    """The groups of a local search that counts an edge the less, the more the values pay for it."""
    unpaid = replace(block, weights=block.weights * (1 - values))
    alone = np.arange(block.size) if sides is Sides.ANY else rounded(block, sides, values)
    return polished(block, sides, polished(unpaid, sides, alone))


def rounded(block: Block, sides: Sides, values: Floats) -> Groups:
    """The groups that the least paid edges give; the optimum itself when the values are whole and leave no cycle."""
    if sides is Sides.ANY:
        return components(block.size, block.tails, block.heads, (block.weights > 0) & (values < 0.5), work=block.work)
    order = np.argsort(values, kind="stable")
    return two_sides(block.size, block.tails, block.heads, block.weights, order, work=block.work)


def _lifted(bound: float, costs: Floats) -> float:
    """The bound, up to the next whole number when every cost is one."""
    return float(math.ceil(bound - TOLERANCE)) if _least(costs) else bound


def _least(costs: Floats) -> float:
    """By how much a bound may fall short and still be lifted to the next whole number: 0 unless every cost is one."""
    return 1 - 2 * TOLERANCE if (costs == np.rint(costs)).all() else 0.0
