"""The rules: how English says a time, as patterns over the plain form and what each makes of its match.

Those that count from the day of publication stand apart, to be left out when it is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kg.extract.context.time.moments import (
    CONNECTORS,
    DAY,
    Found,
    Moment,
    between,
    since,
    span,
    step,
    stretch,
    years_away,
)
from kg.extract.context.time.scan import MODIFIERS, SEASONS, Scan, number_in

# -- rules that need no day of publication ---------------------------------------------------------------------------
_BEFORE_YEARS = frozenset(
    (
        "in since until till by of from during throughout before after early late mid - between and to through "
        "around circa"
    ).split()
)


def _slashed(m: re.Match[str], scan: Scan) -> Found:
    """The day of "27/02/2014" and "02/27/2014"; "03/04/2014" could be either of two."""
    a, b = sorted((int(m["a"]), int(m["b"])))
    return Moment.from_date(int(m["year"]), a, b) if a == b or b > 12 else None


def _date(m: re.Match[str], scan: Scan) -> Found:
    return _day_of(int(m["year"]), m)


def _dates(m: re.Match[str], scan: Scan) -> Found:
    return _days_of(int(m["year"]), m)


def _day_of(year: int, m: re.Match[str]) -> Moment | None:
    return Moment.from_date(year, int(m["month"]), int(m["day"]))


def _days_of(year: int, m: re.Match[str]) -> Found:
    """The days of "from 25 to 27"; "on 25 and 26", but not a chance "25 and 26"."""
    if m["and"] and m["how"] not in ("between", "on"):
        return None
    return span(m["how"], _day_of(year, m), Moment.from_date(year, int(m["month"]), int(m["to"])))


def _month_of_year(m: re.Match[str], scan: Scan) -> Found:
    return Moment.from_months(int(m["year"]), int(m["month"]))


def _months_of_year(m: re.Match[str], scan: Scan) -> Found:
    """The months of "from November to January 2013", which began the year before."""
    year, a, b = int(m["year"]), int(m["month"]), int(m["to"])
    return span(m["how"], Moment.from_months(year - (a > b), a), Moment.from_months(year, b))


def _season_of_year(m: re.Match[str], scan: Scan) -> Found:
    """Three months, about; "the winter of 2013" may also be the one that ended in it."""
    start, year = SEASONS[m["season"]], int(m["year"])
    season = Moment.from_season(year, start)
    return season and (replace(season, low=date(year, 1, 1)) if start == 12 and not m["to"] else season)


def _years(m: re.Match[str], scan: Scan) -> Found:
    """The years of "2011-2013" and "2011-12"; other pairs such as "2014-02" are a year and a month."""
    year, other = int(m["year"]), int(m["to"])
    last = other if other > 100 else year // 100 * 100 + other
    if last == year + 1 or (last > year and other > 12):
        return span("from", Moment.from_months(year, 1, 12), Moment.from_months(last, 1, 12))
    return Moment.from_months(year, other)


def _year(m: re.Match[str], scan: Scan) -> Found:
    """A number that can only be a year: by the word before it, and not a count of things."""
    before = scan.text[: m.start()].split()[-1:]
    counted = scan.counts(m, "year")
    known = before == ["the"] and counted.tag == "NN" if counted else not _BEFORE_YEARS.isdisjoint(before)
    return Moment.from_months(int(m["year"]), 1, 12) if known else None


# -- rules that count from the day of publication --------------------------------------------------------------------
_NEAR = dict.fromkeys(("today", "this day", "tonight", "this morning", "this afternoon", "this evening"), (0, 0)) | {
    "the day before yesterday": (-2, -2),
    "yesterday": (-1, -1),
    "last night": (-1, 0),
    "overnight": (-1, 0),
    "tomorrow": (1, 1),
    "the day after tomorrow": (2, 2),
}


def _near_day(now: date, m: re.Match[str], scan: Scan) -> Found:
    first, last = _NEAR[m[0]]
    return Moment.from_days(now + first * DAY, now + last * DAY)


def _near_date(now: date, m: re.Match[str], scan: Scan) -> Found:
    if scan.counts(m, "day"):
        return None
    found = _day_of(_near_year(now, m, scan), m)
    return found and replace(found, recurs="year")


def _near_dates(now: date, m: re.Match[str], scan: Scan) -> Found:
    return _days_of(_near_year(now, m, scan), m)


def _near_year(now: date, m: re.Match[str], scan: Scan) -> int:
    said = int(m["month"]), int(m["day"])
    return now.year + years_away(said, (now.month, now.day), None, ahead=scan.is_ahead(m.start("month")))


def _weekend(now: date, m: re.Match[str], scan: Scan) -> Found:
    back = (now.weekday() - 5) % 7
    saturday = now - (back + 7 if m["which"] == "last" and back < 2 else back) * DAY
    return Moment.from_days(saturday, saturday + DAY)


def _weekday(now: date, m: re.Match[str], scan: Scan) -> Found:
    """The last such day on or before publication; the first from it on when what is said is to come."""
    back = (now.weekday() - int(m["day"])) % 7
    if m["which"] in ("next", "coming"):
        days = 7 - back
    elif m["which"] in ("last", "past"):
        days = -(back or 7)
    else:
        days = -back % 7 if scan.is_ahead(m.start("day")) else -back
    return replace(Moment.from_days(now + days * DAY), recurs="week")


def _month(now: date, m: re.Match[str], scan: Scan) -> Found:
    """The last such month begun; "the March" that nothing follows is a march."""
    word = scan.sentence.words[scan.word(m.start("month"))]
    if scan.text[: m.start()].endswith(" the ") and word.dep not in MODIFIERS:
        return None
    month = int(m["month"])
    turn = years_away((month,), (now.month,), m["which"], ahead=scan.is_ahead(m.start("month")))
    found = Moment.from_months(now.year + turn, month)
    return found and replace(found, recurs="year")


def _season(now: date, m: re.Match[str], scan: Scan) -> Found:
    """The last one begun; "last" is one that has ended, and "the fall" mostly that of a city."""
    start, which = SEASONS[m["season"]], None if m["which"] == "the" else m["which"]
    if m["season"] == "fall" and which is None:
        return None
    if start == 12 and which == "this":
        which = None
    base = step(now, -2, "month") if which == "last" else now
    turn = years_away((start,), (base.month,), which, ahead=scan.is_ahead(m.start("season")))
    found = Moment.from_season(base.year + turn, start)
    return found and replace(found, recurs="year")


def _calendar(now: date, m: re.Match[str], scan: Scan) -> Found:
    """A unit of the calendar: "last week", "this year"."""
    unit = m["unit"]
    return Moment.from_unit(step(now, {"last": -1, "next": 1}.get(m["which"], 0), unit), unit)


def _calendar_part(now: date, m: re.Match[str], scan: Scan) -> Found:
    """The part of a unit that is over or to come: "earlier this month", "later in the week"."""
    unit = Moment.from_unit(now, m["unit"])
    return unit and (Moment.from_days(unit.first, now) if m["part"] == "earlier" else Moment.from_days(now, unit.last))


def _ago(now: date, m: re.Match[str], scan: Scan) -> Found:
    """The unit that lies a number of units back; "a few days ago" is some time in recent days."""
    unit = m["unit"]
    if not m["count"]:
        return replace(Moment.recent(now, unit), role="at") if m["plural"] else None
    found = Moment.from_unit(step(now, -number_in(m), unit), unit)
    if found is None or not m["about"]:
        return found
    return found.roughly(max(1, found.size // 2, (now - found.last).days // 5))


def _past(now: date, m: re.Match[str], scan: Scan) -> Found:
    """The time up to publication, or from it on: "in the past two days", "over the coming week", "in recent months"."""
    unit, ahead = m["unit"], m["which"] in ("next", "coming")
    if m["some"] or (m["plural"] and not m["count"] and m["which"] not in ("last", "next")):
        return Moment.recent(now, unit, ahead=ahead)
    if not m["count"] and (m["plural"] or m["which"] not in ("past", "coming")):
        return None
    today, other = Moment.from_days(now), Moment.from_unit(step(now, number_in(m) * (1 if ahead else -1), unit), "day")
    if other is None:
        return None
    if m["how"] == "for" and not ahead:
        return stretch(other, today, ends=False)
    return between(today, other) if ahead else between(other, today)


def _old(now: date, m: re.Match[str], scan: Scan) -> Found:
    """Since when something is there: "the 10-month-old siege"."""
    found = Moment.from_unit(step(now, -number_in(m), m["unit"]), m["unit"])
    return found and since(found.roughly())


# -- rules that build on what was read -------------------------------------------------------------------------------
_BACK, _ON = ("earlier", "before", "previous"), ("later", "after", "next", "following")
_WAYS = dict.fromkeys(_BACK, -1) | dict.fromkeys(("same", "that"), 0) | dict.fromkeys(_ON, 1)
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


def _anchored(m: re.Match[str], scan: Scan) -> Found:
    """A time counted from another one of the sentence: "a day earlier", "the same day", "two days after Friday"."""
    said = m.groupdict()
    anchor = scan.moment(m, "x") if "x" in said else scan.anchor(m.start())
    way, unit = _WAYS[m["way"]], m["unit"]
    if anchor is None or (unit == "day" and anchor.size > 1):
        return None
    if said.get("some"):
        return replace(Moment.recent(anchor.first, unit, ahead=way > 0), role="at")
    found = Moment.from_unit(step(anchor.first, way * number_in(m), unit), unit)
    return found.roughly() if found and said.get("about") else found


def _narrowed(m: re.Match[str], scan: Scan) -> Found:
    return scan.moment(m, "a").narrowed(scan.moment(m, "b"))


def _part(m: re.Match[str], scan: Scan) -> Found:
    return scan.moment(m, "x").third(_PARTS[m["part"]])


def _week_of(m: re.Match[str], scan: Scan) -> Found:
    x = scan.moment(m, "x")
    first = x.first if m["part"] == "first" else x.last - 6 * DAY
    return Moment.from_days(first, first + 6 * DAY)


def _around(m: re.Match[str], scan: Scan) -> Found:
    return scan.moment(m, "x").roughly()


def _range(m: re.Match[str], scan: Scan) -> Found:
    a, b = scan.moment(m, "a"), scan.moment(m, "b")
    return between(a, b) if m["how"] == "between" else stretch(a, b)


def _connected(m: re.Match[str], scan: Scan) -> Found:
    return CONNECTORS[m["loose"] or m["strict"]](scan.moment(m, "x"))


# -- the rules, in the order they are tried --------------------------------------------------------------------------
_DATES = ("(?:the )?<DAY> (?:of )?<MONTH>", "<MONTH> (?:the )?<DAY>")
_DATE_SPANS = (r"<HOW><DAY> <TO>(?P<to>\d\d) (?:of )?<MONTH>", r"<HOW><MONTH> <DAY> <TO>(?P<to>\d\d)")
_Rules = tuple[tuple[str, Callable[[re.Match[str], Scan], Found]], ...]

ABSOLUTE: _Rules = (
    (r"<YEAR> - (?P<month>\d\d) - <DAY>", _date),
    (r"(?P<a>\d\d) / (?P<b>\d\d) / <YEAR>", _slashed),
    *((days + "<OF><YEAR>", _dates) for days in _DATE_SPANS),
    *((day + "<OF><YEAR>", _date) for day in _DATES),
    (r"<HOW><MONTH> <TO>m(?P<to>\d\d)<OF><YEAR>", _months_of_year),
    (r"<MONTH><OF><YEAR>", _month_of_year),
    (r"(?:the )?<SEASON><OF><YEAR>(?: [-/] (?P<to>\d\d(?:\d\d)?))?", _season_of_year),
    (r"<YEAR> - (?P<to>\d\d(?:\d\d)?)", _years),
    (r"<YEAR>", _year),
)
RELATIVE: tuple[tuple[str, Callable[[date, re.Match[str], Scan], Found]], ...] = (
    *((days, _near_dates) for days in _DATE_SPANS),
    *((day, _near_date) for day in _DATES),
    ("|".join(_NEAR), _near_day),
    (r"(?:the|(?P<which>this|last))(?: past)? weekend", _weekend),
    (r"(?:(?P<count>\d{2,3}) - )?<UNIT> - old", _old),
    (r"(?<!half )(?:<ABOUT><COUNT> )?<UNIT> ago", _ago),
    (r"(?P<part>earlier|later) (?:this|in the) <WHOLE>", _calendar_part),
    (r"(?P<which>this|last|next) <WHOLE>(?! of)", _calendar),
    (r"(?:(?<=beginning of )|(?<=start of )|(?<=middle of )|(?<=end of ))(?P<which>the) <WHOLE>", _calendar),
    (r"(?:(?P<how>for|in|over|during|within) )?(?:(?:the|these|its|their) )?<REACH> (?:<COUNT> )?<UNIT>(?! of)", _past),
    (r"(?<!every )(?<!each )(?:this )?(?:(?P<which>this|last|past|next|coming) )?w(?P<day>\d)", _weekday),
    (r"(?:(?P<which>this|last|next) )?<MONTH>", _month),
    (r"(?P<which>this|last|next|the) <SEASON>", _season),
)
COMPOSED: _Rules = (
    (r"<ABOUT><COUNT> <UNIT> (?P<way>earlier|later)", _anchored),
    (r"(?:the )?(?P<way>same|next|following|previous|that) (?P<unit>day)", _anchored),
    (r"<A>(?: ,| of| in)? <B>", _narrowed),
    (r"<ABOUT><COUNT> <UNIT> (?P<way>after|before) <X>", _anchored),
    (r"(?:the )?(?P<part>first|last) week of <X>", _week_of),
    (r"(?:the )?(?P<part>early|mid|late)(?: (?:-|in|on))? <X>", _part),
    (r"(?:the )?(?P<part>beginning|start|middle|end) of <X>", _part),
    (r"(?:around|circa) <X>", _around),
    (r"(?P<how>from|between) <A> (?:to|until|till|through|and) <B>", _range),
    (r"(?P<how>)<A> (?:to|until|till|through|-) <B>", _range),
    (r"(?:ever )?(?:<LOOSE>|<STRICT>)(?: in| on| from| at least)? <X>(?(strict)(?! 's))", _connected),
)
