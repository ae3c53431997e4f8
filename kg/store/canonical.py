"""Which entity stands for which: decisions that two names are one, and the names under which an entity is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Entity


def resolve(decisions: Mapping[str, str]) -> dict[str, str]:
    """For each merged IRI the one that stands for it in the end; decisions may be chained but not circular.

    >>> resolve({"a": "b", "b": "c"})
    {'a': 'c', 'b': 'c'}
    """
    resolved = {}
    for start in sorted(decisions):
        end = start
        while end in decisions:
            end = decisions[end]
        resolved[start] = end
    return resolved


def canonical_entities(
    claimed: Iterable[Entity], *, known: Mapping[str, Entity], decisions: Mapping[str, str]
) -> dict[str, Entity]:
    """For each IRI the entity that stands for it, with the names of all that are merged into it as aliases.

    ``known`` holds what packs know; their name and type win, otherwise the most frequent of the claimed ones does.
    """
    variants: dict[str, Counter[Entity]] = defaultdict(Counter)
    for entity in claimed:
        variants[entity.iri][entity] += 1
    standing = resolve(decisions)
    groups: dict[str, set[str]] = defaultdict(set)
    for iri in (*variants, *known, *standing, *standing.values()):
        groups[standing.get(iri, iri)].add(iri)
    entities = {}
    for canonical, merged in groups.items():
        shown = _shown(canonical, variants, known) or next(
            (found for iri in sorted(merged) if (found := _shown(iri, variants, known))), None
        )
        if shown is None:
            continue
        alike = [e for iri in merged for e in (*variants.get(iri, ()), *([known[iri]] if iri in known else []))]
        names = {name for entity in alike for name in (entity.name, *entity.aliases)} - {shown.name}
        entity = Entity(canonical, shown.name, shown.type, tuple(sorted(names)), shown.document)
        entities.update(dict.fromkeys(merged, entity))
    return entities


def _shown(iri: str, variants: Mapping[str, Counter[Entity]], known: Mapping[str, Entity]) -> Entity | None:
    """The entity whose name and type are shown for an IRI."""
    if iri in known:
        return known[iri]
    if iri not in variants:
        return None
    return min(variants[iri].items(), key=lambda item: (-item[1], item[0].name, item[0].type))[0]
