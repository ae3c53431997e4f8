"""The spelling of names: forms under which two printed names are compared."""

from __future__ import annotations

import re
import unicodedata

ARTICLES = frozenset("al el ul an ash as ad adh ar at az ath".split())
"""The Arabic article as printed: before a sun letter it takes that letter's sound (an-Nusra, ash-Sham)."""
_MARKS = re.compile(r"['’‘`´ʼʻʿʾ\"“”]|(?<=\w)\.")


def plain(name: str) -> str:
    """A name in lower case without accents, quotation marks, ayn and hamza marks and the dots of acronyms."""
    bare = unicodedata.normalize("NFKD", _MARKS.sub("", re.sub(r"['’]s\b", "", name))).casefold()
    return "".join(c for c in bare if not unicodedata.combining(c))


def exact_key(name: str) -> str:
    """The key under which a name is the same name but for case, accents, articles, quotes and hyphens.

    >>> exact_key("The Nusra Front") == exact_key("al-Nusra front")
    True
    """
    words = re.findall(r"\w+", plain(name))
    return " ".join([w for w in words if w != "the" and w not in ARTICLES] or words)
