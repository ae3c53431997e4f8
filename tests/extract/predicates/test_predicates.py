from __future__ import annotations

import pytest
from reading_steps import Read

Found = tuple[str, str, str, dict[str, list[str]]]
"""Trigger, the word whose clause decides, relation of the first frame, fillers by role."""


def predicates(read: Read, text: str) -> list[Found]:
    reader = read(text)
    (s,) = reader.sentences
    return [
        (
            s.words[p.head].text,
            s.words[p.governor].text,
            p.frames[0].relation,
            {role: [s.words[i].text for i in fillers] for role, fillers in p.roles.items() if fillers},
        )
        for p in reader.predicates(0)
    ]


@pytest.mark.parametrize(("text", "found"), [
    ("Rebels attacked the town.", ("attacked", "attacked", "attacked", {"subj": ["Rebels"], "obj": ["town"]})),
    # a verb with its particle before the bare verb
    ("Rebels took over the town.", ("took", "took", "tookControlOf", {"subj": ["Rebels"], "obj": ["town"]})),
    ("Rebels pulled out of the town.",
     ("pulled", "pulled", "withdrewFrom", {"subj": ["Rebels"], "of": ["town"], "out": ["town"]})),
    # a participle before its noun
    ("They left the besieged town.", ("besieged", "besieged", "besieges", {"obj": ["town"]})),
])  # fmt: skip
def test_verbs(read: Read, text: str, found: Found) -> None:
    assert found in predicates(read, text)


@pytest.mark.parametrize(("text", "found"), [
    ("The Front declared war on the army.",
     ("war", "declared", "declaredWarOn", {"subj": ["Front"], "on": ["army"]})),
    ("The town came under attack.", ("attack", "came", "attacked", {"subj": ["town"]})),
    ("The Front is at war with the army.",
     ("war", "is", "fights", {"subj": ["Front"], "with": ["army"]})),
    ("The clan is hostile to the army.", ("hostile", "is", "hostileTo", {"subj": ["clan"], "to": ["army"]})),
    ("The minister said that the Front must leave.",
     ("said", "said", "demandedOf", {"subj": ["minister"], "obj": ["Front"]})),
])  # fmt: skip
def test_light_verbs(read: Read, text: str, found: Found) -> None:
    assert found in predicates(read, text)


def test_a_light_verb_takes_the_place_of_its_own_frames(read: Read) -> None:
    """ "declare" and "war" have no frame beside that of "declare war"."""
    assert [p[0] for p in predicates(read, "The Front declared war on the army.")] == ["war"]


@pytest.mark.parametrize(("text", "found"), [
    # what stands beside the noun
    ("A raid by the army on the town began.",
     ("raid", "began", "attacked", {"by": ["army"], "on": ["town"]})),
    ("The army's raid began.", ("raid", "began", "attacked", {"poss": ["army"]})),
    ("The Front raid began.", ("raid", "began", "attacked", {"mod": ["Front"]})),
    # the verb it leans on
    ("The army carried out a raid on the town.",
     ("raid", "carried", "attacked", {"subj": ["army"], "on": ["town"]})),
    ("The raid that the army carried out failed.", ("raid", "carried", "attacked", {"subj": ["army"]})),
    ("There are battles with the army, the Front said.",
     ("battles", "are", "fights", {"with": ["army"], "topic": ["Front"]})),
    # a noun that says what it is under
    ("They shelled areas outside government control.",
     ("control", "control", "controls", {"mod": ["government"], "under": ["areas"]})),
    # on whose behalf
    ("The army struck the town in support of the Front.",
     ("support", "support", "supports", {"behalf": ["Front"], "subj": ["army"]})),
    ("With the support of the army, the Front took the town.",
     ("support", "took", "supports", {"of": ["army"], "helped": ["Front"], "subj": ["Front"]})),
])  # fmt: skip
def test_event_nouns(read: Read, text: str, found: Found) -> None:
    assert found in predicates(read, text)


def test_a_verb_that_says_something_itself_hosts_no_noun(read: Read) -> None:
    found = predicates(read, "The council condemned a raid on the town.")
    assert ("raid", "raid", "attacked", {"on": ["town"]}) in found


@pytest.mark.parametrize(("text", "governor", "roles"), [
    ("Front leader Salim Haddour left.", "leader", {"self": ["Haddour"], "mod": ["Front"]}),
    ("Salim Haddour, leader of the Front, left.", "leader", {"self": ["Haddour"], "of": ["Front"]}),
    ("The Front's leader, Salim Haddour, left.", "leader", {"self": ["Haddour"], "poss": ["Front"]}),
    ("Salim Haddour is the leader of the Front.", "is", {"self": ["Haddour"], "of": ["Front"]}),
    ("Salim Haddour became the leader of the Front.", "became", {"self": ["Haddour"], "of": ["Front"]}),
    ("Salim Haddour served as leader of the Front.", "served", {"self": ["Haddour"], "of": ["Front"]}),
])  # fmt: skip
def test_nouns_for_somebody_in_a_relation(
    read: Read, text: str, governor: str, roles: dict[str, list[str]]
) -> None:
    assert ("leader", governor, "leads", roles) in predicates(read, text)


def test_one_of_the_leaders_is_a_leader(read: Read) -> None:
    found = predicates(read, "Salim Haddour is one of the leaders of the Front.")
    assert found == [("leaders", "is", "leads", {"self": ["Haddour"], "of": ["Front"]})]


def test_a_leader_of_whom_nobody_is_named_is_no_predicate(read: Read) -> None:
    assert predicates(read, "The leader of the Front slept.") == []


@pytest.mark.parametrize(("text", "found"), [
    ("Troops loyal to Haddour slept.", ("loyal", "loyal", "alignedWith", {"to": ["Haddour"], "noun": ["Troops"]})),
    ("Iran-backed rebels slept.",
     ("Iran-backed", "Iran-backed", "supports", {"first": ["Iran-backed"], "noun": ["rebels"]})),
    ("The anti-army coalition slept.",
     ("anti-army", "anti-army", "hostileTo", {"second": ["anti-army"], "noun": ["coalition"]})),
])  # fmt: skip
def test_adjectives(read: Read, text: str, found: Found) -> None:
    assert predicates(read, text) == [found]


def test_predicates_come_in_the_order_of_their_triggers(read: Read) -> None:
    found = predicates(read, "Rebels attacked the town, shelled the camp and seized the road.")
    assert [p[0] for p in found] == ["attacked", "shelled", "seized"]
