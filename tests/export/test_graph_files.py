import json
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
from sample_war import HOSTILE_NAME, claim, tie

from kg.export.graphs import to_gexf, to_graphml, to_json
from kg.export.snapshot import Snapshot
from kg.model import CoalitionReport
from kg.vocab import actor_iri

GEXF = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}


def test_graphml_reads_back(snapshot):
    graph = nx.read_graphml(BytesIO(to_graphml(snapshot)), force_multigraph=True)
    assert (len(graph), graph.number_of_edges()) == (13, 21)
    assert graph.nodes[actor_iri(HOSTILE_NAME)]["label"] == HOSTILE_NAME
    (data,) = graph[actor_iri("Lantern Brigade")][actor_iri("Valley Front")].values()
    assert (data["sign"], data["weight"], data["contested"], data["until"]) == (1.0, 3, False, "2014-03-31")


def test_gexf_carries_places_colours_and_closed_intervals(snapshot):
    root = ElementTree.fromstring(to_gexf(snapshot))
    assert root.find("g:meta", GEXF).attrib == {}
    graph = root.find("g:graph", GEXF)
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    edges = {(e.get("source"), e.get("target"), e.get("label")): e for e in root.iterfind(".//g:edge", GEXF)}
    pact = edges[actor_iri("Lantern Brigade"), actor_iri("Valley Front"), "alliedWith"]
    assert (pact.get("type"), pact.get("weight")) == ("undirected", "3")
    assert (pact.get("start"), pact.get("end")) == ("2014-02-01", "2014-03-31")
    colour = pact.find("viz:color", GEXF)
    assert [colour.get(channel) for channel in "rgb"] == ["0", "114", "178"]
    nodes = {node.get("label"): node for node in root.iterfind(".//g:node", GEXF)}
    assert all(node.find("viz:position", GEXF) is not None for node in nodes.values())
    assert nodes["Saltmarsh"].find("viz:size", GEXF).get("value") == "5.0"


def test_json_is_node_link_with_claims_coalitions_and_documents(snapshot):
    data = json.loads(to_json(snapshot))
    graph = nx.node_link_graph(data, edges="edges")
    assert (len(graph), graph.number_of_edges()) == (13, 21)
    assert [coalition["name"] for coalition in data["coalitions"]] == [
        "Northern Operations Room",
        "Valley Front",
        "Army of the Republic and others",
    ]
    assert data["coalitions"][1]["members"] == [
        {"name": "Orchard Battalion", "iri": actor_iri("Orchard Battalion")},
        {"name": "Quarry Battalion", "iri": actor_iri("Quarry Battalion")},
    ]
    assert len(data["claims"]) == 22
    assert [document["outlet"] for document in data["documents"]] == ["The Courier", "The Herald", "The Gazette"]


def test_control_characters_cannot_break_xml(snapshot):
    found = claim("River\x00 \x0bGuards", "fights", "Red Dune Fighters", "They fought.")
    one = Snapshot((tie([found]),), {found.iri: found}, {}, CoalitionReport((), 0, 0, True), snapshot.ontology)
    labels = [node.get("label") for node in ElementTree.fromstring(to_gexf(one)).iterfind(".//g:node", GEXF)]
    assert labels == ["Red Dune Fighters", "River\ufffd \ufffdGuards"]
    assert ElementTree.fromstring(to_graphml(one)) is not None


def test_an_empty_store_gives_empty_graphs(empty):
    assert len(nx.read_graphml(BytesIO(to_graphml(empty)))) == 0
    assert json.loads(to_json(empty))["nodes"] == []
    assert ElementTree.fromstring(to_gexf(empty)).find("g:graph/g:nodes", GEXF) is not None
