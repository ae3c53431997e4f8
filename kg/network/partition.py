"""Coalitions of a signed graph: the partition with the fewest disagreements, and whether that is proven."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

import networkx as nx
import numpy as np

from kg.errors import UsageError
from kg.network.arrays import Flags, Longs
from kg.network.block import Block, Groups, Sides, blocks, components, two_sides, whole
from kg.network.engine import ROUNDING, move_nodes, settled
from kg.network.exact import PRICED_FROM, Answer, fewest_disagreements
from kg.network.moves import RUNS, best_groups, polished
from kg.network.optima import Optima, other_optima
from kg.network.packing import packing_bound
from kg.network.prices import priced
from kg.network.signed import SignedGraph
from kg.network.stability import Stability, stability

METHODS = ("auto", "exact", "heuristic")
EXACT_EDGES = 2_000
"""Up to this many edges the method "auto" tries to solve a biconnected block exactly."""
CALM_EDGES, CALM = 5_000, 0.08
"""So it does up to that many when the first answer leaves no larger share of the weight in disagreement."""
SMALL = 100
"""Up to this many edges "auto" does not give up."""
VAGUE = 0.1
"""Above it, "auto" gives up when the linear programme leaves a larger share of the edges between yes and no."""


@dataclass(frozen=True)
class CoalitionSet:
    """A partition of a signed graph's nodes.

    ``coalitions`` are sorted, the largest first and then by their first node. ``disagreements`` is the weight of
    positive edges between them and negative edges inside; no partition has less than ``lower_bound``, and ``proven``
    says that the two are equal. ``graph`` is the graph they were found in, ``labels`` gives each of its nodes the
    index of the first node of its coalition (with two ``sides``: the side).
    """

    coalitions: tuple[frozenset[Hashable], ...]
    disagreements: float
    lower_bound: float
    proven: bool
    graph: SignedGraph = field(repr=False, compare=False)
    labels: Longs = field(repr=False, compare=False)
    sides: Sides = field(repr=False, compare=False)

    @cached_property
    def optima(self) -> Optima:
        """Whether other partitions are as good, and where they differ; searched for when first asked."""
        return other_optima(self)

    def bounded(self, *, looks: int | None = None) -> CoalitionSet:
        """The same coalitions with a closer lower bound, unless they are proven, by so many looks at edges.

        Without a number of them it takes about a second up to 10,000 edges, half a minute for a million.
        """
        if self.proven:
            return self
        bounds = (priced(block, self.sides, looks=looks).bound for block in blocks(self.graph, self.sides))
        bound = max(self.lower_bound, math.fsum(bounds))
        return replace(self, lower_bound=min(bound, self.disagreements), proven=bound >= self.disagreements)

    @cached_property
    def stability(self) -> Stability:
        """How the coalitions hold when part of the edges is missing; computed when first asked, with seed 0."""
        return stability(self)


def coalitions(
    graph: nx.Graph | SignedGraph,
    sign: str = "sign",
    *,
    weight: str | None = None,
    method: str = "auto",
    seed: int = 0,
    start: CoalitionSet | None = None,
) -> CoalitionSet:
    """The partition into any number of coalitions with the fewest disagreements (correlation clustering).

    ``graph`` is a NetworkX graph, whose edge attribute ``sign`` gives the sign and ``weight`` the magnitude (1 when
    None; parallel edges add up), or the ``SignedGraph`` it becomes. ``method``: "exact" goes to the end whatever it
    takes, "heuristic" is fast, "auto" is exact unless a block is large (``EXACT_EDGES``, ``CALM_EDGES``) or a proof is
    far off (``VAGUE``). ``seed`` decides which of several answers a heuristic finds. ``start`` is an answer for an
    earlier graph, such as the window before: it is kept where nothing is better. A large graph is then searched from
    there alone, and only around what ``SignedGraph.with_edges`` added, if that made it.
    Sources: Bansal, Blum and Chawla 2004; Lange, Karrer and Andres 2018. Raises UsageError for an edge without a sign
    or an unknown method.

    >>> friends = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1}), ("c", "d", {"sign": -1})])
    >>> [sorted(members) for members in coalitions(friends).coalitions]
    [['a', 'b', 'c'], ['d']]
    """
    signed = _signed(graph, sign, weight)
    if start is not None and method in ("auto", "heuristic") and signed.weights.size > EXACT_EDGES:
        return _renewed(signed, start)
    return _partition(signed, Sides.ANY, method, seed, start)


def continued(graph: SignedGraph, start: CoalitionSet, *, method: str = "auto") -> CoalitionSet:
    """The coalitions after those of an earlier graph, such as the window before: they stay where none are better.

    Never more disagreements than ``coalitions`` leaves without the start.
    """
    kept = coalitions(graph, method=method, start=start)
    if graph.weights.size <= EXACT_EDGES:
        return kept
    fresh = coalitions(graph, method=method)
    if fresh.disagreements < kept.disagreements - ROUNDING:
        return fresh
    return replace(kept, lower_bound=max(kept.lower_bound, fresh.lower_bound), proven=kept.proven or fresh.proven)


def frustration(
    graph: nx.Graph | SignedGraph,
    sign: str = "sign",
    *,
    weight: str | None = None,
    method: str = "auto",
    seed: int = 0,
    start: CoalitionSet | None = None,
) -> CoalitionSet:
    """The partition into at most two sides with the fewest disagreements (the frustration index; Harary 1959).

    Arguments as for ``coalitions``. Which side of one connected part goes with which side of another is arbitrary:
    the first node of each part is on the same side.
    """
    return _partition(_signed(graph, sign, weight), Sides.TWO, method, seed, start)


def _signed(graph: nx.Graph | SignedGraph, sign: str, weight: str | None) -> SignedGraph:
    return graph if isinstance(graph, SignedGraph) else SignedGraph.from_networkx(graph, sign, weight=weight)


def _partition(
    graph: SignedGraph, sides: Sides, method: str, seed: int, start: CoalitionSet | None = None
) -> CoalitionSet:
    if method not in METHODS:
        raise UsageError(f"method {method!r} is unknown; use one of {', '.join(METHODS)}")
    if start is not None and sides is Sides.TWO and start.sides is not Sides.TWO:
        raise UsageError("the start has any number of coalitions; give one that frustration found")
    broken = np.zeros(graph.weights.size, np.bool_)
    bounds = []
    proven = True
    known = None if start is None else _carried(graph, start)
    for block in blocks(graph, sides):
        answer = _solve(block, sides, method, seed, None if known is None else known[block.nodes])
        broken[block.origin] = block.breaking(answer.groups)
        bounds.append(answer.bound)
        proven = proven and answer.proven
    return told(graph, sides, broken, bound=math.inf if proven else math.fsum(bounds))


def _solve(block: Block, sides: Sides, method: str, seed: int, known: Groups | None) -> Answer:
    """The best groups of a block that the method finds; those known if none are better."""
    size = block.weights.size
    last = method == "heuristic" or (method == "auto" and size > CALM_EDGES)
    found = [best_groups(block, sides, seed=seed, runs=RUNS if last or size >= PRICED_FROM else 1)]
    if known is not None:
        kept = np.unique(known, return_inverse=True)[1]
        found = [kept, polished(block, sides, kept), *found]
    start = min(found, key=block.cost)
    quick = Answer(start, block.cost(start), packing_bound(block, sides))
    noisy = size > EXACT_EDGES and quick.cost > CALM * float(block.costs.sum())
    if quick.proven or last or (method == "auto" and noisy):
        return quick
    vague = 1.0 if method == "exact" or size <= SMALL else VAGUE
    answer = fewest_disagreements(block, sides, start=start, vague=vague)
    return replace(answer, bound=max(answer.bound, quick.bound))


def _renewed(graph: SignedGraph, start: CoalitionSet) -> CoalitionSet:
    """The coalitions after local moves from those of ``start``; of single nodes that growth has touched, if known."""
    groups, growth = _carried(graph, start).astype(np.int32), graph.growth
    if growth is not None and growth.before() is start.graph:
        move_nodes.at(graph.weights.size)(graph.level, groups, 0.0, growth.touched.astype(np.int32), 0)
        bound = max(start.lower_bound - growth.eased, 0.0)
    else:
        groups = settled.at(graph.weights.size)(graph.level, groups, 0)
        bound = packing_bound(whole(graph), Sides.ANY)
    return told(graph, Sides.ANY, graph.broken(groups), bound=bound)


def _carried(graph: SignedGraph, start: CoalitionSet) -> Longs:
    """The group of each node by an answer for another graph; new nodes are alone, or on the first of two sides."""
    if graph.nodes is start.graph.nodes:
        return start.labels
    if start.sides is Sides.TWO:
        second = frozenset[Hashable]().union(*start.coalitions[1:])
        return np.array([node in second for node in graph.nodes], np.int64)
    labels = np.arange(len(graph.nodes))
    for group in start.coalitions:
        present = [graph.index[node] for node in group if node in graph.index]
        labels[present] = min(present, default=0)
    return labels


def told(graph: SignedGraph, sides: Sides, broken: Flags, *, bound: float) -> CoalitionSet:
    """The coalitions that no edge conflicts with but the broken ones."""
    labels = _labels(graph, sides, broken)
    disagreements = graph.disagreements(labels)
    return CoalitionSet(
        coalitions=_groups(graph.nodes, labels),
        disagreements=disagreements,
        lower_bound=min(bound, disagreements),
        proven=bound >= disagreements,
        graph=graph,
        labels=labels,
        sides=sides,
    )


def _labels(graph: SignedGraph, sides: Sides, broken: Flags) -> Longs:
    """The group of each node, once the broken edges are taken away and no others conflict."""
    size, tails, heads = len(graph.nodes), graph.tails, graph.heads
    if sides is Sides.TWO:
        return two_sides(size, tails, heads, graph.weights, np.flatnonzero(~broken))
    return components(size, tails, heads, (graph.weights > 0) & ~broken)


def _groups(nodes: Sequence[Hashable], labels: Longs) -> tuple[frozenset[Hashable], ...]:
    order = np.argsort(labels, kind="stable")
    sorted_nodes = list(map(nodes.__getitem__, order.tolist()))
    bounds = [0, *(np.flatnonzero(np.diff(labels[order])) + 1).tolist(), len(nodes)]
    groups = [sorted_nodes[first:end] for first, end in pairwise(bounds) if end > first]
    # Groups come up by their first node, as labels do, and a stable sort keeps that among equals.
    return tuple(frozenset(group) for group in sorted(groups, key=len, reverse=True))
