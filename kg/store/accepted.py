"""What is accepted as holding, derived from the claims by one written rule. Pure: claims in, ties out.

For a canonical subject, relation and object (the ends of a symmetric relation in order of IRI):

    S = 1 - product over independent sources of (1 - best confidence of an affirmed, actual claim)
    D = the same over the claims against it

The claims against a tie are the denials of the same relation, or of one above it, between the same two (denying any
alliance denies a pact), and the affirmed, actual claims of the opposite sign between the same two actors, hostility
against alliance, whose times overlap and whose places, where both are named, are the same: allies on one front and
enemies on another contradict nothing, and neither do truces and talks, which are held between enemies. Accepted when
S >= 0.5 and S > D; contested when D >= 0.5 too.

An independent source is a document, or the group of documents that are copies of each other (``kg.store.copies``).
Who is quoted does not count: two papers that quote the same spokesman are two sources that he said so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import prod

from kg.knowledge.ontology import Ontology
from kg.model import Claim, Entity, Mention, Modality, Polarity, Tie
from kg.store.spans import Period, hull, period
from kg.vocab import tie_iri

THRESHOLD = 0.5
OPPOSED = {"alliance", "hostility"}

Key = tuple[str, str, str]
"""Canonical subject, relation and canonical object."""


@dataclass(frozen=True, slots=True)
class Stance:
    """An actual claim between two canonical entities, and what the rule needs to know of it."""

    key: Key
    claim: Claim
    source: str
    period: Period | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What claims are judged in: the ontology, canonical entities by the IRI they are claimed under, the publication
    date and the independent source of each document version. Without an entry an entity or document stands for itself.
    """

    ontology: Ontology
    entities: Mapping[str, Entity]
    published: Mapping[str, date | None]
    sources: Mapping[str, str]

    def canonical(self, entity: Entity) -> Entity:
        """The entity that this one is merged into, or itself."""
        return self.entities.get(entity.iri, entity)

    def by_iri(self, *mentions: Mention | None) -> dict[str, Entity]:
        """The canonical entities that are mentioned, by their IRI."""
        found = (self.canonical(mention.entity) for mention in mentions if mention is not None)
        return {entity.iri: entity for entity in found}


def accepted_ties(claims: Iterable[Claim], context: Context, *, window: Period | None = None) -> tuple[Tie, ...]:
    """The accepted ties, sorted by subject, relation and object; ``window`` leaves out claims known to hold outside it.

    A claim without any date is in no window.
    """
    return tuple(tie for tie in weighed_ties(claims, context, window=window) if is_accepted(tie))


def is_accepted(tie: Tie) -> bool:
    """True when the rule accepts what was weighed."""
    return tie.support >= THRESHOLD and tie.support > tie.counter_support


def weighed_ties(claims: Iterable[Claim], context: Context, *, window: Period | None = None) -> tuple[Tie, ...]:
    """Every tie that an actual claim affirms, with its S and D, accepted or not; arguments and order as above."""
    pairs: dict[frozenset[str], list[Stance]] = defaultdict(list)
    for stance in _stances(claims, context):
        if window is None or (stance.period is not None and stance.period.overlaps(window)):
            pairs[frozenset((stance.key[0], stance.key[2]))].append(stance)
    ties = (tie for stances in pairs.values() for tie in _ties(stances, context, window))
    return tuple(sorted(ties, key=lambda tie: (tie.subject.iri, tie.relation, tie.object.iri)))


def _stances(claims: Iterable[Claim], context: Context) -> Iterator[Stance]:
    for claim in claims:
        if claim.subject is None or claim.object is None or claim.modality is not Modality.ACTUAL:
            continue
        ends = [context.canonical(mention.entity).iri for mention in (claim.subject, claim.object)]
        if ends[0] == ends[1]:
            continue
        if context.ontology.relations[claim.relation].symmetric:
            ends.sort()
        yield Stance(
            key=(ends[0], claim.relation, ends[1]),
            claim=claim,
            source=context.sources.get(claim.document, claim.document),
            period=period(claim, context.published.get(claim.document)),
            place=context.canonical(claim.place.entity).iri if claim.place else None,
        )


def _ties(stances: list[Stance], context: Context, window: Period | None) -> Iterator[Tie]:
    """The ties that the stances on one pair of entities affirm."""
    affirmed = [s for s in stances if s.claim.polarity is Polarity.AFFIRMED]
    denials = [s for s in stances if s.claim.polarity is Polarity.DENIED]
    by_key: dict[Key, list[Stance]] = defaultdict(list)
    for stance in affirmed:
        by_key[stance.key].append(stance)
    for key, supporting in by_key.items():
        against = [s for s in denials if _denies(s.key, key, context.ontology)]
        against += [s for s in affirmed if any(_contradict(s, other, context) for other in supporting)]
        yield _tie(key, supporting, against, context=context, window=window)


def _denies(denied: Key, key: Key, ontology: Ontology) -> bool:
    """True when denying the one denies the other: the same relation or one above it, in the same direction."""
    relation = ontology.relations[denied[1]]
    if relation.name != key[1] and relation.name not in ontology.relations[key[1]].ancestors:
        return False
    return relation.symmetric or (denied[0], denied[2]) == (key[0], key[2])


def _contradict(a: Stance, b: Stance, context: Context) -> bool:
    """True when two affirmed claims about the same two actors have opposite signs at one time and place."""
    families = {context.ontology.relations[stance.key[1]].family for stance in (a, b)}
    if families != OPPOSED or _sign(a, context) * _sign(b, context) >= 0:
        return False
    if a.place is not None and b.place is not None and a.place != b.place:
        return False
    return a.period is None or b.period is None or a.period.overlaps(b.period)


def _sign(stance: Stance, context: Context) -> float:
    """The sign of the relation between two actors; 0 when an end is a place, which takes no side."""
    for mention in (stance.claim.subject, stance.claim.object):
        if mention is None or not context.ontology.is_a(context.canonical(mention.entity).type, "Actor"):
            return 0.0
    return stance.claim.sign


def _weight(stances: Iterable[Stance]) -> float:
    """S or D: how sure the independent sources make it, from 0 to 1."""
    best: dict[str, float] = defaultdict(float)
    for stance in stances:
        best[stance.source] = max(best[stance.source], stance.claim.confidence)
    return round(1 - prod(1 - confidence for confidence in best.values()), 6)


def _tie(key: Key, supporting: list[Stance], against: list[Stance], *, context: Context, window: Period | None) -> Tie:
    first = supporting[0].claim
    ends = context.by_iri(first.subject, first.object)
    places = context.by_iri(*(stance.claim.place for stance in supporting))
    counter = _weight(against)
    return Tie(
        iri=tie_iri([*key, window.edtf if window else ""]),
        subject=ends[key[0]],
        relation=key[1],
        object=ends[key[2]],
        sign=_sign(supporting[0], context),
        interval=hull(s.period for s in supporting),
        place=next(iter(places.values())) if len(places) == 1 else None,
        independent_sources=len({s.source for s in supporting}),
        support=_weight(supporting),
        counter_support=counter,
        contested=counter >= THRESHOLD,
        claims=tuple(sorted({s.claim.iri for s in supporting})),
        contradicting=tuple(sorted({s.claim.iri for s in against})),
    )
