"""Windows of time: relations last as the dates of their claims say, and fade with a half-life where one is given."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.errors import UsageError
from kg.model import Claim
from kg.store.spans import Period, days, period
from kg.store.terms import end_of, start_of

MEMORY = 4
"""So many half-lives back a faded claim is remembered: by then a sixteenth of its weight is left."""
UNITS = {"d": 1.0, "w": 7.0, "m": 365.25 / 12, "y": 365.25}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
MOST = 36
"""Without a width of their own windows are the shortest that cover the time with no more than so many."""


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is looked at, and the half-life of a claim in days, counted back from its end (None: no fading)."""

    span: Period
    half_life: float | None = None

    @property
    def reach(self) -> Period:
        """The time whose claims count: the window's own, and what is remembered from before."""
        if self.half_life is None:
            return self.span
        start = self.span.start - timedelta(days=MEMORY * self.half_life)
        return Period(start, self.span.end, days(start, self.span.end))

    def left_of(self, known: Period | None) -> float:
        """What is left, from 0 to 1, of a claim that is last known to hold at the end of ``known``."""
        if self.half_life is None:
            return 1.0
        if known is None:
            return 0.0
        age = max(timedelta(0), self.span.end - known.end) / timedelta(days=1)
        return float(0.5 ** (age / self.half_life))


def window_of(first: date, last: date, *, half_life: float | None = None) -> Window:
    """The window from one day to another, both included; UsageError when they are the wrong way round."""
    if last < first:
        raise UsageError(f"the window ends on {last}, before it starts on {first}; exchange the two")
    start, end = start_of(first), end_of(last)
    return Window(Period(start, end, days(start, end)), half_life)


def read_half_life(text: str) -> float:
    """The days in a half-life such as "90d", "8w", "6m" or "1y"; UsageError for anything else.

    >>> read_half_life("2w"), read_half_life("0.5y")
    (14.0, 182.625)
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([dwmy])", text)
    value = float(found[1]) * UNITS[found[2]] if found else 0.0
    if value <= 0:
        raise UsageError(f"{text!r} is no half-life; write a number and d, w, m or y, as in 90d or 6m")
    return value


def last_as_said(claim: Claim, window: Window) -> Claim:
    """The claim, lasting to the end of the window if it is said to hold on ("2014-01/..") and began before that."""
    time = claim.time
    if time is None or not time.edtf.endswith("/.."):
        return claim
    start = time.earliest_start or time.latest_start
    if start is None or start > window.span.end:
        return claim
    return replace(claim, time=replace(time, latest_end=window.span.end))


def known_days(claims: Iterable[Claim], published: Mapping[str, date | None]) -> tuple[date, date] | None:
    """The first and the last day on which any claim is known to hold, None when none is dated."""
    known = [found for claim in claims if (found := period(claim, published.get(claim.document))) is not None]
    if not known:
        return None
    return min(found.start for found in known).date(), max(found.end for found in known).date()


def usual_length(claims: Iterable[Claim], published: Mapping[str, date | None]) -> int:
    """The days of the median time that dated claims are known to hold; 0 when none is dated."""
    known = (period(claim, published.get(claim.document)) for claim in claims)
    lengths = sorted((found.end - found.start).days + 1 for found in known if found is not None)
    return lengths[len(lengths) // 2] if lengths else 0


def calendar_windows(
    first: date, last: date, *, every: str | None = None, usual: int = 0, half_life: float | None = None
) -> list[Window]:
    """The calendar months, quarters or years from the one that holds ``first`` to the one that holds ``last``.

    Without ``every`` ("month", "quarter", "year") it is the shortest that is no shorter than the ``usual`` days a claim
    holds and gives ``MOST`` windows or fewer; if none does, the year.
    """
    widths = [MONTHS[every]] if every else [width for width in MONTHS.values() if usual <= 31 * width] or [12]
    for width in widths:
        start = _month(first) - _month(first) % width
        starts = range(start, _month(last) + 1, width)
        if len(starts) <= MOST:
            break
    return [window_of(_first_day(m), _last_day(m + width - 1), half_life=half_life) for m in starts]


def _month(day: date) -> int:
    return 12 * day.year + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _last_day(month: int) -> date:
    year, number = month // 12, month % 12 + 1
    return date(year, number, monthrange(year, number)[1])
