"""The first half of the development gold set keeps its form: offsets, relations, counts and names."""

import json
import re
from collections import Counter
from pathlib import Path

from kg.knowledge.ontology import load_ontology
from kg.model import Modality, Polarity
from kg.vocab import KG

PATH = Path(__file__).with_name("develop-a.jsonl")
ITEMS = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
CLAIMS = [(item, claim) for item in ITEMS for claim in item["claims"]]
CONFLICTS = {"Syria": "syr", "Iraq": "irq", "Yemen": "yem", "Libya": "lib", "Sudan": "sud"}
ITEM_KEYS = ["id", "conflict", "manner", "long", "published", "text", "claims", "aliases"]
CLAIM_KEYS = ["subject", "relation", "object", "polarity", "modality", "attribution"]
CLAIM_KEYS += ["place", "time", "quantity", "core", "start", "end", "quote"]
MOMENT = r"\d{4}(-\d{2}){0,2}~?"
EDTF = re.compile(rf"{MOMENT}|{MOMENT}/({MOMENT}|\.\.)|\.\./{MOMENT}")


def test_twenty_five_items_a_conflict_numbered_in_order():
    assert [item["id"] for item in ITEMS] == [f"{c}-d{n:02}" for c in CONFLICTS.values() for n in range(1, 26)]
    assert Counter(item["conflict"] for item in ITEMS) == dict.fromkeys(CONFLICTS, 25)
    assert all(item["id"].startswith(CONFLICTS[item["conflict"]]) for item in ITEMS)


def test_a_fifth_yields_nothing_and_half_are_long():
    assert Counter(item["conflict"] for item in ITEMS if not item["claims"]) == dict.fromkeys(CONFLICTS, 5)
    assert sum(item["long"] for item in ITEMS) >= 60
    assert {item["manner"] for item in ITEMS} == {"wire", "local", "official", "analysis"}


def test_no_text_stands_twice():
    assert [text for text, times in Counter(item["text"] for item in ITEMS).items() if times > 1] == []


def test_fields_are_those_of_the_guide():
    assert {tuple(item) for item in ITEMS} == {tuple(ITEM_KEYS)}
    assert {tuple(claim) for _, claim in CLAIMS} == {tuple(CLAIM_KEYS)}
    assert {claim["polarity"] for _, claim in CLAIMS} <= set(Polarity)
    assert {claim["modality"] for _, claim in CLAIMS} <= set(Modality)


def test_dates_are_days_and_times_are_edtf():
    published = {item["published"] for item in ITEMS if item["published"]}
    times = {claim["time"] for _, claim in CLAIMS if claim["time"]}
    assert [day for day in published if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)] == []
    assert [time for time in times if not EDTF.fullmatch(time)] == []


def test_evidence_stands_at_its_offsets():
    for item, claim in CLAIMS:
        assert item["text"][claim["start"] : claim["end"]] == claim["quote"], item["id"]
        assert claim["quote"].strip() == claim["quote"] != "", item["id"]


def test_relations_exist():
    relations = {claim["relation"] for _, claim in CLAIMS}
    assert relations <= set(load_ontology().relations)
    assert {name for name in relations if name not in KG} == set()


def test_every_relation_of_the_guide_has_an_example():
    guide = PATH.with_name("GUIDE.md").read_text(encoding="utf-8")
    section = guide.split("## 3. ")[1].split("## 4. ")[0]
    cells = re.findall(r"^\| ([a-z]+[A-Za-z, ]*) \|", section, re.MULTILINE)
    listed = {name for cell in cells for name in cell.split(", ")} - {"relation"} | {"commands"}
    assert listed - {claim["relation"] for _, claim in CLAIMS} == set()


def test_no_claim_stands_twice_and_each_has_an_end():
    for item in ITEMS:
        said = Counter(json.dumps({**claim, "core": True}, sort_keys=True) for claim in item["claims"])
        assert [claim for claim, times in said.items() if times > 1] == [], item["id"]
    assert [item["id"] for item, claim in CLAIMS if not (claim["subject"] or claim["object"])] == []


def test_names_stand_in_the_text_themselves_or_by_an_alias():
    for item, claim in CLAIMS:
        text = item["text"].casefold()
        for name in filter(None, (claim["subject"], claim["object"], claim["place"])):
            known = [name, *item["aliases"].get(name, [])]
            assert any(one.casefold() in text for one in known), (item["id"], name)


def test_aliases_belong_to_an_end():
    for item in ITEMS:
        ends = {claim[end] for claim in item["claims"] for end in ("subject", "object")}
        assert set(item["aliases"]) - ends == set(), item["id"]
