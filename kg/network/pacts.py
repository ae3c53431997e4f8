"""Declared pacts: the rooms, coalitions and umbrella groups that accepted memberships speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.knowledge.ontology import Ontology
from kg.model import Entity, Tie
from kg.network.actors import is_pact, is_room, takes_part


@dataclass(frozen=True, slots=True)
class Pact:
    """A declared coalition: its own entity, and per member (by IRI) the ties that say so."""

    entity: Entity
    memberships: Mapping[str, tuple[Tie, ...]]


def pacts(ties: Iterable[Tie], ontology: Ontology) -> list[Pact]:
    """The pacts with at least one member, by IRI.

    Members are organizations: a fighter of an umbrella group belongs to it, but is no party to it.
    """
    entities: dict[str, Entity] = {}
    memberships: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        if tie.relation == "memberOf" and _party(tie.subject, ontology) and _declares(tie.object, ontology):
            entities[tie.object.iri] = tie.object
            memberships[tie.object.iri][tie.subject.iri].append(tie)
    return [
        Pact(entities[iri], {member: tuple(found) for member, found in sorted(memberships[iri].items())})
        for iri in sorted(entities)
    ]


def pool_rooms(ties: Iterable[Tie], ontology: Ontology) -> dict[str, Entity]:
    """For each room without a name of its own (by IRI) the room that stands for it.

    Two documents that describe a room of the same members describe one room. Where exactly one named room has those
    members too (two or more), that is the one they mean.
    """
    named: dict[frozenset[str], list[Entity]] = defaultdict(list)
    unnamed: dict[frozenset[str], list[Entity]] = defaultdict(list)
    for pact in pacts(ties, ontology):
        if is_room(pact.entity, ontology):
            (unnamed if pact.entity.document else named)[frozenset(pact.memberships)].append(pact.entity)
    standing = {}
    for members, rooms in unnamed.items():
        namesakes = named[members] if len(members) > 1 else []
        chosen = namesakes[0] if len(namesakes) == 1 else rooms[0]
        standing.update({room.iri: chosen for room in rooms})
    return standing


def pooled(ties: Iterable[Tie], rooms: Mapping[str, Entity]) -> list[Tie]:
    """The ties with the standing room in place of each that it stands for."""
    return [
        replace(tie, subject=rooms.get(tie.subject.iri, tie.subject), object=rooms.get(tie.object.iri, tie.object))
        if tie.subject.iri in rooms or tie.object.iri in rooms
        else tie
        for tie in ties
    ]


def strongest(ties: Iterable[Tie]) -> list[Tie]:
    """One tie for each subject, relation and object: rooms described by copies of one report must not count twice."""
    best: dict[tuple[str, str, str], Tie] = {}
    for tie in ties:
        key = (tie.subject.iri, tie.relation, tie.object.iri)
        if key not in best or _strength(tie) > _strength(best[key]):
            best[key] = tie
    return [best[key] for key in sorted(best)]


def _strength(tie: Tie) -> tuple[int, float, str]:
    return tie.independent_sources, tie.support - tie.counter_support, tie.iri


def _party(entity: Entity, ontology: Ontology) -> bool:
    return takes_part(entity, ontology) and not ontology.is_a(entity.type, "Person")


def _declares(entity: Entity, ontology: Ontology) -> bool:
    return is_pact(entity, ontology) and takes_part(entity, ontology)
