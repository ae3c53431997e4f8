"""Sayings: which verbs say something, and what hangs on them that is said."""

from __future__ import annotations

from kg.extract.parse.sentence import Sentence, Word
from kg.extract.predicates.triggers import verb_triggers
from kg.knowledge.lexicon import Lexicon

ACCUSING = frozenset({"accuse", "blame", "charge", "suspect", "reproach"})
_COMMITTING = frozenset({"threaten", "vow", "promise", "pledge", "urge", "tell", "demand", "order", "swear", "warn"})
"""Verbs whose infinitive is said: "vowed to attack", "told the troops to leave"."""
_STATING = frozenset(
    "announce declare confirm report claim allege mention deny describe state note predict dismiss".split()
)
"""Verbs whose object or infinitive is said: "claimed the raid"."""
_AWAITING = frozenset({"expect", "believe", "anticipate"})
"""Verbs whose infinitive is thought by their subject: "expect the troops to leave"."""
_WITH_CLAUSE = frozenset(
    (
        "find put count record document register judge conclude answer hope fear expect anticipate establish determine "
        "worry doubt guess verify reckon assume assess reply respond post calculate speak talk"
    ).split()
)
"""Verbs that say something only of a clause, or of what they count ("recorded 40 killings")."""
COUNTING = frozenset({"put", "count", "record", "document", "register", "verify"})
_REGARDING = frozenset("regard consider deem view see call describe label brand depict portray dub".split())
"""Verbs whose subject says what somebody is: "which Ankara regards as an arm of the party"."""
_SPEAKING_OF = frozenset({"speak", "talk", "tell", "complain"})
_NOTICE = frozenset({"attention", "notice", "knowledge"})
_PARTS = frozenset("ccomp xcomp dobj pcomp parataxis advcl dep prep nsubj oprd".split())
"""How what is said may hang on the verb of speech."""


def speaks(s: Sentence, w: Word, lexicon: Lexicon) -> bool:
    """Whether a verb says something, or says what somebody is."""
    if w.pos not in ("VERB", "AUX"):
        return False
    if w.lemma in _SPEAKING_OF and any(k.lower in ("of", "about") for k in s.kids(w.i, "prep")):
        return True
    if w.lemma in _WITH_CLAUSE:
        counted = w.lemma in COUNTING and s.kid(w.i, "dobj") is not None
        return counted or s.kid(w.i, "ccomp") is not None or (w.lemma in _AWAITING and bool(s.kid(w.i, "xcomp")))
    if w.lemma in ("bring", "draw") and s.kid(w.i, "ccomp") is not None:  # "brings to the public's attention that"
        return any(k.lemma in _NOTICE for p in s.kids(w.i, "prep", "dobj") for k in (p, *s.kids(p.i, "pobj")))
    if w.lemma in _REGARDING and _regards(s, w):
        return True
    return (
        w.lemma in ACCUSING
        or w.lemma in _COMMITTING
        or any(lexicon.is_a(t.replace(" ", "_"), "say", "denial") for t in verb_triggers(s, w))
    )


def _regards(s: Sentence, w: Word) -> bool:
    """ "which Ankara regards as an arm of the party": somebody says what somebody is."""
    as_what = any(k.lower == "as" for k in s.kids(w.i, "prep")) or s.kid(w.i, "oprd") is not None
    return w.dep == "relcl" and as_what and s.kid(w.i, "nsubj") is not None


def is_content(s: Sentence, verb: Word, below: Word, lexicon: Lexicon) -> bool:
    """True when the part below the verb is what is said, not who says it or when."""
    if below.dep not in _PARTS:
        return False
    if parted(s, verb, below):
        return False
    if verb.lemma in ACCUSING:
        return below.dep == "prep" and below.lower in ("of", "for", "with")
    if verb.lemma in _REGARDING and not lexicon.is_a(verb.lemma, "say"):
        return below.dep in ("oprd", "xcomp") or (below.dep == "prep" and below.lower == "as")
    if below.dep == "xcomp" and (verb.lemma in _AWAITING or s.kid(verb.i, "auxpass")):
        return True
    if below.dep == "dobj" and verb.lemma in COUNTING:
        return True
    spoken_of = below.lower in ("about", "as") or (below.lower == "of" and verb.lemma in _SPEAKING_OF)
    if below.dep == "nsubj" or (below.dep == "prep" and not spoken_of):
        return False
    if below.dep == "advcl":  # "If they came, he would leave, he said": the condition hung on the speech
        conditional = below.i < verb.i and any(k.lower in ("if", "unless", "should") for k in s.kids(below.i))
        return conditional or any(k.text == '"' for k in s.kids(verb.i, "punct"))
    if below.dep in ("dobj", "xcomp"):
        return (below.dep == "xcomp" and verb.lemma in _COMMITTING) or verb.lemma in _STATING
    return True


def goes_on(s: Sentence, verb: Word, below: Word) -> bool:
    """ "They have not come, he said, but others have": after what he said before, what follows is his as well."""
    said = s.kid(verb.i, "ccomp")
    after = below.dep == "conj" and below.i > verb.i and s.kid(below.i, "nsubj", "nsubjpass") is not None
    return after and said is not None and said.i < verb.i and ";" not in (w.text for w in s.words[verb.i : below.i])


def parted(s: Sentence, one: Word, other: Word) -> bool:
    """Whether a semicolon stands between two words, and no "that" takes up what was said before it."""
    later = max(one, other, key=lambda w: w.i)
    taken_up = any(k.lower == "that" for k in s.kids(later.i, "mark"))
    return not taken_up and any(w.text == ";" for w in s.words[min(one.i, other.i) : max(one.i, other.i)])
