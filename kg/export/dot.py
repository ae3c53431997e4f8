"""Graphviz DOT: actors as nodes, coalitions as clusters, ties as edges in the colours of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.export.records import Scalar
from kg.export.snapshot import Snapshot
from kg.export.style import KINDS, kind_of
from kg.model import Entity, Tie


def to_dot(snapshot: Snapshot) -> bytes:
    """The graph of accepted ties as a DOT file; an actor stands in its most specific coalition's cluster."""
    lines = ["digraph opsroom {", '  graph [overlap="false"];', '  node [shape="box", style="rounded"];']
    entities = snapshot.entities()
    home = {iri: next(snapshot.coalitions_of(iri), None) for iri in entities}
    for number, coalition in enumerate(snapshot.report.coalitions):
        members = [entity for iri, entity in entities.items() if home[iri] == coalition]
        if members:
            lines.append(f"  subgraph cluster_{number} {{")
            lines.append(f"    label={quoted(coalition.name)};")
            lines += _nodes(members, "    ")
            lines.append("  }")
    lines += _nodes((entity for iri, entity in entities.items() if home[iri] is None), "  ")
    lines += [_edge(snapshot, tie) for tie in snapshot.ties]
    return ("\n".join([*lines, "}"]) + "\n").encode()


def quoted(text: str) -> str:
    r"""A DOT string that Graphviz shows as the text: quotes and backslashes escaped, line breaks kept.

    >>> print(quoted('the "Front" \\'))
    "the \"Front\" \\"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    plain = escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n").replace("\x00", "\ufffd")
    return f'"{plain}"'


def _nodes(entities: Iterable[Entity], indent: str) -> list[str]:
    return [f"{indent}{quoted(e.iri)} {_attributes({'label': e.name, 'tooltip': e.type})};" for e in entities]


def _edge(snapshot: Snapshot, tie: Tie) -> str:
    symmetric = snapshot.ontology.relations[tie.relation].symmetric
    attributes: dict[str, Scalar] = {
        "id": tie.iri,
        "label": tie.relation,
        "color": KINDS[kind_of(tie, snapshot.ontology)].light,
        "style": "solid" if tie.independent_sources > 1 else "dashed",
        "dir": "none" if symmetric else "forward",
        "weight": tie.independent_sources,
    }
    return f"  {quoted(tie.subject.iri)} -> {quoted(tie.object.iri)} {_attributes(attributes)};"


def _attributes(values: Mapping[str, Scalar]) -> str:
    return "[" + ", ".join(f"{key}={quoted(str(value))}" for key, value in values.items()) + "]"
