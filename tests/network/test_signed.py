from __future__ import annotations

import networkx as nx
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
