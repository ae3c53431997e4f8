"""Actor packs: names, aliases, types, dated memberships and places, each fact with its source.

A pack is plain Turtle with the ontology's terms. An actor or place has rdf:type, skos:prefLabel, skos:altLabel (other
names, transliterations, other scripts), skos:hiddenLabel (misspellings; matched, never shown), dcterms:source; a place
has geo:lat and geo:long, and kg:locatedIn. A dated fact (membership, leadership) is a kg:Tie with kg:subject,
kg:relation, kg:object, kg:edtf (and kg:from, kg:until as xsd:dateTime when known) and dcterms:source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PackActor:
    """An actor of a pack; ``aliases`` are shown, ``hidden`` only matched."""

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...]
    hidden: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackPlace:
    """A place of a pack; coordinates in decimal degrees (WGS 84), None when unknown; ``within`` holds place IRIs."""

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...]
    hidden: tuple[str, ...]
    sources: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackTie:
    """A dated fact between two entries of a pack: ``edtf`` is "" when undated."""

    iri: str
    subject: str
    relation: str
    object: str
    edtf: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Pack:
    """All packs in use, merged. Mappings are keyed by IRI, in sorted order."""

    actors: Mapping[str, PackActor]
    places: Mapping[str, PackPlace]
    ties: tuple[PackTie, ...]
    turtle: tuple[str, ...]
    """The text of each file, in load order: what goes into graph:packs."""
    fingerprint: str


def load_packs(paths: Sequence[Path] = (), *, shipped: bool = True) -> Pack:
    """The shipped packs (unless ``shipped`` is False) and the user's own; KnowledgeError names the file and line."""
    raise NotImplementedError
