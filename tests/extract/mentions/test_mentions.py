from __future__ import annotations

import pytest
from reading_steps import Read, phrase, printed


@pytest.mark.parametrize(("text", "head", "mention", "name", "type_"), [
    # people who stand for their group
    ("ISIS fighters left.", "fighters", "ISIS fighters", "ISIS", "ArmedGroup"),
    ("Fighters of the Islamic Front left.", "Fighters", "Fighters of the Islamic Front", "Islamic Front",
     "UmbrellaGroup"),
    ("Fighters belonging to the Islamic Front left.", "Fighters", "Fighters belonging to the Islamic Front",
     "Islamic Front", "UmbrellaGroup"),
    # what acts for its owner
    ("Russian warplanes bombed the town.", "warplanes", "Russian warplanes", "Russia", "Government"),
    ("Turkish artillery shelled the town.", "artillery", "Turkish artillery", "Turkey", "Government"),
    # bodies of a state, by their country
    ("The Syrian army left Azaz.", "army", "The Syrian army", "Syrian army", "StateForce"),
    ("Russian forces left.", "forces", "Russian forces", "Russian forces", "StateForce"),
    ("Iraqi security forces left.", "forces", "Iraqi security forces", "Iraqi security forces", "StateForce"),
    ("The Libyan government fell.", "government", "The Libyan government", "Libyan government", "Government"),
    # capitals that act
    ("Moscow demanded talks.", "Moscow", "Moscow", "Russia", "Government"),
    # a name beside the noun that says what it is
    ("The rebel group Ahrar al-Sham left.", "group", "Ahrar al-Sham", "Ahrar al-Sham", "ArmedGroup"),
    ("Our ally Turkey sent trucks.", "ally", "Turkey", "Turkey", "Government"),
    # places
    ("The army shelled the Halak neighborhood.", "neighborhood", "the Halak neighborhood", "Halak", "District"),
    ("The army entered the city of Mare.", "city", "the city of Mare", "Marea", "Settlement"),
    ("The army took the Menagh airbase.", "airbase", "the Menagh airbase", "Menagh airbase", "Facility"),
    ("The army holds northern Syria.", "Syria", "northern Syria", "northern Syria", "Region"),
    ("The army holds eastern Aleppo.", "Aleppo", "eastern Aleppo", "eastern Aleppo", "Region"),
])  # fmt: skip
def test_nouns_that_speak_of_a_named_actor_or_place(
    read: Read, text: str, head: str, mention: str, name: str, type_: str
) -> None:
    reader = read(text)
    found = phrase(reader, head)
    assert found is not None
    assert (printed(reader, found), found.name, found.type, found.form) == (mention, name, type_, "name")


@pytest.mark.parametrize(("text", "head", "name", "type_"), [
    # a kind of people is not all of a state, nor of a creed
    ("Syrian rebels left.", "rebels", "Syrian rebels", "UnnamedGroup"),
    ("Aleppo fighters left.", "fighters", "Aleppo fighters", "UnnamedGroup"),
    ("Opposition fighters left.", "fighters", "Opposition fighters", "UnnamedGroup"),
    ("Baathist troops left.", "troops", "Baathist troops", "UnnamedGroup"),
    ("Sunni tribes left.", "tribes", "Sunni tribes", "UnnamedGroup"),
    # the place tells one nameless group from another; numbers and articles say nothing
    ("Three farmers from Mare left.", "farmers", "farmers from Mare", "UnnamedGroup"),
    ("They met the masked gunmen in Bani Zeid.", "gunmen", "masked gunmen in Bani Zeid", "UnnamedGroup"),
    ("A commander left.", "commander", "commander", "Person"),
    ("They left the army.", "army", "army", "StateForce"),
    ("They left the government.", "government", "government", "Government"),
    ("They left the prison.", "prison", "prison", "Facility"),
    # several places of one name are not that place
    ("They left Aleppo's neighborhoods.", "neighborhoods", "Aleppo's neighborhoods", "District"),
    ("They formed a coalition.", "coalition", "coalition", "Coalition"),
    ("They formed an operations room.", "room", "operations room", "OperationsRoom"),
])  # fmt: skip
def test_nouns_without_a_name(read: Read, text: str, head: str, name: str, type_: str) -> None:
    found = phrase(read(text), head)
    assert found is not None
    assert (found.name, found.type, found.form) == (name, type_, "generic")


@pytest.mark.parametrize(("text", "head"), [
    ("They arrived by train.", "train"),
    ("They acted in opposition.", "opposition"),
    ("The nine men left.", "nine"),
    ("An ECM exploded.", "ECM"),
    ("Operation Steel Door began.", "Door"),
    ("They left in the morning.", "morning"),
    ("Sunni tribes left.", "Sunni"),
    ("There was nothing.", "nothing"),
])  # fmt: skip
def test_nouns_that_speak_of_neither_actor_nor_place(read: Read, text: str, head: str) -> None:
    assert phrase(read(text), head) is None


def test_people_of_several_groups_stand_for_each(read: Read) -> None:
    reader = read("Jabhat al-Nusra and Islamic Front fighters attacked Azaz.")
    found = phrase(reader, "fighters")
    assert found is not None
    assert (found.name, [p.name for p in found.others]) == ("Jabhat al-Nusra", ["Islamic Front"])
    assert printed(reader, found) == "Jabhat al-Nusra and Islamic Front fighters"


def test_people_of_a_body_spoken_of_before_stand_for_it(read: Read) -> None:
    found = phrase(read("Members of the two groups met."), "Members")
    assert found is not None
    assert (found.name, found.definite) == ("groups", True)


def test_opponents_of_a_group_are_not_the_group(read: Read) -> None:
    found = phrase(read("ISIS opponents left."), "opponents")
    assert found is not None
    assert (found.name, found.form) == ("ISIS opponents", "generic")


def test_a_pact_goes_by_the_name_that_the_document_gives_it(read: Read) -> None:
    reader = read("The factions formed an operations room, called Sand Wall. The room attacked the army.")
    for sentence in (0, 1):
        found = phrase(reader, "room", sentence)
        assert found is not None
        assert (found.name, found.type, found.form) == ("Sand Wall", "OperationsRoom", "name")


def test_a_room_is_a_pact_only_where_operations_rooms_are_spoken_of(read: Read) -> None:
    assert phrase(read("They left the room."), "room") is None
    found = phrase(read("An operations room was formed. They left the room."), "room")
    assert found is not None
    assert found.type == "OperationsRoom"


@pytest.mark.parametrize(("text", "word", "role", "name", "mention"), [
    ("A Qatar-backed council met.", "Qatar-backed", "first", "Qatar", "Qatar"),
    ("The anti-Nusra pact held.", "anti-Nusra", "second", "Nusra", "Nusra"),
    ("A rebel-held town fell.", "rebel-held", "first", "rebels", "rebel"),
    ("A government-held town fell.", "government-held", "first", "government", "government"),
])  # fmt: skip
def test_halves_of_words(read: Read, text: str, word: str, role: str, name: str, mention: str) -> None:
    reader = read(text)
    (at,) = (w.i for w in reader.sentences[0].words if w.text == word)
    found = reader.mentions.half(0, at, role)
    assert found is not None
    assert found.chars is not None
    assert (found.name, text[slice(*found.chars)]) == (name, mention)


def test_a_half_that_names_nobody_is_none(read: Read) -> None:
    reader = read("A well-known man left.")
    assert reader.mentions.half(0, 1, "first") is None


@pytest.mark.parametrize(("text", "word", "plural", "lemma"), [
    ("They left.", "They", True, "they"),
    ("It left.", "It", False, "it"),
    ("Nine were wounded.", "Nine", True, "several"),
    ("The army was there.", "there", False, "there"),
])  # fmt: skip
def test_pronouns(read: Read, text: str, word: str, plural: bool, lemma: str) -> None:
    found = phrase(read(text), word)
    assert found is not None
    assert (found.form, found.plural, found.lemma) == ("pronoun", plural, lemma)
