"""Where sources contradict each other: both sides with their claims, nothing decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, product
from typing import Protocol

from kg.knowledge.ontology import Ontology
from kg.model import Claim, Entity, Modality, Polarity, Tie
from kg.network.actors import FIRM
from kg.store.spans import Period, period
from kg.vocab import document_iri


class Dated(Protocol):
    """What a dispute needs to know of a stored document."""

    @property
    def iri(self) -> str:
        """The IRI of the document version."""

    @property
    def published(self) -> date | None:
        """When it was published."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sides on one relation: the claims ``affirming`` it and those ``opposing`` it, each sorted by document.

    ``accepted``: whether the affirmed relation is accepted all the same.
    """

    subject: Entity
    relation: str
    object: Entity
    affirming: tuple[Claim, ...]
    opposing: tuple[Claim, ...]
    accepted: bool

    @property
    def kind(self) -> str:
        """``denied`` when somebody denies it, ``opposite`` when others only affirm a relation of the opposite sign."""
        return "denied" if any(claim.polarity is Polarity.DENIED for claim in self.opposing) else "opposite"


def disputes(
    ties: Iterable[Tie],
    claims: Iterable[Claim],
    ontology: Ontology,
    *,
    documents: Iterable[Dated] = (),
    entities: Mapping[str, Entity] | None = None,
) -> tuple[Dispute, ...]:
    """The disputes among actual claims, sorted by the names of both ends and the relation.

    A denial opposes the same relation and those below it. Two claims of opposite sign oppose each other only between
    the same two actors, when both are firm (``kg.network.actors``) and neither places nor times keep them apart. One
    voice that says both (one document quoting one source) tells a story and disputes nothing. Contested ties are there
    in any case.
    ``documents`` date the claims that have no time of their own; ``entities`` as for ``coalition_report``.
    """
    published = {document.iri: document.published for document in documents}
    held = list(ties)
    accepted = {(tie.subject.iri, tie.relation, tie.object.iri) for tie in held}
    by_iri: dict[str, Claim] = {}
    pairs: dict[frozenset[str], list[_Stance]] = defaultdict(list)
    for claim in claims:
        by_iri[claim.iri] = claim
        if (stance := _stance(claim, ontology, entities or {}, published=published)) is not None:
            pairs[frozenset((stance.subject.iri, stance.object.iri))].append(stance)
    sides = ((*_denied(stances, ontology), *_opposite(stances, ontology)) for stances in pairs.values())
    found = _merged(_dispute(*side, accepted=accepted) for side in chain.from_iterable(sides))
    found += _contested(held, by_iri, shown={c.iri for d in found for c in (*d.affirming, *d.opposing)})
    return tuple(sorted(found, key=lambda d: (d.subject.name, d.object.name, d.relation, d.subject.iri, d.object.iri)))


@dataclass(frozen=True, slots=True)
class _Stance:
    """An actual claim between two different entities, the ends of a symmetric relation in order of IRI."""

    subject: Entity
    object: Entity
    claim: Claim
    period: Period | None

    @property
    def voice(self) -> tuple[str, ...]:
        """Who speaks: the document, and whom it quotes."""
        return (self.claim.document, *(link.iri for link in self.claim.attribution))


Sides = tuple[list[_Stance], list[_Stance]]
"""Who affirms and who opposes."""


def _stance(
    claim: Claim, ontology: Ontology, entities: Mapping[str, Entity], *, published: Mapping[str, date | None]
) -> _Stance | None:
    if claim.subject is None or claim.object is None or claim.modality is not Modality.ACTUAL:
        return None
    ends = [entities.get(mention.entity.iri, mention.entity) for mention in (claim.subject, claim.object)]
    if ends[0].iri == ends[1].iri:
        return None
    if ontology.relations[claim.relation].symmetric:
        ends.sort(key=lambda entity: entity.iri)
    return _Stance(ends[0], ends[1], claim, period(claim, published.get(document_iri(claim.document))))


def _denied(stances: list[_Stance], ontology: Ontology) -> Iterator[Sides]:
    """Each relation between two entities that one voice affirms and another denies."""
    affirmed: dict[tuple[str, str], list[_Stance]] = defaultdict(list)
    for stance in stances:
        if stance.claim.polarity is Polarity.AFFIRMED:
            affirmed[stance.subject.iri, stance.claim.relation].append(stance)
    denials = [stance for stance in stances if stance.claim.polarity is Polarity.DENIED]
    for supporting in affirmed.values():
        against = [stance for stance in denials if _denies(stance, supporting[0], ontology)]
        yield from _argued(supporting, against)


def _denies(denial: _Stance, other: _Stance, ontology: Ontology) -> bool:
    relation = ontology.relations[denial.claim.relation]
    if relation.name not in (other.claim.relation, *ontology.relations[other.claim.relation].ancestors):
        return False
    return relation.symmetric or denial.subject.iri == other.subject.iri


def _opposite(stances: list[_Stance], ontology: Ontology) -> Iterator[Sides]:
    """The two actors' friendly claims against their hostile ones."""
    affirmed = [
        stance
        for stance in stances
        if stance.claim.polarity is Polarity.AFFIRMED
        and abs(stance.claim.sign) >= FIRM
        and all(ontology.is_a(end.type, "Actor") for end in (stance.subject, stance.object))
    ]
    friendly = [stance for stance in affirmed if stance.claim.sign > 0]
    hostile = [stance for stance in affirmed if stance.claim.sign < 0]
    yield from _argued(friendly, hostile)


def _argued(affirming: list[_Stance], opposing: list[_Stance]) -> Iterator[Sides]:
    """The two sides, less those whom nobody on the other side contradicts; nothing when no one is left."""
    clashes = [(a, b) for a, b in product(affirming, opposing) if a.voice != b.voice and _meet(a, b)]
    if clashes:
        for_ = {a.claim.iri: a for a, _ in clashes}
        against = {b.claim.iri: b for _, b in clashes}
        yield list(for_.values()), list(against.values())


def _meet(a: _Stance, b: _Stance) -> bool:
    """True when two claims may speak of the same place and time."""
    places = {stance.claim.place.entity.iri for stance in (a, b) if stance.claim.place}
    return len(places) < 2 and (a.period is None or b.period is None or a.period.overlaps(b.period))


def _contested(ties: Iterable[Tie], claims: Mapping[str, Claim], *, shown: Set[str]) -> Iterator[Dispute]:
    """A dispute for each contested tie whose claims are not among those shown."""
    for tie in ties:
        sides = [[claims[iri] for iri in side if iri in claims] for side in (tie.claims, tie.contradicting)]
        if tie.contested and not all(any(claim.iri in shown for claim in side) for side in sides):
            yield Dispute(tie.subject, tie.relation, tie.object, _sorted(sides[0]), _sorted(sides[1]), True)


def _dispute(
    affirming: list[_Stance], opposing: list[_Stance], *, accepted: set[tuple[str, str, str]]
) -> Dispute:
    surest = min(affirming, key=lambda stance: (-stance.claim.confidence, stance.claim.iri))
    key = (surest.subject.iri, surest.claim.relation, surest.object.iri)
    sides = [_sorted(stance.claim for stance in side) for side in (affirming, opposing)]
    return Dispute(surest.subject, surest.claim.relation, surest.object, sides[0], sides[1], key in accepted)


def _merged(found: Iterable[Dispute]) -> list[Dispute]:
    """One dispute for each relation: those who deny it stand beside those who affirm the opposite."""
    merged: dict[tuple[str, str, str], Dispute] = {}
    for new in found:
        key = (new.subject.iri, new.relation, new.object.iri)
        old = merged.get(key, new)
        merged[key] = replace(
            old,
            affirming=_sorted({*old.affirming, *new.affirming}),
            opposing=_sorted({*old.opposing, *new.opposing}),
        )
    return list(merged.values())


def _sorted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.document, claim.evidence.start, claim.iri)))
