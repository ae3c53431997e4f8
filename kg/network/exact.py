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
        best = _better(block, best, _rounded(block, sides, values), bound=_lifted(programme.bound(), block.costs))
        between = (values > _TOLERANCE) & (values < 1 - _TOLERANCE)
        hopeless = np.count_nonzero(between) > vague * values.size
        if best.proven or not solved or (hopeless and round_ >= PATIENCE):
            break
        if unpaid := unpaid_cycles(block, values, sides) - known:
            known |= unpaid
            programme.add(sorted(unpaid))
        elif hopeless or programme.integer:
            break
        else:
            programme.demand_integers()
    return _better(block, best, polished(block, sides, best.groups), bound=best.bound)


def _better(block: Block, best: Answer, groups: Groups, *, bound: float) -> Answer:
    cost = block.cost(groups)
    return Answer(groups, cost, bound) if cost < best.cost else replace(best, bound=bound)


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
        self._size = costs.size
        self.integer = False
        highspy.Highs.resetGlobalScheduler(True)
        self._solver: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        options = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0}
        for name, value in {**options, "mip_max_nodes": SEARCH_NODES}.items():
            self._solver.setOptionValue(name, value)
        none = np.array([], dtype=np.int32)
        bounds = np.zeros(self._size), np.ones(self._size)
        self._solver.addCols(self._size, costs / self._scale, *bounds, 0, none, none, np.array([], dtype=np.float64))

    def add(self, cycles: list[Cycle]) -> None:
        """Demand that at least one edge of each cycle is paid."""
        starts = np.cumsum([0, *(len(cycle) for cycle in cycles[:-1])]).astype(np.int32)
        edges = np.array([edge for cycle in cycles for edge in cycle], dtype=np.int32)
        lower, upper = np.ones(len(cycles)), np.full(len(cycles), np.inf)
        self._solver.addRows(len(cycles), lower, upper, len(edges), starts, edges, np.ones(len(edges)))

    def demand_integers(self) -> None:
        """From now on an edge is paid or not, nothing between."""
        import highspy

        self.integer = True
        kinds = np.full(self._size, highspy.HighsVarType.kInteger)
        self._solver.changeColsIntegrality(self._size, np.arange(self._size, dtype=np.int32), kinds)

    def solve(self) -> bool:
        """True when solved to the optimum."""
        import highspy

        self._solver.run()
        return bool(self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def values(self) -> Floats:
        """How far each edge is paid, 0 to 1: free of the solver's rounding."""
        values: Floats = np.clip(np.array(self._solver.getSolution().col_value), 0.0, 1.0)
        return np.rint(values) if self.integer else values

    def bound(self) -> float:
        """What any answer costs at least."""
        info = self._solver.getInfo()
        return self._scale * float(info.mip_dual_bound if self.integer else info.objective_function_value)
