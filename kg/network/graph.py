"""Accepted ties as a NetworkX graph, for analysts who go on in Python, Gephi or a notebook."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from kg.model import Entity, Tie
from kg.network.dates import since, until


def to_networkx(ties: Iterable[Tie]) -> nx.MultiDiGraph:
    """A multigraph of entities (nodes, by IRI) and ties (edges, keyed by tie IRI), inserted in sorted order.

    Nodes carry ``name``, ``type`` and ``aliases``. Edges carry ``relation``, ``sign`` (-1 to 1), ``weight``
    (independent sources), ``support``, ``contested``, ``edtf``, ``since`` and ``until`` (ISO dates, as precise as they
    are known), ``place`` (a name) and ``claims`` (IRIs); what is unknown is None.
    """
    edges = sorted(ties, key=lambda tie: tie.iri)
    entities = {end.iri: end for tie in edges for end in (tie.object, tie.subject)}
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((iri, _node(entities[iri])) for iri in sorted(entities))
    graph.add_edges_from((tie.subject.iri, tie.object.iri, tie.iri, _edge(tie)) for tie in edges)
    return graph


def _node(entity: Entity) -> dict[str, object]:
    return {"name": entity.name, "type": entity.type, "aliases": entity.aliases}


def _edge(tie: Tie) -> dict[str, object]:
    return {
        "relation": tie.relation,
        "sign": tie.sign,
        "weight": tie.independent_sources,
        "support": tie.support,
        "contested": tie.contested,
        "edtf": tie.interval.edtf if tie.interval else None,
        "since": since(tie.interval),
        "until": until(tie.interval),
        "place": tie.place.name if tie.place else None,
        "claims": tie.claims,
    }
