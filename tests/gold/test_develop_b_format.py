"""The second half of the development gold: 125 items that keep the file format of the guide."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kg.model import Modality, Polarity
from kg.vocab import KG

LINES = Path(__file__).with_name("develop-b.jsonl").read_text(encoding="utf-8").splitlines()
ITEMS = [json.loads(line) for line in LINES]
CLAIMS = [(item, claim) for item in ITEMS for claim in item["claims"]]
PREFIXES = {"DR Congo": "drc", "Sahel": "sah", "Myanmar": "mya", "Ukraine": "ukr", "Afghanistan": "afg"}
MOMENT = r"\d{4}(-\d{2}(-\d{2})?)?~?"
EDTF = re.compile(rf"{MOMENT}(/({MOMENT}|\.\.))?|\.\./{MOMENT}")


def test_ids_count_from_one_to_twenty_five_in_each_conflict():
    assert [(item["conflict"], item["id"]) for item in ITEMS] == [
        (conflict, f"{prefix}-d{number:02}") for conflict, prefix in PREFIXES.items() for number in range(1, 26)
    ]


def test_a_fifth_claims_nothing_and_half_are_long():
    assert Counter(item["conflict"] for item in ITEMS if not item["claims"]) == dict.fromkeys(PREFIXES, 5)
    assert sum(item["long"] for item in ITEMS) >= 60
    assert {item["manner"] for item in ITEMS} == {"wire", "local", "official", "analysis"}


def test_texts_are_told_apart():
    assert len({item["text"] for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_evidence_is_a_sentence_at_its_offsets(item):
    for claim in item["claims"]:
        start, end = claim["start"], claim["end"]
        assert claim["quote"] == item["text"][start:end] == item["text"][start:end].strip() != ""
        assert start == 0 or item["text"][start - 1].isspace()
        assert end == len(item["text"]) or item["text"][end].isspace()


def test_relations_are_those_of_the_ontology():
    assert [claim["relation"] for _, claim in CLAIMS if claim["relation"] not in KG] == []


def test_polarity_and_modality_are_those_of_the_model():
    assert {claim["polarity"] for _, claim in CLAIMS} == set(Polarity)
    assert {claim["modality"] for _, claim in CLAIMS} == set(Modality)


def test_every_claim_has_an_end_and_stands_once():
    assert [item["id"] for item, claim in CLAIMS if not claim["subject"] and not claim["object"]] == []
    keys = Counter(json.dumps([item["id"], {**claim, "core": None}], sort_keys=True) for item, claim in CLAIMS)
    assert [key for key, times in keys.items() if times > 1] == []


def test_names_stand_in_the_text_or_have_an_alias_that_does():
    for item, claim in CLAIMS:
        text = item["text"].lower()
        for name in filter(None, [claim["subject"], claim["object"], claim["place"], *claim["attribution"]]):
            accepted = [name, *item["aliases"].get(name, [])]
            assert [one for one in accepted if one.lower() in text] != [], (item["id"], name)


def test_aliases_are_other_names_of_somebody_in_a_claim():
    for item in ITEMS:
        claimed = {claim[end] for claim in item["claims"] for end in ("subject", "object", "place")}
        claimed |= {source for claim in item["claims"] for source in claim["attribution"]}
        assert set(item["aliases"]) <= claimed, item["id"]
        assert [name for name, others in item["aliases"].items() if not others or name in others] == [], item["id"]


def test_dates_are_days_and_times_are_edtf():
    assert all(date.fromisoformat(item["published"]) for item in ITEMS if item["published"] is not None)
    assert [claim["time"] for _, claim in CLAIMS if claim["time"] and not EDTF.fullmatch(claim["time"])] == []
