from __future__ import annotations

import math
from datetime import UTC, date, datetime

import pytest
from war import EAGLES, FOXES, WOLVES

from kg.errors import UsageError
from kg.model import Interval
from kg.network.windows import calendar_windows, known_days, last_as_said, read_half_life, usual_length, window_of

MARCH = window_of(date(2014, 3, 1), date(2014, 3, 31))
SINCE_JANUARY = Interval("2014-01-06/..", earliest_start=datetime(2014, 1, 6, tzinfo=UTC))


def spans(windows) -> list[str]:
    return [window.span.edtf for window in windows]


def test_a_window_must_not_end_before_it_starts() -> None:
    with pytest.raises(UsageError, match="the window ends on 2014-01-01, before it starts on 2014-02-01"):
        window_of(date(2014, 2, 1), date(2014, 1, 1))


@pytest.mark.parametrize(("text", "days"), [("90d", 90), ("8w", 56), ("1y", 365.25), ("6m", 182.625), ("0.5d", 0.5)])
def test_half_lives(text: str, days: float) -> None:
    assert read_half_life(text) == days


@pytest.mark.parametrize("text", ["90", "d", "-3d", "0d", "3 weeks", "1e3d", ""])
def test_what_is_no_half_life_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no half-life; write a number and d, w, m or y"):
        read_half_life(text)


def test_calendar_windows_cover_whole_months_quarters_and_years() -> None:
    first, last = date(2013, 12, 24), date(2014, 2, 3)
    assert spans(calendar_windows(first, last)) == [
        "2013-12-01/2013-12-31", "2014-01-01/2014-01-31", "2014-02-01/2014-02-28"]
    assert spans(calendar_windows(first, last, every="quarter")) == ["2013-10-01/2013-12-31", "2014-01-01/2014-03-31"]
    assert spans(calendar_windows(first, last, every="year")) == ["2013-01-01/2013-12-31", "2014-01-01/2014-12-31"]


def test_without_a_width_windows_are_as_narrow_as_36_of_them_allow() -> None:
    assert len(calendar_windows(date(2011, 1, 1), date(2013, 12, 31))) == 36
    assert spans(calendar_windows(date(2011, 1, 1), date(2014, 1, 1)))[0] == "2011-01-01/2011-03-31"
    assert spans(calendar_windows(date(1946, 1, 1), date(1999, 1, 1)))[:2] == [
        "1946-01-01/1946-12-31", "1947-01-01/1947-12-31"]


def test_windows_are_no_shorter_than_what_is_usually_known(claim) -> None:
    year = Interval("2013", datetime(2013, 1, 1, tzinfo=UTC), latest_end=datetime(2013, 12, 31, tzinfo=UTC))
    claims = [claim(f"c:{i}", EAGLES, "fights", WOLVES, document="d", time=year if i else None) for i in range(3)]
    assert (usual_length(claims, {}), usual_length([], {})) == (365, 0)
    assert usual_length(claims[:1], {"d": date(2014, 1, 1)}) == 1
    first, last = date(2013, 12, 24), date(2014, 2, 3)
    assert len(calendar_windows(first, last, usual=31)) == 3
    assert len(calendar_windows(first, last, usual=32)) == 2
    assert spans(calendar_windows(first, last, usual=400)) == ["2013-01-01/2013-12-31", "2014-01-01/2014-12-31"]


def test_only_what_is_known_to_hold_in_the_window_counts_there(claim, ground) -> None:
    claims = [
        claim("c:feb", EAGLES, "alliedWith", FOXES, document="feb"),
        claim("c:mar", EAGLES, "fights", WOLVES, document="mar"),
        claim("c:never", FOXES, "fights", WOLVES, document="undated"),
    ]
    days = {"feb": date(2014, 2, 28), "mar": date(2014, 3, 1)}
    found = ground(claims, published=days, window=MARCH)
    assert [tie.claims for tie in found.ties] == [("c:mar",)]
    assert found.graph.weights.tolist() == pytest.approx([-math.log(9)])
    assert [tie.claims for tie in ground(claims, published=days).ties] == [("c:feb",), ("c:mar",), ("c:never",)]


def test_a_relation_that_is_said_to_hold_on_lasts_into_later_windows(claim, ground) -> None:
    open_ended = claim("c:1", EAGLES, "alliedWith", FOXES, document="jan", time=SINCE_JANUARY)
    then = {"jan": date(2014, 1, 9)}
    assert last_as_said(open_ended, MARCH).time.latest_end == datetime(2014, 3, 31, 23, 59, 59, tzinfo=UTC)
    assert len(ground([open_ended], published=then, window=MARCH).ties) == 1
    past = window_of(date(2013, 1, 1), date(2013, 12, 31))
    assert last_as_said(open_ended, past) is open_ended
    assert ground([open_ended], published=then, window=past).ties == []


def test_what_fades_is_remembered_for_four_half_lives(claim, ground) -> None:
    claims = [claim("c:1", EAGLES, "alliedWith", FOXES, document="d")]

    def weights(day: date) -> list[float]:
        window = window_of(date(2014, 3, 1), date(2014, 3, 31), half_life=30)
        return ground(claims, published={"d": day}, window=window).graph.weights.tolist()

    assert weights(date(2014, 3, 31)) == pytest.approx([math.log(9)])
    assert weights(date(2014, 3, 1)) == pytest.approx([math.log(9) / 2])
    assert weights(date(2014, 1, 30)) == pytest.approx([math.log(9) / 4])
    assert weights(date(2013, 10, 31)) == []


def test_the_first_and_last_known_day(claim) -> None:
    claims = [claim("c:1", EAGLES, "alliedWith", FOXES, document="a", time=SINCE_JANUARY),
              claim("c:2", EAGLES, "fights", WOLVES, document="b")]
    assert known_days(claims, {"a": date(2014, 1, 9), "b": date(2014, 2, 1)}) == (date(2014, 1, 6), date(2014, 2, 1))
    assert known_days(claims[1:], {}) is None
