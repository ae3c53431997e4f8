"""The frozen gold set is well formed: what it is, not how well anything reads it."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from kg.knowledge.ontology import load_ontology
from kg.model import Modality, Polarity
from kg.resources import corpus

FROZEN = Path(__file__).with_name("frozen.jsonl")
ITEMS = [json.loads(line) for line in FROZEN.read_text(encoding="utf-8").splitlines()]
CLAIMS = [(item, claim) for item in ITEMS for claim in item["claims"]]
ITEM_FIELDS = {"id", "conflict", "manner", "long", "published", "text", "claims", "aliases"}
CLAIM_FIELDS = {
    *("subject", "relation", "object", "polarity", "modality", "attribution", "place", "time", "quantity"),
    *("core", "start", "end", "quote"),
}
CONFLICTS = {
    *("Syria", "Iraq", "Yemen", "Libya", "Sudan", "DR Congo", "Sahel", "Myanmar", "Ukraine", "Afghanistan"),
}


def ids_of(wrong: list[dict]) -> list[str]:
    return [item["id"] for item in wrong]


def test_ten_conflicts_of_fifteen_items_each_with_its_own_id():
    assert Counter(item["conflict"] for item in ITEMS) == dict.fromkeys(CONFLICTS, 15)
    assert [name for name, n in Counter(item["id"] for item in ITEMS).items() if n > 1] == []


def test_every_manner_is_there_and_no_other():
    assert {item["manner"] for item in ITEMS} == {"wire", "local", "official", "analysis"}


def test_a_fifth_yields_nothing_and_half_is_long():
    assert sum(not item["claims"] for item in ITEMS) >= 30
    assert sum(item["long"] for item in ITEMS) >= 75


def test_fields_are_complete():
    assert ids_of([item for item in ITEMS if set(item) != ITEM_FIELDS]) == []
    assert ids_of([item for item, claim in CLAIMS if set(claim) != CLAIM_FIELDS]) == []


def test_quotes_stand_at_their_offsets_and_are_whole_sentences():
    off = [item for item, c in CLAIMS if c["quote"] != item["text"][c["start"] : c["end"]] or c["quote"][-1] != "."]
    assert ids_of(off) == []


def test_every_relation_of_the_ontology_is_marked_twice_and_no_other():
    marked = Counter(claim["relation"] for _, claim in CLAIMS)
    assert sorted(set(marked) ^ set(load_ontology().relations)) == []
    assert sorted(name for name, n in marked.items() if n < 2) == []


def test_polarity_and_modality_are_those_of_the_model():
    assert {claim["polarity"] for _, claim in CLAIMS} == {value.value for value in Polarity}
    assert {claim["modality"] for _, claim in CLAIMS} == {value.value for value in Modality}


def test_every_claim_has_an_end_and_is_marked_once():
    assert ids_of([item for item, claim in CLAIMS if not (claim["subject"] or claim["object"])]) == []
    marked = Counter((item["id"], json.dumps(claim, sort_keys=True)) for item, claim in CLAIMS)
    assert [key for key, n in marked.items() if n > 1] == []


@pytest.mark.parametrize("relation", ["sameAs", "locatedIn", "near"])
def test_names_and_places_that_only_point_are_never_core(relation):
    assert ids_of([item for item, c in CLAIMS if c["relation"] == relation and c["core"]]) == []


def test_aliases_are_other_names_of_names_that_are_used():
    for item in ITEMS:
        used = {name for c in item["claims"] for name in (c["subject"], c["object"], c["place"], *c["attribution"])}
        assert set(item["aliases"]) <= used, item["id"]
        assert [name for name, others in item["aliases"].items() if name in others] == [], item["id"]


def words_in_a_row(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_no_sentence_stands_elsewhere():
    texts = Counter(item["text"] for item in ITEMS)
    assert [text for text, n in texts.items() if n > 1] == []
    shipped = [file.read_text(encoding="utf-8") for file in sorted(corpus().iterdir()) if file.is_file()]
    taken = set().union(*map(words_in_a_row, shipped))
    assert ids_of([item for item in ITEMS if words_in_a_row(item["text"]) & taken]) == []
