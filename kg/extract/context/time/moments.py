"""Moments, spells and the calendar: days become EDTF intervals (ISO 8601-2) with honest bounds.

Weeks begin on Monday. What is counted is named whole: "two weeks ago" is the week of that day. A guess is marked
approximate ("~"), and its bounds reach further. Seasons have EDTF's codes ("2013-21" is spring), with the bounds of
approximate months; a winter is that of the year in which it begins.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from kg.model import Interval

Role = Literal["at", "since", "until", "during"]
"""How an interval is meant: something at some time in it, from it on, up to it, or all along it."""

DAY = timedelta(days=1)
_REACH = {"hour": 1, "day": 7, "week": 5, "month": 6, "year": 5}
"""How many units "recent", "a few" or "several" reach: a guess, and marked as one."""


def step(day: date, count: int, unit: str) -> date:
    """The day that many units on; the last one of a month that is too short."""
    if unit in ("month", "year"):
        year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day + (int(count / 24) if unit == "hour" else count * 7 if unit == "week" else count) * DAY


def years_away(said: tuple[int, ...], now: tuple[int, ...], which: str | None, *, ahead: bool) -> int:
    """How many years away the month (and day) meant is: the last one begun, unless the words say otherwise."""
    if which == "last":
        return 0 if said < now else -1
    if which == "next":
        return 0 if said > now else 1
    if which == "this":
        return 0
    return int(said < now) if ahead else -int(said > now)


@dataclass(frozen=True, slots=True)
class Moment:
    """The days ``first`` to ``last`` as said, and the outermost ones, ``low`` and ``high``, that they may mean.

    ``about``: said or taken approximately. ``recurs``: the same words also mean the one a week or year before.
    """

    first: date
    last: date
    low: date
    high: date
    about: bool = False
    recurs: Literal["", "week", "year"] = ""
    role: Role = "at"
    season: int = 0
    """EDTF's code of a season, 21 to 24."""

    @classmethod
    def from_days(cls, first: date, last: date | None = None) -> Moment:
        """The days from one to another, or that day alone."""
        return cls(first, last or first, first, last or first)

    @classmethod
    def from_date(cls, year: int, month: int, day: int) -> Moment | None:
        """That day; None when there is none such."""
        known = 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
        return cls.from_days(date(year, month, day)) if known else None

    @classmethod
    def from_months(cls, year: int, month: int, count: int = 1) -> Moment | None:
        """That many months from one on; None when there is none such."""
        if not (1900 <= year <= 2100 and 1 <= month <= 12):
            return None
        first = date(year, month, 1)
        return cls.from_days(first, step(first, count, "month") - DAY)

    @classmethod
    def from_unit(cls, day: date, unit: str) -> Moment | None:
        """The day, week, month or year that holds a day."""
        if unit == "week":
            monday = day - day.weekday() * DAY
            return cls.from_days(monday, monday + 6 * DAY)
        if unit == "month":
            return cls.from_months(day.year, day.month)
        return cls.from_months(day.year, 1, 12) if unit == "year" else cls.from_date(day.year, day.month, day.day)

    @classmethod
    def recent(cls, now: date, unit: str, *, ahead: bool = False) -> Moment:
        """Some days, weeks or months up to a day, or from it on: how many is a guess."""
        other = step(now, _REACH[unit] * (1 if ahead else -1), unit)
        about = cls.from_days(min(other, now), max(other, now)).roughly()
        return replace(about, low=now, role="during") if ahead else replace(about, high=now, role="during")

    @classmethod
    def from_season(cls, year: int, month: int) -> Moment | None:
        """The season that begins in that month, about; None when there is none such."""
        months = cls.from_months(year, month, 3)
        return months and replace(months.roughly(30), season=20 + month // 3)

    @property
    def edtf(self) -> str:
        """A day, a month or a year when these are the days of one; else the first and last of them."""
        a, b = self.first, self.last
        if self.season:
            return f"{a.year}-{self.season}"
        size = 10
        if a.day == 1 and b.day == monthrange(b.year, b.month)[1]:
            size = 4 if (a.month, b.month) == (1, 12) else 7
        return "/".join(dict.fromkeys(f"{day.isoformat()[:size]}{'~' * self.about}" for day in (a, b)))

    @property
    def opening(self) -> str:
        """The first part of the EDTF string."""
        return self.edtf.partition("/")[0]

    @property
    def closing(self) -> str:
        """The last part of the EDTF string."""
        return self.edtf.rpartition("/")[2]

    @property
    def size(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1

    def roughly(self, reach: int | None = None) -> Moment:
        """The same, approximate: it may reach so many days (half its own length) further on both sides."""
        further = timedelta(days=reach or max(1, self.size // 2))
        return replace(self, about=True, low=self.first - further, high=self.last + further)

    def turned(self, count: int, unit: str) -> Moment:
        """The same, that many weeks or years on; the end of February stays its end."""
        first, low = (step(day, count, unit) for day in (self.first, self.low))
        last, high = (step(day + DAY, count, unit) - DAY for day in (self.last, self.high))
        return replace(self, first=first, last=last, low=low, high=high)

    def narrowed(self, to: Moment) -> Moment | None:
        """The one of its turns within another: "January last year", "Tuesday of last week", "Friday, 28 February"."""
        if self.recurs == "year" and to.size > 360:
            return replace(self.turned(to.first.year - self.first.year, "year"), recurs="")
        if self.recurs == "week" and to.size == 7:
            return Moment.from_days(to.first + self.first.weekday() * DAY)
        return to if self.recurs == "week" and to.size == 1 else None

    def third(self, which: int) -> Moment:
        """Its early, middle or late part, which may reach into the rest of it; a day has none."""
        if self.size == 1:
            return self
        if self.size > 360:
            first, after = (step(self.first, 4 * k, "month") for k in (which, which + 1))
        else:
            length = self.size // 3 * DAY
            first = self.first + which * length
            after = first + length if which < 2 else self.last + DAY
        third = Moment.from_days(first, after - DAY).roughly()
        return replace(third, low=max(third.low, self.low), high=min(third.high, self.high), recurs=self.recurs)


@dataclass(frozen=True, slots=True)
class Spell:
    """A time that nothing more can be built on."""

    role: Role
    interval: Interval


Found = Moment | Spell | None


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), UTC)


def within(m: Moment) -> Interval:
    """The interval of something that began and ended at some time in a moment."""
    low, high = _start(m.low), _end(m.high)
    return Interval(m.edtf, low, high, low, high)


def _during(m: Moment) -> Spell:
    return Spell("during", within(m))


def since(m: Moment) -> Spell:
    """From a moment on."""
    return Spell("since", Interval(f"{m.opening}/..", _start(m.low), _end(m.high)))


def _after(m: Moment) -> Spell:
    return Spell("since", Interval(f"{m.closing}/..", _end(m.low if m.about else m.last)))


def _until(m: Moment) -> Spell:
    return Spell("until", Interval(f"../{m.closing}", None, None, _start(m.low), _end(m.high)))


def _before(m: Moment) -> Spell:
    latest = _start(m.high if m.about else m.first)
    return Spell("until", Interval(f"../{m.opening}", None, latest, None, latest))


def _by(m: Moment) -> Spell:
    """Something that had begun by then, whether or not it ended."""
    return Spell("until", Interval(f"../{m.closing}", None, _end(m.high)))


CONNECTORS: dict[str, Callable[[Moment], Spell]] = {
    "since": since,
    "starting": since,
    "beginning": since,
    "from": since,
    "after": _after,
    "until": _until,
    "till": _until,
    "up to": _until,
    "through": _until,
    "before": _before,
    "prior to": _before,
    "by": _by,
    "during": _during,
    "throughout": _during,
    "over": _during,
}
"""What a connecting word makes of a moment."""


def stretch(first: Moment, last: Moment, *, ends: bool = True) -> Spell | None:
    """All the time from the one to the other; unless it ``ends`` there, it may go on."""
    begun = _ordered(first, last)
    if begun is None:
        return None
    bounds = _start(begun.low), _end(begun.high), _start(last.low), _end(last.high) if ends else None
    return Spell("during", Interval(f"{begun.opening}/{last.closing}", *bounds))


def between(first: Moment, last: Moment) -> Moment | None:
    """Some time between the two, or on them."""
    begun = _ordered(first, last)
    if begun is None:
        return None
    return Moment(begun.first, last.last, begun.low, last.high, about=begun.about or last.about, role="during")


def span(how: str | None, first: Moment | None, last: Moment | None) -> Found:
    """All the time "from" the one to the other, or some time between them; None when a day does not exist."""
    if first is None or last is None:
        return None
    return stretch(first, last) if how == "from" else between(first, last)


def _ordered(first: Moment, last: Moment) -> Moment | None:
    """The first of the two, a turn earlier where it recurs and would lie behind the other; None when it still does."""
    if first.first > last.first and first.recurs:
        first = first.turned(-1, first.recurs)
    return first if first.low <= last.low and first.high <= last.high else None
