"""What tells the kind of a name: each text leaves one cue, and would come out otherwise without it."""

from __future__ import annotations

import pytest
from reading_steps import Read

from kg.extract.kinds import Votes


@pytest.mark.parametrize(("text", "name", "type_"), [
    # the noun beside the name
    ("The army shelled Qarat district. Qarat is calm.", "qarat", "District"),
    ("The village of Zubayr fell.", "zubayr", "Settlement"),
    ("Qarat fighters left. Qarat is calm.", "qarat", "ArmedGroup"),
    ("Colonel Zubayr left.", "colonel zubayr", "Person"),
    # words inside it
    ("The Dawn Brigade left.", "dawn brigade", "ArmedGroup"),
    ("The Cedar Council left.", "cedar council", "Organization"),
    ("Zubayr Street is calm.", "zubayr street", "Facility"),
    ("Abu Zayd left.", "abu zayd", "Person"),
    # words around it, and the clause
    ("Shells fell in Qarat, where the army has a base.", "qarat", "Settlement"),
    ("A clerk told Rawnaq that they left.", "rawnaq", "MediaOutlet"),
    ("Salim Zarqan, who left, is calm.", "salim zarqan", "Person"),
    # those it is coordinated with
    ("The Dawn Brigade, Zubayr and the Cedar Brigade left.", "zubayr", "ArmedGroup"),
    # countries
    ("The Libyans left.", "libyans", "Government"),
    ("The army holds Libya.", "libya", "Region"),
    # a pack is not voted down
    ("The village of Ahrar al-Sham fell.", "ahrar sham", "ArmedGroup"),
])  # fmt: skip
def test_the_kind_of_a_name(read: Read, text: str, name: str, type_: str) -> None:
    names = read(text).mentions.register.names
    assert names.types[name] == type_


def test_a_kind_holds_for_the_whole_document(read: Read) -> None:
    apart = "Zubayr was calm.\n\n"
    assert read(apart).mentions.register.names.types["zubayr"] != "District"
    assert read(f"{apart}Shells hit the Zubayr neighborhood.").mentions.register.names.types["zubayr"] == "District"


def test_an_unknown_name_is_an_organization(read: Read) -> None:
    assert read("The army left.").mentions.register.names.type_of("zubayr") == "Organization"


@pytest.mark.parametrize(("votes", "winner"), [
    ({}, "Organization"),
    ({"Person": 2.0, "Settlement": 1.5}, "Person"),
    # places are counted together, then the most likely among them is taken, a plain place last
    ({"Settlement": 1.5, "District": 1.0, "ArmedGroup": 2.0}, "Settlement"),
    ({"Place": 3.0, "District": 1.0}, "District"),
    ({"Place": 3.0}, "Place"),
    ({"Organization": 3.0, "ArmedGroup": 0.5}, "ArmedGroup"),
    # a group before a place before a person, where they are even
    ({"Person": 2.0, "Settlement": 2.0, "ArmedGroup": 2.0}, "ArmedGroup"),
])  # fmt: skip
def test_the_winner_of_a_vote(votes: dict[str, float], winner: str) -> None:
    counted = Votes()
    counted.add(votes)
    assert counted.winner() == winner


def test_votes_add_up() -> None:
    votes = Votes()
    votes.add({"Person": 2.0})
    votes.add({"Person": 1.0, "Place": 0.5})
    assert dict(votes) == {"Person": 3.0, "Place": 0.5}
