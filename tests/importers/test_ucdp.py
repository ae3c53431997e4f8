from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.importers.ucdp import COLUMNS, read_ucdp_actors
from kg.knowledge.packs import Pack, PackActor, PackPlace, load_packs
from kg.vocab import actor_iri, place_iri

CITED = "UCDP Actor Dataset 30.1 (Davies, Pettersson & Öberg 2022)"
HEADER = [*COLUMNS, "Region"]


def table(tmp_path: Path, *rows: dict[str, str]) -> Path:
    path = tmp_path / "actors.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        writer.writerows({"Org": "1", "Version": "30.1", **row} for row in rows)
    return path


def imported(tmp_path: Path, *rows: dict[str, str]) -> Pack:
    pack = tmp_path / "pack.ttl"
    pack.write_text(read_ucdp_actors(table(tmp_path, *rows)), encoding="utf-8")
    return load_packs([pack], shipped=False)


def relations(pack: Pack) -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    known = pack.actors | pack.places
    return [(known[t.subject].name, t.relation, known[t.object].name, t.edtf, t.sources) for t in pack.ties]


def test_names_of_all_columns_become_labels(tmp_path: Path) -> None:
    pack = imported(
        tmp_path,
        {
            "ActorId": "7",
            "NameData": "RB ",
            "NameOrig": "RB",
            "NameOrigFull": "Речная бригада / Rechnaya brigada",
            "NameOrigFullEng": "River  Brigade",
            "NewName": "RA, RA-2",
            "NewNameFullMotherTongue": "Rechnaya armiya",
            "NewNameFullEng": "River Army, Second River Army",
        },
    )
    aliases = ("RA", "RA-2", "Rechnaya armiya", "Rechnaya brigada", "River Army", "River Brigade", "Second River Army")
    iri = actor_iri("RB")
    assert pack.actors == {
        iri: PackActor(iri, "RB", "ArmedGroup", (*aliases, "Речная бригада"), (), (f"{CITED}, ActorId 7",))
    }


def test_a_comma_inside_one_name_does_not_split_it(tmp_path: Path) -> None:
    row = {"ActorId": "7", "NameData": "3R", "NameOrigFull": "n/a", "NewName": "3R"}
    pack = imported(tmp_path, {**row, "NewNameFullEng": "Return, Repair, Rest"})
    assert pack.actors[actor_iri("3R")].aliases == ("Return, Repair, Rest",)


@pytest.mark.parametrize(
    ("org", "english", "kind"),
    [
        ("1", "River Brigade", "ArmedGroup"),
        ("1", "Hill People's Party", "Organization"),
        ("2", "Supporters of the Mayor", "Actor"),
        ("3", "Hill clan", "Actor"),
        ("4", "Government of Atlantis", "Government"),
    ],
)
def test_org_codes_become_classes(tmp_path: Path, org: str, english: str, kind: str) -> None:
    pack = imported(tmp_path, {"ActorId": "7", "NameData": "X", "NameOrigFullEng": english, "Org": org})
    assert pack.actors[actor_iri("X")].type == kind


def test_origins_alliances_and_joins_become_ties(tmp_path: Path) -> None:
    split = {"Splinter": "1", "ActorIdPrev": "1", "SplitTemp": "1", "ActorIdSplitTemp": "1"}
    joined = {"Alliance": "1", "ActorIdAlliance": "3, 4", "JoinGroup": "1", "ActorIdGroup": "4"}
    ignored = {"Splinter": "0", "ActorIdPrev": "4"}
    pack = imported(
        tmp_path,
        {"ActorId": "2", "NameData": "Two", **split, **joined},
        {"ActorId": "1", "NameData": "One", **ignored},
        {"ActorId": "3", "NameData": "Three"},
        {"ActorId": "4", "NameData": "Four"},
    )
    two = f"{CITED}, ActorId 2"
    assert relations(pack) == [
        ("Two", "memberOf", "Four", "", (f"{two}, Alliance", f"{two}, JoinGroup")),
        ("Two", "memberOf", "Three", "", (f"{two}, Alliance",)),
        ("Two", "splitFrom", "One", "", (f"{two}, Splinter", f"{two}, SplitTemp")),
    ]


def test_countries_become_places(tmp_path: Path) -> None:
    pack = imported(tmp_path, {"ActorId": "7", "NameData": "RB", "Location": "Atlantis, Utopia (Nowhere)"})
    atlantis, utopia = place_iri("Atlantis"), place_iri("Utopia (Nowhere)")
    assert pack.places == {
        atlantis: PackPlace(atlantis, "Atlantis", "Region", (), (), (CITED,), None, None, ()),
        utopia: PackPlace(utopia, "Utopia (Nowhere)", "Region", (), (), (CITED,), None, None, ()),
    }
    assert [relation[:3] for relation in relations(pack)] == [
        ("RB", "presentIn", "Atlantis"),
        ("RB", "presentIn", "Utopia (Nowhere)"),
    ]


def test_actors_of_one_name_keep_apart(tmp_path: Path) -> None:
    rows = [{"ActorId": number, "NameData": "ELN", "NameOrigFull": full} for number, full in (("10", "A"), ("9", "B"))]
    pack = imported(tmp_path, *rows)
    assert {actor.iri: actor.aliases for actor in pack.actors.values()} == {
        actor_iri("ELN 10"): ("A",),
        actor_iri("ELN 9"): ("B",),
    }


def test_an_actor_outside_the_table_is_noted(tmp_path: Path) -> None:
    text = read_ucdp_actors(table(tmp_path, {"ActorId": "7", "NameData": "RB", "Splinter": "1", "ActorIdPrev": "8, 7"}))
    assert "Left out: Splinter of ActorId 7 names ActorId 8, no other of the table." in text
    assert "Left out: Splinter of ActorId 7 names ActorId 7, no other of the table." in text
    assert "splitFrom" not in text


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    rows = [{"ActorId": str(n), "NameData": name, "Location": "Atlantis"} for n, name in enumerate(("RB", 'H"F', "RB"))]
    assert read_ucdp_actors(table(tmp_path, *rows)) == read_ucdp_actors(table(tmp_path, *reversed(rows)))


def test_it_loads_beside_the_shipped_pack(tmp_path: Path) -> None:
    row = {"ActorId": "5575", "NameData": "Islamic Front", "NameOrigFull": "Jabha Islamiyya", "Location": "Syria"}
    pack = tmp_path / "pack.ttl"
    pack.write_text(read_ucdp_actors(table(tmp_path, row)), encoding="utf-8")
    front = load_packs([pack]).actors[actor_iri("Islamic Front")]
    assert front.type == "UmbrellaGroup"
    assert "Jabha Islamiyya" in front.aliases


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"ActorId": "x1", "NameData": "A"}, "actors.csv:3: ActorId 'x1' is not a number"),
        ({"ActorId": "1", "NameData": "A"}, "actors.csv:3: ActorId 1 stands on line 2 already"),
        ({"ActorId": "2", "NameData": "n/a"}, "actors.csv:3: ActorId 2 has no NameData"),
        ({"ActorId": "2", "NameData": "A", "Org": "9"}, "actors.csv:3: Org '9' is none of 1, 2, 3, 4"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: dict[str, str], message: str) -> None:
    path = table(tmp_path, {"ActorId": "1", "NameData": "One"}, row)
    with pytest.raises(KnowledgeError) as caught:
        read_ucdp_actors(path)
    assert str(caught.value) == f"{tmp_path}/{message}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "1: no column ActorId, Org, Location"),
        (b"ActorId,NameData\n", "1: no column Org, Location"),
        (",".join(HEADER).encode() + b"\n1,2\n", "2: 2 cells where the header has"),
        (",".join(HEADER).encode() + b'\n"1\n', "2: not CSV: unexpected end of data"),
        (b"ActorId\n1\nM\xe9xico\n", "3: not UTF-8; save the table as UTF-8"),
    ],
)
def test_a_file_that_is_not_the_table_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes(data)
    with pytest.raises(KnowledgeError) as caught:
        read_ucdp_actors(path)
    assert str(caught.value).startswith(f"{path}:{message}")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.csv: cannot be read \(No such file or directory\)"):
        read_ucdp_actors(tmp_path / "none.csv")
