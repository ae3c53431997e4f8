"""From articles' claims in a store to files: the view, the coalitions and the writers together."""

import csv
import json
from datetime import date

import pytest
from sample_war import claim

from kg.export import WRITERS, export
from kg.export.scene import compose
from kg.export.snapshot import Snapshot
from kg.knowledge.ontology import load_ontology
from kg.model import Block, BlockKind, Details, Document, Reading, Run, Span
from kg.store import Writer
from kg.vocab import document_iri, run_iri

VERSION = "a1" * 32
ROOM = "Northern Operations Room"
SENTENCES = [
    ("Lantern Brigade", "memberOf", ROOM),
    ("River Guards", "memberOf", ROOM),
    ("Red Dune Fighters", "attacked", "River Guards"),
    ("Red Dune Fighters", "attacked", "villagers"),
]


def reading():
    quotes = [f"{subject} {relation} {object_}." for subject, relation, object_ in SENTENCES]
    text = "\n".join(quotes)
    claims = [claim(*words, quote, start=text.index(quote)) for words, quote in zip(SENTENCES, quotes, strict=True)]
    details = Details(title="Room opens", outlet="The Courier", published=date(2014, 2, 4))
    blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
    document = Document(VERSION, "/articles/courier.txt", "courier.txt", "text/plain", text, details, blocks)
    run = Run(run_iri([VERSION]), VERSION, "test 1", "none 0", "00", "11", details)
    return Reading(document, run, tuple(claims))


@pytest.fixture(scope="module")
def view():
    writer = Writer.in_memory(ontology=load_ontology())
    writer.write(reading())
    writer.refresh()
    return writer.view()


def test_a_snapshot_holds_what_the_ties_stand_on(view):
    snapshot = Snapshot.from_view(view)
    assert [c.name for c in snapshot.report.coalitions] == [ROOM]
    assert list(snapshot.documents) == [document_iri(VERSION)]
    said = {iri for tie in snapshot.ties for iri in tie.claims}
    assert said == set(snapshot.claims)
    assert {snapshot.source_chain(c) for c in snapshot.claims.values()} == {("Room opens", "The Courier")}


def test_a_declared_room_is_drawn_with_its_members(view):
    scene = compose(Snapshot.from_view(view))
    assert [(hull.heading, hull.coalition.kind) for hull in scene.hulls] == [(ROOM, "declared")]
    assert {node.entity.name: (node.diamond, node.home is not None) for node in scene.nodes} == {
        "Lantern Brigade": (False, True),
        ROOM: (True, True),
        "Red Dune Fighters": (False, False),
        "River Guards": (False, True),
    }


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "csv"])
def test_every_format_writes_a_file(view, name, tmp_path):
    path = tmp_path / f"graph.{name}"
    export(view, name, path)
    assert path.stat().st_size > 300
    again = tmp_path / "again"
    export(view, name, again)
    assert again.read_bytes() == path.read_bytes()


def test_tables_and_json_agree(view, tmp_path):
    export(view, "csv", tmp_path / "tables")
    export(view, "json", tmp_path / "graph.json")
    graph = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))
    with (tmp_path / "tables" / "ties.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert sorted((r["source_name"], r["relation"], r["target_name"]) for r in rows) == sorted(SENTENCES)
    assert [edge["id"] for edge in graph["edges"]] != []
    assert {edge["id"] for edge in graph["edges"]} == {row["id"] for row in rows}
