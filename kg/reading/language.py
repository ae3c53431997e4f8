"""Whether a text is English, as far as that can be known."""

from __future__ import annotations

import math
import re

FEWEST_WORDS = 8
"""Shorter texts are not judged by their words: the headline "Assad, Putin meet" could be anything."""
LEAST_ODDS = 0.01
"""English is refused when it is less than a hundredth as likely as the best language."""
_SAMPLE = 20_000
_LATIN_END = 0x250
_ENGLISH = frozenset(
    {"and", "are", "been", "between", "by", "from", "had", "has", "have", "he", "is", "it", "its", "not", "of", "on"}
    | {"said", "that", "the", "their", "they", "this", "to", "were", "which", "who", "with"}
)
_ENGLISH_SHARE = 0.15
"""So many of these words make a text plainly English; that spares the half second that the models take to load."""


def other_language(text: str) -> str | None:
    """The code of the language a text is in ("und" if only its script tells) when that is plainly not English."""
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    if sum(ord(letter) >= _LATIN_END for letter in letters) * 2 > len(letters):
        return "und"
    words = re.findall(r"\w+", sample.lower())
    if len(words) < FEWEST_WORDS or sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return None
    return _likelier_language(sample)


def _likelier_language(sample: str) -> str | None:
    """The language that is far likelier than English, or None.

    py3langid's scores are log-likelihoods that grow with the text; dividing them by the root of its bytes makes them
    comparable over lengths, as the library itself does for its probabilities.
    """
    from py3langid import rank

    scores: dict[str, float] = dict(rank(sample))
    best = max(sorted(scores), key=lambda code: scores[code])
    odds = math.exp((scores["en"] - scores[best]) / math.sqrt(len(sample.encode("utf-8"))))
    return best if odds < LEAST_ODDS else None
