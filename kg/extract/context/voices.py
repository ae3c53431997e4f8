"""Voices: what it changes that somebody speaks of himself ("we shall", "it says that it will", "it demands")."""

from __future__ import annotations

from kg.extract.context.stance import Stance
from kg.knowledge.names import fold
from kg.model import Modality

Chain = tuple[str, ...]
SPEECH_ACTS = frozenset(
    (
        "accused threatened demandedOf praised mourned opposes rejected declaredWarOn pledgedAllegianceTo "
        "gaveUltimatumTo"
    ).split()
)
"""Relations that one enters into by speaking: no source vouches for them but he who does."""
_OWN_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def speaks_of_himself(chain: Chain, doer: str | None) -> bool:
    """Whether the innermost source is the one who acts, or speaks for him ("army spokesman")."""
    return bool(chain) and doer is not None and (fold(doer) in fold(chain[-1]) or chain[-1] in _OWN_VOICES)


def as_meant(stance: Stance, chain: Chain, doer: str | None) -> Stance:
    """What the doer's own side says that he will do is not foretold but meant."""
    if stance.modality is Modality.PREDICTED and speaks_of_himself(chain, doer):
        return Stance(stance.polarity, Modality.INTENDED)
    return stance
