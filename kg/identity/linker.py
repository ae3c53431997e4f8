"""The linker: the names of a claim become the entries of the packs that they surely mean.

A name that fits one entry of a compatible type is that entry. When it fits several, the claim may decide: the narrower
type, what the packs say of a candidate and the claim's other ends, the dates of a candidate's ties. A name that is
still open stays what it was: an actor of its own, under its printed name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from kg.identity.index import NameIndex, PackEntry
from kg.identity.parts import take_apart
from kg.identity.spelling import exact_key
from kg.knowledge import Ontology, Pack, PackPlace, PackTie
from kg.model import Claim, Entity, Mention

MOST_ALIASES = 10
_VAGUE = frozenset({"Actor", "UnnamedGroup", "Organization"})
"""Types given to names of which the text says little."""


class Linker:
    """Links the entities of claims to the entries of the packs."""

    def __init__(self, pack: Pack, ontology: Ontology) -> None:
        self._ontology = ontology
        self._places = pack.places
        self._index = NameIndex((*pack.actors.values(), *pack.places.values()))
        ties: dict[str, list[PackTie]] = defaultdict(list)
        for tie in pack.ties:
            ties[tie.subject].append(tie)
            ties[tie.object].append(tie)
        self._ties: Mapping[str, Sequence[PackTie]] = ties

    def link(self, claim: Claim, *, published: date | None = None) -> Claim:
        """The claim with its subject, object and place linked; its IRI, which hashes printed names, is unchanged.

        ``published`` dates a claim that has no time of its own.
        """
        mentions = (claim.subject, claim.object, claim.place)
        candidates = [self._candidates(m.entity) if m and m.entity.document is None else () for m in mentions]
        context = self._surroundings(fitting[0] for fitting in candidates if len(fitting) == 1)
        day = _day(claim, published)
        subject, object_, place = (
            mention and self._linked(mention, fitting, context, day)
            for mention, fitting in zip(mentions, candidates, strict=True)
        )
        return replace(claim, subject=subject, object=object_, place=place)

    def _linked(self, mention: Mention, fitting: Sequence[PackEntry], context: Set[str], day: str) -> Mention:
        """The mention with the one entry that it means, or as it was."""
        tests: tuple[Callable[[PackEntry], bool], ...] = (
            lambda entry: self._is_narrower(mention.entity.type, entry.type),
            lambda entry: not context.isdisjoint(self._neighbours(entry)),
            lambda entry: not day or self._fits_day(entry, day),
        )
        for test in tests:
            if len(fitting) > 1:
                fitting = [entry for entry in fitting if test(entry)] or fitting
        return replace(mention, entity=_entity(fitting[0], mention.entity)) if len(fitting) == 1 else mention

    def _candidates(self, entity: Entity) -> tuple[PackEntry, ...]:
        """The entries of a compatible type that the entity may be: by its name, its aliases, or a name alike."""
        for find, names in (
            (self._index.named, _names(entity)),
            (self._index.named, entity.aliases),
            (self._index.heard, _names(entity)),
        ):
            found = {entry.iri: entry for name in names for entry in find(name) if self._compatible(entity, entry)}
            if found:
                return tuple(found.values())
        return ()

    def _compatible(self, entity: Entity, entry: PackEntry) -> bool:
        """True unless one is a place and the other an actor, or one surely a person and the other surely not."""
        if self._is_place(entity.type) or self._is_place(entry.type):
            return self._is_place(entity.type) and self._is_place(entry.type)
        if (entity.type == "Person") == (entry.type == "Person"):
            return True
        if entity.type == "Person":  # the text took a group for a person: its name may say better
            return bool(take_apart(entity.name).heads)
        return entity.type in _VAGUE

    def _is_place(self, type_: str) -> bool:
        return self._ontology.is_a(type_, "Place")

    def _is_narrower(self, type_: str, other: str) -> bool:
        """True when one of the types is the other or below it, so that both can be true of one thing."""
        return self._ontology.is_a(type_, other) or self._ontology.is_a(other, type_)

    def _neighbours(self, entry: PackEntry) -> Set[str]:
        """The IRIs that the packs tie the entry to: by a relation, or as the places around it."""
        ties = self._ties.get(entry.iri, ())
        return {end for tie in ties for end in (tie.subject, tie.object) if end != entry.iri} | self._around(entry)

    def _around(self, entry: PackEntry) -> Set[str]:
        """The IRIs of the places that a place lies in, step by step outwards."""
        found: set[str] = set()
        level = entry.within if isinstance(entry, PackPlace) else ()
        while level:
            found.update(level)
            level = tuple(up for iri in level for up in self._places[iri].within if up not in found)
        return found

    def _surroundings(self, known: Iterable[PackEntry]) -> Set[str]:
        """The IRIs of the entries already known in a claim, and of the places around them."""
        return {iri for entry in known for iri in (entry.iri, *self._around(entry))}

    def _fits_day(self, entry: PackEntry, day: str) -> bool:
        """True unless the entry has dated ties and none of them holds on the day."""
        dated = [tie.edtf for tie in self._ties.get(entry.iri, ()) if tie.edtf]
        return not dated or any(_covers(edtf, day) for edtf in dated)


def _names(entity: Entity) -> tuple[str, ...]:
    """The entity's name; a country that acts is also called its government."""
    return (entity.name, f"Government of {entity.name}") if entity.type == "Government" else (entity.name,)


def _day(claim: Claim, published: date | None) -> str:
    """The ISO date that a claim speaks of, or else of its publication; "" when neither is known."""
    bounds = (claim.time.earliest_start, claim.time.latest_start) if claim.time else ()
    known = [bound.date() for bound in bounds if bound is not None]
    found = known[0] if known else published
    return found.isoformat() if found else ""


def _covers(edtf: str, day: str) -> bool:
    """True when the day lies in the interval, as precisely as it is dated; a single date opens one.

    >>> _covers("2013-11/2014", "2014-05-02"), _covers("2013-11/2014", "2013-10-30")
    (True, False)
    """
    start, _, end = (part.rstrip("~?%") for part in edtf.partition("/"))
    return (start in ("", "..") or day[: len(start)] >= start) and (end in ("", "..") or day[: len(end)] <= end)


def _entity(entry: PackEntry, printed: Entity) -> Entity:
    """The entry as an entity; its aliases are the printed forms, then the pack's in other words, at most ten."""
    kept: dict[str, str] = {exact_key(entry.name): ""}
    forms = sorted({printed.name, *printed.aliases} - {entry.name})
    for alias in entry.aliases:
        if alias not in forms:
            kept.setdefault(exact_key(alias), alias)
    others = [alias for alias in kept.values() if alias and exact_key(alias) not in map(exact_key, forms)]
    return Entity(entry.iri, entry.name, entry.type, tuple(sorted([*forms, *others][:MOST_ALIASES])))
