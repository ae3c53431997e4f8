"""What coalitions stand on: accepted ties over pooled rooms, the claims behind them, and the votes of their sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from kg.knowledge.ontology import Ontology
from kg.model import Claim, Entity, Tie
from kg.network.actors import FIRM, is_signed
from kg.network.listing import Listing
from kg.network.opponents import hostile_intentions
from kg.network.pacts import Pact, pacts, pool_rooms, pooled, strongest
from kg.network.partition import CoalitionSet, coalitions, continued
from kg.network.signed import SignedGraph
from kg.network.votes import Voice, Votes, log_odds
from kg.network.windows import Window, last_as_said
from kg.store.accepted import Context, is_accepted, weighed_ties
from kg.store.spans import Period, period
from kg.vocab import document_iri


class Located(Protocol):
    """What is to be known of a stored document."""

    @property
    def iri(self) -> str:
        """The IRI of the document version."""

    @property
    def path(self) -> str:
        """Where it was read from, as the user gave it."""

    @property
    def version(self) -> str:
        """The hash of its bytes, which its claims name."""

    @property
    def published(self) -> date | None:
        """The day it appeared, when known."""


@dataclass(frozen=True)
class Ground:
    """Accepted ties, claims by IRI, hostile intentions, documents by version, and the signed graph of the ties.

    ``standing`` gives the entity that stands for another: merged, or a room that several documents describe.
    ``votes`` is empty where the ties came without the votes behind them. ``method``, ``start``: as for ``coalitions``.
    """

    ties: Sequence[Tie]
    claims: Mapping[str, Claim]
    intended: Sequence[Claim]
    documents: Mapping[str, Located]
    ontology: Ontology
    standing: Callable[[Entity], Entity]
    graph: SignedGraph
    votes: Votes
    method: str = "auto"
    start: CoalitionSet | None = None

    @classmethod
    def of_ties(
        cls,
        ties: Iterable[Tie],
        claims: Iterable[Claim],
        documents: Iterable[Located],
        ontology: Ontology,
        *,
        entities: Mapping[str, Entity] | None = None,
    ) -> Ground:
        """The ground that accepted ties give as they are, without votes; arguments as for ``coalition_report``."""
        found = list(ties)
        rooms = pool_rooms(found, ontology)
        held, standing = pooled(found, rooms), _standing(rooms, entities or {})
        graph = SignedGraph.from_ties(strongest(held), ontology)
        return cls._of(held, claims, documents, ontology, standing=standing, graph=graph, votes=Votes((), {}))

    @classmethod
    def of_claims(
        cls, claims: Iterable[Claim], documents: Iterable[Located], context: Context, *, window: Window | None = None
    ) -> Ground:
        """The ground of all claims, or of those that count in a window.

        Without a window it is that of ``of_ties`` on the accepted ties, and knows the votes besides. In a window each
        source has one vote on a pair, of the log-odds of its readings, less what has faded.
        """
        held = list(claims)
        lasting = held
        if window is not None:
            held = _lasting(held, context.published, window)
            lasting = [last_as_said(claim, window) for claim in held]
        weighed = weighed_ties(lasting, context)
        accepted = [tie for tie in weighed if is_accepted(tie)]
        rooms = pool_rooms(accepted, context.ontology)
        signed = [tie for tie in pooled(weighed, rooms) if is_signed(tie, context.ontology)]
        votes = Votes(tuple(signed), _voices(lasting, context, window), per_source=window is not None)
        return cls._of(
            pooled(accepted, rooms), held, documents, context.ontology,
            standing=_standing(rooms, context.entities), graph=votes.graph(), votes=votes,
        )

    @classmethod
    def of_listed(
        cls, listing: Listing, documents: Iterable[Located], ontology: Ontology, *, window: Window | None = None
    ) -> Ground:
        """The ground of an edge list of one's own: every edge counts with its weight, parallel ones add up."""
        held, votes = listing.within(window)
        return cls._of(
            votes.ties, held, documents, ontology, standing=_standing({}, {}), graph=votes.graph(), votes=votes
        )

    @classmethod
    def _of(
        cls,
        ties: Sequence[Tie],
        claims: Iterable[Claim],
        documents: Iterable[Located],
        ontology: Ontology,
        *,
        standing: Callable[[Entity], Entity],
        graph: SignedGraph,
        votes: Votes,
    ) -> Ground:
        by_iri = {claim.iri: claim for claim in claims}
        intended = hostile_intentions(by_iri.values(), ontology, standing=standing)
        by_version = {document.version: document for document in documents}
        return cls(ties, by_iri, intended, by_version, ontology, standing, graph, votes)

    @cached_property
    def partition(self) -> CoalitionSet:
        """The partition of the graph with the fewest disagreements, by the ``method``; the ``start`` if as good."""
        if self.start is None:
            found = coalitions(self.graph, method=self.method)
        else:
            found = continued(self.graph, self.start, method=self.method)
        return found if self.method == "heuristic" else found.bounded()

    @cached_property
    def pacts(self) -> list[Pact]:
        """The declared pacts, by IRI."""
        return pacts(self.ties, self.ontology)

    @cached_property
    def signed(self) -> dict[frozenset[str], list[Tie]]:
        """The accepted ties between two actors that say ally or adversary, by pair."""
        found: dict[frozenset[str], list[Tie]] = defaultdict(list)
        for tie in self.ties:
            if is_signed(tie, self.ontology):
                found[frozenset((tie.subject.iri, tie.object.iri))].append(tie)
        return dict(found)

    @cached_property
    def hostile(self) -> dict[str, list[Tie]]:
        """Those of ``signed`` that say adversary, by either end."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for pair, ties in self.signed.items():
            for end in pair:
                found[end] += (tie for tie in ties if tie.sign < 0)
        return dict(found)

    @cached_property
    def firm_pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of actors, in order of IRI, of whom a vote says that one is firmly on the other's side."""
        ends = (sorted((tie.subject.iri, tie.object.iri)) for tie in self.votes.ties if tie.sign >= FIRM)
        return frozenset((a, b) for a, b in ends)

    def actor(self, iri: str) -> Entity:
        """The actor of that IRI, as it stands in ties and claims."""
        return self._actors[iri]

    @cached_property
    def _actors(self) -> dict[str, Entity]:
        mentions = (end for claim in self.claims.values() for end in (claim.subject, claim.object) if end is not None)
        found = {(entity := self.standing(mention.entity)).iri: entity for mention in mentions}
        return found | {end.iri: end for tie in self.ties for end in (tie.subject, tie.object)}

    @cached_property
    def published(self) -> dict[str, str]:
        """The day (ISO) on which each document appeared, by version, where that is known."""
        return {version: d.published.isoformat() for version, d in self.documents.items() if d.published}

    def known(self, claim: Claim) -> Period | None:
        """When the claim is known to hold: its own time, or else the day its document was published."""
        document = self.documents.get(claim.document)
        return period(claim, document.published if document else None)

    def path(self, claim: Claim) -> str:
        """Where the document of a claim was read from; its IRI when that is not known."""
        document = self.documents.get(claim.document)
        return document.path if document else document_iri(claim.document)


def _standing(rooms: Mapping[str, Entity], entities: Mapping[str, Entity]) -> Callable[[Entity], Entity]:
    def standing(entity: Entity) -> Entity:
        canonical = entities.get(entity.iri, entity)
        return rooms.get(canonical.iri, canonical)

    return standing


def _known(claim: Claim, published: date | None, window: Window) -> Period | None:
    return period(last_as_said(claim, window), published)


def _lasting(claims: Iterable[Claim], published: Mapping[str, date | None], window: Window) -> list[Claim]:
    """The claims that are known to hold on a day of the window, or of the time that it remembers."""
    reach = window.reach
    known = ((claim, _known(claim, published.get(claim.document), window)) for claim in claims)
    return [c for c, found in known if found is not None and found.start <= reach.end and reach.start <= found.end]


def _voices(claims: Iterable[Claim], context: Context, window: Window | None) -> dict[str, Voice]:
    voices = {}
    for claim in claims:
        weight = 1.0
        if window is not None:
            known = _known(claim, context.published.get(claim.document), window)
            weight = log_odds(claim.confidence) * window.left_of(known)
        source = context.sources.get(claim.document, claim.document)
        voices[claim.iri] = Voice(source, claim.confidence, weight)
    return voices
