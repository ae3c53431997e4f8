import pytest

from kg.errors import UnknownActor
from kg.model import Entity
from kg.store.names import Names, fold


def entity(slug: str, name: str, *aliases: str, document: str | None = None) -> Entity:
    return Entity(f"https://x.test/actor/{slug}", name, "ArmedGroup", aliases, document)


FRONT = entity("jabhat-al-nusra", "Jabhat al-Nusra", "Nusra Front")
ARMY = entity("army", "The Army", "Forces")
OTHER = entity("other-army", "Other Army", "Forces")
GENERIC = entity("generic", "fighters", "Nusra Front", document="ab")
NAMES = Names([FRONT, ARMY, OTHER, GENERIC], hidden={FRONT.iri: ["Jabhat al-Nurса"]})


@pytest.mark.parametrize(
    "name",
    [
        FRONT.iri,
        "jabhat-al-nusra",
        "Jabhat al-Nusra",
        "JABHAT AN-NUSRA",
        "jabhat nusra",
        "Nusra  front",
        "Jabhat al-Nurса",
    ],
)
def test_an_actor_goes_by_many_names(name: str) -> None:
    assert NAMES.find(name, kind="actor") == FRONT


def test_articles_and_accents_are_folded_but_words_are_not() -> None:
    assert fold("the Ḥarakat Aḥrār ash-Shām") == "harakat ahrar sham"
    assert fold("As-Safir") == "safir"
    assert fold("as Safir") == "as safir"
    assert fold("Al-Qa'ida") == fold("al Qaida") == "qaida"
    assert fold("Liwa' al-Tawhid") == "liwa tawhid"


def test_close_names_are_suggested() -> None:
    with pytest.raises(UnknownActor, match=r"no actor .* 'Jabhat Nosra'; did you mean Jabhat al-Nusra\?"):
        NAMES.find("Jabhat Nosra", kind="actor")
    with pytest.raises(UnknownActor, match=r"no place .* `kg actors` lists"):
        NAMES.find("Ulan Bator", kind="place")


def test_a_shared_name_lists_the_candidates() -> None:
    with pytest.raises(UnknownActor) as caught:
        NAMES.find("forces", kind="actor")
    assert str(caught.value) == (
        "'forces' may be any of 2: The Army <https://x.test/actor/army>; "
        "Other Army <https://x.test/actor/other-army>; give the IRI"
    )
