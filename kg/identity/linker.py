"""The linker: the names of a claim become the entries of the packs that they surely mean.

A name that fits one entry of a compatible type is that entry. When it fits several, the rest of the claim may decide:
the ties that the packs know between a candidate and the claim's other ends, then the dates of its ties. A name that is
still open stays what it was: an actor of its own, under its printed name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.identity.spelling import exact_key
from kg.knowledge import Ontology, Pack, PackActor, PackPlace
from kg.model import Claim, Entity, Mention

PackEntry = PackActor | PackPlace
MOST_ALIASES = 10


class Linker:
    """Links the entities of claims to the entries of the packs."""

    def __init__(self, pack: Pack, ontology: Ontology) -> None:
        self._ontology = ontology
        self._entries: Mapping[str, PackEntry] = {**pack.actors, **pack.places}
        self._exact: dict[str, list[str]] = defaultdict(list)
        for iri, entry in sorted(self._entries.items()):
            for key in sorted({exact_key(name) for name in (entry.name, *entry.aliases, *entry.hidden)}):
                self._exact[key].append(iri)

    def link(self, claim: Claim) -> Claim:
        """The claim with its subject, object and place linked; its IRI, which hashes printed names, is unchanged."""
        return replace(
            claim, subject=self._linked(claim.subject), object=self._linked(claim.object),
            place=self._linked(claim.place),
        )

    def _linked(self, mention: Mention | None) -> Mention | None:
        """The mention with its entity linked, or as it was."""
        if mention is None or mention.entity.document is not None:
            return mention
        entry = self._find(mention.entity)
        return mention if entry is None else replace(mention, entity=_entity(entry, mention.entity))

    def _find(self, entity: Entity) -> PackEntry | None:
        """The one entry that the entity is; None when there is none, or more than one."""
        for name in (entity.name, *entity.aliases):
            found = [self._entries[iri] for iri in self._exact.get(exact_key(name), ())]
            fitting = [entry for entry in found if self._compatible(entity.type, entry.type)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _compatible(self, type_: str, other: str) -> bool:
        """True unless one is a place and the other an actor, or one a person and the other not."""
        is_a = self._ontology.is_a
        if is_a(type_, "Place") or is_a(other, "Place"):
            return is_a(type_, "Place") and is_a(other, "Place")
        vague = ("Actor", "UnnamedGroup")
        return type_ in vague or other in vague or (type_ == "Person") == (other == "Person")


def _entity(entry: PackEntry, printed: Entity) -> Entity:
    """The entry as an entity; its aliases are the printed forms first, then the pack's, at most ten, sorted."""
    own = sorted({printed.name, *printed.aliases})
    kept: dict[str, str] = {entry.name: entry.name}
    for alias in (*own, *entry.aliases):
        kept.setdefault(alias, alias)
    return Entity(entry.iri, entry.name, entry.type, tuple(sorted(list(kept)[1 : MOST_ALIASES + 1])))
