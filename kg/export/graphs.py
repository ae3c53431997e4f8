"""Graph files for Gephi, yEd, Cytoscape and notebooks: GraphML, GEXF and node-link JSON, written by NetworkX."""

from __future__ import annotations

import json
import re
from itertools import count

import networkx as nx

from kg.export.records import Record, Scalar, claim_records, document_records, node_records, tie_records
from kg.export.scene import Scene, compose
from kg.export.snapshot import Snapshot
from kg.export.style import KINDS, kind_of
from kg.export.xmltext import xml_text
from kg.network.report import coalition_record

_NEUTRAL = "#8A8F98"


def to_graphml(snapshot: Snapshot) -> bytes:
    """The graph as GraphML: one edge a tie, all columns of the tables as attributes."""
    lines = nx.generate_graphml(_graph(snapshot, xml=True), named_key_ids=True)
    return ("\n".join(['<?xml version="1.0" encoding="utf-8"?>', *lines]) + "\n").encode()


def to_gexf(snapshot: Snapshot) -> bytes:
    """The graph as GEXF 1.2 with the picture's places, sizes and colours, and the days on which a tie held.

    Intervals are closed ones. The writer's date stamp is taken out: the same store gives the same file on any day.
    """
    graph = _graph(snapshot, xml=True)
    looks = _looks(snapshot, compose(snapshot))
    for iri, data in graph.nodes(data=True):
        data["viz"] = looks[iri]
    for tie in snapshot.ties:
        data = graph.edges[tie.subject.iri, tie.object.iri, tie.iri]
        data["type"] = "undirected" if snapshot.ontology.relations[tie.relation].symmetric else "directed"
        data["viz"] = {"color": _rgb(KINDS[kind_of(tie, snapshot.ontology)].light)}
        data |= {end: data.pop(name) for end, name in (("start", "from"), ("end", "until")) if data[name]}
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    plain = re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{plain}\n'.encode()


def to_json(snapshot: Snapshot) -> bytes:
    """The graph as node-link JSON (``networkx.node_link_graph(data, edges="edges")``) with claims and documents."""
    data = nx.node_link_data(_graph(snapshot, xml=False), edges="edges")
    data |= {
        "claims": claim_records(snapshot),
        "coalitions": [
            coalition_record(coalition) | {"evidence": [evidence.claim for evidence in coalition.evidence]}
            for coalition in snapshot.report.coalitions
        ],
        "documents": document_records(snapshot),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _graph(snapshot: Snapshot, *, xml: bool) -> nx.MultiDiGraph:
    """The records as a multigraph; ``xml`` keeps out characters that XML cannot hold."""
    graph = nx.MultiDiGraph()
    for node in node_records(snapshot):
        graph.add_node(node.pop("id"), **(_xml_safe(node) if xml else node))
    for tie in tie_records(snapshot):
        ends = tie.pop("source"), tie.pop("target")
        graph.add_edge(*ends, key=tie["id"], label=tie["relation"], **(_xml_safe(tie) if xml else tie))
    return graph


def _xml_safe(record: Record) -> Record:
    return {key: xml_text(value) if isinstance(value, str) else value for key, value in record.items()}


def _looks(snapshot: Snapshot, scene: Scene) -> dict[str, dict[str, object]]:
    """Place, size and colour of every node; those the picture leaves out stand in rows below it."""
    drawn = {node.entity.iri: node for node in scene.nodes}
    rows = count()
    looks: dict[str, dict[str, object]] = {}
    for iri in snapshot.entities():
        if node := drawn.get(iri):
            x, y, size = node.centre.x, node.centre.y, node.radius
            tint = node.tint or _NEUTRAL
        else:
            row, column = divmod(next(rows), 20)
            x, y, size, tint = column * 40.0, scene.height + 40.0 * (row + 1), 5.0, _NEUTRAL
        looks[iri] = {"color": _rgb(tint), "size": size, "position": {"x": x, "y": -y, "z": 0.0}}
    return looks


def _rgb(colour: str) -> dict[str, Scalar]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return {"r": red, "g": green, "b": blue, "a": 1.0}
