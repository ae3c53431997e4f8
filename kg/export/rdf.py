"""The whole store as RDF: sorted statements in, deterministic bytes out."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize


def to_nquads(nquads: str) -> bytes:
    """The statements as sorted N-Quads."""
    return "".join(f"{line}\n" for line in sorted(set(nquads.splitlines())) if line).encode()


def to_trig(nquads: str, prefixes: Mapping[str, str]) -> bytes:
    """The statements as TriG: graph by graph, each with its name."""
    return _serialized(_quads(nquads), RdfFormat.TRIG, prefixes)


def to_jsonld(nquads: str) -> bytes:
    """The statements as expanded JSON-LD, an object a graph."""
    return _serialized(_quads(nquads), RdfFormat.JSON_LD, {}) + b"\n"


def to_turtle(nquads: str, prefixes: Mapping[str, str]) -> bytes:
    """The statements of all graphs together as Turtle, which has no named graphs.

    Nothing denied or intended becomes a fact by this: claims are resources of their own in every graph.
    """
    triples = {quad.triple: None for quad in _quads(nquads)}
    return _serialized(sorted(triples, key=_triple_key), RdfFormat.TURTLE, prefixes)


def _quads(nquads: str) -> list[Quad]:
    """The statements, sorted by graph, then subject, predicate and object."""
    quads: set[Quad] = set()
    for quad in parse(nquads, format=RdfFormat.N_QUADS):
        assert isinstance(quad, Quad)  # noqa: S101 - N-Quads holds nothing else
        quads.add(quad)
    return sorted(quads, key=lambda quad: (str(quad.graph_name), *_triple_key(quad.triple)))


def _triple_key(triple: Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _serialized(statements: list[Quad] | list[Triple], format_: RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    data = serialize(statements, format=format_, prefixes=dict(sorted(prefixes.items())))
    return data or b""
