"""Weights: how much each thing that a reading had to assume takes from its confidence, fitted on gold, as data.

``ontology/confidence.json`` holds them; ``kg eval --calibrate GOLD…`` writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import KnowledgeError
from kg.resources import read_data
from kg.vocab import digest

DIGITS = 2


@dataclass(frozen=True)
class Weights:
    """A logistic model: log odds of a right reading are ``intercept`` plus the weighted features."""

    intercept: float
    features: Mapping[str, float]
    fingerprint: str

    @classmethod
    def of(cls, intercept: float, features: Mapping[str, float]) -> Weights:
        """Weights with few digits: more would pretend that the gold says so much."""
        kept = {name: round(features[name], DIGITS) + 0.0 for name in sorted(features)}
        return cls(round(intercept, DIGITS), kept, digest(map(repr, (round(intercept, DIGITS), sorted(kept.items())))))

    def to_json(self) -> str:
        """The text of ontology/confidence.json."""
        record = {"features": dict(self.features), "intercept": self.intercept}
        return json.dumps(record, indent=1, sort_keys=True) + "\n"


def load_weights() -> Weights:
    """The shipped weights; KnowledgeError when the file is not there or is none of weights."""
    try:
        return parse_weights(read_data("ontology", "confidence.json"))
    except OSError as error:
        raise KnowledgeError(f"ontology/confidence.json: cannot be read: {error}; install opsroom anew") from error


def parse_weights(text: str, *, name: str = "ontology/confidence.json") -> Weights:
    """The weights in a JSON text."""
    try:
        found = json.loads(text)
        return Weights.of(float(found["intercept"]), {str(k): float(v) for k, v in found["features"].items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"{name}: no weights: {error!r}; fit them with kg eval --calibrate") from error
