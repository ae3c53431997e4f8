import hashlib
import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from store_world import FALCONS, IRON, LANTERN, ROOM, SALT, Draft, copy, gazette, readings, wire

from kg.errors import StoreError, UsageError
from kg.knowledge.ontology import Ontology
from kg.knowledge.packs import Pack
from kg.model import Reading
from kg.store import View, Writer
from kg.store.backend import Change, OxigraphBackend
from kg.store.quads import to_quads
from kg.vocab import document_iri


def relation_names(view: View) -> list[tuple[str, str, str]]:
    return [(tie.subject.name, tie.relation, tie.object.name) for tie in view.ties()]


def reread(reading: Reading) -> Reading:
    return replace(reading, run=replace(reading.run, iri=reading.run.iri + "2"), claims=reading.claims[:2])


def test_a_document_is_added_once(writer: Writer) -> None:
    reading = wire().reading()
    assert writer.current("/articles/wire.txt") is None
    assert writer.write(reading) == "added"
    assert writer.current("/articles/wire.txt") == (reading.document.version, reading.run.iri)
    before = writer.view().nquads()
    assert writer.write(reading) == "unchanged"
    assert writer.view().nquads() == before


def test_a_changed_reader_rereads(writer: Writer) -> None:
    reading = wire().reading()
    writer.write(reading)
    assert writer.write(reread(reading)) == "reread"
    assert tuple(writer.view().claims()) == reading.claims[:2]
    assert writer.current("/articles/wire.txt") == (reading.document.version, reading.run.iri + "2")


def test_new_bytes_replace_the_old_version(writer: Writer) -> None:
    old = wire().reading()
    new = wire().says("The Iron Column attacked the Lantern Movement.", IRON, "attacked", LANTERN).reading()
    writer.write(old)
    assert writer.write(new) == "replaced"
    assert [document.version for document in writer.view().documents()] == [new.document.version]
    assert writer.view().works == {"/articles/wire.txt": document_iri(new.document.version)}
    with pytest.raises(UsageError, match="replaced or withdrawn"):
        writer.view().text(old.document.version)
    log = [line for line in writer.view().nquads().splitlines() if "replacedBy" in line]
    assert len(log) == 1
    assert document_iri(new.document.version) in log[0]


def test_a_version_that_another_work_has_stays(writer: Writer) -> None:
    reading = wire().reading()
    other = replace(reading, document=replace(reading.document, work="/mirror/wire.txt"))
    assert writer.write(reading) == "added"
    assert writer.write(other) == "added"
    (document,) = writer.view().documents()
    assert document.works == ("/articles/wire.txt", "/mirror/wire.txt")
    writer.write(wire().says("The Iron Column attacked the Lantern Movement.", IRON, "attacked", LANTERN).reading())
    assert len(list(writer.view().documents())) == 2
    assert writer.view().text(reading.document.version) == reading.document.text


def test_a_withdrawn_document_leaves_no_trace(writer: Writer) -> None:
    first, second = wire().reading(), gazette().reading()
    writer.write(first)
    writer.refresh()
    before = writer.view().nquads()
    writer.write(second)
    writer.write(gazette().says("The Iron Column attacked the Lantern Movement.", IRON, "attacked", LANTERN).reading())
    writer.withdraw("/articles/gazette.txt")
    writer.refresh()
    assert writer.view().nquads() == before


def test_a_document_is_withdrawn_by_version_with_all_its_works(writer: Writer) -> None:
    reading = wire().reading()
    writer.write(reading)
    writer.write(replace(reading, document=replace(reading.document, work="/mirror/wire.txt")))
    assert writer.withdraw("/mirror/wire.txt") is None
    assert len(list(writer.view().documents())) == 1
    assert writer.withdraw(reading.document.version) == document_iri(reading.document.version)
    assert writer.view().nquads() == ""
    with pytest.raises(UsageError, match="no document or work"):
        writer.withdraw(reading.document.version)


def test_a_withdrawn_text_is_deleted(tmp_path: Path, ontology: Ontology) -> None:
    with Writer.open(tmp_path / "s", ontology=ontology) as writer:
        page = b"<p>the page</p>"
        reading = wire().reading()
        version = hashlib.sha256(page).hexdigest()
        document = replace(reading.document, version=version, original=page)
        writer.write(replace(reading, document=document, run=replace(reading.run, document=version), claims=()))
        assert sum(path.is_file() for path in (tmp_path / "s" / "texts").rglob("*")) == 2
        writer.withdraw("/articles/wire.txt")
    assert sum(path.is_file() for path in (tmp_path / "s" / "texts").rglob("*")) == 0


def test_no_conclusion_outlives_its_claims(writer: Writer) -> None:
    writer.write(wire().reading())
    writer.refresh()
    assert ("Falcon Brigade", "attacked", "Iron Column") in relation_names(writer.view())
    writer.withdraw("/articles/wire.txt")
    writer.write(gazette().reading())
    with pytest.raises(StoreError, match="not rebuilt"):
        writer.view().ties()
    writer.refresh()
    assert ("Falcon Brigade", "attacked", "Iron Column") not in relation_names(writer.view())


def test_any_order_gives_the_same_bytes(ontology: Ontology) -> None:
    found = set()
    for order in permutations(readings()):
        writer = Writer.in_memory(ontology=ontology)
        for reading in (*order, order[0]):
            writer.write(reading)
        writer.refresh()
        found.add(writer.view().nquads())
    assert len(found) == 1


def test_a_merge_is_undone_without_a_trace(writer: Writer) -> None:
    for reading in readings():
        writer.write(reading)
    writer.refresh()
    before = writer.view().nquads()
    writer.merge(LANTERN.iri, FALCONS.iri)
    writer.refresh()
    assert ("Falcon Brigade", "truceWith", "Salt Guard") in relation_names(writer.view())
    merged = writer.view().find_actor("lantern movement")
    assert (merged.iri, merged.aliases) == (FALCONS.iri, ("Falcons", "Lantern Movement"))
    assert writer.unmerge(LANTERN.iri) == FALCONS.iri
    writer.refresh()
    assert writer.view().nquads() == before


def test_merges_are_not_made_twice_or_in_a_circle(writer: Writer) -> None:
    writer.merge(LANTERN.iri, FALCONS.iri)
    with pytest.raises(UsageError, match="already merged into"):
        writer.merge(LANTERN.iri, SALT.iri)
    with pytest.raises(UsageError, match="already stands for"):
        writer.merge(FALCONS.iri, LANTERN.iri)
    with pytest.raises(UsageError, match="not merged"):
        writer.unmerge(FALCONS.iri)


PACK = """
@prefix kg: <https://w3id.org/opsroom/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix actor: <https://w3id.org/opsroom/actor/> . @prefix dcterms: <http://purl.org/dc/terms/> .
actor:river-front a kg:UmbrellaGroup ; skos:prefLabel "River Front"@en, "Flussfront"@de ;
    skos:hiddenLabel "Rivver Front" .
actor:falcon-brigade a kg:ArmedGroup ; skos:prefLabel "The Falcons" ; skos:altLabel "Falcon Brigade" .
<https://w3id.org/opsroom/tie/pack-1> a kg:Tie ; kg:subject actor:falcon-brigade ; kg:relation kg:memberOf ;
    kg:object actor:river-front ; kg:edtf "2013" ; dcterms:source "a book" .
"""


def pack(*texts: str) -> Pack:
    return Pack({}, {}, (), texts, "fingerprint")


def test_packs_replace_earlier_packs_and_lend_their_names(writer: Writer) -> None:
    assert writer.load_packs(pack(PACK))
    assert not writer.load_packs(pack(PACK))
    writer.write(wire().reading())
    writer.refresh()
    view = writer.view()
    assert view.find_actor("falcon brigade").name == "The Falcons"
    assert view.find_actor("Flussfront").name == view.find_actor("rivver front").name == "River Front"
    assert view.find_actor("Flussfront").aliases == ("Flussfront",)
    concluded = [(i.subject.rsplit("/")[-1], i.relation, i.object.rsplit("/")[-1], i.rule) for i in view.inferred()]
    assert ("river-front", "hostileTo", "iron-column", "umbrella-enemy") in concluded
    # what a pack says and what is accepted meet in the default graph without saying anything twice
    for predicate, value in (("rdfs:label", "The Falcons"), ("a", "kg:ArmedGroup")):
        asked = view.query(f"SELECT ?x WHERE {{ actor:falcon-brigade {predicate} ?x }}")
        assert list(asked.texts()) == [(value,)]
    assert writer.load_packs(pack())
    assert "Flussfront" not in writer.view().nquads()


def test_leaving_the_block_draws_the_conclusions(tmp_path: Path, ontology: Ontology) -> None:
    with Writer.open(tmp_path / "s", ontology=ontology) as writer:
        writer.write(wire().reading())
    with View.open(tmp_path / "s", ontology=ontology) as view:
        assert ("Lantern Movement", "memberOf", ROOM.name) in relation_names(view)


def test_an_interrupted_write_is_caught_up_with(tmp_path: Path, ontology: Ontology) -> None:
    writer = Writer.open(tmp_path / "s", ontology=ontology)
    writer.write(wire().reading())
    writer.close()
    with View.open(tmp_path / "s", ontology=ontology) as view, pytest.raises(StoreError, match="not rebuilt"):
        view.ties()
    with Writer.open(tmp_path / "s", ontology=ontology) as writer:
        assert writer.write(wire().reading()) == "unchanged"
    with View.open(tmp_path / "s", ontology=ontology) as view:
        assert len(list(view.ties())) == 5


def test_a_second_process_finds_the_store_locked(tmp_path: Path, ontology: Ontology) -> None:
    code = (
        "import sys; from kg.store import Writer; from kg.knowledge.ontology import load_ontology; "
        f"writer = Writer.open({str(tmp_path / 's')!r}, ontology=load_ontology()); "
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(StoreError, match=r"s: is locked by another process .* wait .* --store"):
            Writer.open(tmp_path / "s", ontology=ontology)
        other.communicate()
    Writer.open(tmp_path / "s", ontology=ontology).close()


def test_what_is_no_store_is_refused(tmp_path: Path, ontology: Ontology) -> None:
    with pytest.raises(StoreError, match="no store is here; ingest"):
        View.open(tmp_path / "none", ontology=ontology)
    with pytest.raises(StoreError, match=r"the folder .* does not exist; make it"):
        Writer.open(tmp_path / "none" / "s", ontology=ontology)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("hello")
    for opened in (Writer.open, View.open):
        with pytest.raises(StoreError, match="not a store of opsroom"):
            opened(tmp_path / "full", ontology=ontology)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]
    (tmp_path / "file").write_text("hello")
    with pytest.raises(StoreError, match="not a store of opsroom"):
        Writer.open(tmp_path / "file", ontology=ontology)


def test_another_format_is_refused_and_untouched(tmp_path: Path, ontology: Ontology) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "FORMAT").write_text("opsroom store 99\n")
    for opened in (Writer.open, View.open):
        with pytest.raises(StoreError, match=r"its format is 'opsroom store 99', this version .* 'opsroom store 1'"):
            opened(tmp_path / "s", ontology=ontology)


def test_a_view_does_not_write(tmp_path: Path, ontology: Ontology) -> None:
    Writer.open(tmp_path / "s", ontology=ontology).close()
    backend = OxigraphBackend.open(tmp_path / "s" / "db", read_only=True)
    for change in (Change(create=("urn:g",)), Change(add=tuple(to_quads(wire().reading())))):
        with pytest.raises(StoreError, match="opened for reading"):
            backend.change(change)


def test_a_broken_database_is_named(tmp_path: Path, ontology: Ontology) -> None:
    Writer.open(tmp_path / "s", ontology=ontology).close()
    for file in (tmp_path / "s" / "db").iterdir():
        file.unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        View.open(tmp_path / "s", ontology=ontology)


def test_a_text_that_was_changed_from_outside_is_not_given_out(tmp_path: Path, ontology: Ontology) -> None:
    with Writer.open(tmp_path / "s", ontology=ontology) as writer:
        writer.write(wire().reading())
    (text,) = (path for path in (tmp_path / "s" / "texts").rglob("*") if path.is_file())
    text.write_text("something else")
    with View.open(tmp_path / "s", ontology=ontology) as view, pytest.raises(StoreError, match="changed from outside"):
        view.text(wire().reading().document.version)


def test_a_copy_is_another_document(writer: Writer) -> None:
    writer.write(wire().reading())
    writer.write(copy().reading())
    assert [document.outlet for document in writer.view().documents()] in (
        ["Harbor Wire", "Valley Post"],
        ["Valley Post", "Harbor Wire"],
    )
    assert Draft("wire", outlet="", published=None).reading().claims == ()


def test_a_write_drops_what_was_concluded_before(writer: Writer) -> None:
    writer.write(wire().reading())
    writer.refresh()
    writer.write(gazette().reading())
    with pytest.raises(StoreError, match="not rebuilt"):
        writer.view().ties()


def test_a_withdrawn_version_is_forgotten_by_the_log_of_other_works(writer: Writer) -> None:
    first = wire().reading()
    second = wire().says("The Iron Column attacked the Lantern Movement.", IRON, "attacked", LANTERN).reading()
    writer.write(replace(first, document=replace(first.document, work="/mirror/wire.txt")))
    writer.write(first)
    writer.write(second)
    writer.withdraw(first.document.version)
    assert document_iri(first.document.version) not in writer.view().nquads()
    assert list(writer.view().works) == ["/articles/wire.txt"]


def test_merges_may_be_chained(writer: Writer) -> None:
    writer.write(wire().reading())
    writer.merge(LANTERN.iri, SALT.iri)
    writer.merge(SALT.iri, FALCONS.iri)
    writer.refresh()
    assert {tie.subject.iri for tie in writer.view().ties() if tie.relation == "attacked"} == {FALCONS.iri}
    assert writer.view().find_actor("Lantern Movement").iri == FALCONS.iri
