"""RDF terms from Python values and back: the lexical forms are those Oxigraph keeps, so nothing changes on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

_XSD = "http://www.w3.org/2001/XMLSchema#"
_BOOLEAN = NamedNode(_XSD + "boolean")
_DATETIME = NamedNode(_XSD + "dateTime")
_DECIMAL = NamedNode(_XSD + "decimal")
_INTEGER = NamedNode(_XSD + "integer")


def boolean(value: bool) -> Literal:
    """``true`` or ``false`` as xsd:boolean."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def integer(value: int) -> Literal:
    """A whole number as xsd:integer."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> Literal:
    """A number as xsd:decimal, without trailing zeros or exponent.

    >>> decimal(-1.0).value, decimal(0.870).value, decimal(1e-05).value
    ('-1', '0.87', '0.00001')
    """
    exact = format(Decimal(repr(value)), "f")
    return Literal(exact.rstrip("0").rstrip(".") if "." in exact else exact, datatype=_DECIMAL)


def moment(value: datetime) -> Literal:
    """A point in time as xsd:dateTime in UTC; a datetime without a zone is taken as UTC."""
    zoned = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    text = zoned.replace(tzinfo=None).isoformat()
    return Literal(f"{text.rstrip('0') if '.' in text else text}Z", datatype=_DATETIME)


def start_of(day: date) -> datetime:
    """The first moment of a day, UTC."""
    return datetime.combine(day, time.min, UTC)


def end_of(day: date) -> datetime:
    """The last second of a day, UTC."""
    return datetime.combine(day, time(23, 59, 59), UTC)


def read_moment(value: str) -> datetime:
    """The datetime that an xsd:dateTime says."""
    return datetime.fromisoformat(value).astimezone(UTC)


def value_of(term: Term | DefaultGraph) -> str:
    """The IRI of a node or the lexical form of a literal; "" for the default graph. Our stores have no other terms."""
    if isinstance(term, NamedNode | Literal):
        return term.value
    if isinstance(term, DefaultGraph):
        return ""
    raise TypeError(f"{term} is neither an IRI nor a literal")
