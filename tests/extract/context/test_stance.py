from __future__ import annotations

import pytest
from reading_steps import Read

from kg.extract.context.holding import find_stance
from kg.extract.context.stance import Stance
from kg.model import Modality, Polarity


def stance(read: Read, text: str, trigger: str) -> str:
    """Polarity and modality of the predicate with that trigger."""
    reader = read(text)
    (s,) = reader.sentences
    found = {
        find_stance(s, p, reader.lexicon)
        for p in reader.predicates(0)
        if s.words[p.head].lemma == trigger
    }
    (only,) = found
    return f"{only.polarity} {only.modality}"


@pytest.mark.parametrize(("text", "expected"), [
    ("ISIS attacked Azaz.", "affirmed actual"),
    # denied
    ("ISIS did not attack Azaz.", "denied actual"),
    ("ISIS never attacked Azaz.", "denied actual"),
    ("ISIS hardly attacked Azaz.", "denied actual"),
    ("No group attacked Azaz.", "denied actual"),
    ("Nobody attacked Azaz.", "denied actual"),
    ("ISIS failed to attack Azaz.", "denied actual"),
    ("ISIS refused to attack Azaz.", "denied actual"),
    ("ISIS is unable to attack Azaz.", "denied actual"),
    ("ISIS is unwilling to attack Azaz.", "denied actual"),
    ("ISIS is reluctant to attack Azaz.", "denied actual"),
    ("ISIS no longer attacks Azaz.", "denied actual"),
    ("The failure of ISIS to attack Azaz was noted.", "denied actual"),
    ("ISIS denied that it attacked Azaz.", "denied actual"),
    ("ISIS denied attacking Azaz.", "denied actual"),
    ("ISIS left without attacking Azaz.", "denied actual"),
    ("ISIS refrained from attacking Azaz.", "denied actual"),
    ("ISIS said that it did not attack Azaz.", "denied actual"),
    ("There is no evidence that ISIS attacked Azaz.", "denied actual"),
    ("Nothing suggests that ISIS attacked Azaz.", "denied actual"),
    ("It is not true that ISIS attacked Azaz.", "denied actual"),
    ("Rumours that ISIS attacked Azaz are false.", "denied actual"),
    ("ISIS has yet to attack Azaz.", "denied actual"),
    ("ISIS is yet to attack Azaz.", "denied actual"),
    ("ISIS nearly attacked Azaz.", "denied actual"),
    ("ISIS has no intention of attacking Azaz.", "denied intended"),
    # twice denied
    ("ISIS did not deny that it attacked Azaz.", "affirmed actual"),
    ("ISIS did not fail to attack Azaz.", "affirmed actual"),
    # possible
    ("ISIS may attack Azaz.", "affirmed possible"),
    ("ISIS could attack Azaz.", "affirmed possible"),
    ("ISIS allegedly attacked Azaz.", "affirmed possible"),
    ("ISIS is said to attack Azaz.", "affirmed possible"),
    ("It is unclear whether ISIS attacked Azaz.", "affirmed possible"),
    ("It is possible that ISIS attacked Azaz.", "affirmed possible"),
    # intended
    ("ISIS must attack Azaz.", "affirmed intended"),
    ("ISIS vowed to attack Azaz.", "affirmed intended"),
    ("ISIS plans to attack Azaz.", "affirmed intended"),
    ("ISIS threatened to attack Azaz.", "affirmed intended"),
    ("ISIS is ready to attack Azaz.", "affirmed intended"),
    ("ISIS sent fighters to attack Azaz.", "affirmed intended"),
    ("ISIS went to Hama to attack Azaz.", "affirmed intended"),
    ("ISIS asked the army to attack Azaz.", "affirmed intended"),
    ("ISIS has plans for attacking Azaz.", "affirmed intended"),
    ("ISIS launched a campaign to attack Azaz.", "affirmed intended"),
    ("The aim of ISIS is to attack Azaz.", "affirmed intended"),
    # foretold
    ("ISIS will attack Azaz.", "affirmed predicted"),
    ("ISIS is to attack Azaz.", "affirmed predicted"),
    ("ISIS is expected to attack Azaz.", "affirmed predicted"),
    # conditional
    ("If ISIS attacks Azaz, the army will leave.", "affirmed conditional"),
    ("Unless ISIS attacks Azaz, the army will leave.", "affirmed conditional"),
    ("ISIS would attack Azaz if the army left.", "affirmed conditional"),
    ("Had ISIS attacked Azaz, the army would have left.", "affirmed conditional"),
    ("Should ISIS attack Azaz, the army will leave.", "affirmed conditional"),
    # the less sure wins, and polarity goes its own way
    ("ISIS may plan to attack Azaz.", "affirmed intended"),
    ("ISIS will not attack Azaz.", "denied predicted"),
    # actual after all
    ("ISIS managed to attack Azaz.", "affirmed actual"),
    ("ISIS is able to attack Azaz.", "affirmed actual"),
    ("ISIS began attacking Azaz.", "affirmed actual"),
    ("ISIS helped the army to attack Azaz.", "affirmed actual"),
    ("ISIS was the first group to attack Azaz.", "affirmed actual"),
    ("ISIS, which may leave, attacked Azaz.", "affirmed actual"),
    ("ISIS said that it attacked Azaz.", "affirmed actual"),
])  # fmt: skip
def test_the_stance_of_a_verb(read: Read, text: str, expected: str) -> None:
    assert stance(read, text, "attack") == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("The raid on Azaz began.", "affirmed actual"),
    ("There was no raid on Azaz.", "denied actual"),
    ("ISIS denied a raid on Azaz.", "denied actual"),
    ("ISIS called off a raid on Azaz.", "denied actual"),
    ("The alleged raid on Azaz began.", "affirmed possible"),
    ("The army prevented a raid on Azaz.", "affirmed possible"),
    ("ISIS called for a raid on Azaz.", "affirmed intended"),
    ("ISIS urged a raid on Azaz.", "affirmed intended"),
    ("They spoke of plans for a raid on Azaz.", "affirmed intended"),
    ("They spoke of the threat of a raid on Azaz.", "affirmed intended"),
    ("They feared an impending raid on Azaz.", "affirmed predicted"),
    ("ISIS carried out a raid on Azaz.", "affirmed actual"),
    ("ISIS did not carry out a raid on Azaz.", "denied actual"),
    ("ISIS vowed to carry out a raid on Azaz.", "affirmed intended"),
])  # fmt: skip
def test_the_stance_of_an_event_noun(read: Read, text: str, expected: str) -> None:
    assert stance(read, text, "raid") == expected


@pytest.mark.parametrize(("text", "trigger", "expected"), [
    ("ISIS took Azaz without a fight.", "take", "affirmed actual"),
    ("ISIS took Azaz almost without a fight.", "take", "affirmed actual"),
    ("The town is outside the control of ISIS.", "control", "denied actual"),
])  # fmt: skip
def test_without_and_outside_deny_what_they_govern_alone(read: Read, text: str, trigger: str, expected: str) -> None:
    assert stance(read, text, trigger) == expected


def test_one_clause_is_denied_and_the_next_affirmed(read: Read) -> None:
    text = "ISIS did not attack Azaz, but it seized Mare."
    assert (stance(read, text, "attack"), stance(read, text, "seize")) == ("denied actual", "affirmed actual")


def test_a_stance_turns_and_weakens() -> None:
    assert Stance().denied() == Stance(Polarity.DENIED)
    assert Stance().denied().denied() == Stance()
    intended = Stance().at_most(Modality.INTENDED)
    assert intended == Stance(modality=Modality.INTENDED)
    assert intended.at_most(Modality.POSSIBLE) == intended
    assert Stance(modality=Modality.PREDICTED).at_most(Modality.CONDITIONAL) == Stance(modality=Modality.CONDITIONAL)
