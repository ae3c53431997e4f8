"""Fewest disagreements, proven: an integer programme over conflicting cycles, found as they are needed.

The disagreements of a partition hit every conflicting cycle, and any set of edges that hits them all leaves a
partition with no other disagreements; so the cheapest such set is the answer (Lange, Karrer and Andres 2018 for any
number of coalitions; Harary 1953 for two). There are too many cycles to write down: solve with those known, look for
one that the answer leaves unpaid, add it, solve again; first as a linear programme, then in integers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from kg.network.arrays import Floats
from kg.network.block import Block, Groups, Sides, components, two_sides
from kg.network.cycles import Cycle, unpaid_cycles
from kg.network.moves import polished

if TYPE_CHECKING:
    import highspy

# Effort is counted in rounds and nodes of the search tree, not in seconds: a slow machine gives the same answer.
SEARCH_NODES = 5_000
PATIENCE = 30
HALFWAY = (0.2, 0.6, 1.0)
FEW = 20
INTERIOR = 4_000
"""From so many cycles on an interior point method is faster than simplex, though it starts anew each time."""
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Answer:
    """The group of each node of a block, what they cost in disagreements, and what no groups go below."""

    groups: Groups
    cost: float
    bound: float

    @property
    def proven(self) -> bool:
        """True when no groups cost less."""
        return self.cost <= self.bound + _TOLERANCE * self.cost


def fewest_disagreements(block: Block, sides: Sides, *, start: Groups, vague: float) -> Answer:
    """The best groups and bound to be had, from groups to ``start`` with; nearly always the optimum, proven.

    The search gives up when the linear programme leaves more than ``vague`` (a share) of the edges neither paid nor
    unpaid, once it knows every cycle or after ``PATIENCE`` rounds of it; and, in integers, after ``SEARCH_NODES``.
    """
    programme = _Programme(block.costs)
    known: set[Cycle] = set()
    best = Answer(start, block.cost(start), 0.0)
    for round_ in count(1):
        solved = programme.solve()
        values = programme.values()
        bound = max(best.bound, _lifted(programme.bound(), block.costs))
        best = _better(block, best, (_rounded(block, sides, values), _guided(block, sides, values)), bound=bound)
        between = (values > _TOLERANCE) & (values < 1 - _TOLERANCE)
        hopeless = np.count_nonzero(between) > vague * values.size
        if best.proven or not solved or (hopeless and round_ >= PATIENCE):
            break
        if unpaid := _unpaid(block, values, sides, best, known):
            known |= unpaid
            programme.add(sorted(unpaid))
        elif hopeless or programme.integer:
            break
        else:
            programme.demand_integers()
    return best


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


def _better(block: Block, best: Answer, found: tuple[Groups, ...], *, bound: float) -> Answer:
    groups = min((best.groups, *found), key=block.cost)
    return Answer(groups, block.cost(groups), bound)


def _guided(block: Block, sides: Sides, values: Floats) -> Groups:
    """The groups of a local search that counts an edge the less, the more the values pay for it."""
    unpaid = Block(block.nodes, block.tails, block.heads, block.weights * (1 - values), block.origin)
    alone = np.arange(block.size) if sides is Sides.ANY else _rounded(block, sides, values)
    return polished(block, sides, polished(unpaid, sides, alone))


def _rounded(block: Block, sides: Sides, values: Floats) -> Groups:
    """The groups that the least paid edges give; the optimum itself when the values are whole and leave no cycle."""
    if sides is Sides.ANY:
        return components(block.size, block.tails, block.heads, (block.weights > 0) & (values < 0.5))
    return two_sides(block.size, block.tails, block.heads, block.weights, np.argsort(values, kind="stable"))


def _lifted(bound: float, costs: Floats) -> float:
    """The bound, up to the next whole number when every cost is one."""
    return float(math.ceil(bound - _TOLERANCE)) if (costs == np.rint(costs)).all() else bound


class _Programme:
    """Minimise what is paid so that each cycle is: HiGHS on one thread, with costs scaled to at most 1."""

    def __init__(self, costs: Floats) -> None:
        import highspy

        self._scale = float(costs.max())
        self._costs, self._size = costs / costs.max(), costs.size
        self._edges, self._lengths = np.array([], np.int32), np.array([], np.int64)
        self.integer = False
        highspy.Highs.resetGlobalScheduler(True)
        self._solver: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        options = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0}
        for name, value in {**options, "mip_max_nodes": SEARCH_NODES}.items():
            self._solver.setOptionValue(name, value)
        none = np.array([], dtype=np.int32)
        bounds = np.zeros(self._size), np.ones(self._size)
        self._solver.addCols(self._size, self._costs, *bounds, 0, none, none, np.array([], dtype=np.float64))

    def add(self, cycles: list[Cycle]) -> None:
        """Demand that at least one edge of each cycle is paid."""
        starts = np.cumsum([0, *(len(cycle) for cycle in cycles[:-1])]).astype(np.int32)
        edges = np.array([edge for cycle in cycles for edge in cycle], dtype=np.int32)
        lower, upper = np.ones(len(cycles)), np.full(len(cycles), np.inf)
        self._solver.addRows(len(cycles), lower, upper, len(edges), starts, edges, np.ones(len(edges)))
        self._edges = np.concatenate((self._edges, edges))
        self._lengths = np.concatenate((self._lengths, [len(cycle) for cycle in cycles]))
        if self._lengths.size > INTERIOR:
            self._solver.setOptionValue("solver", "ipm")
            self._solver.setOptionValue("run_crossover", "off")

    def demand_integers(self) -> None:
        """From now on an edge is paid or not, nothing between."""
        import highspy

        self.integer = True
        kinds = np.full(self._size, highspy.HighsVarType.kInteger)
        self._solver.changeColsIntegrality(self._size, np.arange(self._size, dtype=np.int32), kinds)

    def solve(self) -> bool:
        """True when solved to the optimum, as far as the method goes."""
        import highspy

        self._solver.run()
        status = self._solver.getModelStatus()
        near = not self.integer and self._lengths.size > INTERIOR and status == highspy.HighsModelStatus.kUnknown
        return bool(near or status == highspy.HighsModelStatus.kOptimal)

    def values(self) -> Floats:
        """How far each edge is paid, 0 to 1: free of the solver's rounding."""
        values: Floats = np.clip(np.array(self._solver.getSolution().col_value), 0.0, 1.0)
        return np.rint(values) if self.integer else values

    def bound(self) -> float:
        """What any answer costs at least: for a linear programme by its prices, whose rounding thus does no harm."""
        if self.integer:
            return self._scale * float(self._solver.getInfo().mip_dual_bound)
        prices = np.maximum(np.array(self._solver.getSolution().row_dual), 0.0)
        charged = np.bincount(self._edges, np.repeat(prices, self._lengths), self._size)
        return self._scale * float(prices.sum() + np.minimum(self._costs - charged, 0.0).sum())
