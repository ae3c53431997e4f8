"""The first and last day a tie is known to hold, as ISO dates no more precise than what is known."""

from __future__ import annotations

import re
from datetime import datetime

from kg.model import Interval

_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")


def since(interval: Interval | None) -> str | None:
    """The start as YYYY, YYYY-MM or YYYY-MM-DD; of a vague one, the first day it is known to hold; None if unknown."""
    if interval is None:
        return None
    return _iso(interval.edtf.split("/")[0], interval.latest_start or interval.earliest_start)


def until(interval: Interval | None) -> str | None:
    """The end, written like the start; of a vague one, the last day it is known to hold; None if open or unknown."""
    if interval is None:
        return None
    return _iso(interval.edtf.split("/")[-1], interval.earliest_end or interval.latest_end)


def ended(interval: Interval | None) -> str | None:
    """The end of a span that says when it ended; a bare date says that something held then, not that it stopped."""
    return until(interval) if interval and "/" in interval.edtf else None


def _iso(edtf: str, vague: datetime | None) -> str | None:
    """The EDTF date where it is a plain ISO one, or else the day of ``vague`` (EDTF level 0 and above, ISO 8601-2)."""
    if _ISO.fullmatch(edtf):
        return edtf
    return vague.date().isoformat() if vague else None
