"""Which claims are wanted: the conditions of ``View.claims`` as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kg.knowledge.names import fold
from kg.model import Claim, Modality, Polarity
from kg.store.records import StoredDocument
from kg.store.spans import period


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that a claim must meet, all of them; None is no condition.

    ``entities`` are IRIs of which one must be at an end; ``since`` and ``until`` bound the time the claim is known to
    hold; ``source`` is the outlet or someone in the chain of attribution.
    """

    entities: frozenset[str] | None = None
    relations: frozenset[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    source: str | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None

    def takes(self, claim: Claim, document: StoredDocument) -> bool:
        """True when a claim of the document meets all conditions."""
        ends = {mention.entity.iri for mention in (claim.subject, claim.object) if mention is not None}
        return (
            (self.entities is None or not ends.isdisjoint(self.entities))
            and (self.relations is None or claim.relation in self.relations)
            and (self.modality is None or claim.modality is self.modality)
            and (self.polarity is None or claim.polarity is self.polarity)
            and (self.source is None or self._said(claim, document))
            and self._in_time(claim, document)
        )

    def _said(self, claim: Claim, document: StoredDocument) -> bool:
        names = (document.outlet or "", *(link.name for link in claim.attribution))
        return fold(self.source or "") in map(fold, names)

    def _in_time(self, claim: Claim, document: StoredDocument) -> bool:
        if self.since is None and self.until is None:
            return True
        known = period(claim, document.published)
        if known is None:
            return False
        return (self.since is None or known.end >= self.since) and (self.until is None or known.start <= self.until)
