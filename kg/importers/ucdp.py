"""The UCDP Actor Dataset as an actor pack: names, kinds, origins, alliances and countries of 1,700 conflict actors.

Table: https://ucdp.uu.se/downloads/ (CC BY 4.0; Davies, Pettersson & Öberg 2022). It dates nothing, so neither do the
ties. A change of name is two names of one actor there, and becomes two labels here. Coalitions of a single dyad
(NSCoalitionID, OSCoalitionID) point outside the table and are left out.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from kg.errors import KnowledgeError
from kg.vocab import BASE, KG, PREFIXES, actor_iri, place_iri, slug, term, tie_iri

KINDS = {"1": "ArmedGroup", "2": "Actor", "3": "Actor", "4": "Government"}
"""Org: formally organized group; supporters of a party or person; group of common identity (clan, people, faith), both
without an organization of their own; government of a state."""

TIES = (
    ("Splinter", "ActorIdPrev", "splitFrom"),
    ("SplitTemp", "ActorIdSplitTemp", "splitFrom"),
    ("Alliance", "ActorIdAlliance", "memberOf"),
    ("JoinGroup", "ActorIdGroup", "memberOf"),
)
"""Flag, actors it speaks of, relation of the row's actor to them."""

NAMES = ("NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng")
NEW_NAMES = ("NewName", "NewNameFullMotherTongue", "NewNameFullEng")
MOTHER_TONGUE = frozenset({"NameOrigFull", "NewNameFullMotherTongue"})
COLUMNS = ("ActorId", "Org", "Location", "Version", *NAMES, *NEW_NAMES, *(c for tie in TIES for c in tie[:2]))

Triple = tuple[str, str, ox.NamedNode | ox.Literal]


@dataclass(frozen=True, slots=True)
class Row:
    """One actor of the table: the line it ends on, its cells by column (trimmed; "n/a" is empty) and its IRI."""

    line: int
    cells: Mapping[str, str]
    iri: str = ""

    def __getitem__(self, column: str) -> str:
        """A cell."""
        return self.cells[column]

    @property
    def citation(self) -> str:
        """Where the row stands."""
        return f"UCDP Actor Dataset {self['Version']} (Davies, Pettersson & Öberg 2022), ActorId {self['ActorId']}"


def read_ucdp_actors(path: Path) -> str:
    """A Turtle pack, sorted, of all actors of a UCDP Actor Dataset CSV; KnowledgeError names the file and line."""
    rows = _with_iris(_read_rows(path))
    triples = [triple for row in rows for triple in (*_actor(row), *_presence(row))]
    triples += _ties(rows)
    triples.append((BASE + "pack/ucdp-actors", str(DCTERMS.title), ox.Literal("UCDP Actor Dataset", language="en")))
    ordered = sorted({(s, p, str(o)): (s, p, o) for s, p, o in triples}.items())
    used = {name: PREFIXES[name] for name in ("actor", "dcterms", "kg", "place", "rdfs", "skos", "tie")}
    quads = [ox.Triple(ox.NamedNode(s), ox.NamedNode(p), o) for _, (s, p, o) in ordered]
    return (ox.serialize(quads, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").decode()


def _read_rows(path: Path) -> list[Row]:
    """The rows of the table, checked."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise KnowledgeError(f"{path}:{line}: not UTF-8; save the table as UTF-8") from None
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}); give a CSV file") from None
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    rows: list[Row] = []
    try:
        header = next(reader, [])
        missing = [column for column in COLUMNS if column not in header]
        if missing:
            raise KnowledgeError(f"{path}:1: no column {', '.join(missing)}; is this the UCDP Actor Dataset?")
        for cells in reader:
            if len(cells) != len(header):
                raise KnowledgeError(f"{path}:{reader.line_num}: {len(cells)} cells where the header has {len(header)}")
            rows.append(Row(reader.line_num, {c: _clean(v) for c, v in zip(header, cells, strict=True)}))
    except csv.Error as error:
        raise KnowledgeError(f"{path}:{reader.line_num}: not CSV: {error}") from None
    _refuse_bad_rows(path, rows)
    return rows


def _clean(cell: str) -> str:
    """A cell without needless blanks; "" for the table's "n/a"."""
    text = " ".join(cell.split())
    return "" if text == "n/a" else text


def _refuse_bad_rows(path: Path, rows: Sequence[Row]) -> None:
    """Nothing; KnowledgeError for a row without a name, an identifier of its own or a known kind."""
    seen: dict[str, int] = {}
    for row in rows:
        at, actor = f"{path}:{row.line}", row["ActorId"]
        if not actor.isascii() or not actor.isdigit():
            raise KnowledgeError(f"{at}: ActorId {actor!r} is not a number")
        if actor in seen:
            raise KnowledgeError(f"{at}: ActorId {actor} stands on line {seen[actor]} already")
        if not row["NameData"]:
            raise KnowledgeError(f"{at}: ActorId {actor} has no NameData")
        if row["Org"] not in KINDS:
            raise KnowledgeError(f"{at}: Org {row['Org']!r} is none of {', '.join(KINDS)}")
        seen[actor] = row.line


def _with_iris(rows: Sequence[Row]) -> list[Row]:
    """The rows with their IRIs, by identifier; actors whose names make the same slug carry their identifier in it."""
    shared = Counter(slug(row["NameData"]) for row in rows)
    made = []
    for row in sorted(rows, key=lambda row: int(row["ActorId"])):
        name = row["NameData"]
        unique = name if shared[slug(name)] == 1 else f"{name} {row['ActorId']}"
        made.append(Row(row.line, row.cells, actor_iri(unique)))
    return made


def _actor(row: Row) -> Iterator[Triple]:
    """Type, labels and source of an actor."""
    yield row.iri, str(RDF.type), ox.NamedNode(term(_kind(row)))
    yield row.iri, str(SKOS.prefLabel), ox.Literal(row["NameData"], language="en")
    yield row.iri, str(DCTERMS.source), ox.Literal(row.citation)
    for column, name in _names(row):
        if name != row["NameData"]:
            label = ox.Literal(name) if column in MOTHER_TONGUE else ox.Literal(name, language="en")
            yield row.iri, str(SKOS.altLabel), label


def _kind(row: Row) -> str:
    """The class of an actor; a party under arms is both kinds of organization, so it is no more than Organization."""
    english = f"{row['NameOrigFullEng']} {row['NewNameFullEng']}".casefold().split()
    return "Organization" if row["Org"] == "1" and "party" in english else KINDS[row["Org"]]


def _names(row: Row) -> Iterator[tuple[str, str]]:
    """(column, name) of every name of an actor, in its own script and in transliteration alike."""
    count = len(row["NewName"].split(","))
    for column in NAMES:
        yield from ((column, name.strip()) for name in row[column].split(" / ") if name.strip())
    for column in NEW_NAMES:
        several = row[column].split(",")
        # A list of later names has as many as the short ones; otherwise the comma belongs to the name.
        for name in several if len(several) == count else [row[column]]:
            if name.strip():
                yield column, name.strip()


def _presence(row: Row) -> Iterator[Triple]:
    """The countries an actor is active in, each as a place and a tie."""
    dataset = row.citation.rpartition(",")[0]
    for country in filter(None, map(str.strip, row["Location"].split(","))):
        iri = place_iri(country)
        yield iri, str(RDF.type), ox.NamedNode(str(KG.Region))
        yield iri, str(SKOS.prefLabel), ox.Literal(country, language="en")
        yield iri, str(DCTERMS.source), ox.Literal(dataset)
        yield from _tie(row, "presentIn", iri, "Location")


def _ties(rows: Sequence[Row]) -> Iterator[Triple]:
    """Splits, alliances and joins between actors of the table; a note for each that names an actor it does not have."""
    known = {row["ActorId"]: row.iri for row in rows}
    for row in rows:
        for flag, column, relation in TIES:
            for other in filter(None, map(str.strip, row[column].split(","))) if row[flag] == "1" else ():
                if other in known and known[other] != row.iri:
                    yield from _tie(row, relation, known[other], flag)
                else:
                    note = f"Left out: {flag} of ActorId {row['ActorId']} names ActorId {other}, no other of the table."
                    yield BASE + "pack/ucdp-actors", str(RDFS.comment), ox.Literal(note, language="en")


def _tie(row: Row, relation: str, other: str, column: str) -> Iterator[Triple]:
    """An undated tie of the row's actor, with the column it stands in as its source."""
    iri = tie_iri([row.iri, term(relation), other, ""])
    yield iri, str(RDF.type), ox.NamedNode(str(KG.Tie))
    yield iri, str(KG.subject), ox.NamedNode(row.iri)
    yield iri, str(KG.relation), ox.NamedNode(term(relation))
    yield iri, str(KG.object), ox.NamedNode(other)
    yield iri, str(DCTERMS.source), ox.Literal(f"{row.citation}, {column}")
