from __future__ import annotations

import pytest
from reading_steps import Read, word


def roles(read: Read, text: str, verb: str) -> dict[str, list[str]]:
    """The words in the roles of the verb."""
    reader = read(text)
    (s,) = reader.sentences
    found = reader.arguments[0].verb_roles(word(s, verb).i)
    return {role: [s.words[i].text for i in fillers] for role, fillers in found.items()}


@pytest.mark.parametrize(("text", "verb", "expected"), [
    ("Rebels attacked the town.", "attacked", {"subj": ["Rebels"], "obj": ["town"]}),
    # passive
    ("The town was attacked by rebels.", "attacked", {"subj": ["rebels"], "obj": ["town"], "by": ["rebels"]}),
    ("The council was given a deadline.", "given", {"dat": ["council"], "obj": ["deadline"]}),
    ("The army saw ten soldiers killed.", "killed", {"obj": ["soldiers"]}),
    # coordination
    ("Rebels attacked and captured the town.", "attacked", {"subj": ["Rebels"], "obj": ["town"]}),
    ("Rebels attacked and captured the town.", "captured", {"subj": ["Rebels"], "obj": ["town"]}),
    # control and raising
    ("The army wants to attack the rebels.", "attack", {"subj": ["army"], "obj": ["rebels"]}),
    ("The rebels forced the council to leave the town.", "leave", {"subj": ["council"], "obj": ["town"]}),
    ("The rebels promised the council to leave the town.", "leave", {"subj": ["rebels"], "obj": ["town"]}),
    # relative clauses
    ("Rebels who hold the town fled.", "hold", {"subj": ["Rebels"], "obj": ["town"]}),
    ("The town that rebels hold was shelled.", "hold", {"subj": ["rebels"], "obj": ["town"]}),
    ("The town where rebels gathered was shelled.", "gathered", {"subj": ["rebels"], "where": ["town"]}),
    # participles and gerunds
    ("Rebels holding the town fled.", "holding", {"subj": ["Rebels"], "obj": ["town"]}),
    ("The rebels fled after attacking the town.", "attacking", {"subj": ["rebels"], "obj": ["town"]}),
    ("Syria accused Turkey of supporting rebels.", "supporting", {"subj": ["Turkey"], "obj": ["rebels"]}),
    # infinitives of nouns
    ("Rebels launched a campaign to defeat the army.", "defeat", {"subj": ["Rebels"], "obj": ["army"]}),
    # what is counted, not what counts
    ("Dozens of rebels attacked the town.", "attacked", {"subj": ["rebels"], "obj": ["town"]}),
    # prepositions: on the verb, on its object, on its adverb, coordinated
    ("Rebels took the town from the army.", "took", {"subj": ["Rebels"], "obj": ["town"], "from": ["army"]}),
    ("Rebels pulled back from the town.", "pulled", {"subj": ["Rebels"], "from": ["town"]}),
    ("Rebels advanced with the army and against the council.", "advanced",
     {"subj": ["Rebels"], "with": ["army"], "against": ["council"]}),
    # the rest
    ("The army sent the council a letter.", "sent", {"subj": ["army"], "dat": ["council"], "obj": ["letter"]}),
    ("The rebels are allies of the council.", "are", {"subj": ["rebels"], "attr": ["allies"]}),
    ("There were rebels in the town.", "were", {"attr": ["rebels"]}),
])  # fmt: skip
def test_the_roles_of_a_verb(read: Read, text: str, verb: str, expected: dict[str, list[str]]) -> None:
    assert roles(read, text, verb) == expected


@pytest.mark.parametrize(("text", "passive"), [
    ("Rebels attacked the town.", False),
    ("The town was attacked.", True),
    ("The town attacked by rebels fell.", True),
])  # fmt: skip
def test_voice(read: Read, text: str, passive: bool) -> None:
    reader = read(text)
    assert reader.arguments[0].passive(word(reader.sentences[0], "attacked").i) is passive


@pytest.mark.parametrize(("text", "noun", "agent"), [
    ("The army's attack began.", "attack", ["army"]),
    ("The attack by the army began.", "attack", ["army"]),
    ("The Russia attack began.", "attack", ["Russia"]),
    ("The army launched an attack.", "attack", ["army"]),
    ("The attack began.", "attack", []),
])  # fmt: skip
def test_who_does_what_a_noun_names(read: Read, text: str, noun: str, agent: list[str]) -> None:
    reader = read(text)
    (s,) = reader.sentences
    assert [s.words[i].text for i in reader.arguments[0].noun_agent(word(s, noun).i)] == agent


def test_a_relative_clause_in_the_singular_speaks_of_the_last_of_a_list(read: Read) -> None:
    text = "The army met the council and the brigade, which holds the town."
    assert roles(read, text, "holds") == {"subj": ["brigade"], "obj": ["town"]}
