from __future__ import annotations

import pytest
from reading_steps import Read, phrase

PACT = "Jabhat al-Nusra, Ahrar al-Sham and the Islamic Front met. "


def meant(read: Read, text: str, head: str, want: str = "Actor", sentence: int = -1) -> list[str]:
    """The names of what a word of the last sentence means."""
    reader = read(text)
    found = phrase(reader, head, sentence)
    assert found is not None
    return [p.name for p in reader.coreference.resolve(found, want)]


@pytest.mark.parametrize(("text", "head", "names"), [
    # the same noun, with more words before
    ("The Syrian army entered Azaz. The army left.", "army", ["Syrian army"]),
    ("They hold Hama Prison. The prison is quiet.", "prison", ["Hama Prison"]),
    ("The operations room met. The room sent trucks.", "room", ["operations room"]),
    # the nearest group or place of the kind
    ("Ahrar al-Sham left Azaz. The group returned.", "group", ["Ahrar al-Sham"]),
    ("Ahrar al-Sham left Azaz. The hardline faction returned.", "faction", ["Ahrar al-Sham"]),
    ("Ahrar al-Sham left. Salim Haddour stayed. The group returned.", "group", ["Ahrar al-Sham"]),
    ("Ahrar al-Sham left Azaz. The city fell.", "city", ["Azaz"]),
    ("The army shelled the Halak neighborhood. The city fell.", "city", ["city"]),
    # who is said to be somebody
    ("Abu Rayyan, a commander, left.", "commander", ["Abu Rayyan"]),
    ("The Islamic Front is the main faction.", "faction", ["Islamic Front"]),
    # a list spoken of as one
    (PACT + "These factions attacked ISIS.", "factions", ["Jabhat al-Nusra", "Ahrar al-Sham", "Islamic Front"]),
    (PACT + "The army left. The three factions attacked ISIS.", "factions",
     ["Jabhat al-Nusra", "Ahrar al-Sham", "Islamic Front"]),
    (PACT + "The factions attacked ISIS.", "factions", ["factions"]),
    # not what has the noun but is something else
    ("The Free Army left. The army returned.", "army", ["army"]),
    ("They hold Hama Prison. The women's prison is quiet.", "prison", ["women's prison"]),
    ("Ahrar al-Sham left. The commander returned.", "commander", ["commander"]),
    ("Ahrar al-Sham left Hama Prison. The camp is quiet.", "camp", ["camp"]),
    # not across the document when nothing fits, nor what is spoken of for the first time
    ("The group left.", "group", ["group"]),
    ("Ahrar al-Sham left Azaz. A group returned.", "group", ["group"]),
    ("Rebels attacked the army. The rebels left.", "rebels", ["rebels"]),
])  # fmt: skip
def test_descriptions(read: Read, text: str, head: str, names: list[str]) -> None:
    assert meant(read, text, head) == names


@pytest.mark.parametrize(("text", "head", "names"), [
    ("The army shelled new neighborhoods: Halak, Bani Zeid and Sakhour.", "neighborhoods",
     ["Halak", "Bani Zeid", "Sakhour"]),
    ("The army shelled new neighborhoods: Halak, Bani Zeid and Sakhour. ISIS holds these neighborhoods.",
     "neighborhoods", ["Halak", "Bani Zeid", "Sakhour"]),
    ("The army hit positions in Azaz.", "positions", ["Azaz"]),
])  # fmt: skip
def test_places_that_stand_for_others(read: Read, text: str, head: str, names: list[str]) -> None:
    assert meant(read, text, head, "Place") == names


@pytest.mark.parametrize(("text", "head", "names"), [
    # one: the subject before the rest, no person
    ("ISIS took Azaz. It attacked Mare.", "It", ["ISIS"]),
    ("Salim Haddour leads Ahrar al-Sham. It left.", "It", ["Ahrar al-Sham"]),
    # several: a list, a plural, else one group
    ("Jabhat al-Nusra and the Islamic Front met. They left.", "They", ["Jabhat al-Nusra", "Islamic Front"]),
    ("Rival factions met ISIS. They left.", "They", ["Rival factions"]),
    ("ISIS took Azaz. They left.", "They", ["ISIS"]),
    # persons
    ("Salim Haddour leads Ahrar al-Sham. He left.", "He", ["Salim Haddour"]),
    ("Salim Haddour left. He slept. Then he ate.", "he", ["Salim Haddour"]),
    # things are nobody
    ("ISIS fired rockets. They left.", "They", ["ISIS"]),
    # a body whose name is a plural is one or several
    ("The Desert Forces took Azaz. It left.", "It", ["Desert Forces"]),
    ("Syrian soldiers took Azaz. They left.", "They", ["Syrian soldiers"]),
    ("ISIS wounded two guards and killed others.", "others", ["guards"]),
    # whoever is in the same sentence, before those further back
    ("Rebels left. After the raid ISIS withdrew to strengthen their camp.", "their", ["ISIS"]),
    ("Rebels met ISIS. Those on the ground left.", "Those", []),
    # an object is not its own subject
    ("Rebels hold Azaz. ISIS attacked them.", "them", ["Rebels"]),
    # counts
    ("Three farmers met the army. Two were killed.", "Two", ["farmers"]),
    # too far back
    ("ISIS left. The tea was hot. The night was cold. The road was wet. It attacked Mare.", "It", []),
    # nobody before
    ("They left.", "They", []),
])  # fmt: skip
def test_pronouns(read: Read, text: str, head: str, names: list[str]) -> None:
    assert meant(read, text, head) == names


@pytest.mark.parametrize(("text", "names"), [
    ("Russia pressed the government to end its attacks.", ["government"]),
    ("ISIS met the army in its camp.", ["ISIS"]),
    ("The rebels met the army in its camp.", ["army"]),
    ("ISIS holds Azaz. Today its fighters left.", ["ISIS"]),
])  # fmt: skip
def test_a_possessive_looks_to_its_own_clause_first(read: Read, text: str, names: list[str]) -> None:
    assert meant(read, text, "its") == names


@pytest.mark.parametrize(("text", "head", "names"), [
    ("ISIS entered Azaz. Ten soldiers were killed there.", "there", ["Azaz"]),
    ("ISIS holds Azaz. The army shelled it.", "it", ["Azaz"]),
])  # fmt: skip
def test_pronouns_for_places(read: Read, text: str, head: str, names: list[str]) -> None:
    assert meant(read, text, head, "Place") == names


def test_we_is_whoever_opens_the_statement(read: Read) -> None:
    assert meant(read, "The Syrian government issued a statement. We condemn the attack.", "We") == [
        "Syrian government"
    ]
    assert meant(read, "Salim Haddour issued a statement. We condemn the attack.", "We") == []


def test_each_of_several_groups_is_meant(read: Read) -> None:
    assert meant(read, "Jabhat al-Nusra and Islamic Front fighters left.", "fighters") == [
        "Jabhat al-Nusra",
        "Islamic Front",
    ]
