"""Accounts: by whose word something is told ("by the shepherds' count", "in the words of the mayor")."""

from __future__ import annotations

from kg.extract.parse.sentence import Sentence, Word
from kg.knowledge.lexicon import Lexicon

_BY = frozenset({"by", "in", "on", "from", "per"})


def tellers_of(s: Sentence, prep: Word, lexicon: Lexicon) -> tuple[int, ...]:
    """Whose account a phrase such as "by the army's own admission" gives; empty when it gives none."""
    account = s.kid(prep.i, "pobj")
    if prep.lower not in _BY or account is None or not lexicon.is_a(account.lemma, "account"):
        return ()
    owners = tuple(k.i for k in s.kids(account.i, "poss"))
    named = (k.i for of in s.kids(account.i, "prep") if of.lower == "of" for k in s.kids(of.i, "pobj"))
    return owners or tuple(named)
