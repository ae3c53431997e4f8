"""Actor packs: names, aliases, types, dated memberships and places, each fact with its source.

A pack is plain Turtle with the ontology's terms. An actor or place has rdf:type, skos:prefLabel, skos:altLabel (other
names, transliterations, other scripts), skos:hiddenLabel (misspellings; matched, never shown), dcterms:source; a place
has geo:lat and geo:long, and kg:locatedIn. A dated fact (membership, leadership) is a kg:Tie with kg:subject,
kg:relation, kg:object, kg:edtf (and kg:from, kg:until as xsd:dateTime when known) and dcterms:source.

Several packs are read as one: an entry may be spread over files, its labels and sources are united, and what can only
be said once (type, English name, coordinates) must not be said in two ways. Nothing is skipped: a pack that says
something unknown is refused, with the file and the line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib.namespace import SKOS

from kg.errors import KnowledgeError
from kg.knowledge.entries import Entry
from kg.knowledge.ontology import Ontology, load_ontology
from kg.knowledge.turtle import TurtleFile, parse_turtle
from kg.resources import data_files
from kg.vocab import FROM, GEO, KG, digest


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


_PLACE_TERMS = frozenset(map(str, (KG.locatedIn,)))
_TIE_TERMS = frozenset(map(str, (KG.subject, KG.relation, KG.object, KG.edtf, FROM, KG.until)))


def load_packs(paths: Sequence[Path] = (), *, shipped: bool = True, ontology: Ontology | None = None) -> Pack:
    """The shipped packs (unless ``shipped`` is False) and the user's own; KnowledgeError names the file and line.

    Types and relations are checked against ``ontology`` (the shipped one when None).
    """
    files = [*(_shipped_files() if shipped else ()), *map(_read_file, paths)]
    known = ontology or load_ontology()
    actors: dict[str, PackActor] = {}
    places: dict[str, PackPlace] = {}
    ties: list[Entry] = []
    for entry in _entries(files):
        kind = entry.kind(known)
        if known.is_a(kind, "Actor"):
            actors[entry.iri] = _actor(entry, kind)
        elif known.is_a(kind, "Place"):
            places[entry.iri] = _place(entry, kind)
        elif kind == "Tie":
            ties.append(entry)
        else:
            raise entry.error(f"is a kg:{kind}; a pack has actors, places and ties")
    _refuse_unknown_regions(files, places)
    types = {iri: entry.type for iri, entry in (actors | places).items()}
    made = [_tie(entry, types, known) for entry in ties]
    made.sort(key=lambda tie: (tie.subject, tie.relation, tie.object, tie.edtf, tie.iri))
    texts = tuple(dict.fromkeys(file.text for file in files))
    return Pack(actors, places, tuple(made), texts, digest(sorted(texts)))


def _shipped_files() -> list[TurtleFile]:
    """The packs that come with opsroom, by name."""
    return [parse_turtle(file.name, file.read_bytes()) for file in data_files("ontology", "actors", suffix=".ttl")]


def _read_file(path: Path) -> TurtleFile:
    """A user's pack."""
    try:
        return parse_turtle(str(path), path.read_bytes())
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}); give a Turtle file") from None


def _entries(files: Sequence[TurtleFile]) -> list[Entry]:
    """The actors, places and ties of the files, by IRI, with their terms checked."""
    speaking: dict[str, list[TurtleFile]] = {}
    for file in files:
        for iri in file.facts:
            speaking.setdefault(iri, []).append(file)
    entries = [Entry(iri, tuple(speaking[iri])) for iri in sorted(speaking)]
    for entry in entries:
        entry.refuse_unknown_terms()
    return [entry for entry in entries if entry.is_described]


def _labels(entry: Entry, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Aliases (with the preferred names in other languages) and hidden labels, sorted, without repetitions."""
    aliases = entry.texts(SKOS.prefLabel, SKOS.altLabel) - {name}
    hidden = entry.texts(SKOS.hiddenLabel) - aliases - {name}
    return tuple(sorted(aliases)), tuple(sorted(hidden))


def _actor(entry: Entry, kind: str) -> PackActor:
    """An entry whose type is a kind of actor."""
    entry.refuse_other_terms(frozenset(), "a relation is a kg:Tie with kg:subject, kg:relation and kg:object")
    name = entry.name()
    return PackActor(entry.iri, name, kind, *_labels(entry, name), entry.sources())


def _place(entry: Entry, kind: str) -> PackPlace:
    """An entry whose type is a kind of place."""
    entry.refuse_other_terms(_PLACE_TERMS, "a relation is a kg:Tie with kg:subject, kg:relation and kg:object")
    name = entry.name()
    latitude, longitude = entry.number(GEO.lat, 90), entry.number(GEO.long, 180)
    if (latitude is None) != (longitude is None):
        raise entry.error("has one coordinate; give both geo:lat and geo:long")
    within = entry.things(KG.locatedIn)
    return PackPlace(entry.iri, name, kind, *_labels(entry, name), entry.sources(), latitude, longitude, within)


def _tie(entry: Entry, types: Mapping[str, str], ontology: Ontology) -> PackTie:
    """An entry that is a tie between two known entries."""
    entry.refuse_other_terms(_TIE_TERMS, "a tie has kg:subject, kg:relation, kg:object, kg:edtf, kg:from, kg:until")
    entry.refuse_bad_moments(FROM, KG.until)
    subject, object_ = entry.thing(KG.subject), entry.thing(KG.object)
    iri = entry.thing(KG.relation)
    relation = ontology.relations.get(iri.removeprefix(str(KG._NS)))
    if relation is None:
        raise entry.error(f"has the relation {entry.short(iri)}, which the ontology does not have", iri)
    for end, expected in ((subject, relation.domain), (object_, relation.range)):
        if end not in types:
            raise entry.error(f"speaks of {entry.short(end)}, which no pack describes; add it or its pack", end)
        if not ontology.is_a(types[end], expected):
            raise entry.error(f"has {entry.short(end)} where {relation.name} needs a kg:{expected}", end)
    return PackTie(entry.iri, subject, relation.name, object_, entry.edtf(), entry.sources())


def _refuse_unknown_regions(files: Sequence[TurtleFile], places: Mapping[str, PackPlace]) -> None:
    """Nothing; KnowledgeError when a place lies in something that is no place of the packs."""
    for place in places.values():
        for region in place.within:
            if region not in places:
                entry = Entry(place.iri, tuple(file for file in files if place.iri in file.facts))
                problem = f"lies in {entry.short(region)}, which is no place of the packs; add it or its pack"
                raise entry.error(problem, region)
