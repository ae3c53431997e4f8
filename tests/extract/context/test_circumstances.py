from __future__ import annotations

import pytest
from reading_steps import Read

from kg.model import Claim


def said(read: Read, text: str, relation: str) -> Claim:
    """The first claim of that relation."""
    return next(claim for claim in read(text).claims() if claim.relation == relation)


@pytest.mark.parametrize(("text", "relation", "place"), [
    # beside the verb, its nouns, or the nouns of its prepositions
    ("The rebels fought the army north of Hama.", "fights", "Hama"),
    ("The army shelled rebel positions in Saraqeb and Kafranbel.", "bombarded", "Saraqib"),
    ("The army bombed a market in the Sakhour district of Aleppo.", "bombarded", "Sakhour"),
    ("The army stormed a barracks at the edge of Hama, killing nine policemen.", "killed", "Hama"),
    ("Militants opened fire on a convoy outside Gao, wounding three soldiers.", "injured", "Gao"),
    ("The raid on Azaz killed a dozen civilians.", "killed", "Azaz"),
    ("Gunmen killed the mayor and his two sons in Misrata.", "killed", "Misrata"),
    # from where people are taken or driven
    ("Gunmen kidnapped four engineers from a camp near Kirkuk.", "abducted", "Kirkuk"),
    ("The army drove the Taliban out of the centre of Kunduz.", "expelled", "centre of Kunduz"),
    # told together with the clause before, above or below
    ("In Kunduz, the Taliban attacked a police post, killing five officers.", "killed", "Kunduz"),
    ("Three policemen were killed when gunmen attacked a checkpoint at Sangin.", "killed", "Sangin"),
    ("The rebels stormed the village of Mare and killed nine farmers.", "killed", "Marea"),
    # a capital is the city that it is
    ("A bomb killed seven people in Baghdad.", "killed", "Baghdad"),
    ("ISIS attacked a base in Nairobi.", "attacked", "Nairobi"),
    # what belongs to a name, or to the seat of somebody, is not where it happened
    ("The army, which is based in Homs, attacked ISIS.", "attacked", None),
])  # fmt: skip
def test_where_it_happened(read: Read, text: str, relation: str, place: str | None) -> None:
    claim = said(read, text, relation)
    assert (claim.place.entity.name if claim.place else None) == place


@pytest.mark.parametrize(("text", "relation", "quantity"), [
    # parts of a whole, and crowds
    ("Four of the volunteers were killed by ISIS.", "killed", "4"),
    ("At least three of the soldiers were killed.", "killed", "at least 3"),
    ("The rebels killed 12 of the 20 guards.", "killed", "12"),
    ("Dozens of rebels were killed by the army.", "killed", "dozens"),
    ("Tens of thousands of people fled to Erbil.", "displacedTo", "tens of thousands"),
    # hedges and ranges
    ("Between 20 and 30 fighters were killed by ISIS.", "killed", "between 20 and 30"),
    ("ISIS executed as many as 60 prisoners.", "killed", "as many as 60"),
    ("The army killed up to 15 militants.", "killed", "up to 15"),
    ("The police rounded up 14 people.", "detained", "14"),
    ("Forty-two soldiers were killed by ISIS.", "killed", "42"),
    # those who flee or surrender are the subject; an act may be counted itself
    ("Some 300 families fled to Erbil.", "displacedTo", "some 300"),
    ("More than 200 soldiers surrendered to the rebels.", "concededTo", "more than 200"),
    ("Residents spoke of about 20 executions by ISIS.", "killed", "about 20"),
    # of several counts each verb's own
    ("Ten soldiers were killed and 18 wounded in the attack.", "injured", "18"),
    ("The army killed five rebels and captured eight others.", "detained", "8"),
])  # fmt: skip
def test_how_many_there_were(read: Read, text: str, relation: str, quantity: str) -> None:
    claim = said(read, text, relation)
    assert claim.quantity is not None
    assert claim.quantity.lower() == quantity


def test_a_range_is_no_part_of_a_name(read: Read) -> None:
    claim = said(read, "Between 20 and 30 fighters were killed by ISIS.", "killed")
    assert claim.object is not None
    assert claim.object.entity.name == "fighters"


@pytest.mark.parametrize(("text", "relation", "time"), [
    ("On 3 March 2014 the rebels and their ally the Taliban left Azaz.", "alliedWith", None),
    ("ISIS was an ally of the Taliban in 2013.", "alliedWith", "2013"),
    ("Gunmen raided a clinic in Azaz on 3 March 2014 and abducted a doctor.", "abducted", "2014-03-03"),
])  # fmt: skip
def test_when_it_held(read: Read, text: str, relation: str, time: str | None) -> None:
    claim = said(read, text, relation)
    assert (claim.time.edtf if claim.time else None) == time
