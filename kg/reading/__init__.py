"""Reading: a file becomes a ``Document``. The only place where articles are opened."""

from kg.reading.articles import MAX_CHARACTERS, read_article, read_documents
from kg.reading.files import MAX_BYTES, SUFFIXES

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "SUFFIXES", "read_article", "read_documents"]
