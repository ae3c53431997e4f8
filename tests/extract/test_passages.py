"""Passages of news, one or two plain sentences each, and the claims that they make."""

from __future__ import annotations

import pytest
from reading_steps import Ends, Read, ends

PASSAGES: list[tuple[str, list[Ends]]] = [
    (
        "The Sand Council condemned the attack by the M23, with the support of Rwanda.",
        [
            ("Sand Council", "opposes", "M23"),
            ("Rwanda", "supports", "M23"),
        ],
    ),
    ("The junta seized power in a coup.", []),
    ("The war erupted out of a power struggle between the army and the RSF.", [("army", "rivalOf", "RSF")]),
    (
        "It condemns the bombing of the camp of Mole, in which 18 men, mostly farmers, lost their lives.",
        [
            (None, "bombarded", "Mole"),
            (None, "killed", "men"),
        ],
    ),
    (
        "The ministry condemned the bombing of the displaced persons' camp.",
        [
            (None, "bombarded", "displaced persons' camp"),
        ],
    ),
    ("Near Bayji, warplanes bombed the bridge.", [("warplanes", "bombarded", "bridge")]),
    ("Shelling hit the hospital, killing six people.", [(None, "bombarded", "hospital"), (None, "killed", "people")]),
    (
        "France called on Mali to attack the rebels.",
        [
            ("France", "demandedOf", "Mali"),
            ("Mali", "attacked", "rebels"),
        ],
    ),
    (
        "The rebels tried to storm the base and killed ten soldiers.",
        [
            ("rebels", "attacked", "base"),
            ("rebels", "killed", "soldiers"),
        ],
    ),
    ("The war began in May. It has killed ten thousand people.", []),
    (
        "The army met the Joint Force of rebel groups allied with it.",
        [
            ("army", "metWith", "Joint Force"),
            ("Joint Force", "alliedWith", "army"),
        ],
    ),
    (
        "Residents said that the paramilitaries had advanced in Bara before they were forced back.",
        [
            ("paramilitaries", "advancedIn", "Bara"),
            (None, "expelled", "paramilitaries"),
        ],
    ),
    ("The Front did not say how many had been captured.", []),
    (
        "The militia has never allowed the Sand Army to take over the crossing.",
        [
            ("militia", "concededTo", "Sand Army"),
            ("Sand Army", "tookControlOf", "crossing"),
        ],
    ),
    ("Five soldiers fell on the field of honour.", []),
    ("Two shells fell on the market.", [(None, "bombarded", "market")]),
    ("The government supports the Nairobi and Luanda processes.", []),
    ("Hungary has vowed to block further EU aid.", []),
    ("Chad thanked the Republic of Angola.", [("Chad", "praised", "Angola")]),
    (
        "Army chief Salim Deng and his former deputy, RSF commander Omar Bol, met.",
        [
            ("Salim Deng", "leads", "Army"),
            ("Omar Bol", "commands", "RSF"),
            ("Salim Deng", "metWith", "Omar Bol"),
        ],
    ),
    (
        "The National Shield, an umbrella of factions led by Salim Deng, which later joined the Sand Army, left.",
        [
            ("factions", "memberOf", "National Shield"),
            ("Salim Deng", "leads", "factions"),
            ("factions", "memberOf", "Sand Army"),
        ],
    ),
    (
        "Turkish convoys entered the province and Turkish officers coordinate with the Front.",
        [
            ("Turkey", "entered", "province"),
            ("Turkish officers", "cooperatesWith", "Front"),
        ],
    ),
    (
        "Mali and Niger met Chad. The three countries quit ECOWAS in January.",
        [
            ("Mali", "metWith", "Chad"),
            ("Niger", "metWith", "Chad"),
            ("Mali", "splitFrom", "ECOWAS"),
            ("Niger", "splitFrom", "ECOWAS"),
            ("Chad", "splitFrom", "ECOWAS"),
        ],
    ),
    (
        "The Sand Army and the Desert Front fled. The two groups are part of the Dune Alliance.",
        [
            ("Sand Army", "memberOf", "Dune Alliance"),
            ("Desert Front", "memberOf", "Dune Alliance"),
        ],
    ),
    (
        "The al Qaeda-linked Group for the Defence of Faith and Honour (JNDF) has besieged Bol.",
        [
            ("Group for the Defence of Faith and Honour", "affiliatedWith", "al Qaeda"),
            ("Group for the Defence of Faith and Honour", "besieges", "Bol"),
        ],
    ),
    (
        'Two companies supplied the RSF. "They shell us, they loot our homes," said Amna.',
        [
            ("companies", "supports", "RSF"),
        ],
    ),
    ("Army helicopters pounded the bridge.", [("Army", "bombarded", "bridge")]),
    ("Neighbouring Mali attacked the base.", [("Mali", "attacked", "base")]),
    (
        "Activists accuse the army of torching villages and of drone attacks on civilians.",
        [
            ("Activists", "accused", "army"),
            ("army", "attacked", "villages"),
            ("army", "bombarded", "civilians"),
        ],
    ),
    (
        "Militants killed 17 soldiers and wounded a dozen more.",
        [
            ("Militants", "killed", "soldiers"),
            ("Militants", "injured", "soldiers"),
        ],
    ),
    ("The army inflicted heavy losses on the rebels.", [("army", "fights", "rebels")]),
    (
        "Two people were killed when a mortar shell landed on their house.",
        [
            (None, "killed", "people"),
            (None, "bombarded", "house"),
        ],
    ),
    ("The attack left 12 soldiers dead.", [(None, "attacked", "soldiers"), (None, "killed", "soldiers")]),
    (
        "After Salim had refused to sign an accord, Uganda, Chad and South Sudan bombed his camps.",
        [
            ("Uganda", "bombarded", "camps"),
            ("Chad", "bombarded", "camps"),
            ("South Sudan", "bombarded", "camps"),
        ],
    ),
    (
        "Clan fighters, known locally as the Dervishes, on Sunday captured the town.",
        [
            ("Clan fighters", "sameAs", "Dervishes"),
            ("Clan fighters", "tookControlOf", "town"),
        ],
    ),
    (
        "The Prime Minister has given the leaders of the clique 72 hours to surrender.",
        [
            ("Prime Minister", "gaveUltimatumTo", "leaders of the clique"),
        ],
    ),
    (
        "Turkey has trained two commando brigades and the United States, which returned in May, supports the army.",
        [
            ("Turkey", "supports", "commando brigades"),
            ("United States", "supports", "army"),
        ],
    ),
    ("Somalia: al-Shabaab loses the town", [("al-Shabaab", "lostControlOf", "town")]),
    (
        "The junta had no word of his arrival and stay in Kabul and warned Washington against any attack.",
        [
            ("junta", "threatened", "United States"),
        ],
    ),
    (
        "The Desert Front was weak. Driven out by the army in 2006, it raided villages.",
        [
            ("army", "expelled", "Desert Front"),
            ("Desert Front", "attacked", "villages"),
        ],
    ),
    ("Algeria sheltered the rebels in a school.", [("Algeria", "supports", "rebels")]),
    ("ISIL fighters attacked an Iraqi army base with car bombs.", [("ISIS", "attacked", "Iraqi army")]),
    ("The Haqqani network attacked Kabul.", [("Haqqani network", "attacked", "Kabul")]),
    (
        "The Popular Forces, an umbrella of mainly Shia militias, left.",
        [
            ("Shia militias", "memberOf", "Popular Forces"),
        ],
    ),
    (
        "The Minister said that the TPLF had attacked the Northern Command, killing our soldiers in their barracks.",
        [
            ("TPLF", "attacked", "Northern Command"),
            ("TPLF", "killed", "soldiers"),
        ],
    ),
    (
        "A group of al-Shabaab gunmen stormed the hotel. Mukhtar Robow is a founder of the group.",
        [
            ("al-Shabaab", "attacked", "hotel"),
            ("Mukhtar Robow", "founded", "al-Shabaab"),
        ],
    ),
    ("The strike was a blow to al Qaeda. Its founder, Salim, fled.", [("Salim", "founded", "al-Qaeda")]),
    (
        "The Ministry of Defence said the M23 had attacked our positions at Kibirizi.",
        [
            ("M23", "attacked", "Ministry of Defence"),
        ],
    ),
    (
        "The clashes between the Turkish-backed Sand Army and the Islamist-led Desert Forces went on.",
        [
            ("Sand Army", "fights", "Desert Forces"),
            ("Turkey", "supports", "Sand Army"),
        ],
    ),
    (
        "Police told reporters that the victims had been seized in raids on villages.",
        [
            (None, "attacked", "villages"),
        ],
    ),
    (
        "Human rights groups blame the Sand Front for a massacre in Bara in 2018.",
        [
            ("Human rights groups", "accused", "Sand Front"),
            ("Sand Front", "killed", None),
        ],
    ),
    (
        "The Abu Sayyaf group attacked Sulu; its leader, Mundi Deng, was killed.",
        [
            ("Abu Sayyaf", "attacked", "Sulu"),
            (None, "killed", "Mundi Deng"),
        ],
    ),
    (
        "Bara is a town. Clashes broke out in Bara. A deal was signed in Sochi. The army entered the town.",
        [
            ("army", "entered", "Bara"),
        ],
    ),
    (
        "The Sand Front and its long-time enemy, the Desert coalition, formed an alliance.",
        [
            ("Desert coalition", "hostileTo", "Sand Front"),
            ("Sand Front", "alliedWith", "Desert coalition"),
        ],
    ),
    ('"If he does not go, the country is heading for a war," Salim warned.', []),
    (
        "A splinter group attacked the army. The Desert Front left. The army attacked the group.",
        [
            ("splinter group", "attacked", "army"),
            ("army", "attacked", "Desert Front"),
        ],
    ),
    (
        "Salim met Deng in Juba. The two leaders accused the army.",
        [
            ("Salim", "metWith", "Deng"),
            ("Salim", "accused", "army"),
            ("Deng", "accused", "army"),
        ],
    ),
    ("The gangs have forged ties with the Desert Front.", [("gangs", "affiliatedWith", "Desert Front")]),
    (
        "Armenia and Azerbaijan traded accusations on Tuesday.",
        [
            ("Armenia", "accused", "Azerbaijan"),
            ("Azerbaijan", "accused", "Armenia"),
        ],
    ),
    ("The Clan del Golfo attacked the town.", [("Clan del Golfo", "attacked", "town")]),
    (
        "The members of the Sand Council praised the victims. They demanded that the M23 withdraw from Bara.",
        [
            ("Sand Council", "praised", "victims"),
            ("Sand Council", "demandedOf", "M23"),
            ("M23", "withdrewFrom", "Bara"),
        ],
    ),
    ("Chad tried to disband the militia.", [("Chad", "coerced", "militia")]),
    ("The plane came at ten past nine, while the monks of Kanbalu were eating. It bombed the school.", []),
    (
        "Our partners in the Sand Forces took Bara. They now hold 45 percent of the city.",
        [
            ("Sand Forces", "tookControlOf", "Bara"),
            ("partners in the Sand Forces", "controls", "Bara"),
        ],
    ),
    ("The CSP, the alliance of Arab movements, and JNIM share the roads.", [("Arab movements", "memberOf", "CSP")]),
    ("A drone hit a truck in Bara.", [("drone", "bombarded", "truck")]),
    (
        "Amal, a Shiite party allied with the Sand Front, and the Desert Hawks, a Sunni faction, shelled Israel.",
        [
            ("Amal", "alliedWith", "Sand Front"),
            ("Amal", "bombarded", "Israel"),
        ],
    ),
    (
        "Beijing demanded that Pakistan protect the bridge. Salim Deng accused the generals of neglect.",
        [
            ("China", "demandedOf", "Pakistan"),
            ("Salim Deng", "accused", "generals"),
        ],
    ),
    ("Salim said it was revenge for the killing of Omar Deng.", [(None, "killed", "Omar Deng")]),
    (
        "The army crushed a column of the Desert Front that had crossed the border, killing 66 rebels.",
        [
            ("army", "fights", "Desert Front"),
            ("army", "killed", "rebels"),
        ],
    ),
    ("Salim telephoned a French radio station.", []),
    ("Clashes broke out in Bara. The rebels would march on the capital.", [("rebels", "advancedIn", "capital")]),
    (
        "The rebels had been hired to guard a base, diplomats say. Moscow's mercenaries trained them.",
        [
            ("rebels", "controls", "base"),
            ("Moscow's mercenaries", "supports", "rebels"),
        ],
    ),
    ("The Hutu militias and the Tutsi rebels are sworn enemies.", [("Hutu", "hostileTo", "Tutsi")]),
    ("Paris opposes the junta's plan to extend the transition.", [("France", "opposes", "junta")]),
    (
        "Ten factions met in Doha and formed the National Salvation Front.",
        [
            ("factions", "metWith", "factions"),
            ("factions", "memberOf", "National Salvation Front"),
        ],
    ),
    ("The Macina Katiba is one of four groups that make up JNIM.", [("Macina Katiba", "memberOf", "JNIM")]),
    (
        "Iranian-made drones hit a power plant in Odesa.",
        [
            ("Iranian-made drones", "bombarded", "power plant in Odesa"),
        ],
    ),
    ("Thousands marched in Tripoli against the militias.", [("Thousands", "protestedAgainst", "militias")]),
    (
        "The Council holds the Houthi militia responsible for the abduction of its staff.",
        [
            ("Council", "accused", "Houthi"),
            ("Houthi", "abducted", "staff"),
        ],
    ),
    (
        "The Ministry protests to the Government of Uganda over the incursion of its soldiers into Aru territory.",
        [
            ("Ministry", "protestedAgainst", "Uganda"),
            ("Uganda", "attacked", "Aru territory"),
        ],
    ),
    (
        "The regime shelled the mosque to punish the tribe for sheltering deserters.",
        [
            ("regime", "bombarded", "mosque"),
            ("regime", "sanctioned", "tribe"),
            ("tribe", "aided", "deserters"),
        ],
    ),
    ("The governor, himself a warlord who once bombarded the city, left.", [("governor", "bombarded", "city")]),
    ("Rwandan troops are deployed on the hills above Goma.", [("Rwandan troops", "presentIn", "hills")]),
    (
        "Taliban deny it. The army killed al Qaeda leader Ayman Deng and declared war on the group.",
        [
            ("army", "killed", "Ayman Deng"),
            ("Ayman Deng", "leads", "al-Qaeda"),
            ("army", "declaredWarOn", "al-Qaeda"),
        ],
    ),
    ("The militia and the guards fighting for Chad left.", [("guards", "alignedWith", "Chad")]),
    (
        "The Sand Front, the Desert Army and the Dune Brigade made a pact. The war between these factions goes on.",
        [
            ("Sand Front", "alliedWith", "Desert Army"),
            ("Sand Front", "alliedWith", "Dune Brigade"),
            ("Desert Army", "alliedWith", "Dune Brigade"),
            ("factions", "fights", "factions"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=[text for text, _ in PASSAGES])
def test_passage(read: Read, text: str, expected: list[Ends]) -> None:
    assert [ends(claim) for claim in read(text).claims()] == expected
