"""Pictures and files of a store: one writer a format, and one way to call them.

The modules behind the writers load NetworkX and numpy, so they are imported when a writer runs, not before: the
command line lists the formats without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.export.target import STDOUT, write_file, write_folder, write_stdout
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from kg.export.snapshot import Snapshot
    from kg.store.view import View

__all__ = ["WRITERS", "Writer", "export"]

Content = bytes | Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: what it gives, in words, and the function from a store to a file's bytes or a folder's files.

    ``text`` tells whether it can go to standard output.
    """

    summary: str
    write: Callable[[View], Content]
    text: bool = True


def export(view: View, format_: str, path: str | Path) -> None:
    """Nothing; the store stands in the file, whole or not at all; "-" is standard output (text formats only).

    UsageError for an unknown format, or a path that the format cannot be written to; KgError when writing fails.
    """
    writer = WRITERS.get(format_)
    if writer is None:
        raise UsageError(f"{format_}: unknown format; use one of {', '.join(WRITERS)}")
    if str(path) == STDOUT and not writer.text:
        raise UsageError(f"{format_}: cannot go to standard output; name a file or folder with -o")
    content = writer.write(view)
    if not isinstance(content, bytes):
        write_folder(Path(path), content)
    elif str(path) == STDOUT:
        write_stdout(content)
    else:
        write_file(Path(path), content)


def _snapshot(view: View) -> Snapshot:
    from kg.export.snapshot import Snapshot

    return Snapshot.from_view(view)


def _graphml(view: View) -> Content:
    from kg.export.graphs import to_graphml

    return to_graphml(_snapshot(view))


def _gexf(view: View) -> Content:
    from kg.export.graphs import to_gexf

    return to_gexf(_snapshot(view))


def _dot(view: View) -> Content:
    from kg.export.dot import to_dot

    return to_dot(_snapshot(view))


def _json(view: View) -> Content:
    from kg.export.graphs import to_json

    return to_json(_snapshot(view))


def _csv(view: View) -> Content:
    from kg.export.tables import to_csv

    return to_csv(_snapshot(view))


def _svg(view: View) -> Content:
    from kg.export.svg import to_svg

    return to_svg(_snapshot(view))


def _png(view: View) -> Content:
    from kg.export.png import to_png

    return to_png(_snapshot(view))


def _html(view: View) -> Content:
    from kg.export.webpage import to_html

    return to_html(_snapshot(view))


def _nquads(view: View) -> Content:
    from kg.export.rdf import to_nquads

    return to_nquads(view.nquads())


def _trig(view: View) -> Content:
    from kg.export.rdf import to_trig

    return to_trig(view.nquads(), PREFIXES)


def _turtle(view: View) -> Content:
    from kg.export.rdf import to_turtle

    return to_turtle(view.nquads(), PREFIXES)


def _jsonld(view: View) -> Content:
    from kg.export.rdf import to_jsonld

    return to_jsonld(view.nquads())


WRITERS: Mapping[str, Writer] = {
    "graphml": Writer("the graph for yEd, Cytoscape and NetworkX", _graphml),
    "gexf": Writer("the graph for Gephi, with places, colours and dates", _gexf),
    "dot": Writer("the graph for Graphviz", _dot),
    "json": Writer("the graph, claims, coalitions and documents as node-link JSON", _json),
    "csv": Writer("a folder with nodes.csv, ties.csv and claims.csv", _csv, text=False),
    "svg": Writer("the picture as a drawing", _svg),
    "png": Writer("the picture as an image", _png, text=False),
    "html": Writer("the picture with its evidence, one page that opens offline", _html),
    "nquads": Writer("all statements as sorted N-Quads", _nquads),
    "trig": Writer("all statements as TriG, graph by graph", _trig),
    "turtle": Writer("all statements as Turtle, without their graphs", _turtle),
    "jsonld": Writer("all statements as JSON-LD", _jsonld),
}
