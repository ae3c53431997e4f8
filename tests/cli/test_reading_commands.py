"""``kg ingest`` and ``kg extract``: articles in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from kg_runner import DENIAL, FRIENDS, PACT, Kg

from kg.resources import corpus


@pytest.fixture
def articles(kg: Kg) -> list[str]:
    """Two articles in the working folder."""
    Path("pact.txt").write_text(PACT, encoding="utf-8")
    Path("denial.md").write_text(DENIAL, encoding="utf-8")
    return ["pact.txt", "denial.md"]


def test_ingest_reports_progress_on_stderr_only(kg: Kg, articles: list[str]) -> None:
    answer = kg("ingest", *articles)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "added     pact.txt (2 claims)\nadded     denial.md (3 claims)\nkg.store: 2 added\n"


def test_a_second_ingest_changes_nothing(kg: Kg, articles: list[str]) -> None:
    kg("ingest", *articles)
    before = kg("export", "--format", "nquads").out
    answer = kg("ingest", *articles)
    assert answer.err == "unchanged pact.txt\nunchanged denial.md\nkg.store: 2 unchanged\n"
    assert kg("export", "--format", "nquads").out == before


def test_new_bytes_of_a_work_replace_the_old_ones(kg: Kg, articles: list[str]) -> None:
    kg("ingest", *articles)
    Path("pact.txt").write_text("ISIS controls Manbij. It rained all day.\n", encoding="utf-8")
    assert "replaced  pact.txt (1 claims)\n" in kg("ingest", "pact.txt").err
    assert "Manbij" in kg("claims").out
    assert "Two factions close ranks" not in kg("claims").out


def test_other_knowledge_reads_again(kg: Kg, articles: list[str]) -> None:
    kg("ingest", "pact.txt")
    assert kg("ingest", "pact.txt", "--no-packs").err.startswith("reread    pact.txt")


def test_quiet_says_only_what_failed(kg: Kg, articles: list[str]) -> None:
    answer = kg("ingest", "--quiet", *articles, "missing.txt")
    assert answer.status == 3
    assert answer.err.startswith("kg: missing.txt: ")
    assert answer.err.count("\n") == 1


def test_bad_inputs_are_named_and_the_rest_goes_in(kg: Kg, articles: list[str]) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    Path("latin.txt").write_bytes("Die Rebellen kämpfen".encode("latin-1"))
    Path("german.txt").write_text("Die Kämpfer der Front haben die Stadt am Montag verlassen und sind nach Osten "
                                  "gezogen, sagte ein Sprecher der Gruppe.\n", encoding="utf-8")
    answer = kg("ingest", "empty.txt", "image.txt", "latin.txt", "german.txt", "missing.txt", "pact.txt")
    assert (answer.status, answer.out) == (3, "")
    lines = answer.err.splitlines()
    for path, reason in (("empty.txt", "empty"), ("german.txt", "not English"), ("missing.txt", "")):
        assert any(line.startswith(f"kg: {path}: {reason}") for line in lines), path
    assert [line.split(":")[1].strip() for line in lines[:5]] == [
        "empty.txt", "image.txt", "latin.txt", "german.txt", "missing.txt",
    ]
    assert lines[5:] == ["added     pact.txt (2 claims)", "kg.store: 1 added, 5 failed"]


def test_an_article_from_a_pipe_takes_its_details_from_options(kg: Kg) -> None:
    details = ["--outlet", "Orontes Wire", "--title", "A ford is lost", "--published", "2014-02-01",
               "--url", "https://example.org/ford"]
    assert kg("ingest", "-", *details, stdin=b"ISIS controls Azaz. It rained all day.\n").status == 0
    (document,) = json.loads(kg("stats", "--format", "json").out)["listed"]
    assert document == {"published": "2014-02-01", "outlet": "Orontes Wire", "title": "A ford is lost", "claims": 1,
                        "document": "https://example.org/ford"}


def test_a_folder_gives_all_its_articles(kg: Kg, articles: list[str]) -> None:
    Path("folder/inner").mkdir(parents=True)
    shutil.move("pact.txt", "folder/inner/pact.txt")
    shutil.move("denial.md", "folder/denial.md")
    assert kg("ingest", "folder").err.splitlines()[-1] == "kg.store: 2 added"


def test_an_own_pack_names_its_actors(kg: Kg) -> None:
    Path("pack.ttl").write_text(
        "@prefix kg: <https://w3id.org/opsroom/ontology#> . @prefix actor: <https://w3id.org/opsroom/actor/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
        'actor:harbour-guard a kg:ArmedGroup ; skos:prefLabel "Harbour Guard"@en ; skos:altLabel "Dockmen"@en ;\n'
        '  dcterms:source "a town chronicle" .\n',
        encoding="utf-8",
    )
    Path("a.txt").write_text("The Dockmen attacked ISIS at the old port on Monday.\n", encoding="utf-8")
    (claim,) = map(json.loads, kg("extract", "a.txt", "--pack", "pack.ttl").out.splitlines())
    assert claim["subject"]["iri"] == "https://w3id.org/opsroom/actor/harbour-guard"


def test_a_broken_pack_is_named_and_exits_2(kg: Kg, articles: list[str]) -> None:
    Path("pack.ttl").write_text("actor:nobody a kg:ArmedGroup .", encoding="utf-8")
    answer = kg("ingest", "pact.txt", "--pack", "pack.ttl")
    assert answer.status == 2
    assert answer.err.startswith("kg: pack.ttl")


def test_extract_prints_the_contract_and_stores_nothing(kg: Kg) -> None:
    Path("friends.txt").write_text(FRIENDS, encoding="utf-8")
    answer = kg("extract", "--format", "jsonl", "friends.txt", "missing.txt")
    assert answer.status == 3
    claims = [json.loads(line) for line in answer.out.splitlines()]
    assert [(c["subject"]["name"], c["relation"], c["object"]["name"]) for c in claims] == [
        ("Jabhat al-Nusra", "alliedWith", "Islamic Front"),
        ("Islamic Front", "alliedWith", "Jabhat al-Nusra"),
        ("Islamic Front", "attacked", "ISIS"),
    ]
    assert {c["document"] for c in claims} == {"friends.txt"}
    assert [FRIENDS[c["start"] : c["end"]] for c in claims] == [c["quote"] for c in claims]
    assert answer.err.startswith("kg: missing.txt: ")
    assert not Path("kg.store").exists()


def test_order_and_batches_leave_the_same_store(kg: Kg, tmp_path: Path) -> None:
    """Documents, claims, ties and conclusions of the corpus, byte for byte."""
    articles = sorted(str(file) for file in corpus().iterdir() if file.suffix in (".txt", ".md", ".html"))
    assert kg("ingest", *articles, "--store", "together").status == 0
    for article in reversed(articles):
        assert kg("ingest", article, "--store", "one-by-one").status == 0
    together = kg("export", "--format", "nquads", "--store", "together").out
    assert together == kg("export", "--format", "nquads", "--store", "one-by-one").out
    assert kg("ingest", *articles, articles[0], "--jobs", "2", "--store", "two-jobs").err.endswith(" 1 unchanged\n")
    assert together == kg("export", "--format", "nquads", "--store", "two-jobs").out
    assert together.splitlines() == sorted(set(together.splitlines()))


def test_several_jobs_print_the_same(kg: Kg, articles: list[str]) -> None:
    alone, shared = (kg("extract", *articles, "missing.txt", "--jobs", jobs) for jobs in ("1", "2"))
    assert alone == shared
    assert (alone.status, len(alone.out.splitlines()) > 3) == (3, True)


def test_extract_explains_what_it_saw(kg: Kg, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The Falcon Brigade attacked the mill on Tuesday. The bread was warm.", encoding="utf-8")
    answer = kg("extract", "--explain", str(article))
    assert answer.status == 0
    assert "  claim   Falcon Brigade attacked mill  [" in answer.out
    assert "  none    no word of it is in the lexicon" in answer.out
