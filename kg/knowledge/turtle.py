"""A Turtle file as plain values that still know the line they came from.

Packs are written by hand and by strangers: whatever is wrong with one must be found again in an editor, so every
complaint carries the file and a line. The parser gives no positions for well-formed triples; ``error`` therefore looks
the term up in the text, as it is written there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import KnowledgeError
from kg.vocab import PREFIXES

LONGEST_IRI = 2048
"""Characters. A long prefix makes each of its uses as long, so a small file could fill the memory."""

_TYPE = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: its characters, its language tag ("" when untagged) and its datatype's IRI."""

    text: str
    language: str
    datatype: str


Value = str | Literal
"""What a fact says: the IRI of a thing, or a literal."""


@dataclass(frozen=True)
class TurtleFile:
    """The facts of one file by subject and predicate (IRIs); ``prefixes`` are those it declares."""

    name: str
    text: str
    prefixes: Mapping[str, str]
    facts: Mapping[str, Mapping[str, tuple[Value, ...]]]

    def error(self, problem: str, *terms: str) -> KnowledgeError:
        """The error to raise: file, line of the last of ``terms`` (IRIs, each sought after the one before), problem."""
        position = -1
        for number, iri in enumerate(terms):
            found = self._find(iri, max(position, 0), as_subject=number == 0)
            position = found if found >= 0 else position
        line = f":{self.text.count(chr(10), 0, position) + 1}" if position >= 0 else ""
        return KnowledgeError(f"{self.name}{line}: {problem}")

    def short(self, iri: str) -> str:
        """An IRI as this file would write it: ``kg:Person`` rather than the whole."""
        names = [f"{p}:{iri[len(ns) :]}" for p, ns in self.prefixes.items() if ns and iri.startswith(ns)]
        return min(names, key=len, default=f"<{iri}>")

    def _find(self, iri: str, start: int, *, as_subject: bool) -> int:
        """Where the IRI is written at or after ``start``, preferably at a line's beginning for a subject; -1 if not."""
        spellings = {f"<{iri}>", self.short(iri)} | ({"a"} if iri == _TYPE else set())
        token = rf"(?<![\w:])(?:{'|'.join(map(re.escape, sorted(spellings)))})(?![\w:-])"
        opening = re.compile(rf"^\s*({token})", re.MULTILINE).search(self.text, start) if as_subject else None
        if opening:
            return opening.start(1)
        anywhere = re.compile(token).search(self.text, start)
        return anywhere.start() if anywhere else -1


def parse_turtle(name: str, data: bytes) -> TurtleFile:
    """The facts of a Turtle file; KnowledgeError for another encoding, bad syntax, blank nodes and quoted triples."""
    text = _decode(name, data)
    facts: dict[str, dict[str, dict[Value, None]]] = {}
    try:
        parser = ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
        for triple in parser:
            subject, predicate = triple.subject.value, triple.predicate.value
            if not isinstance(triple.subject, ox.NamedNode) or isinstance(triple.object, ox.BlankNode | ox.Triple):
                problem = "blank nodes, lists and quoted triples are not used in packs; give the thing an IRI"
                raise TurtleFile(name, text, dict(parser.prefixes), {}).error(problem, subject, predicate)
            value = _value(triple.object)
            _refuse_long(name, subject, predicate, value)
            facts.setdefault(subject, {}).setdefault(predicate, {})[value] = None
    except SyntaxError as error:
        raise KnowledgeError(f"{name}:{error.lineno or 1}: not Turtle: {error.msg}") from None
    frozen = {s: {p: tuple(values) for p, values in predicates.items()} for s, predicates in facts.items()}
    return TurtleFile(name, text, dict(parser.prefixes), frozen)


def _decode(name: str, data: bytes) -> str:
    """The text of UTF-8 bytes, without a byte order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = data.count(b"\n", 0, error.start) + 1, data[error.start]
        raise KnowledgeError(f"{name}:{line}: byte {byte:#04x} is not UTF-8; save the file as UTF-8") from None


def _value(term: ox.NamedNode | ox.Literal) -> Value:
    """A parsed object as a plain value."""
    if isinstance(term, ox.Literal):
        return Literal(term.value, (term.language or "").lower(), term.datatype.value)
    return term.value


def _refuse_long(name: str, *values: Value) -> None:
    """Nothing; KnowledgeError when one of the values is an IRI beyond ``LONGEST_IRI``."""
    for value in values:
        if isinstance(value, str) and len(value) > LONGEST_IRI:
            problem = f"an IRI of {len(value)} characters, more than the {LONGEST_IRI} allowed"
            raise KnowledgeError(f"{name}: {problem}: {value[:60]}…")
