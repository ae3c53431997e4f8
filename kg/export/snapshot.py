"""What every writer writes: ties, claims, documents and coalitions at one moment, detached from the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Claim, Coalition, CoalitionReport, Entity, Tie
from kg.vocab import document_iri

if TYPE_CHECKING:
    from kg.knowledge.ontology import Ontology
    from kg.store.records import StoredDocument
    from kg.store.view import View


@dataclass(frozen=True)
class Snapshot:
    """Ties in order, claims and documents by IRI, the coalitions over them, and the ontology they speak."""

    ties: tuple[Tie, ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, StoredDocument]
    report: CoalitionReport
    ontology: Ontology

    @classmethod
    def from_view(cls, view: View) -> Snapshot:
        """The accepted ties of a store with all that they stand on, sorted by IRI."""
        from kg.network import coalition_report

        ties = tuple(sorted(view.ties(), key=lambda tie: tie.iri))
        claims = sorted(view.claims(), key=lambda claim: claim.iri)
        documents = sorted(view.documents(), key=lambda document: document.iri)
        report = coalition_report(ties, claims, documents, view.ontology, entities=view.entities)
        return cls(ties, {c.iri: c for c in claims}, {d.iri: d for d in documents}, report, view.ontology)

    def entities(self) -> dict[str, Entity]:
        """Every actor and place at the end of a tie or in a coalition, by IRI, in order of IRI."""
        found = {iri: Entity(iri, name, "Actor") for c in self.report.coalitions for name, iri in c.members}
        found |= {entity.iri: entity for tie in self.ties for entity in (tie.subject, tie.object)}
        return dict(sorted(found.items()))

    def coalitions_of(self, iri: str) -> Iterator[Coalition]:
        """The coalitions an actor is a member of, the most specific first: declared ones, then small ones."""
        mine = (c for c in self.report.coalitions if any(member == iri for _, member in c.members))
        yield from sorted(mine, key=lambda c: (c.kind != "declared", len(c.members), c.id))

    def document_of(self, claim: Claim) -> StoredDocument | None:
        """The document a claim was read in, or None when the store has withdrawn it since."""
        return self.documents.get(claim.document) or self.documents.get(document_iri(claim.document))

    def source_chain(self, claim: Claim) -> tuple[str, ...]:
        """Who says so, from the article inwards: article, outlet, then each quoted source."""
        document = self.document_of(claim)
        article = (document.title or document.path, document.outlet) if document else ()
        return tuple(part for part in (*article, *(link.name for link in claim.attribution)) if part)
