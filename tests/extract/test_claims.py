from __future__ import annotations

import pytest
from reading_steps import Ends, Read, document, ends

from kg.extract.claims import Reader, read_claims
from kg.extract.parse.parser import Parser
from kg.knowledge import Knowledge
from kg.model import Claim, Modality, Span
from kg.vocab import BASE


def claims(read: Read, text: str) -> list[Ends]:
    return [ends(claim) for claim in read(text).claims()]


def only(reader: Reader) -> Claim:
    (claim,) = reader.claims()
    return claim


# -- ends --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("text", "expected"), [
    # coordinated ends are spread out
    ("ISIS and Jabhat al-Nusra attacked Azaz and Mare.", [
        ("ISIS", "attacked", "Azaz"), ("ISIS", "attacked", "Marea"),
        ("Jabhat al-Nusra", "attacked", "Azaz"), ("Jabhat al-Nusra", "attacked", "Marea"),
    ]),
    ("ISIS attacked Azaz and seized Mare.", [("ISIS", "attacked", "Azaz"), ("ISIS", "tookControlOf", "Marea")]),
    # every two of those a relation is between, once
    ("Clashes erupted between ISIS, Ahrar al-Sham and the Islamic Front.", [
        ("ISIS", "fights", "Ahrar al-Sham"), ("ISIS", "fights", "Islamic Front"),
        ("Ahrar al-Sham", "fights", "Islamic Front"),
    ]),
    ("Ahrar al-Sham and ISIS clashed.", [("Ahrar al-Sham", "fights", "ISIS")]),
    ("Rival factions clashed.", [("Rival factions", "fights", "Rival factions")]),
    # whose things they are
    ("ISIS attacked positions of the Islamic Front.", [("ISIS", "attacked", "Islamic Front")]),
    ("ISIS fighters attacked the army's headquarters.", [("ISIS", "attacked", "army")]),
    ("ISIS attacked rebel positions near Azaz.", [("ISIS", "attacked", "rebels")]),
    ("Turkey destroyed an ISIS-held building.", [
        ("Turkey", "attacked", "ISIS"), ("ISIS", "controls", "ISIS-held building"),
    ]),
    ("Turkey cleared the town of ISIS.", [
        ("Turkey", "tookControlOf", "town"), ("Turkey", "hostileTo", "ISIS"),
    ]),
    # whose word or deed it is that another noun, adjective or clause stands between
    ("Turkey is committed to helping the Islamic Front.", [("Turkey", "supports", "Islamic Front")]),
    ("Turkey leads the coalition to defeat ISIS.", [("Turkey", "leads", "coalition"), ("coalition", "fights", "ISIS")]),
    ("The attack, for which ISIS claimed responsibility, killed ten soldiers.", [
        ("ISIS", "attacked", "soldiers"), ("ISIS", "killed", "soldiers"),
    ]),
    ("ISIS claimed two attacks in Azaz which killed ten soldiers.", [
        ("ISIS", "attacked", "Azaz"), ("ISIS", "killed", "soldiers"),
    ]),
    ("The army conducted ten airstrikes. One strike hit Azaz.", [("army", "attacked", "Azaz")]),
    ("The army sent tons of food aid to the farmers.", [("army", "aided", "farmers")]),
    ("Turkey helped all of the people of Azaz build a school.", [("Turkey", "aided", "people of Azaz")]),
    ("ISIS committed atrocities against tens of thousands of farmers.", [("ISIS", "attacked", "farmers")]),
    ("The raid underlines the need to support the army.", []),
    ("Turkey agreed to Russian mediation.", [("Turkey", "agreedWith", "Russia")]),
    ("Turkey rejected the army's choice, Salim Haddour.", [("Turkey", "rejected", "Salim Haddour")]),
    ("The jets struck ISIS targets, which include three tactical units.", [("jets", "bombarded", "ISIS")]),
    ("A tank and a mine hit the army.", [("tank", "attacked", "army")]),
    ("Turkey threatened to close the crossing unless ISIS left Azaz.", [
        ("Turkey", "threatened", "ISIS"), ("ISIS", "withdrewFrom", "Azaz"),
    ]),
    ("Turkey repeated its demand that ISIS release the farmers.", [
        ("Turkey", "demandedOf", "ISIS"), ("ISIS", "detained", "farmers"),
    ]),
    ("The Islamic Front issued a declaration demanding reforms from Turkey.", [
        ("Islamic Front", "demandedOf", "Turkey"),
    ]),
    ("Turkey launched a mediation effort between ISIS and the army.", [
        ("Turkey", "metWith", "ISIS"), ("Turkey", "metWith", "army"),
    ]),
    ("Turkey killed two ISIS leaders.", [("Turkey", "killed", "ISIS")]),
    ("The army demolished Turkish homes.", [("army", "attacked", "Turkey")]),
    ("The weekend saw ten soldiers killed.", [(None, "killed", "soldiers")]),
    ("The man was arrested by the police with the help of the army.", [
        ("police", "detained", "man"), ("army", "supports", "police"),
    ]),
    ("After the death of Salim Haddour, Abu Rayyan took over.", [(None, "killed", "Salim Haddour")]),
    ("ISIS fought side by side with the army.", [("ISIS", "cooperatesWith", "army")]),
    ("ISIS, together with the army, attacked Azaz.", [("ISIS", "attacked", "Azaz"), ("army", "attacked", "Azaz")]),
    ("Ten farmers died in an air strike by Turkey.", [("Turkey", "killed", "farmers")]),
    ("Turkey welcomed the decision of ISIS to leave Azaz.", [
        ("Turkey", "praised", "ISIS"), ("ISIS", "withdrewFrom", "Azaz"),
    ]),
    ("The mission of the army is to protect the farmers.", [("army", "supports", "farmers")]),
    ("Turkey fought ISIS alongside the army.", [("Turkey", "fights", "ISIS"), ("Turkey", "cooperatesWith", "army")]),
    # who did it, by the act it was done in
    ("Ten soldiers were killed in a raid by ISIS.", [("ISIS", "killed", "soldiers")]),
    ("The army conducted raids on Mare. One raid hit Azaz.", [
        ("army", "attacked", "Marea"), ("army", "attacked", "Azaz"),
    ]),
    # whoever opposes an attack opposes the attacker
    ("Turkey condemned the attack of the army on Azaz.", [("Turkey", "opposes", "army"), ("army", "attacked", "Azaz")]),
    ("Ten soldiers were wounded during an ISIS raid.", [("ISIS", "injured", "soldiers")]),
    # who is behind what is praised, backed or refused
    ("Turkey supports the efforts of the Islamic Front.", [("Turkey", "supports", "Islamic Front")]),
    ("Turkey rejected the demands of ISIS.", [("Turkey", "rejected", "ISIS"), ("ISIS", "demandedOf", "Turkey")]),
    ("Turkey welcomed that ISIS left Azaz.", [("Turkey", "praised", "ISIS"), ("ISIS", "withdrewFrom", "Azaz")]),
    # whom the clause above speaks of
    ("There are battles with the army, the Islamic Front said.", [("Islamic Front", "fights", "army")]),
    # pronouns and descriptions
    ("ISIS holds Azaz. The group attacked Mare.", [("ISIS", "controls", "Azaz"), ("ISIS", "attacked", "Marea")]),
    ("ISIS entered Azaz. Ten soldiers were stationed there.", [
        ("ISIS", "entered", "Azaz"), ("soldiers", "presentIn", "Azaz"),
    ]),
    # the place of the clause above
    ("The army lost ground in Azaz after Ahrar al-Sham advanced.", [("Ahrar al-Sham", "advancedIn", "Azaz")]),
])  # fmt: skip
def test_who_and_whom(read: Read, text: str, expected: list[Ends]) -> None:
    assert claims(read, text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    # whoever was harmed must be known, whoever did it only when he is named
    ("Azaz was shelled.", [(None, "bombarded", "Azaz")]),
    ("Ten civilians were killed.", [(None, "killed", "civilians")]),
    ("A shell killed ten civilians.", [(None, "killed", "civilians")]),
    ("ISIS killed.", []),
    ("They praised ISIS.", []),
    # both of an agreement must be known
    ("Ahrar al-Sham is allied with the council of elders.", [("Ahrar al-Sham", "alliedWith", "council of elders")]),
    ("Ahrar al-Sham is allied.", []),
    # nobody with himself
    ("ISIS attacked ISIS.", []),
    # planes and rockets strike and are struck, but do not support and are not mourned
    ("Warplanes bombed Azaz.", [("Warplanes", "bombarded", "Azaz")]),
    ("Warplanes support ISIS.", []),
    ("ISIS mourned the rockets.", []),
    # a whole group is not taken prisoner
    ("ISIS detained the Islamic Front.", []),
    # one is a member of a body, not of a state
    ("Ahrar al-Sham joined the Islamic Front.", [("Ahrar al-Sham", "memberOf", "Islamic Front")]),
    ("Ahrar al-Sham joined Turkey.", []),
])  # fmt: skip
def test_what_may_be_missing(read: Read, text: str, expected: list[Ends]) -> None:
    assert claims(read, text) == expected


# -- circumstances -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("text", "place"), [
    ("Ahrar al-Sham clashed with ISIS in Azaz.", "Azaz"),
    ("Ahrar al-Sham clashed with ISIS near the town of Mare.", "Marea"),
    ("ISIS holds Azaz. Ahrar al-Sham clashed with it there.", None),
    ("Ahrar al-Sham clashed with ISIS.", None),
])  # fmt: skip
def test_where(read: Read, text: str, place: str | None) -> None:
    claim = list(read(text).claims())[-1]
    assert (claim.place.entity.name if claim.place else None) == place


def test_the_object_is_not_its_own_place(read: Read) -> None:
    claim = only(read("ISIS advanced in Azaz."))
    assert (ends(claim), claim.place) == (("ISIS", "advancedIn", "Azaz"), None)


def test_when(read: Read) -> None:
    found = read("On 3 March 2014 ISIS attacked Azaz and seized Mare. It left Hama in 2013.").claims()
    assert [claim.time.edtf if claim.time else None for claim in found] == ["2014-03-03", "2014-03-03", "2013"]


@pytest.mark.parametrize(("text", "quantity"), [
    ("12 civilians were killed.", "12"),
    ("At least 12 civilians were killed.", "at least 12"),
    ("Civilians were killed.", None),
    ("ISIS attacked 12 civilians.", None),
])  # fmt: skip
def test_how_many(read: Read, text: str, quantity: str | None) -> None:
    claim = only(read(text))
    assert (claim.quantity.lower() if claim.quantity else None) == quantity


# -- the claim itself --------------------------------------------------------------------------------------------
def test_a_claim_stands_at_its_offsets(read: Read) -> None:
    text = "Dawn broke.\n\n“Fighters of the\u00a0Islamic Front attacked Azaz,” a medic said."
    claim = only(read(text))
    assert claim.evidence == Span(13, len(text))
    assert claim.quote == text[13:]
    assert claim.subject is not None
    assert claim.object is not None
    assert claim.subject.text == "Fighters of the\u00a0Islamic Front" == claim.subject.span.of(text)
    assert claim.object.text == "Azaz" == claim.object.span.of(text)
    assert (claim.relation, claim.sign, claim.rule) == ("attacked", -1.0, "verb:attack:attacked")


def test_the_mention_is_what_is_printed_and_the_entity_what_it_means(read: Read) -> None:
    claim = list(read("ISIS holds Azaz. It attacked Mare.").claims())[1]
    assert claim.subject is not None
    assert (claim.subject.text, claim.subject.entity.name) == ("It", "ISIS")


def test_half_of_a_word_is_a_mention(read: Read) -> None:
    claim = only(read("A Qatar-backed council slept."))
    assert claim.subject is not None
    assert (claim.subject.text, claim.subject.span) == ("Qatar", Span(2, 7))
    assert ends(claim) == ("Qatar", "supports", "Qatar-backed council")


def test_a_state_that_is_a_place_is_a_region(read: Read) -> None:
    entered, bombed = read("ISIS entered Libya. Libya condemned ISIS.").claims()
    assert entered.object is not None
    assert bombed.subject is not None
    assert (entered.object.entity.type, entered.object.entity.iri) == ("Region", f"{BASE}place/libya")
    assert (bombed.subject.entity.type, bombed.subject.entity.iri) == ("Government", f"{BASE}actor/libya")


def test_nameless_groups_live_in_their_document(read: Read) -> None:
    claim = only(read("ISIS killed farmers from Mare."))
    assert claim.subject is not None
    assert claim.object is not None
    assert (claim.subject.entity.document, claim.object.entity.document) == (None, "0" * 64)


def test_what_the_text_holds_and_who_says_so_belong_to_the_claim(read: Read) -> None:
    claim = only(read("A medic said that ISIS may attack Azaz."))
    assert (claim.modality, [link.name for link in claim.attribution]) == (Modality.POSSIBLE, ["medic"])


def test_a_frame_may_say_itself_that_nothing_is_done_yet(read: Read) -> None:
    claim = only(read("ISIS threatened to attack Azaz."))
    assert (claim.relation, claim.modality) == ("attacked", Modality.INTENDED)


# -- one claim for one thing said --------------------------------------------------------------------------------
def test_a_narrower_relation_stands_for_a_wider_one(read: Read) -> None:
    assert claims(read, "ISIS shelled Azaz and ISIS attacked Azaz.") == [("ISIS", "bombarded", "Azaz")]


def test_the_same_said_twice_in_a_sentence_is_one_claim(read: Read) -> None:
    assert claims(read, "ISIS attacked Azaz, and ISIS attacked Azaz.") == [("ISIS", "attacked", "Azaz")]


def test_what_is_done_and_what_is_meant_are_two_claims(read: Read) -> None:
    found = read("ISIS attacked Azaz and vowed to attack Azaz.").claims()
    assert [claim.modality for claim in found] == [Modality.ACTUAL, Modality.INTENDED]


# -- identifiers -------------------------------------------------------------------------------------------------
def test_reading_twice_gives_the_same(parser: Parser, knowledge: Knowledge) -> None:
    article = document("ISIS and Jabhat al-Nusra attacked Azaz. They may attack Mare.")
    first, second = (list(read_claims(article, parser.parse(article), knowledge)) for _ in range(2))
    assert first == second
    assert len({claim.iri for claim in first}) == 4


def test_a_claim_has_another_iri_in_another_modality(read: Read) -> None:
    did, may = (only(read(text)) for text in ("ISIS can attack Azaz.", "ISIS will attack Azaz."))
    assert did.iri != may.iri


def test_nothing_is_claimed_where_nothing_is_said(read: Read) -> None:
    assert claims(read, "Dawn broke over the hills.") == []
    assert claims(read, "") == []
