"""Text files of the demonstration corpus; no code."""
