"""``kg claims``, ``actors``, ``evidence``, ``stats`` and ``query``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from kg_runner import FRIENDS, Kg


def told(kg: Kg, *arguments: str) -> list[tuple[str, str, str]]:
    """The subject, relation and object of the claims that ``kg claims`` lists."""
    answer = kg("claims", "--format", "jsonl", *arguments)
    assert (answer.status, answer.err) == (0, "")
    claims = [json.loads(line) for line in answer.out.splitlines()]
    return [(c["subject"]["name"], c["relation"], c["object"]["name"]) for c in claims]


def test_claims_are_listed_by_day_with_stance_sentence_and_source(war: Kg) -> None:
    answer = war("claims")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[:6] == [
        "2014-03-03  Liwa al-Tawhid   alliedWith  Ahrar al-Sham",
        "    “Liwa al-Tawhid is allied with Ahrar al-Sham.” – Two factions close ranks",
        "2014-03-03  Jabhat al-Nusra  attacked    ISIS",
        "    “Jabhat al-Nusra attacked ISIS in Azaz.” – Two factions close ranks",
        "2014-03-05  Liwa al-Tawhid   alliedWith  Ahrar al-Sham    denied",
        "    “Liwa al-Tawhid is not allied with Ahrar al-Sham, an… – Queiq Daily > officer of the brigade",
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--actor", "Tawhid Brigade", "--polarity", "denied"], [("Liwa al-Tawhid", "alliedWith", "Ahrar al-Sham")]),
        (["--relation", "hostileTo", "--modality", "possible"], [("ISIS", "attacked", "Liwa al-Tawhid")]),
        (["--relation", "controls", "--since", "2014-03-04"], [("ISIS", "controls", "Azaz")]),
        (["--relation", "hostileTo", "--until", "2014-03-04"], [("Jabhat al-Nusra", "attacked", "ISIS")]),
        (["--source", "queiq daily", "--modality", "possible"], [("ISIS", "attacked", "Liwa al-Tawhid")]),
        (["--document", "https://example.org/queiq/no-pact", "--actor", "ISIS", "--modality", "actual"],
         [("ISIS", "controls", "Azaz")]),
        (["--limit", "1"], [("Liwa al-Tawhid", "alliedWith", "Ahrar al-Sham")]),
    ],
)
def test_each_filter_of_claims_takes_what_it_says(
    war: Kg, filters: list[str], expected: list[tuple[str, str, str]]
) -> None:
    assert told(war, *filters) == expected


def test_claims_name_a_document_by_its_path(kg: Kg, stored_articles: Path) -> None:
    store = str(stored_articles / "kg.store")
    found = told(kg, "--document", str(stored_articles / "friends.txt"), "--relation", "attacked", "--store", store)
    assert found == [("Islamic Front", "attacked", "ISIS")]


def test_a_quote_of_the_contract_stands_at_its_offsets(kg: Kg, stored_articles: Path) -> None:
    answer = kg("claims", "--format", "jsonl", "--actor", "Islamic Front", "--store", str(stored_articles / "kg.store"))
    claims = [json.loads(line) for line in answer.out.splitlines()]
    assert [FRIENDS[c["start"] : c["end"]] for c in claims] == [c["quote"] for c in claims]
    assert {c["document"] for c in claims} == {str(stored_articles / "friends.txt")}


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_claims_go_into_a_spreadsheet(war: Kg, form: str, delimiter: str) -> None:
    answer = war("claims", "--polarity", "denied", "--format", form)
    (row,) = csv.DictReader(io.StringIO(answer.out), delimiter=delimiter)
    assert (row["date"], row["subject"], row["object"]) == ("2014-03-05", "Liwa al-Tawhid", "Ahrar al-Sham")
    assert row["quote"] == "Liwa al-Tawhid is not allied with Ahrar al-Sham, an officer of the brigade said."
    assert row["source"] == "No pact, says the brigade > Queiq Daily > officer of the brigade"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["claims", "--since", "March"], "'March' is no day like 2014-02-27"),
        (["claims", "--relation", "alliedwith"], "did you mean alliedWith"),
        (["claims", "--modality", "sure"], "'sure' is not one of"),
        (["claims", "--actor", "Liwa al-Tawid"], "did you mean Liwa al-Tawhid"),
        (["claims", "--document", "nowhere.txt"], "nowhere.txt: no such document in the store"),
        (["actors", "--type", "Armed"], "'Armed' is no class of the ontology"),
        (["evidence", "Liwa al-Tawid"], "did you mean Liwa al-Tawhid"),
        (["evidence"], "Missing argument 'A'"),
        (["query"], "give one of NAME, FILE.rq or -e SPARQL"),
        (["query", "who-control"], "did you mean who-controls?"),
        (["query", "who-controls"], "needs place"),
        (["query", "who-controls", "-p", "place"], "write -p KEY=VALUE"),
        (["query", "who-controls", "-p", "place=Azaz", "-p", "place=Manbij"], "given twice"),
        (["query", "who-controls", "-p", "town=Azaz"], "has no parameter 'town'; it takes place"),
        (["query", "none.rq"], "none.rq: cannot be read (No such file or directory)"),
        (["query", "-e", "SELECT ?x\nWHERE { ?x kg:leads }"], "line 2, column 21"),
        (["query", "-e", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], "SERVICE is refused"),
        (["query", "-e", "SELECT * FROM <http://example.org/> { ?s ?p ?o }"], "FROM is refused"),
        (["query", "-e", "LOAD <http://example.org/>"], "LOAD is refused"),
        (["query", "-e", "DROP ALL"], "DROP is refused"),
        (["nothing"], "No such command 'nothing'"),
    ],
)
def test_what_cannot_be_used_is_named_and_exits_2(war: Kg, arguments: list[str], message: str) -> None:
    answer = war(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert message in answer.err


@pytest.mark.parametrize("command", [["claims"], ["actors"], ["stats"], ["evidence", "ISIS"], ["coalitions"],
                                     ["disputes"], ["query", "brokers"], ["export", "--format", "dot"],
                                     ["merge", "a", "b"], ["withdraw", "a.txt"], ["validate", "--store", "kg.store"]])
def test_without_a_store_every_command_says_so_and_exits_4(kg: Kg, command: list[str]) -> None:
    answer = kg(*command)
    assert answer.status == 4
    assert answer.err == "kg: kg.store: no store is here; ingest articles first or give another --store\n"
    assert not Path("kg.store").exists()


def test_the_store_may_be_named_in_the_environment(
    kg: Kg, stored_articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE", str(stored_articles / "kg.store"))
    assert told(kg, "--limit", "1") == [("Liwa al-Tawhid", "alliedWith", "Ahrar al-Sham")]


def test_actors_come_with_counts_and_other_names(war: Kg) -> None:
    answer = war("actors", "--type", "UmbrellaGroup", "--format", "jsonl")
    (actor,) = map(json.loads, answer.out.splitlines())
    assert (actor["name"], actor["type"]) == ("Islamic Front", "UmbrellaGroup")
    assert (actor["claims"], actor["documents"]) == (3, 1)
    assert "Jabhat al-Islamiya" in actor["aliases"]


def test_actors_as_a_table_and_as_csv_begin_with_the_most_spoken_of(war: Kg) -> None:
    assert war("actors", "--limit", "1").out.splitlines()[2].split()[:4] == ["ISIS", "ArmedGroup", "4", "3"]
    assert war("actors", "--limit", "1", "--format", "csv").out.splitlines()[1].startswith("ISIS,ArmedGroup,4,3,")


def test_an_empty_answer_keeps_its_header(war: Kg) -> None:
    assert war("actors", "--type", "Person", "--format", "csv").out == "name,type,claims,documents,other names\r\n"


def test_evidence_shows_both_sides_with_sentence_chain_and_place(war: Kg, stored_articles: Path) -> None:
    answer = war("evidence", "Tawhid Brigade", "Ahrar al Sham")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        "Ahrar al-Sham allied with Liwa al-Tawhid: 1 for, 1 against\n"
        "  for\n"
        "    “Liwa al-Tawhid is allied with Ahrar al-Sham.”\n"
        "      Two factions close ranks (2014-03-03)\n"
        f"      {stored_articles / 'pact.txt'}, characters 55 to 99\n"
        "  against\n"
        "    “Liwa al-Tawhid is not allied with Ahrar al-Sham, an officer of the brigade said.”\n"
        "      No pact, says the brigade > Queiq Daily > officer of the brigade (2014-03-05, denied)\n"
        "      https://example.org/queiq/no-pact, characters 123 to 203\n\n"
    )


def test_evidence_of_one_actor_takes_friends_first_and_counts_both_directions_as_one(war: Kg) -> None:
    heads = [line for line in war("evidence", "Nusra Front").out.splitlines() if line and not line.startswith(" ")]
    assert heads == [
        "Islamic Front allied with Jabhat al-Nusra: 2 for, 0 against",
        "Jabhat al-Nusra attacked ISIS: 1 for, 0 against",
    ]


def test_evidence_may_tie_an_actor_to_a_place(war: Kg) -> None:
    assert war("evidence", "Daesh", "Azaz").out.startswith("ISIS controls Azaz: 1 for, 0 against\n")


def test_evidence_without_any_says_so_on_stderr(war: Kg) -> None:
    answer = war("evidence", "Ahrar al-Sham", "ISIS")
    assert (answer.status, answer.out, answer.err) == (0, "", "No sentence of the store ties them.\n")


def test_evidence_as_lines_is_in_the_contract(war: Kg) -> None:
    claims = [json.loads(line) for line in war("evidence", "ISIS", "Azaz", "--format", "jsonl").out.splitlines()]
    assert [(c["relation"], c["quote"]) for c in claims] == [("controls", "ISIS controls Azaz.")]


def test_stats_count_and_list_the_documents(war: Kg, stored_articles: Path) -> None:
    counts = json.loads(war("stats", "--format", "json").out)
    assert {key: counts[key] for key in ("documents", "claims", "actors", "places")} == {
        "documents": 3, "claims": 8, "actors": 5, "places": 1,
    }
    assert counts["listed"][1] == {
        "published": "2014-03-05", "outlet": "Queiq Daily", "title": "No pact, says the brigade", "claims": 3,
        "document": "https://example.org/queiq/no-pact",
    }
    assert war("stats").out.startswith("3 documents, 3 works, 8 claims, 5 actors, 1 places, ")


def test_a_saved_query_takes_names_in_any_spelling(war: Kg) -> None:
    answer = war("query", "who-controls", "-p", "place=A'zaz", "--format", "csv")
    assert answer.status == 0
    assert [row["quote"] for row in csv.DictReader(io.StringIO(answer.out))] == ["ISIS controls Azaz."]


def test_every_saved_query_is_listed_with_its_parameters(kg: Kg) -> None:
    listed = kg("query", "--list").out
    assert "who-controls             Who controls, took or lost a place, since when, and who says so?\n" in listed
    assert "                           -p place=…  the town, district or region\n" in listed


ASK_ENEMIES = """SELECT ?name WHERE {
  GRAPH graph:accepted { actor:isis ^kg:attacked/rdfs:label ?name }
} ORDER BY ?name
"""


def test_own_queries_come_from_a_file_or_the_command_line(war: Kg) -> None:
    Path("enemies.rq").write_text(ASK_ENEMIES, encoding="utf-8")
    expected = "name\n---------------\nIslamic Front\nJabhat al-Nusra\n"
    assert war("query", "enemies.rq").out == expected
    assert war("query", "-e", ASK_ENEMIES).out == expected


def test_triples_come_as_turtle(war: Kg) -> None:
    construct = "CONSTRUCT { ?s kg:controls ?o } WHERE { GRAPH graph:accepted { ?s kg:controls ?o } }"
    answer = war("query", "-e", construct)
    assert answer.out.splitlines()[-1] == "actor:isis kg:controls place:azaz ."
    assert "@prefix kg: <https://w3id.org/opsroom/ontology#> ." in answer.out


def test_rows_come_as_json_and_xml(war: Kg) -> None:
    rows = json.loads(war("query", "-e", ASK_ENEMIES, "--format", "json").out)["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == ["Islamic Front", "Jabhat al-Nusra"]
    assert "<literal>Islamic Front</literal>" in war("query", "-e", ASK_ENEMIES, "--format", "xml").out
