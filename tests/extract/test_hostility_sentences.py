"""Hostility told in long sentences: who did what to whom, what was denied, and what another verb stands for."""

from __future__ import annotations

import pytest
from reading_steps import Ends, Read, ends

from kg.model import Claim

SENTENCES: list[tuple[str, list[Ends]]] = [
    # verbs of a list that look like adjectives, a title before the subject, a doer after an act
    ("Gunmen loyal to the warlord Hemedti stormed the market, looted dozens of shops and fled.", [
        ("Gunmen", "alignedWith", "Hemedti"), ("Gunmen", "attacked", "market"), ("Gunmen", "attacked", "shops"),
    ]),
    ("Al-Shabaab has beheaded farmers, taxed traders, forced boys into its ranks and blown up bridges.", [
        ("Al-Shabaab", "killed", "farmers"), ("Al-Shabaab", "coerced", "traders"), ("Al-Shabaab", "coerced", "boys"),
        ("Al-Shabaab", "attacked", "bridges"),
    ]),
    ("The garrison repelled three assaults by Russian infantry and set fire to two tanks.", [
        ("garrison", "fights", "Russia"), ("Russia", "attacked", "garrison"), ("garrison", "attacked", "tanks"),
    ]),
    ("Burkinabe troops killed a commander of JNIM, two of his bodyguards and a boy who was carrying water.", [
        ("Burkinabe troops", "killed", "commander of JNIM"), ("Burkinabe troops", "killed", "bodyguards"),
        ("Burkinabe troops", "killed", "boy"),
    ]),
    ("The Syrian Democratic Forces are fighting Turkish-backed factions on one front and Islamic State on another.", [
        ("Syrian Democratic Forces", "fights", "Turkish-backed factions"), ("Syrian Democratic Forces", "fights", "ISIS"),
        ("Turkey", "supports", "Turkish-backed factions"),
    ]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentence(read: Read, text: str, expected: list[Ends]) -> None:
    assert [ends(claim) for claim in read(text).claims()] == expected
