"""SPARQL over a store: queries that pass the guard are answered as typed values, as text, or as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.errors import QueryError
from kg.store.backend import Answer, Backend, translated
from kg.store.guard import check
from kg.store.terms import Term
from kg.vocab import ACCEPTED, INFERRED, PACKS, PREFIXES

DEFAULT_GRAPH = (ACCEPTED, INFERRED, PACKS)
"""What a query sees that names no graph: the world as accepted."""

_PLACE = re.compile(r"^error at (\d+):(\d+): (.*)$", re.DOTALL)


def evaluate(backend: Backend, query: str) -> Result:
    """The answer of a store to a query that the guard lets through; QueryError shows where it does not parse."""
    check(query)
    with _evaluating():
        try:
            return Result(backend.query(query, default_graph=DEFAULT_GRAPH, prefixes=PREFIXES))
        except SyntaxError as error:
            raise QueryError(_located(query, str(error))) from error


@contextmanager
def _evaluating() -> Iterator[None]:
    """Turns what goes wrong while an answer is worked out into a KgError; answers are worked out as they are read."""
    with translated("the store"):
        try:
            yield
        except RuntimeError as error:
            raise QueryError(f"the query cannot be evaluated: {error}") from error


class Result:
    """An answer, read once: ``rows`` of a SELECT, ``truth`` of an ASK, ``triples`` of a CONSTRUCT or DESCRIBE.

    ``serialize`` gives any of them as text.
    """

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of a SELECT's columns, without question marks."""
        return tuple(variable.value for variable in self._solutions().variables)

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT as RDF terms; None where a variable is unbound."""
        solutions = self._solutions()
        with _evaluating():
            yield from (tuple(solution) for solution in solutions)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """The rows of a SELECT as people read them: IRIs shortened by the known prefixes, "" where unbound."""
        return (tuple(_shown(term) for term in row) for row in self.rows())

    @property
    def truth(self) -> bool:
        """The answer of an ASK."""
        if not isinstance(self._answer, QueryBoolean):
            raise QueryError("only an ASK query answers yes or no")
        return bool(self._answer)

    def triples(self) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE, each once, sorted."""
        if not isinstance(self._answer, QueryTriples):
            raise QueryError("only CONSTRUCT and DESCRIBE queries give triples")
        with _evaluating():
            return tuple(sorted(set(self._answer), key=str))

    def serialize(self, format: str) -> str:
        """The answer as ``json``, ``csv``, ``tsv``, ``xml`` or, for terminals, ``table``; triples always as Turtle."""
        if isinstance(self._answer, QueryTriples):
            data = serialize(self.triples(), format=RdfFormat.TURTLE, prefixes=PREFIXES)
            return (data or b"").decode()
        if format == "table":
            return self._table()
        if isinstance(self._answer, QueryBoolean) and format in ("csv", "tsv"):
            return "true\n" if self._answer else "false\n"
        formats = {
            "json": QueryResultsFormat.JSON,
            "csv": QueryResultsFormat.CSV,
            "tsv": QueryResultsFormat.TSV,
            "xml": QueryResultsFormat.XML,
        }
        with _evaluating():
            return (self._answer.serialize(format=formats[format]) or b"").decode()

    def _solutions(self) -> QuerySolutions:
        if not isinstance(self._answer, QuerySolutions):
            raise QueryError("only a SELECT query has rows")
        return self._answer

    def _table(self) -> str:
        if isinstance(self._answer, QueryBoolean):
            return "yes\n" if self._answer else "no\n"
        return table(self.variables, list(self.texts()))


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns under a header, one line a row; line breaks and other controls inside cells become spaces."""
    plain = [[re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[i]) for row in plain) for i in range(len(header))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in plain]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "".join(line + "\n" for line in lines)


def _located(query: str, message: str) -> str:
    """A syntax error with its line and column, the line itself, and a mark under the place."""
    found = _PLACE.match(message)
    if found is None:
        return f"the query does not parse: {message}"
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    return f"line {line}, column {column}: {_expected(found[3])}\n  {shown}\n  {' ' * (column - 1)}^"


def _expected(message: str) -> str:
    """What Oxigraph says it expected, without its character classes; what it says in words goes alone."""
    plain = re.sub(r"\[(?:'.*?'|_|\s|[.=|])*\]", "", message, flags=re.DOTALL)
    parts = [part.strip() for part in plain.removeprefix("expected ").removeprefix("one of ").split(", ")]
    words = [part for part in parts if re.fullmatch(r"[A-Z]\w+ .*[a-z].*", part)]
    return "; ".join(words) or f"expected {' or '.join(part for part in parts if part) or 'something else'}"


def _shown(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, NamedNode):
        return shortened(term.value)
    return str(term)


def shortened(iri: str) -> str:
    """An IRI with a known prefix, if what remains is a plain name; otherwise the IRI as it is."""
    fitting = [(len(base), prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if fitting:
        _, prefix, base = max(fitting)
        if re.fullmatch(r"[\w-]+", iri[len(base) :]):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
