"""Other partitions that are as good as the one found, and where they differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.network.arrays import Flags
from kg.network.block import Block, Groups, Sides, blocks
from kg.network.cycles import Cycle, unpaid_cycles
from kg.network.exact import fewest_disagreements, rounded
from kg.network.programme import Programme

if TYPE_CHECKING:
    from kg.network.partition import CoalitionSet

ALTERNATIVES = 20
"""So many other optima are looked for in a block; each differs where none before it did."""
LARGEST = 2_000
"""A block with more edges is not searched."""
_SLACK = 1e-7


@dataclass(frozen=True, slots=True)
class Optima:
    """Whether other partitions have as few disagreements.

    ``pairs`` are the ties, as pairs of nodes, that some optimum treats otherwise (together instead of apart, or apart
    instead of together), ``nodes`` those that sit elsewhere in one. ``alternatives`` are partitions that show it, each
    different in one block only. ``complete`` says that nothing else varies: it is False when the partition is not
    proven, a block has more than ``LARGEST`` edges or the search ended after ``ALTERNATIVES``. Coalitions that no tie
    joins could always be called one; that is not counted.
    """

    pairs: tuple[tuple[Hashable, Hashable], ...]
    nodes: tuple[Hashable, ...]
    alternatives: tuple[tuple[frozenset[Hashable], ...], ...]
    complete: bool

    @property
    def unique(self) -> bool | None:
        """True for the only optimum, None when that is not known."""
        return False if self.pairs else True if self.complete else None


def other_optima(found: CoalitionSet) -> Optima:
    """The partitions as good as a proven one, by integer programmes that ask for the most different of them."""
    from kg.network.partition import told

    if not found.proven:
        return Optima((), (), (), complete=False)
    graph, broken = found.graph, found.graph.broken(found.labels)
    varied, moved = np.zeros(broken.size, np.bool_), np.zeros(len(graph.nodes), np.bool_)
    alternatives, complete = [], True
    for block in blocks(graph, found.sides):
        search = _Search(block, found.sides, np.unique(found.labels[block.nodes], return_inverse=True)[1])
        for groups in search.optima():
            other = broken.copy()
            other[block.origin] = block.breaking(groups)
            varied |= other != broken
            alternative = told(graph, found.sides, other, bound=found.lower_bound)
            moved |= _elsewhere(found.labels, alternative.labels)
            alternatives.append(alternative.coalitions)
        complete = complete and search.complete
    at = np.flatnonzero(varied).tolist()
    return Optima(
        tuple((graph.nodes[graph.tails[i]], graph.nodes[graph.heads[i]]) for i in at),
        tuple(graph.nodes[i] for i in np.flatnonzero(moved).tolist()),
        tuple(alternatives),
        complete,
    )


class _Search:
    """The optima of a block beside the one given; ``complete`` once none is left that differs elsewhere."""

    def __init__(self, block: Block, sides: Sides, groups: Groups) -> None:
        self._block, self._sides, self._groups = block, sides, groups
        self.complete = False

    def optima(self) -> Iterator[Groups]:
        """One optimum after another, each as different as can be from the first where those before it are not."""
        block, paid = self._block, self._block.breaking(self._groups)
        if block.weights.size > LARGEST:
            return
        cost, known = block.cost(self._groups), set[Cycle]()
        fewest_disagreements(block, self._sides, start=self._groups, vague=1.0, known=known)
        programme, same = Programme(block.costs), np.ones(paid.size, np.bool_)
        programme.add(sorted(known))
        programme.spend(cost * (1 + _SLACK))
        programme.demand_integers()
        for _ in range(ALTERNATIVES):
            programme.prefer(np.where(same, np.where(paid, 1.0, -1.0), 0.0))
            groups = self._next(programme, known)
            if groups is None or block.cost(groups) > cost * (1 + _SLACK):
                return
            differs: Flags = block.breaking(groups) != paid
            if not (differs & same).any():
                self.complete = True
                return
            same &= ~differs
            yield groups

    def _next(self, programme: Programme, known: set[Cycle]) -> Groups | None:
        while programme.solve():
            values = programme.values()
            unpaid = unpaid_cycles(self._block, values, self._sides) - known
            if not unpaid:
                return rounded(self._block, self._sides, values)
            known |= unpaid
            programme.add(sorted(unpaid))
        return None


def _elsewhere(labels: Groups, others: Groups) -> Flags:
    """For each node whether its group in ``others`` is not the one that has most of its group in ``labels``."""
    pairs, counts = np.unique(np.column_stack((labels, others)), axis=0, return_counts=True)
    match: dict[int, int] = {}
    for i in np.argsort(-counts, kind="stable").tolist():
        one, other = pairs[i].tolist()
        if one not in match and other not in match.values():
            match[one] = other
    return np.array([match.get(one) != other for one, other in zip(labels.tolist(), others.tolist(), strict=True)])
