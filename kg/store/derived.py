"""The second and third layer from the first: reads the claims of a store and derives what is accepted and inferred."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from kg.knowledge.ontology import Ontology
from kg.model import Claim, Entity
from kg.store.accepted import Context, accepted_ties
from kg.store.backend import Backend
from kg.store.canonical import canonical_entities
from kg.store.conclusions import canonical_quads, inference_quads, tie_quads
from kg.store.copies import sources
from kg.store.inferred import inferences
from kg.store.log import decisions, works_of
from kg.store.packed import packed_entities, packed_memberships
from kg.store.records import Facts, StoredDocument, to_claims, to_document
from kg.store.terms import value_of
from kg.vocab import KG, PACKS


def document_graphs(backend: Backend) -> list[str]:
    """The IRIs of the documents in the store, sorted; each is also the name of its graph."""
    return sorted(value_of(quad.graph_name) for quad in backend.quads(None, KG.textHash))


def stored_documents(backend: Backend) -> Iterator[tuple[StoredDocument, Facts]]:
    """Each document with the facts of its graph, by IRI."""
    works: dict[str, list[str]] = {}
    for work, document in works_of(backend).items():
        works.setdefault(document, []).append(work)
    for graph in document_graphs(backend):
        facts = Facts(backend.quads(graph=graph))
        yield to_document(facts, works.get(graph, ())), facts


def mentioned(claim: Claim) -> Iterator[Entity]:
    """The entities at the ends of a claim, and its place."""
    for mention in (claim.subject, claim.object, claim.place):
        if mention is not None:
            yield mention.entity


def derive(backend: Backend, ontology: Ontology) -> Iterator[Quad]:
    """The quads of graph:accepted and graph:inferred."""
    documents: list[StoredDocument] = []
    claims: list[Claim] = []
    for document, facts in stored_documents(backend):
        documents.append(document)
        claims.extend(to_claims(facts))
    packs = tuple(backend.quads(graph=PACKS))
    packed = packed_entities(packs, ontology)
    entities = canonical_entities(
        (entity for claim in claims for entity in mentioned(claim)),
        known={iri: found.entity for iri, found in packed.items()},
        decisions=decisions(backend),
    )
    sentences: dict[str, list[str]] = {}
    for claim in claims:
        sentences.setdefault(claim.document, []).append(claim.quote)
    published = {document.version: document.published for document in documents}
    ties = accepted_ties(claims, Context(ontology, entities, published, sources(sentences)))
    conclusions = inferences(ties, packed_memberships(packs, packed), ontology)
    yield from tie_quads(ties, ontology)
    yield from canonical_quads(entities)
    yield from inference_quads(conclusions, ontology)
