"""The spelling of names: their words, without what only spelling adds (case, accents, articles, ayn and hamza marks).

Arabic script is read with the letters that carry a sound; hamza seats and vowel signs are dropped first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"['’‘`´ʼʻʿʾ\"“”]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\.\w)\.")
_BEFORE_FOLDING = str.maketrans({"ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "ı": "i", "œ": "oe", "æ": "ae"})
_ARABIC_SEATS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ا", "ء": "", "ـ": "",
                               "ک": "ك", "ی": "ي"})
_ASSIMILATED = re.compile(r"[aeu](sh|th|dh|[tdrzsnlj])")
"""The article before a sun letter, whose sound it takes: an-Nusra, ash-Sham, ez-Zor."""
_ARABIC = re.compile(r"[\u0620-\u064a]")


def plain(name: str) -> str:
    """A name in lower case without accents, quotation marks, ayn and hamza marks and the dots of acronyms."""
    marked = _MARKS.sub("", _DOTS.sub("", _POSSESSIVE.sub("s", name))).translate(_BEFORE_FOLDING)
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", marked).translate(_ARABIC_SEATS)).casefold()
    return "".join(c for c in bare if not unicodedata.combining(c) or unicodedata.combining(c) == 9)


def is_arabic(text: str) -> bool:
    """True when the text has letters of the Arabic script."""
    return bool(_ARABIC.search(text))


def all_words(name: str) -> list[str]:
    """The words of a name, folded, articles among them."""
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in plain(name)).split()


def words(name: str) -> list[str]:
    """The words of a name, folded and without articles; a name that is only an article stays.

    >>> words("Jabhat an-Nusra"), words("The FSA's Army")
    (['jabhat', 'nusra'], ['fsas', 'army'])
    """
    found = all_words(name)
    kept = [_bare(w) for w, after in zip(found, (*found[1:], ""), strict=False) if not is_article(w, after)]
    return kept or found


@lru_cache(maxsize=65536)
def exact_key(name: str) -> str:
    """The key under which a name is the same name but for case, accents, articles, quotes and hyphens.

    >>> exact_key("The Nusra Front") == exact_key("al-Nusra front")
    True
    """
    return " ".join(words(name))


def is_article(word: str, after: str) -> bool:
    """True for "the", "al" and its like, and for an assimilated article before the letter that it takes over."""
    if word in ("the", "al", "el", "ul"):
        return bool(after)
    return bool(_ASSIMILATED.fullmatch(word)) and after.startswith(word[1:])


def _bare(word: str) -> str:
    """A word of Arabic script without "and" and the article in front of it; any other as it is."""
    if not is_arabic(word) or word == "الله":
        return word
    for prefix in ("وال", "لل", "ال"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            return word[len(prefix) :]
    return word
