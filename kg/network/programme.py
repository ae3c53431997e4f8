"""The programme behind a proof: which edges to pay for so that every cycle known is paid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.network.arrays import Floats, Ints

if TYPE_CHECKING:
    import highspy

SEARCH_NODES = 5_000
"""The search for whole numbers ends after so many nodes of its tree."""
INTERIOR = 4_000
"""From so many cycles on an interior point method is faster than simplex, though it starts anew each time."""


class Programme:
    """Minimise what is paid so that each cycle is: HiGHS on one thread, with costs scaled to at most 1."""

    def __init__(self, costs: Floats) -> None:
        import highspy

        self._scale = float(costs.max())
        self._costs, self._size = costs / costs.max(), costs.size
        self._edges, self._shares = np.array([], np.int32), np.array([], np.float64)
        self._lengths, self._least = np.array([], np.int64), np.array([], np.float64)
        self.integer = False
        highspy.Highs.resetGlobalScheduler(True)
        self._solver: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        options = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0}
        for name, value in {**options, "mip_max_nodes": SEARCH_NODES}.items():
            self._solver.setOptionValue(name, value)
        none = np.array([], dtype=np.int32)
        bounds = np.zeros(self._size), np.ones(self._size)
        self._solver.addCols(self._size, self._costs, *bounds, 0, none, none, np.array([], dtype=np.float64))

    def add(self, cycles: Sequence[tuple[int, ...]]) -> None:
        """Demand that at least one edge of each cycle is paid."""
        if cycles:
            edges = np.array([edge for cycle in cycles for edge in cycle], dtype=np.int32)
            self._demand([len(cycle) for cycle in cycles], edges, np.ones(edges.size), least=np.ones(len(cycles)))

    def charge(self, edges: NDArray[np.integer], least: float) -> None:
        """Demand that at least so much is paid for these edges together."""
        self._demand([edges.size], edges.astype(np.int32), self._costs[edges], least=np.array([least / self._scale]))

    def _demand(self, lengths: Sequence[int], edges: Ints, shares: Floats, *, least: Floats) -> None:
        starts = np.cumsum([0, *lengths[:-1]]).astype(np.int32)
        self._solver.addRows(least.size, least, np.full(least.size, np.inf), edges.size, starts, edges, shares)
        self._edges, self._shares = np.append(self._edges, edges), np.append(self._shares, shares)
        self._lengths, self._least = np.append(self._lengths, lengths), np.append(self._least, least)
        if self._least.size > INTERIOR:
            self._solver.setOptionValue("solver", "ipm")
            self._solver.setOptionValue("run_crossover", "off")

    def spend(self, most: float) -> None:
        """Demand that no more is paid than that."""
        edges = np.arange(self._size, dtype=np.int32)
        self._solver.addRow(-np.inf, most / self._scale, self._size, edges, self._costs)

    def prefer(self, prices: Floats) -> None:
        """Minimise the sum of the prices of the edges that are paid, instead of their costs."""
        self._solver.changeColsCost(self._size, np.arange(self._size, dtype=np.int32), prices)

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
        near = not self.integer and self._least.size > INTERIOR and status == highspy.HighsModelStatus.kUnknown
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
        charged = np.bincount(self._edges, self._shares * np.repeat(prices, self._lengths), self._size)
        return self._scale * float(prices @ self._least + np.minimum(self._costs - charged, 0.0).sum())
