"""Signed edge lists of the user's own (CSV, GraphML, GEXF) as claims, so that every analysis reads them like a store.

A table has a line an edge: two ends and a ``sign`` (+, -, or a number of which only the sign counts), a ``weight`` (a
number; its sign counts where there is no column ``sign``), or both. It may have the time (``year``, ``date``, or
``since`` and ``until``; YYYY, YYYY-MM or YYYY-MM-DD) and who says so (``outlet``, ``reported_by``, or ``source`` where
that is not an end). Columns go by their names; without a header they are: end, end, sign or weight. GraphML and GEXF
hold the same as attributes of their edges. XML with a document type is refused, so that nothing in it can expand.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from kg.errors import UsageError
from kg.importers.edge_dates import interval_of
from kg.model import Claim, Entity, Mention, Modality, Polarity, Span

if TYPE_CHECKING:
    import networkx as nx

ENDS = (("source", "target"), ("from", "to"), ("subject", "object"))
"""Names of the two ends; any other two columns that mean nothing else may be the ends as well."""
ROLES = {
    "sign": "sign", "weight": "weight", "value": "weight",
    "year": "when", "date": "when", "day": "when", "when": "when", "since": "since", "start": "since", "until": "until",
    "end": "until", "outlet": "source", "reported_by": "source", "source": "source",
}
SIGNS = {"+": 1.0, "-": -1.0, "−": -1.0, "–": -1.0}
FRIENDLY, HOSTILE = "alignedWith", "hostileTo"
RULE = "edge list"


@dataclass(frozen=True, slots=True)
class EdgeSource:
    """Who reports edges, in the place of a stored document: the file, and the outlet or line that says so."""

    version: str
    path: str
    outlet: str | None = None
    title: str | None = None
    published: date | None = None

    @property
    def iri(self) -> str:
        """The name that stands for an IRI here."""
        return self.version


@dataclass(frozen=True, slots=True)
class EdgeList:
    """The edges of a file as claims, the magnitude of each by IRI, who reports them, and how many say nothing.

    ``left_out`` counts edges of weight 0 and from an actor to itself.
    """

    claims: tuple[Claim, ...]
    weights: Mapping[str, float]
    sources: tuple[EdgeSource, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Edge:
    """An edge as it stands in the file: where, what it says in print, its span, and its cells by role."""

    where: str
    text: str
    span: Span
    ends: tuple[tuple[str, str], tuple[str, str]]
    """(identifier, name) of each end."""
    cells: Mapping[str, str]


def read_edges(path: Path) -> EdgeList:
    """The edges of a CSV, TSV, GraphML or GEXF file; UsageError names file, place and remedy."""
    readers = {".graphml": _graph_edges, ".gexf": _graph_edges, ".csv": _table_edges, ".tsv": _table_edges}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path}: no edge list by its name; use {', '.join(sorted(readers))}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); give a file of edges") from None
    claims, weights, sources, left_out = [], {}, {}, 0
    for edge in reader(path, data):
        weight = _weight(edge)
        if weight == 0 or edge.ends[0][0] == edge.ends[1][0]:
            left_out += 1
            continue
        claim = _claim(path, edge, weight)
        claims.append(claim)
        weights[claim.iri] = abs(weight)
        outlet = edge.cells.get("source") or None
        sources[claim.document] = EdgeSource(claim.document, str(path), outlet, None if outlet else edge.where)
    return EdgeList(tuple(claims), weights, tuple(sources[version] for version in sorted(sources)), left_out)


def _table_edges(path: Path, data: bytes) -> Iterator[_Edge]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8; save it as UTF-8") from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    starts = _line_starts(text)
    header: dict[str, int] | None = None
    before = 0
    try:
        for row in lines:
            where, span = f"line {before + 1}", Span(starts[before], starts[lines.line_num])
            before = lines.line_num
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header = _header(path, where, [cell.strip().lower() for cell in row])
                if header["named"]:
                    continue
            yield _row(path, where, text, span, row, header)
    except csv.Error as error:
        raise UsageError(f"{path}, line {lines.line_num}: {error}; quote the cell, or save the table again") from None
    if header is None:
        raise UsageError(f"{path}: no edges in it; give a line an edge: two ends and a sign")


def _line_starts(text: str) -> list[int]:
    """The offset of each line's first character, and of the end."""
    starts = [0]
    for line in io.StringIO(text, newline=""):
        starts.append(starts[-1] + len(line))
    return starts


def _header(path: Path, where: str, cells: list[str]) -> dict[str, int]:
    """The column of each role ("a", "b", "sign", …), and whether (1 or 0) the line names them."""
    named = any(cell in ROLES or any(cell in pair for pair in ENDS) for cell in cells)
    if not named:
        if len(cells) < 3:
            raise UsageError(f"{path}, {where}: two ends and a sign are needed; write them in three columns")
        return {"named": 0, "a": 0, "b": 1, "weight": 2}
    pair = next((pair for pair in ENDS if set(pair) <= set(cells)), None)
    free = [i for i, cell in enumerate(cells) if cell not in ROLES]
    if pair is None and len(free) < 2:
        raise UsageError(f"{path}, {where}: no two columns for the ends; name them source and target")
    ends = (cells.index(pair[0]), cells.index(pair[1])) if pair else (free[0], free[1])
    roles = {ROLES[cell]: i for i, cell in enumerate(cells) if cell in ROLES and i not in ends}
    if not {"sign", "weight"} & set(roles):
        raise UsageError(f"{path}, {where}: no column says ally or adversary; name one sign or weight")
    return {"named": 1, "a": ends[0], "b": ends[1], **roles}


def _row(path: Path, where: str, text: str, span: Span, row: list[str], header: Mapping[str, int]) -> _Edge:
    if len(row) <= max(header.values()):
        raise UsageError(f"{path}, {where}: {len(row)} cells, but {max(header.values()) + 1} are needed; fill them in")
    cells = {role: _printable(row[column]) for role, column in header.items() if role != "named"}
    for end in ("a", "b"):
        if not cells[end]:
            raise UsageError(f"{path}, {where}: an end has no name; give both")
    printed = span.of(text).rstrip("\r\n")
    ends = ((cells.pop("a"),) * 2, (cells.pop("b"),) * 2)
    return _Edge(f"{path}, {where}", printed, Span(span.start, span.start + len(printed)), ends, cells)


def _graph_edges(path: Path, data: bytes) -> Iterator[_Edge]:
    import networkx as nx

    _refuse_document_type(path, data)
    read = nx.read_gexf if path.suffix.lower() == ".gexf" else nx.read_graphml
    try:
        graph = read(io.BytesIO(data))
    except Exception as error:  # the readers raise whatever their input makes them stumble over
        raise UsageError(f"{path}: not readable as {path.suffix[1:].lower()} ({error}); export it again") from error
    for number, (u, v, attributes) in enumerate(graph.edges(data=True), 1):
        cells = {ROLES[key]: _printable(str(value)) for key, value in sorted(attributes.items()) if key in ROLES}
        ends = (_node(graph, u), _node(graph, v))
        said = ", ".join(f"{key} {cells[key]}" for key in ("sign", "weight") if key in cells)
        text = f"{ends[0][1]} – {ends[1][1]}: {said}"
        yield _Edge(f"{path}, edge {number}", text, Span(0, 0), ends, cells)


def _node(graph: nx.Graph, node: object) -> tuple[str, str]:
    attributes = graph.nodes[node]
    return str(node), _printable(str(attributes.get("name") or attributes.get("label") or node))


def _printable(cell: str) -> str:
    """The cell on one line, without control characters that it could send to a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in cell).split())


def _refuse_document_type(path: Path, data: bytes) -> None:
    """Nothing; UsageError for XML that is broken or declares a document type, which could define entities."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise UsageError(
            f"{path}, line {parser.CurrentLineNumber}: a document type (DTD) is refused, as it can define entities; "
            "delete it"
        )

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UsageError(f"{path}, line {error.lineno}: {expat.ErrorString(error.code)}; export it again") from None


def _weight(edge: _Edge) -> float:
    """The signed weight of an edge."""
    sign, weight = edge.cells.get("sign"), edge.cells.get("weight")
    if not (sign or weight):
        raise UsageError(f"{edge.where}: neither sign nor weight; give one, such as 1 or -1")
    magnitude = _number(edge, "weight", weight) if weight else 1.0
    if not sign:
        return magnitude
    said = _number(edge, "sign", sign)
    return math.copysign(abs(magnitude), said) if said else 0.0


def _number(edge: _Edge, column: str, text: str) -> float:
    try:
        value = SIGNS[text] if text in SIGNS else float(text.replace("−", "-"))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UsageError(f"{edge.where}: {column} {text!r} is not a number; write +, -, or a number such as 1 or -0.5")
    return value


def _claim(path: Path, edge: _Edge, weight: float) -> Claim:
    place = edge.where.removeprefix(f"{path}, ").replace(" ", "=")

    def mention(end: tuple[str, str]) -> Mention:
        return Mention(edge.span, end[1], Entity(end[0], end[1], "Actor"))

    return Claim(
        iri=f"{path.name}#{place}",
        document=edge.cells.get("source") or f"{path.name}, {place}".replace("=", " "),
        relation=FRIENDLY if weight > 0 else HOSTILE,
        sign=math.copysign(1.0, weight),
        subject=mention(edge.ends[0]),
        object=mention(edge.ends[1]),
        polarity=Polarity.AFFIRMED,
        modality=Modality.ACTUAL,
        attribution=(),
        evidence=edge.span,
        quote=edge.text,
        confidence=1.0,
        rule=RULE,
        time=interval_of(edge.where, edge.cells),
    )
