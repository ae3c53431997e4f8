"""Constructions of news English, one plain sentence each, and the claims that it makes."""

from __future__ import annotations

import pytest
from reading_steps import Ends, Read, ends

CONSTRUCTIONS: list[tuple[str, list[Ends]]] = [
    # each other, one another, each the other
    ("The Sand Falcons and the Desert Hawks fought each other.", [("Sand Falcons", "fights", "Desert Hawks")]),
    ("Mali and Algeria attacked one another.", [("Mali", "attacked", "Algeria"), ("Algeria", "attacked", "Mali")]),
    ("Mali and Algeria met in Rome. Each side accused the other of lies.", [
        ("Mali", "metWith", "Algeria"), ("Mali", "accused", "Algeria"), ("Algeria", "accused", "Mali"),
    ]),
    ("Mali and Algeria met in Rome. They attacked each other.", [
        ("Mali", "metWith", "Algeria"), ("Mali", "attacked", "Algeria"), ("Algeria", "attacked", "Mali"),
    ]),
    ("Mali and Algeria are allies.", [("Mali", "alliedWith", "Algeria")]),
    ("The Taliban and the government in Kabul accepted a ceasefire.", [
        ("Taliban", "truceWith", "government in Kabul"),
    ]),
    # side by side
    ("Fano youths and Tigrayan soldiers are fighting side by side on the northern front.", [
        ("Fano", "cooperatesWith", "Tigrayan soldiers"),
    ]),
    ("Chadian troops fought shoulder to shoulder with the French soldiers.", [
        ("Chadian troops", "cooperatesWith", "French soldiers"),
    ]),
    # a plural noun, then those it means
    ("Two groups, the Sand Falcons and the Desert Hawks, crossed into Chad.", [
        ("Sand Falcons", "entered", "Chad"), ("Desert Hawks", "entered", "Chad"),
    ]),
    ("The terrorist groups Sand Falcons and Desert Hawks attacked the base.", [
        ("Sand Falcons", "attacked", "base"), ("Desert Hawks", "attacked", "base"),
    ]),
    # a name, then what it is, of which more is said
    ("The Desert Hawks, a Hutu militia hostile to Rwanda, left.", [("Desert Hawks", "hostileTo", "Rwanda")]),
    ("Salim left the Red Delta Movement, a statelet which Moscow bankrolled.", [
        ("Salim", "splitFrom", "Red Delta Movement"), ("Russia", "supports", "Red Delta Movement"),
    ]),
    # somebody's allies
    ("The soldiers and their Wazalendo allies prayed.", [("Wazalendo", "alliedWith", "soldiers")]),
    # who suffers it
    ("The town has been under siege since May.", [(None, "besieges", "town")]),
    ("The mayor was shot dead by gunmen.", [("gunmen", "killed", "mayor")]),
    ("The mayor, shot dead on Monday, was rich.", [(None, "killed", "mayor")]),
    ("The rebels took nine policemen prisoner.", [("rebels", "detained", "policemen")]),
    ("The army killed the emir along with four bodyguards.", [
        ("army", "killed", "emir"), ("army", "killed", "bodyguards"),
    ]),
    ("The body of a coastguard officer, executed by a Tebu faction, was found.", [
        ("Tebu faction", "killed", "coastguard officer"),
    ]),
    ("The Defence Ministry denied that its men had opened fire on strikers and wounded three of them.", [
        ("Defence Ministry", "attacked", "strikers"), ("Defence Ministry", "injured", "strikers"),
    ]),
    ("Ten soldiers were killed and 18 wounded on Monday.", [
        (None, "killed", "soldiers"), (None, "injured", "soldiers"),
    ]),
    ("Two soldiers were killed and a third was wounded.", [
        (None, "killed", "soldiers"), (None, "injured", "soldiers"),
    ]),
    # people by a noun that no list has
    ("A local emissary was arrested.", [(None, "detained", "local emissary")]),
    ("Soldiers killed two surveyors.", [("Soldiers", "killed", "surveyors")]),
    ("The navy detained a tanker.", []),
    # the deed that somebody is blamed for
    ("Turkey blamed the army for the abduction of two surveyors.", [
        ("Turkey", "accused", "army"), ("army", "abducted", "surveyors"),
    ]),
    # the deed that is threatened, bidden, forced
    ("Burundi threatened to attack the Desert Hawks.", [
        ("Burundi", "threatened", "Desert Hawks"), ("Burundi", "attacked", "Desert Hawks"),
    ]),
    ("Niger told American troops to leave Agadez.", [
        ("Niger", "demandedOf", "American troops"), ("American troops", "withdrewFrom", "Agadez"),
    ]),
    ("Niger told American troops that it was late.", []),
    ("The rebels made the farmers dig trenches.", [("rebels", "coerced", "farmers")]),
    ("The junta gave the ambassador 48 hours to leave the country.", [
        ("junta", "gaveUltimatumTo", "ambassador"), ("ambassador", "withdrewFrom", "country"),
    ]),
    # the fighting that a clause mentions in passing
    ("The army seized Rubaya after two days of fighting with the Desert Hawks.", [
        ("army", "tookControlOf", "Rubaya"), ("army", "fights", "Desert Hawks"),
    ]),
    # what is given and to whom
    ("Poland has sent tanks to Ukraine.", [("Poland", "supports", "Ukraine")]),
    ("The Houthis received drones from Iran.", [("Iran", "supports", "Houthis")]),
    ("Chad rushed troops to Tine against the rebels.", [("Chad", "mobilizedAgainst", "rebels")]),
    ("The president has twice given the Desert Hawks his backing.", [("president", "supports", "Desert Hawks")]),
    # relations that an adjective makes bad
    ("Relations between Mali and Algeria are strained.", [("Mali", "adverseTo", "Algeria")]),
    ("Relations between Mali and Algeria are old.", []),
    # the side of whoever is quoted
    ("\"Unless Khartoum yields, we will attack the garrison,\" a commander of the United Front said.", [
        ("United Front", "attacked", "garrison"),
    ]),
    ("Our forces repelled an assault by the Desert Hawks, said the army's spokesman, Joel Mbusa.", [
        ("army", "fights", "Desert Hawks"), ("Desert Hawks", "attacked", "army"), ("Joel Mbusa", "speaksFor", "army"),
    ]),
    # what the parser errs at
    ("The rebels have blockaded Timbuktu since Tuesday.", [("rebels", "besieges", "Timbuktu")]),
    ("Airstrikes on the town of Bago killed a midwife.", [(None, "bombarded", "Bago"), (None, "killed", "midwife")]),
    ("The strike which, locals said, the army carried out on the hospital was the third.", [
        ("army", "attacked", "hospital"),
    ]),
    # who is behind a blow
    ("A drone strike blamed on the RSF hit the port.", [("RSF", "bombarded", "port")]),
    ("The Luwero Front blamed the raid on the army.", [("Luwero Front", "accused", "army")]),
    ("The governor accused the militia of burning houses.", [("governor", "accused", "militia")]),
    # who is in whose hands, and who went where
    ("The colonel is in the custody of the rebels.", [("rebels", "detained", "colonel")]),
    ("Gunmen dragged eleven employees out of a company.", [("Gunmen", "abducted", "employees")]),
    ("The army has been driven from Goma.", [(None, "expelled", "army")]),
    ("The families found shelter in Delhi.", [("families", "displacedTo", "Delhi")]),
    ("Some 3,000 villagers crossed into Uganda.", [("villagers", "displacedTo", "Uganda")]),
    ("Burundi sent a brigade to Uvira.", [("Burundi", "presentIn", "Uvira")]),
    # who belongs, and who left
    ("Deserters from the army joined the rebels.", [
        ("Deserters from the army", "splitFrom", "army"), ("Deserters from the army", "memberOf", "rebels"),
    ]),
    ("The brigade was folded into the National Guard.", [("brigade", "memberOf", "National Guard")]),
    ("The Sand Falcons renewed their oath of loyalty to the caliph.", [
        ("Sand Falcons", "pledgedAllegianceTo", "caliph"),
    ]),
    ("The al-Qaeda-linked JNIM prayed.", [("JNIM", "affiliatedWith", "al-Qaeda")]),
    # strongholds
    ("The movement's stronghold is the Mwalika valley.", [("movement", "hasStrongholdIn", "Mwalika valley")]),
    ("Harawa, an Islamic State bastion, is quiet.", [("ISIS", "hasStrongholdIn", "Harawa")]),
    # a body of a country, whatever way the country is named
    ("Russia's army is stationed at Hmeimim.", [("Russian army", "presentIn", "Hmeimim")]),
    # capitals and figures that the parser takes for a common noun
    ("The M23 is allied with the AFC.", [("M23", "alliedWith", "AFC")]),
    # whom a noun speaks of: those who did it, or those who suffered it
    ("The mayor's killing was condemned by the bishops.", [(None, "killed", "mayor")]),
    ("The bishops condemned the killing of the mayor by the militia.", [
        ("bishops", "opposes", "militia"), ("militia", "killed", "mayor"),
    ]),
    ("The government accused the rebels of killing 20 civilians.", [
        ("government", "accused", "rebels"), ("rebels", "killed", "civilians"),
    ]),
    ("The militia controls the Jebel Amir mine.", [("militia", "controls", "Jebel Amir mine")]),
    ("Washington added the militia to its blacklist.", [("United States", "sanctioned", "militia")]),
    ("Villagers say soldiers shot dead two herders.", [("soldiers", "killed", "herders")]),
    ("The soldiers shot two herders dead.", [("soldiers", "killed", "herders")]),
    ("The strike killed the emir and two of his guards.", [
        (None, "attacked", "emir"), (None, "attacked", "guards"), (None, "killed", "emir"), (None, "killed", "guards"),
    ]),
    ("The movement called on the government to free its leader.", [("movement", "demandedOf", "government")]),
    ("The Forces of Freedom called for Burhan to resign.", [("Forces of Freedom", "demandedOf", "Burhan")]),
    ("Rwandan and Mozambican forces prayed and retook the port.", [
        ("Rwandan forces", "tookControlOf", "port"), ("Mozambican forces", "tookControlOf", "port"),
    ]),
    ("The army seized two villages from the rebels.", [
        ("army", "tookControlOf", "villages"), ("army", "hostileTo", "rebels"),
    ]),
    ("They fought for control of the islands.", []),
    ("The Taliban attacked a post, killing five officers, while in Balkh they abducted an engineer.", [
        ("Taliban", "attacked", "post"), ("Taliban", "killed", "officers"), ("Taliban", "abducted", "engineer"),
    ]),
    ("Two missiles fired by the Houthis hit a power station.", [("Houthis", "bombarded", "power station")]),
    ("Israel responded with air strikes on Tyre.", [("Israel", "bombarded", "Tyre")]),
    ("Israel killed two men in a strike on Tyre.", [("Israel", "killed", "men"), ("Israel", "attacked", "Tyre")]),
    ("Junta troops shot dead four villagers.", [("Junta", "killed", "villagers")]),
    ("Iran left Tyre; Turkey warned against delay.", [("Iran", "withdrewFrom", "Tyre")]),
    # the two that a sentence speaks of
    ("The army bombed the palace, which the RSF hold, before both sides signed a truce.", [
        ("army", "bombarded", "palace"), ("RSF", "controls", "palace"), ("army", "truceWith", "RSF"),
    ]),
    # of the sentence before, the main clause's subject comes first
    ("The Azawad Front condemned the strike which the army carried out on the hospital. It attacked the port.", [
        ("Azawad Front", "opposes", "army"), ("army", "attacked", "hospital"), ("Azawad Front", "attacked", "port"),
    ]),
    # whose a refused or sought alliance would be
    ("The Stability Apparatus refuses any alliance with Haftar.", [("Stability Apparatus", "alliedWith", "Haftar")]),
    ("The Sand Falcons seek an alliance with Chad.", [("Sand Falcons", "alliedWith", "Chad")]),
    # a single name that is taken, left or falls is a place
    ("The rebels left Kidal.", [("rebels", "withdrewFrom", "Kidal")]),
    ("Qatar and the Houthis attacked the town.", [("Qatar", "attacked", "town"), ("Houthis", "attacked", "town")]),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS, ids=[text for text, _ in CONSTRUCTIONS])
def test_construction(read: Read, text: str, expected: list[Ends]) -> None:
    assert [ends(claim) for claim in read(text).claims()] == expected
