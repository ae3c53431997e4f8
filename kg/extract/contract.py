"""The public JSON Lines contract of ``kg extract``: one claim a line, in the shape that ``model.md`` fixes."""

from __future__ import annotations

import json

from kg.model import Claim, Document, Mention


def claim_line(claim: Claim, document: Document) -> str:
    """One line of JSON for the claim; keys in the contract's order, non-ASCII text as it is."""
    return json.dumps(claim_record(claim, document.path), ensure_ascii=False)


def claim_record(claim: Claim, path: str) -> dict[str, object]:
    """The claim as a dict for JSON, keys in the contract's order; ``path`` is where its document was found."""
    return {
        "document": path,
        "claim": claim.iri,
        "relation": claim.relation,
        "sign": claim.sign,
        "subject": _end(claim.subject),
        "object": _end(claim.object),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "place": claim.place.entity.name if claim.place else None,
        "time": claim.time.edtf if claim.time else None,
        "quantity": claim.quantity,
        "attribution": [{"name": link.name} for link in claim.attribution],
        "quote": claim.quote,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def _end(mention: Mention | None) -> dict[str, object] | None:
    if mention is None:
        return None
    entity = mention.entity
    return {
        "name": entity.name,
        "aliases": list(entity.aliases[:10]),
        "iri": entity.iri,
        "type": entity.type,
        "mention": mention.text,
        "start": mention.span.start,
        "end": mention.span.end,
    }
