import pytest

from kg.reading.bylines import Byline, find_byline, find_signature


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("BY JANE DOE | March 3, 2014", "JANE DOE", None),
        ("By Jane Doe and John Roe, Reuters", "Jane Doe and John Roe", "Reuters"),
        ("By J. R. Doe, Staff Writer", "J. R. Doe", None),
        ("By Jane Doe in Beirut", "Jane Doe", None),
        ("By Jane Doe, special to The Guardian", "Jane Doe", "The Guardian"),
        ("Written by Abdul Rahman al-Masri", "Abdul Rahman al-Masri", None),
        ("By Reuters Staff", None, "Reuters"),
        ("(Reporting by Jane Doe in Beirut; Editing by John Roe)", None, None),
    ],
)
def test_a_signed_line_gives_author_and_outlet(line: str, author: str | None, outlet: str | None) -> None:
    assert find_byline(line) == Byline(author, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday",
        "By March the rebels had lost Azaz.",
        "By nightfall",
        "By taking Halak, the rebels won.",
        "By Damascus, rebels were said to gather",
        "Jane Doe",
        "By Jane Doe " * 20,
    ],
)
def test_other_lines_with_by_are_no_bylines(line: str) -> None:
    assert find_byline(line) is None


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("Jane Doe, Reuters", "Jane Doe", "Reuters"),
        ("Jane Doe - Al-Monitor", "Jane Doe", "Al-Monitor"),
        ("Jane Doe, The Guardian, 3 March 2014", "Jane Doe", "The Guardian"),
        ("Jane Doe, staff writer", "Jane Doe", None),
        ("(Reuters)", None, "Reuters"),
    ],
)
def test_a_name_beside_an_outlet_or_job_signs(line: str, author: str | None, outlet: str | None) -> None:
    assert find_signature(line) == Byline(author, outlet)


@pytest.mark.parametrize("line", ["The Front, ISIS", "Turkey and Syria", "Jane Doe", "Nusra in Aleppo"])
def test_other_names_sign_nothing(line: str) -> None:
    assert find_signature(line) is None
