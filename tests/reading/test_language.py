import pytest

from kg.reading.language import other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Los rebeldes atacaron la ciudad el lunes por la mañana, según fuentes locales", "es"),
        ("Die Rebellen griffen am Montag die Stadt an, sagten Quellen vor Ort", "de"),
        ("De rebellen vielen maandag de stad aan, zo zeggen bronnen ter plaatse", "nl"),
        ("هاجم المتمردون المدينة", "und"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Assad, Putin meet",
        "Les rebelles attaquent Alep",
        "Abu Khaled al-Souri, Abu Mohammad al-Golani, Zahran Alloush, Hassan Aboud",
        "Turkey, Iran, Russia agree Idlib truce after rebels seize Manbij",
        "The front said that its men had taken the mill and the road to the border.",
        "The chant الله أكبر was heard in the town after the front had taken the mill.",
    ],
)
def test_english_and_what_cannot_be_known_pass(text: str) -> None:
    assert other_language(text) is None
