"""opsroom: a knowledge graph of conflict actors and relations, read from news articles."""

__version__ = "0.1.0"
