"""The guard of SPARQL: a query may only read from the store. What would reach out of it or change it is refused.

It reads the query's tokens as Oxigraph's grammar does: strings, comments, IRIs, variables and local names are set
aside, and a forbidden keyword in what remains is refused with its place. A second parser would not do: rdflib and
Oxigraph disagree on some queries, and a clause that only one of them sees is a way around the guard. Two things make
it strict. Oxigraph needs no space around keywords (``SERVICESILENT<…>``, ``1e5SERVICE<…>``), so a keyword inside a
longer word counts. And ``<`` begins an IRI or says "less than", as the grammar has it: where the two readings would
hide different parts of the query, the word SERVICE is not allowed to stand anywhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryRefused

_CLAUSES = {
    "SERVICE": "would send the question to another machine",
    "FROM": "would take graphs from elsewhere; name a graph of the store with GRAPH",
    "LOAD": "would read data from elsewhere",
    **dict.fromkeys(
        ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "MOVE", "WITH"),
        "would change the store; queries only read",
    ),
}
_TOKEN = re.compile(
    r"""(?P<iri> <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
      | (?P<skip> \#[^\r\n]*
        | '''(?:'{0,2}(?:[^'\\]|\\.))*''' | \"""(?:"{0,2}(?:[^"\\]|\\.))*\"""
        | '(?:[^'\\\r\n]|\\.)*' | "(?:[^"\\\r\n]|\\.)*"
        | \\. | [?$]\w+ | @[A-Za-z]+(?:-\w+)* )
      | (?P<word> [\w.-]*) (?P<local> :(?:[\w:%](?:[\w.:%-]|\\.)*)?)?""",
    re.VERBOSE | re.DOTALL,
)
# updates are no queries at all, so a parser refuses them in any spelling: the whole word is enough to name them
_GLUED = re.compile("SERVICE|FROM", re.IGNORECASE)
_WHOLE = re.compile(rf"\b(?:{'|'.join(_CLAUSES)})\b", re.IGNORECASE)
_TWO_READINGS = re.compile(r"<(?!\w+://)[^>]*['#]")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(000[0-9A-Fa-f]{5}|0010[0-9A-Fa-f]{4})")


def check(query: str) -> None:
    """Returns if the query only reads from the store; QueryRefused names the clause that does not, and its place."""
    # SPARQL lets code points be written as escapes anywhere; Oxigraph takes them in strings and IRIs only
    for reading in (query, _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), query)):
        for clause, position in _forbidden(reading):
            named = " NAMED" if re.compile(r"FROM\s+NAMED\b", re.IGNORECASE).match(reading, position) else ""
            line, column = reading.count("\n", 0, position) + 1, position - reading.rfind("\n", 0, position)
            raise QueryRefused(f"line {line}, column {column}: {clause}{named} is refused: it {_CLAUSES[clause]}")


def _forbidden(query: str) -> Iterator[tuple[str, int]]:
    """The forbidden clauses of a query and where they begin, in order."""
    for token in _TOKEN.finditer(query):
        if token["iri"] is not None and _TWO_READINGS.match(token["iri"]):
            hidden = re.search("SERVICE", query, re.IGNORECASE)
            if hidden is not None:
                yield "SERVICE", hidden.start()
        elif token["word"]:
            found = _GLUED.search(token["word"]) or (None if token["local"] else _WHOLE.fullmatch(token["word"]))
            if found is not None:
                yield found[0].upper(), token.start() + found.start()
