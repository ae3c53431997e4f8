"""When a tie began and ended, as ISO dates no more precise than what is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime

from kg.model import Interval


def since(interval: Interval | None) -> str | None:
    """The start as YYYY, YYYY-MM or YYYY-MM-DD; of a vague one, the first day it is known to hold."""
    if interval is None:
        return None
    return _iso(interval.earliest_start, interval.latest_start, interval.latest_start or interval.earliest_start)


def until(interval: Interval | None) -> str | None:
    """The end, written like the start; None when it may still hold."""
    if interval is None or interval.latest_end is None:
        return None
    return _iso(interval.earliest_end, interval.latest_end, interval.earliest_end or interval.latest_end)


def _iso(earliest: datetime | None, latest: datetime | None, vague: datetime | None) -> str | None:
    """The one day, month or year that the bounds enclose exactly, or else the day of ``vague``."""
    if earliest and latest:
        first, last = earliest.date(), latest.date()
        if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
            return f"{first:%Y}"
        if (first, last) == (first.replace(day=1), first.replace(day=monthrange(first.year, first.month)[1])):
            return f"{first:%Y-%m}"
    return vague.date().isoformat() if vague else None
