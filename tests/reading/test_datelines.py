from datetime import date

import pytest

from kg.reading.datelines import Wire, find_date, find_wire, is_dateline, without_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Feb 27, 2014", date(2014, 2, 27)),
        ("Published: Feb. 27th, 2014", date(2014, 2, 27)),
        ("on the 3rd of March 2014", date(2014, 3, 3)),
        ("2014-03-03T10:00:00Z", date(2014, 3, 3)),
        ("27/02/2014", date(2014, 2, 27)),
        ("02/27/2014", date(2014, 2, 27)),
        ("03.04.2014", date(2014, 4, 3)),
        ("between May 1, 2013 and 2 June 2014", date(2013, 5, 1)),
        ("31 February 2014, not 1 March 2014", date(2014, 3, 1)),
    ],
)
def test_a_full_date_is_found(text: str, expected: date) -> None:
    assert find_date(text) == expected


@pytest.mark.parametrize("text", ["", "March 3", "yesterday", "3/4/2014", "in 2014", "March 2014", "2014-13-01"])
def test_no_date_is_guessed(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "Feb 27, 2014",
        "Published: Feb 27, 2014",
        "12 March 2014, Aleppo",
        "Aleppo, 12 March 2014",
        "ALEPPO | 12 March 2014",
        "Monday, 3rd March 2014 10:45 GMT",
        "Last updated on 2014-03-03T10:00:00Z",
        "Date: 27.02.2014 | 10:30 am",
        "Posted at 10:30, March 3, 2014 · 5 min read",
        "3/4/2014",
    ],
)
def test_a_line_of_date_and_place_is_a_dateline(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The attack of 12 March 2014",
        "Rebels took Azaz on 12 March 2014.",
        "March 3",
        "Aleppo",
        "The army and the rebels signed a truce in Homs that began on 7 February 2014 and held for six days only",
    ],
)
def test_a_line_that_says_more_is_no_dateline(line: str) -> None:
    assert not is_dateline(line)


def test_dates_labels_and_times_are_taken_away() -> None:
    assert without_dates("Published Monday, March 3, 2014 at 5:30 PM (UTC) | Aleppo") == "Aleppo"


@pytest.mark.parametrize(
    ("opening", "bare", "outlet", "published"),
    [
        ("ALEPPO, Syria, March 3 (Reuters) - ", False, "Reuters", None),
        ("BEIRUT (AP) — ", False, "AP", None),
        ("NEW YORK, March 3, 2014 (AP) -- ", False, "AP", date(2014, 3, 3)),
        ("AL-BAB, Syria — ", False, None, None),
        ("Aleppo, 3 March 2014 (SANA) – ", False, "SANA", date(2014, 3, 3)),
        ("DAMASCUS - ", True, None, None),
    ],
)
def test_the_opening_of_a_wire_story(opening: str, bare: bool, outlet: str | None, published: date | None) -> None:
    assert find_wire(f"{opening}Rebels took Azaz.") == Wire(len(opening), bare, outlet, published)


@pytest.mark.parametrize(
    "text",
    [
        "ISIS - A group that split from al-Qaeda - took Azaz.",
        "DAMASCUS - a city under siege - is quiet.",
        "Islamic State (ISIS) — The group took Azaz.",
        "AHRAR (Sham) - The group took Azaz.",
        "Aleppo — The army took Azaz.",
        "BEIRUT (AP)",
    ],
)
def test_a_name_before_a_dash_is_no_wire_opening(text: str) -> None:
    assert find_wire(text) is None


def test_a_date_may_follow_the_agency() -> None:
    wire = find_wire("ALEPPO, Syria (Orontes Wire), Feb 25 — The three factions announced a pact.")
    assert wire is not None
    assert (wire.length, wire.outlet) == (39, "Orontes Wire")
