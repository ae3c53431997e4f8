from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
import pytest

from kg.errors import UsageError
from kg.knowledge.ontology import Ontology
from kg.model import Entity
from kg.network.signed import SignedGraph


def test_parallel_and_opposite_edges_become_one_edge_a_pair() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("b", "a", sign=1, weight=3)
    graph.add_edge("a", "b", sign=-0.5, weight=1)
    graph.add_edge("a", "c", sign=1, weight=2)
    graph.add_edge("c", "a", sign=-1, weight=2)
    graph.add_edge("c", "c", sign=-1, weight=2)
    graph.add_node("d")
    signed = SignedGraph.from_networkx(graph, weight="weight")
    assert signed.nodes == ("a", "b", "c", "d")
    assert signed.edges() == [(0, 1, 2.0)]


def test_the_sign_attribute_gives_the_sign_only() -> None:
    graph = nx.Graph()
    graph.add_edge(1, 2, score=-217)
    assert SignedGraph.from_networkx(graph, "score").edges() == [(0, 1, -1.0)]
    assert SignedGraph.from_networkx(graph, "score", weight="score").edges() == [(0, 1, -217.0)]


def test_labels_of_several_types_are_sorted_by_type() -> None:
    assert SignedGraph.from_edges([("x", 2, 1.0), (1, "a", 1.0)]).nodes == (1, 2, "a", "x")


def test_the_arrays_are_frozen() -> None:
    signed = SignedGraph.from_edges([(1, 2, 1.0)])
    with pytest.raises(ValueError, match="read-only"):
        signed.weights[0] = 5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "edge 'a' - 'b': attribute 'sign' is None, not a number"),
        ({"sign": "+"}, r"edge 'a' - 'b': attribute 'sign' is '\+', not a number"),
        ({"sign": 1, "weight": float("nan")}, "edge 'a' - 'b': attribute 'weight' is nan, not a number"),
        ({"sign": 1, "weight": float("inf")}, "edge 'a' - 'b': inf is not a finite number"),
    ],
)
def test_an_edge_without_a_usable_sign_or_weight_is_named(data: dict[str, object], message: str) -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", **data)
    with pytest.raises(UsageError, match=message):
        SignedGraph.from_networkx(graph, weight="weight" if "weight" in data else None)


def test_ties_weigh_their_sources_and_contested_ones_what_is_left(tie, ontology: Ontology) -> None:
    eagles, foxes, wolves = (Entity(f"actor:{n}", n, "ArmedGroup") for n in ("eagles", "foxes", "wolves"))
    crowd = Entity("document/d/actor/crowd", "crowd", "CivilGroup", (), "d")
    town = Entity("place:town", "Town", "Settlement")
    ties = [
        tie(eagles, "cooperatesWith", foxes, sources=3),
        tie(foxes, "attacked", wolves, sources=2, against=("claim:no",)),
        tie(eagles, "attacked", town),
        tie(eagles, "attacked", crowd),
        tie(wolves, "investigated", eagles),
    ]
    signed = SignedGraph.from_ties(ties, ontology)
    assert signed.nodes == ("actor:eagles", "actor:foxes", "actor:wolves")
    assert signed.edges() == [(0, 1, pytest.approx(2.4)), (1, 2, pytest.approx(-0.6))]


def test_arrays_of_node_numbers_give_the_graph_of_the_same_edges() -> None:
    tails, heads = np.array([7, 2, 2, 5, 9]), np.array([2, 7, 5, 2, 9])
    weights = np.array([1, 2.5, -1, 1, 4], np.float32)
    signed = SignedGraph.from_arrays(tails, heads, weights)
    assert signed.nodes == (2, 5, 7, 9)
    assert signed.edges() == [(0, 2, 3.5)]
    labelled = SignedGraph.from_arrays(np.array([0, 1]), np.array([1, 2]), np.array([1, -2]), nodes=("c", "a", "b"))
    assert labelled.nodes == ("a", "b", "c")
    assert labelled.edges() == [(0, 1, -2.0), (0, 2, 1.0)]
    far = SignedGraph.from_arrays(np.array([-5, 10**12]), np.array([10**12, 3]), np.array([1, 1]))
    assert (far.nodes, far.edges()) == ((-5, 3, 10**12), [(0, 2, 1.0), (1, 2, 1.0)])


@pytest.mark.parametrize(
    ("tails", "heads", "weights", "nodes", "message"),
    [
        ([0], [1, 2], [1, 1], None, "the arrays of tails, heads and weights differ in length"),
        ([0.5], [1], [1], None, "the arrays of tails and heads hold no whole numbers"),
        ([0], [3], [1], "abc", "node number 3 is no index into the 3 nodes given"),
        ([-1], [2], [1], "abc", "node number -1 is no index into the 3 nodes given"),
        ([0], [1], [1], "aba", "a node is given twice"),
        ([0], [1], [float("nan")], "abc", "edge 'a' - 'b': nan is not a finite number"),
    ],
)
def test_arrays_that_make_no_graph_are_refused(tails, heads, weights, nodes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        SignedGraph.from_arrays(np.array(tails), np.array(heads), np.array(weights), nodes=nodes)


def test_parallel_edges_sum_alike_in_any_order() -> None:
    weights = [0.1, 0.7, -0.3, 1e9, -1e9, 0.2]
    sums = {
        SignedGraph.from_edges([("a", "b", w) for w in order]).edges()[0] for order in itertools.permutations(weights)
    }
    assert len(sums) == 1


def test_added_edges_give_the_graph_of_all_edges() -> None:
    before = SignedGraph.from_edges([("a", "b", 2.0), ("b", "c", -1.0), ("c", "d", 1.0)])
    more = [("c", "b", -2.0), ("d", "a", 1.0), ("a", "b", -5.0), ("c", "d", -1.0), ("d", "d", 3.0)]
    after = before.with_edges(more)
    assert after.edges() == [(0, 1, -3.0), (0, 3, 1.0), (1, 2, -3.0)]
    assert after.level.other.tolist() == [1, 3, 0, 2, 1, 0]
    assert after.level.mass.tolist() == [1.0, 0.0, 0.0, 1.0]
    assert after.growth is not None
    assert (after.growth.before(), after.growth.touched.tolist()) == (before, [0, 1, 2, 3])
    assert after.growth.eased == 3.0  # the alliances of 2 and of 1 are gone
    assert before.edges() == [(0, 1, 2.0), (1, 2, -1.0), (2, 3, 1.0)]
    wider = before.with_edges([("e", "a", 1.0)])
    assert (wider.nodes, wider.growth) == (("a", "b", "c", "d", "e"), None)
    assert wider.edges() == [(0, 1, 2.0), (0, 4, 1.0), (1, 2, -1.0), (2, 3, 1.0)]
