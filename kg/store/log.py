"""What graph:log and graph:identity hold: the works and their current versions, replacements, and merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, RDF

from kg.store.backend import Backend
from kg.store.quads import Statement, in_graph
from kg.store.terms import value_of
from kg.vocab import IDENTITY, KG, LOG, identification_iri, replacement_iri, work_iri


def work_quads(work: str, document: str) -> Iterator[Quad]:
    """That a document is the current version of a work, given by its URL or path."""
    iri = work_iri(work)
    statements: tuple[Statement, ...] = (
        (iri, RDF.type, NamedNode(KG.Work)),
        (iri, DCTERMS.identifier, Literal(work)),
        (iri, DCTERMS.hasVersion, NamedNode(document)),
        (document, DCTERMS.isVersionOf, NamedNode(iri)),
    )
    return in_graph(statements, LOG)


def replacement_quads(work: str, old: str, new: str) -> Iterator[Quad]:
    """That one document version took the place of another of the same work. No clock: the log says what, not when."""
    iri = replacement_iri(work, old, new)
    statements: tuple[Statement, ...] = (
        (iri, RDF.type, NamedNode(KG.Replacement)),
        (iri, DCTERMS.isVersionOf, NamedNode(work_iri(work))),
        (iri, DCTERMS.replaces, NamedNode(old)),
        (iri, KG.replacedBy, NamedNode(new)),
    )
    return in_graph(statements, LOG)


def identification_quads(subject: str, canonical: str) -> Iterator[Quad]:
    """The decision that two entities are one, the second giving the name."""
    iri = identification_iri(subject, canonical)
    statements: tuple[Statement, ...] = (
        (iri, RDF.type, NamedNode(KG.Identification)),
        (iri, KG.subject, NamedNode(subject)),
        (iri, KG.object, NamedNode(canonical)),
    )
    return in_graph(statements, IDENTITY)


def current_document(backend: Backend, work: str) -> str | None:
    """The IRI of the document that is the current version of a work."""
    found = backend.quads(work_iri(work), DCTERMS.hasVersion, None, LOG)
    return next((value_of(quad.object) for quad in found), None)


def works_of(backend: Backend) -> dict[str, str]:
    """Each work (URL or path), in order, and the IRI of its current document."""
    names = {value_of(q.subject): value_of(q.object) for q in backend.quads(None, DCTERMS.identifier, None, LOG)}
    versions = backend.quads(None, DCTERMS.hasVersion, None, LOG)
    return dict(sorted((names[value_of(quad.subject)], value_of(quad.object)) for quad in versions))


def work_trace(backend: Backend, work: str, document: str) -> set[Quad]:
    """Everything the log holds of a work: its entry and its replacements."""
    iri = NamedNode(work_iri(work))
    records = {value_of(quad.subject) for quad in backend.quads(None, DCTERMS.isVersionOf, iri, LOG)} - {document}
    return {*work_quads(work, document), *_lines(backend, records)}


def document_trace(backend: Backend, document: str) -> set[Quad]:
    """Everything the log holds of a document: the works it is the current version of, and its replacements."""
    iri = NamedNode(document)
    roles = (DCTERMS.replaces, KG.replacedBy)
    records = {value_of(quad.subject) for role in roles for quad in backend.quads(None, role, iri, LOG)}
    works = [work for work, current in works_of(backend).items() if current == document]
    entries = {quad for work in works for quad in work_trace(backend, work, document)}
    return entries | _lines(backend, records)


def _lines(backend: Backend, records: set[str]) -> set[Quad]:
    return {quad for record in records for quad in backend.quads(record, None, None, LOG)}


def decisions(backend: Backend) -> dict[str, str]:
    """For each merged entity the one it was decided to be."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in backend.quads(None, None, None, IDENTITY):
        parts[value_of(quad.subject)][quad.predicate.value] = value_of(quad.object)
    return {facts[str(KG.subject)]: facts[str(KG.object)] for facts in parts.values()}
