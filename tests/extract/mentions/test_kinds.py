"""What tells the kind of a name. Each parse has one cue, so that the name would come out otherwise without it."""

from __future__ import annotations

import pytest
from reading_steps import Read, drafted

from kg.extract.mentions.kinds import Votes, vote
from kg.extract.mentions.spans import Name
from kg.knowledge import Knowledge


def kind(words: str, name: str, knowledge: Knowledge, *, label: str = "") -> str:
    """The kind of the name of those words, in a parse written out with bars between the words."""
    s = drafted(*words.split(" | "))
    (first,) = (w.i for w in s.words if name.startswith(w.text))
    spelled = Name(first, first + len(name.split()), name, name.lower(), label)
    return vote([s], [[spelled]], {spelled.key: name}, knowledge)[spelled.key]


@pytest.mark.parametrize(("words", "name", "type_"), [
    # the noun that the name modifies
    ("Qarat NNP compound 1 | fighters NNS nsubj 2 fighter | left VBD ROOT 2", "Qarat", "ArmedGroup"),
    ("Qarat NNP compound 1 | district NN nsubj 2 | fell VBD ROOT 2", "Qarat", "District"),
    ("Qarat NNP compound 1 | camp NN nsubj 2 | fell VBD ROOT 2", "Qarat", "Place"),
    # the noun that modifies the name, and the word before it
    ("General NNP compound 1 general | Qarat NNP nsubj 2 | left VBD ROOT 2", "Qarat", "Person"),
    ("town NN compound 1 | Qarat NNP nsubj 2 | fell VBD ROOT 2", "Qarat", "Settlement"),
    ("Mr. NNP dep 1 mr. | Qarat NNP nsubj 2 | left VBD ROOT 2", "Qarat", "Person"),
    # the whole of which it is
    ("the DT det 1 | city NN ROOT 1 | of IN prep 1 | Qarat NNP pobj 2", "Qarat", "Settlement"),
    # its own words
    ("Qarat NNP compound 1 | Brigade NNP nsubj 2 | left VBD ROOT 2", "Qarat Brigade", "ArmedGroup"),
    ("Qarat NNP compound 1 | Street NNP nsubj 2 | fell VBD ROOT 2", "Qarat Street", "Facility"),
    ("Abu NNP compound 1 | Qarat NNP nsubj 2 | left VBD ROOT 2", "Abu Qarat", "Person"),
    ("Dr. NNP compound 1 | Qarat NNP nsubj 2 | left VBD ROOT 2", "Dr. Qarat", "Person"),
    ("Libya NNP dobj 1 | left VBD ROOT 1", "Libya", "Region"),
    ("Libyans NNPS dobj 1 | left VBD ROOT 1", "Libyans", "Government"),
    # the words around it
    ("fell VBD ROOT 0 | near IN prep 0 | Qarat NNP pobj 1", "Qarat", "Place"),
    ("Qarat NNP dobj 2 | where WRB advmod 2 | lives VBZ ROOT 2", "Qarat", "Place"),
    ("Qarat NNP dobj 3 | , , punct 0 | where WRB advmod 3 | lives VBZ ROOT 3", "Qarat", "Place"),
    # the clause
    ("told VBD ROOT 0 tell | Qarat NNP dobj 0 | left VBD ccomp 0", "Qarat", "MediaOutlet"),
    ("Qarat NNP dobj 3 | , , punct 0 | town NN appos 0 | left VBD ROOT 3", "Qarat", "Settlement"),
    ("town NN dobj 3 | , , punct 0 | Qarat NNP appos 0 | left VBD ROOT 3", "Qarat", "Settlement"),
    ("Qarat NNP nsubj 1 | is VBZ ROOT 1 be | town NN attr 1", "Qarat", "Settlement"),
    ("Qarat NNP dobj 3 | who WP nsubj 2 | left VBD relcl 0 | met VBD ROOT 3", "Qarat", "Person"),
    ("entered VBD ROOT 0 enter | Qarat NNP dobj 0", "Qarat", "Place"),
    ("departed VBD ROOT 0 depart | from IN prep 0 | Qarat NNP pobj 1", "Qarat", "Place"),
])  # fmt: skip
def test_cues(words: str, name: str, type_: str, knowledge: Knowledge) -> None:
    assert kind(words, name, knowledge) == type_


@pytest.mark.parametrize(("words", "name", "label"), [
    ("Qarat NNP poss 1 | leader NN nsubj 2 | left VBD ROOT 2", "Qarat", "GPE"),
    ("Qarat NNP compound 1 | leader NN nsubj 2 | left VBD ROOT 2", "Qarat", "PERSON"),
    ("newspaper NN compound 1 | Qarat NNP nsubj 2 | left VBD ROOT 2", "Qarat", "GPE"),
    ("QRT NNP dobj 1 | left VBD ROOT 1", "QRT", "GPE"),
    ("Qarat NNP compound 1 | Council NNP dobj 2 | left VBD ROOT 2", "Qarat Council", "GPE"),
])  # fmt: skip
def test_cues_of_an_organization_outweigh_the_models_label(
    words: str, name: str, label: str, knowledge: Knowledge
) -> None:
    assert kind(words, name, knowledge, label=label) == "Organization"


@pytest.mark.parametrize(("label", "type_"), [
    ("PERSON", "Person"), ("GPE", "Settlement"), ("LOC", "Region"), ("FAC", "Facility"), ("ORG", "Organization"),
    ("", "Organization"),
])  # fmt: skip
def test_the_models_label_counts_where_nothing_else_does(label: str, type_: str, knowledge: Knowledge) -> None:
    assert kind("left VBD ROOT 0 | Qarat NNP dobj 0", "Qarat", knowledge, label=label) == type_


def test_those_coordinated_with_a_group_are_groups(read: Read) -> None:
    names = read("The Dawn Brigade, Zubayr and the Cedar Brigade left.").mentions.register.names
    assert names.types["zubayr"] == "ArmedGroup"


def test_a_pack_is_not_voted_down(read: Read) -> None:
    names = read("The village of Ahrar al-Sham fell.").mentions.register.names
    assert names.types == {"ahrar sham": "ArmedGroup"}


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
