"""Every gold file keeps the form that GUIDE.md lays down: what it is, not how well anything reads it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kg.knowledge.ontology import load_ontology
from kg.model import Modality, Polarity
from kg.resources import corpus

HERE = Path(__file__).parent
FILES = {
    path.name: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for path in sorted(HERE.glob("*.jsonl"))
}
ITEMS = [item for items in FILES.values() for item in items]
CLAIMS = [(item, claim) for item in ITEMS for claim in item["claims"]]
TEN = "Syria", "Iraq", "Yemen", "Libya", "Sudan", "DR Congo", "Sahel", "Myanmar", "Ukraine", "Afghanistan"
ITEM_FIELDS = ["id", "conflict", "manner", "long", "published", "text", "claims", "aliases"]
CLAIM_FIELDS = [
    *("subject", "relation", "object", "polarity", "modality", "attribution", "place", "time", "quantity"),
    *("core", "start", "end", "quote"),
]
MOMENT = r"\d{4}(-\d{2}(-\d{2})?)?~?"
EDTF = re.compile(rf"{MOMENT}(/({MOMENT}|\.\.))?|\.\./{MOMENT}")


def ids_of(wrong: list[dict]) -> list[str]:
    return [item["id"] for item in wrong]


@pytest.mark.parametrize(
    ("file", "conflicts"),
    [
        ("frozen.jsonl", dict.fromkeys(TEN, 15)),
        ("develop-a.jsonl", dict.fromkeys(TEN[:5], 25)),
        ("develop-b.jsonl", dict.fromkeys(TEN[5:], 25)),
        ("develop-c.jsonl", dict.fromkeys([*TEN[:7], "Afghanistan"], 15)),
    ],
)
def test_conflicts_and_their_numbers_of_items(file: str, conflicts: dict[str, int]) -> None:
    assert Counter(item["conflict"] for item in FILES[file]) == conflicts


@pytest.mark.parametrize(
    ("file", "silent", "long"),
    [
        ("frozen.jsonl", 30, 75),
        ("develop-a.jsonl", 25, 60),
        ("develop-b.jsonl", 25, 60),
        ("develop-c.jsonl", 24, 60),
        ("develop-d.jsonl", 12, 30),
        ("frozen-b.jsonl", 12, 38),
        ("frozen-c.jsonl", 12, 30),
    ],
)
def test_a_fifth_yields_nothing_and_half_is_long(file: str, silent: int, long: int) -> None:
    assert sum(not item["claims"] for item in FILES[file]) >= silent
    assert sum(item["long"] for item in FILES[file]) >= long


@pytest.mark.parametrize("file", FILES)
def test_every_manner_is_there_and_no_other(file: str) -> None:
    assert {item["manner"] for item in FILES[file]} == {"wire", "local", "official", "analysis"}


@pytest.mark.parametrize("file", FILES)
def test_every_polarity_and_modality_is_there_and_no_other(file: str) -> None:
    claims = [claim for item in FILES[file] for claim in item["claims"]]
    assert {claim["polarity"] for claim in claims} == set(Polarity)
    assert {claim["modality"] for claim in claims} == set(Modality)


def test_every_relation_of_the_ontology_is_marked_twice_in_the_frozen_file_and_no_other_anywhere() -> None:
    relations = set(load_ontology().relations)
    marked = Counter(claim["relation"] for item in FILES["frozen.jsonl"] for claim in item["claims"])
    assert sorted(relation for relation in relations if marked[relation] < 2) == []
    assert {claim["relation"] for _, claim in CLAIMS} <= relations


def test_ids_and_texts_stand_once() -> None:
    assert [key for key, times in Counter(item["id"] for item in ITEMS).items() if times > 1] == []
    assert [text for text, times in Counter(item["text"] for item in ITEMS).items() if times > 1] == []


def test_fields_are_complete_and_in_order() -> None:
    assert ids_of([item for item in ITEMS if list(item) != ITEM_FIELDS]) == []
    assert ids_of([item for item, claim in CLAIMS if list(claim) != CLAIM_FIELDS]) == []


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_evidence_is_whole_sentences_at_its_offsets(item: dict) -> None:
    text = item["text"]
    for claim in item["claims"]:
        start, end = claim["start"], claim["end"]
        assert claim["quote"] == text[start:end] == text[start:end].strip() != ""
        assert start == 0 or text[start - 1].isspace()
        assert end == len(text) or text[end].isspace()


def test_every_claim_has_an_end_and_is_marked_once() -> None:
    assert ids_of([item for item, claim in CLAIMS if not (claim["subject"] or claim["object"])]) == []
    marked = Counter((item["id"], json.dumps({**claim, "core": True}, sort_keys=True)) for item, claim in CLAIMS)
    assert [key for key, times in marked.items() if times > 1] == []


def test_names_and_places_that_only_point_are_never_core() -> None:
    pointing = {"sameAs", "locatedIn", "near"}
    assert ids_of([item for item, claim in CLAIMS if claim["relation"] in pointing and claim["core"]]) == []


def test_names_stand_in_the_text_themselves_or_by_an_alias() -> None:
    frozen = ids_of(FILES["frozen.jsonl"])  # there a capital may stand for a state without an alias that says so
    for item, claim in CLAIMS:
        if item["id"] in frozen:
            continue
        text = item["text"].casefold()
        speakers = [one for link in claim["attribution"] for one in re.split(", | and ", link)]
        for name in filter(None, (claim["subject"], claim["object"], claim["place"], *speakers)):
            known = [name, *item["aliases"].get(name, [])]
            assert any(one.casefold() in text for one in known), (item["id"], name)


def test_aliases_are_other_names_of_names_that_are_used() -> None:
    for item in ITEMS:
        used = {claim[end] for claim in item["claims"] for end in ("subject", "object", "place")}
        used |= {source for claim in item["claims"] for source in claim["attribution"]}
        assert set(item["aliases"]) <= used, item["id"]
        assert [name for name, others in item["aliases"].items() if not others or name in others] == [], item["id"]


def test_dates_are_days_and_times_are_edtf() -> None:
    assert all(date.fromisoformat(item["published"]) for item in ITEMS if item["published"] is not None)
    assert [claim["time"] for _, claim in CLAIMS if claim["time"] and not EDTF.fullmatch(claim["time"])] == []


def words_in_a_row(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_no_sentence_stands_in_the_shipped_articles() -> None:
    shipped = [file.read_text(encoding="utf-8") for file in sorted(corpus().iterdir()) if file.is_file()]
    taken = set().union(*map(words_in_a_row, shipped))
    assert ids_of([item for item in ITEMS if words_in_a_row(item["text"]) & taken]) == []
