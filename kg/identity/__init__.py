"""Identity: a name becomes an actor, or stays unsure.

``Linker`` ties the names of a claim to the entries of the packs; ``same_name`` compares two names of which nothing
else is known.
"""

from __future__ import annotations

from kg.identity.linker import Linker
from kg.identity.verdict import Outcome, Verdict, same_name

__all__ = ["Linker", "Outcome", "Verdict", "same_name"]
