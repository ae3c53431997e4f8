"""Hostility told in long sentences: who did what to whom, what is denied, and what another verb stands for.

Beside the ends each claim shows how it is held: nothing for what is affirmed and actual.
"""

from __future__ import annotations

import pytest
from reading_steps import Read, ends

from kg.model import Claim

Held = tuple[str | None, str, str | None, str]


def held(claim: Claim) -> Held:
    """The claim's ends with their relation, and its polarity and modality where they are not the plain ones."""
    plain = ("affirmed", "actual")
    return *ends(claim), " ".join(x.value for x in (claim.polarity, claim.modality) if x.value not in plain)


SENTENCES: list[tuple[str, list[Held]]] = [
    ("Gunmen loyal to the warlord Hemedti stormed the market, looted dozens of shops and fled.", [
        ("Gunmen", "alignedWith", "Hemedti", ""), ("Gunmen", "attacked", "market", ""),
        ("Gunmen", "attacked", "shops", ""),
    ]),
    ("Al-Shabaab has beheaded farmers, taxed traders, forced boys into its ranks and blown up bridges.", [
        ("Al-Shabaab", "killed", "farmers", ""), ("Al-Shabaab", "coerced", "traders", ""),
        ("Al-Shabaab", "coerced", "boys", ""), ("Al-Shabaab", "attacked", "bridges", ""),
    ]),
    ("The garrison repelled three assaults by Russian infantry and set fire to two tanks.", [
        ("garrison", "fights", "Russian infantry", ""), ("Russian infantry", "attacked", "garrison", ""),
        ("garrison", "attacked", "tanks", ""),
    ]),
    ("Burkinabe troops killed a commander of JNIM, two of his bodyguards and a boy who was carrying water.", [
        ("Burkinabe troops", "killed", "commander of JNIM", ""), ("Burkinabe troops", "killed", "bodyguards", ""),
        ("Burkinabe troops", "killed", "boy", ""),
    ]),
    ("The Syrian Democratic Forces are fighting Turkish-backed factions on one front and Islamic State on another.", [
        ("Syrian Democratic Forces", "fights", "Turkish-backed factions", ""),
        ("Syrian Democratic Forces", "fights", "ISIS", ""), ("Turkey", "supports", "Turkish-backed factions", ""),
    ]),
    ("Ethiopian troops crossed into Tigray, burned churches and, residents say, shot priests.", [
        ("Ethiopian troops", "entered", "Tigray", ""), ("Ethiopian troops", "attacked", "churches", ""),
        ("Ethiopian troops", "injured", "priests", ""),
    ]),
    ("What the militia did was burn down the village and abduct its chief.", [
        ("militia", "attacked", "village", ""), ("militia", "abducted", "chief", ""),
    ]),
    ("The militia, accused of looting hospitals in Rutshuru, left.", [
        (None, "accused", "militia", ""), ("militia", "attacked", "hospitals in Rutshuru", ""),
    ]),
    ("Kyiv gave the garrison 24 hours to lay down its arms, threatening to storm the fort otherwise.", [
        ("Ukraine", "gaveUltimatumTo", "garrison", ""), ("Ukraine", "attacked", "fort", "intended"),
    ]),
    ("Fighters of the Sahel Front gave the herders there three days to pay or leave.", [
        ("Sahel Front", "gaveUltimatumTo", "herders", ""),
    ]),
    ("The ministry dismissed as lies claims by the rebels that its jets had bombed a school.", [
        ("ministry", "rejected", "rebels", ""), ("ministry", "bombarded", "school", "denied"),
        ("ministry", "bombarded", "school", ""),
    ]),
    ("The police chased the herders and shot three of them dead.", [
        ("police", "expelled", "herders", ""), ("police", "killed", "herders", ""),
    ]),
    ("The judge, shot dead on his doorstep by men on a motorcycle, had received threats.", [
        ("men on a motorcycle", "killed", "judge", ""),
    ]),
    ("Rival bands of hunters clashed at Niono, leaving three dead.", [
        ("Rival bands of hunters", "fights", "Rival bands of hunters", ""),
        ("Rival bands of hunters", "killed", None, ""),
    ]),
    ("The chief, a cousin of the governor, now sides with Mali.", [("chief", "alignedWith", "Mali", "")]),
    ("The Tatmadaw neither torched homes nor fired on the displaced.", [
        ("Tatmadaw", "attacked", "homes", "denied"), ("Tatmadaw", "attacked", "displaced", "denied"),
    ]),
    ("The rioters set the library ablaze.", [("rioters", "attacked", "library", "")]),
    ("Islamist fighters left the village after setting its granary on fire.", [
        ("Islamist fighters", "withdrewFrom", "village", ""), ("Islamist fighters", "attacked", "granary", ""),
    ]),
    ("NATO regrets the death of six farmers in its air strike on Garmsir.", [
        ("NATO", "killed", "farmers", ""), ("NATO", "bombarded", "Garmsir", ""),
    ]),
    ("At odds with the court since the spring, the ministry keeps its files to itself.", [
        ("ministry", "adverseTo", "court", ""),
    ]),
    ("Hundreds of dockers closed the harbour in a protest against the governor.", [
        ("dockers", "protestedAgainst", "governor", ""),
    ]),
    ("A raid that left nine soldiers dead was blamed on the Sahel Front.", [
        ("Sahel Front", "attacked", "soldiers", ""), ("Sahel Front", "killed", "soldiers", ""),
    ]),
    ("An ambush killed ten soldiers near Tillaberi.", [
        (None, "attacked", "soldiers near Tillaberi", ""), (None, "killed", "soldiers near Tillaberi", ""),
    ]),
    ("There had been an exchange of fire between the army and the Desert Hawks near Goma.", [
        ("army", "fights", "Desert Hawks", ""),
    ]),
    ("Clashes between the army and the Kachin Independence Army killed six soldiers.", [
        ("army", "fights", "Kachin Independence Army", ""), (None, "killed", "soldiers", ""),
    ]),
    ("The governor ordered the arrest of three journalists.", [("governor", "detained", "journalists", "intended")]),
    ("Iran rejected Washington's demand that it withdraw from Iraq.", [
        ("Iran", "rejected", "United States", ""), ("United States", "demandedOf", "Iran", ""),
        ("Iran", "withdrewFrom", "Iraq", "intended"),
    ]),
    ("The Presidency calls upon the armed groups of the east to lay down their weapons.", [
        ("Presidency", "demandedOf", "armed groups of the east", ""),
    ]),
    ("General Saleh Ali threatened Mullah Qasim.", [("Saleh Ali", "threatened", "Qasim", "")]),
    ("Boko Haram attacked the convoy, as did fighters of Islamic State West Africa Province.", [
        ("Boko Haram", "attacked", "convoy", ""),
        ("fighters of Islamic State West Africa Province", "attacked", "convoy", ""),
    ]),
    ("The Taliban shelled Kunduz on Monday; Islamic State did so on Tuesday.", [
        ("Taliban", "bombarded", "Kunduz", ""), ("ISIS", "bombarded", "Kunduz", ""),
    ]),
    ("The army has not attacked the village, but the Janjaweed did.", [
        ("army", "attacked", "village", "denied"), ("Janjaweed", "attacked", "village", ""),
    ]),
    ("The Houthis attacked Marib and so did al-Qaeda.", [
        ("Houthis", "attacked", "Marib", ""), ("al-Qaeda", "attacked", "Marib", ""),
    ]),
    ("The army did not bomb the hospital, nor did the Russian air force.", [
        ("army", "bombarded", "hospital", "denied"), ("Russian air force", "bombarded", "hospital", "denied"),
    ]),
    ("The Red Brigade attacked the convoy, and the Blue Brigade is expected to do the same.", [
        ("Red Brigade", "attacked", "convoy", ""), ("Blue Brigade", "attacked", "convoy", "predicted"),
    ]),
    ("Brigadier Hamdan said that his troops had never plundered the convoy and that militiamen had done so.", [
        ("troops", "attacked", "convoy", "denied"), ("militiamen", "attacked", "convoy", ""),
    ]),
    ("The Houthis and the Islah party are old rivals, and the former have vowed to crush the latter in Taiz.", [
        ("Houthis", "rivalOf", "Islah party", ""), ("Houthis", "fights", "Islah party", "intended"),
    ]),
    ("Of the two militias, the Sand Brigade and the Hill Brigade, the latter stopped short of attacking the base.", [
        ("Hill Brigade", "attacked", "base", "denied"),
    ]),
    ("Ethiopian troops attacked Adwa; Eritrean troops did likewise a week later.", [
        ("Ethiopian troops", "attacked", "Adwa", ""), ("Eritrean troops", "attacked", "Adwa", ""),
    ]),
    ("Ankara rejected the army's charge that Turkish guns had hit Salma.", [
        ("Turkey", "rejected", "army", ""), ("Turkey", "bombarded", "Salma", "denied"),
        ("Turkey", "bombarded", "Salma", ""),
    ]),
    ("The colonel denied reports that his soldiers had raped two women.", [
        ("soldiers", "attacked", "women", "denied"),
    ]),
    ("The group denied any involvement in the raid on the camp.", [("group", "attacked", "camp", "denied")]),
    ("Moscow denied accusations of bombing hospitals.", [("Russia", "bombarded", "hospitals", "denied")]),
    ("The army said it had nothing to do with the killing of the priest.", [("army", "killed", "priest", "denied")]),
    ("The army said there was no truth in reports that it had shelled the camp.", [
        ("army", "bombarded", "camp", "denied"),
    ]),
    ("The Islamic Emirate denied that the assault on Bannu was planned in Kabul.", [(None, "attacked", "Bannu", "")]),
    ("The minister vowed that the rebels would be thrown back to the border.", [
        (None, "expelled", "rebels", "intended"),
    ]),
    ("SPLM-N rebels shelled Kadugli, killing two.", [
        ("SPLM-N", "bombarded", "Kadugli", ""), ("SPLM-N", "killed", None, ""),
    ]),
    ("The army lifted its blockade of the port.", [("army", "besieges", "port", "denied")]),
    ("The army admitted its role in the killing of two priests.", [("army", "killed", "priests", "")]),
    ("Residents fear that the Janjaweed will attack El Fasher again.", [
        ("Janjaweed", "attacked", "El Fasher", "predicted"),
    ]),
    ("Driven from the hills, the fighters regrouped across the border.", [(None, "expelled", "fighters", "")]),
    ("Soldiers flushed the last snipers out of the old city.", [("Soldiers", "expelled", "snipers", "")]),
    ("Loyalist forces held the airport and pushed the mutineers into the marshes.", [
        ("Loyalist forces", "controls", "airport", ""), ("Loyalist forces", "expelled", "mutineers", ""),
    ]),
    ("The settlers forced forty families from their homes near Hebron.", [("settlers", "expelled", "families", "")]),
    ("A campaign by the air force and the police against the cartel has failed.", [
        ("air force", "fights", "cartel", ""), ("police", "fights", "cartel", ""),
    ]),
    ("Raiders from the Macina Katiba fell into an ambush set by the hunters.", [
        ("hunters", "attacked", "Macina Katiba", ""),
    ]),
    ("By nightfall the town, pounded from three sides, had been abandoned by its defenders.", [
        (None, "bombarded", "town", ""), ("defenders", "withdrewFrom", "town", ""),
    ]),
    ("Kabul accuses Islamabad of arming the plotters, Islamabad accuses Kabul of lies.", [
        ("Afghanistan", "accused", "Pakistan", ""), ("Pakistan", "supports", "plotters", ""),
        ("Pakistan", "accused", "Afghanistan", ""),
    ]),
    ("The cook is said to have been poisoned by the guards.", [("guards", "killed", "cook", "possible")]),
    ("Houthi fighters broke into Aden, only to be driven out of it by local committees.", [
        ("Houthi fighters", "entered", "Aden", ""), ("local committees", "expelled", "Houthi fighters", ""),
    ]),
    ("Police fired tear gas at students who had barricaded the hall, and arrested two lawyers.", [
        ("Police", "attacked", "students", ""), ("Police", "detained", "lawyers", ""),
    ]),
    ("The army gave its guns to the tribes and the tribes have attacked the militia.", [
        ("army", "supports", "tribes", ""), ("tribes", "attacked", "militia", ""),
    ]),
    ("The elders gave the company until the end of the month to leave the valley.", [
        ("elders", "gaveUltimatumTo", "company", ""), ("company", "withdrewFrom", "valley", "intended"),
    ]),
    ("Air strikes by the army on Bahri killed a nurse and her two sons.", [
        ("army", "bombarded", "Bahri", ""), ("army", "killed", "nurse", ""), ("army", "killed", "sons", ""),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentence(read: Read, text: str, expected: list[Held]) -> None:
    assert [held(claim) for claim in read(text).claims()] == expected
