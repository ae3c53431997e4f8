"""Full forms and aliases of the names of a document."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from reading_steps import Read


def full_names(read: Read, text: str) -> Mapping[str, str]:
    return read(text).mentions.register.names.canonical


@pytest.mark.parametrize("text", [
    "The Syrian Farmers Relief Union (SFRU) met.",
    "The SFRU (Syrian Farmers Relief Union) met.",
])  # fmt: skip
def test_an_acronym_in_brackets_stands_for_its_long_form(read: Read, text: str) -> None:
    assert full_names(read, text) == {
        "syrian farmers relief union": "Syrian Farmers Relief Union",
        "sfru": "Syrian Farmers Relief Union",
    }


def test_a_surname_goes_by_the_one_person_who_bears_it(read: Read) -> None:
    assert full_names(read, "Salim Haddour spoke. Haddour left.")["haddour"] == "Salim Haddour"


def test_a_surname_of_two_persons_stays_itself(read: Read) -> None:
    text = "Salim Haddour spoke. Karim Haddour left. Haddour returned."
    assert full_names(read, text)["haddour"] == "Haddour"


def test_a_pack_gives_the_full_form(read: Read) -> None:
    names = read("The Nusra Front left. Jabhat an-Nusra returned.").mentions.register.names
    assert names.canonical == {"nusra front": "Jabhat al-Nusra", "jabhat nusra": "Jabhat al-Nusra"}
    assert names.aliases == {"Jabhat al-Nusra": ("Jabhat an-Nusra", "Nusra Front")}


def test_forms_of_one_name_are_of_one_kind(read: Read) -> None:
    names = read("The Syrian Farmers Relief Union (SFRU) met. The army met SFRU fighters.").mentions.register.names
    assert names.types == {"syrian farmers relief union": "ArmedGroup", "sfru": "ArmedGroup"}


def test_a_name_is_printed_as_it_first_was(read: Read) -> None:
    names = read("The Dawn Brigade left. The DAWN Brigade returned.").mentions.register.names
    assert names.canonical == {"dawn brigade": "Dawn Brigade"}
