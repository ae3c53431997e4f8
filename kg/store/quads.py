"""A reading as RDF: everything that a document says, in the document's own graph. Pure and total.

The graph depends on the document's bytes and on what the reader found in them, not on the path or the URL they came
by: those stand in graph:log (``kg.store.log``). So the same article met twice is one graph, and dropping that graph
withdraws all that it said. ``kg.store.claims`` reads the graph back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS

from kg.model import Claim, Document, Entity, Interval, Mention, Reading, Run, Span
from kg.store.terms import decimal, integer, moment
from kg.vocab import KG, OA, document_iri, fragment_iri, term

Node = NamedNode | Literal
Statement = tuple[str, str, Node]
"""Subject, predicate and object before they are put in a graph."""

BOUNDS = (
    ("earliest_start", KG.earliestStart),
    ("latest_start", KG.latestStart),
    ("earliest_end", KG.earliestEnd),
    ("latest_end", KG.latestEnd),
)
"""The fields of an Interval and their properties."""


def to_quads(reading: Reading) -> Iterator[Quad]:
    """The quads of a document's graph: its metadata, the run, the claims with their evidence, and who they speak of."""
    graph = document_iri(reading.document.version)
    statements: list[Statement] = [*_document(reading.document), *_run(reading.run)]
    for claim in reading.claims:
        statements.extend(_claim(claim, reading.run))
    return in_graph(dict.fromkeys(statements), graph)


def in_graph(statements: Iterable[Statement], graph: str) -> Iterator[Quad]:
    """The statements as quads of one named graph."""
    name = NamedNode(graph)
    for subject, predicate, value in statements:
        yield Quad(NamedNode(subject), NamedNode(predicate), value, name)


def text_hash(text: str) -> str:
    """The SHA-256 (64 hex digits) of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def _document(document: Document) -> Iterator[Statement]:
    iri, details = document_iri(document.version), document.details
    yield iri, RDF.type, NamedNode(KG.Document)
    yield iri, KG.version, Literal(document.version)
    yield iri, KG.textHash, Literal(text_hash(document.text))
    yield iri, DCTERMS["format"], Literal(document.media_type)
    published = details.published.isoformat() if details.published else None
    said = ((DCTERMS.title, details.title), (KG.author, details.author), (KG.outlet, details.outlet))
    for predicate, value in (*said, (KG.published, published)):
        if value is not None:
            yield iri, predicate, Literal(value)


def _run(run: Run) -> Iterator[Statement]:
    yield run.iri, RDF.type, NamedNode(KG.Run)
    yield run.iri, PROV.used, NamedNode(document_iri(run.document))
    yield run.iri, KG.reader, Literal(run.reader)
    yield run.iri, KG.languageModel, Literal(run.model)
    yield run.iri, KG.languageModelHash, Literal(run.model_hash)
    yield run.iri, KG.knowledgeHash, Literal(run.knowledge_hash)


def _claim(claim: Claim, run: Run) -> Iterator[Statement]:
    iri, document = claim.iri, claim.document
    yield iri, RDF.type, NamedNode(KG.Claim)
    yield iri, KG.inDocument, NamedNode(document_iri(document))
    yield iri, PROV.wasGeneratedBy, NamedNode(run.iri)
    yield iri, KG.relation, NamedNode(term(claim.relation))
    yield iri, KG.sign, decimal(claim.sign)
    yield iri, KG.polarity, NamedNode(term(claim.polarity.capitalize()))
    yield iri, KG.modality, NamedNode(term(claim.modality.capitalize()))
    yield iri, KG.confidence, decimal(claim.confidence)
    yield iri, KG.rule, Literal(claim.rule)
    yield iri, KG.evidence, NamedNode(fragment_iri(document, claim.evidence.start, claim.evidence.end))
    yield from _fragment(document, claim.evidence, claim.quote, KG.Sentence)
    yield from _end(claim, KG.subject, KG.subjectMention, claim.subject)
    yield from _end(claim, KG.object, KG.objectMention, claim.object)
    yield from _end(claim, KG.place, KG.placeMention, claim.place)
    if claim.quantity is not None:
        yield iri, KG.quantity, Literal(claim.quantity)
    if claim.time is not None:
        yield from _interval(iri, claim.time)
    yield from _attribution(claim)


def _end(claim: Claim, role: URIRef, mention_role: URIRef, mention: Mention | None) -> Iterator[Statement]:
    if mention is None:
        return
    yield claim.iri, role, NamedNode(mention.entity.iri)
    yield claim.iri, mention_role, NamedNode(fragment_iri(claim.document, mention.span.start, mention.span.end))
    yield from _fragment(claim.document, mention.span, mention.text, KG.Mention)
    yield from entity_statements(mention.entity)


def _fragment(document: str, span: Span, text: str, kind: URIRef) -> Iterator[Statement]:
    iri = fragment_iri(document, span.start, span.end)
    yield iri, RDF.type, NamedNode(kind)
    yield iri, OA.start, integer(span.start)
    yield iri, OA.end, integer(span.end)
    yield iri, OA.exact, Literal(text)
    yield iri, OA.hasSource, NamedNode(document_iri(document))


def _interval(iri: str, interval: Interval) -> Iterator[Statement]:
    yield iri, KG.edtf, Literal(interval.edtf)
    for field, predicate in BOUNDS:
        bound = getattr(interval, field)
        if bound is not None:
            yield iri, predicate, moment(bound)


def _attribution(claim: Claim) -> Iterator[Statement]:
    for position, source in enumerate(claim.attribution, start=1):
        link = f"{claim.iri}/attribution/{position}"
        yield claim.iri, KG.attribution, NamedNode(link)
        yield link, RDF.type, NamedNode(KG.AttributionLink)
        yield link, KG.position, integer(position)
        yield link, KG.source, NamedNode(source.iri)
        # two spellings may share a source: the link keeps the one that was printed here
        yield link, RDFS.label, Literal(source.name)
        yield source.iri, RDF.type, NamedNode(KG.Source)
        yield source.iri, RDFS.label, Literal(source.name)


def entity_statements(entity: Entity) -> Iterator[Statement]:
    """What is known of an actor or place: its type, names, and the document it lives in when it is a generic one."""
    yield entity.iri, RDF.type, NamedNode(term(entity.type))
    yield entity.iri, SKOS.prefLabel, Literal(entity.name)
    for alias in entity.aliases:
        yield entity.iri, SKOS.altLabel, Literal(alias)
    if entity.document is not None:
        yield entity.iri, KG.inDocument, NamedNode(document_iri(entity.document))
