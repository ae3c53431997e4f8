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
from kg.network.actors import is_signed
from kg.network.opponents import hostile_intentions
from kg.network.pacts import Pact, pacts, pool_rooms, pooled, strongest
from kg.network.partition import CoalitionSet, coalitions
from kg.network.signed import SignedGraph
from kg.network.votes import Voice, Votes, log_odds
from kg.network.windows import Window, last_as_said
from kg.store.accepted import Context, is_accepted, weighed_ties
from kg.store.spans import period
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
    ``votes`` is empty where the ties came without the votes behind them.
    """

    ties: Sequence[Tie]
    claims: Mapping[str, Claim]
    intended: Sequence[Claim]
    documents: Mapping[str, Located]
    ontology: Ontology
    standing: Callable[[Entity], Entity]
    graph: SignedGraph
    votes: Votes

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
        standing = _standing(pool_rooms(found, ontology), entities or {})
        held = pooled(found, pool_rooms(found, ontology))
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
            held = [claim for claim in held if _counts(claim, context, window)]
            lasting = [last_as_said(claim, window) for claim in held]
        weighed = weighed_ties(lasting, context, window=window.reach if window else None)
        accepted = [tie for tie in weighed if is_accepted(tie)]
        rooms = pool_rooms(accepted, context.ontology)
        signed = [tie for tie in pooled(weighed, rooms) if is_signed(tie, context.ontology)]
        votes = Votes(tuple(strongest(signed)), _voices(lasting, context, window), per_source=window is not None)
        return cls._of(
            pooled(accepted, rooms), held, documents, context.ontology,
            standing=_standing(rooms, context.entities), graph=votes.graph(), votes=votes,
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
        """The partition of the graph with the fewest disagreements."""
        return coalitions(self.graph)

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
    def actors(self) -> dict[str, Entity]:
        """The actors at the ends of signed ties, by IRI."""
        ties = [tie for found in self.signed.values() for tie in found]
        return {end.iri: end for tie in ties for end in (tie.subject, tie.object)}

    def path(self, claim: Claim) -> str:
        """Where the document of a claim was read from; its IRI when that is not known."""
        document = self.documents.get(claim.document)
        return document.path if document else document_iri(claim.document)


def _standing(rooms: Mapping[str, Entity], entities: Mapping[str, Entity]) -> Callable[[Entity], Entity]:
    def standing(entity: Entity) -> Entity:
        canonical = entities.get(entity.iri, entity)
        return rooms.get(canonical.iri, canonical)

    return standing


def _counts(claim: Claim, context: Context, window: Window) -> bool:
    known = period(last_as_said(claim, window), context.published.get(claim.document))
    return known is not None and known.overlaps(window.reach)


def _voices(claims: Iterable[Claim], context: Context, window: Window | None) -> dict[str, Voice]:
    voices = {}
    for claim in claims:
        weight = 1.0
        if window is not None:
            weight = log_odds(claim.confidence) * window.left_of(period(claim, context.published.get(claim.document)))
        source = context.sources.get(claim.document, claim.document)
        voices[claim.iri] = Voice(source, claim.confidence, weight)
    return voices
