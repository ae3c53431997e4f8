"""Recollection: who did what to whom so far, for words that speak of it again ("both sides", "the attackers")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.mentions.phrases import Phrase
from kg.knowledge import Relation

_REACH, _SIDES_REACH = 3, 5
"""How many sentences back whoever struck, and the two sides of a fight, are still spoken of."""

_ATTACKS = frozenset({"attacked", "bombarded"})
_BLOWS = frozenset({"attacked", "bombarded", "killed", "injured", "abducted"})


@dataclass(frozen=True, slots=True)
class _Deed:
    sentence: int
    relation: Relation
    doers: tuple[Phrase, ...]
    others: tuple[Phrase, ...]


class Recollection:
    """The deeds of a document that were read so far, the last one last."""

    def __init__(self) -> None:
        self._deeds: list[_Deed] = []

    def keep(self, sentence: int, relation: Relation, doers: Sequence[Phrase], others: Sequence[Phrase]) -> None:
        """Keeps a deed, with as many of its ends as are known."""
        self._deeds.append(_Deed(sentence, relation, tuple(doers), tuple(others)))

    def sides(self, sentence: int) -> tuple[Phrase, ...]:
        """The two who were last said to be at odds, or else to deal with each other."""
        for hostile in (True, False):
            for deed in self._deeds[::-1]:
                two = {p.name: p for p in (*deed.doers, *deed.others)}
                fits = deed.relation.symmetric and (deed.relation.sign < 0) == hostile
                if fits and len(two) == 2 and sentence - deed.sentence <= _SIDES_REACH:
                    return tuple(two.values())
        return ()

    def strikers(self, sentence: int, *, but: Sequence[str] = ()) -> tuple[Phrase, ...]:
        """Those who last did violence to somebody, none of them by one of the names."""
        for deed in self._within_reach(sentence):
            if deed.relation.name in _BLOWS and deed.doers and not any(p.name in but for p in deed.doers):
                return deed.doers
        return ()

    def _within_reach(self, sentence: int) -> list[_Deed]:
        return [d for d in reversed(self._deeds) if sentence - d.sentence <= _REACH]

    def attackers(self, sentence: int, victims: Sequence[str]) -> tuple[Phrase, ...]:
        """Those who attacked the victims, or somebody who is not said, in an earlier sentence."""
        for deed in self._within_reach(sentence):
            same = not victims or any(p.name in victims for p in deed.others)
            if deed.sentence < sentence and deed.relation.name in _ATTACKS and deed.doers and same:
                return deed.doers
        return ()
