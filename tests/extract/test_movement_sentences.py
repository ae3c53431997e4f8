"""Who holds, takes, leaves, enters and is in a place, as news English says it, one sentence each."""

from __future__ import annotations

import pytest
from reading_steps import Ends, Read, ends

from kg.model import Claim, Modality, Polarity

MOVEMENTS: list[tuple[str, list[Ends]]] = [
    # who drove whom out
    ("Syrian government troops expelled Islamic State militants from the outskirts of Palmyra on Thursday.", [
        ("Syrian government troops", "expelled", "ISIS"),
    ]),
    ("Rebel fighters were pushed out of three villages in northern Hama by the army and its allies.", [
        ("army", "expelled", "Rebel fighters"),
        ("allies", "expelled", "Rebel fighters"),
    ]),
    ("M23 rebels were flushed out of the hills overlooking Sake by Congolese soldiers.", [
        ("Congolese soldiers", "expelled", "M23"),
    ]),
    ("Tuareg fighters chased Malian troops and their Russian partners out of Kidal.", [
        ("Tuareg", "expelled", "Malian troops"),
        ("Tuareg", "expelled", "Russian partners"),
        ("Russia", "cooperatesWith", "Malian troops"),
    ]),
    ("Ukrainian marines threw the Russians back across the Dnipro.", [("Ukrainian marines", "expelled", "Russia")]),
    ("Sudanese soldiers forced the paramilitaries to leave the state radio building in Omdurman.", [
        ("Sudanese soldiers", "expelled", "paramilitaries"),
        ("paramilitaries", "withdrewFrom", "state radio building in Omdurman"),
    ]),
    ("The Taliban's expulsion of Islamic State from Nangarhar took two years.", [("Taliban", "expelled", "ISIS")]),
    ("Kachin fighters dislodged the army from a hilltop post near Laiza, then withdrew to the jungle.", [
        ("Kachin", "expelled", "army"),
    ]),
    ("It was Chad's soldiers, not the Nigerians, who drove Boko Haram out of Malam Fatori.", [
        ("Chad", "expelled", "Boko Haram"),
    ]),
    ("Driven out of Sirte in 2016, the Islamic State fell back on the desert south of the city.", [
        (None, "expelled", "ISIS"),
    ]),
    ("The separatists, he said, had been chased out of Kidal like dogs and would not be allowed back.", [
        (None, "expelled", "separatists"),
    ]),
    ("Police used tear gas to dislodge the strikers from the terminal.", [("Police", "expelled", "strikers")]),
    ("Niger's junta gave the French ambassador two days to leave and then expelled him.", [
        ("Nigerien junta", "gaveUltimatumTo", "French ambassador"),
        ("Nigerien junta", "expelled", "French ambassador"),
    ]),
    ("Burkina Faso expelled three French diplomats on Thursday.", [("Burkina Faso", "expelled", "French diplomats")]),
    ("Chin fighters say they have cleared the army out of most of the hills along the Indian border.", [
        ("Chin", "expelled", "army"),
    ]),
    ("If the militia does not leave the port, the army will drive it out, the minister said.", [
        ("militia", "withdrewFrom", "port"),
        ("army", "expelled", "militia"),
    ]),
    ("An attempt by the rebels to drive the garrison out of Kidal failed.", [("rebels", "expelled", "garrison")]),
    ("Nusra Front fighters evicted the Hazm Movement from its bases in Aleppo province.", [
        ("Jabhat al-Nusra", "expelled", "Hazzm Movement"),
    ]),
    ("The assailants were beaten off by the guards.", [("guards", "fights", "assailants")]),
    # who leaves, and what
    ("Fighters of the Arakan Army pulled out of Paletwa after two days.", [("Arakan Army", "withdrewFrom", "Paletwa")]),
    ("The remnants of the 20th Brigade retreated southward to Daraa, abandoning the Nassib crossing.", [
        ("20th Brigade", "withdrewFrom", "Nassib crossing"),
    ]),
    ("Some 2,000 people fled Tigray for Sudan last week.", [("people", "displacedTo", "Sudan")]),
    ("Russian troops left Kherson and crossed to the left bank of the river.", [
        ("Russian troops", "withdrewFrom", "Kherson"),
        ("Russian troops", "entered", "left bank of the river"),
    ]),
    ("The army said it had carried out a tactical withdrawal from Soledar.", [("army", "withdrewFrom", "Soledar")]),
    ("Rwandan troops have quietly slipped out of Kibumba.", [("Rwandan troops", "withdrewFrom", "Kibumba")]),
    ("The 12th Division was forced to abandon its headquarters in Nyala.", [
        ("12th Division", "withdrewFrom", "headquarters in Nyala"),
    ]),
    ("Fighting forced 30,000 people to flee Wad Madani for Gedaref.", [("people", "displacedTo", "Gedaref")]),
    ("After the fall of Lashio to the MNDAA, the junta's soldiers fled to Muse.", [
        ("MNDAA", "tookControlOf", "Lashio"),
    ]),
    ("Turkey has refused to withdraw its troops from Bashiqa.", [("Turkey", "withdrewFrom", "Bashiqa")]),
    ("Boko Haram's retreat from Gwoza was followed by a wave of suicide bombings.", [
        ("Boko Haram", "withdrewFrom", "Gwoza"),
    ]),
    ("Malian soldiers arrived at Tessalit on Wednesday to find that the Chadian peacekeepers had already left it.", [
        ("Malian soldiers", "reached", "Tessalit"),
        ("Chadian peacekeepers", "withdrewFrom", "Tessalit"),
    ]),
    ("The last Kurdish fighters left Afrin under cover of darkness, leaving the town to the Turkish army.", [
        ("Kurdish fighters", "withdrewFrom", "Afrin"),
    ]),
    ("Islamists marched into Uqba on Sunday after the last soldiers had slipped away.", [
        ("Islamists", "entered", "Uqba"),
        ("soldiers", "withdrewFrom", "Uqba"),
    ]),
    # who is where
    ("A garrison of 300 soldiers is stationed at Faya.", [("garrison of 300 soldiers", "presentIn", "Faya")]),
    ("Wagner has about 1,000 men in Mali.", [("Wagner", "presentIn", "Mali")]),
    ("Rwanda has some 4,000 troops in eastern Congo, according to UN experts.", [
        ("Rwanda", "presentIn", "eastern Democratic Republic of the Congo"),
    ]),
    ("Fighters of the Islamic State are active around Menaka and along the Niger border.", [
        ("ISIS", "presentIn", "Menaka"),
    ]),
    ("Russian mercenaries are dug in near Jufra.", [("Russian mercenaries", "presentIn", "Jufra")]),
    ("Iran-backed militias remain deployed along the border with Jordan.", [
        ("Iran", "supports", "Iran-backed militias"),
        ("Iran-backed militias", "presentIn", "border with Jordan"),
    ]),
    ("Burundi has deployed two battalions to South Kivu.", [("Burundi", "presentIn", "South Kivu")]),
    ("Uganda kept its soldiers in Bunia after the mandate expired.", [("Uganda", "presentIn", "Bunia")]),
    ("Some 300 fighters are holed up in the steelworks.", [("fighters", "presentIn", "steelworks")]),
    ("Rebels camped on the banks of the river Tshopo have been taxing boats.", [
        ("Rebels", "presentIn", "banks of the river"),
    ]),
    ("Egyptian troops massed on the border with Libya.", [("Egyptian troops", "presentIn", "border with Libya")]),
    ("JNIM has set up checkpoints on the road between Sévaré and Bandiagara.", [
        ("JNIM", "presentIn", "road between Sévaré and Bandiagara"),
    ]),
    ("Having taken Tabqa and the dam beside it, the Kurdish-led force turned south towards Raqqa, where "
     "the jihadists still had some 2,000 men.", [
        ("Kurdish-led force", "tookControlOf", "al-Tabqa"),
        ("Kurdish-led force", "tookControlOf", "dam"),
        ("Kurdish", "leads", "Kurdish-led force"),
        ("jihadists", "presentIn", "Raqqa"),
    ]),
    ("The ministry said 500 policemen had been posted to Cabo Delgado.", [("policemen", "presentIn", "Cabo Delgado")]),
    ("Islamic State militants who fled Mosul through the desert have regrouped in the Hamrin mountains, "
     "from which they raid villages at night.", [
        ("ISIS", "withdrewFrom", "Mosul"),
        ("ISIS", "presentIn", "Hamrin mountains"),
        ("ISIS", "attacked", "villages"),
    ]),
    ("France, which keeps a garrison in Djibouti, offered helicopters.", [("France", "presentIn", "Djibouti")]),
    ("Soldiers deployed to the border post at Pogo two weeks earlier had not been paid.", [
        ("Soldiers", "presentIn", "border post at Pogo"),
    ]),
    # whose stronghold
    ("Turkey keeps several bases in northern Iraq.", [("Turkey", "hasStrongholdIn", "northern Iraq")]),
    ("The RSF has its main base in the Soba district of Khartoum.", [("RSF", "hasStrongholdIn", "Soba district")]),
    ("The Allied Democratic Forces have their headquarters in the Mwalika valley.", [
        ("Allied Democratic Forces", "hasStrongholdIn", "Mwalika valley"),
    ]),
    ("The army attacked the group's stronghold in the Mwalika valley.", [
        ("army", "attacked", "group"),
        ("group", "hasStrongholdIn", "Mwalika valley"),
    ]),
    ("The Zintan brigade has kept a foothold in the western suburbs.", [
        ("Zintan", "hasStrongholdIn", "western suburbs"),
    ]),
    # whose it is now
    ("Raqqa, the group's de facto capital, fell in October.", [(None, "tookControlOf", "Raqqa")]),
    ("Avdiivka fell to Russia in February.", [("Russia", "tookControlOf", "Avdiivka")]),
    ("The town of Mocímboa da Praia, besieged for a week, fell to the insurgents.", [
        (None, "besieges", "Mocímboa da Praia"),
        ("insurgents", "tookControlOf", "Mocímboa da Praia"),
    ]),
    ("In Kunduz, which fell to the Taliban for the second time in a year, government soldiers were "
     "holding only the airport.", [
        ("Taliban", "tookControlOf", "Kunduz"),
        ("government", "controls", "airport"),
    ]),
    ("The frontier town of Muse slipped from the junta's grasp in January.", [("junta", "lostControlOf", "Muse")]),
    ("Nearly half of the province is in rebel hands.", [("rebels", "controls", "province")]),
    ("The town is back under rebel control.", [("rebels", "controls", "town")]),
    ("The rebel capture of the dam cut the road.", [("rebels", "tookControlOf", "dam")]),
    ("The army ceded the northern half of the base to the rebels.", [
        ("army", "lostControlOf", "northern half of the base"),
    ]),
    ("The militia took the villages of Kamango, Lubero and Kipese over the weekend.", [
        ("militia", "tookControlOf", "Kamango"),
        ("militia", "tookControlOf", "Lubero"),
        ("militia", "tookControlOf", "Kipese"),
    ]),
    ("Much of Deir al-Zor has been under Islamic State's control since 2014.", [("ISIS", "controls", "Deir ez-Zor")]),
    ("Residents of Kamango, which the rebels lost to the army on Sunday, have begun to come home.", [
        ("rebels", "lostControlOf", "Kamango"),
    ]),
    ("The militants remain in control of large parts of Borno state.", [("militants", "controls", "Borno state")]),
    ("The airport is in the hands of the 444 Brigade, whose men let nobody through.", [
        ("444 Brigade", "controls", "airport"),
    ]),
    ("Large areas of the province are outside government control.", [
        ("government", "controls", "Large areas of the province"),
    ]),
    ("Government troops entered the Tigrayan capital, Mekelle, on 28 November 2020 and left it again "
     "seven months later.", [
        ("Government", "entered", "Mekelle"),
        ("Government", "withdrewFrom", "Mekelle"),
    ]),
    ("The Puntland forces said they had cleared the Cal Miskaad mountains of Islamic State fighters.", [
        ("Puntland", "tookControlOf", "Cal Miskaad mountains"),
        ("Puntland", "hostileTo", "ISIS"),
    ]),
    ("Islamic State was about to lose its last village on the Euphrates.", [("ISIS", "lostControlOf", "village")]),
    ("The junta, which has lost most of Rakhine to the Arakan Army, still clings to the naval base at Kyaukphyu.", [
        ("junta", "lostControlOf", "Rakhine"),
        ("junta", "controls", "naval base at Kyaukphyu"),
    ]),
    ("The Libyan capital has been run by a patchwork of militias since 2011.", [
        ("militias", "controls", "Libyan capital"),
    ]),
    # who comes and goes on
    ("Tanks of the Fourth Division rolled into Daraa al-Balad at dawn.", [
        ("4th Armoured Division", "entered", "Daraa al-Balad"),
    ]),
    ("Fighters from the Sudan Shield, which broke with the Rapid Support Forces last year, entered Wad "
     "Madani together with the army.", [
        ("Sudan Shield", "splitFrom", "Rapid Support Forces"),
        ("Sudan Shield", "entered", "Wad Madani"),
        ("army", "entered", "Wad Madani"),
    ]),
    ("Government forces made fresh gains in the eastern suburbs of Aleppo.", [
        ("Government forces", "advancedIn", "eastern suburbs of Aleppo"),
    ]),
    ("Ukrainian troops are advancing along the Bakhmut road and have crossed the canal.", [
        ("Ukrainian troops", "advancedIn", "Bakhmut road"),
    ]),
    ("The paratroopers fought their way into the base.", [("paratroopers", "entered", "base")]),
    # sieges
    ("The Houthis lifted their siege of Taiz in exchange for fuel.", [("Houthis", "besieges", "Taiz")]),
    ("The regime's forces failed to break the siege of their base at Menagh.", [(None, "besieges", "base")]),
    ("The rebels cut the road to the garrison town.", [("rebels", "besieges", "garrison town")]),
    ("The caliphate's last fighters are surrounded in Baghouz.", [(None, "besieges", "caliphate's last fighters")]),
    ("The town is surrounded by hills.", []),
    # participles that look like adjectives, verbs with "re"
    ("The rebels remain entrenched in the valley.", [("rebels", "hasStrongholdIn", "valley")]),
    ("Al-Shabaab re-entered Adale on Friday.", [("Al-Shabaab", "entered", "Adale")]),
    ("Al-Shabaab re-entered Adale on Friday, hours after the government troops had withdrawn from the town.", [
        ("Al-Shabaab", "entered", "Adale"), ("government", "withdrewFrom", "Adale"),
    ]),
    ("Opposition forces are at the gates of Hama.", [("Opposition forces", "reached", "Hama")]),
    ("Kigali's soldiers were occupying a third of North Kivu.", [("Rwanda", "controls", "North Kivu")]),
    # nothing of the kind
    ("The Libyan coastguard returned 300 migrants to Tripoli.", []),
    ("The village falls within the district of Kalehe.", []),
    ("Night fell and the town fell silent.", []),
    ("The road to the airport remains closed, and no flights land.", []),
    ("The striker left the club for Madrid and took the number nine shirt.", []),
    ("The court reached a decision on Monday.", []),
    ("Prices fell in Khartoum as shops reopened.", []),
    ("The refugees left the train at Lviv.", []),
    ("The government has lost control of inflation.", []),
    ("Fans stormed the pitch and occupied the stand.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOVEMENTS, ids=[text for text, _ in MOVEMENTS])
def test_who_is_where(read: Read, text: str, expected: list[Ends]) -> None:
    assert [ends(claim) for claim in read(text).claims()] == expected


def said(read: Read, text: str, relation: str) -> Claim:
    """The first claim of that relation."""
    return next(claim for claim in read(text).claims() if claim.relation == relation)


@pytest.mark.parametrize(("text", "place"), [
    ("The army drove the rebels out of the centre of Gao.", "centre of Gao"),
    ("The army drove the rebels from the hills around Loikaw.", "hills around Loikaw"),
    ("Rebels broke into the Dar Saad district of Aden, only to be driven out of it by the army.", "Dar Saad"),
    ("The army drove the rebels out of the coastal town of Barawe and from several villages.", "Barawe"),
    ("The Taliban were ousted from Kabul in 2001.", "Kabul"),
])  # fmt: skip
def test_place_that_somebody_is_driven_from(read: Read, text: str, place: str) -> None:
    claim = said(read, text, "expelled")
    assert claim.place is not None
    assert claim.place.entity.name == place


@pytest.mark.parametrize(("text", "relation", "place"), [
    ("Ten nurses were killed in the bombing of Pazigyi.", "killed", "Pazigyi"),
    ("Gunmen killed three people who were digging trenches at Barsalogho.", "killed", "Barsalogho"),
    ("The Shura Council of Derna attacked the convoy.", "attacked", None),
    ("The army took the dam and the village of Tashwin.", "tookControlOf", None),
    ("Guards and rebels clashed at Sasoli, and the guards accused the rebels of lying.", "accused", None),
])  # fmt: skip
def test_place_of_a_claim(read: Read, text: str, relation: str, place: str | None) -> None:
    claim = said(read, text, relation)
    assert (claim.place.entity.name if claim.place else None) == place


@pytest.mark.parametrize(("text", "relation", "polarity", "modality"), [
    ("The Houthis lifted their siege of Taiz.", "besieges", Polarity.DENIED, Modality.ACTUAL),
    ("The army failed to break the siege of the port.", "besieges", Polarity.AFFIRMED, Modality.ACTUAL),
    ("The militia forced the villagers to flee to Gao.", "expelled", Polarity.AFFIRMED, Modality.ACTUAL),
    ("Fighting forced the villagers to flee to Gao.", "displacedTo", Polarity.AFFIRMED, Modality.ACTUAL),
    ("The army is about to lose the port.", "lostControlOf", Polarity.AFFIRMED, Modality.PREDICTED),
    ("The rebels had hoped to take the port.", "tookControlOf", Polarity.AFFIRMED, Modality.INTENDED),
    ("No troops have entered the city.", "entered", Polarity.DENIED, Modality.ACTUAL),
])  # fmt: skip
def test_stance(read: Read, text: str, relation: str, polarity: Polarity, modality: Modality) -> None:
    claim = said(read, text, relation)
    assert (claim.polarity, claim.modality) == (polarity, modality)


@pytest.mark.parametrize(("text", "relation", "term"), [
    ("The rebels gave the elders until Saturday to give up.", "gaveUltimatumTo", "until Saturday"),
    ("The army gave the rebels 48 hours to leave.", "gaveUltimatumTo", "48 hours"),
    ("The army signed a seven-day truce with the rebels.", "truceWith", "7 days"),
    ("The army and the rebels agreed a truce of three days.", "truceWith", "3 days"),
    ("The army signed a truce with the rebels after a week of talks.", "truceWith", None),
])  # fmt: skip
def test_term(read: Read, text: str, relation: str, term: str | None) -> None:
    assert said(read, text, relation).quantity == term


def test_time_of_a_role(read: Read) -> None:
    claim = said(read, "Kidal, a bastion of the rebels since 2012, was shelled.", "hasStrongholdIn")
    assert claim.time is not None
    assert claim.time.edtf == "2012/.."
