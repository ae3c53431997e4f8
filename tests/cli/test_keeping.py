"""``kg validate``, ``merge``, ``withdraw`` and ``import``."""

from __future__ import annotations

from pathlib import Path

import pytest
from kg_runner import Kg

from kg.reason import ReasonReport
from kg.store import View
from kg.store.shapes import Violation

CONTRADICTION = """@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix : <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Sea a owl:Class ; owl:disjointWith :Land . :Land a owl:Class .
:Shore a owl:Class ; rdfs:subClassOf :Sea , :Land .
"""
TABLE = (
    "ActorId,Org,Location,Version,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,NewNameFullMotherTongue,"
    "NewNameFullEng,Splinter,ActorIdPrev,SplitTemp,ActorIdSplitTemp,Alliance,ActorIdAlliance,JoinGroup,ActorIdGroup\n"
    "7,1,Ruritania,1.0,River League,n/a,n/a,n/a,n/a,n/a,n/a,0,n/a,0,n/a,0,n/a,0,n/a\n"
)


def test_validate_finds_the_shipped_ontology_and_a_fresh_store_sound(war: Kg) -> None:
    answer = war("validate")
    assert answer.status == 0
    first, second = answer.out.splitlines()
    assert first.startswith("ontology/conflict.ttl: consistent, every class can have members (")
    assert second == "kg.store: 0 violations, 0 warnings"


def test_validate_without_a_store_checks_the_ontology_and_says_so(kg: Kg) -> None:
    Path("sea.ttl").write_text(CONTRADICTION.replace(", :Land .", "."), encoding="utf-8")
    answer = kg("validate", "--ontology", "sea.ttl")
    assert answer.status == 0
    assert answer.out == "sea.ttl: consistent, every class can have members (3 classes, 0 properties)\n"
    assert answer.err == "kg.store: no store here, so none was checked\n"


def test_validate_names_a_class_that_nothing_can_belong_to(kg: Kg) -> None:
    Path("sea.ttl").write_text(CONTRADICTION, encoding="utf-8")
    answer = kg("validate", "--ontology", "sea.ttl")
    assert answer.status == 1
    assert answer.out == (
        "sea.ttl: 1 classes can have no member (3 classes, 0 properties)\n  https://example.org/Shore\n"
    )


def test_validate_finds_an_inconsistent_ontology(kg: Kg) -> None:
    Path("sea.ttl").write_text(CONTRADICTION + ":here a :Shore .\n", encoding="utf-8")
    answer = kg("validate", "--ontology", "sea.ttl")
    assert answer.status == 1
    assert answer.out.startswith("sea.ttl: inconsistent: ")


@pytest.mark.parametrize(("severity", "status"), [("Violation", 1), ("Warning", 0)])
def test_only_violations_of_a_store_count_as_faults(
    war: Kg, monkeypatch: pytest.MonkeyPatch, severity: str, status: int
) -> None:
    found = Violation("https://example.org/c", "kg:confidence", "1.5", "at most 1", severity)
    monkeypatch.setattr("kg.store.shapes.violations", lambda quads: (found,))
    monkeypatch.setattr("kg.reason.check_ontology", lambda turtle: ReasonReport(True, (), 2, 1))
    answer = war("validate")
    assert answer.status == status
    assert answer.out == (
        "ontology/conflict.ttl: consistent, every class can have members (2 classes, 1 properties)\n"
        f"{severity.lower()}: https://example.org/c kg:confidence '1.5': at most 1\n"
        f"kg.store: {status} violations, {1 - status} warnings\n"
    )


def names(store: str = "kg.store") -> set[str]:
    import kg

    with kg.open(store) as view:
        return {count.entity.name for count in view.actors()}


def test_a_merge_shows_two_actors_as_one_and_is_undone_without_trace(war: Kg) -> None:
    before = war("export", "--format", "nquads").out
    merged = war("merge", "Tawhid Brigade", "Islamic Front")
    assert (merged.status, merged.out, merged.err) == (0, "", "Liwa al-Tawhid: now Islamic Front\n")
    assert "Liwa al-Tawhid" not in names()
    tied = war("evidence", "Liwa al-Tawhid", "Ahrar al-Sham").out
    assert tied.startswith("Ahrar al-Sham allied with Islamic Front: ")
    undone = war("merge", "--undo", "Liwa al-Tawhid")
    assert (undone.status, undone.err) == (0, "Liwa al-Tawhid: no longer Islamic Front\n")
    assert "Liwa al-Tawhid" in names()
    assert war("export", "--format", "nquads").out == before


def test_an_undo_among_several_needs_the_one(war: Kg) -> None:
    war("merge", "Liwa al-Tawhid", "ISIS")
    war("merge", "Ahrar al-Sham", "ISIS")
    assert "give one IRI" in war("merge", "--undo", "Daesh").err
    assert war("merge", "--undo", "Ahrar al-Sham").status == 0
    assert {"Ahrar al-Sham"} <= names()
    assert war("merge", "--undo", "Daesh").err == "Daesh: no longer ISIS\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ISIS"], "give NAME and INTO to merge, or --undo and NAME to undo"),
        (["ISIS", "Islamic Front", "--undo"], "give NAME and INTO to merge, or --undo and NAME to undo"),
        (["ISIS", "Daesh"], "are the same actor already: ISIS <https://w3id.org/opsroom/actor/isis>"),
        (["ISIS", "Islamic Frond"], "did you mean Islamic Front"),
        (["--undo", "ISIS"], "'ISIS' is not merged into anything"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused(war: Kg, arguments: list[str], message: str) -> None:
    answer = war("merge", *arguments)
    assert answer.status == 2
    assert message in answer.err


def test_what_is_withdrawn_leaves_no_trace(war: Kg, stored_articles: Path) -> None:
    war("withdraw", str(stored_articles / "pact.txt"))
    without = war("export", "--format", "nquads").out
    war("ingest", str(stored_articles / "pact.txt"))
    assert "Two factions close ranks" in war("claims").out
    answer = war("withdraw", str(stored_articles / "pact.txt"))
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == f"withdrawn {stored_articles / 'pact.txt'}\n"
    assert war("export", "--format", "nquads").out == without
    assert "Two factions close ranks" not in without


def test_a_text_that_two_works_share_stays_for_the_other(kg: Kg) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("ISIS controls Azaz. The town lies near the border.\n", encoding="utf-8")
    kg("ingest", "a.txt", "b.txt")
    assert kg("withdraw", "a.txt").err == "withdrawn a.txt (its text stays, as another work has the same)\n"
    assert "ISIS controls Azaz." in kg("claims").out


def test_withdrawing_what_is_not_there_is_an_error(war: Kg) -> None:
    answer = war("withdraw", "nowhere.txt")
    assert answer.status == 2
    assert "nowhere.txt: no document or work of the store" in answer.err


def test_an_actor_table_becomes_a_pack(kg: Kg) -> None:
    Path("actors.csv").write_text(TABLE, encoding="utf-8")
    printed = kg("import", "ucdp-actors", "actors.csv")
    assert (printed.status, printed.err) == (0, "")
    assert 'skos:prefLabel "River League"@en' in printed.out
    assert kg("import", "ucdp-actors", "actors.csv", "-o", "pack.ttl").status == 0
    assert Path("pack.ttl").read_text(encoding="utf-8") == printed.out
    Path("a.txt").write_text("The River League attacked ISIS on Monday.\n", encoding="utf-8")
    assert "https://w3id.org/opsroom/actor/river-league" in kg("extract", "a.txt", "--pack", "pack.ttl").out


def test_a_table_of_something_else_is_refused(kg: Kg) -> None:
    Path("actors.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    answer = kg("import", "ucdp-actors", "actors.csv")
    assert answer.status == 2
    assert answer.err.startswith("kg: actors.csv:1: no column ActorId")


def test_views_are_those_of_the_store(war: Kg) -> None:
    import kg

    with kg.open("kg.store") as view:
        assert isinstance(view, View)
        assert len(list(view.claims())) == 8
