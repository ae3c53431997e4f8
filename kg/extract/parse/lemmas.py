"""Lemmas: what the model's lemmatizer gets wrong, most of it an "e" too many or too few."""

from __future__ import annotations

import re

_LEMMAS = {
    "rechristened": "rechristen",
    "resupplied": "resupply",
    "readmitted": "readmit",
    "initialled": "initial",
    "initialed": "initial",
    "extolled": "extol",
    "besieging": "besiege",
    "overcame": "overcome",
    "forgave": "forgive",
    "teargassed": "teargas",
    "garrotted": "garrotte",
    "sieged": "siege",
    "died": "die",
    "dying": "die",
    "bases": "base",
    "axes": "axis",
    "taxes": "tax",
    "graves": "grave",
    "hostilities": "hostilities",
    "salvos": "salvo",
}
_SHORT = re.compile(r"([^aeiou]*[aeiouy][^aeiouswxy])(?:ed|ing)")
"""A short vowel would have doubled its consonant ("wagged"): "waged", "caning"."""
_DOUBLED = re.compile(r"(.*([bdgmnprt]))\2e")
"""What the model leaves of "gutted"."""
_CLUSTER = re.compile(r"(.*(?:ck|ct|ft|ld|lm|lt|mp|nd|nt|pt|rd|rk|rm|rt|sh))e")
"""What the model leaves of "rebranded": no verb ends so."""


def right_lemma(form: str, lemma: str, tag: str) -> str:
    """The lemma of a form in lower case, given the model's and the tag of the word."""
    if form in _LEMMAS:
        return _LEMMAS[form]
    if tag in ("VBD", "VBN", "VBG"):
        if (short := _SHORT.fullmatch(form)) and lemma == short[1]:
            return f"{lemma}e"
        regular = form in (f"{lemma}d", f"{lemma[:-1]}ing")
        if regular and (stem := _DOUBLED.fullmatch(lemma) or _CLUSTER.fullmatch(lemma)):
            return stem[1]
    return lemma
