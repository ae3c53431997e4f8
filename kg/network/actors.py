"""Who takes part in coalitions: actors that all documents share, and the pacts that a document describes."""

from __future__ import annotations

from kg.knowledge.ontology import Ontology
from kg.model import Entity, Tie

FIRM = 0.8
"""Signs from here on, either way, say where an actor stands. Weaker ones (an agreement, a truce, talks, praise; a
threat, an accusation) are found between allies and between enemies alike."""


def is_room(entity: Entity, ontology: Ontology) -> bool:
    """True for a coalition or operations room: a pact between actors that each keep their own command."""
    return ontology.is_a(entity.type, "Coalition")


def is_pact(entity: Entity, ontology: Ontology) -> bool:
    """True for whatever declares its members allies: a coalition, an operations room or an umbrella group."""
    return is_room(entity, ontology) or ontology.is_a(entity.type, "UmbrellaGroup")


def takes_part(entity: Entity, ontology: Ontology) -> bool:
    """True for a named actor and for a room, named or not.

    Places never take part, nor do generic actors: one "civilians" for all would make common enemies out of nothing.
    A room is described more often than named ("their joint operations room"), and still is a declared pact.
    """
    if not ontology.is_a(entity.type, "Actor") or ontology.is_a(entity.type, "UnnamedGroup"):
        return False
    return entity.document is None or is_room(entity, ontology)


def is_signed(tie: Tie, ontology: Ontology) -> bool:
    """True for a tie between two different participants that says ally or adversary."""
    ends = (tie.subject, tie.object)
    return tie.sign != 0 and tie.subject.iri != tie.object.iri and all(takes_part(end, ontology) for end in ends)
