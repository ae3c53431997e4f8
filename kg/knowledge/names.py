"""Names as they are compared, and the names that packs know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.knowledge.packs import Pack, PackActor, PackPlace

_ARTICLE = re.compile(r"\b(?:(?:al|an|ar|as|ash|at|ad|adh|ath|az|el|ul)-|(?:al|el|the) )(?=\w)")
_MARKS = re.compile(r"'s\b|[.‘’'ʼ`ʿʾ]")


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """A name as it is compared: no case, accents, articles, apostrophes, genitive or hyphens.

    >>> fold("The al-Nusra Front") == fold("Al Nusra front") == fold("an-Nuṣra Front")
    True
    """
    plain = name.replace("’s", "'s").casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    bare = _ARTICLE.sub("", _MARKS.sub("", plain))
    return " ".join(re.findall(r"[^\W_]+", bare)) or " ".join(re.findall(r"[^\W_]+", plain))


@dataclass(frozen=True)
class KnownNames:
    """Folded name -> (type, preferred name) of a pack entry, and the words that such names begin with."""

    entries: Mapping[str, tuple[str, str]]
    openings: frozenset[str]

    @classmethod
    def from_pack(cls, pack: Pack) -> KnownNames:
        """The names of a pack; one that two entries go by stays out, because to choose would be to guess."""
        found: dict[str, tuple[str, str]] = {}
        clash = set()
        entries: list[PackPlace | PackActor] = [*pack.places.values(), *pack.actors.values()]
        for entry in entries:
            for alias in (entry.name, *entry.aliases, *entry.hidden):
                key = fold(alias)
                if key in found and found[key] != (entry.type, entry.name):
                    clash.add(key)
                found[key] = (entry.type, entry.name)
        kept = {k: v for k, v in found.items() if k not in clash and len(k) > 2}
        return cls(kept, frozenset(k.split()[0] for k in kept))

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def __getitem__(self, key: str) -> tuple[str, str]:
        return self.entries[key]
