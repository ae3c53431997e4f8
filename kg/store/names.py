"""A name that a user types becomes an actor or place of the store, or a message that says which ones come close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from kg.errors import UnknownActor
from kg.knowledge.names import fold
from kg.model import Entity


class Names:
    """All names that entities go by; the best match wins: IRI or label, then the last part of the IRI, then folded."""

    def __init__(self, entities: Iterable[Entity], *, hidden: Mapping[str, Iterable[str]]) -> None:
        """``hidden`` gives further names by IRI, which are matched and never shown."""
        self._entities = {entity.iri: entity for entity in entities}
        self._tiers: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set), defaultdict(set))
        for iri, entity in self._entities.items():
            self._tiers[0][iri].add(iri)
            self._tiers[1][iri.rsplit("/", 1)[-1]].add(iri)
            for name in (entity.name, *entity.aliases, *hidden.get(iri, ())):
                self._tiers[0][name].add(iri)
                self._tiers[2][fold(name)].add(iri)

    def find(self, name: str, *, kind: str) -> Entity:
        """The entity of that name; UnknownActor suggests close names, or lists those that share it.

        Among several of one name an entity that all documents share is preferred to one document's own. ``kind`` is
        what the message calls it ("actor", "place").
        """
        for tier, key in zip(self._tiers, (name, name, fold(name)), strict=True):
            found = sorted(tier.get(key, ()))
            named = [iri for iri in found if self._entities[iri].document is None]
            candidates = named or found
            if len(candidates) == 1:
                return self._entities[candidates[0]]
            if candidates:
                listed = "; ".join(f"{self._entities[iri].name} <{iri}>" for iri in candidates[:10])
                raise UnknownActor(f"{name!r} may be any of {len(candidates)}: {listed}; give the IRI")
        raise UnknownActor(f"no {kind} of the store goes by {name!r}; {self._suggest(name)}")

    def _suggest(self, name: str) -> str:
        folded = self._tiers[2]
        keys = get_close_matches(fold(name), sorted(folded), n=5, cutoff=0.6)
        shown = dict.fromkeys(self._entities[iri].name for key in keys for iri in sorted(folded[key]))
        return f"did you mean {', '.join(shown)}?" if shown else "`kg actors` lists the names"
