"""Nodes, ties, claims and documents as flat records: one definition of the columns for every table and file.

Every value is a string, a number or a boolean; an unknown one is "". Several values in one cell are joined with "; ".
"""

from __future__ import annotations

from datetime import datetime

from kg.export.snapshot import Snapshot
from kg.model import Claim, Entity, Interval, Mention, Tie

Scalar = str | int | float | bool
Record = dict[str, Scalar]


def node_records(snapshot: Snapshot) -> list[Record]:
    """One record an actor or place, by IRI; ``coalitions`` names the most specific one first."""
    return [_node(snapshot, entity) for entity in snapshot.entities().values()]


def tie_records(snapshot: Snapshot) -> list[Record]:
    """One record an accepted tie, in order of IRI; ``weight`` counts its independent sources."""
    return [_tie(tie) for tie in snapshot.ties]


def claim_records(snapshot: Snapshot) -> list[Record]:
    """One record a claim, denied and merely intended ones too, in order of IRI."""
    return [_claim(snapshot, claim) for claim in snapshot.claims.values()]


def document_records(snapshot: Snapshot) -> list[Record]:
    """One record a document, in order of IRI."""
    return [
        {
            "id": document.iri,
            "title": document.title or "",
            "outlet": document.outlet or "",
            "published": document.published.isoformat() if document.published else "",
            "path": document.path,
        }
        for document in snapshot.documents.values()
    ]


def window(interval: Interval | None) -> tuple[str, str]:
    """The first and last day (ISO 8601, "" is unknown) on which something may have held, both inclusive.

    >>> window(None)
    ('', '')
    """
    if interval is None:
        return "", ""
    return _day(interval.earliest_start), _day(interval.latest_end)


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


def _node(snapshot: Snapshot, entity: Entity) -> Record:
    return {
        "id": entity.iri,
        "label": entity.name,
        "type": entity.type,
        "aliases": "; ".join(entity.aliases),
        "coalitions": "; ".join(coalition.name for coalition in snapshot.coalitions_of(entity.iri)),
        "document": entity.document or "",
    }


def _tie(tie: Tie) -> Record:
    start, end = window(tie.interval)
    return {
        "id": tie.iri,
        "source": tie.subject.iri,
        "target": tie.object.iri,
        "source_name": tie.subject.name,
        "target_name": tie.object.name,
        "relation": tie.relation,
        "sign": tie.sign,
        "weight": tie.independent_sources,
        "support": tie.support,
        "counter_support": tie.counter_support,
        "contested": tie.contested,
        "when": tie.interval.edtf if tie.interval else "",
        "from": start,
        "until": end,
        "place": tie.place.name if tie.place else "",
        "claims": "; ".join(tie.claims),
        "contradicting": "; ".join(tie.contradicting),
    }


def _claim(snapshot: Snapshot, claim: Claim) -> Record:
    document = snapshot.document_of(claim)
    start, end = window(claim.time)
    return {
        "id": claim.iri,
        "subject": _name(claim.subject),
        "relation": claim.relation,
        "object": _name(claim.object),
        "subject_id": claim.subject.entity.iri if claim.subject else "",
        "object_id": claim.object.entity.iri if claim.object else "",
        "sign": claim.sign,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "when": claim.time.edtf if claim.time else "",
        "from": start,
        "until": end,
        "place": _name(claim.place),
        "quantity": claim.quantity or "",
        "sources": " > ".join(snapshot.source_chain(claim)),
        "document": document.iri if document else claim.document,
        "published": document.published.isoformat() if document and document.published else "",
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.quote,
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def _name(mention: Mention | None) -> str:
    return mention.entity.name if mention else ""
