"""Saved queries: SPARQL files that say in their first lines what they answer and what they need to be told.

    #+ summary: Who belongs to a room?
    #+ param: room actor the room or umbrella
    #+ param: date date only members known by that day [default=any]

    SELECT … WHERE { VALUES ?room { UNDEF } VALUES ?date { UNDEF } … }

A parameter stands in the query as ``VALUES ?name { UNDEF }``: the file is a complete query that any engine runs as it
is, for all values. Binding puts terms, written by the serialiser, in the place of UNDEF; the text of a value never
becomes a part of the query. ``default=any`` leaves UNDEF where it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.resources import data_files
from kg.store.terms import integer, moment, start_of
from kg.store.view import View
from kg.vocab import term

ANY = "any"
_HEADER = re.compile(r"^#\+ (summary|param): (.*)$", re.MULTILINE)
_PARAM = re.compile(r"(?P<name>\w+) (?P<type>\w+) (?P<description>.*?)(?: \[default=(?P<default>[^]]*)\])?")
_PLACE = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")

Values = list[NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Param:
    """What a query needs to be told; ``default`` is None when it must be, "any" when all values are meant."""

    name: str
    type: str
    description: str
    default: str | None


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with its question and its parameters."""

    name: str
    summary: str
    params: tuple[Param, ...]
    text: str

    def bind(self, values: Mapping[str, str], view: View) -> str:
        """The query with the values in place; names are looked up in the view.

        QueryError names a parameter that is missing or unknown, or a value of the wrong type.
        """
        known = [param.name for param in self.params]
        for name in values:
            if name not in known:
                listed = f"it takes {', '.join(known)}" if known else "it takes none"
                raise QueryError(f"query {self.name} has no parameter {name!r}; {listed}")
        bound: dict[str, str] = {}
        for param in self.params:
            value = values.get(param.name, param.default)
            if value is None:
                raise QueryError(f"query {self.name} needs {param.name} ({param.description}): -p {param.name}=…")
            if value != ANY or param.default != ANY:
                bound[param.name] = " ".join(map(str, self._terms(param, value, view)))

        def place(match: re.Match[str]) -> str:
            return f"VALUES ?{match[1]} {{ {bound.get(match[1], 'UNDEF')} }}"

        # in one pass, so that nothing in a value is ever taken for the place of another
        return _PLACE.sub(place, self.text)

    def _terms(self, param: Param, value: str, view: View) -> Values:
        try:
            return TYPES[param.type](value, view)
        except ValueError as error:
            raise QueryError(f"query {self.name}: {param.name}={value!r}: {error}") from error


def load_saved() -> dict[str, SavedQuery]:
    """The shipped queries by name, sorted."""
    files = data_files("queries", suffix=".rq")
    loaded = (parse_saved(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in files)
    return {query.name: query for query in loaded}


def find_saved(name: str) -> SavedQuery:
    """The shipped query of that name; QueryError suggests names that come close."""
    queries = load_saved()
    if name not in queries:
        close = get_close_matches(name, list(queries), n=3)
        hint = f"did you mean {', '.join(close)}?" if close else "`kg query --list` shows them"
        raise QueryError(f"no saved query is called {name!r}; {hint}")
    return queries[name]


def parse_saved(name: str, text: str) -> SavedQuery:
    """A query from the text of its file; QueryError names a header that cannot be used."""
    summary, params = "", []
    for kind, value in _HEADER.findall(text):
        if kind == "summary":
            summary = value.strip()
            continue
        found = _PARAM.fullmatch(value.strip())
        if found is None or found["type"] not in TYPES:
            raise QueryError(
                f"query {name}: cannot use '#+ param: {value}'; "
                f"write: name type description [default=…], with a type of {', '.join(TYPES)}"
            )
        if _PLACE.findall(text).count(found["name"]) != 1:
            raise QueryError(f"query {name}: the parameter needs its place, VALUES ?{found['name']} {{ UNDEF }}, once")
        params.append(Param(found["name"], found["type"], found["description"], found["default"]))
    return SavedQuery(name, summary, tuple(params), text)


def _actor(value: str, view: View) -> Values:
    return [NamedNode(iri) for iri in sorted(view.all_iris(view.find_actor(value)))]


def _place(value: str, view: View) -> Values:
    return [NamedNode(iri) for iri in sorted(view.all_iris(view.find_place(value)))]


def _date(value: str, view: View) -> Values:
    try:
        return [moment(start_of(date.fromisoformat(value)))]
    except ValueError:
        raise ValueError("not a day like 2014-02-27") from None


def _string(value: str, view: View) -> Values:
    return [Literal(value)]


def _integer(value: str, view: View) -> Values:
    try:
        return [integer(int(value))]
    except ValueError:
        raise ValueError("not a whole number") from None


def _relation(value: str, view: View) -> Values:
    return [NamedNode(term(name)) for name in sorted(view.relations_below(value))]


TYPES: Mapping[str, Callable[[str, View], Values]] = {
    "actor": _actor,
    "place": _place,
    "date": _date,
    "string": _string,
    "integer": _integer,
    "relation": _relation,
}
"""How a value of each type becomes RDF terms: an actor with all names merged into it, a relation with those below."""
