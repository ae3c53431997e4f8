"""Lines under a picture, known by the credit that closes or opens them."""

from __future__ import annotations

import re

from kg.reading.cues import OUTLETS

_AGENCY = rf"(?:{OUTLETS}|REUTERS|EPA|Getty(?: Images)?|Handout|Courtesy of)"
_PICTURE = r"(?:file )?(?:photo(?:graph)?s?|pictures?|images?|illustrations?)"
_CREDITS = tuple(
    re.compile(credit)
    for credit in (
        rf"(?:^|[.!?”\")\]]\s+|[(\[|]\s*)(?i:{_PICTURE}(?: credits?)?(?: ?:| by | via | courtesy )).{{1,80}}$",
        rf"[(\[]{_AGENCY}(?:/[^\])]{{1,60}}|(?i: {_PICTURE})[^\])]{{0,60}})?[)\]]\.?$",
        r"[(\[](?i:file|archive|handout)\b[^\])]{0,60}[)\]]\.?$",
        r"(?:^|[\s(\[])(?:REUTERS|Reuters|AFP|AP|EPA)(?: Photo)?/[A-Z][^.]{1,60}[.)\]]?$",
        r"\bGetty Images\b[^.]{0,20}[.)\]]{0,2}$",
        rf"^(?i:{_PICTURE}(?: credits?)?|caption)\s*:",
    )
)
_MOST_WORDS = 80


def is_caption(text: str) -> bool:
    """Whether a paragraph, its white space made single, describes a picture and says whose it is."""
    return len(text.split()) <= _MOST_WORDS and any(credit.search(text) for credit in _CREDITS)
