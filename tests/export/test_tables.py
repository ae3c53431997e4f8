import csv
from io import StringIO

from sample_war import claim, tie, war

from kg.export.snapshot import Snapshot
from kg.export.tables import to_csv
from kg.model import CoalitionReport


def rows(data):
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def test_a_tie_fills_one_row(snapshot):
    found = [row for row in rows(to_csv(snapshot)["ties.csv"]) if row["relation"] == "alliedWith" and row["when"]]
    assert [{key: value for key, value in row.items() if key not in ("id", "claims")} for row in found] == [
        {
            "source": "https://w3id.org/opsroom/actor/lantern-brigade",
            "target": "https://w3id.org/opsroom/actor/valley-front",
            "source_name": "Lantern Brigade",
            "target_name": "Valley Front",
            "relation": "alliedWith",
            "sign": "1.0",
            "weight": "3",
            "support": "0.97",
            "counter_support": "0.0",
            "contested": "false",
            "when": "2014-02",
            "from": "2014-02-01",
            "until": "2014-03-31",
            "place": "",
            "contradicting": "",
        }
    ]


def test_an_actor_names_its_coalitions_the_most_specific_first(snapshot):
    found = {row["label"]: row for row in rows(to_csv(snapshot)["nodes.csv"])}
    assert len(found) == 13
    assert found["Lantern Brigade"]["aliases"] == "Lantern Men"
    assert found["Valley Front"]["coalitions"] == "Northern Operations Room"
    assert found["villagers"]["document"] == "a1" * 32


def test_a_claim_names_its_chain_of_sources(snapshot):
    (row,) = [row for row in rows(to_csv(snapshot)["claims.csv"]) if row["polarity"] == "denied"]
    assert row["sources"] == "Front denies truce > The Herald"
    assert (row["published"], row["start"], row["end"]) == ("2014-02-05", "0", "18")


def test_formulas_are_defused_and_negative_numbers_are_not():
    cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain"]
    claims = [claim("River Guards", "fights", "Red Dune Fighters", cell) for cell in cells]
    base = war()
    found = to_csv(
        Snapshot((tie(claims),), {c.iri: c for c in claims}, {}, CoalitionReport((), 0, 0, True), base.ontology)
    )
    assert [row["quote"] for row in rows(found["claims.csv"])] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@SUM(A1)",
        "'\tx",
        "'\rx",
        "plain",
    ]
    assert rows(found["ties.csv"])[0]["sign"] == "-1.0"


def test_an_empty_store_gives_headers(empty):
    assert to_csv(empty) == {
        "nodes.csv": b"id,label\r\n",
        "ties.csv": b"id,source,target\r\n",
        "claims.csv": b"id,subject,relation,object\r\n",
    }
