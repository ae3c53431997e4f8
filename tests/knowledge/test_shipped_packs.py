from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pyoxigraph as ox
import pytest

from kg.knowledge.ontology import Ontology, load_ontology
from kg.knowledge.packs import Pack, PackActor, PackPlace, PackTie, load_packs
from kg.vocab import PREFIXES, actor_iri, place_iri, term, tie_iri

GENERIC = {"army", "the army", "the group", "rebels", "regime", "opposition", "operations room", "factions", "fighters"}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def pack(ontology: Ontology) -> Pack:
    return load_packs(ontology=ontology)


def entries(pack: Pack) -> list[PackActor | PackPlace]:
    return [*pack.actors.values(), *pack.places.values()]


def members(pack: Pack, umbrella: str) -> dict[str, str]:
    """Member name to date, for one umbrella."""
    ties = [tie for tie in pack.ties if tie.relation == "memberOf" and tie.object == actor_iri(umbrella)]
    return {pack.actors[tie.subject].name: tie.edtf for tie in ties}


def test_the_pack_covers_the_war(pack: Pack, ontology: Ontology) -> None:
    kinds = Counter(actor.type for actor in pack.actors.values())
    armed = sum(n for kind, n in kinds.items() if ontology.is_a(kind, "ArmedGroup"))
    assert armed >= 80
    assert kinds["Person"] >= 40
    assert kinds["MediaOutlet"] >= 25
    assert len([place for place in pack.places.values() if place.latitude is not None]) >= 100


def test_every_iri_is_what_the_name_alone_would_mint(pack: Pack) -> None:
    wrong = [a.iri for a in pack.actors.values() if a.iri != actor_iri(a.name)]
    wrong += [p.iri for p in pack.places.values() if p.iri != place_iri(p.name)]
    assert wrong == []


def test_every_tie_has_the_iri_of_its_content(pack: Pack) -> None:
    def right(tie: PackTie) -> str:
        return tie_iri([tie.subject, term(tie.relation), tie.object, tie.edtf])

    assert [(tie.iri, right(tie)) for tie in pack.ties if tie.iri != right(tie)] == []


def test_no_name_is_shared_and_none_is_generic(pack: Pack) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in entries(pack):
        for name in (entry.name, *entry.aliases, *entry.hidden):
            owners[name.casefold()].add(entry.iri)
    assert {name: iris for name, iris in owners.items() if len(iris) > 1} == {}
    assert owners.keys() & GENERIC == set()


def test_every_fact_has_a_source_that_says_more_than_a_word(pack: Pack) -> None:
    cited = [source for item in (*entries(pack), *pack.ties) for source in item.sources]
    assert sorted({source for source in cited if len(source.split()) < 2 and not source.startswith("https://")}) == []
    assert all(item.sources for item in (*entries(pack), *pack.ties))


def test_places_lie_in_the_region_and_inside_each_other(pack: Pack) -> None:
    for place in pack.places.values():
        if place.latitude is not None and place.longitude is not None:
            inner = "Turkey" not in [pack.places[iri].name for iri in place.within]
            assert 33.3 <= place.latitude <= (37.5 if inner else 41.1), place.name
            assert (35.5 if inner else 28.9) <= place.longitude <= 42.5, place.name
    outermost = {place.name for place in pack.places.values() if not place.within}
    assert outermost == {"Iraq", "Lebanon", "Syria", "Turkey"}


def test_neighbourhoods_are_in_aleppo_which_is_in_its_governorate(pack: Pack) -> None:
    districts = [place for place in pack.places.values() if place.type == "District"]
    assert {place.within for place in districts} == {(place_iri("Aleppo"),)}
    assert pack.places[place_iri("Aleppo")].within == (place_iri("Aleppo Governorate"),)
    assert pack.places[place_iri("Aleppo Governorate")].within == (place_iri("Syria"),)


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Jabhat al-Nusra", {"Nusra Front", "Jabhat an-Nusra", "al-Nusra Front", "جبهة النصرة"}),
        ("ISIS", {"ISIL", "Daesh", "Islamic State of Iraq and al-Sham", "داعش"}),
        ("Abu Mohammad al-Golani", {"Golani", "Jolani", "Julani"}),
        ("Army of the Mujahedeen", {"Army of Mujahideen", "Mujahideen Army", "Jaysh al-Mujahideen"}),
        ("YPG", {"People's Protection Units"}),
    ],
)
def test_actors_go_by_their_transliterations(pack: Pack, name: str, others: set[str]) -> None:
    assert others <= set(pack.actors[actor_iri(name)].aliases)


def test_the_seven_founders_of_the_islamic_front(pack: Pack) -> None:
    salafi = ("Ahrar al-Sham", "Ansar al-Sham", "Kurdish Islamic Front", "Liwa al-Haqq")
    liberation_front = ("Jaysh al-Islam", "Liwa al-Tawhid", "Suqour al-Sham")
    assert members(pack, "Islamic Front") == dict.fromkeys((*salafi, *liberation_front), "2013-11-22/")


def test_umbrellas_have_their_dates(pack: Pack) -> None:
    assert members(pack, "Army of the Mujahedeen")["Nour al-Din al-Zenki Brigades"] == "2014-01/2014-05-04"
    assert members(pack, "Syria Revolutionaries Front")["Syrian Martyrs' Brigades"] == "2013-12-09/"
    assert members(pack, "Syrian Islamic Front")["Ahrar al-Sham"] == "2012-12-21/2013-11"


def test_leaders_have_their_dates(pack: Pack) -> None:
    council = actor_iri("Supreme Military Council")
    leaders = [(pack.actors[t.subject].name, t.edtf) for t in pack.ties if (t.relation, t.object) == ("leads", council)]
    assert leaders == [("Abdul-Ilah al-Bashir", "2014-02-16/2014-06-26"), ("Salim Idris", "2012-12/2014-02-16")]


def test_a_place_has_its_kind_and_coordinates(pack: Pack) -> None:
    crossing = pack.places[place_iri("Bab al-Hawa Border Crossing")]
    assert (crossing.type, crossing.latitude, crossing.longitude) == ("Facility", 36.231, 36.693)
    assert "Bab al-Hawa" in crossing.aliases


def test_moments_say_what_the_dates_say(pack: Pack) -> None:
    """kg:from and kg:until are the first and the last moment that a precise date allows."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for text in pack.turtle:
        for triple in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE):
            for key in ("from", "until"):
                if triple.predicate.value == PREFIXES["kg"] + key:
                    said[triple.subject.value][key] = triple.object.value
    assert {tie.iri: moments(tie.edtf) for tie in pack.ties if moments(tie.edtf)} == dict(said)


def moments(edtf: str) -> dict[str, str]:
    """What kg:from and kg:until must be, from a date or interval."""
    start, slash, end = edtf.partition("/")
    found = {}
    if start and "~" not in start:
        found["from"] = f"{start}-01-01"[:10] + "T00:00:00Z"
    last = end if slash else start
    if last and "~" not in last:
        day = date.fromisoformat(f"{last}-12-01"[:10])
        if len(last) < 10:
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        found["until"] = f"{day}T23:59:59Z"
    return found
